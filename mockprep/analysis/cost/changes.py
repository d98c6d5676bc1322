"""Owns how a loop body changes what its condition is about: step by step, by halves, by taking."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Literal

Change = Literal[
    "step",
    "speed",
    "halve",
    "scale",
    "remainder",
    "middle",
    "take",
    "put",
    "link",
    "follow",
    "other",
]
"""`x += 1`; `x += step` where `step += 1`; `x //= 2`; `x *= 2`; `a, b = b, a % b`;
`low = middle + 1`; `stack.pop()`; `stack.append(y)`; `node = node.next`; `x = parent[x]`;
anything else."""
Changes = dict[str, set[Change]]

_TAKES = frozenset({"pop", "popleft", "popitem", "get", "remove", "get_nowait"})
_PUTS = frozenset({"append", "appendleft", "push", "put", "extend", "extendleft", "add", "insert"})
_PLAIN = frozenset({"int", "max", "min", "abs", "float", "round"})
_HALVING = (ast.FloorDiv, ast.Div, ast.RShift)
_SCALING = (ast.Mult, ast.LShift, ast.Pow)


def changes_of(body: list[ast.stmt]) -> Changes:
    """How each name, attribute or element is changed, as written."""
    found: Changes = {}
    middles = frozenset(_middles(body))
    for node in nodes_of(body):
        for key, change in _changes(node, middles):
            found.setdefault(key, set()).add(change)
    for statement in body:
        _add_followed(statement, found)
    return found


def _add_followed(statement: ast.stmt, found: Changes) -> None:
    """What goes on by, or to, a counter that itself goes on step by step."""
    if isinstance(statement, ast.Assign):
        value = statement.value
        if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add | ast.Sub):
            value = value.left
        if "step" in found.get(ast.unparse(value), ()):
            found.setdefault(ast.unparse(statement.targets[0]), set()).add("step")
        return
    if not isinstance(statement, ast.AugAssign):
        return
    is_added = isinstance(statement.op, ast.Add | ast.Sub)
    if is_added and found.get(ast.unparse(statement.value)) == {"step"}:
        found[ast.unparse(statement.target)].add("speed")


def nodes_of(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of some statements."""
    for statement in body:
        yield from ast.walk(statement)


def _middles(body: list[ast.stmt]) -> Iterator[str]:
    """The names that are computed by halving a sum or a difference."""
    for node in nodes_of(body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            own = any(isinstance(p, ast.Name) and p.id == name for p in ast.walk(node.value))
            if not own and is_halving(node.value):
                yield name


def is_halving(node: ast.AST) -> bool:
    """Whether a sum or difference is divided by a constant somewhere in an expression."""
    return any(
        (
            isinstance(part, ast.BinOp)
            and isinstance(part.op, _HALVING)
            and isinstance(part.right, ast.Constant)
            and any(isinstance(p, ast.BinOp) for p in ast.walk(part.left))
        )
        or (
            isinstance(part, ast.BinOp)
            and isinstance(part.op, ast.Mult)
            and isinstance(part.right, ast.Constant)
            and part.right.value == 0.5
        )
        for part in ast.walk(node)
    )


def _changes(node: ast.AST, middles: frozenset[str]) -> Iterator[tuple[str, Change]]:
    if isinstance(node, ast.AugAssign):
        key = ast.unparse(node.target)
        yield key, _of_bits(key, node) or _of_operator(node.op)
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _assigned(target, node.value, middles)
    elif isinstance(node, ast.Call):
        yield from _called(node)
    elif isinstance(node, ast.Delete):
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                yield ast.unparse(target.value), "take"


def _of_bits(own: str, node: ast.AugAssign) -> Change | None:
    """`i += i & -i` and `i |= i + 1` set a bit in every round, `i -= i & -i` takes one away."""
    if isinstance(node.op, ast.BitOr):
        return "scale"
    if not isinstance(node.value, ast.BinOp) or not isinstance(node.value.op, ast.BitAnd):
        return None
    if ast.unparse(node.value.left) != own:
        return None
    return "scale" if isinstance(node.op, ast.Add) else "halve"


def _called(node: ast.Call) -> Iterator[tuple[str, Change]]:
    if isinstance(node.func, ast.Attribute):
        owner, name = ast.unparse(node.func.value), node.func.attr
        if node.args and name in ("heappop", "heappush"):
            owner, name = ast.unparse(node.args[0]), name.removeprefix("heap")
    elif isinstance(node.func, ast.Name) and node.func.id in ("heappop", "heappush") and node.args:
        owner, name = ast.unparse(node.args[0]), node.func.id.removeprefix("heap")
    else:
        return
    if name in _TAKES:
        yield owner, "take"
    elif name in _PUTS:
        yield owner, "put"


def _assigned(
    target: ast.expr, value: ast.expr, middles: frozenset[str]
) -> Iterator[tuple[str, Change]]:
    if isinstance(target, ast.Tuple):
        values = value.elts if isinstance(value, ast.Tuple) else []
        if len(values) == len(target.elts):
            yield from _together(target.elts, values, middles)
        else:
            for each in target.elts:
                yield ast.unparse(each), "other"
        return
    yield ast.unparse(target), _of_value(ast.unparse(target), value, middles)


def _together(
    targets: list[ast.expr], values: list[ast.expr], middles: frozenset[str]
) -> Iterator[tuple[str, Change]]:
    """`a, b = b, a % b` changes both by remainders, `a, b = b, a + b` scales both."""
    names = {ast.unparse(target) for target in targets}
    for target, value in zip(targets, values, strict=True):
        own = ast.unparse(target)
        change = _of_value(own, value, middles)
        swapped = any(
            isinstance(other, ast.Name) and other.id in names and other.id != own
            for other in values
        )
        operators = {type(p.op) for v in values for p in ast.walk(v) if isinstance(p, ast.BinOp)}
        if ast.Mod in operators:
            change = "remainder"
        elif swapped and ast.Add in operators:
            change = "scale"
        yield own, change


def _of_value(own: str, value: ast.expr, middles: frozenset[str]) -> Change:
    names = {part.id for part in ast.walk(value) if isinstance(part, ast.Name)}
    if names & middles:
        return "middle"
    if isinstance(value, ast.BinOp):
        return _of_arithmetic(own, value)
    if isinstance(value, ast.Attribute):
        return "link"
    if isinstance(value, ast.Subscript):
        if isinstance(value.slice, ast.Slice):
            return "halve" if is_halving(value) else "step"
        return "follow" if own in names else "other"
    if isinstance(value, ast.Call) and own in names and _is_plain(value.func):
        return "halve" if is_halving(value) or _divides(value) else "step"
    return "other"


def _is_plain(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in _PLAIN


def _of_arithmetic(own: str, value: ast.BinOp) -> Change:
    """How the own name stands in the expression that it is given."""
    operators = [
        part.op
        for part in ast.walk(value)
        if isinstance(part, ast.BinOp)
        and any(ast.unparse(leaf) == own for leaf in (part.left, part.right))
    ]
    if not operators:
        return "other"
    outer = _of_operator(value.op)
    inner = _of_operator(operators[0])
    return inner if inner in ("halve", "scale", "remainder") else outer


def _of_operator(op: ast.operator) -> Change:
    if isinstance(op, _HALVING):
        return "halve"
    if isinstance(op, _SCALING):
        return "scale"
    if isinstance(op, ast.Mod):
        return "remainder"
    if isinstance(op, ast.BitAnd | ast.BitXor):
        return "halve"
    return "step"


def _divides(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.BinOp) and isinstance(part.op, _HALVING) for part in ast.walk(node)
    )
