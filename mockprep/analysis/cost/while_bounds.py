"""Owns the bounds of while loops: how far what a condition is about can go."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockprep.analysis.cost.changes import Change
from mockprep.analysis.cost.guards import quiet
from mockprep.analysis.cost.rounds import names_in
from mockprep.analysis.cost.sizes import (
    CONSTANT,
    Size,
    class_of,
    is_dearer,
    logarithm,
    plus,
    power,
    variable,
)
from mockprep.analysis.cost.value_loops import LARGE
from mockprep.analysis.cost.values import Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often a loop goes round, and why."""

    trips: Size
    why: str
    outer: int
    progress: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    works_off: str = ""


def halving_bound(walk: Walk, tests: list[ast.expr], keys: list[str], change: Change) -> Size:
    size = CONSTANT
    for key in keys:
        size = plus(size, size_of(walk, key))
    if change == "scale" or size == CONSTANT:
        size = plus(size, compared_size(walk, tests))
    if size == CONSTANT and change == "middle" and _spans_values(walk, keys):
        size = variable(walk.symbols.fresh("values"))
    return logarithm(size)


def _spans_values(walk: Walk, keys: list[str]) -> bool:
    """Whether a search begins with literals so far apart that they stand for any value."""
    return any(abs(value_of(walk, key).constant or 0) >= LARGE for key in keys)


def compared_size(walk: Walk, tests: list[ast.expr]) -> Size:
    """The largest of the sizes that the condition speaks of."""
    size = CONSTANT
    for test in tests:
        for part in _leaf_values(test):
            found = quiet(walk, part)
            if found.kind != "function":
                walk.symbols.use(found.symbol)
                size = plus(size, found.size)
    return size


def _leaf_values(node: ast.AST) -> list[ast.expr]:
    """The operands of comparisons; a call of `len` counts whole, an element does not count."""
    if isinstance(node, ast.Compare):
        return [leaf for side in [node.left, *node.comparators] for leaf in _leaf_values(side)]
    if isinstance(node, ast.BoolOp | ast.UnaryOp):
        return [leaf for child in ast.iter_child_nodes(node) for leaf in _leaf_values(child)]
    if isinstance(node, ast.Call | ast.BinOp | ast.Name | ast.Attribute):
        return [node]
    return [node] if isinstance(node, ast.Subscript) else []


def comparisons_with(tests: list[ast.expr], key: str) -> list[ast.Compare]:
    return [
        part
        for test in tests
        for part in ast.walk(test)
        if isinstance(part, ast.Compare) and _stands_in(part, key)
    ]


def _stands_in(test: ast.Compare, key: str) -> bool:
    """Whether a side of a comparison is about a name, and not about an element at its place."""
    sides = [test.left, *test.comparators]
    return any(
        mentions(side, key)
        and (
            ast.unparse(side) == key
            or not any(isinstance(p, ast.Subscript) for p in ast.walk(side))
        )
        for side in sides
    )


def mentions(node: ast.AST, key: str) -> bool:
    return any(
        isinstance(part, ast.Name | ast.Attribute | ast.Subscript) and ast.unparse(part) == key
        for part in ast.walk(node)
    )


def bound_of(walk: Walk, test: ast.Compare, key: str) -> Size:
    """What a counter is compared with; the root of it where its square is."""
    sides = [test.left, *test.comparators]
    size, squared = CONSTANT, False
    for side in sides:
        if _is_square(side, key):
            squared = True
        elif ast.unparse(side) == key or not mentions(side, key):
            if isinstance(side, ast.Subscript) and ast.unparse(side) != key:
                continue
            value = quiet(walk, side)
            if value.kind in ("number", "unknown"):
                size = plus(size, value.size)
        else:
            size = plus(size, _offset(walk, side, key))
    return power(size, 0.5) if squared else size


def _offset(walk: Walk, side: ast.expr, key: str) -> Size:
    """Of `i - k`, the k; an `i + k` reaches a bound the sooner."""
    size = CONSTANT
    if not isinstance(side, ast.BinOp) or not isinstance(side.op, ast.Sub):
        return size
    for part in ast.walk(side):
        if isinstance(part, ast.Name) and part.id != key:
            value = quiet(walk, part)
            if value.kind == "number":
                size = plus(size, value.size)
    return size


def _is_square(side: ast.expr, key: str) -> bool:
    if not isinstance(side, ast.BinOp):
        return False
    if isinstance(side.op, ast.Mult):
        return ast.unparse(side.left) == key == ast.unparse(side.right)
    return isinstance(side.op, ast.Pow) and ast.unparse(side.left) == key


def indexed_size(walk: Walk, node: ast.While, names: frozenset[str]) -> Size:
    """A counter with no bound in the condition: as far as what it is an index of.

    Without a counter, as often as the longest container has elements.
    """
    size = CONSTANT
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript) and (not names or names_in(part.slice) & names):
            found = quiet(walk, part.value)
            walk.symbols.use(found.symbol)
            if found.kind != "dict" and is_dearer(class_of(found.size), class_of(size)):
                size = found.size
    if size == CONSTANT:
        walk.ledger.doubt(node.lineno, "where this loop ends is not clear", 0.5)
    return size


def value_of(walk: Walk, key: str) -> Value:
    return quiet(walk, _parsed(key, walk.line))


def _parsed(key: str, line: int) -> ast.expr:
    node = ast.parse(key, mode="eval").body
    for part in ast.walk(node):
        if hasattr(part, "lineno"):
            part.lineno = line
    return node


def size_of(walk: Walk, key: str) -> Size:
    return value_of(walk, key).size


def followed_size(walk: Walk, node: ast.While, key: str) -> Size:
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript) and ast.unparse(part.slice) == key:
            return quiet(walk, part.value).size
    return CONSTANT
