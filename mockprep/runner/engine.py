"""Owns a run: takes a warm process, asks it case by case, and goes on when it ends in between."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from mockprep.domain.execution import CaseResult, RunReport
from mockprep.errors import RunnerError
from mockprep.runner.cases import Case, Job, Outcome, QuestionCase
from mockprep.runner.child.codec import TooLarge
from mockprep.runner.isolation import Isolation, strongest
from mockprep.runner.limits import Limits
from mockprep.runner.showing import printed, shown
from mockprep.runner.verdicts import Wording
from mockprep.runner.worker import Told, Worker

_MOST_TIMEOUTS = 3
_TIME_USED = "the time for the whole run is used up"
_TOO_SLOW = "three cases had reached the time limit"

OnCase = Callable[[CaseResult], None]


class RunCancelled(RunnerError):
    """The run was stopped from outside."""


class Runner:
    """Runs code in sandboxed processes; one run at a time.

    A process is kept warm for the next run: started, shut in and waiting for its first job.
    """

    def __init__(self, isolation: Isolation | None = None, limits: Limits | None = None) -> None:
        """isolation: the strongest that works here by default, found when it is first needed."""
        self._given_isolation = isolation
        self._limits = limits or Limits()
        # Processes die with the thread that started them, so one thread starts them all.
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="sandbox")
        self._warm: Future[Worker] | None = None
        self._current: Worker | None = None
        self._cancelled = threading.Event()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def isolation(self) -> Isolation:
        """What keeps the code in; RunnerError where nothing can."""
        if self._given_isolation is None:
            self._given_isolation = strongest()
        return self._given_isolation

    @property
    def limits(self) -> Limits:
        """How much a run may take."""
        return self._limits

    def warm_up(self) -> None:
        """Start a process for the next run, without waiting for it."""
        with self._lock:
            if self._warm is None and not self._closed:
                self._warm = self._starter.submit(self._start)

    def run(
        self,
        code: str,
        cases: Sequence[Case],
        *,
        checker: str = "",
        on_case: OnCase | None = None,
        seconds: float | None = None,
    ) -> RunReport:
        """Load `code` and run `cases` on it in their order; blocks until all is told.

        checker: the question's own checker, for cases that are compared by it. on_case: is called
        with each result as it comes. seconds: for the whole run, instead of the limits' own.
        RunnerError where no process can be started; RunCancelled after `cancel`.
        """
        self.begin()
        began = time.monotonic()
        run = _Run(self, code, checker, began + (seconds or self._limits.run_seconds))
        try:
            report = run.report(cases, on_case)
        finally:
            run.end()
            self.warm_up()
        return report.model_copy(update={"seconds": time.monotonic() - began})

    def ask_once(self, jobs: Iterable[dict[str, Any]], seconds: float) -> list[Told]:
        """Have jobs done by a process of their own, until one of them ends it."""
        worker, told = self.take(), []
        try:
            for job in jobs:
                told.append(worker.ask(job, seconds))
                if told[-1].reply is None:
                    break
        finally:
            self.give_up(worker)
        return told

    def begin(self) -> None:
        """Forget that an earlier run was stopped."""
        self._cancelled.clear()

    def cancel(self) -> None:
        """Stop the run that goes on in another thread."""
        self._cancelled.set()
        with self._lock:
            if self._current is not None:
                self._current.kill()

    def close(self) -> None:
        """End all processes; the runner can't be used any more."""
        self.cancel()
        with self._lock:
            self._closed = True
            warm, self._warm = self._warm, None
        if warm is not None:
            with contextlib.suppress(RunnerError):
                warm.result().close()
        self._starter.shutdown(wait=False, cancel_futures=True)

    def take(self, limits: Limits | None = None) -> Worker:
        """A fresh process, the warm one where there is one; RunnerError where it can't be had.

        limits: other ones than the runner's.
        """
        with self._lock:
            if self._closed:
                raise RunnerError("the runner was closed")
            warm = None
            if limits is None:
                warm, self._warm = self._warm, None
            started = warm or self._starter.submit(self._start, limits)
        worker = started.result()
        if warm is not None and not worker.is_alive:
            worker.close()  # something else ended it while it waited
            worker = self._starter.submit(self._start).result()
        with self._lock:
            self._current = worker
        try:
            self.check_cancelled()
        except RunCancelled:
            self.give_up(worker)
            raise
        return worker

    def give_up(self, worker: Worker) -> None:
        """End a process that was taken."""
        with self._lock:
            self._current = None
        worker.close()

    def check_cancelled(self) -> None:
        """Raise RunCancelled when the run was stopped."""
        if self._cancelled.is_set():
            raise RunCancelled("the run was stopped")

    def _start(self, limits: Limits | None = None) -> Worker:
        worker = Worker(self.isolation, limits or self._limits)
        try:
            worker.get_ready()
        except RunnerError:
            worker.close()
            raise
        return worker


