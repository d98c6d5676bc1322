"""Plain objects in the place of the runner and the judge."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mockprep.domain.execution import CaseResult, Crash, Judgement, RunReport, SourceLine
from mockprep.domain.grading import Submission
from mockprep.errors import RunnerError
from mockprep.runner.cases import Case
from mockprep.runner.isolation import Isolation

KEPT_IN = Isolation("bubblewrap", filters_calls=True)


def result(case: Case, verdict: Any = "passed", **fields: Any) -> CaseResult:
    """What became of a case."""
    given = {"call": case.call, "expected": case.expected, "why": case.why, **fields}
    return CaseResult(name=case.name, group=case.group, verdict=verdict, **given)


def never_closed(line: int, text: str) -> Crash:
    """A bracket that was left open."""
    lines = (SourceLine(line=line, function="<module>", text=text),)
    return Crash(message="SyntaxError: '(' was never closed", lines=lines, column=12)


@dataclass
class ScriptedRunner:
    """Gives what it is told to give, case by case, when it is let go on."""

    isolation: Isolation = KEPT_IN
    results: Callable[[str, Case], CaseResult] = lambda code, case: result(case)
    crash: Callable[[str], Crash | None] = lambda code: None
    stdout: str = ""
    failure: str = ""
    """Why no code can be run, for a machine on which that is so."""
    held_at: int | None = None
    """The case before which the run waits for `go_on`, or for being stopped."""
    wait_to_load: bool = False
    """Whether to wait before the code is loaded as well."""
    runs: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """The code and the calls of each run."""
    warmed: int = 0
    closed: bool = False
    cancelled: threading.Event = field(default_factory=threading.Event)
    go_on: threading.Event = field(default_factory=threading.Event)

    def warm_up(self) -> None:
        self.warmed += 1

    def cancel(self) -> None:
        self.cancelled.set()
        self.go_on.set()

    def close(self) -> None:
        self.cancel()
        self.closed = True

    def run(
        self,
        code: str,
        cases: Sequence[Case],
        *,
        checker: str = "",
        on_case: Callable[[CaseResult], None] | None = None,
        seconds: float | None = None,
    ) -> RunReport:
        """Run nothing, and tell what was to come out."""
        self.cancelled.clear()
        self.runs.append((code, tuple(case.call for case in cases)))
        if self.failure:
            raise RunnerError(self.failure)
        isolation = self.isolation.title
        if self.wait_to_load:
            self.go_on.wait(10)
        if (crash := self.crash(code)) is not None:
            return RunReport(isolation=isolation, crash=crash, stdout=self.stdout)
        found = []
        for number, case in enumerate(cases):
            if number == self.held_at:
                self.go_on.wait(10)
            if self.cancelled.is_set():
                raise RunnerError("the run was stopped")
            found.append(self.results(code, case))
            if on_case is not None:
                on_case(found[-1])
        return RunReport(isolation=isolation, cases=tuple(found), seconds=0.012, stdout=self.stdout)


@dataclass
class ScriptedJudge:
    """Judges as it is told to."""

    judgement: Judgement = field(default_factory=lambda: Judgement(report=RunReport(isolation="")))
    failure: str = ""
    steps: tuple[str, ...] = ()
    asked: list[Submission] = field(default_factory=list)
    """The submissions that came in."""

    def __call__(
        self, submission: Submission, runner: object, on_step: Callable[[str], None]
    ) -> Judgement:
        """Tell the steps, then the judgement."""
        self.asked.append(submission)
        for step in self.steps:
            on_step(step)
        if self.failure:
            raise RunnerError(self.failure)
        return self.judgement
