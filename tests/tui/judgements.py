"""A code answer and what could be found out about it."""

from typing import Any

from mockprep.domain.execution import (
    CaseResult,
    CostPoint,
    Crash,
    DecidingLine,
    Fit,
    Judgement,
    MeasuredComplexity,
    Remark,
    RunReport,
    SourceLine,
    StaticCost,
)

ANSWER = """\
def two_sum(numbers, target):
    # This takes O(n) time.
    for i, a in enumerate(numbers):
        for j, b in enumerate(numbers):
            if a + b == target:
                return [i, j]
"""
COMPLEXITY = {"time": "n", "space": "n", "vars": {"n": "how many numbers there are"}}


def case(name: str, group: Any, verdict: Any = "passed", **fields: Any) -> CaseResult:
    """A result with everything that is shown of it."""
    given = {"call": f"two_sum({name!r})", "expected": "[0, 1]", "got": "[0, 1]", **fields}
    return CaseResult(name=name, group=group, verdict=verdict, **given)


CASES = (
    case("a pair", "visible"),
    case("twice the same", "hidden", "wrong_answer", got="[0, 0]", why="Each is used once."),
    case(
        "no pair",
        "hidden",
        "raised",
        got="",
        edge=True,
        crash=Crash(
            message="IndexError: list index out of range",
            lines=(SourceLine(line=6, function="two_sum", text="return [i, j]"),),
        ),
    ),
    case("no numbers", "hidden", edge=True),
    case("own 1", "own", call="two_sum([1, 2], 3) == [0, 1]"),
    case("own 2", "own", call="two_sum([], 1)", expected="", got="None"),
    case("40 random small inputs", "random", call="40 random small inputs"),
)
POINTS = tuple(CostPoint(n=n, steps=3 * n * n, seconds=n * n / 1e6) for n in (4, 8, 16, 32, 64))
MEASURED = MeasuredComplexity(
    points=POINTS,
    time=Fit(
        cls="quadratic", confidence=0.98, basis="steps", factor=3, why="grows as n^2 on 5 sizes"
    ),
    space=Fit(cls=None, confidence=0, basis="memory", why="memory grows unevenly"),
    limit_seconds=2,
    solved=False,
    stopped="n = 128 takes longer than the limit of 2 s",
)
READ = StaticCost(
    name="two_sum",
    time="O(n^2)",
    cls="quadratic",
    space="O(1)",
    space_cls="constant",
    confidence=0.9,
    because=(
        DecidingLine(line=4, reason="a loop within a loop: n each time"),
        DecidingLine(line=4, reason="`enumerate` goes through all"),
    ),
)
REMARKS = (
    Remark(line=4, kind="bug", says="`j` may be `i` itself", rule="own"),
    Remark(line=1, kind="annotations", says="no type hints", rule="ANN", advice_only=True),
)


def judgement(**fields: Any) -> Judgement:
    """A judgement with something of everything."""
    report = RunReport(isolation="bubblewrap and seccomp", cases=CASES, seconds=0.2)
    given = {"report": report, "measured": MEASURED, "static": READ, "remarks": REMARKS, **fields}
    return Judgement(**given)
