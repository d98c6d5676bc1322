"""Owns calls: what is called, and with which values."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost import (
    library_calls,
    method_calls,
    native_calls,
    pass_calls,
    reading_input,
    user_calls,
)
from mockprep.analysis.cost.arguments import Arguments
from mockprep.analysis.cost.values import CONTAINERS, Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

_NATIVES = {**library_calls.CALLS, **native_calls.CALLS, **pass_calls.CALLS}


def read_call(walk: Walk, node: ast.Call) -> Value:
    """The value of a call, with the cost of what it does."""
    callee = walk.evaluate(node.func)
    return call(walk, node, callee, _arguments(walk, node))


def call(walk: Walk, node: ast.Call, callee: Value, given: Arguments) -> Value:
    """Call a value."""
    if callee.kind == "function":
        return user_calls.call_function(walk, callee, given.values, given.named, node)
    if callee.kind == "class":
        return user_calls.make_instance(walk, callee, given, node)
    if callee.kind == "instance":
        method = user_calls.method_of(callee, "__call__")
        if method is not None:
            return user_calls.call_function(walk, method, given.values, given.named, node)
    if callee.kind == "native":
        return _call_native(walk, node, callee, given)
    return _call_unknown(walk, node, callee)


def _call_native(walk: Walk, node: ast.Call, callee: Value, given: Arguments) -> Value:
    owner = callee.owner
    if reading_input.reads(callee):
        return reading_input.read(walk, node, callee)
    if owner is not None and (owner.kind in CONTAINERS or owner.kind == "unknown"):
        return method_calls.call_method(walk, node, callee, given)
    if owner is not None and owner.kind == "native" and callee.name == "from_iterable":
        return library_calls.CALLS["chain"](walk, node, given)
    if owner is not None and callee.name == "bit_length":
        return method_calls.call_method(walk, node, callee, given)
    run = _NATIVES.get(callee.name)
    if run is not None and (owner is None or owner.kind == "native"):
        return run(walk, node, given)
    return _call_unknown(walk, node, callee)


def _call_unknown(walk: Walk, node: ast.Call, callee: Value) -> Value:
    if callee.name and callee.name not in native_calls.FREE and callee.owner is None:
        walk.ledger.doubt(node.lineno, f"what `{callee.name}` costs is not known", 0.85)
    return Value("unknown")


def _arguments(walk: Walk, node: ast.Call) -> Arguments:
    values: list[Value] = []
    for argument in node.args:
        value = walk.evaluate(argument)
        if isinstance(argument, ast.Starred):
            if value.parts is not None:
                values.extend(value.parts)
                continue
            walk.charge(argument, "spreads its elements over a call", value)
        values.append(value)
    named = {word.arg: walk.evaluate(word.value) for word in node.keywords if word.arg}
    return Arguments(values, named, node.args)
