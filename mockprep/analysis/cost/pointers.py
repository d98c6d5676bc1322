"""Owns pointers: places in a container that only go on, so that all their steps add up."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from mockprep.analysis.cost.changes import Changes, nodes_of
from mockprep.analysis.cost.guards import quiet
from mockprep.analysis.cost.rounds import names_in
from mockprep.analysis.cost.sizes import CONSTANT, Size

if TYPE_CHECKING:
    from mockprep.analysis.cost.ledger import Frame
    from mockprep.analysis.cost.walk import Walk

_LOOPS = (ast.For, ast.While)
_INDEXED = frozenset({"list", "tuple", "text", "unknown"})


def indexed_pointer(walk: Walk, node: ast.While, changes: Changes) -> tuple[str, Size] | None:
    """A name that is one further in every round and an index in every round, with what it reaches.

    It can't go past the end of what it is an index of.
    """
    if any(isinstance(part, ast.Continue) for part in nodes_of(node.body)):
        return None
    for name in _stepped(node.body):
        if changes.get(name) != {"step"}:
            continue
        for subscript in _always_read(node):
            if _is_offset(subscript.slice, {name}):
                value = quiet(walk, subscript.value)
                if value.kind in _INDEXED and value.size != CONSTANT:
                    walk.symbols.use(value.symbol)
                    return name, value.size
    return None


def _stepped(body: list[ast.stmt]) -> Iterator[str]:
    """The names that are moved by a literal in every round."""
    for part in body:
        if not isinstance(part, ast.AugAssign) or not isinstance(part.op, ast.Add | ast.Sub):
            continue
        if isinstance(part.target, ast.Name) and isinstance(part.value, ast.Constant):
            yield part.target.id


def _always_read(node: ast.While) -> Iterator[ast.Subscript]:
    """The elements that are looked up in every round."""
    for part in [_first(node.test), *map(_run_always, node.body)]:
        for inner in ast.walk(part) if part is not None else ():
            if isinstance(inner, ast.Subscript) and not isinstance(inner.slice, ast.Slice):
                yield inner


def _run_always(statement: ast.stmt) -> ast.expr | None:
    if isinstance(statement, ast.If):
        return _first(statement.test)
    if isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr):
        return _first(statement.value)
    return None


def _first(node: ast.expr) -> ast.expr | None:
    """The part of an expression that is evaluated whatever the rest is."""
    if isinstance(node, ast.BoolOp):
        return _first(node.values[0])
    if isinstance(node, ast.IfExp):
        return _first(node.test)
    return None if isinstance(node, ast.Lambda) else node


def _is_offset(node: ast.expr | None, names: set[str]) -> bool:
    """`i`, `i + 1` or `i - 1`."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        return isinstance(node.right, ast.Constant) and _is_offset(node.left, names)
    return isinstance(node, ast.Name) and node.id in names


def share_rounds(walk: Walk, node: ast.For | ast.AsyncFor, frame: Frame) -> None:
    """Count the rounds of a for loop from a pointer once for all that the pointer goes."""
    bounds = _range_bounds(node.iter)
    if bounds is None or frame.trips == CONSTANT or frame.outer < walk.ledger.depth:
        return
    names = names_in(bounds[0])
    if len(names) != 1 or not _is_offset(bounds[0], set(names)):
        return
    (pointer,) = names
    if _moves_along(node, pointer):
        born = walk.scope.born(pointer)
        if born is not None:
            frame.outer = min(frame.outer, walk.ledger.depth_of(born))
        return
    loop = _loop_around(walk, node)
    depth = None if loop is None else _depth_of_line(walk, loop.lineno)
    if loop is not None and depth is not None and _is_run(walk, node, loop, pointer, bounds[1]):
        frame.outer = min(depth - 1, walk.ledger.frames[depth - 1].outer)


def _range_bounds(source: ast.expr) -> tuple[ast.expr, ast.expr] | None:
    if not isinstance(source, ast.Call) or len(source.args) != 2:
        return None
    is_range = isinstance(source.func, ast.Name) and source.func.id in ("range", "xrange")
    return (source.args[0], source.args[1]) if is_range else None


def _moves_along(node: ast.For | ast.AsyncFor, pointer: str) -> bool:
    """`for j in range(at, n): ...; at += 1`, where every round that is run to its end moves on."""
    if any(isinstance(part, ast.Continue) for part in nodes_of(node.body)):
        return False
    stores = [part for part in nodes_of(node.body) if _stores(part, pointer)]
    return len(stores) == 1 and any(
        isinstance(part, ast.AugAssign)
        and part.target is stores[0]
        and isinstance(part.op, ast.Add)
        for part in node.body
    )


