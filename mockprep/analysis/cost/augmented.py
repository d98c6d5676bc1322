"""Owns what goes on from what it was: `n += 1`, `found += more`, `text = text + sign`."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.arithmetic import combined
from mockprep.analysis.cost.binding import bind, store_more
from mockprep.analysis.cost.sizes import CONSTANT, Size, plus, times
from mockprep.analysis.cost.values import CONTAINERS, GROWING, Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


def appends_text(walk: Walk, node: ast.Assign) -> bool:
    """`text = text + more`, which is read as `text += more` is."""
    value, target = node.value, node.targets[0]
    if not isinstance(value, ast.BinOp) or not isinstance(value.op, ast.Add):
        return False
    if not isinstance(value.left, ast.Name) or not isinstance(target, ast.Name):
        return False
    before = walk.scope.get(target.id)
    return value.left.id == target.id and before is not None and before.kind == "text"


def read_augmented(walk: Walk, node: ast.AugAssign) -> None:
    """`a += value`: a number grows with every round, a list by what is added, a text is copied."""
    by = walk.evaluate(node.value)
    if isinstance(node.target, ast.Subscript) and by.kind in ("number", "unknown", "nothing"):
        grows = isinstance(node.op, ast.Add | ast.Mult | ast.LShift)
        store_more(walk, node.target, by, grows=grows)
        return
    before = _target_value(walk, node.target)
    if before.kind in GROWING and by.kind in CONTAINERS:
        _extend(walk, node, before, by)
        return
    if before.kind == "text" or (by.kind == "text" and before.kind != "number"):
        if isinstance(node.op, ast.Mult):
            _keep(walk, node.target, combined(walk, node, node.op, before, by))
        else:
            append_text(walk, node, node.target, before, by)
        return
    value = combined(walk, node, node.op, before, by)
    if isinstance(node.op, ast.Add | ast.Sub) and isinstance(node.target, ast.Name):
        value = Value("number", plus(value.size, _steps(walk, node.target.id, by)))
    _keep(walk, node.target, value)


def _steps(walk: Walk, name: str, by: Value) -> Size:
    """What a counter grows to: what is added, in every round since its start."""
    born = walk.scope.born(name)
    runs = walk.ledger.runs_since(walk.ledger.here if born is None else born)
    return times(runs, by.size if by.kind == "number" else CONSTANT)


def _target_value(walk: Walk, target: ast.expr) -> Value:
    with walk.ledger.silence():
        return walk.evaluate(target)


def _keep(walk: Walk, target: ast.expr, value: Value) -> None:
    """A name goes on from its start value; anything else is stored."""
    if isinstance(target, ast.Name):
        walk.scope.set(target.id, value, None)
    else:
        bind(walk, target, value)


def _extend(walk: Walk, node: ast.AugAssign, target: Value, by: Value) -> None:
    walk.charge(node, "adds all elements of another", by)
    size = times(walk.ledger.runs_since(target.born), by.size)
    target.grow(size, by.item())
    walk.ledger.hold(node.lineno, size)


def append_text(walk: Walk, node: ast.stmt, target: ast.expr, before: Value, by: Value) -> None:
    """CPython mostly appends to a text in place; so it is read, as those who wrote it do."""
    name = target.id if isinstance(target, ast.Name) else ""
    born = walk.scope.born(name)
    runs = walk.ledger.runs_since(walk.ledger.here if born is None else born)
    added = times(runs, by.size if by.kind == "text" else CONSTANT)
    walk.charge(node, "appends a text", by)
    walk.ledger.hold(node.lineno, added)
    value = Value("text", plus(before.size, added), before.element, born=before.born)
    _keep(walk, target, value)
