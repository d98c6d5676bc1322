"""Owns while loops: how often they go round, as far as their condition and body tell."""

from __future__ import annotations

import ast
from functools import reduce
from typing import TYPE_CHECKING

from mockprep.analysis.cost.case_loops import does_read
from mockprep.analysis.cost.changes import Change, Changes, changes_of, nodes_of
from mockprep.analysis.cost.guards import quiet
from mockprep.analysis.cost.ledger import Frame
from mockprep.analysis.cost.pointers import indexed_pointer
from mockprep.analysis.cost.rounds import harmonic_depth, names_in
from mockprep.analysis.cost.sizes import (
    CONSTANT,
    Size,
    growth_of,
    logarithm,
    plus,
    power,
    smaller,
    times,
    variable,
)
from mockprep.analysis.cost.value_loops import tested_multiple
from mockprep.analysis.cost.while_bounds import (
    Rounds,
    bound_of,
    compared_size,
    comparisons_with,
    followed_size,
    halving_bound,
    indexed_size,
    size_of,
    value_of,
)
from mockprep.analysis.cost.while_takes import taking_rounds

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


def while_frame(walk: Walk, node: ast.While) -> tuple[Frame, str]:
    """The frame of a while loop, and in words why it goes round so often."""
    tests = _tests(node)
    changes = changes_of(node.body)
    rounds = _rounds(walk, node, tests, changes)
    frame = Frame(rounds.trips, rounds.outer, node.lineno, rounds.names)
    frame.progress = rounds.progress
    frame.works_off = rounds.works_off
    frame.jumps = _jumps(node.body, rounds.progress)
    return frame, rounds.why


def _tests(node: ast.While) -> list[ast.expr]:
    """The condition; for `while True`, what it is left by."""
    if any(isinstance(part, ast.Name) for part in ast.walk(node.test)):
        return [node.test]
    return [
        part.test
        for part in nodes_of(node.body)
        if isinstance(part, ast.If) and any(map(_leaves, [*part.body, *part.orelse]))
    ]


def _leaves(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Break | ast.Return):
        return True
    return isinstance(statement, ast.Expr) and ast.unparse(statement.value) in ("exit()", "quit()")


def _rounds(walk: Walk, node: ast.While, tests: list[ast.expr], changes: Changes) -> Rounds:
    subjects = _subjects(tests, changes)
    depth = walk.ledger.depth
    for change, why in _LOGARITHMIC:
        keys = [key for key in subjects if change in changes[key]]
        if keys and (change != "halve" or not any(_only_steps(changes, k) for k in keys)):
            return Rounds(halving_bound(walk, tests, keys, change), why, depth)
    takes = [key for key in subjects if "take" in changes[key] and not _is_number(walk, key)]
    steps = [key for key in subjects if "step" in changes[key]]
    if takes:
        return _taking_or_counting(walk, node, takes[0], changes, steps)
    for key in steps:
        divisor = tested_multiple(node.test, key) if _only_steps(changes, key) else None
        if divisor is not None:
            return Rounds(quiet(walk, divisor).size, "goes on to the next multiple", depth)
    if fast := [key for key in steps if "speed" in changes[key]]:
        steps = fast
    if steps:
        return _at_most(walk, node, _stepping(walk, node, tests, steps, changes), changes)
    return _linked(walk, node, tests, subjects, changes)


def _taking_or_counting(
    walk: Walk, node: ast.While, key: str, changes: Changes, steps: list[str]
) -> Rounds:
    """The rounds of a loop that empties something while a counter also allows it."""
    rounds = taking_rounds(walk, node, key, changes)
    is_both = isinstance(node.test, ast.BoolOp) and isinstance(node.test.op, ast.And)
    for step in steps if is_both else ():
        if _only_steps(changes, step) and size_of(walk, step) != CONSTANT:
            counted = _stepping(walk, node, [node.test], [step], changes)
            if _is_less(walk, (counted.trips, counted.outer), (rounds.trips, rounds.outer)):
                return counted
    return rounds


def _at_most(walk: Walk, node: ast.While, rounds: Rounds, changes: Changes) -> Rounds:
    """The rounds, or those until a pointer has reached its end where these are fewer."""
    pointer = indexed_pointer(walk, node, changes)
    if pointer is None:
        return rounds
    name, trips = pointer
    outer = _amortised_depth(walk, frozenset({name}))
    if not _is_less(walk, (trips, outer), (rounds.trips, rounds.outer)):
        return rounds
    return Rounds(trips, f"moves `{name}` on to the end", outer, rounds.progress | {name})


def _is_less(walk: Walk, left: tuple[Size, int], right: tuple[Size, int]) -> bool:
    """Whether rounds within some depth are fewer in all than others within another one."""
    mine, other = (times(size, walk.ledger.runs_at(depth)) for size, depth in (left, right))
    return growth_of(mine) < growth_of(other)


_LOGARITHMIC: tuple[tuple[Change, str], ...] = (
    ("middle", "halves what is left to search"),
    ("remainder", "takes remainders, as Euclid's algorithm does"),
    ("halve", "divides in every round"),
    ("scale", "multiplies in every round"),
)