def _is_run(
    walk: Walk, node: ast.For | ast.AsyncFor, loop: ast.For | ast.While, start: str, end: ast.expr
) -> bool:
    """Whether a loop goes over the stretch from the last stop to here, and then stops here.

    As `for k in range(last, i): ...; last = i` within a loop over i, or with a start that is a
    place before, and -1 when a stretch was done with.
    """
    counters = (
        {part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)}
        if (isinstance(loop, ast.For))
        else set()
    )
    ends = names_in(end)
    if not counters or len(ends) != 1 or not _is_offset(end, set(ends)):
        return False
    if not ends <= counters and not _keeps_up(loop.body, next(iter(ends)), counters):
        return False
    if not all(_is_place(value, counters) for value in _given(loop.body, start)):
        return False
    after = _given(
        [each for each in _after(walk, node, loop) if isinstance(each, ast.Assign)], start
    )
    is_guarded = any(start in names_in(test) for test in _tests_around(walk, node, loop))
    return any(_is_offset(value, counters) or is_guarded for value in after)


def _keeps_up(body: list[ast.stmt], name: str, counters: set[str]) -> bool:
    """Whether a name goes up with the counter: it is set to it, or goes up by one in a round."""
    steps = [
        part.value
        for part in nodes_of(body)
        if isinstance(part, ast.AugAssign) and ast.unparse(part.target) == name
    ]
    ones = all(isinstance(step, ast.Constant) and step.value == 1 for step in steps)
    values = _given(body, name)
    is_set = any(_is_offset(value, counters) for value in values)
    return ones and is_set and all(_is_place(value, counters) for value in values)


def _is_place(value: ast.expr | None, counters: set[str]) -> bool:
    """The counter, or a literal below zero that stands for no place."""
    if isinstance(value, ast.UnaryOp) and isinstance(value.operand, ast.Constant):
        return isinstance(value.op, ast.USub)
    return _is_offset(value, counters)


def _given(body: list[ast.stmt], name: str) -> list[ast.expr | None]:
    """What a name is set to; None where it is set otherwise than by a plain assignment."""
    found: list[ast.expr | None] = []
    plain: set[int] = set()
    for part in nodes_of(body):
        if isinstance(part, ast.Assign):
            for target, value in _pairs(part):
                if _stores(target, name):
                    found.append(value)
                    plain.add(id(target))
        elif isinstance(part, ast.AugAssign):
            plain.add(id(part.target))
    stores = (part for part in nodes_of(body) if _stores(part, name))
    return [*found, *(None for part in stores if id(part) not in plain)]


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """The names of an assignment, each with what it is given."""
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=False)
        else:
            yield target, node.value


def _stores(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)


def _depth_of_line(walk: Walk, line: int) -> int | None:
    """The depth of the innermost open loop that begins on a line."""
    for depth in range(walk.ledger.depth, 0, -1):
        if walk.ledger.frames[depth - 1].line == line:
            return depth
    return None


def _loop_around(walk: Walk, node: ast.AST) -> ast.For | ast.While | None:
    return next((each for each in _ancestors(walk, node) if isinstance(each, _LOOPS)), None)


def _tests_around(walk: Walk, node: ast.AST, loop: ast.AST) -> Iterator[ast.expr]:
    """The conditions under which a statement of a loop is run."""
    for each in _ancestors(walk, node):
        if each is loop:
            return
        if isinstance(each, ast.If):
            yield each.test


def _after(walk: Walk, node: ast.AST, loop: ast.AST) -> list[ast.stmt]:
    """The statements that follow one within its branch and those around it."""
    found: list[ast.stmt] = []
    inner = node
    for each in _ancestors(walk, node):
        for part in ("body", "orelse", "finalbody"):
            block = getattr(each, part, [])
            if inner in block:
                found += block[block.index(inner) + 1 :]
        if each is loop:
            break
        inner = each
    return found


def _ancestors(walk: Walk, node: ast.AST) -> Iterator[ast.AST]:
    parents = _parents_of(walk.tree) if walk.tree is not None else {}
    while (parent := parents.get(node)) is not None:
        yield parent
        node = parent


@lru_cache(maxsize=1)
def _parents_of(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
