"""Owns assignment: what a name, a tuple of names, an element or an attribute gets."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.sizes import CONSTANT, plus, times
from mockprep.analysis.cost.values import CONTAINERS, Value, is_character

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


def bind(walk: Walk, target: ast.expr, value: Value, source: ast.expr | None = None) -> None:
    """Give a value to the target of an assignment or a loop."""
    if isinstance(target, ast.Name):
        _bind_name(walk, target, value, source)
    elif isinstance(target, ast.Tuple | ast.List):
        _unpack(walk, target.elts, value, source)
    elif isinstance(target, ast.Starred):
        bind(walk, target.value, value)
    elif isinstance(target, ast.Subscript):
        _store(walk, target, value)
    elif isinstance(target, ast.Attribute):
        owner = walk.evaluate(target.value)
        if owner.kind in ("instance", "class", "function"):
            owner.attributes[target.attr] = value


def _bind_name(walk: Walk, target: ast.Name, value: Value, source: ast.expr | None) -> None:
    walk.symbols.name(value.symbol, target.id)
    goes_on = source is not None and any(
        isinstance(part, ast.Name) and part.id == target.id for part in ast.walk(source)
    )
    if goes_on and value.kind == "number":
        value = _carried(walk, target.id, value)
    elif goes_on and value.kind in CONTAINERS and isinstance(source, ast.BinOp):
        _lengthen(walk, target.id, value)
    keeps_start = goes_on and walk.scope.get(target.id) is not None
    walk.scope.set(target.id, value, None if keeps_start else walk.ledger.here)


def _carried(walk: Walk, name: str, value: Value) -> Value:
    """`x = x + 1` in a loop grows by one for each round since x got its start value."""
    born = walk.scope.born(name)
    if born is None:
        return value
    before = walk.scope.get(name)
    if before is None or not (before.size == value.size == CONSTANT):
        return value
    return Value("number", walk.ledger.runs_since(born))


def _lengthen(walk: Walk, name: str, value: Value) -> None:
    """`text = sign + text` in a loop is longer by one in every round."""
    born = walk.scope.born(name)
    if born is not None:
        value.size = plus(value.size, walk.ledger.runs_since(born))
        value.short = value.short and value.size == CONSTANT


def _unpack(walk: Walk, targets: list[ast.expr], value: Value, source: ast.expr | None) -> None:
    starred = any(isinstance(target, ast.Starred) for target in targets)
    if not starred and value.kind in CONTAINERS | {"unknown"}:
        walk.symbols.fix(value.symbol)
    sources = source.elts if isinstance(source, ast.Tuple) else [None] * len(targets)
    if len(sources) != len(targets):
        sources = [None] * len(targets)
    for at, (target, origin) in enumerate(zip(targets, sources, strict=True)):
        if isinstance(target, ast.Starred):
            rest = Value("list", value.size, value.element, born=walk.ledger.here)
            rest.symbol, rest.short = value.symbol, value.short
            walk.charge(target, "copies the rest", rest)
            bind(walk, target.value, rest)
        else:
            bind(walk, target, _part(walk, value, at, len(targets)), origin or source)


def _part(walk: Walk, value: Value, at: int, count: int) -> Value:
    from mockprep.analysis.cost.expressions import picked

    if value.parts is not None and len(value.parts) == count:
        return value.parts[at]
    element = value.item()
    if value.symbol and element.symbol:
        return picked(element, walk.symbols.fresh(f"{value.symbol}[{at}]"))
    return element


def _store(walk: Walk, target: ast.Subscript, value: Value) -> None:
    """An element is given a value; a dict may have one more by it, a slice is written whole."""
    owner = walk.evaluate(target.value)
    if isinstance(target.slice, ast.Slice):
        walk.evaluate(target.slice)
        if value.kind in CONTAINERS:
            walk.charge(target, "writes a slice", owner)
        return
    key = walk.evaluate(target.slice)
    if owner.kind == "dict":
        _add_key(walk, target, owner, key)
    if owner.kind in CONTAINERS:
        owner.parts = None
        owner.hold(value)
        if value.kind in CONTAINERS and not value.short:
            walk.ledger.hold(target.lineno, times(walk.ledger.runs_since(owner.born), value.size))


def _add_key(walk: Walk, target: ast.Subscript, owner: Value, key: Value) -> None:
    """A dict may have one more entry in every round; of characters there are only so many."""
    owner.key = key
    if not is_character(key):
        runs = walk.ledger.runs_since(owner.born)
        owner.grow(runs)
        walk.ledger.hold(target.lineno, runs)


def store_more(walk: Walk, target: ast.Subscript, by: Value, *, grows: bool) -> None:
    """`count[x] += 1`: one element grows, and so does the sum of all; by `-=` none does."""
    owner = walk.evaluate(target.value)
    key = walk.evaluate(target.slice)
    runs = walk.ledger.runs_since(owner.born)
    if owner.kind == "dict":
        _add_key(walk, target, owner, key)
    if owner.kind not in CONTAINERS or not grows:
        return
    added = times(runs, by.size if by.kind == "number" else CONSTANT)
    before = owner.element
    size = added if before is None else plus(before.size, added)
    counts = before is None or before.total is not None or before.size == CONSTANT
    owner.element = Value("number", size, total=size if counts else None)
