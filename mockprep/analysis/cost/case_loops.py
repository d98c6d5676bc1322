"""Owns loops over test cases: a program is judged by the size of one case, not by their number.

Such a loop reads or takes the input of a case in every round, answers it, and carries nothing from
one round to the next but the list of answers.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mockprep.analysis.cost.rounds import names_in
from mockprep.analysis.cost.sizes import CONSTANT, variable
from mockprep.analysis.cost.values import Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

Event = Literal["read", "write", "change"]
_READS = frozenset({"input", "raw_input", "readline", "read", "readlines", "next"})
_ANSWERS = frozenset({"print", "write", "writelines"})
_LARGE = frozenset({"list", "dict", "set", "text"})
_GROWS = frozenset(
    {
        "append", "add", "extend", "update", "insert", "appendleft", "pop", "popleft", "remove",
        "sort", "push", "put",
    }
)  # fmt: skip


def is_over_cases(walk: Walk, node: ast.For | ast.AsyncFor, source: Value) -> bool:
    """Whether a for loop goes over test cases."""
    if not source.symbol or source.size != variable(source.symbol) or walk.ledger.counted_depth:
        return False
    cursors = _cursors(walk, node.body)
    if not cursors and not _takes_row(walk, node, source) and not does_read(walk, node.body):
        return False
    if not cursors and does_read(walk, node.body) and _asks(walk, node.body):
        return False
    return _answers(walk, node.body) and not _carries(walk, node.body, but=cursors)


def _takes_row(walk: Walk, node: ast.For | ast.AsyncFor, source: Value) -> bool:
    """Whether every round unpacks a line that was read before."""
    if isinstance(node.target, ast.Tuple):
        return _is_rows(walk, source, source.symbol)
    for part in node.body:
        if not isinstance(part, ast.Assign) or not isinstance(part.targets[0], ast.Tuple):
            continue
        if isinstance(part.value, ast.Name) and part.value.id in names_in(node.target):
            return _is_rows(walk, source, source.symbol)
        if isinstance(part.value, ast.Subscript) and isinstance(part.value.value, ast.Name):
            return _is_rows(walk, walk.scope.get(part.value.value.id), source.symbol)
    return False


def _cursors(walk: Walk, body: list[ast.stmt]) -> frozenset[str]:
    """The counters by which input that was read as a whole is taken word by word."""
    used: set[str] = set()
    for node in _nodes(body):
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            value = walk.scope.get(node.value.id)
            if value is not None and value.symbol in walk.symbols.lines:
                used |= names_in(node.slice)
    moved = {ast.unparse(node.target) for node in _nodes(body) if isinstance(node, ast.AugAssign)}
    return frozenset(used & moved)


def _is_rows(walk: Walk, value: Value | None, symbol: str) -> bool:
    """Whether a value is a list of lines that were read before, one or more for each case."""
    if value is None or value.kind != "list" or value.symbol != symbol or value.element is None:
        return False
    return value.element.symbol in walk.symbols.lines


def is_counted_down(walk: Walk, node: ast.While) -> str | None:
    """The variable of the number of cases, for `while t: t -= 1` around them; None for others."""
    names = [part.id for part in ast.walk(node.test) if isinstance(part, ast.Name)]
    if len(names) != 1 or walk.ledger.counted_depth or not _counts(node.body, names[0]):
        return None
    value = walk.scope.get(names[0])
    if value is None or not value.symbol or not _does(walk, node.body, _READS):
        return None
    if not _answers(walk, node.body) or _carries(walk, node.body, but=frozenset(names)):
        return None
    if _asks(walk, node.body):
        return None
    return value.symbol


def _asks(walk: Walk, body: list[ast.stmt]) -> bool:
    """Whether the rounds are questions about something large that was there before them."""
    own = {name for name, event in _events(body) if event == "write"}
    for node in _nodes(body):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
            value = walk.scope.get(node.id)
            if value is None or value.kind not in _LARGE or node.id in _only_printed(walk):
                continue
            if value.size != CONSTANT:
                return True
    return False


def does_read(walk: Walk, body: list[ast.stmt]) -> bool:
    """Whether some code reads input."""
    return _does(walk, body, _READS)


def _counts(body: list[ast.stmt], name: str) -> bool:
    return any(
        isinstance(each, ast.AugAssign) and ast.unparse(each.target) == name for each in body
    )


def _answers(walk: Walk, body: list[ast.stmt]) -> bool:
    return _does(walk, body, _ANSWERS) or any(
        name in _only_printed(walk) for name in _appended(body)
    )


def _appended(body: list[ast.stmt]) -> Iterator[str]:
    for node in _nodes(body):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in ("append", "extend") and isinstance(node.func.value, ast.Name):
            yield node.func.value.id


def _does(walk: Walk, body: Iterable[ast.AST], names: frozenset[str], deep: int = 3) -> bool:
    """Whether some code calls one of some functions, itself or in functions that it calls."""
    calls = (node.func for node in _nodes(body) if isinstance(node, ast.Call))
    return any(_is_one(walk, function, names, deep) for function in calls)


def _is_one(walk: Walk, function: ast.expr, names: frozenset[str], deep: int) -> bool:
    """Whether what is called is one of some functions, or calls one."""
    if isinstance(function, ast.Attribute):
        return function.attr in names
    if not isinstance(function, ast.Name):
        return False
    called = walk.scope.get(function.id)
    if called is None:
        return function.id in names
    if called.kind == "function" and called.node is not None:
        return deep > 0 and _does(walk, [called.node], names, deep - 1)
    return called.kind == "native" and called.name in names


def _carries(walk: Walk, body: list[ast.stmt], but: frozenset[str] = frozenset()) -> bool:
    """Whether a round depends on, or adds to, what earlier rounds left."""
    first: dict[str, Event] = {}
    written: set[str] = set()
    for name, event in _events(body):
        first.setdefault(name, event)
        if event == "write":
            written.add(name)
    printed = _only_printed(walk)
    for name, event in first.items():
        known = walk.scope.get(name)
        if name in but or name in printed or known is None:
            continue
        if event == "change" or (event == "read" and name in written):
            return True
    return False


def _events(body: list[ast.stmt]) -> Iterator[tuple[str, Event]]:
    """What happens to names, about in the order in which it does."""
    for statement in body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        yield from _of_expressions(statement)
        yield from _of_targets(statement)
        for part in ("body", "orelse", "handlers", "finalbody"):
            for inner in getattr(statement, part, []):
                yield from _events(inner.body if isinstance(inner, ast.ExceptHandler) else [inner])


def _of_expressions(statement: ast.stmt) -> Iterator[tuple[str, Event]]:
    for child in ast.iter_child_nodes(statement):
        if not isinstance(child, ast.expr):
            continue
        for node in ast.walk(child):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield from _of_name(child, node)


def _of_name(expression: ast.expr, name: ast.Name) -> Iterator[tuple[str, Event]]:
    for node in ast.walk(expression):
        if isinstance(node, ast.Subscript | ast.Attribute) and _changes(node, name):
            yield name.id, "change"
            return
    yield name.id, "read"


def _changes(node: ast.Subscript | ast.Attribute, name: ast.Name) -> bool:
    """Whether something is stored within a value, or one of its methods changes it."""
    if isinstance(node.ctx, ast.Store):
        return any(part is name for part in ast.walk(node.value))
    return isinstance(node, ast.Attribute) and node.value is name and node.attr in _GROWS


def _of_targets(statement: ast.stmt) -> Iterator[tuple[str, Event]]:
    if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id, "change"
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign):
        targets = statement.targets
    elif isinstance(statement, ast.For):
        targets = [statement.target]
    for target in targets:
        for node in ast.walk(target):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.id, "write"


def _only_printed(walk: Walk) -> frozenset[str]:
    """The lists that are only added to and then printed, such as the answers."""
    return _find_printed(walk.tree) if walk.tree else frozenset()


@lru_cache(maxsize=1)
def _find_printed(tree: ast.Module) -> frozenset[str]:
    shown: set[str] = set()
    other: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            other[node.id] = other.get(node.id, 0) + 1
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if isinstance(owner, ast.Name) and node.func.attr in ("append", "extend"):  # type: ignore[attr-defined]
            other[owner.id] = other.get(owner.id, 0) - 1
        elif _is_output(node):
            for name in _plain_arguments(node):
                shown.add(name)
                other[name] = other.get(name, 0) - 1
    return frozenset(name for name in shown if other.get(name, 0) <= 0)


def _is_output(node: ast.Call) -> bool:
    if isinstance(node.func, ast.Name):
        return node.func.id in _ANSWERS
    return isinstance(node.func, ast.Attribute) and node.func.attr in _ANSWERS


def _plain_arguments(node: ast.Call) -> Iterator[str]:
    for part in node.args:
        while not isinstance(part, ast.Name):
            if isinstance(part, ast.Starred):
                part = part.value
            elif isinstance(part, ast.Call) and part.args and _is_passing(part.func):
                part = part.args[-1]
            else:
                break
        else:
            yield part.id


def _is_passing(function: ast.expr) -> bool:
    """Whether a function only writes its argument otherwise: `map(str, x)`, `sep.join(x)`."""
    if isinstance(function, ast.Attribute):
        return function.attr == "join"
    return isinstance(function, ast.Name) and function.id in ("map", "str", "list")


def _nodes(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    for each in body:
        yield from ast.walk(each)
