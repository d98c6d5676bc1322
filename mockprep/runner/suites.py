"""Owns the run of a suite: its tests in one process, the answer in another, and all that is said
between them through here.

The answer's process hears of calls and their arguments only. What a test expects stays in the
process of the tests, which is where values are compared.
"""

import re
import time
from dataclasses import dataclass, field, replace
from typing import Any

from mockprep.domain.execution import CaseResult, RunReport
from mockprep.domain.question import CodeQuestion
from mockprep.errors import RunnerError
from mockprep.runner.cases import Case, Outcome
from mockprep.runner.engine import OnCase, Runner
from mockprep.runner.limits import MEGABYTE
from mockprep.runner.showing import first_paragraph, printed, shown, visible
from mockprep.runner.suite_text import SuiteText, free_name, shared_support
from mockprep.runner.verdicts import Wording
from mockprep.runner.worker import Told, Worker

SUITE_SECONDS = 120.0
"""For all tests of a suite together."""
_TIMES_A_CASE = 5
"""How much longer than a single case a test may take, which makes many calls."""
_TESTS_MEMORY, _TESTS_THREADS = 4096 * MEGABYTE, 2_000
"""For the tests: there may be a thousand threads, each of which reserves address space."""
_MOST_TIMEOUTS = 3
_TIME_USED = "the time for the whole suite is used up"
_TOO_SLOW = "three tests had reached the time limit"
_NO_NAME = re.compile(r"ImportError: cannot import name '(\w+)' from '(\w+)'")
_NOT_RAISED = re.compile(r"^AssertionError: ([\w.]+) not raised(?: by \w+)?")


@dataclass(slots=True)
class _Heard:
    """What came of one thing that was asked of the tests' process."""

    reply: dict[str, Any] | None = None
    """None when that process ended."""
    cause: Told | None = None
    """How a process ended, or the crash by which the answer's was given up."""
    printed: list[Told] = field(default_factory=list)
    """What the answer's process told, with what it printed."""


def run_suite(
    runner: Runner, question: CodeQuestion, code: str, on_case: OnCase | None = None
) -> RunReport:
    """Run every test of the question's suite on `code`, in the order of its text.

    Tests that the suite itself skips are left out. RunnerError where no process can be started;
    RunCancelled after `cancel`.
    """
    runner.begin()
    began = time.monotonic()
    run = _SuiteRun(runner, question, code, on_case)
    try:
        report = run.report()
    finally:
        runner.warm_up()
    return report.model_copy(update={"seconds": time.monotonic() - began})


