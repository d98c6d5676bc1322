"""Owns what became of one test: the first thing that went wrong, and where in the test."""

import unittest
from types import TracebackType
from typing import Any, Literal

Outcome = Literal["passed", "failed", "error", "skipped"]
Raised = Any


class Recorder(unittest.TestResult):
    """Hears what happens while a test runs."""

    def begin(self, file: str) -> None:
        """Be ready for the next test; file: the name of the file that it is in."""
        self._file = file
        self.outcome: Outcome | None = None
        self.error: BaseException | None = None
        self.line = 0
        self.subtest = ""

    def _record(self, outcome: Outcome, raised: Raised = None) -> None:
        is_worse = self.outcome in (None, "passed") or (
            self.outcome == "skipped" and outcome in ("failed", "error")
        )
        if not is_worse:
            return
        self.outcome = outcome
        if raised is not None:
            self.error = raised[1]
            self.line = _line_in(self._file, raised[2])

    def addSuccess(self, test: unittest.TestCase) -> None:  # noqa: N802
        self._record("passed")

    def addError(self, test: unittest.TestCase, err: Raised) -> None:  # noqa: N802
        self._record("error", err)

    def addFailure(self, test: unittest.TestCase, err: Raised) -> None:  # noqa: N802
        self._record("failed", err)

    def addSkip(self, test: unittest.TestCase, reason: str) -> None:  # noqa: N802
        self._record("skipped")

    def addExpectedFailure(self, test: unittest.TestCase, err: Raised) -> None:  # noqa: N802
        self._record("passed")

    def addUnexpectedSuccess(self, test: unittest.TestCase) -> None:  # noqa: N802
        error = AssertionError("the test passes, though it is marked as one that fails")
        self._record("failed", (AssertionError, error, None))

    def addSubTest(self, test: Any, subtest: Any, err: Raised) -> None:  # noqa: N802
        if err is None:
            return
        if self.error is None:
            self.subtest = str(subtest._subDescription())
        self._record("failed" if issubclass(err[0], test.failureException) else "error", err)


def _line_in(file: str, trace: TracebackType | None) -> int:
    """The line of the suite in which it went wrong, of the innermost frame that is the suite's."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
