"""The candidate's own tests, in a sheet over the lower half of the desk."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from mockprep.tui.widgets.answer_editor import AnswerEditor

_EXPLAINED = "One line of Python a test; == says what should come out."


class TestsDialog(ModalScreen[bool]):
    """Lets the candidate write tests; gives whether to run them. Every change goes to `save`."""

    __test__ = False  # no test of pytest's
    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s,ctrl+r",
            "dismiss(True)",
            "Run",
            id="tests.run",
            tooltip="Keep the tests and run them",
            priority=True,
        ),
        Binding(
            "escape,ctrl+t",
            "dismiss(False)",
            "Keep and close",
            id="tests.close",
            tooltip="Keep the tests and go back",
            priority=True,
        ),
    ]

    def __init__(self, text: str, example: str, save: Callable[[str], None]) -> None:
        """example: shown while nothing is written."""
        super().__init__()
        self._text = text
        self._example = example
        self._save = save

    def compose(self) -> ComposeResult:
        """What to write, and where."""
        with Vertical(id="sheet"):
            yield Static("Your tests", id="dialog-title", markup=False)
            yield Static(_EXPLAINED, id="dialog-text", markup=False)
            yield AnswerEditor(self._save, id="tests")
            yield Static("ctrl+s keep and run   esc keep and close", classes="keys")

    def on_mount(self) -> None:
        """Show the tests that there are, the cursor at their end."""
        editor = self.query_one("#tests", AnswerEditor)
        editor.show_text(self._text, code=True)
        editor.placeholder = self._example
        editor.move_to(len(self._text))
        editor.focus()
