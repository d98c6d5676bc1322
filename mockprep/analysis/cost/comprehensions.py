"""Owns comprehensions and generator expressions: loops within an expression."""

from __future__ import annotations

import ast
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from mockprep.analysis.cost.binding import bind
from mockprep.analysis.cost.rounds import frame_of
from mockprep.analysis.cost.scopes import Scope
from mockprep.analysis.cost.sizes import CONSTANT, times
from mockprep.analysis.cost.values import CONTAINERS, Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

_KINDS: dict[type, Any] = {
    ast.ListComp: "list",
    ast.SetComp: "set",
    ast.GeneratorExp: "iterator",
}


def read_comprehension(walk: Walk, node: ast.ListComp | ast.SetComp | ast.GeneratorExp) -> Value:
    """A container made element by element; a generator is read as if it was used up."""
    result = Value(_KINDS[type(node)], born=walk.ledger.here)

    def read_element() -> None:
        element = walk.evaluate(node.elt)
        runs = walk.ledger.runs_since(result.born)
        result.grow_within(runs, walk.ledger.shared_since(result.born), element)
        if not isinstance(node, ast.GeneratorExp):
            _hold(walk, node, element, result.born)

    first = _read_rounds(walk, node.generators, read_element)
    _keep_symbol(node, first, result)
    return result


def read_dict_comprehension(walk: Walk, node: ast.DictComp) -> Value:
    """A dict made entry by entry."""
    result = Value("dict", born=walk.ledger.here)

    def read_entry() -> None:
        result.key = walk.evaluate(node.key)
        element = walk.evaluate(node.value)
        result.grow(walk.ledger.runs_since(result.born), element)
        _hold(walk, node, element, result.born)

    _read_rounds(walk, node.generators, read_entry)
    return result


def _read_rounds(
    walk: Walk, generators: list[ast.comprehension], read_element: Callable[[], None]
) -> Value:
    """Read the element within its loops; the value that the first of them goes through."""
    scope, outer = Scope(walk.scope), walk.scope
    first: Value | None = None
    with ExitStack() as open_loops:
        open_loops.callback(setattr, walk, "scope", outer)
        for generator in generators:
            source = walk.evaluate(generator.iter)
            first = first or source
            turned = len(generators) == 1 and not generator.ifs
            frame = frame_of(walk, generator.iter, generator.target, source, turned=turned)
            walk.scope = scope
            open_loops.enter_context(walk.ledger.within(frame))
            walk.ledger.charge_round(frame.line, "goes round in a comprehension")
            bind(walk, generator.target, source.item(), generator.iter)
            for condition in generator.ifs:
                walk.evaluate(condition)
        read_element()
    assert first is not None
    return first


def _keep_symbol(node: ast.AST, first: Value, result: Value) -> None:
    """A line turned into numbers word by word is still as long as the line."""
    generators = getattr(node, "generators", [])
    if len(generators) == 1 and not generators[0].ifs:
        result.symbol = first.symbol
        result.short = first.short and result.kind == "text"


def _hold(walk: Walk, node: ast.expr, element: Value, born: int) -> None:
    size = element.size if element.kind in CONTAINERS and not element.short else CONSTANT
    walk.ledger.hold_local(node.lineno, times(walk.ledger.runs_since(born), size))
