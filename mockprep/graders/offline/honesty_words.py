"""Owns the words of the remarks on a whole answer; each one quotes the place that it speaks of."""

from collections.abc import Sequence

from mockprep.domain.grading import ANSWER, Submission
from mockprep.graders.offline.findings import Place

TERM_CREDIT = 0.25
"""What counts of a point that only a bare term, or code in place of prose, shows."""
_LONGEST_QUOTE = 60


def shortened(text: str) -> str:
    """A quote that is short enough for a remark."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST_QUOTE:
        return plain.rstrip(".")
    return plain[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."


def sentence(why: str) -> str:
    """A reason as a sentence of its own."""
    return f"{why[:1].upper()}{why[1:]}."


def copied(submission: Submission, places: Sequence[Place]) -> str:
    """On words of the question."""
    if not places:
        return ""
    return f"The question's own words count for nothing: {_quoted(submission, places)}."


def repeated(submission: Submission, places: Sequence[Place]) -> str:
    """On what was said before."""
    if not places:
        return ""
    return f"What is said twice counts once: {_quoted(submission, places)}."


def terms(submission: Submission, found: Sequence[tuple[Place, int]]) -> str:
    """On lists of bare terms."""
    if not found:
        return ""
    count = sum(n for _, n in found)
    in_all = f" ({count} in all)" if count > 1 else ""
    return (
        f"Terms without a sentence: {_quoted(submission, [place for place, _ in found])}{in_all}."
        f" A point that only they show counts {TERM_CREDIT:.0%}: a term shows that you have heard"
        " of it, not that you know what it does."
    )


def code(submission: Submission, places: Sequence[Place]) -> str:
    """On code in place of prose."""
    if not places:
        return ""
    return (
        f"Most of it is code ({_quoted(submission, places)}), where prose was asked. The prose is"
        f" rated; a point that only the code shows counts {TERM_CREDIT:.0%}."
    )


def from_reference(share: float, source: str) -> str:
    """The end of the reason of a rating that rests on the reference answer."""
    return f"{share:.0%} of the words are the {source}'s, so this says little about you."


def reference(submission: Submission, place: Place, share: float, source: str) -> str:
    """On an answer that is the reference answer."""
    return (
        f"This is the {source} word for word ({share:.0%} of the words;"
        f" {_quoted(submission, [place])}); it says nothing about you. It is rated as it stands,"
        " with low confidence: leave it out of any comparison."
    )


def partly_reference(submission: Submission, place: Place, source: str) -> str:
    """On a passage of the reference answer."""
    return f"A passage stands word for word in the {source}: {_quoted(submission, [place])}."


def same_solution(submission: Submission, place: Place) -> str:
    """On code that is the reference solution."""
    quote = _quoted(submission, [place])
    return f"The code is the reference solution, names and all ({quote}): this is no work of yours."


def foreign(submission: Submission, language: str, place: Place) -> str:
    """Why an answer in another language is not rated."""
    return f"the answer is in {language} ({_quoted(submission, [place])}); only English can be read"


def partly_foreign(submission: Submission, language: str, place: Place, share: float) -> str:
    """On a part in another language."""
    return (
        f"About {share:.0%} is in {language} ({_quoted(submission, [place])}) and was not read;"
        " the rest is rated."
    )


def unreadable(words: Sequence[str]) -> str:
    """Why words in no known language are not rated."""
    quote = shortened(" ".join(words[:12]))
    return f'hardly a word of the answer is English ("{quote}"); only English can be read'


def cut(text: str, most: int, source: str) -> str:
    """On a text that is longer than what is read."""
    quote = shortened(text[most - _LONGEST_QUOTE : most])
    return (
        f"Of {len(text):,} characters{_where(source)} the first {most:,} were read, up to"
        f' "{quote}"; of the rest only the words were counted.'
    )


def _quoted(submission: Submission, places: Sequence[Place]) -> str:
    """The first place's words, and how many more places there are."""
    first = places[0]
    text = submission.texts()[first.source][first.start : first.end]
    more = f", and {len(places) - 1} more" if len(places) > 1 else ""
    return f'"{shortened(text)}"{_where(first.source)}{more}'


def _where(source: str) -> str:
    if source == ANSWER:
        return ""
    return " in the notes" if source == "notes" else f" in {source.replace('-', ' ')}"
