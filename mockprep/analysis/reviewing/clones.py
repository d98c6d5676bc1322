"""Owns the checks for code that says the same thing several times."""

import ast
from collections.abc import Callable, Hashable, Iterator
from itertools import groupby

from mockprep.analysis.reviewing.findings import Finding, Function, ReviewedCode

_MANY_BRANCHES = 4
_MANY_STEPS = 4
_MANY_CONDITIONS = 3
_STEP_SIZE = 10
"""Nodes of a statement from which on writing it again is work for a reader."""
_CONTAINERS = frozenset(["list", "set", "dict", "deque"])
_BLOCK_LENGTH = 3
_BLOCK_SIZE = 20
_ANY_OF_A_KIND = ast.operator | ast.unaryop | ast.cmpop | ast.expr_context
_DEFINITIONS = Function | ast.ClassDef | ast.Assert | ast.Import | ast.ImportFrom


def alike_branches(code: ReviewedCode) -> Iterator[Finding]:
    """A chain of `elif`s that compares one thing, with branches that differ in values only."""
    within: set[ast.If] = set()
    for node in code.walk():
        if not isinstance(node, ast.If) or node in within:
            continue
        chain = list(_chain(node))
        within.update(chain)
        subjects = {_compared(branch.test) for branch in chain}
        forms = {_form(branch.body) for branch in chain}
        if len(chain) >= _MANY_BRANCHES and len(subjects) == len(forms) == 1 and "" not in subjects:
            yield code.found("lookup-chain", node, figure=str(len(chain)))


def repeated_steps(code: ReviewedCode) -> Iterator[Finding]:
    """Statements in a row of the same form: four, or three conditions; looser ones count as well.

    Three plain statements, such as those that read the input, are let pass.
    """
    for block in code.blocks():
        for form in (_form, _loose_form):
            runs = (list(run) for _, run in groupby(block, key=form))
            steps = next((run for run in runs if _are_many(run, form)), None)
            if steps is not None:
                yield code.found("repeated-steps", steps[0], figure=str(len(steps)))
                break


def filled_keys(code: ReviewedCode) -> Iterator[Finding]:
    """A missing key that gets its first value in a branch of its own."""
    for node in code.walk():
        if isinstance(node, ast.If) and (name := _filled(node)):
            yield code.found("fills-missing-key", node, name)


def copied_blocks(code: ReviewedCode) -> Iterator[Finding]:
    """Three statements in a row, or a long one, that stand word for word elsewhere."""
    first_lines: dict[str, int] = {}
    end_of_last = 0
    for piece in sorted(_pieces(code), key=lambda piece: piece[0].lineno):
        words = "\n".join(ast.unparse(statement) for statement in piece)
        start, end = piece[0].lineno, piece[-1].end_lineno or piece[-1].lineno
        before = first_lines.setdefault(words, start)
        # What is within a copy that was told of is a copy as well, and so are its overlaps.
        if before != start and start > end_of_last:
            end_of_last = end
            yield code.found("copied-block", piece[0], figure=str(before))


def _are_many(run: list[ast.stmt], form: Callable[[ast.stmt], Hashable]) -> bool:
    conditions = form is _form and isinstance(run[0], ast.If)
    return len(run) >= (_MANY_CONDITIONS if conditions else _MANY_STEPS) and _is_work(run[0])


def _pieces(code: ReviewedCode) -> Iterator[list[ast.stmt]]:
    for block in code.blocks():
        for at in range(len(block)):
            for piece in (block[at : at + 1], block[at : at + _BLOCK_LENGTH]):
                if len(piece) in (1, _BLOCK_LENGTH) and _is_long(piece):
                    yield piece


def _is_long(piece: list[ast.stmt]) -> bool:
    if any(isinstance(statement, _DEFINITIONS) for statement in piece):
        return False
    return sum(_size(statement) for statement in piece) >= _BLOCK_SIZE


def _is_work(statement: ast.stmt) -> bool:
    if isinstance(statement, _DEFINITIONS) or _size(statement) < _STEP_SIZE:
        return False
    # Checks of the input stand one below the other for good reason, each with its own words.
    return not (isinstance(statement, ast.If) and isinstance(statement.body[0], ast.Raise))


def _size(node: ast.AST) -> int:
    return sum(not isinstance(inner, _ANY_OF_A_KIND) for inner in ast.walk(node))


def _chain(node: ast.If) -> Iterator[ast.If]:
    yield node
    while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        node = node.orelse[0]
        yield node


def _compared(test: ast.expr) -> str:
    """What `x == constant` compares; nothing for other tests."""
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[ast.Constant()]):
            return ast.unparse(left)
    return ""


def _filled(node: ast.If) -> str:
    """The `d` of `if key not in d: d[key] = 0`, or of the same the other way round."""
    match node.test:
        case ast.Compare(left=key, ops=[ast.In()], comparators=[place]):
            missing = node.orelse
        case ast.Compare(left=key, ops=[ast.NotIn()], comparators=[place]):
            missing = node.body
        case _:
            return ""
    match place, missing:
        case (
            ast.Name(id=name) | ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="keys")),
            [ast.Assign(targets=[ast.Subscript(value=ast.Name(id=filled), slice=at)], value=value)],
        ) if name == filled and ast.dump(at) == ast.dump(key) and _is_first_value(value):
            return name
    return ""


def _is_first_value(value: ast.expr) -> bool:
    """Whether it is a number or a list, set or dictionary that is empty or starts with one."""
    match value:
        case ast.Constant(value=int()):
            return True
        case ast.List(elts=parts) | ast.Set(elts=parts) | ast.Dict(keys=parts):
            return len(parts) < 2
        case ast.Call(func=ast.Name(id=name), args=[]):
            return name in _CONTAINERS
    return False


def _loose_form(node: ast.stmt) -> Hashable:
    """A condition with the kinds of its clauses and the methods called, whatever the values."""
    if not isinstance(node, ast.If) or node.orelse:
        return node
    clauses = node.test.values if isinstance(node.test, ast.BoolOp) else [node.test]
    called = [
        inner.attr
        for step in node.body
        for inner in ast.walk(step)
        if isinstance(inner, ast.Attribute)
    ]
    kinds = (type(part).__name__ for part in (*clauses, *node.body))
    return (*kinds, *called) if called else node


def _form(node: ast.AST | list[ast.stmt]) -> Hashable:
    """A node without its names, constants and operators."""
    if isinstance(node, list):
        return tuple(_form(part) for part in node)
    if isinstance(node, _ANY_OF_A_KIND):
        return None
    own = node.attr if isinstance(node, ast.Attribute) else ""
    return (type(node).__name__, own, *(_form(child) for child in ast.iter_child_nodes(node)))
