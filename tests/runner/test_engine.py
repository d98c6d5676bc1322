"""Runs: what goes on when a process ends, when time is used up, and when a run is stopped."""

import threading
from collections.abc import Iterator

import pytest

from mockprep.domain.execution import CaseResult, RunReport
from mockprep.domain.question import CodeTest
from mockprep.errors import RunnerError
from mockprep.runner.cases import Case, question_cases
from mockprep.runner.engine import RunCancelled, Runner
from mockprep.runner.isolation import Isolation
from mockprep.runner.limits import Limits
from tests import building

BRISK = Limits(case_seconds=0.25, grace_seconds=0.1)
CODE = """
import os, time
def f(n):
    if n == 0: os._exit(4)
    if n < 0: time.sleep(60)
    return n
"""


def case(n: int) -> Case:
    """A call of `f`."""
    job = {"do": "call", "entry": "f", "args": [n]}
    return Case(name=f"f {n}", group="visible", call=f"f({n})", job=job)


def run(runner: Runner, *numbers: int, code: str = CODE) -> RunReport:
    """A run of some calls."""
    return runner.run(code, [case(n) for n in numbers])


def verdicts(report: RunReport) -> list[str]:
    """The verdicts of a report."""
    return [found.verdict for found in report.cases]


@pytest.fixture
def brisk() -> Iterator[Runner]:
    """A runner with little patience."""
    runner = Runner(limits=BRISK)
    yield runner
    runner.close()


def test_a_process_that_ends_costs_its_own_case_only(runner: Runner) -> None:
    report = run(runner, 1, 0, 2, 0, 3)
    assert verdicts(report) == ["passed", "not_finished", "passed", "not_finished", "passed"]
    assert [found.got for found in report.cases if found.verdict == "passed"] == ["1", "2", "3"]


def test_results_come_one_by_one(runner: Runner) -> None:
    heard: list[CaseResult] = []
    report = runner.run(CODE, [case(1), case(2)], on_case=heard.append)
    assert tuple(heard) == report.cases


def test_three_cases_that_take_too_long_are_enough(brisk: Runner) -> None:
    report = run(brisk, -1, 1, -1, -1, 2, 3)
    assert verdicts(report) == [
        "time_limit", "passed", "time_limit", "time_limit", "not_finished", "not_finished",
    ]  # fmt: skip
    crash = report.cases[-1].crash
    assert crash is not None
    assert crash.message == "not run: three cases had reached the time limit"
    brisk.close()


def test_the_time_of_the_whole_run_is_bounded(runner: Runner) -> None:
    report = runner.run(CODE, [case(-1), case(1)], seconds=0.5)
    assert verdicts(report) == ["time_limit", "not_finished"]
    crash = report.cases[-1].crash
    assert crash is not None
    assert crash.message == "not run: the time for the whole run is used up"


def test_a_process_serves_one_run_only(runner: Runner) -> None:
    code = "import builtins, os\nbuiltins.kept = getattr(builtins, 'kept', 0) + 1\n"
    code += "def f(n): return [builtins.kept, os.getpid(), n]\n"
    first, second = (run(runner, 1, 2, code=code) for _ in range(2))
    assert [found.got[:3] for found in (*first.cases, *second.cases)] == ["[1,"] * 4
    pids = [found.got.split(",")[1] for found in first.cases]
    assert pids[0] == pids[1], "a run has one process as long as it lives"


def test_a_run_starts_in_the_process_that_was_kept_warm(brisk: Runner) -> None:
    brisk.warm_up()
    worker = brisk.take()
    brisk.give_up(worker)
    assert not worker.is_alive
    assert verdicts(run(brisk, 1)) == ["passed"]
    brisk.close()


def test_a_warm_process_that_something_ended_is_replaced(brisk: Runner) -> None:
    brisk.warm_up()
    assert brisk._warm is not None
    warm = brisk._warm.result()
    warm.kill()
    warm._process.wait()
    assert verdicts(run(brisk, 1)) == ["passed"]
    brisk.close()


def test_a_run_can_be_stopped_from_another_thread(runner: Runner) -> None:
    def stop(_: CaseResult) -> None:
        threading.Thread(target=runner.cancel).start()

    with pytest.raises(RunCancelled, match="stopped"):
        runner.run(CODE, [case(1), case(-1), case(2)], on_case=stop)
    assert verdicts(run(runner, 1)) == ["passed"], "and the next one runs"


def test_a_closed_runner_says_so(brisk: Runner) -> None:
    assert verdicts(run(brisk, 1)) == ["passed"]
    brisk.close()
    brisk.close()
    with pytest.raises(RunnerError, match="closed"):
        run(brisk, 1)


def test_a_runner_that_was_never_used_can_be_closed() -> None:
    Runner().close()


def test_code_that_can_not_be_loaded_has_no_cases(runner: Runner) -> None:
    report = run(runner, 1, code="print('loading')\n1 / 0\n")
    assert report.cases == ()
    assert report.crash is not None
    assert report.crash.message == "ZeroDivisionError: division by zero"
    assert report.stdout == "loading\n"


def test_a_broken_checker_is_the_questions_fault(runner: Runner) -> None:
    checker = "def check(:"
    tests = (CodeTest(name="it", args=(1,), want=1, check="checker"),)
    question = building.code(entry="f", tests=tests, checker=checker)
    with pytest.raises(RunnerError, match="the checker of this question fails: SyntaxError"):
        runner.run(CODE, question_cases(question, hidden=False), checker=checker)


def test_a_checker_that_does_not_end_judges_nothing(brisk: Runner) -> None:
    checker = "def check(args, got, want):\n    while got: pass\n    return True\n"
    tests = [CodeTest(name=f"{n}", args=(n,), want=n, check="checker") for n in (1, 2)]
    question = building.code(entry="g", tests=tuple(tests), checker=checker)
    code = "def g(n): return 2 - n"
    hung, judged = brisk.run(code, question_cases(question, hidden=False), checker=checker).cases
    assert (hung.verdict, judged.verdict) == ("wrong_answer", "passed")
    assert hung.crash is not None
    assert "could not judge this value" in hung.crash.message
    brisk.close()


def test_the_report_names_what_kept_the_code_in(isolation: Isolation) -> None:
    runner = Runner(isolation, BRISK)
    assert run(runner, 1).isolation == isolation.title
    runner.close()
