"""The words on how the time of a design answer went to its sections: no widgets here."""

from datetime import timedelta

from mockprep.domain.section_times import BESIDE
from mockprep.domain.sections import Section, sections
from mockprep.domain.state import Attempt
from mockprep.tui.wording import clock_face

_BAR_WIDTH = 6
"""So narrow that a line fits beside the list of answers in 80 columns."""


def section_lines(attempt: Attempt) -> list[str]:
    """A line for each section: its time, the minutes meant for it, and how the two compare."""
    seconds = attempt.section_times.seconds
    parts = sections(attempt.question)
    if not parts or not any(seconds.values()):
        return []
    width = max(len(part.title) for part in parts)
    lines = ["", "Sections, with the minutes meant for each"]
    lines += [_line(part, seconds.get(part.phase, 0.0), width) for part in parts]
    if beside := seconds.get(BESIDE):
        lines.append(f"{'Notes and the rest':<{width}}  {_face(beside):>5}")
    return lines


def _line(part: Section, seconds: float, width: int) -> str:
    share = seconds / (part.minutes * 60) if part.minutes else 0.0
    times = f"{_face(seconds):>5} of {_face(part.minutes * 60):>5}"
    return f"{part.title:<{width}}  {times}  {_bar(share)}"


def _face(seconds: float) -> str:
    return clock_face(timedelta(seconds=round(seconds)))


def _bar(share: float) -> str:
    filled = min(round(share * _BAR_WIDTH), _BAR_WIDTH)
    return "█" * filled + "░" * (_BAR_WIDTH - filled) + ("▶" if share > 1.02 else "")
