"""The floor of a key press: a Textual app with nothing but a TextArea."""

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class BareTextArea(App[None]):
    """Nothing but an editor."""

    def compose(self) -> ComposeResult:
        """The editor."""
        yield TextArea()


BareTextArea().run()
