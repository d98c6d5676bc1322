"""Owns for loops: how often they go round, and within what their rounds add up."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.ledger import Frame
from mockprep.analysis.cost.sizes import CONSTANT, Size, logarithm, times

if TYPE_CHECKING:
    from mockprep.analysis.cost.values import Value
    from mockprep.analysis.cost.walk import Walk


def frame_of(
    walk: Walk, source: ast.expr, target: ast.expr, value: Value, *, turned: bool = False
) -> Frame:
    """The frame of a loop over a value; `turned` where it only makes another value of it."""
    if not turned:
        walk.symbols.use(value.symbol)
    names = names_in(target)
    trips, outer = value.size, walk.ledger.depth
    if value.symbol in walk.symbols.many and walk.ledger.depth_of(value.born) == outer:
        # All lines together are as long as the input.
        outer = 0
    elif value.total is not None:
        shared = shared_depth(walk, source, value)
        if shared is not None:
            trips, outer = value.total, shared
    elif (steps := _harmonic_depth(walk, source)) is not None:
        trips, outer = times(value.size, logarithm(value.size)), steps
    if works := _worked_off(walk, source):
        trips, outer = works.trips, works.outer
    if value.kind in ("native", "file"):
        trips = _unknown_rounds(walk, source)
    return Frame(trips, outer, source.lineno, names)


def names_in(node: ast.AST) -> frozenset[str]:
    """The plain names that occur in some code."""
    return frozenset(part.id for part in ast.walk(node) if isinstance(part, ast.Name))


def shared_depth(walk: Walk, source: ast.AST, value: Value) -> int | None:
    """The depth within which another element is gone through in every round.

    `for v in near[u]` costs no more than all lists together where u is another one each time.
    """
    if value.within is not None and walk.ledger.depth_of(value.born) == walk.ledger.depth:
        return walk.ledger.depth_of(value.within)
    names = names_in(source)
    shared: int | None = None
    for depth in range(walk.ledger.depth, 0, -1):
        frame = walk.ledger.frames[depth - 1]
        if frame.names & names:
            shared = min(frame.outer, depth - 1)
        elif shared is not None:
            break
    return shared


def _harmonic_depth(walk: Walk, source: ast.expr) -> int | None:
    """`for j in range(i, n, i)` within a loop over i: n/1 + n/2 + ... is n log n in all."""
    if not isinstance(source, ast.Call) or len(source.args) != 3:
        return None
    if not isinstance(source.func, ast.Name) or source.func.id not in ("range", "xrange"):
        return None
    return harmonic_depth(walk, names_in(source.args[2]))


def harmonic_depth(walk: Walk, names: frozenset[str]) -> int | None:
    """The depth of the code around the loop in whose rounds some names count up."""
    for depth in range(walk.ledger.depth, 0, -1):
        frame = walk.ledger.frames[depth - 1]
        if (frame.names | frame.progress) & names and frame.trips != CONSTANT:
            return min(frame.outer, depth - 1)
    return None


def _worked_off(walk: Walk, source: ast.expr) -> Frame | None:
    """The loop that empties a queue level by level: `for _ in range(len(queue))` within it."""
    for frame in walk.ledger.frames:
        if frame.works_off and ast.unparse(source) == f"range(len({frame.works_off}))":
            return frame
    return None


def _unknown_rounds(walk: Walk, source: ast.expr) -> Size:
    """Over the lines of a file, or what an unknown function gives."""
    from mockprep.analysis.cost.sizes import variable

    symbol = walk.fresh_symbol(source)
    return variable(symbol)
