"""Owns while loops: how often they go round, as far as their condition and body tell."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from mockprep.analysis.case_loops import does_read
from mockprep.analysis.changes import Change, Changes, changes_of, nodes_of
from mockprep.analysis.guards import neighbours_of, places_of, quiet
from mockprep.analysis.ledger import Frame
from mockprep.analysis.rounds import names_in
from mockprep.analysis.sizes import (
    CONSTANT,
    Size,
    class_of,
    is_dearer,
    logarithm,
    plus,
    power,
    smaller,
    variable,
)
from mockprep.analysis.values import CONTAINERS, Value

if TYPE_CHECKING:
    from mockprep.analysis.walk import Walk


_LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often a loop goes round, and why."""

    trips: Size
    why: str
    outer: int
    progress: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


def while_frame(walk: Walk, node: ast.While) -> tuple[Frame, str]:
    """The frame of a while loop, and in words why it goes round so often."""
    tests = _tests(node)
    changes = changes_of(node.body)
    rounds = _rounds(walk, node, tests, changes)
    frame = Frame(rounds.trips, rounds.outer, node.lineno, rounds.names)
    frame.progress = rounds.progress
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
            return Rounds(_logarithmic(walk, tests, keys, change), why, depth)
    takes = [key for key in subjects if "take" in changes[key] and not _is_number(walk, key)]
    if takes:
        return _taking(walk, node, takes[0], changes)
    steps = [key for key in subjects if "step" in changes[key]]
    if fast := [key for key in steps if "speed" in changes[key]]:
        steps = fast
    if steps:
        return _stepping(walk, node, tests, steps, changes)
    return _linked(walk, node, tests, subjects, changes)


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
    return _value(walk, key).kind == "number"


def _value(walk: Walk, key: str) -> Value:
    return quiet(walk, _parsed(key, walk.line))


def _parsed(key: str, line: int) -> ast.expr:
    node = ast.parse(key, mode="eval").body
    for part in ast.walk(node):
        if hasattr(part, "lineno"):
            part.lineno = line
    return node


def _size_of(walk: Walk, key: str) -> Size:
    return _value(walk, key).size


def _logarithmic(walk: Walk, tests: list[ast.expr], keys: list[str], change: Change) -> Size:
    size = CONSTANT
    for key in keys:
        size = plus(size, _size_of(walk, key))
    if change == "scale" or size == CONSTANT:
        size = plus(size, _compared_size(walk, tests))
    if size == CONSTANT and change == "middle" and _spans_values(walk, keys):
        size = variable(walk.symbols.fresh("values"))
    return logarithm(size)


def _spans_values(walk: Walk, keys: list[str]) -> bool:
    """Whether a search begins with literals so far apart that they stand for any value."""
    return any(abs(_value(walk, key).constant or 0) >= _LARGE for key in keys)


def _compared_size(walk: Walk, tests: list[ast.expr]) -> Size:
    """The largest of the sizes that the condition speaks of."""
    size = CONSTANT
    for test in tests:
        for part in _leaf_values(test):
            found = quiet(walk, part)
            if found.kind != "function":
                walk.symbols.use(found.symbol)
                size = plus(size, found.size)
    return size


def _leaf_values(node: ast.AST) -> list[ast.expr]:
    """The operands of comparisons; a call of `len` counts whole, an element does not count."""
    if isinstance(node, ast.Compare):
        return [leaf for side in [node.left, *node.comparators] for leaf in _leaf_values(side)]
    if isinstance(node, ast.BoolOp | ast.UnaryOp):
        return [leaf for child in ast.iter_child_nodes(node) for leaf in _leaf_values(child)]
    if isinstance(node, ast.Call | ast.BinOp | ast.Name | ast.Attribute):
        return [node]
    return [node] if isinstance(node, ast.Subscript) else []


def _stepping(
    walk: Walk, node: ast.While, tests: list[ast.expr], keys: list[str], changes: Changes
) -> Rounds:
    """A counter that goes up to a bound, or down to one."""
    trips, compared = CONSTANT, False
    for key in keys:
        bounds = [_bound(walk, test, key) for test in _comparisons(tests, key)]
        if "speed" in changes[key]:
            bounds = [power(bound, 0.5) for bound in bounds]
        known = [bound for bound in bounds if bound != CONSTANT]
        compared = compared or bool(bounds)
        trips = plus(trips, reduce(smaller, known) if known else CONSTANT)
    if trips == CONSTANT:
        for key in keys:
            trips = plus(trips, _size_of(walk, key))
    if not compared and trips == CONSTANT:
        trips = _compared_size(walk, tests)
    names = frozenset(keys)
    outer = _amortised_depth(walk, names)
    if trips == CONSTANT:
        trips = _indexed_size(walk, node, names)
    why = "goes on step by step"
    if outer < walk.ledger.depth:
        why = "goes on from where it stopped"
    return Rounds(trips, why, outer, names)


def _comparisons(tests: list[ast.expr], key: str) -> list[ast.Compare]:
    return [
        part
        for test in tests
        for part in ast.walk(test)
        if isinstance(part, ast.Compare) and _stands_in(part, key)
    ]


def _stands_in(test: ast.Compare, key: str) -> bool:
    """Whether a side of a comparison is about a name, and not about an element at its place."""
    sides = [test.left, *test.comparators]
    return any(
        _mentions(side, key)
        and (
            ast.unparse(side) == key
            or not any(isinstance(p, ast.Subscript) for p in ast.walk(side))
        )
        for side in sides
    )


