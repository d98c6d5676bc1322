"""What a run of the code showed, below the editor."""

from collections.abc import Sequence
from typing import ClassVar

from rich.padding import Padding
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from mockprep.tui.run_words import Row, painted
from mockprep.tui.widgets.line import Line


def _indented(text: Text) -> Padding:
    """The text with its leading spaces as a margin, so that its lines stand below each other."""
    margin = len(text.plain) - len(text.plain.lstrip(" "))
    return Padding(text[margin:], (0, 0, 0, margin))


class RunRows(OptionList, inherit_bindings=False):
    """The rows of a run; enter goes to the line of the code that a row speaks of."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select",
            "Go to line",
            id="results.go",
            tooltip="Put the cursor on the line of the code that is named",
        ),
        *(b for b in OptionList.BINDINGS if not (isinstance(b, Binding) and b.key == "enter")),
    ]


class RunPanel(Vertical):
    """A head line and rows. It takes no focus by itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="results.close", tooltip="Close the results")
    ]

    class LineChosen(Message):
        """A row that speaks of a line of the code was chosen."""

        def __init__(self, line: int) -> None:
            super().__init__()
            self.line = line

    class Closed(Message):
        """The candidate wants the room back."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: tuple[Row, ...] = ()

    def compose(self) -> ComposeResult:
        """The head above the rows."""
        with Horizontal(id="run-bar"):
            yield Line(id="run-head")
            yield Static("code changed", id="run-age")
            yield Static("[$accent]esc[/] look", id="run-key")
        yield RunRows(id="run-rows", markup=False)

    def show(self, head: str, rows: Sequence[Row], *, is_good: bool | None = None) -> None:
        """Show a run. is_good: whether all went well, None while that is open."""
        self.set_class(is_good is True, "-good")
        self.set_class(is_good is False, "-bad")
        self.query_one("#run-head", Line).say(head)
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        shown = self.query_one(RunRows)
        shown.clear_options()
        theme = self.app.theme_variables
        shown.add_options([Option(_indented(painted(row, theme))) for row in rows])
        shown.scroll_home(animate=False)

    def show_age(self, *, is_old: bool) -> None:
        """Say whether the code has changed since the run."""
        self.set_class(is_old, "-old")

    @on(OptionList.OptionSelected, "#run-rows")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        line = self._rows[event.option_index].line
        if line is not None:
            self.post_message(self.LineChosen(line))

    def action_close(self) -> None:
        """Ask to be closed."""
        self.post_message(self.Closed())
