"""Saving of what stands in the panes of the desk, key by key, and what is said where it fails."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual.screen import Screen

from mockprep.domain import events as ev
from mockprep.domain.session import Session
from mockprep.domain.state import Place
from mockprep.errors import CommandRefused, MockprepError
from mockprep.tui import desk
from mockprep.tui.widgets.answer_editor import AnswerEditor
from mockprep.tui.widgets.line import Line


class Saving:
    """Records the panes; while that fails, the title above the editor says so."""

    def __init__(self, screen: Screen[None], session: Session) -> None:
        self._screen = screen
        self._session = session
        self.place: Place = (-1, -1)
        """The question whose panes are shown."""
        self.pane: ev.Pane = "answer"
        """What the editor holds."""
        self.is_failing = False

    def text(self, text: str) -> None:
        """Record what stands in the editor."""
        self._save(self.pane, text)

    def notes(self, text: str) -> None:
        """Record the notes."""
        self._save("notes", text)

    def _save(self, pane: ev.Pane, text: str) -> None:
        try:
            self.rest()
            self._session.write(self.place, pane, text)
        except CommandRefused:
            return  # the time ran out with this key; the screen is about to say so
        except MockprepError as error:
            self._mark(error)

    def rest(self) -> None:
        """Record what could not be recorded before; raises when that fails once more."""
        if not self.is_failing:
            return
        panes: dict[str, ev.Pane] = {"#notes": "notes", "#editor": self.pane}
        for name, pane in panes.items():
            # What was closed meanwhile takes no more text.
            with suppress(CommandRefused):
                text = self._screen.query_one(name, AnswerEditor).text
                self._session.write(self.place, pane, text)
        self._session.settle()
        self.is_failing = False
        self._screen.notify("Your text is saved again.", title="Saved")
        state = self._session.state
        if state.current is not None:
            self._title.say(desk.writing(state, state.current).title)

    @property
    def _title(self) -> Line:
        return self._screen.query_one("#pane-title", Line)

    def fail(self, error: MockprepError) -> None:
        """Say that nothing can be saved now: at once in a notice, and in the title until it can."""
        if not self.is_failing:
            self.tell(error)
        self._mark(error)

    def _mark(self, error: MockprepError) -> None:
        self.is_failing = True
        self._title.say(f"NOT SAVED: {error}")

    def tell(self, error: MockprepError) -> None:
        """Say what could not be saved."""
        self._screen.notify(
            str(error), title="Not saved", severity="error", timeout=10, markup=False
        )

    def do(self, command: Callable[[], object]) -> None:
        """Carry out a command; what refuses it is shown."""
        try:
            self.rest()
            command()
        except CommandRefused as refusal:
            self._screen.notify(str(refusal), severity="information", markup=False)
        except MockprepError as error:
            self.tell(error)
