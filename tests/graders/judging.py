"""Small judgements of code: what running, measuring and reading it may have found out."""

from collections.abc import Sequence
from typing import Any, Literal

from mockprep.domain.execution import (
    CaseResult,
    ClassName,
    CostPoint,
    Crash,
    Fit,
    Judgement,
    MeasuredComplexity,
    Remark,
    RunReport,
    SourceLine,
    StaticCost,
)

Basis = Literal["steps", "seconds", "steps and seconds", "memory"]
CRASH = Crash(
    message="SyntaxError: '(' was never closed",
    lines=(SourceLine(line=3, function="", text="x = ("),),
)


def passed(name: str, group: str = "visible", **fields: Any) -> CaseResult:
    """A case that passed."""
    return CaseResult.model_validate({"name": name, "group": group, "verdict": "passed", **fields})


def failed(name: str, group: str = "visible", **fields: Any) -> CaseResult:
    """A case that gave None for 0."""
    told = {"verdict": "wrong_answer", "expected": "0", "got": "None"}
    return CaseResult.model_validate({"name": name, "group": group, **told, **fields})


def report(*cases: CaseResult, crash: Crash | None = None) -> RunReport:
    """A run with these cases."""
    return RunReport(isolation="none", cases=cases, crash=crash)


def measured(
    time: ClassName | None = None,
    space: ClassName | None = None,
    *,
    basis: Basis = "steps",
    confidence: float = 0.9,
    solved: bool = True,
    stopped: str = "",
) -> MeasuredComplexity:
    """A measurement on inputs from 250 to 4,000."""
    return MeasuredComplexity(
        points=tuple(CostPoint(n=n, steps=n) for n in (250, 1000, 4000)),
        time=Fit(cls=time, confidence=confidence if time else 0, basis=basis, why="Too noisy."),
        space=Fit(cls=space, confidence=confidence if space else 0, basis="memory"),
        limit_seconds=2,
        solved=solved,
        stopped=stopped,
    )


def static(
    time: str,
    cls: ClassName,
    space: str = "O(1)",
    space_cls: ClassName = "constant",
    confidence: float = 0.9,
) -> StaticCost:
    """What reading the code says of it."""
    return StaticCost(
        name="merge",
        time=time,
        cls=cls,
        space=space,
        space_cls=space_cls,
        confidence=confidence,
    )


def judged(
    cases: Sequence[CaseResult] = (passed("two"),),
    *,
    crash: Crash | None = None,
    measured: MeasuredComplexity | None = None,
    static: StaticCost | None = None,
    remarks: tuple[Remark, ...] | None = None,
    notices: tuple[str, ...] = (),
) -> Judgement:
    """A judgement of code that passes its test, unless told otherwise."""
    return Judgement(
        report=report(*cases, crash=crash),
        measured=measured,
        static=static,
        remarks=remarks,
        notices=notices,
    )
