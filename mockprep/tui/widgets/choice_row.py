"""A labelled row of options, one of which is chosen with the arrow keys."""

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class ChoiceRow(Widget, can_focus=True):
    """`Kind   ‹ concept ›   code   design`: left and right choose."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Choose", show=False),
        Binding("right,space", "step(1)", "Choose", show=False),
    ]

    chosen: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another option was chosen."""

        def __init__(self, row: "ChoiceRow", value: str) -> None:
            super().__init__()
            self.row = row
            self.value = value

        @property
        def control(self) -> "ChoiceRow":
            """The row in which it was chosen."""
            return self.row

    def __init__(
        self, label: str, options: Sequence[tuple[str, str]], *, value: str, id: str
    ) -> None:
        """options: (value, how it is shown)."""
        super().__init__(id=id)
        self._label = label
        self._options = list(options)
        self.set_reactive(ChoiceRow.chosen, [v for v, _ in self._options].index(value))

    @property
    def value(self) -> str:
        """The chosen option."""
        return self._options[self.chosen][0]

    def render(self) -> Text:
        """The label and all options, the chosen one marked."""
        theme = self.app.theme_variables
        text = Text(f"{self._label:<12}", style="bold" if self.has_focus else "")
        for index, (_, shown) in enumerate(self._options):
            if index == self.chosen:
                style = f"bold {theme['accent'] if self.has_focus else theme['primary']}"
                text.append(f"‹ {shown} ›", style=style)
            else:
                text.append(f"  {shown}  ", style="dim")
        return text

    def action_step(self, by: int) -> None:
        """Choose the option before or after."""
        self.chosen = (self.chosen + by) % len(self._options)

    def watch_chosen(self) -> None:
        """Tell of the new choice."""
        if self.is_mounted:
            self.post_message(self.Chosen(self, self.value))
