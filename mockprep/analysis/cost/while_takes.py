"""Owns while loops that take from a stack or queue: how often there is something to take."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.changes import Changes, nodes_of
from mockprep.analysis.cost.guards import neighbours_of, places_of
from mockprep.analysis.cost.rounds import names_in
from mockprep.analysis.cost.sizes import CONSTANT, plus
from mockprep.analysis.cost.values import CONTAINERS
from mockprep.analysis.cost.while_bounds import Rounds, mentions, value_of

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


def taking_rounds(walk: Walk, node: ast.While, key: str, changes: Changes) -> Rounds:
    """A stack or queue that is emptied: as often as there is something put into it."""
    value = value_of(walk, key)
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
        return Rounds(
            size, f"works off `{key}`, each place once", outer, names=taken, works_off=key
        )
    found = neighbours_of(walk, node.body)
    if found is None and value.item().size != CONSTANT:
        found = value.item().size
    if found is None:
        walk.ledger.doubt(node.lineno, f"how much is put into `{key}` is not clear", 0.5)
    size = plus(found or CONSTANT, value.size)
    return Rounds(size, f"works off `{key}`", depth, names=taken, works_off=key)


def _taken_names(body: list[ast.stmt], key: str) -> frozenset[str]:
    """The names that are given what is taken out."""
    found: set[str] = set()
    for node in nodes_of(body):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call | ast.Subscript):
            if mentions(node.value, key):
                found |= names_in(node.targets[0])
        elif isinstance(node, ast.For) and mentions(node.iter, key):
            found |= names_in(node.target)
    return frozenset(found)
