"""Owns how long the candidate worked on each section of a design answer, event by event."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mockprep.domain.question import DesignPhase

BESIDE = None
"""What stands in the place of a phase for work outside of all sections, such as on the notes."""


@dataclass(frozen=True, slots=True)
class SectionTimes:
    """Seconds by section. The time up to an edit, thinking included, counts for where it was made.

    Times are those of the question's clock, so pauses and gaps that do not count are left out.
    """

    seconds: Mapping[DesignPhase | None, float] = field(default_factory=dict)
    until: float = 0.0
    """Up to when the time is distributed."""
    latest: DesignPhase | None = BESIDE

    def worked(self, phase: DesignPhase | None, now: float) -> "SectionTimes":
        """The times after work on `phase` that lasted until `now`."""
        seconds = dict(self.seconds)
        seconds[phase] = seconds.get(phase, 0.0) + max(0.0, now - self.until)
        return SectionTimes(seconds, max(now, self.until), phase)

    def ended(self, now: float) -> "SectionTimes":
        """The times at the hand-in; what was read over at the end counts for the last section."""
        return self.worked(self.latest, now) if self.seconds else self
