"""Owns the checks of loops: walked by index, counted by hand, changing what they walk."""

import ast
from collections.abc import Iterator

from mockprep.analysis.reviewing.findings import Finding, ReviewedCode, blocks_of

_SHRINKS = frozenset(["remove", "pop", "insert", "clear", "popitem", "discard"])
_REBINDS = _SHRINKS | {"append", "extend", "sort", "reverse", "add", "update"}
_VIEWS = frozenset(["items", "keys", "values"])
_LEAVES = ast.Return | ast.Break | ast.Raise
_ARITHMETIC = ast.BinOp | ast.Slice | ast.Subscript | ast.Compare | ast.UnaryOp | ast.AugAssign


def index_loops(code: ReviewedCode) -> Iterator[Finding]:
    """`for i in range(len(xs))` where the elements, or `enumerate`, would do."""
    for loop in code.walk():
        if not isinstance(loop, ast.For) or (walked := _walked_by_index(loop)) is None:
            continue
        if isinstance(loop.target, ast.Name) and not _is_changed(loop, walked):
            rule = _index_rule(loop, loop.target.id, ast.dump(walked))
            if rule:
                yield code.found(rule, loop, ast.unparse(walked))


def hand_counted_loops(code: ReviewedCode) -> Iterator[Finding]:
    """`while i < n` that starts at a number and moves `i` by one at the end of every turn."""
    for block in code.blocks():
        for at, loop in enumerate(block):
            if not isinstance(loop, ast.While) or (index := _counter(loop)) is None:
                continue
            if _starts_at_number(block[:at], index) and not _reads(block[at + 1 :], index):
                yield code.found("counts-by-hand", loop, index)


def changed_while_walked(code: ReviewedCode) -> Iterator[Finding]:
    """Entries taken out of, or put into, what the loop walks, and the loop goes on."""
    for loop in code.walk():
        if isinstance(loop, ast.For) and (walked := _walked_name(loop.iter)):
            for statement in _changing(loop.body, walked):
                yield code.found("changed-while-walked", statement, walked)
                break


def _walked_by_index(loop: ast.For) -> ast.expr | None:
    """The `xs` of `range(len(xs))`."""
    match loop.iter:
        case ast.Call(
            func=ast.Name(id="range"),
            args=[ast.Call(func=ast.Name(id="len"), args=[ast.Name() | ast.Attribute() as walked])],
        ):
            return walked
    return None


def _is_changed(loop: ast.For, walked: ast.expr) -> bool:
    """Whether the loop gives the name a new value or changes its length."""
    wanted = ast.dump(walked)
    for node in _nodes(loop.body):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) if name == ast.unparse(walked):
                return True
            case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in _REBINDS:
                if ast.dump(owner) == wanted:
                    return True
    return False


def _index_rule(loop: ast.For, index: str, walked: str) -> str:
    """The rule that the uses of the index break, or nothing."""
    reads = others = 0
    for parent in _nodes(loop.body):
        for child in ast.iter_child_nodes(parent):
            if not (isinstance(child, ast.Name) and child.id == index):
                continue
            if _is_read(parent, walked):
                reads += 1
            elif isinstance(parent, _ARITHMETIC) or _is_call_of(parent, "range"):
                return ""
            else:
                others += 1
    if not reads:
        return ""
    return "enumerates-by-hand" if others else "walks-by-index"


def _is_read(parent: ast.AST, walked: str) -> bool:
    return (
        isinstance(parent, ast.Subscript)
        and isinstance(parent.ctx, ast.Load)
        and ast.dump(parent.value) == walked
    )


def _is_call_of(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def _counter(loop: ast.While) -> str | None:
    """The name that `while name < ...` moves on by one as its last step, and nowhere else."""
    match loop.test, loop.body[-1]:
        case (
            ast.Compare(left=ast.Name(id=index), ops=[ast.Lt()]),
            ast.AugAssign(target=ast.Name(id=moved), op=ast.Add(), value=ast.Constant(value=1)),
        ) if index == moved:
            inside = list(_nodes(loop.body[:-1]))
            skips = any(isinstance(node, ast.Continue) for node in inside)
            moves = any(_stores(node, index) for node in inside)
            return None if skips or moves else index
    return None


def _starts_at_number(before: list[ast.stmt], index: str) -> bool:
    for statement in reversed(before):
        if any(_stores(node, index) for node in ast.walk(statement)):
            return isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)
    return False


def _stores(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store)


def _reads(statements: list[ast.stmt], name: str) -> bool:
    return any(
        isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
        for node in _nodes(statements)
    )


def _walked_name(walked: ast.expr) -> str:
    match walked:
        case ast.Name(id=name):
            return name
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=view)) if view in _VIEWS:
            return name
    return ""


def _changing(block: list[ast.stmt], walked: str) -> Iterator[ast.stmt]:
    """The statements that change what is walked and do not leave the loop right after."""
    leaves = any(isinstance(statement, _LEAVES) for statement in block)
    for statement in block:
        if not leaves and _changes(statement, walked):
            yield statement
        for inner in blocks_of(statement):
            yield from _changing(inner, walked)


def _changes(statement: ast.stmt, walked: str) -> bool:
    match statement:
        case ast.Delete(targets=targets):
            return any(
                isinstance(target, ast.Subscript)
                and isinstance(target.value, ast.Name)
                and target.value.id == walked
                for target in targets
            )
        case ast.Expr(value=call) | ast.Assign(value=call):
            return _is_shrinking(call, walked)
    return False


def _is_shrinking(call: ast.expr, walked: str) -> bool:
    match call:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=method)):
            return owner == walked and method in _SHRINKS
    return False


def _nodes(statements: list[ast.stmt]) -> Iterator[ast.AST]:
    for statement in statements:
        yield from ast.walk(statement)