def _only_steps(changes: Changes, key: str) -> bool:
    return changes[key] == {"step"}


def _subjects(tests: list[ast.expr], changes: Changes) -> list[str]:
    """What the condition is about and the body changes."""
    found: dict[str, None] = {}
    for test in tests:
        for part in ast.walk(test):
            if isinstance(part, ast.Name | ast.Attribute | ast.Subscript):
                key = ast.unparse(part)
                if key in changes:
                    found[key] = None
    return list(found)


def _is_number(walk: Walk, key: str) -> bool:
    return value_of(walk, key).kind == "number"


def _stepping(
    walk: Walk, node: ast.While, tests: list[ast.expr], keys: list[str], changes: Changes
) -> Rounds:
    """A counter that goes up to a bound, or down to one."""
    trips, compared = CONSTANT, False
    for key in keys:
        bounds = [bound_of(walk, test, key) for test in comparisons_with(tests, key)]
        if "speed" in changes[key]:
            bounds = [power(bound, 0.5) for bound in bounds]
        known = [bound for bound in bounds if bound != CONSTANT]
        compared = compared or bool(bounds)
        trips = plus(trips, reduce(smaller, known) if known else CONSTANT)
    if trips == CONSTANT:
        for key in keys:
            trips = plus(trips, size_of(walk, key))
    if not compared and trips == CONSTANT:
        trips = compared_size(walk, tests)
    names = frozenset(keys)
    outer = _amortised_depth(walk, names)
    if trips == CONSTANT:
        trips = indexed_size(walk, node, names)
    if outer == walk.ledger.depth and (shared := _strided(walk, node, names)) is not None:
        return Rounds(times(trips, logarithm(trips)), "takes wider steps each time", shared, names)
    why = "goes on step by step"
    if outer < walk.ledger.depth:
        why = "goes on from where it stopped"
    return Rounds(trips, why, outer, names)


def _strided(walk: Walk, node: ast.While, names: frozenset[str]) -> int | None:
    """The depth within which steps as wide as a counter, `j += i`, add up to n log n."""
    strides = [
        names_in(part.value)
        for part in node.body
        if isinstance(part, ast.AugAssign)
        and isinstance(part.op, ast.Add)
        and isinstance(part.value, ast.Name)
        and ast.unparse(part.target) in names
    ]
    return harmonic_depth(walk, strides[0]) if len(strides) == 1 else None


def _amortised_depth(walk: Walk, names: frozenset[str]) -> int:
    """The loop within which a counter got its start value: its steps add up within that."""
    depth = walk.ledger.depth
    starts = [walk.scope.born(name) for name in names if name.isidentifier()]
    if starts and len(starts) == len(names):
        started = max(depth if s is None else walk.ledger.depth_of(s) for s in starts)
        if started < depth:
            return started
    if depth and names & walk.ledger.frames[-1].jumps:
        return min(walk.ledger.frames[-1].outer, depth - 1)
    return depth


def _jumps(body: list[ast.stmt], progress: frozenset[str]) -> frozenset[str]:
    """The names that a counter is moved on to, in every round: `i = j`, or `i += run`.

    A branch counts where the loop that moves them stands in it as well.
    """
    found: set[str] = set()
    for statement in body:
        if isinstance(statement, ast.If):
            for branch in (statement.body, statement.orelse):
                if any(isinstance(each, ast.While | ast.If) for each in branch):
                    found |= _jumps(branch, progress)
            continue
        if isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
            targets, value = {ast.unparse(statement.target)}, statement.value
        elif isinstance(statement, ast.Assign):
            targets, value = {ast.unparse(each) for each in statement.targets}, statement.value
        else:
            continue
        if targets & progress:
            found |= names_in(value)
    return frozenset(found) - progress


def _linked(
    walk: Walk, node: ast.While, tests: list[ast.expr], subjects: list[str], changes: Changes
) -> Rounds:
    """A walk along links; or a loop of which nothing more is known."""
    depth = walk.ledger.depth
    size = CONSTANT
    for key in subjects:
        if "follow" in changes[key]:
            size = plus(size, followed_size(walk, node, key))
            return Rounds(logarithm(size), "follows parents to a root", depth)
        if "link" in changes[key]:
            size = plus(size, size_of(walk, key))
            return Rounds(size, "follows links", depth)
    if does_read(walk, node.body):
        size = variable(walk.symbols.fresh(f"lines at {node.lineno}"))
        return Rounds(size, "reads line after line", depth)
    steps = frozenset(key for key, kinds in changes.items() if kinds == {"step"})
    if (pointer := indexed_pointer(walk, node, changes)) is not None:
        outer = _amortised_depth(walk, frozenset({pointer[0]}))
        why = f"moves `{pointer[0]}` on to the end"
        return Rounds(pointer[1], why, outer, frozenset({pointer[0]}))
    size = compared_size(walk, tests)
    if size == CONSTANT:
        size = indexed_size(walk, node, steps)
    walk.ledger.doubt(node.lineno, "how often this loop goes round is not clear", 0.5)
    return Rounds(size, "goes round an unclear number of times", depth)
