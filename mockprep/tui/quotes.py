"""The answer with the grader's quotes marked in it, and which criterion each of them speaks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from mockprep.domain.grading import ANSWER, Scorecard
from mockprep.domain.rubric import Rubric
from mockprep.domain.state import Attempt


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote in the text that is shown."""

    criterion: str
    title: str
    """The criterion's title."""
    detector: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """All that was said, and the quotes in it, criterion by criterion."""

    text: Text
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One source of what was said, under its heading."""

    source: str
    words: str
    heading: str = ""
    colour: str = "accent"
    instead: str = ""
    """What is shown where nothing was said."""


def marked_answer(
    attempt: Attempt, card: Scorecard | None, rubric: Rubric, theme: Mapping[str, str]
) -> MarkedText:
    """The answer, then what was asked, the replies and the notes, the quotes highlighted."""
    text = Text()
    starts: dict[str, int] = {}
    sources: dict[str, str] = {}
    for piece in _pieces(attempt):
        if piece.heading:
            text.append(f"\n\n{piece.heading}\n", style=theme[piece.colour])
        starts[piece.source], sources[piece.source] = len(text), piece.words
        text.append(piece.words if piece.words.strip() else piece.instead)
    marks = tuple(_marks(card, rubric, starts, sources)) if card else ()
    for mark in marks:
        text.stylize(f"underline {theme['accent']}", mark.start, mark.end)
    return MarkedText(text, marks)


def _pieces(attempt: Attempt) -> Iterator[_Piece]:
    yield _Piece(ANSWER, attempt.answer, instead="(nothing)")
    for number, clarified in enumerate(attempt.clarified, 1):
        heading = "You asked" if number == 1 else "And you asked"
        yield _Piece(f"asked-{number}", clarified.asked, heading)
    for number, exchange in enumerate(attempt.exchanges, 1):
        heading = f"Follow-up: {exchange.probe.ask}"
        yield _Piece(f"reply-{number}", exchange.reply, heading, instead="(no reply)")
    if attempt.notes.strip():
        yield _Piece("notes", attempt.notes, "Notes", "secondary")


def _marks(
    card: Scorecard, rubric: Rubric, starts: Mapping[str, int], sources: Mapping[str, str]
) -> Iterator[Mark]:
    for criterion in rubric.criteria:
        rating = card.rating(criterion.id)
        found = {
            (starts[quote.source] + quote.start, starts[quote.source] + quote.end): quote.detector
            for quote in (rating.evidence if rating else ())
            if quote.source in starts and quote.stands_in(sources)
        }
        for (start, end), detector in sorted(found.items()):
            yield Mark(criterion.id, criterion.title, detector, start, end)
