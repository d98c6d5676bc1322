"""Owns the reading of statements: assignments, branches, loops, definitions."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mockprep.analysis.cost.augmented import append_text, appends_text, read_augmented
from mockprep.analysis.cost.binding import bind
from mockprep.analysis.cost.case_loops import is_counted_down, is_over_cases
from mockprep.analysis.cost.doubling import doubled_names
from mockprep.analysis.cost.ledger import Frame
from mockprep.analysis.cost.native_names import native_value
from mockprep.analysis.cost.pointers import share_rounds
from mockprep.analysis.cost.rounds import frame_of
from mockprep.analysis.cost.sizes import CONSTANT, exponential, plus
from mockprep.analysis.cost.value_loops import limit_rounds
from mockprep.analysis.cost.values import GROWING, Value
from mockprep.analysis.cost.while_rounds import while_frame

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


def read_assign(walk: Walk, node: ast.Assign) -> None:
    """`a = b = value`."""
    if appends_text(walk, node):
        assert isinstance(node.value, ast.BinOp)
        before, by = walk.evaluate(node.value.left), walk.evaluate(node.value.right)
        append_text(walk, node, node.targets[0], before, by)
        return
    value = walk.evaluate(node.value)
    for target in node.targets:
        bind(walk, target, value, node.value)


def read_annotated(walk: Walk, node: ast.AnnAssign) -> None:
    """`a: int = value`."""
    if node.value is not None:
        bind(walk, node.target, walk.evaluate(node.value), node.value)


def read_expression(walk: Walk, node: ast.Expr) -> None:
    """An expression for its effect."""
    walk.evaluate(node.value)


def read_if(walk: Walk, node: ast.If) -> None:
    """Either branch may run; a chain of `elif` is read without recursion."""
    results = []
    start = walk.scope.branch()
    while True:
        walk.evaluate(node.test)
        _read_branch(walk, node.body)
        results.append(walk.scope.values)
        walk.scope.values = dict(start)
        rest = node.orelse
        if len(rest) == 1 and isinstance(rest[0], ast.If):
            node = rest[0]
            continue
        _read_branch(walk, rest)
        break
    for other in results:
        walk.scope.merge(other)


def _read_branch(walk: Walk, body: list[ast.stmt]) -> None:
    """A branch that leaves the loop, the function or the program is run once at most within it."""
    outer = _left_by(walk, body[-1]) if body else None
    if outer is None or outer >= walk.ledger.depth:
        walk.execute(body)
        return
    with walk.ledger.within(Frame(CONSTANT, outer, body[0].lineno, counted=False)):
        walk.execute(body)


def _left_by(walk: Walk, last: ast.stmt) -> int | None:
    """The depth that a statement goes back to; None for one that goes on."""
    if isinstance(last, ast.Break) and walk.loops:
        return walk.ledger.depth_of(walk.loops[-1]) - 1
    if isinstance(last, ast.Return) and walk.calls:
        return walk.ledger.depth_of(walk.calls[-1].loop)
    if isinstance(last, ast.Raise):
        return None
    is_exit = isinstance(last, ast.Expr) and ast.unparse(last.value).endswith("exit()")
    return 0 if is_exit and isinstance(last, ast.Expr) else None


def read_for(walk: Walk, node: ast.For | ast.AsyncFor) -> None:
    """A for loop."""
    source = walk.evaluate(node.iter)
    if is_over_cases(walk, node, source):
        walk.symbols.fix(source.symbol)
    frame = frame_of(walk, node.iter, node.target, source)
    limit_rounds(walk, node, frame)
    share_rounds(walk, node, frame)
    frame.counted = source.symbol not in walk.symbols.constants
    element = source.key if source.kind == "dict" and source.key else source.item()
    with walk.ledger.within(frame):
        walk.ledger.charge_round(node.lineno, f"`for {ast.unparse(node.target)}` goes round")
        bind(walk, node.target, element, node.iter)
        _read_loop(walk, node.body)
    walk.execute(node.orelse)


def _read_loop(walk: Walk, body: list[ast.stmt]) -> None:
    frame = walk.ledger.frames[-1]
    for name in doubled_names(body) if frame.trips != CONSTANT else ():
        value = walk.scope.get(name)
        if value is not None and value.kind in GROWING:
            value.size = plus(value.size, exponential(2, frame.trips))
    walk.loops.append(walk.ledger.here)
    walk.execute_loop(body)
    walk.loops.pop()


def read_while(walk: Walk, node: ast.While) -> None:
    """A while loop."""
    frame, why = while_frame(walk, node)
    counter = is_counted_down(walk, node)
    if counter is not None:
        walk.symbols.fix(counter)
        frame.counted = False
    with walk.ledger.within(frame):
        walk.ledger.charge_round(node.lineno, f"`while` {why}")
        walk.evaluate(node.test)
        _read_loop(walk, node.body)
    walk.execute(node.orelse)


def read_function(walk: Walk, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    """A definition costs nothing before it is called."""
    function = Value("function", node=node, scope=walk.scope, born=walk.ledger.here)
    walk.scope.set(node.name, function, walk.ledger.here)


def read_class(walk: Walk, node: ast.ClassDef) -> None:
    """A class, with what its body assigns."""
    made = Value("class", name=node.name, node=node, scope=walk.scope)
    for statement in node.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            made.attributes[statement.targets[0].id] = walk.evaluate(statement.value)
    walk.scope.set(node.name, made, walk.ledger.here)


def read_return(walk: Walk, node: ast.Return) -> None:
    """A value that is handed back."""
    value = walk.evaluate(node.value)
    if walk.calls:
        walk.calls[-1].give(value)


def read_import(walk: Walk, node: ast.Import) -> None:
    """`import heapq as hq`."""
    for alias in node.names:
        name = alias.asname or alias.name.partition(".")[0]
        walk.scope.set(name, Value("module", name=alias.name), walk.ledger.here)


def read_import_from(walk: Walk, node: ast.ImportFrom) -> None:
    """`from heapq import heappush as push`."""
    for alias in node.names:
        if alias.name != "*":
            name = alias.asname or alias.name
            walk.scope.set(name, native_value(alias.name), walk.ledger.here)


def read_with(walk: Walk, node: ast.With | ast.AsyncWith) -> None:
    """`with open(...) as file`."""
    for each in node.items:
        value = walk.evaluate(each.context_expr)
        if each.optional_vars is not None:
            bind(walk, each.optional_vars, value)
    walk.execute(node.body)


def read_try(walk: Walk, node: ast.Try | ast.TryStar) -> None:
    """All of it may run."""
    walk.execute(node.body)
    for handler in node.handlers:
        walk.execute(handler.body)
    walk.execute(node.orelse)
    walk.execute(node.finalbody)


def read_global(walk: Walk, node: ast.Global) -> None:
    """Names of the module."""
    for name in node.names:
        walk.scope.declare_global(name)


def read_nonlocal(walk: Walk, node: ast.Nonlocal) -> None:
    """Names of the enclosing function."""
    for name in node.names:
        walk.scope.declare_nonlocal(name)


def read_delete(walk: Walk, node: ast.Delete) -> None:
    """`del a[0]` moves the rest of a list."""
    for target in node.targets:
        if isinstance(target, ast.Subscript):
            owner = walk.evaluate(target.value)
            last = isinstance(target.slice, ast.UnaryOp)
            if owner.kind == "list" and not last:
                walk.charge(node, "`del` moves the rest", owner)


def read_assert(walk: Walk, node: ast.Assert) -> None:
    """A test."""
    walk.evaluate(node.test)


def read_match(walk: Walk, node: ast.Match) -> None:
    """Any of the cases may run."""
    walk.evaluate(node.subject)
    for case in node.cases:
        walk.execute(case.body)


READERS: dict[type, Callable[[Any, Any], None]] = {
    ast.Assign: read_assign,
    ast.AnnAssign: read_annotated,
    ast.AugAssign: read_augmented,
    ast.Expr: read_expression,
    ast.If: read_if,
    ast.For: read_for,
    ast.AsyncFor: read_for,
    ast.While: read_while,
    ast.FunctionDef: read_function,
    ast.AsyncFunctionDef: read_function,
    ast.ClassDef: read_class,
    ast.Return: read_return,
    ast.Import: read_import,
    ast.ImportFrom: read_import_from,
    ast.With: read_with,
    ast.AsyncWith: read_with,
    ast.Try: read_try,
    ast.TryStar: read_try,
    ast.Global: read_global,
    ast.Nonlocal: read_nonlocal,
    ast.Delete: read_delete,
    ast.Assert: read_assert,
    ast.Match: read_match,
}
