"""Where code is run: opened late, one run at a time, and stopped whenever that is wanted."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import cast

import pytest

from mockprep.domain.execution import Judgement
from mockprep.errors import RunnerError
from mockprep.runner.engine import Runner
from mockprep.tui.code_bench import CodeBench, TrialRun
from tests.building import code, submission
from tests.tui.runners import ScriptedJudge, ScriptedRunner

TESTS = ({"name": "a pair", "args": [[2, 7], 9], "want": [0, 1]},)
QUESTION = code(tests=TESTS)


def bench_with(runner: ScriptedRunner, judge: ScriptedJudge | None = None) -> CodeBench:
    return CodeBench(lambda: cast("Runner", runner), judge or ScriptedJudge())


def test_the_runner_is_opened_once_and_not_before_it_is_needed() -> None:
    opened: list[ScriptedRunner] = []

    def open_runner() -> Runner:
        opened.append(ScriptedRunner())
        return cast("Runner", opened[-1])

    bench = CodeBench(open_runner, ScriptedJudge())
    bench.stop()
    bench.close()
    assert opened == []
    bench.warm_up()
    TrialRun(bench, QUESTION, "x = 1", ())()
    assert len(opened) == 1


def test_prose_around_the_code_is_not_run() -> None:
    runner = ScriptedRunner()
    text = "I would look at every pair of them first.\nx = [1]\n"
    TrialRun(bench_with(runner), QUESTION, text, ())()
    ((ran, _),) = runner.runs
    assert ran.split() == ["x", "=", "[1]"]
    assert ran.index("x") == text.index("x = "), "every line stays at its place"


def test_a_run_that_was_stopped_before_it_began_ends_with_its_first_case() -> None:
    trial = TrialRun(bench_with(ScriptedRunner()), QUESTION, "x = 1", ("f()", "g()"))
    trial.stop()
    with pytest.raises(RunnerError, match="stopped"):
        trial()
    assert trial.results == []


def test_a_judgement_waits_for_the_run_before_it() -> None:
    runner, judge = ScriptedRunner(held_at=0), ScriptedJudge()
    bench = bench_with(runner, judge)
    trial = TrialRun(bench, QUESTION, "x = 1", ())
    running = threading.Thread(target=trial)
    running.start()
    while not runner.runs:
        running.join(0.001)
    found: list[Judgement] = []
    judging = threading.Thread(
        target=lambda: found.append(bench.judge(submission(), lambda step: None))
    )
    judging.start()
    assert judge.asked == []
    runner.go_on.set()
    judging.join(10)
    running.join(10)
    assert found == [judge.judgement]
    assert len(trial.results) == 1


def test_the_first_screen_is_imported_without_what_runs_code() -> None:
    heavy = ("mockprep.runner", "mockprep.judging", "mockprep.graders", "pydantic", "plotext")
    show = "import mockprep.cli.wiring, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", show], check=True, capture_output=True, text=True)
    loaded = done.stdout.split()
    assert "mockprep.tui.code_bench" in loaded
    assert [name for name in loaded if name.startswith(heavy)] == []
