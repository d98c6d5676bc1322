"""The words on how the time of a design answer went to its sections: no widgets here."""

from collections.abc import Iterator
from datetime import timedelta

from mockprep.domain.section_times import BESIDE
from mockprep.domain.sections import Section, sections
from mockprep.domain.state import Attempt
from mockprep.tui.wording import clock_face

_BAR_WIDTH = 12
_LITTLE = 0.25
_MUCH = 1.5
"""Shares of a section's minutes below and above which that is said."""


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
        lines.append(f"  {'Notes and the rest':<{width}}  {_face(beside):>5}")
    return lines


def _line(part: Section, seconds: float, width: int) -> str:
    share = seconds / (part.minutes * 60) if part.minutes else 0.0
    times = f"{_face(seconds):>5} of {_face(part.minutes * 60):>5}"
    remark = " ".join(_remark(share, seconds))
    return f"  {part.title:<{width}}  {times}  {_bar(share)} {remark}".rstrip()


def _face(seconds: float) -> str:
    return clock_face(timedelta(seconds=round(seconds)))


def _bar(share: float) -> str:
    filled = min(round(share * _BAR_WIDTH), _BAR_WIDTH)
    return "█" * filled + "░" * (_BAR_WIDTH - filled) + ("▶" if share > 1.02 else " ")


def _remark(share: float, seconds: float) -> Iterator[str]:
    if not seconds:
        yield "not worked on"
    elif share < _LITTLE:
        yield "little time"
    elif share > _MUCH:
        yield "much time"
