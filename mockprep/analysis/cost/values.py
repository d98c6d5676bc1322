"""Owns abstract values: what is known of a value from reading the code, above all its size."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from mockprep.analysis.cost.sizes import CONSTANT, Size, plus

if TYPE_CHECKING:
    from mockprep.analysis.cost.scopes import Scope

Kind = Literal[
    "number",
    "text",
    "list",
    "tuple",
    "dict",
    "set",
    "deque",
    "iterator",
    "function",
    "class",
    "instance",
    "module",
    "file",
    "native",
    "nothing",
    "unknown",
]
CONTAINERS: frozenset[Kind] = frozenset(
    {"text", "list", "tuple", "dict", "set", "deque", "iterator"}
)
CHARACTER = "character"
"""The name of a text of one character: of those there are only so many."""
GROWING: frozenset[Kind] = frozenset({"list", "dict", "set", "deque"})


@dataclass(slots=True, eq=False)
class Value:
    """A value as far as it is known; containers change as the code that is read changes them."""

    kind: Kind
    size: Size = CONSTANT
    """The length of a container, the magnitude of a number."""
    element: Value | None = None
    """What stands for every element; for a dict, its values."""
    key: Value | None = None
    """What stands for every key of a dict."""
    parts: tuple[Value, ...] | None = None
    """The elements of a tuple whose length is known."""
    total: Size | None = None
    """The sizes of all elements of the container that this is an element of, added up."""
    within: int | None = None
    """For what is made anew in every round, the loop within which `total` is all of them."""
    born: int = 0
    """The serial number of the loop in which it came to be, 0 for none."""
    symbol: str = ""
    """The variable that its size was called when it was read or handed in."""
    short: bool = False
    """A line among many that were read: its own length is not what the program is about."""
    constant: float | None = None
    """The number itself, where it stands in the code."""
    name: str = ""
    """What a native function or a module is called; for an instance, its class."""
    node: ast.AST | None = None
    """The definition of a function or class."""
    scope: Scope | None = None
    """Where it was defined."""
    owner: Value | None = None
    """What a method is bound to."""
    attributes: dict[str, Value] = field(default_factory=dict)

    def item(self) -> Value:
        """What stands for an element; made when first asked for."""
        if self.element is None:
            self.element = self.made_element()
        return self.element

    def made_element(self) -> Value:
        """An element of which only the container is known."""
        if self.kind == "text":
            return Value("text", born=self.born, name=CHARACTER)
        if self.parts:
            return joined_all(self.parts)
        symbol = f"{self.symbol}[]" if self.symbol else ""
        if self.kind == "unknown" and symbol:
            return unknown(symbol)
        return Value("unknown", born=self.born)

    def grow(self, by: Size, element: Value | None = None) -> None:
        """Let a container have more elements."""
        self.size = plus(self.size, by)
        if self.total is not None:
            self.total = plus(self.total, by)
        self.parts = None
        if element is not None:
            self.hold(element)

    def grow_within(self, by: Size, shared: int | None, element: Value | None = None) -> None:
        """Grow by what all that are made in the rounds of a frame get together."""
        if shared is None and self.within is not None and by != CONSTANT:
            self.total = self.within = None
        elif shared is not None and self.total is None and self.size == CONSTANT:
            self.total, self.within = CONSTANT, shared
        self.grow(by, element)

    def hold(self, element: Value) -> None:
        """Let a container have such an element too."""
        if element.within is not None and element.within != self.born:
            element = replace(element, total=None, within=None)
        if element.kind in GROWING:
            element.born = min(element.born, self.born)
            if element.total is None and element.size == CONSTANT:
                element.total = CONSTANT
        if self.element is not element:
            self.element = element if self.element is None else joined(self.element, element)


def is_character(value: Value | None) -> bool:
    """Whether a value is one character of a text."""
    return value is not None and value.kind == "text" and value.name == CHARACTER


def number(size: Size = CONSTANT, constant: float | None = None) -> Value:
    """A number of a magnitude."""
    return Value("number", size, constant=constant)


def unknown(symbol: str) -> Value:
    """Something handed in: as long, or as large, as its variable says."""
    from mockprep.analysis.cost.sizes import variable

    return Value("unknown", variable(symbol), symbol=symbol)


def nothing() -> Value:
    """None."""
    return Value("nothing")


def joined(left: Value, right: Value) -> Value:
    """What holds of either of two values."""
    if left is right or right.kind in ("nothing",):
        return left
    if left.kind == "nothing" or (left.kind == "unknown" and not left.symbol):
        return right
    if right.kind == "unknown" and not right.symbol:
        return left
    if left.kind in ("function", "class", "module", "native", "file", "instance"):
        return left
    return _joined_sizes(left, right)


def _joined_sizes(left: Value, right: Value) -> Value:
    if left.kind != right.kind and "number" in (left.kind, right.kind):
        # Such as words that are turned into numbers where they stand.
        return right
    element = left.element or right.element
    if left.element is not None and right.element is not None:
        element = joined(left.element, right.element)
    constant = left.constant if left.constant == right.constant else None
    total = left.total
    if right.total is not None:
        total = right.total if total is None else plus(total, right.total)
    return Value(
        left.kind,
        plus(left.size, right.size),
        element,
        key=left.key or right.key,
        parts=_joined_parts(left, right),
        total=total,
        born=min(left.born, right.born),
        symbol=_joined_symbol(left, right),
        short=left.short and right.short,
        constant=constant,
        name=left.name if left.name == right.name else "",
    )


def _joined_symbol(left: Value, right: Value) -> str:
    if left.symbol == right.symbol or right.constant is not None:
        return left.symbol
    return right.symbol if left.constant is not None else ""


def _joined_parts(left: Value, right: Value) -> tuple[Value, ...] | None:
    if left.parts is None or right.parts is None or len(left.parts) != len(right.parts):
        return None
    return tuple(joined(a, b) for a, b in zip(left.parts, right.parts, strict=True))


def joined_all(values: tuple[Value, ...]) -> Value:
    """What holds of any of some values."""
    if not values:
        return Value("unknown")
    result = values[0]
    for value in values[1:]:
        result = joined(result, value)
    return result
