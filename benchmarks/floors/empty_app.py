"""The floor of a start: a Textual app with one line of text."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """Nothing but a line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("hello")


EmptyApp().run()
