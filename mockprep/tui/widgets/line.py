"""A line of text that often stays as it is."""

from textual.widgets import Static


class Line(Static):
    """Repainted only when its words change, laid out only when their length does.

    The clocks are looked at twice a second, and a key must not wait for a layout meanwhile.
    """

    def __init__(self, *, id: str) -> None:
        super().__init__("", id=id, markup=False)
        self._said = ""

    def say(self, text: str) -> None:
        """Show `text`."""
        if text != self._said:
            resized = len(text) != len(self._said)
            self._said = text
            self.update(text, layout=resized)
