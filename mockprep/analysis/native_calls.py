"""Owns what the built-in functions give and cost."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from mockprep.analysis import reading_input
from mockprep.analysis.arguments import Arguments
from mockprep.analysis.ledger import Frame
from mockprep.analysis.sizes import (
    CONSTANT,
    exponential,
    logarithm,
    plus,
    power,
    smaller,
    times,
)
from mockprep.analysis.values import (
    CONTAINERS,
    Kind,
    Value,
    is_character,
    joined_all,
    nothing,
    number,
)

if TYPE_CHECKING:
    from mockprep.analysis.walk import Walk

Native = Callable[["Walk", ast.Call, Arguments], Value]

FREE = frozenset(
    {
        "print", "exit", "quit", "isinstance", "hasattr", "getattr", "setattr", "id", "hash",
        "type", "super", "object", "Exception", "ValueError", "setrecursionlimit", "write", "flush",
        "stack_size", "Thread", "namedtuple", "property", "getcontext", "time", "seed", "open",
        "Decimal", "Fraction", "complex", "callable", "iter", "repr", "globals", "locals",
        "perf_counter", "exists", "fileno", "fstat", "TypeVar", "dataclass", "register", "close",
        "getrecursionlimit", "start", "join", "IOBase", "BytesIO", "StringIO", "deepcopy", "lru_cache",
        "randint", "random", "get", "strip", "staticmethod", "classmethod", "vars", "_exit", "assert",
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
    return Value("iterator", size, number(plus(start.size, stop.size)))


def _is_negative(nodes: list[ast.expr], at: int) -> bool:
    """Whether an argument has a minus sign in front."""
    if at >= len(nodes):
        return False
    node = nodes[at]
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub)


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
        result.short = source.short and source.kind == "text"
        if kind == "set" and is_character(source.element):
            result.size, result.symbol = CONSTANT, ""
        result.parts = source.parts if kind in ("list", "tuple") else None
        result.hold(source.key if source.kind == "dict" and source.key else source.item())
        walk.ledger.hold(node.lineno, CONSTANT if result.short else result.size)
        return result

    return run


def _dict(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    result = Value("dict", born=walk.ledger.here)
    if len(given):
        source = given.at(0)
        walk.charge(node, "makes a dict of its elements", source)
        result.size, result.element = source.size, source.element
        walk.ledger.hold(node.lineno, source.size)
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
    result.hold(source.key if source.kind == "dict" and source.key else source.item())
    walk.ledger.hold(node.lineno, source.size)
    return result


def charge_sort(walk: Walk, node: ast.Call, value: Value, given: Arguments) -> None:
    """Put down a sort, with its key function called for each element."""
    walk.symbols.use(value.symbol)
    if not (value.short and value.kind == "text"):
        cost = times(value.size, logarithm(value.size))
        walk.ledger.charge(node.lineno, "sorts", cost)
    call_each(walk, node, given.named.get("key"), value)


def call_each(walk: Walk, node: ast.Call, function: Value | None, source: Value) -> Value:
    """Call a function for every element; what it gives."""
    if function is None or function.kind == "nothing":
        return source.item()
    frame = Frame(source.size, walk.ledger.depth, node.lineno)
    with walk.ledger.within(frame):
        from mockprep.analysis.calls import call

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
        from mockprep.analysis.expressions import picked

        return picked(element, f"{walk.fresh_symbol(node)}]")
    return element


def _iterator(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return given.at(0)


def _nothing(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return nothing()


def _print(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    for value in given.values:
        if value.kind in CONTAINERS - {"text"}:
            walk.charge(node, "prints its elements", value)
    return nothing()


def _opened(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return Value("file", name="open")


def _imported(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return Value("module")


def _number(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return number()


CALLS: dict[str, Native] = {
    "len": _length,
    "int": _to_number,
    "float": _to_number,
    "str": _to_text,
    "range": _range,
    "xrange": _range,
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
    "iter": _iterator,
    "print": _print,
    "exit": _nothing,
    "open": _opened,
    "StringIO": _opened,
    "BytesIO": _opened,
    "__import__": _imported,
    "super": lambda walk, node, given: Value("unknown"),
}