class _Run:
    """One run of some code: what is true of it while it goes on."""

    def __init__(self, runner: Runner, code: str, checker: str, deadline: float) -> None:
        self._runner = runner
        self._code = code
        self._checker_code = checker
        self._deadline = deadline
        self._wording = Wording(code, runner.limits)
        self._worker: Worker | None = None
        self._checker: Worker | None = None
        self._timeouts = 0

    def report(self, cases: Sequence[Case], on_case: OnCase | None) -> RunReport:
        """Load the code, then every case."""
        loaded = self._load()
        report = RunReport(
            isolation=self._runner.isolation.title,
            crash=self._wording.load_crash(loaded),
            stdout=printed(loaded.stdout),
            stderr=printed(loaded.stderr),
        )
        if report.crash is not None:
            return report
        results = []
        for case in cases:
            self._runner.check_cancelled()
            results.append(self._result(case))
            if on_case is not None:
                on_case(results[-1])
        return report.model_copy(update={"cases": tuple(results)})

    def end(self) -> None:
        """End the processes of the run."""
        for worker in (self._worker, self._checker):
            if worker is not None:
                self._runner.give_up(worker)

    def _result(self, case: Case) -> CaseResult:
        if self._timeouts >= _MOST_TIMEOUTS:
            return self._wording.not_run(case, _TOO_SLOW)
        if time.monotonic() > self._deadline:
            return self._wording.not_run(case, _TIME_USED)
        if self._worker is None:
            # The case before ended the process; the code is loaded once more.
            again = self._load()
            if (crash := self._wording.load_crash(again)) is not None:
                return self._wording.not_run(case, crash.message)
        told = self._ask(case.job)
        if isinstance(case, QuestionCase) and case.test.check == "checker" and _has_value(told):
            return self._wording.compared(case, told, self._checked(case, told))
        result = self._wording.result(case, told)
        self._timeouts += result.verdict == "time_limit"
        return result

    def _load(self) -> Told:
        self._worker = self._runner.take()
        limit = self._runner.limits.case_seconds
        return self._ask({"do": "load", "code": self._code, "limit": limit})

    def _ask(self, job: dict[str, Any]) -> Told:
        assert self._worker is not None, "the code was loaded"
        limits = self._runner.limits
        told = self._worker.ask(job, limits.case_seconds + limits.grace_seconds)
        self._runner.check_cancelled()
        if told.reply is None:
            self._runner.give_up(self._worker)
            self._worker = None
        return told

    def _checked(self, case: QuestionCase, told: Told) -> Outcome:
        """What the question's own checker says, which runs in a process apart from the answer's."""
        assert told.reply is not None, "only a value is checked"
        value = told.reply["value"]
        args = [case.job.get("args", []), value, case.test.want]
        got, job = shown(value), {"do": "call", "entry": "check", "args": args}
        try:
            said = self._ask_checker(job)
        except TooLarge:
            said = Told({"crash": {"message": "it is too large"}})
        if said.reply is None or "value" not in said.reply:
            return self._unchecked(case, said, got)
        verdict = said.reply["value"]
        remark = verdict if isinstance(verdict, str) else ""
        return Outcome(verdict is True, case.expected, got, remark)

    def _ask_checker(self, job: Job) -> Told:
        """Have the checker's process do a job; RunnerError where the checker can't be loaded."""
        limits = self._runner.limits
        seconds = limits.case_seconds + limits.grace_seconds
        if self._checker is None:
            self._checker = Worker(self._runner.isolation, limits)
            load = {"do": "load", "code": self._checker_code, "limit": limits.case_seconds}
            if (crash := self._wording.load_crash(self._checker.ask(load, seconds))) is not None:
                raise RunnerError(f"the checker of this question fails: {crash.message}")
        return self._checker.ask(job, seconds)

    def _unchecked(self, case: QuestionCase, said: Told, got: str) -> Outcome:
        """What is said where the checker fails, as it does on values that no right answer has."""
        if said.reply is None:
            self._checker = None
        crash = (said.reply or {}).get("crash", {"message": "it did not finish"})
        remark = f"The question's checker could not judge this value: {crash['message']}"
        return Outcome(False, case.expected, got, remark)


def _has_value(told: Told) -> bool:
    return told.reply is not None and "value" in told.reply
