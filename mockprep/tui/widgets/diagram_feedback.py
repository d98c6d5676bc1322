"""What a design answer draws: its diagrams in boxes and arrows, and what was expected of them."""

from __future__ import annotations

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.message import Message
from textual.widgets import Static

from mockprep.graders.offline.diagram_parts import Diagram
from mockprep.tui.diagram_words import Drawings


class DiagramPicture(Static):
    """A diagram drawn as wide as there is room."""

    class Drawn(Message):
        """The picture is ready."""

        def __init__(self, picture: str) -> None:
            super().__init__()
            self.picture = picture

    def __init__(self, diagram: Diagram) -> None:
        super().__init__("Drawing ...", markup=False, classes="picture")
        self._diagram = diagram
        self._width = 0

    def on_resize(self, event: Resize) -> None:
        """Draw it anew for another width."""
        if event.size.width and event.size.width != self._width:
            self._width = event.size.width
            self._draw(self._width)

    @work(exclusive=True, group="draw")
    async def _draw(self, width: int) -> None:
        from mockprep.tui.diagram_drawing import drawn

        self.post_message(self.Drawn(await asyncio.to_thread(drawn, self._diagram, width)))

    @on(Drawn)
    def _show(self, event: Drawn) -> None:
        event.stop()
        self.update(event.picture)


class DiagramFeedback(VerticalScroll):
    """The diagrams of an answer one below the other, then how they compare."""

    def __init__(self, drawings: Drawings) -> None:
        super().__init__()
        self._drawings = drawings

    def compose(self) -> ComposeResult:
        """A title and a picture for each diagram, then the remarks."""
        for title, diagram in self._drawings.diagrams:
            yield Static(title, classes="side-title", markup=False)
            yield DiagramPicture(diagram)
        for remark in self._drawings.remarks:
            yield Static(remark, classes="remark", markup=False)
