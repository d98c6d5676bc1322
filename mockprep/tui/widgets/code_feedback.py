"""What is true of a code answer: its tests, its cost with a plot, and a reviewer's remarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from mockprep.domain.execution import MeasuredComplexity
from mockprep.tui.code_words import Paragraph

PLOT_HEIGHT = 11
_WIDEST_PLOT = 84


class GrowthPlot(Static):
    """The measured costs against n with the fitted curve, as wide as there is room."""

    def __init__(self, found: MeasuredComplexity) -> None:
        super().__init__()
        self._found = found
        self._width = 0

    def on_resize(self, event: Resize) -> None:
        """Draw it anew for another width."""
        width = min(event.size.width, _WIDEST_PLOT)
        if width == self._width or not width:
            return
        self._width = width
        from mockprep.tui.plots import plot

        found, theme = self._found, self.app.theme_variables
        self.update(plot(found.points, found.time, width, PLOT_HEIGHT, theme))


class CodeFeedback(VerticalScroll):
    """Paragraphs, with the plot among them."""

    def __init__(
        self,
        before: Sequence[Paragraph],
        found: MeasuredComplexity | None,
        after: Sequence[Paragraph],
    ) -> None:
        """found: what was measured, drawn between `before` and `after`; None: nothing."""
        super().__init__()
        self._before = before
        self._found = found
        self._after = after

    def compose(self) -> ComposeResult:
        """One paragraph a widget, so that each is wrapped under its own indent."""
        yield from _stack(self._before, above="heading")
        if self._found is not None and len(self._found.points) > 1:
            yield GrowthPlot(self._found)
        yield from _stack(self._after)


def _stack(paragraphs: Sequence[Paragraph], above: str = "") -> Iterator[Static]:
    """Lines have some air above them, but not below a heading."""
    for paragraph in paragraphs:
        first = " -first" if above == "heading" else ""
        yield Static(paragraph.words, classes=f"code-{paragraph.shape}{first}")
        above = paragraph.shape
