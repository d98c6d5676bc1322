"""Between rounds: what comes next, the break's clock, and how to begin."""

from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.widgets import Static

from mockprep.tui.widgets.status_bar import ClockFace, Countdown


class Lobby(Vertical):
    """A calm card: the next round with its agenda, and the key that begins it."""

    def compose(self) -> ComposeResult:
        """The card, in the middle of the screen."""
        with Center(), Vertical(id="lobby-card"):
            yield Static("", id="lobby-step", markup=False)
            yield Static("", id="lobby-title", markup=False)
            yield Static("", id="lobby-facts", markup=False)
            yield Static("", id="lobby-agenda", markup=False)
            yield ClockFace(id="break-clock")
            yield Static("", id="lobby-key")

    def show(self, *, step: str, title: str, facts: str, agenda: str, key: str) -> None:
        """Announce a round."""
        for name, text in (
            ("step", step),
            ("title", title),
            ("facts", facts),
            ("agenda", agenda),
            ("key", key),
        ):
            self.query_one(f"#lobby-{name}", Static).update(text)

    def show_break(self, countdown: Countdown | None) -> None:
        """Show what is left of the break, or nothing."""
        self.query_one("#break-clock", ClockFace).show(countdown)
