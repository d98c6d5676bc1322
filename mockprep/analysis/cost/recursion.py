"""Owns recursion: how often a function runs in all when it is called once from outside."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockprep.analysis.cost.guards import places_of, quiet
from mockprep.analysis.cost.ledger import Frame, sum_of_charges
from mockprep.analysis.cost.recursion_shapes import MANY, Shape
from mockprep.analysis.cost.sizes import (
    CONSTANT,
    Size,
    class_of,
    exponential,
    growth_of,
    is_dearer,
    logarithm,
    plus,
    power,
    times,
)
from mockprep.analysis.cost.values import CONTAINERS

if TYPE_CHECKING:
    from mockprep.analysis.cost.scopes import Scope
    from mockprep.analysis.cost.walk import Walk

Function = ast.FunctionDef | ast.AsyncFunctionDef
_CRITICAL = {1: 0.0, 2: 1.0, 3: 1.585}
"""The power at which work per call and number of calls balance, by the number of halved calls."""


@dataclass(frozen=True, slots=True)
class Runs:
    """How often a function runs in all, and why."""

    size: Size
    why: str
    keeps: bool = False
    """Whether each call is on a part of what its caller was given."""
    outer: int | None = None
    """The depth within which all its calls from outside share these runs; None for each call."""


def read_recursive(walk: Walk, shape: Shape, node: Function, scope: Scope, born: int) -> None:
    """Read the body of a recursive function, as often as it calls itself in all.

    `born` is the loop in which the function was defined.
    """
    with walk.ledger.silence():
        walk.execute(node.body)
    runs = _runs(walk, shape, node, scope, walk.ledger.depth_of(born))
    depth = walk.ledger.depth
    outer = depth if runs.outer is None else min(depth, runs.outer)
    frame = Frame(runs.size, outer, node.lineno, names=frozenset(shape.parameters))
    walk.ledger.hold(node.lineno, _stack(shape, runs.size))
    frame.undone = _taken_back(node)
    frame.depth = _stack(shape, runs.size)
    if runs.keeps and "half" not in shape.steps:
        frame.stack = _stack(shape, runs.size)
    with walk.ledger.within(frame):
        walk.calls[-1].loop = walk.ledger.here
        walk.ledger.charge_round(node.lineno, runs.why)
        walk.execute(node.body)


def _taken_back(node: Function) -> frozenset[str]:
    """The containers, as written, that the function also takes elements out of."""
    return frozenset(
        ast.unparse(part.func.value)
        for part in ast.walk(node)
        if isinstance(part, ast.Call)
        and isinstance(part.func, ast.Attribute)
        and part.func.attr in ("pop", "remove", "discard")
    )


def _stack(shape: Shape, runs: Size) -> Size:
    """How many calls are open at once."""
    explodes = class_of(runs) == "exponential"
    return logarithm(runs) if explodes or "half" in shape.steps else runs


def _runs(walk: Walk, shape: Shape, node: Function, scope: Scope, defined: int) -> Runs:
    name = f"`{node.name}`"
    if shape.cached:
        states = _states(walk, shape, node, scope)
        return Runs(states, f"{name} runs once for each state: it is cached", outer=defined)
    if shape.euclid and shape.calls == 1:
        size = _size(walk, shape, node, scope)
        return Runs(logarithm(size), f"{name} takes remainders, as Euclid's algorithm does")
    if shape.calls == 1 and _finds_root(node):
        size = logarithm(_lookup_size(walk, node))
        return Runs(size, f"{name} follows parents, and shortens the way")
    places = places_of(walk, node.body)
    if places is not None and not _is_backtracking(node):
        size = places.size
        if size == CONSTANT:
            size = _states(walk, shape, node, scope)
        outer = walk.ledger.depth_of(places.born)
        return Runs(size, f"{name} runs once for each place, which it marks", outer=outer)
    if "near" in shape.steps and shape.near:
        size = CONSTANT
        for each in shape.near:
            size = plus(size, quiet(walk, each).size)
        return Runs(size, f"{name} runs once for each vertex")
    return Runs(*_unmarked_runs(walk, shape, node, scope), keeps="child" not in shape.steps)


def _unmarked_runs(walk: Walk, shape: Shape, node: Function, scope: Scope) -> tuple[Size, str]:
    name, size = f"`{node.name}`", _size(walk, shape, node, scope)
    if "child" in shape.steps:
        return size, f"{name} runs once for each node"
    if "half" in shape.steps and shape.steps <= {"half", "less", "other"}:
        with walk.ledger.metered() as meter:
            walk.execute(node.body)
        work = growth_of(sum_of_charges(meter)).power
        return _halved(size, shape.calls, work), f"{name} calls itself on half the input"
    if "part" in shape.steps:
        return size, f"{name} may leave all but one element to its next call"
    if shape.calls == 1:
        if "other" in shape.steps:
            walk.ledger.doubt(node.lineno, f"how {name} comes to its end is not clear", 0.5)
        return size, f"{name} calls itself once on a smaller input"
    if not shape.steps & {"less", "rest", "near"}:
        walk.ledger.doubt(node.lineno, f"how {name} comes to its end is not clear", 0.5)
    return exponential(2, size), f"{name} branches with every call"


def _halved(size: Size, calls: int, work: float) -> Size:
    """The runs for which runs times work is what the master theorem says."""
    critical = _CRITICAL[min(calls, MANY)]
    if work > critical:
        return CONSTANT
    if work == critical:
        return logarithm(size)
    return power(size, critical - work)


def _size(walk: Walk, shape: Shape, node: Function, scope: Scope) -> Size:
    """How large what the calls make smaller is at the start."""
    size = CONSTANT
    for name in shape.changed or shape.parameters:
        size = plus(size, _range_of(walk, name, node, scope))
    if size == CONSTANT:
        for name in scope.values:
            size = plus(size, scope.values[name].size)
        walk.ledger.doubt(node.lineno, f"how often `{node.name}` calls itself is not clear", 0.4)
    return size


def _states(walk: Walk, shape: Shape, node: Function, scope: Scope) -> Size:
    """How many different arguments there can be: the product of what each ranges over."""
    size = CONSTANT
    for name in shape.changed or shape.parameters:
        size = times(size, _range_of(walk, name, node, scope))
    return size


def _range_of(walk: Walk, name: str, node: Function, scope: Scope) -> Size:
    """What a parameter ranges over: its start, what it is compared with, what it is an index of."""
    start = scope.get(name)
    size = CONSTANT if start is None else start.size
    if size != CONSTANT or (start is not None and start.kind in CONTAINERS):
        return size
    for part in ast.walk(node):
        if isinstance(part, ast.Compare):
            size = plus(size, _compared(walk, name, part))
    if size != CONSTANT:
        return size
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript) and _is_named(part.slice, name):
            size = plus(size, quiet(walk, part.value).size)
        elif isinstance(part, ast.Call) and _counts_from(part, name):
            for bound in part.args:
                size = plus(size, quiet(walk, bound).size)
    return size


def _counts_from(node: ast.Call, name: str) -> bool:
    """`range(start, n)`."""
    is_range = isinstance(node.func, ast.Name) and node.func.id == "range"
    return is_range and any(_is_named(bound, name) for bound in node.args)


def _compared(walk: Walk, name: str, node: ast.Compare) -> Size:
    sides = [node.left, *node.comparators]
    if isinstance(node.ops[0], ast.In | ast.NotIn):
        return CONSTANT
    if not any(_is_named(side, name) for side in sides if not _looks_up(side)):
        return CONSTANT
    size = CONSTANT
    for side in sides:
        if not _is_named(side, name) and not isinstance(side, ast.Subscript):
            size = plus(size, quiet(walk, side).size)
    return size


def _looks_up(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Subscript) for part in ast.walk(node))


def _is_named(node: ast.AST, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(node))


def _finds_root(node: Function) -> bool:
    """`parent[x] = find(parent[x])`, or `return find(parent[x])`."""
    looked_up = {
        ast.unparse(part.targets[0])
        for part in ast.walk(node)
        if isinstance(part, ast.Assign) and _is_lookup(part.value)
    }
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and len(part.args) == 1:
            called = part.func.id if isinstance(part.func, ast.Name) else ""
            called = part.func.attr if isinstance(part.func, ast.Attribute) else called
            argument = part.args[0]
            if called == node.name:
                return _is_lookup(argument) or ast.unparse(argument) in looked_up
    return False


def _is_lookup(node: ast.expr) -> bool:
    """`parent[x]`."""
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name)


def _lookup_size(walk: Walk, node: Function) -> Size:
    size = CONSTANT
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Load):
            found = quiet(walk, part.value).size
            if is_dearer(class_of(found), class_of(size)):
                size = found
    return size


def _is_backtracking(node: Function) -> bool:
    """Whether a mark is taken back after the call: then every way is tried."""
    stored: dict[str, set[object]] = {}
    called: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Subscript):
            if isinstance(part.value, ast.Constant):
                stored.setdefault(ast.unparse(part.targets[0]), set()).add(part.value.value)
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            called.add(part.func.attr)
    undone = {"append", "pop"} <= called or ("add" in called and called & {"remove", "discard"})
    return bool(undone) or any(len(values) > 1 for values in stored.values())
