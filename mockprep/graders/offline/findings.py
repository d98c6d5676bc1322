"""Owns what a detector gives back: a value with the places that show it, or why there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Confidence = Literal["high", "medium", "low"]

PROMPTED_CREDIT = 0.7
"""What counts of evidence that came only in the reply to a probe."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said: `source` as in `Submission.texts`, offsets in code points."""

    source: str
    start: int
    end: int

    @property
    def prompted(self) -> bool:
        """Whether it was said only when the interviewer asked."""
        return self.source.startswith("reply-")


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that a detector recognised, in words for the candidate, and where."""

    what: str
    place: Place | None = None

    @property
    def credit(self) -> float:
        """1, or less for what was said only in reply to a probe."""
        return PROMPTED_CREDIT if self.place and self.place.prompted else 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What one detector made of a submission."""

    value: float | None
    """Share or count as the catalogue of detectors says; None where it can't be measured here."""
    seen: tuple[Seen, ...] = ()
    missing: tuple[str, ...] = ()
    """What was looked for and not found, in words for the candidate."""
    confidence: Confidence = "medium"
    why_not: str = ""
    """Why there is no value."""

    @property
    def prompted(self) -> bool:
        """Whether part of it was said only in reply to a probe."""
        return any(s.place is not None and s.place.prompted for s in self.seen)


def unmeasured(why: str) -> Finding:
    """The finding of a detector that can't measure this submission."""
    return Finding(None, why_not=why)


def present(
    seen: Iterable[Seen], missing: str, *, full: int = 1, confidence: Confidence = "medium"
) -> Finding:
    """The finding of a detector that wants `full` things of a kind; more earn nothing."""
    found = tuple(sorted(seen, key=lambda thing: -thing.credit))
    value = min(1.0, sum(thing.credit for thing in found[:full]) / full)
    return Finding(value, found, () if value >= 1 else (missing,), confidence)


def count(seen: Iterable[Seen], missing: str, *, confidence: Confidence = "medium") -> Finding:
    """The finding of a detector that counts; what was prompted counts for less."""
    found = tuple(seen)
    value = sum(thing.credit for thing in found)
    return Finding(value, found, () if found else (missing,), confidence)
