"""What is wrong in question banks, loops and rubrics, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from mockprep.tui.wording import counted

if TYPE_CHECKING:
    from mockprep.content.problems import Problem


class ProblemsScreen(Screen[None]):
    """All problems; the rest of the content is used without them."""

    CSS_PATH = "problems.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.home", "Back", id="problems.back", tooltip="Back to home"),
    ]

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = problems

    def compose(self) -> ComposeResult:
        """A line or more a problem."""
        with VerticalScroll(id="problems"):
            yield Static(counted(len(self._problems), "problem"), id="problems-title")
            for problem in self._problems:
                yield Static(str(problem), classes=f"problem -{problem.severity}", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """The list scrolls with the arrow keys."""
        self.query_one("#problems").focus()
