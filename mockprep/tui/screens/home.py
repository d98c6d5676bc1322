"""Home: what can be started, what can be resumed, and what was done lately.

It is painted before anything is loaded; loops and sessions come in when a worker has read them.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from mockprep.tui.home_list import HomeContents, home_options, home_state

WORDMARK = "[b $primary]mockprep[/]\n[$text-muted]The interview before the interview.[/]"


class HomeScreen(Screen[None]):
    """The first screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "round", "Single round", id="home.round", tooltip="Choose a round yourself"),
        Binding(
            "p", "problems", "Problems", id="home.problems",
            tooltip="What is wrong in question banks, loops and rubrics",
        ),
    ]  # fmt: skip

    class Picked(Message):
        """Something on the list was chosen: `loop`, `round`, `resume`, `review` or `problems`."""

        def __init__(self, what: str, name: str) -> None:
            super().__init__()
            self.what = what
            self.name = name

    def __init__(self) -> None:
        super().__init__()
        self._contents: HomeContents | None = None
        self._missing = "The questions are still being loaded."
        """Why there are no contents, as long as there are none."""

    def compose(self) -> ComposeResult:
        """The wordmark and the list."""
        with Vertical(id="home"):
            yield Static(WORDMARK, id="wordmark")
            yield OptionList(
                Option("A single round: your choice of questions", id="round:"), id="home-list"
            )
            yield Static("Loading questions ...", id="home-state", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def show(self, contents: HomeContents) -> None:
        """List what was loaded."""
        self._contents = contents
        choices = self.query_one("#home-list", OptionList)
        marked = choices.highlighted_option.id if choices.highlighted_option else None
        choices.clear_options()
        choices.add_options(home_options(contents, self.app.theme_variables))
        ids = [option.id for option in choices.options]
        first = next(index for index, option in enumerate(choices.options) if not option.disabled)
        choices.highlighted = ids.index(marked) if marked in ids and marked != "round:" else first
        self.query_one("#home-state", Static).update(home_state(contents))
        self.refresh_bindings()

    def show_failure(self, message: str) -> None:
        """Say why there is nothing to list."""
        self._missing = message
        self.query_one("#home-state", Static).update(message)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Pass on what was chosen."""
        what, _, name = (event.option_id or "").partition(":")
        self._pick(what, name)

    def action_round(self) -> None:
        """Choose a round."""
        self._pick("round", "")

    def _pick(self, what: str, name: str) -> None:
        if self._contents is None:
            self.notify(self._missing, markup=False)
        else:
            self.post_message(self.Picked(what, name))

    def action_problems(self) -> None:
        """Look at the problems in the content."""
        self.post_message(self.Picked("problems", ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Problems are offered only where there are any."""
        del parameters
        if action == "problems":
            return self._contents is not None and bool(self._contents.library.problems)
        return True
