"""What is found out about a code answer, with the real runner."""

from collections.abc import Iterator
from typing import Any

import pytest

from mockprep.domain.grading import Submission
from mockprep.domain.question import CodeQuestion
from mockprep.judging import can_be_judged, judge
from mockprep.runner.engine import Runner
from tests.building import code, concept, submission

GOOD = """
def two_sum(numbers, target):
    seen = {}
    for at, number in enumerate(numbers):
        if target - number in seen:
            return [seen[target - number], at]
        seen[number] = at
    return []
"""
WRONG = "def two_sum(numbers, target):\n    return [0, 1]\n"
MAKE = """
def make(n, rng):
    return [[rng.randrange(10 * n) for _ in range(n)], -1]
"""


def two_sum(**fields: Any) -> CodeQuestion:
    """Two sum with tests, random cases and inputs that grow."""
    given = {
        "tests": (
            {"name": "example", "args": [[2, 7, 11], 9], "want": [0, 1]},
            {"name": "none", "args": [[1], 5], "want": [], "hidden": True, "tag": "edge"},
            {"name": "later", "args": [[5, 1, 3], 4], "want": [1, 2], "hidden": True},
        ),
        "generate": {
            "code": MAKE,
            "small": {"n": 6, "cases": 8},
            "scale": {"sizes": [50, 100], "limit_seconds": 1.0},
        },
        "solutions": {"reference": GOOD},
        **fields,
    }
    return code(**given)


def answered(answer: str, question: CodeQuestion | None = None, **fields: Any) -> Submission:
    return submission(answer, name="bank/two-sum", question=question or two_sum(), **fields)


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


def test_a_right_answer_is_run_measured_and_read(runner: Runner) -> None:
    steps: list[str] = []
    found = judge(answered(GOOD, own_tests=("two_sum([], 1) == []",)), runner, steps.append)
    assert [case.group for case in found.report.cases] == [
        "visible", "hidden", "hidden", "own", "random",
    ]  # fmt: skip
    assert {case.verdict for case in found.report.cases} == {"passed"}
    assert found.measured is not None
    assert found.measured.solved
    assert found.static is not None
    assert found.static.cls == "linear"
    assert found.remarks is not None
    assert found.notices == ()
    assert len(steps) == 3


def test_an_answer_that_fails_most_tests_is_not_measured(runner: Runner) -> None:
    found = judge(answered(WRONG), runner)
    assert found.report.share_passed("visible") == 1
    assert found.report.share_passed("hidden") == 0
    assert found.measured is None
    assert "not measured" in found.notices[0]


def test_code_that_does_not_parse_has_a_place(runner: Runner) -> None:
    found = judge(answered("def two_sum(numbers, target:\n    return []\n"), runner)
    assert found.report.crash is not None
    assert found.report.crash.message.startswith("SyntaxError")
    assert found.report.crash.lines[-1].line == 1
    assert found.measured is None
    assert found.static is None


def test_words_around_fenced_code_are_no_code(runner: Runner) -> None:
    found = judge(answered(f"I keep what I saw.\n```python\n{GOOD}```\nThat is O(n).\n"), runner)
    assert found.report.crash is None
    assert found.report.share_passed("visible", "hidden", "random") == 1


def test_a_generator_that_fails_leaves_the_written_tests(runner: Runner) -> None:
    broken = {"code": "def make(n, rng):\n    return 1 / 0\n", "small": {"n": 3, "cases": 2}}
    found = judge(answered(GOOD, two_sum(generate=broken)), runner)
    assert found.report.share_passed("visible", "hidden") == 1
    assert found.report.of("random") == ()
    assert "ZeroDivisionError" in found.notices[0]


def test_only_code_of_ones_own_can_be_judged() -> None:
    question = two_sum()
    assert can_be_judged(answered(GOOD, question))
    assert not can_be_judged(answered(question.starter, question))
    assert not can_be_judged(submission(question=concept()))
