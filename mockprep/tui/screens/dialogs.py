"""Small questions in the middle of the screen."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option


class ChoiceDialog(ModalScreen[str | None]):
    """Asks for one of several answers; escape gives None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="dialog.cancel", tooltip="Go back")
    ]

    def __init__(self, title: str, text: str, choices: Sequence[tuple[str, str]]) -> None:
        """choices: (value, how it is shown); the first is chosen at the start."""
        super().__init__()
        self._title = title
        self._text = text
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        with Vertical(id="dialog"):
            yield Static(self._title, id="dialog-title", markup=False)
            yield Static(self._text, id="dialog-text", markup=False)
            yield OptionList(*(Option(shown, id=value) for value, shown in self._choices))
            yield Static("↑↓ choose   enter confirm   esc cancel", classes="keys")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Give the chosen answer."""
        self.dismiss(event.option_id)


class LineDialog(ModalScreen[str | None]):
    """Asks for one line of text; escape gives None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel", id="dialog.cancel", tooltip="Go back")
    ]

    def __init__(self, title: str, text: str, placeholder: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        """The question and a line to type in."""
        with Vertical(id="dialog"):
            yield Static(self._title, id="dialog-title", markup=False)
            yield Static(self._text, id="dialog-text", markup=False)
            yield Input(placeholder=self._placeholder)
            yield Static("enter ask   esc cancel", classes="keys")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line, if there is anything on it."""
        if event.value.strip():
            self.dismiss(event.value.strip())
