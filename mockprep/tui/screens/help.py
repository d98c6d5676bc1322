"""Help: what this screen is for, and every key that does something on it."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Markdown, Static

from mockprep.tui.commands import screen_commands

_ABOUT = {
    "HomeScreen": """\
### Home
Choose a loop for a whole interview, or a single round. A session that was cut off is offered
again at the top, with your text as it was. `mockprep check` says more on problems in content.
""",
    "InterviewScreen": """\
### The interview
The question stands in one pane, your answer in the other. Facts are told to those who ask. After
you hand in, the interviewer may follow up; answer in the same pane. In *interview* mode time-up
hands in what stands there and moves on; in *practice* mode overtime is shown and recorded. Every
key you press is saved before you see it. Code is run in a sandbox, on the tests that the question
shows and on your own; more tests, and how its cost grows, are looked at after the hand-in.
""",
    "DebriefScreen": """\
### The debrief
Rate each answer yourself first; then see what the grader found, with your own words as evidence,
and the one thing to change next. Marking is by rules you can read: it misses unusual wording more
often than it gives false credit, and it can't judge whether a story is true. What it could not
tell is *unrated*, not zero. For code, a tab of its own shows every test, the cost as measured and
as read from the code, and what a reviewer would say.
""",
}
_ELSEWHERE = "### Keys\nArrow keys and tab move, enter chooses, escape goes back."
_WRITING = (
    "While writing: ctrl+z undo, ctrl+y redo, ctrl+w delete a word, escape leaves the editor."
)


class HelpScreen(ModalScreen[None]):
    """The help of the screen below it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,q", "dismiss", "Close", id="help.close", tooltip="Back")
    ]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._about = _ABOUT.get(type(below).__name__, _ELSEWHERE)
        self._commands = screen_commands(below)
        self._writing = type(below).__name__ == "InterviewScreen"

    def compose(self) -> ComposeResult:
        """A few sentences, then the keys."""
        with VerticalScroll(id="help"):
            yield Markdown(self._about)
            keys = Table.grid(padding=(0, 2))
            for command in self._commands:
                keys.add_row(command.key, command.title, command.explained)
            yield Static(keys)
            if self._writing:
                yield Static(_WRITING, classes="note")
            yield Static("ctrl+p finds every command by its name.", classes="note")
        yield Footer(show_command_palette=False, compact=True)
