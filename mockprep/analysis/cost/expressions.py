"""Owns the reading of expressions: names, literals, operators, subscripts, attributes."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mockprep.analysis.cost.arithmetic import read_binary, read_comparison
from mockprep.analysis.cost.calls import read_call
from mockprep.analysis.cost.comprehensions import read_comprehension, read_dict_comprehension
from mockprep.analysis.cost.gaps import gap_between
from mockprep.analysis.cost.native_names import native_value
from mockprep.analysis.cost.sizes import CONSTANT, plus, smaller, variable
from mockprep.analysis.cost.values import (
    CONTAINERS,
    GROWING,
    Value,
    joined,
    joined_all,
    nothing,
    number,
    unknown,
)

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


_MOST_LITERAL = 1e18
"""Numbers beyond it are not reckoned with."""


def read_name(walk: Walk, node: ast.Name) -> Value:
    """The value that a name has."""
    found = walk.scope.get(node.id)
    return found if found is not None else native_value(node.id)


def read_constant(walk: Walk, node: ast.Constant) -> Value:
    """A literal; whatever its size, it does not grow."""
    if isinstance(node.value, str | bytes):
        return Value("text", born=walk.ledger.here)
    if node.value is None:
        return nothing()
    if isinstance(node.value, int | float) and abs(node.value) < _MOST_LITERAL:
        return number(constant=node.value)
    return number()


def read_sequence(walk: Walk, node: ast.List | ast.Tuple | ast.Set) -> Value:
    """A list, tuple or set that is written out; stars in it make it as long as what they spread."""
    size, elements, spread = CONSTANT, [], False
    for each in node.elts:
        value = walk.evaluate(each)
        if isinstance(each, ast.Starred):
            walk.charge(each, "copies its elements", value)
            size, spread = plus(size, value.size), True
            value = value.item()
        elements.append(value)
    kinds: dict[type, Any] = {ast.List: "list", ast.Tuple: "tuple", ast.Set: "set"}
    result = Value(kinds[type(node)], size, born=walk.ledger.here)
    if isinstance(node, ast.List) and _are_made_here(node.elts, elements):
        # Which of them grows when one at a computed place does is not known: they are read as one.
        elements = [joined_all(tuple(elements))] * len(elements)
    if elements:
        result.hold(joined_all(tuple(elements)))
        result.parts = None if spread else tuple(elements)
    walk.ledger.hold_local(node.lineno, size)
    return result


def _are_made_here(nodes: list[ast.expr], values: list[Value]) -> bool:
    """Whether all elements are containers that have no other name, as in `[[], [], []]`."""
    named = ast.Name | ast.Attribute | ast.Subscript | ast.Starred
    return all(
        value.kind in GROWING and not isinstance(node, named)
        for node, value in zip(nodes, values, strict=True)
    )


def read_dict(walk: Walk, node: ast.Dict) -> Value:
    """A dict that is written out."""
    result = Value("dict", born=walk.ledger.here)
    for key, value in zip(node.keys, node.values, strict=True):
        held = walk.evaluate(value)
        if key is None:
            walk.charge(node, "copies its entries", held)
            result.grow(held.size)
            continue
        result.key = walk.evaluate(key)
        result.hold(held)
    return result


def read_starred(walk: Walk, node: ast.Starred) -> Value:
    """What is spread."""
    return walk.evaluate(node.value)


def read_boolean(walk: Walk, node: ast.BoolOp) -> Value:
    """`and` and `or`: any of the operands may be the value."""
    return joined_all(tuple(walk.evaluate(each) for each in node.values))


def read_unary(walk: Walk, node: ast.UnaryOp) -> Value:
    """A sign, or a negation."""
    value = walk.evaluate(node.operand)
    if isinstance(node.op, ast.Not):
        return number()
    constant = value.constant
    if isinstance(node.op, ast.USub) and constant is not None:
        constant = -constant
    return number(value.size, constant)


def read_choice(walk: Walk, node: ast.IfExp) -> Value:
    """`a if c else b`."""
    walk.evaluate(node.test)
    return joined(walk.evaluate(node.body), walk.evaluate(node.orelse))


def read_subscript(walk: Walk, node: ast.Subscript) -> Value:
    """An element, or a slice, which is copied."""
    value = walk.evaluate(node.value)
    if isinstance(node.slice, ast.Slice):
        return _slice(walk, node, value)
    index = walk.evaluate(node.slice)
    if index.constant is not None and isinstance(index.constant, int):
        return _at(walk, value, int(index.constant))
    if value.symbol in walk.symbols.lines and index.kind == "number" and index.size == CONSTANT:
        walk.symbols.pick(value.symbol)
    else:
        walk.symbols.use(value.symbol)
    return value.item() if value.kind != "number" else number(value.size)


def _at(walk: Walk, value: Value, index: int) -> Value:
    if value.parts is not None and -len(value.parts) <= index < len(value.parts):
        return value.parts[index]
    element = value.item()
    if value.symbol in walk.symbols.lines:
        walk.symbols.pick(value.symbol)
    if value.symbol and element.symbol and element.kind in ("text", "number", "unknown"):
        if value.kind != "unknown":
            walk.symbols.pick(value.symbol)
        return picked(element, f"{value.symbol}[{index}]")
    return element


def picked(element: Value, symbol: str) -> Value:
    """An element at a fixed place of a line, which has a size of its own."""
    if element.kind == "unknown":
        return unknown(symbol)
    return Value(
        element.kind, variable(symbol), element.element, symbol=symbol, short=element.short
    )


def _slice(walk: Walk, node: ast.Subscript, value: Value) -> Value:
    assert isinstance(node.slice, ast.Slice)
    low, high = walk.evaluate(node.slice.lower), walk.evaluate(node.slice.upper)
    walk.evaluate(node.slice.step)
    size = value.size
    if (node.slice.upper is not None and _is_small(high) and not _is_negative(low)) or (
        _is_negative(low) and node.slice.upper is None and node.slice.step is None
    ):
        size = CONSTANT
    elif node.slice.lower is not None and node.slice.upper is not None:
        gap = gap_between(walk, node.slice.lower, node.slice.upper)
        size = size if gap is None else smaller(size, gap)
    kind = value.kind if value.kind in CONTAINERS else "list"
    result = Value(kind, size, value.element, total=value.total, born=walk.ledger.here)
    result.symbol, result.short = value.symbol, value.short
    walk.charge(node, "copies a slice", result, block=True)
    walk.ledger.hold_local(node.lineno, CONSTANT if value.short else size)
    return result


def _is_small(value: Value) -> bool:
    return value.constant is not None and value.constant >= 0


def _is_negative(value: Value) -> bool:
    return value.constant is not None and value.constant < 0


def read_attribute(walk: Walk, node: ast.Attribute) -> Value:
    """An attribute of an instance, a function of a module, or a method bound to its value."""
    owner = walk.evaluate(node.value)
    if owner.kind == "instance" or owner.attributes:
        found = _own_attribute(walk, owner, node.attr)
        if found is not None:
            return found
    if owner.kind == "module":
        return native_value(node.attr)
    if owner.kind == "nothing":
        return Value("unknown")
    if owner.kind == "unknown" and owner.symbol and not node.attr.startswith("_"):
        link = Value("unknown", owner.size, symbol=owner.symbol)
        return Value("native", name=node.attr, owner=owner, attributes={"": link})
    return Value("native", name=node.attr, owner=owner)


def _own_attribute(walk: Walk, owner: Value, name: str) -> Value | None:
    found = owner.attributes.get(name)
    if found is not None:
        return found
    for definition in _class_body(owner):
        if isinstance(definition, ast.FunctionDef) and definition.name == name:
            bound = Value("function", node=definition, scope=owner.scope, owner=owner)
            if any(
                isinstance(d, ast.Name) and d.id == "property" for d in definition.decorator_list
            ):
                from mockprep.analysis.cost.user_calls import call_function

                return call_function(walk, bound, [], {}, definition)
            return bound
    return None


def _class_body(owner: Value) -> list[ast.stmt]:
    return owner.node.body if isinstance(owner.node, ast.ClassDef) else []


def read_lambda(walk: Walk, node: ast.Lambda) -> Value:
    """A function of one expression."""
    return Value("function", node=node, scope=walk.scope)


def read_walrus(walk: Walk, node: ast.NamedExpr) -> Value:
    """`name := value`."""
    value = walk.evaluate(node.value)
    walk.scope.set(node.target.id, value, walk.ledger.here)
    return value


def read_formatted(walk: Walk, node: ast.JoinedStr) -> Value:
    """An f-string is as long as what is put into it."""
    size = CONSTANT
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            value = walk.evaluate(part.value)
            if value.kind in CONTAINERS:
                walk.charge(node, "formats a text", value)
                size = plus(size, value.size)
    return Value("text", size, born=walk.ledger.here)


def read_passed(walk: Walk, node: ast.Await | ast.YieldFrom) -> Value:
    """What is awaited, or yielded one by one."""
    return walk.evaluate(node.value)


def read_yield(walk: Walk, node: ast.Yield) -> Value:
    """A value given by a generator, as often as this is run."""
    value = walk.evaluate(node.value)
    if walk.calls:
        call = walk.calls[-1]
        if call.yielded is None:
            call.yielded = Value("iterator", born=call.loop)
        call.yielded.grow(walk.ledger.runs_since(call.loop), value)
    return value


READERS: dict[type, Callable[[Any, Any], Value]] = {
    ast.Name: read_name,
    ast.Constant: read_constant,
    ast.List: read_sequence,
    ast.Tuple: read_sequence,
    ast.Set: read_sequence,
    ast.Dict: read_dict,
    ast.Starred: read_starred,
    ast.BoolOp: read_boolean,
    ast.UnaryOp: read_unary,
    ast.BinOp: read_binary,
    ast.Compare: read_comparison,
    ast.IfExp: read_choice,
    ast.Subscript: read_subscript,
    ast.Attribute: read_attribute,
    ast.Call: read_call,
    ast.Lambda: read_lambda,
    ast.NamedExpr: read_walrus,
    ast.JoinedStr: read_formatted,
    ast.ListComp: read_comprehension,
    ast.SetComp: read_comprehension,
    ast.GeneratorExp: read_comprehension,
    ast.DictComp: read_dict_comprehension,
    ast.Await: read_passed,
    ast.YieldFrom: read_passed,
    ast.Yield: read_yield,
}