def _mentions(node: ast.AST, key: str) -> bool:
    return any(
        isinstance(part, ast.Name | ast.Attribute | ast.Subscript) and ast.unparse(part) == key
        for part in ast.walk(node)
    )


def _bound(walk: Walk, test: ast.Compare, key: str) -> Size:
    """What a counter is compared with; the root of it where its square is."""
    sides = [test.left, *test.comparators]
    size, squared = CONSTANT, False
    for side in sides:
        if _is_square(side, key):
            squared = True
        elif ast.unparse(side) == key or not _mentions(side, key):
            if isinstance(side, ast.Subscript) and ast.unparse(side) != key:
                continue
            value = quiet(walk, side)
            if value.kind in ("number", "unknown"):
                size = plus(size, value.size)
        else:
            size = plus(size, _offset(walk, side, key))
    return power(size, 0.5) if squared else size


def _offset(walk: Walk, side: ast.expr, key: str) -> Size:
    """Of `i - k`, the k; an `i + k` reaches a bound the sooner."""
    size = CONSTANT
    if not isinstance(side, ast.BinOp) or not isinstance(side.op, ast.Sub):
        return size
    for part in ast.walk(side):
        if isinstance(part, ast.Name) and part.id != key:
            value = quiet(walk, part)
            if value.kind == "number":
                size = plus(size, value.size)
    return size


def _is_square(side: ast.expr, key: str) -> bool:
    if not isinstance(side, ast.BinOp):
        return False
    if isinstance(side.op, ast.Mult):
        return ast.unparse(side.left) == key == ast.unparse(side.right)
    return isinstance(side.op, ast.Pow) and ast.unparse(side.left) == key


def _indexed_size(walk: Walk, node: ast.While, names: frozenset[str]) -> Size:
    """A counter with no bound in the condition: as far as what it is an index of.

    Without a counter, as often as the longest container has elements.
    """
    size = CONSTANT
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript) and (not names or names_in(part.slice) & names):
            found = quiet(walk, part.value)
            walk.symbols.use(found.symbol)
            if found.kind != "dict" and is_dearer(class_of(found.size), class_of(size)):
                size = found.size
    if size == CONSTANT:
        walk.ledger.doubt(node.lineno, "where this loop ends is not clear", 0.5)
    return size


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
    """The names that a counter is moved on to, in every round: `i = j`, or `i += run`."""
    found: set[str] = set()
    for statement in body:
        if isinstance(statement, ast.AugAssign) and isinstance(statement.op, ast.Add):
            targets, value = {ast.unparse(statement.target)}, statement.value
        elif isinstance(statement, ast.Assign):
            targets, value = {ast.unparse(each) for each in statement.targets}, statement.value
        else:
            continue
        if targets & progress:
            found |= names_in(value)
    return frozenset(found) - progress


def _taking(walk: Walk, node: ast.While, key: str, changes: Changes) -> Rounds:
    """A stack or queue that is emptied: as often as there is something put into it."""
    value = _value(walk, key)
    depth = walk.ledger.depth
    taken = _taken_names(node.body, key)
    if "put" not in changes[key]:
        outer = walk.ledger.depth_of(value.born) if value.kind in CONTAINERS else depth
        return Rounds(
            value.size, f"empties `{key}`, which holds each element once", outer, names=taken
        )
    places = places_of(walk, node.body)
    if places is not None:
        outer = min(depth, walk.ledger.depth_of(places.born))
        size = plus(places.size, value.size)
        return Rounds(size, f"works off `{key}`, each place once", outer, names=taken)
    found = neighbours_of(walk, node.body)
    if found is None:
        walk.ledger.doubt(node.lineno, f"how much is put into `{key}` is not clear", 0.5)
    size = plus(found or CONSTANT, value.size)
    return Rounds(size, f"works off `{key}`", depth, names=taken)


def _taken_names(body: list[ast.stmt], key: str) -> frozenset[str]:
    """The names that are given what is taken out."""
    found: set[str] = set()
    for node in nodes_of(body):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call | ast.Subscript):
            if _mentions(node.value, key):
                found |= names_in(node.targets[0])
        elif isinstance(node, ast.For) and _mentions(node.iter, key):
            found |= names_in(node.target)
    return frozenset(found)


def _linked(
    walk: Walk, node: ast.While, tests: list[ast.expr], subjects: list[str], changes: Changes
) -> Rounds:
    """A walk along links; or a loop of which nothing more is known."""
    depth = walk.ledger.depth
    size = CONSTANT
    for key in subjects:
        if "follow" in changes[key]:
            size = plus(size, _followed(walk, node, key))
            return Rounds(logarithm(size), "follows parents to a root", depth)
        if "link" in changes[key]:
            size = plus(size, _size_of(walk, key))
            return Rounds(size, "follows links", depth)
    if does_read(walk, node.body):
        size = variable(walk.symbols.fresh(f"lines at {node.lineno}"))
        return Rounds(size, "reads line after line", depth)
    steps = frozenset(key for key, kinds in changes.items() if kinds == {"step"})
    size = _compared_size(walk, tests)
    if size == CONSTANT:
        size = _indexed_size(walk, node, steps)
    walk.ledger.doubt(node.lineno, "how often this loop goes round is not clear", 0.5)
    return Rounds(size, "goes round an unclear number of times", depth)


def _followed(walk: Walk, node: ast.While, key: str) -> Size:
    for part in ast.walk(node):
        if isinstance(part, ast.Subscript) and ast.unparse(part.slice) == key:
            return quiet(walk, part.value).size
    return CONSTANT
