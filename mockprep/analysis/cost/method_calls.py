"""Owns what the methods of texts and containers give, cost and change."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from mockprep.analysis.cost import reading_input
from mockprep.analysis.cost.arguments import Arguments
from mockprep.analysis.cost.pass_calls import charge_sort
from mockprep.analysis.cost.sizes import CONSTANT, Size, logarithm, plus, times
from mockprep.analysis.cost.values import (
    CONTAINERS,
    GROWING,
    Value,
    is_character,
    joined,
    nothing,
    number,
)

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

Method = Callable[["Walk", ast.Call, Value, Arguments], Value]

_SCANNING: dict[str, str] = {
    "index": "searches from the start",
    "count": "counts by going through all",
    "find": "searches from the start",
    "rfind": "searches from the end",
    "rindex": "searches from the end",
    "remove": "searches an element and moves the rest",
    "reverse": "turns the order round",
    "replace": "writes the text anew",
    "translate": "writes the text anew",
    "upper": "writes the text anew",
    "lower": "writes the text anew",
    "swapcase": "writes the text anew",
    "strip": "copies the text",
    "rstrip": "copies the text",
    "lstrip": "copies the text",
    "copy": "copies it",
    "issubset": "goes through its elements",
    "intersection": "goes through its elements",
    "difference": "goes through its elements",
    "union": "copies both",
    "symmetric_difference": "copies both",
    "rotate": "moves its elements",
    "most_common": "goes through its entries",
}
_MADE = frozenset(
    {
        "copy", "union", "intersection", "difference", "symmetric_difference", "strip", "rstrip",
        "lstrip", "upper", "lower", "replace", "swapcase", "translate",
    }
)  # fmt: skip
_HASHED = frozenset({"set", "dict"})


def call_method(walk: Walk, node: ast.Call, callee: Value, given: Arguments) -> Value:
    """Call a method of a text, a container, or of something handed in."""
    owner = callee.owner
    assert owner is not None
    run = _METHODS.get(callee.name)
    if run is not None:
        return run(walk, node, owner, given)
    if callee.name in _SCANNING:
        return _scan(walk, node, callee.name, owner)
    return Value("unknown") if owner.kind == "unknown" else number()


def _scan(walk: Walk, node: ast.Call, name: str, owner: Value) -> Value:
    hashed = owner.kind in _HASHED and name in ("remove", "count", "index")
    # Taking the white space off an end copies the text once, as reading it did.
    if not hashed and name not in ("strip", "rstrip", "lstrip"):
        walk.charge(node, f"`.{name}` {_SCANNING[name]}", owner)
    if name == "most_common":
        pair = Value("tuple", parts=(owner.key or Value("unknown"), owner.item()))
        cost = times(owner.size, logarithm(owner.size))
        walk.ledger.charge(node.lineno, "sorts the counts", cost)
        return Value("list", owner.size, pair, born=walk.ledger.here)
    if name in _MADE:
        made = Value(owner.kind, owner.size, owner.element, key=owner.key, born=walk.ledger.here)
        made.symbol, made.short, made.parts = owner.symbol, owner.short, owner.parts
        return made
    return number(owner.size)


def _append(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    if owner.kind not in GROWING:
        return nothing()
    runs = _additions(walk, node, owner)
    element = given.at(0)
    if owner.kind == "set" and is_character(element):
        return nothing()
    owner.grow_within(runs, walk.ledger.shared_since(owner.born), element)
    held = element.size if element.kind in CONTAINERS and not element.short else CONSTANT
    walk.ledger.hold(node.lineno, times(runs, held))
    return nothing()


def _additions(walk: Walk, node: ast.Call, owner: Value) -> Size:
    """How often something is added; no more than calls are open, where each call undoes it."""
    written = ast.unparse(node.func.value) if isinstance(node.func, ast.Attribute) else ""
    for frame in reversed(walk.ledger.frames):
        if written in frame.undone:
            return frame.depth
    return walk.ledger.runs_since(owner.born)


def _extend(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    source = given.at(0)
    walk.charge(node, "adds all elements of another", source)
    if owner.kind in GROWING:
        size = times(walk.ledger.runs_since(owner.born), source.size)
        if source.total is not None:
            size = plus(walk.ledger.runs_since(owner.born), source.total)
        owner.grow(size, source.item())
        walk.ledger.hold(node.lineno, size)
    return nothing()


def _insert(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    _append(walk, node, owner, Arguments(given.values[1:]))
    walk.charge(node, "`.insert` moves the rest", owner)
    return nothing()


def _pop(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    if owner.kind in ("list", "unknown") and len(given) and given.at(0).constant != -1:
        walk.charge(node, "`.pop` at another place than the end moves the rest", owner)
    return owner.item()


def _element(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    return owner.item()


def _get(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    found = owner.item()
    return joined(found, given.at(1)) if len(given) > 1 else found


def _set_default(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    if owner.kind in GROWING:
        owner.grow(walk.ledger.runs_since(owner.born), given.at(1))
        walk.ledger.hold(node.lineno, walk.ledger.runs_since(owner.born))
        owner.key = given.at(0)
    return owner.item()


def _split(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    walk.charge(node, "splits a text", owner, turned=True)
    return reading_input.words_of(walk, owner)


def _join(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    source = given.at(0)
    walk.charge(node, "joins texts", source)
    size = source.size
    element = source.item()
    if element.kind == "text" and not element.short and not element.symbol:
        size = times(size, element.size)
        walk.ledger.charge(node.lineno, "joins texts", size)
    return Value("text", size, born=walk.ledger.here)


def _items(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    pair = Value("tuple", parts=(owner.key or Value("unknown"), owner.item()))
    return Value("iterator", owner.size, pair)


def _keys(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    return Value("iterator", owner.size, owner.key or Value("unknown"))


def _values(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    return Value("iterator", owner.size, owner.item())


def _sort(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    charge_sort(walk, node, owner, given)
    return nothing()


def _digits(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    return number(logarithm(owner.size))


def _starts(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    walk.charge(node, "compares the start or the end", given.at(0), block=True)
    return number()


def _nothing(walk: Walk, node: ast.Call, owner: Value, given: Arguments) -> Value:
    return nothing()


_METHODS: dict[str, Method] = {
    "append": _append,
    "appendleft": _append,
    "add": _append,
    "put": _append,
    "push": _append,
    "extend": _extend,
    "extendleft": _extend,
    "update": _extend,
    "insert": _insert,
    "pop": _pop,
    "popleft": _element,
    "popitem": _element,
    "get": _get,
    "setdefault": _set_default,
    "split": _split,
    "rsplit": _split,
    "splitlines": _split,
    "join": _join,
    "items": _items,
    "keys": _keys,
    "values": _values,
    "sort": _sort,
    "bit_length": _digits,
    "startswith": _starts,
    "endswith": _starts,
    "clear": _nothing,
    "discard": _nothing,
}