class _SuiteRun:
    """One run of a suite: goes on with fresh processes where one has ended."""

    def __init__(
        self, runner: Runner, question: CodeQuestion, code: str, on_case: OnCase | None
    ) -> None:
        assert question.suite is not None, "there is a suite to run"
        self._runner = runner
        self._text = SuiteText(question.suite)
        self._question = question
        self._code = code
        self._on_case = on_case
        self._test_seconds = runner.limits.case_seconds * _TIMES_A_CASE
        self._wording = Wording(code, replace(runner.limits, case_seconds=self._test_seconds))
        self._deadline = time.monotonic() + SUITE_SECONDS
        self._timeouts = 0

    def report(self) -> RunReport:
        """Run it all."""
        results: list[CaseResult] = []
        report = RunReport(isolation=self._runner.isolation.title)
        left: list[str] | None = None
        while left is None or left:
            sitting = _Sitting(self._runner, self._question, self._code, self._test_seconds)
            try:
                loaded = sitting.load_answer()
                crash = self._wording.load_crash(loaded)
                if crash is not None:
                    return report.model_copy(update={"crash": crash, **_prints(loaded)})
                report = report.model_copy(update=_prints(loaded))
                left = self._sit(sitting, left, results)
            finally:
                sitting.close()
        return report.model_copy(update={"cases": tuple(results)})

    def _sit(
        self, sitting: "_Sitting", left: list[str] | None, results: list[CaseResult]
    ) -> list[str]:
        """Run tests until a process ends; gives those that are left."""
        heard = sitting.load_tests()
        if heard.reply is None or "tests" not in heard.reply:
            names = self._text.ordered(self._text.names if left is None else left)
            for name in names:
                self._add(results, self._unloaded(self._text.case(name), heard))
            return []
        names = self._text.ordered(heard.reply["tests"]) if left is None else left
        for at, name in enumerate(names):
            result = self._result(sitting, self._text.case(name), name)
            if result is not None:
                self._add(results, result)
            if sitting.is_over:
                return names[at + 1 :]
        sitting.finish()
        return []

    def _add(self, results: list[CaseResult], result: CaseResult) -> None:
        results.append(result)
        self._timeouts += result.verdict == "time_limit"
        if self._on_case is not None:
            self._on_case(result)

    def _result(self, sitting: "_Sitting", case: Case, name: str) -> CaseResult | None:
        """The result of a test; None for one that is skipped."""
        if self._timeouts >= _MOST_TIMEOUTS:
            return self._wording.not_run(case, _TOO_SLOW)
        if time.monotonic() > self._deadline:
            return self._wording.not_run(case, _TIME_USED)
        heard = sitting.run(name)
        if heard.cause is not None:
            return self._wording.result(case, _with_prints(heard.cause, heard))
        reply = heard.reply or {}
        if reply.get("outcome") == "skipped":
            return None
        told = _with_prints(Told({"seconds": reply.get("seconds", 0.0)}), heard)
        crash = sitting.crash(reply.get("number"))
        if crash is not None:
            told = replace(told, reply={**(told.reply or {}), "crash": crash})
            return self._wording.result(self._failing(case, reply), told)
        if reply.get("outcome") == "passed":
            return self._wording.compared(case, told, Outcome(True, "", ""))
        return self._wording.compared(self._failing(case, reply), told, self._outcome(reply))

    def _failing(self, case: Case, reply: dict[str, Any]) -> Case:
        """The case, called by the statement that failed."""
        statement = self._text.statement(int(reply.get("line") or 0))
        why = f"with {reply['subtest']}" if reply.get("subtest") else ""
        return replace(case, call=statement or case.call, why=why)

    def _outcome(self, reply: dict[str, Any]) -> Outcome:
        message = str(reply.get("message") or "the test did not come to an end")
        sides = reply.get("sides")
        if isinstance(sides, list) and len(sides) == 2:
            if self._text.names_wanted_first(int(reply.get("line") or 0)):
                sides = sides[::-1]
            return Outcome(False, shown(sides[1]), shown(sides[0]), _own_words(message))
        if (raises := _NOT_RAISED.match(message)) is not None:
            return Outcome(False, f"raises {raises[1]}", "nothing was raised")
        return Outcome(False, "", "", first_paragraph(message.removeprefix("AssertionError: ")))

    def _unloaded(self, case: Case, heard: _Heard) -> CaseResult:
        """The result of a test whose suite could not be loaded."""
        if heard.cause is not None:
            return self._wording.result(case, heard.cause)
        message = str((heard.reply or {}).get("error", "the tests did not start"))
        if (missing := _NO_NAME.match(message)) is not None:
            message = f"the code has no `{missing[1]}`"
        return self._wording.not_run(case, visible(first_paragraph(message)))


