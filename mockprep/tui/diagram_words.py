"""The words on the diagrams of a design answer, and on what was expected of them: no widgets."""

from dataclasses import dataclass

from mockprep.domain.grading import ANSWER, Submission
from mockprep.domain.question import DesignQuestion
from mockprep.graders.offline.design_diagram import Match, compared
from mockprep.graders.offline.diagram_parts import Diagram
from mockprep.graders.offline.diagrams import read_diagrams
from mockprep.graders.offline.reading import Reading

_MOST = 4
"""Diagrams of one answer that are shown."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The diagrams of an answer, each under its title, and how they compare with the question."""

    diagrams: tuple[tuple[str, Diagram], ...]
    remarks: tuple[str, ...]


def drawings_of(submission: Submission) -> Drawings:
    """What a design answer draws in its text, its notes and its replies."""
    reading = Reading(submission)
    found = [
        (_title(voice.source), diagram)
        for voice in reading.voices
        for diagram in read_diagrams(voice.text.folded)
    ]
    question = submission.question
    remarks: list[str] = [] if found else ["Your answer has no diagram."]
    if isinstance(question, DesignQuestion) and question.diagram is not None:
        remarks += _remarks(compared(reading, question.diagram))
    return Drawings(tuple(found[:_MOST]), tuple(remarks))


def _title(source: str) -> str:
    if source == ANSWER:
        return "Your diagram"
    name, _, number = source.partition("-")
    return f"Your diagram in {name} {number}".rstrip()


def _remarks(match: Match) -> list[str]:
    components = [(name, place is not None) for name, place in match.components]
    joins = [(f"{a} - {b}", place is not None) for a, b, place in match.joins]
    return [*_compared("Components", components), *_compared("Joins", joins)]


def _compared(heading: str, parts: list[tuple[str, bool]]) -> list[str]:
    """`Joins  2 of 3 drawn or told: a - b, b - c. Not found: c - d.`"""
    if not parts:
        return []
    found = [name for name, is_there in parts if is_there]
    missing = [name for name, is_there in parts if not is_there]
    line = f"{heading:<11} {len(found)} of {len(parts)} drawn or told"
    line += f": {', '.join(found)}." if found else "."
    return [f"{line} Not found: {', '.join(missing)}." if missing else line]
