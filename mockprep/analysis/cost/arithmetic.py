"""Owns operators: how large a result is, and what copying, searching and comparing cost."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.sizes import (
    CONSTANT,
    Size,
    exponential,
    logarithm,
    plus,
    power,
    smaller,
    times,
)
from mockprep.analysis.cost.values import CONTAINERS, Value, joined, number

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

_SEARCHED = frozenset({"list", "tuple", "deque", "text", "iterator"})


def read_binary(walk: Walk, node: ast.BinOp) -> Value:
    """A chain of operators, read from the left without recursion."""
    chain = [node]
    while isinstance(chain[-1].left, ast.BinOp):
        chain.append(chain[-1].left)
    value = walk.evaluate(chain[-1].left)
    for step in reversed(chain):
        value = combined(walk, step, step.op, value, walk.evaluate(step.right))
    return value


def combined(walk: Walk, node: ast.AST, op: ast.operator, left: Value, right: Value) -> Value:
    """The value of two operands under an operator, with its cost put down."""
    if left.kind in CONTAINERS or right.kind in CONTAINERS:
        return _of_containers(walk, node, op, left, right)
    return _of_numbers(walk, node, op, left, right)


def _of_containers(walk: Walk, node: ast.AST, op: ast.operator, left: Value, right: Value) -> Value:
    if isinstance(op, ast.Mult):
        return _repeated(walk, node, left, right)
    if isinstance(op, ast.Mod) and left.kind == "text":
        return Value("text", right.size if right.kind == "text" else CONSTANT)
    return _merged(walk, node, left, right)


def _merged(walk: Walk, node: ast.AST, left: Value, right: Value) -> Value:
    """Concatenation, or a set of two sets: both are copied."""
    result = joined(left, right)
    result = Value(
        result.kind if result.kind in CONTAINERS else "list",
        plus(left.size, right.size),
        result.element,
        born=walk.ledger.here,
        short=_is_short(left) and _is_short(right),
    )
    result.symbol = left.symbol if right.size == CONSTANT else ""
    what = f"copies both into a new {result.kind}"
    walk.charge(node, what, result, turned=bool(result.symbol))
    walk.ledger.hold_local(_line(walk, node), CONSTANT if result.short else result.size)
    return result


def _is_short(value: Value) -> bool:
    return value.short or value.size == CONSTANT


def _repeated(walk: Walk, node: ast.AST, left: Value, right: Value) -> Value:
    """`[0] * n`."""
    content, count = (left, right) if left.kind in CONTAINERS else (right, left)
    size = times(content.size, count.size)
    result = Value(content.kind, size, content.element, born=walk.ledger.here)
    walk.ledger.charge(_line(walk, node), f"fills a {content.kind}", size)
    walk.ledger.hold_local(_line(walk, node), size)
    return result


def _of_numbers(walk: Walk, node: ast.AST, op: ast.operator, left: Value, right: Value) -> Value:
    if isinstance(op, ast.Pow):
        return _powered(walk, node, left, right)
    if isinstance(op, ast.LShift):
        return number(times(left.size, exponential(2, right.size)))
    if left.constant is not None and right.constant is not None:
        return number(constant=_calculated(op, left.constant, right.constant))
    result = number(_magnitude(op, left.size, right.size))
    if right.constant is not None and isinstance(op, ast.Add | ast.Sub | ast.Mult):
        result.symbol = left.symbol
    return result


def _magnitude(op: ast.operator, left: Size, right: Size) -> Size:
    if isinstance(op, ast.Mult):
        return times(left, right)
    if isinstance(op, ast.Mod):
        return right
    if isinstance(op, ast.BitAnd):
        return smaller(left, right)
    if isinstance(op, ast.FloorDiv | ast.Div | ast.RShift):
        return left
    return plus(left, right)


def _powered(walk: Walk, node: ast.AST, base: Value, exponent: Value) -> Value:
    if base.constant is not None and exponent.constant is not None:
        is_small = 0 <= base.constant <= 1000 and 0 <= exponent.constant <= 60
        return number(constant=base.constant**exponent.constant if is_small else None)
    if exponent.constant is not None:
        return number(power(base.size, exponent.constant))
    if base.size == CONSTANT:
        cost = logarithm(exponent.size)
        walk.ledger.charge(_line(walk, node), "raises to a power by squaring", cost)
        return number(exponential(base.constant or 2, exponent.size))
    return number(exponential(2, times(base.size, exponent.size)))


def _calculated(op: ast.operator, left: float, right: float) -> float | None:
    """The number itself, for the operators that keep it small."""
    if isinstance(op, ast.Add):
        return left + right
    if isinstance(op, ast.Sub):
        return left - right
    if isinstance(op, ast.Mult):
        return left * right if abs(left) < 1e18 and abs(right) < 1e18 else None
    if isinstance(op, ast.FloorDiv) and right:
        return left // right
    return left / right if isinstance(op, ast.Div) and right else None


def read_comparison(walk: Walk, node: ast.Compare) -> Value:
    """Comparisons: `in` searches lists and texts, `==` goes through containers."""
    left = walk.evaluate(node.left)
    for op, operand in zip(node.ops, node.comparators, strict=True):
        right = walk.evaluate(operand)
        if isinstance(op, ast.In | ast.NotIn):
            _search(walk, node, left, right)
        elif isinstance(op, ast.Eq | ast.NotEq):
            _compare(walk, node, left, right)
        left = right
    return number()


def _search(walk: Walk, node: ast.Compare, wanted: Value, where: Value) -> None:
    what = f"`{_brief(node)}` searches a {where.kind}"
    if where.kind in _SEARCHED:
        walk.charge(node, what, where)
    elif where.kind == "unknown" and where.symbol:
        walk.charge(node, f"`{_brief(node)}` searches what may be a list", where)
        walk.ledger.doubt(node.lineno, "what is searched may be a set", 0.8)


def _compare(walk: Walk, node: ast.Compare, left: Value, right: Value) -> None:
    if left.kind in CONTAINERS and right.kind in CONTAINERS and left.parts is None:
        lesser = left if smaller(left.size, right.size) == left.size else right
        walk.charge(node, f"compares two {lesser.kind}s", lesser, block=True)


def _brief(node: ast.AST) -> str:
    text = ast.unparse(node)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _line(walk: Walk, node: ast.AST) -> int:
    line: int = getattr(node, "lineno", walk.line)
    return line