class _Sitting:
    """A pair of processes, for the tests and for the answer."""

    def __init__(self, runner: Runner, question: CodeQuestion, code: str, seconds: float) -> None:
        """seconds: for each thing that is asked of the pair."""
        assert question.suite is not None, "there is a suite to run"
        self._runner = runner
        self._suite = question.suite
        self._support = shared_support(question)
        self._code = code
        self._seconds = seconds
        self._crashes: list[dict[str, Any]] = []
        self._workers: list[Worker] = []
        self.is_over = False
        """Whether a process has ended or was given up."""
        try:
            # The last one taken is the one that `cancel` ends: the answer's may run for long.
            limits = replace(runner.limits, memory=_TESTS_MEMORY, threads=_TESTS_THREADS)
            self._workers.append(runner.take(limits))
            self._workers.append(runner.take())
        except RunnerError:
            self.close()
            raise

    def load_answer(self) -> Told:
        """Load the answer in its process."""
        job = {"do": "serve", "code": self._code, "module": self._suite.module,
               "support": self._support, "limit": self._seconds}  # fmt: skip
        loaded = self._answer.ask(job, self._patience(self._seconds))
        self._runner.check_cancelled()
        return loaded

    def load_tests(self) -> _Heard:
        """Load the tests, which import the answer; the reply has the names of the `tests`."""
        suite = self._suite
        return self._talk(
            {"suite": {"name": free_name(suite), "module": suite.module, "code": suite.code,
                       "support": suite.support}}
        )  # fmt: skip

    def run(self, name: str) -> _Heard:
        """Run a test."""
        return self._talk({"test": name})

    def finish(self) -> None:
        """Take down what the last class has put up."""
        self._talk({"end": True})

    def crash(self, number: Any) -> dict[str, Any] | None:
        """What was told of an exception of the answer's."""
        is_known = isinstance(number, int) and 0 <= number < len(self._crashes)
        return self._crashes[number] if is_known else None

    def close(self) -> None:
        """End both processes."""
        for worker in self._workers:
            self._runner.give_up(worker)

    @property
    def _answer(self) -> Worker:
        return self._workers[1]

    def _talk(self, job: dict[str, Any]) -> _Heard:
        """Ask the tests' process, and carry what is said between the two until it is done."""
        heard = _Heard()
        deadline = time.monotonic() + self._seconds
        told = self._tell_tests(job, deadline)
        while told.reply is not None and (frame := _addressed(told.reply)):
            told = self._tell_tests(self._carried(frame, heard, deadline), deadline)
        if told.reply is None and heard.cause is None:
            heard.cause, self.is_over = told, True
        heard.reply = told.reply
        return heard

    def _tell_tests(self, frame: dict[str, Any], deadline: float) -> Told:
        left = max(0.0, deadline - time.monotonic())
        told = self._workers[0].ask({"do": "examine", **frame}, self._patience(left, 2))
        self._runner.check_cancelled()
        return told

    def _carried(self, frame: dict[str, str], heard: _Heard, deadline: float) -> dict[str, Any]:
        """Say something to the answer's process; gives what it says to the tests' process."""
        left = max(0.01, deadline - time.monotonic())
        if heard.cause is not None:
            return {"gone": "the code's process has ended"}
        told = self._answer.ask({"do": "serve", **frame, "limit": left}, self._patience(left))
        self._runner.check_cancelled()
        heard.printed.append(told)
        crash = (told.reply or {}).get("crash")
        if told.reply is None or (crash and crash.get("is_time")):
            heard.cause, self.is_over = told, True
            return {"gone": "the code's process has ended"}
        said: dict[str, Any] = dict(_addressed(told.reply) or {"gone": "nonsense was replied"})
        if crash:
            said["number"] = len(self._crashes)
            self._crashes.append(crash)
        return {**said, "stdout": told.stdout} if told.stdout else said

    def _patience(self, seconds: float, times: int = 1) -> float:
        return seconds + times * self._runner.limits.grace_seconds


def _addressed(reply: dict[str, Any]) -> dict[str, str] | None:
    """The part of a reply that is meant for the other process, if there is one."""
    for key in ("ask", "reply"):
        if isinstance(reply.get(key), str):
            return {key: reply[key]}
    return None


def _with_prints(told: Told, heard: _Heard) -> Told:
    return replace(
        told,
        stdout="".join(part.stdout for part in heard.printed),
        stderr="".join(part.stderr for part in heard.printed),
    )


def _prints(told: Told) -> dict[str, str]:
    return {"stdout": printed(told.stdout), "stderr": printed(told.stderr)}


def _own_words(message: str) -> str:
    """What the test itself says of its failure, after unittest's words."""
    _, found, words = message.rpartition(" : ")
    return first_paragraph(words) if found else ""
