"""Owns guards: the test that lets a place be visited only once, and how many places there are."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockprep.analysis.cost.sizes import CONSTANT, Size, class_of, is_dearer, plus, times
from mockprep.analysis.cost.values import CONTAINERS, Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

_ADDS = frozenset({"add", "append", "update", "remove", "discard", "pop"})


@dataclass(frozen=True, slots=True)
class Places:
    """The places that a search marks."""

    size: Size
    """How many there are; constant where that can't be told."""
    born: int
    """The loop in which the marks were made: within it, no place is visited again."""


def places_of(walk: Walk, body: list[ast.stmt]) -> Places | None:
    """How many places a search can visit which marks them; None where nothing is marked."""
    marked = _marked(body)
    found: Places | None = None
    born = -1
    for tested in _tested(body):
        root = _root(tested)
        if ast.unparse(root) not in marked:
            continue
        born = max(born, quiet(walk, root).born)
        size = _dimensions(walk, tested)
        if size != CONSTANT and (found is None or is_dearer(class_of(size), class_of(found.size))):
            found = Places(size, quiet(walk, root).born)
    if found is not None or born < 0:
        return found
    return Places(neighbours_of(walk, body) or CONSTANT, born)


def _marked(body: list[ast.stmt]) -> set[str]:
    """The containers, as written, that are stored into or added to."""
    marked = set()
    for node in _nodes(body):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            marked.add(ast.unparse(_root(node)))
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _ADDS
        ):
            marked.add(ast.unparse(_root(node.func.value)))
    return marked


def _tested(body: list[ast.stmt]) -> list[ast.expr]:
    """What the conditions look up: `seen[v]`, or `seen` in `v in seen`."""
    tested: list[ast.expr] = []
    for node in _nodes(body):
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            tested += _looked_up(node.test)
    return tested


def _looked_up(test: ast.expr) -> list[ast.expr]:
    found: list[ast.expr] = []
    for node in ast.walk(test):
        if isinstance(node, ast.Subscript):
            if any(isinstance(part, ast.Name) for part in ast.walk(node.slice)):
                found.append(node)
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn):
            found.append(node.comparators[0])
    return found


def _root(node: ast.expr) -> ast.expr:
    while isinstance(node, ast.Subscript):
        node = node.value
    return node


def _dimensions(walk: Walk, tested: ast.expr) -> Size:
    """How many different places can be looked up."""
    if not isinstance(tested, ast.Subscript):
        return CONSTANT
    chain: list[ast.Subscript] = []
    node: ast.expr = tested
    while isinstance(node, ast.Subscript):
        chain.append(node)
        node = node.value
    value = quiet(walk, node)
    size = CONSTANT
    for _ in chain:
        if value.kind in ("dict", "set"):
            return CONSTANT
        size = times(size, value.size)
        value = value.item()
    return size


def neighbours_of(walk: Walk, body: list[ast.stmt]) -> Size | None:
    """How many lists of neighbours there are: `near` in `for v in near[u]`."""
    size: Size | None = None
    for node in _nodes(body):
        if isinstance(node, ast.For) and isinstance(node.iter, ast.Subscript):
            value = quiet(walk, _root(node.iter))
            if value.kind in CONTAINERS or value.symbol:
                size = value.size if size is None else plus(size, value.size)
    return size or _bounds(walk, body)


def _bounds(walk: Walk, body: list[ast.stmt]) -> Size | None:
    """The area within which a step stays: `0 <= x < n and 0 <= y < m`."""
    found: list[Size] = []
    for node in _nodes(body):
        if isinstance(node, ast.Compare) and len(node.ops) == 2:
            size = quiet(walk, node.comparators[-1]).size
            if size != CONSTANT:
                found.append(size)
    if not found:
        return None
    area = found[0]
    for size in found[1:2]:
        area = times(area, size)
    return area


def quiet(walk: Walk, node: ast.expr) -> Value:
    """The value of an expression, without its cost."""
    with walk.ledger.silence():
        return walk.evaluate(node)


def _nodes(body: list[ast.stmt]) -> list[ast.AST]:
    return [node for statement in body for node in ast.walk(statement)]
