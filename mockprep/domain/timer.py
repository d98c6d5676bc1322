"""Budgets of time, derived from instants and never from counted ticks."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Timer:
    """A budget that runs from an instant and can be held for a while."""

    started_at: datetime
    budget: timedelta
    held: timedelta = timedelta()
    """How long it was held so far, in pauses and gaps."""
    held_since: datetime | None = None
    """Since when it is held now, or None while it runs."""

    @property
    def deadline(self) -> datetime:
        """When the budget is used up, if it is not held again."""
        return self.started_at + self.budget + self.held

    def elapsed(self, now: datetime) -> timedelta:
        """The time that counts, up to `now`."""
        return max((self.held_since or now) - self.started_at - self.held, timedelta())

    def remaining(self, now: datetime) -> timedelta:
        """What is left of the budget; negative in overtime."""
        return self.budget - self.elapsed(now)

    def expired(self, now: datetime) -> bool:
        """Whether the budget was used up at `now`."""
        return self.held_since is None and now >= self.deadline

    def hold(self, at: datetime) -> "Timer":
        """The timer, held from `at` on."""
        return self if self.held_since else replace(self, held_since=at)

    def release(self, at: datetime) -> "Timer":
        """The timer, running again from `at` on."""
        if self.held_since is None:
            return self
        return replace(self, held=self.held + (at - self.held_since), held_since=None)

    def set_aside(self, gap: timedelta) -> "Timer":
        """The timer with a gap that does not count; a held timer leaves it to the release."""
        return self if self.held_since else replace(self, held=self.held + gap)
