"""Whether the topics of a question are spelt as those of the others are: rule T03."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Flaw
from mockprep.domain.plan import QuestionListing

_RARE = 2
"""Questions below a topic up to which it may be a slip."""
_LONG_ENOUGH = 5
"""Letters from which one letter more, less or other is a slip and not another word."""
_ENOUGH_QUESTIONS = 20
"""Questions from which a first word that only one of them has is worth a remark."""

Counts = Mapping[str, int]


def topic_counts(listings: Iterable[QuestionListing]) -> Counts:
    """How many questions are at or below each topic."""
    return Counter(
        topic for listing in listings for topic in set(_with_those_above(listing.topics))
    )


def lint_topics(subject: Subject, counts: Counts) -> Iterator[Flaw]:
    """Rule T03."""
    for at, topic in enumerate(subject.question.topics):
        for part in _with_those_above([topic]):
            if message := _doubt(part, counts):
                yield subject.flaw("T03", message, "topics", at, warn=True)
                break


def _with_those_above(topics: Iterable[str]) -> Iterator[str]:
    """Each topic after the ones that it lies below."""
    for topic in topics:
        parts = topic.split(".")
        yield from (".".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _doubt(topic: str, counts: Counts) -> str:
    """Why a topic is probably misspelt; empty where it is not."""
    own = counts.get(topic, 0)
    if own > _RARE:
        return ""
    above, _, last = topic.rpartition(".")
    siblings = [
        other
        for other, number in counts.items()
        if number >= own and other != topic and other.rpartition(".")[0] == above
    ]
    near = [other for other in siblings if is_like(last, other.rpartition(".")[2])]
    if near:
        best = max(near, key=lambda other: counts[other])
        number = counts[best]
        return f"`{topic}` is nearly `{best}`, which {_questions(number)}; use one of the two"
    if not above and own <= 1 and _size(counts) >= _ENOUGH_QUESTIONS:
        roots = sorted(root for root in counts if "." not in root and root != topic)
        return f"no other question is about `{topic}`; the first words in use are {_list(roots)}"
    return ""


def _size(counts: Counts) -> int:
    """About how many questions there are."""
    return sum(number for topic, number in counts.items() if "." not in topic)


def _questions(number: int) -> str:
    return "one question has" if number == 1 else f"{number} questions have"


def _list(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


@lru_cache(maxsize=4096)
def is_like(one: str, other: str) -> bool:
    """Whether two words are forms or slips of each other: `query` and `queries`, `asinc`."""
    if _singular(one) == _singular(other):
        return True
    if min(len(one), len(other)) < _LONG_ENOUGH or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at : at + 2] == longer[at : at + 2][::-1]
    return shorter[at + 1 :] == longer[at + 1 :] or (
        swapped and shorter[at + 2 :] == longer[at + 2 :]
    )


def _singular(word: str) -> str:
    """A word without hyphens and without the ending of a plural."""
    plain = word.replace("-", "").replace("_", "")
    for ending, instead in (("ies", "y"), ("ses", "s"), ("xes", "x"), ("ches", "ch")):
        if plain.endswith(ending) and len(plain) > len(ending) + 2:
            return plain.removesuffix(ending) + instead
    return plain.removesuffix("s") if not plain.endswith("ss") else plain
