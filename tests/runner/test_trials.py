"""All tests of a question on an answer, with random cases that a reference decides."""

import pytest

from mockprep.domain.execution import CaseResult
from mockprep.domain.question import CodeQuestion, CodeTest, Generate, SmallCases, Solutions
from mockprep.errors import RunnerError
from mockprep.runner.engine import Runner
from mockprep.runner.trials import Trial, as_one
from tests import building

REFERENCE = "def total(xs):\n    if not xs: raise ValueError('empty')\n    return sum(xs)\n"
MAKE = "def make(n, rng):\n    return [[rng.randrange(9) for _ in range(n - 1)]]\n"
TESTS = (
    CodeTest(name="two", args=([1, 2],), want=3),
    CodeTest(name="none", args=([],), check="raises", want="ValueError", hidden=True, tag="edge"),
)


def question(reference: str = REFERENCE, make: str = MAKE) -> CodeQuestion:
    """A question with shown, hidden and random tests."""
    return building.code(
        entry="total",
        tests=TESTS,
        generate=Generate(code=make, seed=1, small=SmallCases(n=6, cases=12)),
        solutions=Solutions(reference=reference),
    )


def test_the_candidate_sees_the_shown_tests_and_their_own(runner: Runner) -> None:
    report = Trial(runner, question()).visible(REFERENCE, ["total([4]) == 4"])
    assert [(found.name, found.group) for found in report.cases] == [
        ("two", "visible"), ("own 1", "own"),
    ]  # fmt: skip
    assert report.share_passed("visible", "own") == 1.0


def test_a_right_answer_passes_everything_with_the_random_cases_as_one(runner: Runner) -> None:
    trial = Trial(runner, question())
    trial.prepare()
    report = trial.everything(REFERENCE, ["total([1]) == 1"])
    assert [(found.group, found.verdict) for found in report.cases] == [
        ("visible", "passed"), ("hidden", "passed"), ("own", "passed"), ("random", "passed"),
    ]  # fmt: skip
    assert report.cases[-1].name == "12 random small inputs"


def test_random_cases_catch_what_the_tests_do_not(runner: Runner) -> None:
    trial = Trial(runner, question())
    trial.prepare()
    wrong = REFERENCE.replace("sum(xs)", "sum(xs[:3])")
    *fixed, drawn = trial.everything(wrong).cases
    assert {found.verdict for found in fixed} == {"passed"}
    assert drawn.verdict == "wrong_answer"
    assert "random small inputs, of which" in drawn.name
    assert drawn.why == "The reference solution gives another result."


def test_an_answer_is_not_asked_while_the_reference_answers(runner: Runner) -> None:
    trial = Trial(runner, question())
    trial.prepare()
    cheat = "import sys\ndef total(xs): return sys.modules['generator'].make(1, None)\n"
    assert trial.everything(cheat).share_passed("random") == 0.0


def test_random_cases_are_the_same_every_time(runner: Runner) -> None:
    made = []
    for _ in range(2):
        trial = Trial(runner, question())
        trial.prepare()
        made.append([case.job for case in trial._random])
    assert made[0] == made[1]
    assert len(made[0]) == 12


@pytest.mark.parametrize(
    ("reference", "make", "says"),
    [
        ("def total(xs: pass", MAKE, "SyntaxError"),
        ("x = 1", MAKE, "there is no `total`"),
        (REFERENCE, "def make(n, rng): return 1 / 0", "ZeroDivisionError"),
        (REFERENCE, "x = 1", "there is no `make`"),
        ("import os\nos._exit(1)", MAKE, "it did not finish"),
    ],
)
def test_a_question_that_can_not_make_its_cases_says_why(
    reference: str, make: str, says: str, runner: Runner
) -> None:
    with pytest.raises(RunnerError, match="random cases of this question can't be made") as error:
        Trial(runner, question(reference, make)).prepare()
    assert says in str(error.value)


def test_a_question_without_a_reference_has_no_random_cases(runner: Runner) -> None:
    trial = Trial(runner, building.code(entry="total", tests=TESTS))
    trial.prepare()
    assert [found.group for found in trial.everything(REFERENCE).cases] == ["visible", "hidden"]
    assert not trial.can_measure


def test_code_that_can_not_be_loaded_has_no_cases(runner: Runner) -> None:
    trial = Trial(runner, question())
    trial.prepare()
    report = trial.everything("def total(:")
    assert report.crash is not None
    assert report.cases == ()


def test_one_result_stands_for_the_random_ones() -> None:
    good = CaseResult(name="random 1", group="random", verdict="passed", seconds=0.5)
    bad = CaseResult(name="random 2", group="random", verdict="raised", call="f(1)", seconds=0.5)
    assert as_one([good, good]).seconds == 1.0
    one = as_one([good, bad, bad])
    assert (one.verdict, one.call) == ("raised", "f(1)")
    assert one.name == "3 random small inputs, of which 2 fail"
