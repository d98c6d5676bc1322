"""Owns the detectors `code.*`, those of what reading the code shows: style and own tests."""

import ast
from collections.abc import Callable, Iterator, Sequence

from mockprep.domain.execution import Remark, RemarkKind
from mockprep.domain.grading import ANSWER
from mockprep.domain.question import CodeQuestion
from mockprep.graders.offline import code_runs
from mockprep.graders.offline.code_tier import approach_tier
from mockprep.graders.offline.findings import Finding, Place, Seen, unmeasured
from mockprep.graders.offline.reading import Reading
from mockprep.graders.offline.style import blemishes

_MANY_TESTS = 3
_COST_OF_REMARK = 0.15
_COSTS: dict[RemarkKind, float] = {"bug": 0.25, "complexity": 0.2}


def style(reading: Reading) -> Finding:
    """What a reviewer's remarks leave of 1; without a review, the share of own checks that hold."""
    if (problem := _unreadable(reading)) is not None:
        return problem
    judgement = reading.submission.judgement
    if judgement is not None and judgement.remarks is not None:
        return _reviewed(reading, judgement.remarks)
    assert reading.code.tree is not None, "unreadable code was turned away"
    checks = blemishes(reading.code.tree, _given_names(reading))
    found = [blemish for blemish in checks.values() if blemish]
    return Finding(1 - len(found) / len(checks), missing=tuple(found))


def own_tests(reading: Reading) -> Finding:
    """Own cases, written into the answer or run as tests beside it: none, one or two, more."""
    written = _written_tests(reading)
    if (problem := _unreadable(reading)) is not None and not written:
        return problem
    tree = reading.code.tree
    seen = [
        Seen("a case of your own", place)
        for node in (_cases(tree, _entry(reading)) if tree else ())
        if (place := _place(reading, node.lineno)) is not None
    ]
    seen += [Seen(f"your own test `{test}`") for test in written]
    if not seen:
        return Finding(0, missing=("cases of your own, such as assert solve([]) == []",))
    value = 1.0 if len(seen) >= _MANY_TESTS else 0.5
    missing = () if value == 1 else (f"{_MANY_TESTS - len(seen)} more cases of your own",)
    return Finding(value, tuple(seen), missing, "high" if written else "medium")


def _reviewed(reading: Reading, remarks: Sequence[Remark]) -> Finding:
    minded = [remark for remark in remarks if not remark.advice_only]
    lost = sum(_COSTS.get(remark.kind, _COST_OF_REMARK) for remark in minded)
    seen = tuple(
        Seen(f"line {remark.line}: {remark.says.rstrip('.')}", _place(reading, remark.line))
        for remark in minded
    )
    count = f"{len(minded)} remark{'s' if len(minded) > 1 else ''}"
    missing = (f"code that a reviewer would leave as it is ({count})",) if minded else ()
    return Finding(max(0.0, 1 - lost), seen, missing, "high")


def _written_tests(reading: Reading) -> list[str]:
    """The tests that were written or run beside the answer, each once."""
    if not isinstance(reading.question, CodeQuestion):
        return []
    lines = [" ".join(line.split()) for line in reading.submission.own_tests]
    tests = [line for line in lines if _is_test(line, _entry(reading))]
    for case in [case for run in reading.submission.runs for case in run.of("own")]:
        told = " ".join((case.call or case.name).split())
        if told and not any(told in test or case.name == test for test in tests):
            tests.append(told)
    return list(dict.fromkeys(tests))


def _is_test(line: str, entry: str) -> bool:
    """Whether a line runs the solution or checks something; setting up is neither."""
    try:
        tree = ast.parse(line)
    except (SyntaxError, ValueError):
        return False
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Name) and node.id == entry)
        for node in ast.walk(tree)
    )


def _unreadable(reading: Reading) -> Finding | None:
    """Why the code can't be read, or None where it can."""
    if not isinstance(reading.question, CodeQuestion):
        return unmeasured(code_runs.NO_CODE)
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


def _cases(tree: ast.Module, entry: str) -> Iterator[ast.stmt | ast.expr]:
    """Own cases: what checks or prints a result outside of the solution itself."""
    for node in tree.body:
        is_solution = isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == entry
        if is_solution:
            continue
        for inner in ast.walk(node):
            if isinstance(inner, ast.Assert) or (
                isinstance(inner, ast.Call)
                and (_is_unittest_check(inner) or _is_printed_run(inner, entry))
            ):
                yield inner


def _is_unittest_check(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr.startswith("assert")


def _is_printed_run(call: ast.Call, entry: str) -> bool:
    """Whether it is `print(solve(...))` with a case of one's own."""
    if not (isinstance(call.func, ast.Name) and call.func.id == "print"):
        return False
    return any(
        isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == entry
        for argument in call.args
        for inner in ast.walk(argument)
    )


def _place(reading: Reading, number: int) -> Place | None:
    """A line in the answer, counted from 1; None for one that the editor held at the start."""
    lines = reading.code.answer.split("\n")
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    stripped = line.strip()
    if reading.code.is_given(line) or not stripped:
        return None
    start = sum(len(before) + 1 for before in lines[: number - 1])
    start += len(line) - len(line.lstrip())
    return Place(ANSWER, start, start + len(stripped))


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "code.tests_visible": code_runs.tests_visible,
    "code.tests_hidden": code_runs.tests_hidden,
    "code.scale_ok": code_runs.scale_ok,
    "code.approach_tier": approach_tier,
    "code.examples_run": code_runs.examples_run,
    "code.bugs_self_found": code_runs.bugs_self_found,
    "code.style": style,
    "code.own_tests": own_tests,
}
