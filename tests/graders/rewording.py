"""Ways to say the same in other words, and to leave something out, for the tests of graders."""

import re
from collections.abc import Callable
from random import Random
from textwrap import fill

from mockprep.domain.text import sentences

_SYNONYMS = {
    "because": "since",
    "for example": "for instance",
    "however": "but",
    "big": "large",
    "begin": "start",
    "began": "started",
    "quickly": "fast",
    "immediately": "at once",
    "right away": "at once",
    "roughly": "about",
    "learned": "learnt",
    "colleague": "coworker",
    "colleagues": "coworkers",
    "built": "created",
    "fixed": "repaired",
    "told": "informed",
    "discovered": "found",
    "afterwards": "later",
    "finally": "in the end",
    "needs": "requires",
    "need": "require",
    "get": "receive",
    "gets": "receives",
}
_CONTRACTIONS = {
    "do not": "don't",
    "does not": "doesn't",
    "did not": "didn't",
    "is not": "isn't",
    "are not": "aren't",
    "was not": "wasn't",
    "cannot": "can't",
    "could not": "couldn't",
    "would not": "wouldn't",
    "it is": "it's",
    "that is": "that's",
    "they are": "they're",
    "we are": "we're",
    "you are": "you're",
    "i would": "I'd",
}
_PERFECT = re.compile(
    r"\b(I|[Ww]e) (had|have)(?= (?:been|never|just|already|not|seen|known|done|made|got|written"
    r"|taken|given|\w{3,}ed)\b)"
)
"""Where `had` is no possession: nobody says `I'd a team of five`."""
_PROTECTED = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def split(text: str) -> list[str]:
    """The sentences of an answer, without code blocks taken apart."""
    return [text[span.start : span.end] for span in sentences(text)]


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for match in _PROTECTED.finditer(text):
        pieces += [change(text[at : match.start()]), match.group()]
        at = match.end()
    return "".join([*pieces, change(text[at:])])


def _replaced(text: str, table: dict[str, str]) -> str:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, table))})\b", re.IGNORECASE)

    def other(match: re.Match[str]) -> str:
        new = table[match.group().lower()]
        new = "I" + new[1:] if re.match(r"i\b", new) else new
        return new[0].upper() + new[1:] if match.group()[0].isupper() else new

    return _outside_code(text, lambda piece: pattern.sub(other, piece))


def with_synonyms(text: str) -> str:
    """Common words by others of the same meaning."""
    return _replaced(text, _SYNONYMS)


def contracted(text: str) -> str:
    """`do not` as `don't`."""
    endings = {"had": "'d", "have": "'ve"}
    short = _replaced(text, _CONTRACTIONS)
    return _outside_code(
        short, lambda piece: _PERFECT.sub(lambda m: f"{m[1]}{endings[m[2]]}", piece)
    )


def expanded(text: str) -> str:
    """`don't` as `do not`; what may stand for two things is left."""
    table = {
        short.lower(): long for long, short in _CONTRACTIONS.items() if not short.endswith("'d")
    }
    return _replaced(text, table)


def typographic(text: str) -> str:
    """Curly quotes and hard spaces."""

    def curl(piece: str) -> str:
        piece = re.sub(r"(?<!\w)\"", "\u201c", piece).replace('"', "\u201d")
        return piece.replace("'", "\u2019")

    return _outside_code(text, curl)


def lower(text: str) -> str:
    """Without any capital."""
    return _outside_code(text, str.lower)


def on_one_line(text: str) -> str:
    """All of it in one paragraph."""
    return " ".join(text.split())


def a_line_each(text: str) -> str:
    """A line for each sentence."""
    return "\n".join(split(text))


def bulleted(text: str) -> str:
    """A bullet for each sentence."""
    return "\n".join(f"- {sentence}" for sentence in split(text))


def in_bold(text: str) -> str:
    """A word of each sentence in bold."""
    return " ".join(re.sub(r"^(\w+)", r"**\1**", sentence) for sentence in split(text))


def in_paragraphs(text: str) -> str:
    """A blank line after every second sentence."""
    told = split(text)
    return "\n\n".join(" ".join(told[at : at + 2]) for at in range(0, len(told), 2))


def politely(text: str) -> str:
    """With thanks before it and after it."""
    return f"Thank you, that is a good question. {text} I hope that answers it."


def with_ums(text: str) -> str:
    """An `um` in every third sentence."""
    told = split(text)
    return " ".join(s if at % 3 else f"Um, {s[:1].lower()}{s[1:]}" for at, s in enumerate(told))


def shuffled(text: str) -> str:
    """The sentences in another order."""
    told = split(text)
    Random(3).shuffle(told)
    return " ".join(told)


def without(text: str, start: int, end: int) -> str:
    """The text without the sentence that a place lies in."""
    span = next(s for s in sentences(text) if s.start <= start < s.end or start < s.start < end)
    return f"{text[: span.start].rstrip()} {text[max(span.end, end) :].lstrip()}"


def wrapped(text: str) -> str:
    """With a line break after at most 72 characters."""
    return "\n\n".join(fill(part, 72) for part in text.split("\n\n"))


def with_double_blanks(text: str) -> str:
    """Two blanks between all words."""
    return text.replace(" ", "  ")


LAYOUTS: dict[str, Callable[[str], str]] = {
    "curly quotes": typographic,
    "no capitals": lower,
    "one line": on_one_line,
    "a line each": a_line_each,
    "bullets": bulleted,
    "bold": in_bold,
    "paragraphs": in_paragraphs,
    "wrapped": wrapped,
    "double blanks": with_double_blanks,
}
"""Ways to type the same words."""

WORDINGS: dict[str, Callable[[str], str]] = {
    "synonyms": with_synonyms,
    "contractions": contracted,
    "no contractions": expanded,
    "politeness": politely,
    "ums": with_ums,
}
"""Other words for the same."""
