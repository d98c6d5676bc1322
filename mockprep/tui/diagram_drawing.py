"""Diagrams of an answer drawn in the terminal, where they are small enough, or listed."""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from rich.cells import cell_len

from mockprep.graders.offline.chains import Shape
from mockprep.graders.offline.diagram_parts import Box, Diagram, Direction, Edge

MOST_BOXES, MOST_EDGES = 20, 26
"""What is drawn; drawing takes a time that grows with the square of it."""
_MOST_LISTED = 30
_LONGEST_LABEL, _LONGEST_TITLE = 18, 30
_NO_LABEL = re.compile(r"[^\w\s./+&'%:-]+")
_ROUND: frozenset[Shape] = frozenset({"round", "store", "circle"})
_SPACIOUS = {"padding_x": 2, "padding_y": 0, "gap": 4}
_TIGHT = {"padding_x": 1, "padding_y": 0, "gap": 2, "max_label_width": 10}


def drawn(diagram: Diagram, width: int) -> str:
    """The diagram within `width` columns: boxes and arrows, or its joins as lines of text."""
    is_small = len(diagram.boxes) <= MOST_BOXES and len(diagram.edges) <= MOST_EDGES
    for picture in _pictures(diagram) if is_small else ():
        if picture and max(map(cell_len, picture.splitlines())) <= width:
            return picture
    return listed(diagram)


def listed(diagram: Diagram) -> str:
    """The joins of a diagram, a line each."""
    lines = [_join(edge) for edge in diagram.edges[:_MOST_LISTED]]
    if more := len(diagram.edges) - _MOST_LISTED:
        lines += [f"... and {more} more"] if more > 0 else []
    return "\n".join(lines)


def _join(edge: Edge) -> str:
    arrow = "<->" if edge.both else "->"
    label = f"  ({_short(edge.label, _LONGEST_TITLE)})" if edge.label else ""
    return f"{edge.start.name} {arrow} {edge.end.name}{label}"


def _pictures(diagram: Diagram) -> Iterator[str]:
    """The ways to draw a diagram, the roomiest first."""
    if diagram.is_sequence:
        for settings in ({}, {"padding_x": 1, "gap": 1}):
            yield _rendered(_sequence(diagram), settings)
        return
    other: Direction = "TD" if diagram.direction == "LR" else "LR"
    for direction in (diagram.direction, other):
        for settings in (_SPACIOUS, _TIGHT):
            yield _rendered(_flow(diagram, direction), settings)


def _rendered(source: str, settings: dict[str, Any]) -> str:
    """What the library draws; nothing where it fails, for a picture must not cost the debrief."""
    try:
        picture = str(import_module("termaid").render(source, **settings))
    except Exception:
        return ""
    lines = [line.rstrip() for line in picture.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines).rstrip()


def _flow(diagram: Diagram, direction: Direction) -> str:
    """The diagram as plain Mermaid, with ids and labels that need no quoting."""
    ids = {box.key: f"n{at}" for at, box in enumerate(diagram.boxes)}
    lines = [f"graph {direction}"]
    lines += [f"  {ids[box.key]}{_shape(box)}" for box in diagram.boxes]
    for at, group in enumerate(diagram.groups):
        lines.append(f"  subgraph g{at} [{_short(group.name, _LONGEST_TITLE)}]")
        lines += [f"    {ids[key]}" for key in group.keys]
        lines.append("  end")
    joins: dict[tuple[str, str], Edge] = {}
    for edge in diagram.edges:
        joins.setdefault((ids[edge.start.key], ids[edge.end.key]), edge)
    for (start, end), edge in joins.items():
        label = f"|{_short(edge.label, _LONGEST_LABEL)}|" if edge.label else ""
        lines.append(f"  {start} {'<-->' if edge.both else '-->'}{label} {end}")
    return "\n".join(lines)


def _shape(box: Box) -> str:
    name = _short(box.name, _LONGEST_TITLE)
    return f"({name})" if box.shape in _ROUND else f"[{name}]"


def _sequence(diagram: Diagram) -> str:
    ids = {box.key: f"n{at}" for at, box in enumerate(diagram.boxes)}
    lines = ["sequenceDiagram"]
    lines += [
        f"  participant {ids[box.key]} as {_short(box.name, _LONGEST_LABEL)}"
        for box in diagram.boxes
    ]
    for edge in diagram.edges:
        label = _short(edge.label, _LONGEST_TITLE) or "."
        lines.append(f"  {ids[edge.start.key]}->>{ids[edge.end.key]}: {label}")
    return "\n".join(lines)


def _short(label: str, most: int) -> str:
    """A label in one line, without the signs that Mermaid reads as its own."""
    plain = " ".join(_NO_LABEL.sub(" ", label).split())
    return plain if len(plain) <= most else f"{plain[: most - 3].rstrip()}..."
