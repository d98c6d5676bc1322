"""Setting up a loop: the mode, and what its rounds will ask, in counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from mockprep.domain.loop import Break, Loop, Round
from mockprep.domain.plan import Mode, fitting
from mockprep.tui.widgets.choice_row import ChoiceRow
from mockprep.tui.wording import counted, minutes_long

if TYPE_CHECKING:
    from mockprep.content.library import Library

MODES = (("interview", "interview: the clock decides"), ("practice", "practice: overtime, pauses"))


class LoopSetupScreen(Screen[None]):
    """One loop, about to begin."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "begin", "Begin", id="setup.begin", tooltip="Begin the session", priority=True
        ),
        Binding("escape", "app.home", "Back", id="setup.back", tooltip="Back to home"),
    ]

    class Begun(Message):
        """The candidate wants to sit this loop."""

        def __init__(self, loop: Loop, mode: Mode) -> None:
            super().__init__()
            self.loop = loop
            self.mode = mode

    def __init__(self, loop: Loop, library: Library) -> None:
        super().__init__()
        self._loop = loop
        self._library = library

    def compose(self) -> ComposeResult:
        """The mode, and one line a round."""
        facts = f"{minutes_long(self._loop.minutes)} · {self._loop.target_level} level"
        with VerticalScroll(id="setup"):
            yield Static(f"{self._loop.title} · {facts}", id="setup-title", markup=False)
            yield ChoiceRow("Mode", MODES, value="interview", id="mode")
            yield Static(self._preview(), id="preview", markup=False)
            yield Static("enter begins; the clock starts with the first round", id="begin")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """The mode is what can be chosen."""
        self.query_one("#mode").focus()

    def action_begin(self) -> None:
        """Begin in the chosen mode."""
        mode: Mode = (
            "practice" if self.query_one("#mode", ChoiceRow).value == "practice" else "interview"
        )
        self.post_message(self.Begun(self._loop, mode))

    def _preview(self) -> str:
        return "\n".join(
            f"  {minutes_long(entry.minutes)} break"
            if isinstance(entry, Break)
            else self._round_line(entry)
            for entry in self._loop.rounds
        )

    def _round_line(self, sitting: Round) -> str:
        asked, pool = 0, set[str]()
        for pick in sitting.pick:
            names = set(pick.ids) or {
                q.name for q in fitting(pick, sitting.kind, self._library.listings)
            }
            asked += min(pick.size, len(names))
            pool |= names
        counts = f"{counted(asked, 'question')} out of {len(pool)}"
        return f"{sitting.title:<30} {minutes_long(sitting.minutes):>8}   {counts}"
