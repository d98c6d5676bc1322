"""Owns the built-in functions that go through a container: to copy, fold, sort, map or print it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.arguments import Arguments, Native
from mockprep.analysis.cost.ledger import Frame
from mockprep.analysis.cost.rounds import shared_depth
from mockprep.analysis.cost.sizes import CONSTANT, logarithm, plus, smaller, times
from mockprep.analysis.cost.values import (
    CONTAINERS,
    Kind,
    Value,
    is_character,
    joined_all,
    nothing,
    number,
)

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


def _gone_through(kind: Kind, what: str) -> Native:
    """A function that goes through its argument once and gives a new container."""

    def run(walk: Walk, node: ast.Call, given: Arguments) -> Value:
        result = Value(kind, born=walk.ledger.here)
        if not len(given):
            return result
        source = given.at(0)
        source.item()
        walk.charge(node, what, source, turned=kind in ("list", "tuple"))
        result.size, result.symbol = source.size, source.symbol
        _share(walk, node, source, result)
        result.short = source.short and source.kind == "text"
        if kind == "set" and is_character(source.element):
            result.size, result.symbol = CONSTANT, ""
        result.parts = source.parts if kind in ("list", "tuple") else None
        result.hold(source.key if source.kind == "dict" and source.key else source.item())
        walk.ledger.hold_local(node.lineno, CONSTANT if result.short else result.size)
        return result

    return run


def _share(walk: Walk, node: ast.Call, source: Value, result: Value) -> None:
    """Let what is made of a part of something count as such a part too."""
    if source.total is not None and (shared := shared_depth(walk, node, source)) is not None:
        result.total = source.total
        result.within = walk.ledger.frames[shared - 1].serial if shared else 0


def _dict(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    result = Value("dict", born=walk.ledger.here)
    if len(given):
        source = given.at(0)
        walk.charge(node, "makes a dict of its elements", source)
        result.size, result.element = source.size, source.element
        walk.ledger.hold_local(node.lineno, source.size)
    return result


def _folded(what: str, *, sums: bool = False) -> Native:
    """A function that goes through its argument and gives one number or one element."""

    def run(walk: Walk, node: ast.Call, given: Arguments) -> Value:
        if len(given) > 1 and not sums:
            return _least_of(node, given)
        source = given.at(0)
        if source.kind != "number":
            walk.charge(node, what, source)
        call_each(walk, node, given.named.get("key"), source)
        if sums:
            return _summed(walk, node, given)
        return source.key if source.kind == "dict" and source.key else source.item()

    return run


def _least_of(node: ast.Call, given: Arguments) -> Value:
    """min(a, b) is no more than the lesser; max(a, b) no more than both."""
    result = joined_all(tuple(given.values))
    if result.kind not in ("number", "unknown"):
        return result
    size = given.at(0).size
    for value in given.values[1:]:
        least = isinstance(node.func, ast.Name) and node.func.id == "min"
        size = smaller(size, value.size) if least else plus(size, value.size)
    return Value("number", size)


def _summed(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    element = source.item()
    if element.kind in ("list", "tuple"):
        total = times(source.size, element.size)
        each = times(source.size, total)
        walk.ledger.charge(node.lineno, "sum() of lists copies what it has again and again", each)
        return Value("list", total, element.element, born=walk.ledger.here)
    return number(element.total or plus(source.size, element.size))


def _truth(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    walk.charge(node, "goes through its elements", given.at(0))
    return number()


def _sorted(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    charge_sort(walk, node, source, given)
    result = Value("list", source.size, born=walk.ledger.here, symbol=source.symbol)
    _share(walk, node, source, result)
    result.hold(source.key if source.kind == "dict" and source.key else source.item())
    walk.ledger.hold_local(node.lineno, source.size)
    return result


def charge_sort(walk: Walk, node: ast.Call, value: Value, given: Arguments) -> None:
    """Put down a sort, with its key function called for each element."""
    walk.symbols.use(value.symbol)
    if not (value.short and value.kind == "text"):
        shared = shared_depth(walk, node, value) if value.total is not None else None
        if shared is None or value.total is None:
            cost = times(value.size, logarithm(value.size))
            walk.ledger.charge(node.lineno, "sorts", cost)
        else:
            cost = times(value.total, logarithm(value.total))
            walk.ledger.charge_within(node.lineno, "sorts", cost, shared)
    call_each(walk, node, given.named.get("key"), value)


def call_each(walk: Walk, node: ast.Call, function: Value | None, source: Value) -> Value:
    """Call a function for every element; what it gives."""
    if function is None or function.kind == "nothing":
        return source.item()
    frame = Frame(source.size, walk.ledger.depth, node.lineno)
    with walk.ledger.within(frame):
        from mockprep.analysis.cost.calls import call

        return call(walk, node, function, Arguments([source.item()]))


def _map(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    sources = given.values[1:] or [Value("unknown")]
    source = sources[0]
    walk.charge(node, "maps a function over its elements", source, turned=True)
    element = call_each(walk, node, given.at(0), source)
    if len(sources) > 1:
        element = Value("unknown")
    result = Value("iterator", source.size, element, symbol=source.symbol, short=source.short)
    if source.parts is not None:
        result.parts = tuple(element for _ in source.parts)
    return result


def _filter(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(1)
    walk.charge(node, "filters its elements", source)
    call_each(walk, node, given.at(0), source)
    return Value("iterator", source.size, source.item())


def _print(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    for value in given.values:
        if value.kind in CONTAINERS - {"text"}:
            walk.charge(node, "prints its elements", value)
    return nothing()


CALLS: dict[str, Native] = {
    "list": _gone_through("list", "makes a list of its elements"),
    "tuple": _gone_through("tuple", "makes a tuple of its elements"),
    "set": _gone_through("set", "makes a set of its elements"),
    "frozenset": _gone_through("set", "makes a set of its elements"),
    "dict": _dict,
    "sum": _folded("adds up its elements", sums=True),
    "min": _folded("looks for the least element"),
    "max": _folded("looks for the greatest element"),
    "any": _truth,
    "all": _truth,
    "sorted": _sorted,
    "map": _map,
    "filter": _filter,
    "print": _print,
}
