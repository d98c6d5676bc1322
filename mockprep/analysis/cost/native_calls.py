"""Owns what the built-in functions give and cost."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost import reading_input
from mockprep.analysis.cost.arguments import Arguments, Native
from mockprep.analysis.cost.gaps import gap_between
from mockprep.analysis.cost.sizes import (
    CONSTANT,
    Size,
    exponential,
    logarithm,
    plus,
    power,
    smaller,
)
from mockprep.analysis.cost.values import (
    CONTAINERS,
    Value,
    nothing,
    number,
)

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

FREE = frozenset(
    {
        "print", "exit", "quit", "isinstance", "hasattr", "getattr", "setattr", "id", "hash",
        "type", "super", "object", "Exception", "ValueError", "setrecursionlimit", "write", "flush",
        "stack_size", "Thread", "namedtuple", "property", "getcontext", "time", "seed", "open",
        "Decimal", "Fraction", "complex", "callable", "iter", "repr", "globals", "locals", "start",
        "perf_counter", "exists", "fileno", "fstat", "TypeVar", "dataclass", "register", "close",
        "getrecursionlimit", "join", "IOBase", "randint", "random", "strip", "staticmethod",
        "classmethod", "vars", "_exit",
    }
)  # fmt: skip


def _length(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    value = given.at(0)
    walk.symbols.use(value.symbol)
    if value.parts is not None and value.size == CONSTANT:
        return number(constant=len(value.parts))
    return Value("number", value.size, symbol=value.symbol, born=value.born)


def _to_number(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    value = given.at(0)
    if value.kind == "text":
        return reading_input.to_number(walk, node, value)
    if value.kind in ("number", "unknown"):
        return Value(
            "number", value.size, symbol=value.symbol, constant=value.constant, total=value.total
        )
    return number()


def _to_text(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    value = given.at(0)
    if value.kind == "number":
        return Value("text", logarithm(value.size), born=walk.ledger.here, short=True)
    if value.kind == "text":
        return value
    if value.kind in CONTAINERS:
        walk.charge(node, "writes it as a text", value)
        return Value("text", value.size, born=walk.ledger.here)
    return Value("text")


def _range(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    if len(given) <= 1:
        bound = given.at(0)
        element = number(bound.size)
        return Value(
            "iterator", bound.size, element, symbol=bound.symbol, total=bound.total, born=bound.born
        )
    start, stop = given.at(0), given.at(1)
    size = stop.size
    if _is_negative(given.nodes, 2):
        size = start.size
    elif _is_negative(given.nodes, 0):
        size = plus(start.size, stop.size)
    ends = given.nodes[:2] if len(given.nodes) >= 2 else []
    if ends and (gap := _gap(walk, node, ends)) is not None:
        size = smaller(size, gap)
    return Value("iterator", size, number(plus(start.size, stop.size)))


def _gap(walk: Walk, node: ast.Call, ends: list[ast.expr]) -> Size | None:
    """How far the ends are apart; with a negative step it goes down from the first."""
    low, high = reversed(ends) if _is_negative(node.args, 2) else ends
    return gap_between(walk, low, high)


def _is_negative(nodes: list[ast.expr], at: int) -> bool:
    """Whether an argument has a minus sign in front."""
    if at >= len(nodes):
        return False
    node = nodes[at]
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


def _zip(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    if not len(given):
        return Value("iterator")
    size = given.at(0).size
    for value in given.values[1:]:
        walk.symbols.use(value.symbol)
        size = smaller(size, value.size)
    parts = tuple(value.item() for value in given.values)
    if node.args and isinstance(node.args[0], ast.Starred):
        rows = given.at(0).item()
        return Value("iterator", rows.size, Value("tuple", size, rows.element))
    return Value("iterator", size, Value("tuple", parts=parts))


def _enumerate(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    walk.symbols.use(source.symbol)
    pair = Value("tuple", parts=(number(source.size), source.item()))
    return Value("iterator", source.size, pair, total=source.total)


def _reversed(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    return Value("iterator", source.size, source.item(), symbol=source.symbol, short=source.short)


def _same(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    value = given.at(0)
    return Value("number", value.size, symbol=value.symbol, constant=value.constant)


def _power(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    base, exponent = given.at(0), given.at(1)
    if exponent.constant is not None:
        return number(power(base.size, exponent.constant))
    cost = logarithm(exponent.size)
    walk.ledger.charge(node.lineno, "raises to a power by squaring", cost)
    if len(given) > 2:
        return number(given.at(2).size)
    return number(exponential(base.constant or 2, exponent.size))


def _digits(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return Value("text", logarithm(given.at(0).size), born=walk.ledger.here)


def _next(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    if source.kind in ("file", "native"):
        return reading_input.read(walk, node, Value("native", name="readline"))
    element = source.item()
    if element.symbol and element.kind in ("text", "number"):
        from mockprep.analysis.cost.expressions import picked

        return picked(element, f"{walk.fresh_symbol(node)}]")
    return element


def _iterator(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return given.at(0)


def _nothing(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return nothing()


def _opened(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return Value("file", name="open")


def _imported(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return Value("module")


def _number(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return number()


def _thread(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    """What a thread runs is read as if it was called: programs do so for a deeper stack."""
    from mockprep.analysis.cost.calls import call

    target = given.named.get("target")
    return call(walk, node, target, Arguments([])) if target is not None else nothing()


CALLS: dict[str, Native] = {
    "len": _length,
    "int": _to_number,
    "float": _to_number,
    "str": _to_text,
    "range": _range,
    "xrange": _range,
    "zip": _zip,
    "enumerate": _enumerate,
    "reversed": _reversed,
    "abs": _same,
    "round": _same,
    "ord": _number,
    "bool": _number,
    "divmod": lambda walk, node, given: Value(
        "tuple", parts=(number(given.at(0).size), number(given.at(1).size))
    ),
    "chr": lambda walk, node, given: Value("text"),
    "pow": _power,
    "bin": _digits,
    "hex": _digits,
    "oct": _digits,
    "next": _next,
    "Thread": _thread,
    "iter": _iterator,
    "exit": _nothing,
    "open": _opened,
    "StringIO": _opened,
    "BytesIO": _opened,
    "__import__": _imported,
    "super": lambda walk, node, given: Value("unknown"),
}
