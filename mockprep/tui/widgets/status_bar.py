"""The line above the desk: where in the interview one is, and the clocks."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal

from mockprep.tui.widgets.line import Line
from mockprep.tui.wording import clock_face

Urgency = Literal["calm", "halfway", "closing", "over"]


@dataclass(frozen=True, slots=True)
class Countdown:
    """A budget and what is left of it."""

    label: str
    left: timedelta
    budget: timedelta
    held: bool = False

    @property
    def urgency(self) -> Urgency:
        """calm up to half of the budget, halfway to 80 %, closing to its end, then over."""
        if self.left <= timedelta():
            return "over"
        share = self.left / self.budget
        if share > 0.5:
            return "calm"
        return "halfway" if share > 0.2 else "closing"


class ClockFace(Line):
    """One countdown, coloured by how much is left."""

    def show(self, countdown: Countdown | None) -> None:
        """Show a countdown, or nothing."""
        self.display = countdown is not None
        if countdown is None:
            return
        face = "paused" if countdown.held else clock_face(countdown.left)
        self.say(f"{countdown.label} {face}")
        for urgency in ("calm", "halfway", "closing", "over"):
            self.set_class(urgency == countdown.urgency, f"-{urgency}")


class StatusBar(Horizontal):
    """Place, progress and clocks in one line."""

    def compose(self) -> ComposeResult:
        """Place and progress at the left, the clocks at the right."""
        yield Line(id="place")
        yield Line(id="progress")
        yield ClockFace(id="question-clock")
        yield ClockFace(id="round-clock")

    def show_place(self, place: str, done: int, total: int) -> None:
        """Name the round and show how many of its questions are done."""
        self.query_one("#place", Line).say(place)
        dots = "●" * done + "◐" + "○" * max(total - done - 1, 0) if total else ""
        self.query_one("#progress", Line).say(dots)

    def show_clocks(self, question: Countdown | None, sitting: Countdown | None) -> None:
        """Show what is left of the question and of the round."""
        self.query_one("#question-clock", ClockFace).show(question)
        self.query_one("#round-clock", ClockFace).show(sitting)
