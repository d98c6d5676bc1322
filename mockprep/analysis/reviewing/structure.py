"""Owns the checks of a function's shape: its length, its nesting, what is never reached."""

import ast
from collections.abc import Iterator
from itertools import pairwise

from mockprep.analysis.reviewing.findings import (
    Finding,
    Function,
    ReviewedCode,
    blocks_of,
)

_LONGEST = 40
_DEEPEST = 4
_NESTS = ast.For | ast.AsyncFor | ast.While | ast.If | ast.Try | ast.Match
_LEAVES = ast.Return | ast.Raise | ast.Break | ast.Continue


def long_functions(code: ReviewedCode) -> Iterator[Finding]:
    """Functions of more than 40 lines of code; comments, docstrings and blank lines are free."""
    for function in code.functions:
        length = len(_code_lines(code, function))
        if length > _LONGEST:
            yield code.found("long-function", function, function.name, figure=str(length))


def deep_nesting(code: ReviewedCode) -> Iterator[Finding]:
    """In each function the first place that nests too deeply."""
    for function in code.functions:
        for path in _paths(function.body, ()):
            if _is_too_deep(path):
                depth = str(len(path))
                yield code.found("deep-nesting", path[-1], function.name, figure=depth)
                break


def unreachable(code: ReviewedCode) -> Iterator[Finding]:
    """Statements that stand behind one that leaves their block."""
    for block in code.blocks():
        for before, after in pairwise(block):
            if _leaves(before) and not isinstance(after, Function):
                yield code.found("unreachable", after)
                break


def _leaves(statement: ast.stmt) -> bool:
    """Whether what stands behind it in its block is never reached."""
    if isinstance(statement, ast.If):
        return bool(statement.orelse) and all(_leaves(b[-1]) for b in blocks_of(statement))
    return isinstance(statement, _LEAVES)


def _code_lines(code: ReviewedCode, function: Function) -> list[str]:
    end = function.end_lineno or function.lineno
    skipped = _docstring_lines(function)
    inside = ((n, code.lines[n - 1].strip()) for n in range(function.lineno, end + 1))
    return [line for n, line in inside if line and line[0] != "#" and n not in skipped]


def _docstring_lines(function: Function) -> range:
    if ast.get_docstring(function, clean=False) is None:
        return range(0)
    text = function.body[0]
    return range(text.lineno, (text.end_lineno or text.lineno) + 1)


def _paths(block: list[ast.stmt], path: tuple[ast.stmt, ...]) -> Iterator[tuple[ast.stmt, ...]]:
    """The blocks around each block; an `elif` stands beside its `if` and not within it."""
    for statement in block:
        if not isinstance(statement, _NESTS | ast.With | ast.AsyncWith):
            continue
        deeper = (*path, statement) if isinstance(statement, _NESTS) else path
        yield deeper
        while isinstance(statement, ast.If) and _is_elif(statement.orelse):
            yield from _paths(statement.body, deeper)
            statement = statement.orelse[0]
        for inner in blocks_of(statement):
            yield from _paths(inner, deeper)


def _is_elif(orelse: list[ast.stmt]) -> bool:
    return len(orelse) == 1 and isinstance(orelse[0], ast.If)


def _is_too_deep(path: tuple[ast.stmt, ...]) -> bool:
    """More than four blocks, or four of which two are conditions that could leave early.

    Loops within loops lie in the nature of some tasks; conditions can be turned around.
    """
    conditions = sum(isinstance(node, ast.If) for node in path)
    return len(path) > _DEEPEST or (len(path) == _DEEPEST and conditions > 1)
