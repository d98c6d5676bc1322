"""Owns what a diagram is made of: boxes, the edges between them, frames around them."""

from dataclasses import dataclass, field
from typing import Literal

from mockprep.domain.patterns import Span
from mockprep.graders.offline.chains import Box as Written
from mockprep.graders.offline.chains import Link, Shape

Direction = Literal["LR", "TD"]
MOST_EDGES = 20_000
"""Joins of one text that are read; no diagram that anyone can follow has so many."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a diagram; `also` is its second name, such as its id in Mermaid."""

    key: str
    name: str
    also: str = ""
    shape: Shape = "box"


@dataclass(frozen=True, slots=True)
class Edge:
    """Two boxes that an arrow joins, in the direction of the arrow, with the place of its line."""

    start: Box
    end: Box
    span: Span
    label: str = ""
    both: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes that stand in one frame."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """Boxes and the edges between them, as one diagram of an answer has them."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...] = ()
    direction: Direction = "LR"
    is_sequence: bool = False
    """Whether it shows messages in their order."""


@dataclass(slots=True)
class Builder:
    """A diagram while it is read; boxes get their names when all lines are known."""

    direction: Direction = "LR"
    is_sequence: bool = False
    written: dict[str, Written] = field(default_factory=dict)
    links: list[tuple[str, str, Span, str, bool]] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    inside: list[str] = field(default_factory=list)

    def put(self, box: Written) -> str:
        """Note a box, and give its key."""
        key = box.text.lower()
        known = self.written.get(key)
        if known is None:
            self.written[key] = known = Written(box.text)
            if self.inside:
                self.groups[self.inside[-1]].append(key)
        if box.label and not known.label:
            known.label, known.shape = box.label, box.shape
        return key

    def link(self, link: Link, span: Span) -> None:
        """Note a join and both its boxes."""
        if len(self.links) < MOST_EDGES:
            ends = self.put(link.start), self.put(link.end)
            self.links.append((*ends, span, link.label, link.both))

    def built(self, *, by_label: bool) -> Diagram:
        """The diagram; `by_label` shows the labels of boxes and not their ids."""
        boxes = {key: self._box(key, box, by_label) for key, box in self.written.items()}
        frames = [Group(self.titles[key], tuple(keys)) for key, keys in self.groups.items() if keys]
        return Diagram(
            tuple(boxes.values()),
            tuple(
                Edge(boxes[a], boxes[b], span, label, both)
                for a, b, span, label, both in self.links
            ),
            tuple(frames),
            self.direction,
            self.is_sequence,
        )

    def _box(self, key: str, box: Written, by_label: bool) -> Box:
        title = self.titles.get(key, "")
        if by_label and (box.label or title):
            return Box(key, box.label or title, box.text, box.shape)
        return Box(key, box.text, box.label, box.shape)
