"""The tree of a YAML document: plain Python values, each with its place."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from mockprep.content.problems import Loc
from mockprep.content.scalars import Trap


class Node:
    """A value of a document and where it stands (line and column count from 1).

    `entries` are there for a mapping, `elements` for a list, neither for a scalar. What can't be
    used is `broken`: it was reported when it was read, and later checks leave it alone.
    """

    __slots__ = (
        "broken", "column", "elements", "entries", "inset", "line", "raw", "size", "trap", "value",
    )  # fmt: skip

    def __init__(self, value: Any, line: int, column: int) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.entries: dict[Any, Entry] | None = None
        self.elements: list[Node] | None = None
        self.raw = ""
        """The word as written, where it is unquoted and its value isn't that text."""
        self.trap: Trap | None = None
        self.inset: int | None = None
        """How far the text starts behind the column; None for text of several lines."""
        self.size = 1
        """How many nodes it stands for, with all that aliases repeat."""
        self.broken = False

    def get(self, key: Any) -> "Node | None":
        """The value of `key` where this is a mapping that has it."""
        if self.entries is None or key not in self.entries:
            return None
        return self.entries[key].value

    def children(self) -> "Iterator[tuple[str | int, Node]]":
        """The values inside, each with its key or position."""
        if self.entries is not None:
            yield from ((key, entry.value) for key, entry in self.entries.items())
        elif self.elements is not None:
            yield from enumerate(self.elements)

    def walk(self, loc: Loc = ()) -> "Iterator[tuple[Loc, Node]]":
        """This node and all within, each with the way to it."""
        yield loc, self
        for step, child in self.children():
            yield from child.walk((*loc, step))


class Entry(NamedTuple):
    """A key of a mapping and its value, both with their places."""

    key: Node
    value: Node


class Found(NamedTuple):
    """Where a location of pydantic ends in the tree."""

    node: Node
    loc: Loc
    """The part of the location that exists in the document."""
    key: Node | None
    """The key under which the node stands, in a mapping."""


def find(root: Node, loc: Loc) -> Found:
    """The node that `loc` leads to, or the last one on the way that there is.

    Steps that name no key (the tags of unions) are passed over.
    """
    here, key, taken = root, None, []
    for step in loc:
        entry = _entry(here, step)
        if entry is not None:
            here, key = entry.value, entry.key
        elif here.elements is not None and isinstance(step, int) and step < len(here.elements):
            here, key = here.elements[step], None
        else:
            continue
        taken.append(step)
    return Found(here, tuple(taken), key)


def _entry(node: Node, step: str | int) -> Entry | None:
    if node.entries is None:
        return None
    if step in node.entries:
        return node.entries[step]
    return next((entry for key, entry in node.entries.items() if str(key) == str(step)), None)


def readable_path(root: Node | None, loc: Loc) -> str:
    """`questions[gil].points[0].weight`: positions, or the ids of those that have one."""
    path = ""
    here = root
    for number, step in enumerate(loc):
        child = find(here, (step,)).node if here is not None else None
        if here is not None and here.entries is not None:
            is_element = False
        else:
            is_element = isinstance(step, int) or (number == 1 and loc[0] == "questions")
        if is_element:
            named = child.get("id") if child is not None and child is not here else None
            name = named.value if named and isinstance(named.value, str) else ""
            path += f"[{name or step}]"
        else:
            path += f".{step}" if path else str(step)
        here = child
    return path
