"""All that was said to a question, the grader's quotes marked, one of them brought to the fore."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Spacing
from textual.widgets import Static

from mockprep.tui.quotes import MarkedText

_AROUND = Spacing(1, 0, 2, 0)
"""Lines that stay to be seen above and below the first line of a quote."""


class QuotedAnswer(VerticalScroll):
    """The marked text; `step` and `show_criterion` go from quote to quote."""

    def __init__(self, said: MarkedText) -> None:
        super().__init__(classes="side")
        self._said = said
        self._at: int | None = None

    def compose(self) -> ComposeResult:
        """What the quote in the fore speaks for, and the text."""
        yield Static("Your answer", classes="side-title", id="quote-title", markup=False)
        yield Static(self._said.text, id="quoted-text")

    @property
    def criterion(self) -> str:
        """The criterion of the quote in the fore; empty where there is none."""
        return "" if self._at is None else self._said.marks[self._at].criterion

    def step(self, by: int) -> bool:
        """Go on to the next quote or back to the one before; whether there is any."""
        count = len(self._said.marks)
        if not count:
            return False
        first = 0 if by > 0 else count - 1
        self._show(first if self._at is None else (self._at + by) % count)
        return True

    def show_criterion(self, criterion: str) -> bool:
        """Go to the first quote of a criterion; whether it has one."""
        for at, mark in enumerate(self._said.marks):
            if mark.criterion == criterion:
                self._show(at)
                return True
        return False

    def _show(self, at: int) -> None:
        self._at = at
        mark = self._said.marks[at]
        text = self._said.text.copy()
        text.stylize("reverse", mark.start, mark.end)
        title = f"{mark.title} · {mark.detector} · {at + 1} of {len(self._said.marks)}"
        self.query_one("#quote-title", Static).update(title)
        self.query_one("#quoted-text", Static).update(text)
        # The text's own height is known only once its new tab has been laid out.
        self.call_after_refresh(self._bring_up, mark.start)

    def _bring_up(self, offset: int) -> None:
        shown = self.query_one("#quoted-text", Static)
        width = shown.content_size.width
        if not width:
            return
        before = Content(self._said.text.plain[: offset + 1]).wrap(width)
        line = Region(0, shown.virtual_region.y + len(before) - 1, width, 1)
        self.scroll_to_region(line, spacing=_AROUND, animate=False)
