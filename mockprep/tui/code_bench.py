"""Where the candidate's code is run for the screens: one run at a time, off the event loop."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockprep.errors import MockprepError, RunnerError

if TYPE_CHECKING:
    from mockprep.domain.execution import CaseResult, Judgement, RunReport
    from mockprep.domain.grading import Submission
    from mockprep.domain.question import CodeQuestion
    from mockprep.runner.engine import Runner

    Judge = Callable[[Submission, Runner, Callable[[str], None]], Judgement]
    """Finds out about an answer, telling what it does meanwhile; blocks for some seconds."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a run showed, and whether the code was well kept in meanwhile."""

    report: RunReport
    is_weak: bool


class CodeBench:
    """Hands the runner to one user at a time; opens it when code is first asked for.

    All but `stop` and `close` block, and belong into a thread.
    """

    def __init__(self, open_runner: Callable[[], Runner], judge: Judge) -> None:
        self._open_runner = open_runner
        self._judge = judge
        self._turn = threading.Lock()
        self._opening = threading.Lock()
        self._runner: Runner | None = None

    def runner(self) -> Runner:
        """The runner, opened by whoever comes first."""
        with self._opening:
            if self._runner is None:
                self._runner = self._open_runner()
            return self._runner

    def warm_up(self) -> None:
        """Have a process ready for the next run; where that fails, the run says why."""
        # What a run imports is imported here, while the candidate still reads the question.
        import mockprep.graders.offline.source
        import mockprep.runner.trials  # noqa: F401

        with suppress(RunnerError):
            self.runner().warm_up()

    def judge(self, submission: Submission, on_step: Callable[[str], None]) -> Judgement:
        """All that can be found out about an answer; RunnerError where code can't be run."""
        with self._turn:
            return self._judge(submission, self.runner(), on_step)

    def try_out(self, trial: TrialRun) -> Tried:
        """Run the shown and the own tests; RunnerError where that can't be done, or was stopped."""
        from mockprep.graders.offline.source import CodeAnswer
        from mockprep.runner.trials import Trial

        with self._turn:
            runner = self.runner()
            code = CodeAnswer(trial.text, trial.question.starter).code
            report = Trial(runner, trial.question).visible(code, trial.tests, trial.take)
            return Tried(report, runner.isolation.is_weak)

    def stop(self) -> None:
        """Stop what is running; it ends with RunnerError."""
        if self._runner is not None:
            self._runner.cancel()

    def close(self) -> None:
        """End all processes."""
        if self._runner is not None:
            with suppress(MockprepError):
                self._runner.close()


class TrialRun:
    """One run of the tests that the candidate sees, while it goes on."""

    def __init__(
        self, bench: CodeBench, question: CodeQuestion, text: str, tests: Sequence[str]
    ) -> None:
        self.question = question
        self.text = text
        self.tests = tests
        self.results: list[CaseResult] = []
        """The cases that are done."""
        self._bench = bench
        self._stopped = threading.Event()

    @property
    def is_stopped(self) -> bool:
        """Whether the run was stopped."""
        return self._stopped.is_set()

    def __call__(self) -> Tried:
        """Run; blocks until all cases are done."""
        return self._bench.try_out(self)

    def take(self, result: CaseResult) -> None:
        """A case is done."""
        # A stop that came before the runner had begun is heeded here.
        if self.is_stopped:
            raise RunnerError("the run was stopped")
        self.results.append(result)

    def stop(self) -> None:
        """Stop it; may be called while it waits for its turn."""
        self._stopped.set()
        self._bench.stop()
