"""Owns loops over values: to the next multiple of a number, or through all digits or bits.

Of neighbouring numbers every third one is a multiple of three, so a search for one is short.
Rounds that scale something until it passes any value of the input go through its digits: their
literal number is the logarithm of what the values may be.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mockprep.analysis.cost.guards import quiet
from mockprep.analysis.cost.rounds import names_in
from mockprep.analysis.cost.sizes import CONSTANT, logarithm, smaller, variable

if TYPE_CHECKING:
    from mockprep.analysis.cost.ledger import Frame
    from mockprep.analysis.cost.walk import Walk

LARGE = 100_000
"""Literals that are so far apart stand for any value that the input may have."""
_MOST_ROUNDS = 200
_SCALES = (ast.Mult, ast.FloorDiv, ast.Div, ast.LShift, ast.RShift)
_SHIFTS = (ast.LShift, ast.RShift)


def limit_rounds(walk: Walk, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
    """Count the rounds of a for loop over values by what they stand for."""
    if not isinstance(node.iter, ast.Call) or not isinstance(node.target, ast.Name):
        return
    if not isinstance(node.iter.func, ast.Name) or node.iter.func.id not in ("range", "xrange"):
        return
    if frame.trips != CONSTANT:
        divisor = _leaves_at_multiple(node)
        if divisor is not None:
            frame.trips = smaller(frame.trips, quiet(walk, divisor).size)
        return
    count = _literal_rounds(walk, node.iter)
    if any(factor**count >= LARGE for factor in _factors(node.body, node.target.id)):
        frame.trips = logarithm(variable(walk.symbols.fresh("values")))


def tested_multiple(test: ast.expr, name: str) -> ast.expr | None:
    """The c of `x % c == 0`, `x % c != r` or `x % c`, whether negated or not."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return tested_multiple(test.operand, name)
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        if not isinstance(test.ops[0], ast.Eq | ast.NotEq) or name in names_in(test.comparators[0]):
            return None
        test = test.left
    if not isinstance(test, ast.BinOp) or not isinstance(test.op, ast.Mod):
        return None
    counts_up = isinstance(test.left, ast.Name | ast.BinOp) and _only_shifted(test.left, name)
    return test.right if counts_up and name not in names_in(test.right) else None


def _only_shifted(node: ast.expr, name: str) -> bool:
    """Whether a number goes up by one when a name does: `x`, or `x + y`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        left, right = name in names_in(node.left), name in names_in(node.right)
        return left != right and _only_shifted(node.left if left else node.right, name)
    return isinstance(node, ast.Name) and node.id == name


def _leaves_at_multiple(node: ast.For | ast.AsyncFor) -> ast.expr | None:
    """The c of `for x in range(...): if x % c == 0: break`."""
    assert isinstance(node.target, ast.Name)
    assert isinstance(node.iter, ast.Call)
    steps = [ast.unparse(each) for each in node.iter.args[2:]]
    skips = any(isinstance(part, ast.Continue) for part in _own_nodes(node.body))
    if skips or steps not in ([], ["1"], ["-1"]):
        return None
    for part in node.body:
        if isinstance(part, ast.If) and isinstance(part.body[-1], ast.Break | ast.Return):
            divisor = tested_multiple(part.test, node.target.id)
            if divisor is not None:
                return divisor
    return None


def _literal_rounds(walk: Walk, call: ast.Call) -> int:
    """How often a loop over a range of literals goes round; 0 where that is too often to matter."""
    bounds = [quiet(walk, each).constant for each in call.args]
    if not 1 <= len(bounds) <= 3 or not all(isinstance(bound, int) for bound in bounds):
        return 0
    start, stop, step = [int(bound or 0) for bound in [*[0][len(bounds) - 1 :], *bounds, 1][:3]]
    rounds = (stop - start) // step if step else 0
    return rounds if rounds <= _MOST_ROUNDS else 0


def _factors(body: list[ast.stmt], counter: str) -> Iterator[int]:
    """By what the rounds scale something: `x //= 2`, `x = x * 10`, `2 ** j`, `1 << j`."""
    for node in _own_nodes(body):
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield from _scaled(node.op, node.value)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
            value = node.value
            if ast.unparse(value.left) == ast.unparse(node.targets[0]):
                yield from _scaled(value.op, value.right)
        elif isinstance(node, ast.BinOp) and counter in names_in(node.right):
            if isinstance(node.op, _SHIFTS):
                yield 2
            elif isinstance(node.op, ast.Pow):
                yield from _literal(node.left)


def _scaled(op: ast.operator, by: ast.expr) -> Iterator[int]:
    if isinstance(op, _SHIFTS):
        yield from (2**count for count in _literal(by) if count < 64)
    elif isinstance(op, _SCALES):
        yield from _literal(by)


def _literal(node: ast.expr) -> Iterator[int]:
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and node.value > 0:
        yield min(node.value, LARGE)


def _own_nodes(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """The nodes of a body, but for loops and functions within it."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if not isinstance(node, ast.For | ast.While | ast.FunctionDef | ast.ClassDef):
            yield node
            waiting += ast.iter_child_nodes(node)
