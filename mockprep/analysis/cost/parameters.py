"""Owns what a function is handed when it is read by itself: a variable for every parameter."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.sizes import CONSTANT, variable
from mockprep.analysis.cost.values import GROWING, Kind, Value, unknown

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

_KINDS: dict[str, Kind] = {
    "int": "number",
    "float": "number",
    "str": "text",
    "bytes": "text",
    "list": "list",
    "List": "list",
    "Sequence": "list",
    "Iterable": "iterator",
    "tuple": "tuple",
    "Tuple": "tuple",
    "dict": "dict",
    "Dict": "dict",
    "Mapping": "dict",
    "defaultdict": "dict",
    "Counter": "dict",
    "set": "set",
    "Set": "set",
    "frozenset": "set",
    "deque": "deque",
}
_DICT_ONLY = frozenset({"items", "keys", "values", "setdefault"})
_SIZED = frozenset({"text", "list", "tuple", "dict", "set", "deque", "iterator"})


def parameter_values(walk: Walk, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[Value]:
    """A value for each parameter, by its annotation where there is one."""
    values = []
    for parameter in [*node.args.posonlyargs, *node.args.args]:
        symbol = walk.symbols.fresh(parameter.arg)
        walk.symbols.name(symbol, parameter.arg)
        value = value_of(symbol, parameter.annotation)
        if value.kind == "unknown" and _is_used_as_dict(node, parameter.arg):
            value = Value("dict", variable(symbol), unknown(f"{symbol}[]"), symbol=symbol)
        if value.kind == "dict" and value.element and value.element.kind != "number":
            # The lists of a graph: their sizes add up to the number of its edges.
            value.element.total = value.element.size
        values.append(value)
    return values


def _is_used_as_dict(node: ast.AST, name: str) -> bool:
    return any(
        isinstance(part, ast.Attribute)
        and part.attr in _DICT_ONLY
        and isinstance(part.value, ast.Name)
        and part.value.id == name
        for part in ast.walk(node)
    )


def value_of(symbol: str, annotation: ast.expr | None) -> Value:
    """What is known of something handed in."""
    kind = _KINDS.get(_name_of(annotation)) if annotation is not None else None
    if kind is None:
        return unknown(symbol)
    value = Value(kind, variable(symbol), symbol=symbol)
    if kind in _SIZED and kind != "text" and isinstance(annotation, ast.Subscript):
        _fill(value, symbol, annotation.slice)
    return value


def _fill(value: Value, symbol: str, inner: ast.expr) -> None:
    """The elements of `list[int]`, the entries of `dict[str, list[int]]`."""
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner]
    fixed = value.kind == "tuple" and not any(_is_ellipsis(part) for part in parts)
    if fixed:
        value.parts = tuple(value_of(f"{symbol}[{at}]", part) for at, part in enumerate(parts))
        value.size = CONSTANT
    elif value.kind == "dict" and len(parts) == 2:
        value.key = value_of(f"{symbol}{{}}", parts[0])
        value.element = value_of(f"{symbol}[]", parts[1])
    else:
        value.element = value_of(f"{symbol}[]", parts[0])


def _is_ellipsis(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def _name_of(annotation: ast.expr) -> str:
    """The name of a type; of `X | None` and `Optional[X]`, that of X."""
    if isinstance(annotation, ast.BinOp):
        return _name_of(annotation.left)
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value.partition("[")[0]
    if isinstance(annotation, ast.Subscript):
        name = _name_of(annotation.value)
        return _name_of(annotation.slice) if name == "Optional" else name
    if isinstance(annotation, ast.Attribute):
        return annotation.attr
    return annotation.id if isinstance(annotation, ast.Name) else ""


def fill_up(walk: Walk, instance: Value) -> None:
    """Let the containers of an instance be full, as they are after many calls of its methods."""
    for name, value in instance.attributes.items():
        if value.kind in GROWING and value.size == CONSTANT and not value.parts:
            symbol = walk.symbols.fresh(f"self.{name}")
            value.size, value.symbol = variable(symbol), ""
