"""Owns the detectors `code.*`, as far as code can be judged by reading it: style and own tests."""

import ast
from collections.abc import Callable, Iterator

from mockprep.domain.grading import ANSWER
from mockprep.domain.question import CodeQuestion
from mockprep.graders.offline.findings import Finding, Place, Seen, unmeasured
from mockprep.graders.offline.reading import Reading
from mockprep.graders.offline.style import blemishes

NOT_RUN = "the code was not run"
_MANY_TESTS = 3


def style(reading: Reading) -> Finding:
    """The share of readability checks that hold; short code loses nothing by being short."""
    if (problem := _unreadable(reading)) is not None:
        return problem
    assert reading.code.tree is not None, "unreadable code was turned away"
    checks = blemishes(reading.code.tree, _given_names(reading))
    found = [blemish for blemish in checks.values() if blemish]
    return Finding(1 - len(found) / len(checks), missing=tuple(found))


def own_tests(reading: Reading) -> Finding:
    """Own cases, as asserts, test functions, doctests or calls printed: none, one or two, more."""
    if (problem := _unreadable(reading)) is not None:
        return problem
    assert reading.code.tree is not None, "unreadable code was turned away"
    seen = [
        Seen("a case of your own", place)
        for node in _cases(reading.code.tree, _entry(reading))
        if (place := _place(reading, node)) is not None
    ]
    if not seen:
        return Finding(0, missing=("cases of your own, such as assert solve([]) == []",))
    value = 1.0 if len(seen) >= _MANY_TESTS else 0.5
    missing = () if value == 1 else (f"{_MANY_TESTS - len(seen)} more cases of your own",)
    return Finding(value, tuple(seen), missing)


def _not_run(reading: Reading) -> Finding:
    is_code = isinstance(reading.question, CodeQuestion)
    return unmeasured(NOT_RUN if is_code else "the question asks for no code")


def _unreadable(reading: Reading) -> Finding | None:
    """Why the code can't be read, or None where it can."""
    if not isinstance(reading.question, CodeQuestion):
        return unmeasured("the question asks for no code")
    if not reading.code.code.strip():
        return unmeasured("there is no code in the answer")
    return unmeasured("the code does not parse") if reading.code.tree is None else None


def _entry(reading: Reading) -> str:
    return reading.question.entry if isinstance(reading.question, CodeQuestion) else ""


def _given_names(reading: Reading) -> frozenset[str]:
    """The names that the starter chose, not the candidate."""
    if not isinstance(reading.question, CodeQuestion):
        return frozenset()
    try:
        tree = ast.parse(reading.question.starter)
    except (SyntaxError, ValueError):
        return frozenset()
    arguments = {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    return frozenset(arguments | names)


def _cases(tree: ast.Module, entry: str) -> Iterator[ast.AST]:
    """Own cases: what checks or prints a result outside of the solution itself."""
    for node in tree.body:
        is_solution = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == entry
        if is_solution:
            continue
        for inner in ast.walk(node):
            if (
                isinstance(inner, ast.Assert)
                or _is_unittest_check(inner)
                or (isinstance(inner, ast.Call) and _is_printed_run(inner, entry))
            ):
                yield inner


def _is_unittest_check(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith("assert")
    )


def _is_printed_run(call: ast.Call, entry: str) -> bool:
    """Whether it is `print(solve(...))` with a case of one's own."""
    if not (isinstance(call.func, ast.Name) and call.func.id == "print"):
        return False
    return any(
        isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == entry
        for argument in call.args
        for inner in ast.walk(argument)
    )


def _place(reading: Reading, node: ast.AST) -> Place | None:
    """The line of a node in the answer; None for a line that the editor held at the start."""
    assert isinstance(node, ast.stmt | ast.expr), "only statements and calls are looked at"
    lines = reading.code.answer.split("\n")
    line = lines[node.lineno - 1]
    stripped = line.strip()
    if reading.code.is_given(line) or not stripped:
        return None
    start = sum(len(before) + 1 for before in lines[: node.lineno - 1])
    start += len(line) - len(line.lstrip())
    return Place(ANSWER, start, start + len(stripped))


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "code.tests_visible": _not_run,
    "code.tests_hidden": _not_run,
    "code.scale_ok": _not_run,
    "code.approach_tier": _not_run,
    "code.bugs_self_found": _not_run,
    "code.style": style,
    "code.own_tests": own_tests,
}
