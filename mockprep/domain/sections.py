"""The parts of a design answer: which there are, how long each may take, and where each stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mockprep.domain.question import AnyQuestion, DesignPhase, DesignQuestion

_TITLES: dict[DesignPhase, str] = {
    "requirements": "Requirements",
    "estimates": "Estimates",
    "api": "API",
    "data": "Data model",
    "high_level": "High-level design",
    "deep_dive": "Deep dive",
    "reliability": "Failures and reliability",
    "operations": "Operation",
}
_MINUTES: dict[DesignPhase, float] = {
    "requirements": 6,
    "estimates": 4,
    "api": 4,
    "data": 4,
    "high_level": 11,
    "deep_dive": 10,
    "reliability": 4,
    "operations": 2,
}
"""Shares of a 45-minute round; a question's own minutes are split in these proportions."""
_BY_HEADING = {f"## {title}": phase for phase, title in _TITLES.items()}
_MARK = "\n## "


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the answer with its budget."""

    phase: DesignPhase
    title: str
    minutes: float

    @property
    def heading(self) -> str:
        """The line that opens the section in the editor."""
        return f"## {self.title}"


def sections(question: AnyQuestion) -> tuple[Section, ...]:
    """The sections that an answer to `question` has; none for other kinds than design."""
    if not isinstance(question, DesignQuestion):
        return ()
    phases = [
        phase
        for phase in _TITLES
        if phase in question.phases or (phase == "estimates" and question.estimates)
    ]
    total = sum(_MINUTES[phase] for phase in phases)
    scale = question.minutes / total if total else 0
    return tuple(Section(p, _TITLES[p], _MINUTES[p] * scale) for p in phases)


def starting_text(question: AnyQuestion) -> str:
    """What the editor holds when the question is asked: a starter, headings, or nothing."""
    if question.kind == "code":
        return question.starter
    return "".join(f"{section.heading}\n\n\n" for section in sections(question))


def nothing_added(question: AnyQuestion, text: str) -> bool:
    """Whether `text` holds no more than what the editor held at the start."""
    return text.split() in ([], starting_text(question).split())


def heading_places(text: str, parts: Sequence[Section]) -> tuple[tuple[Section, int], ...]:
    """Each section whose heading stands in `text`, with the offset of its heading."""
    found = []
    for part in parts:
        match = re.search(rf"^{re.escape(part.heading)}[ \t]*$", text, re.MULTILINE)
        if match:
            found.append((part, match.start()))
    return tuple(sorted(found, key=lambda entry: entry[1]))


def body_starts(text: str, parts: Sequence[Section]) -> tuple[int, ...]:
    """Where the text below each heading begins."""
    return tuple(start + len(part.heading) + 1 for part, start in heading_places(text, parts))


def section_at(text: str, parts: Sequence[Section], offset: int) -> Section | None:
    """The section in which `offset` lies, or None before the first heading."""
    inside = None
    for part, start in heading_places(text, parts):
        if start <= offset:
            inside = part
    return inside


def phase_at(text: str, offset: int) -> DesignPhase | None:
    """The phase whose heading is the last before `offset`, or None before the first heading.

    Quick enough to be asked at every edit: it goes back from heading to heading.
    """
    start = len(text) if offset >= len(text) else text.find("\n", offset)
    start = len(text) if start < 0 else start
    while start >= 0:
        start = text.rfind(_MARK, 0, start)
        line = start + 1 if start >= 0 else 0
        end = text.find("\n", line)
        heading = text[line : end if end >= 0 else len(text)].rstrip(" \t")
        if phase := _BY_HEADING.get(heading):
            return phase
    return None


def without_headings(text: str, parts: Sequence[Section]) -> str:
    """`text` with the section headings blanked out; offsets stay as they were."""
    for part, start in heading_places(text, parts):
        end = start + len(part.heading)
        text = text[:start] + " " * (end - start) + text[end:]
    return text
