"""One criterion of a scorecard: what was found, and on request how the score came about."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class CriterionCard(Widget, can_focus=True):
    """The feedback on one criterion; the arithmetic unfolds within it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "quotes",
            "Its quotes",
            show=False,
            id="feedback.quotes",
            tooltip="Go to what this criterion quotes of your answer",
        ),
    ]
    unfolded: reactive[bool] = reactive(False, layout=True)

    class QuotesWanted(Message):
        """The candidate wants to see a criterion's quotes in the answer."""

        def __init__(self, criterion: str) -> None:
            super().__init__()
            self.criterion = criterion

    def __init__(self, criterion: str, feedback: Text, how: Text) -> None:
        """criterion: its id. how: what unfolds."""
        super().__init__(classes="card")
        self.criterion = criterion
        self._feedback = feedback
        self._how = how

    def render(self) -> Text:
        """The feedback, with the arithmetic right below its title where it is unfolded."""
        if not self.unfolded:
            return self._feedback
        title, *rest = self._feedback.split("\n")
        return Text("\n").join([title, self._how, *rest])

    def action_quotes(self) -> None:
        """Ask for the criterion's quotes."""
        self.post_message(self.QuotesWanted(self.criterion))
