"""Owns what is said of a case once its job has ended, in whatever way."""

import signal
from collections.abc import Sequence
from typing import Any

from mockprep.domain.execution import CaseResult, Crash, SourceLine, Verdict
from mockprep.runner.cases import Case, Outcome
from mockprep.runner.limits import MEGABYTE, Limits
from mockprep.runner.showing import printed, visible
from mockprep.runner.worker import Ending, Told

_LINES_SHOWN = 8


class Wording:
    """Turns what a worker told into results, with the code and the limits of the run at hand."""

    def __init__(self, code: str, limits: Limits) -> None:
        self._lines = code.split("\n")
        self._limits = limits

    def result(self, case: Case, told: Told) -> CaseResult:
        """The result of a case."""
        reply = told.reply
        if reply is None:
            verdict, crash = self._cut_off(told)
            return self._made(case, verdict, told, crash=crash, expected=case.expected)
        if reply.get("too_large"):
            crash = Crash(message="the value is too large to be compared")
            return self._made(case, "output_limit", told, crash=crash, expected=case.expected)
        crashed = case.crash(reply)
        if crashed is not None and not case.awaits(crashed):
            verdict = self._verdict_of(crashed)
            crash = self.crash(crashed)
            return self._made(case, verdict, told, crash=crash, expected=case.expected)
        outcome = case.outcome(reply)
        return self.compared(case, told, outcome)

    def compared(self, case: Case, told: Told, outcome: Outcome) -> CaseResult:
        """The result of a case whose value was held against the wanted one."""
        crash = Crash(message=visible(outcome.remark)) if outcome.remark else None
        verdict: Verdict = "passed" if outcome.passed else "wrong_answer"
        return self._made(
            case, verdict, told, crash=crash, expected=outcome.expected, got=outcome.got
        )

    def not_run(self, case: Case, why: str) -> CaseResult:
        """The result of a case that was not begun."""
        crash = Crash(message=f"not run: {why}")
        return self._made(case, "not_finished", Told({}), crash=crash, expected=case.expected)

    def load_crash(self, told: Told) -> Crash | None:
        """Why the code could not be loaded; None where it was."""
        if told.reply is None:
            return self._cut_off(told)[1]
        crashed = told.reply.get("crash")
        if crashed is None:
            return None
        if self._verdict_of(crashed) == "raised":
            return self.crash(crashed)
        return Crash(message=self._limit_message(crashed), lines=self._source_lines(crashed))

    def crash(self, crashed: dict[str, Any]) -> Crash:
        """An exception as it is shown."""
        column = crashed.get("column")
        message = str(crashed["message"])
        if crashed.get("is_time") or crashed.get("is_memory"):
            message = self._limit_message(crashed)
        return Crash(
            message=visible(message),
            lines=self._source_lines(crashed),
            column=column if isinstance(column, int) and column > 0 else None,
        )

    def _limit_message(self, crashed: dict[str, Any]) -> str:
        if crashed.get("is_time"):
            return self._time_message()
        return f"more than {self._limits.memory // MEGABYTE} MB of memory were wanted"

    def _time_message(self) -> str:
        return f"still running after {self._limits.case_seconds:g} s"

    def _verdict_of(self, crashed: dict[str, Any]) -> Verdict:
        if crashed.get("is_time"):
            return "time_limit"
        return "memory_limit" if crashed.get("is_memory") else "raised"

    def _cut_off(self, told: Told) -> tuple[Verdict, Crash]:
        """What is said when the process ended before it replied."""
        assert told.ending is not None, "a process that ended says how"
        message = _ENDINGS[told.ending]
        if told.ending == "time":
            return "time_limit", Crash(message=self._time_message())
        if told.ending == "output":
            most = self._limits.output // MEGABYTE
            return "output_limit", Crash(message=message.format(most))
        if told.ending == "files":
            most = self._limits.folder_size // MEGABYTE
            return "output_limit", Crash(message=message.format(most, self._limits.folder_files))
        name: int | str = told.number
        if told.ending == "signal":
            name = _signal_name(told.number)
        return "not_finished", Crash(message=message.format(name))

    def _source_lines(self, crashed: dict[str, Any]) -> tuple[SourceLine, ...]:
        pairs: Sequence[Any] = crashed.get("lines") or ()
        return tuple(self._source_line(int(at), str(name)) for at, name in pairs[-_LINES_SHOWN:])

    def _source_line(self, line: int, function: str) -> SourceLine:
        text = self._lines[line - 1].strip() if 0 < line <= len(self._lines) else ""
        return SourceLine(line=max(1, line), function=visible(function), text=visible(text[:200]))

    def _made(
        self,
        case: Case,
        verdict: Verdict,
        told: Told,
        *,
        crash: Crash | None = None,
        expected: str = "",
        got: str = "",
    ) -> CaseResult:
        seconds = (told.reply or {}).get("seconds", 0.0)
        return CaseResult(
            name=case.name,
            group=case.group,
            verdict=verdict,
            call=case.call,
            expected=expected,
            got=got,
            crash=crash,
            why=case.why,
            edge=case.edge,
            seconds=max(0.0, seconds) if isinstance(seconds, float) else 0.0,
            stdout=printed(told.stdout),
            stderr=printed(told.stderr),
        )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


_ENDINGS: dict[Ending, str] = {
    "time": "",
    "output": "more than {} MB were printed",
    "files": "more than {} MB or {} files were written",
    "exit": "the code ended its process, with exit code {}",
    "signal": "the process was ended by {}",
    "channel": "the code shut the pipe for its results, or wrote into it",
}
