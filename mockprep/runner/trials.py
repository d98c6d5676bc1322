"""Owns the trial of answers to one question: all its tests, and random cases with an oracle."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from mockprep.domain.execution import CaseResult, RunReport
from mockprep.domain.question import CodeQuestion
from mockprep.errors import RunnerError
from mockprep.runner.cases import Case, own_cases, question_cases, random_cases
from mockprep.runner.engine import OnCase, Runner
from mockprep.runner.worker import Told

JUDGING_SECONDS = 30.0
"""For all cases of a judgement together."""


class Trial:
    """A code question, ready to try answers on."""

    def __init__(self, runner: Runner, question: CodeQuestion) -> None:
        self._runner = runner
        self._question = question

    def visible(
        self, code: str, own: Sequence[str] = (), on_case: OnCase | None = None
    ) -> RunReport:
        """What the candidate sees on running the code: the shown tests and their own."""
        cases = [*question_cases(self._question, hidden=False), *own_cases(own)]
        return self._runner.run(code, cases, checker=self._question.checker, on_case=on_case)

    def everything(self, code: str, own: Sequence[str] = ()) -> RunReport:
        """All tests: shown, hidden and own, and random cases as one.

        RunnerError where the question's own generator, reference or checker fails.
        """
        fixed = [
            *question_cases(self._question, hidden=False),
            *question_cases(self._question, hidden=True),
            *own_cases(own),
        ]
        report = self._runner.run(
            code,
            [*fixed, *self.random],
            checker=self._question.checker,
            seconds=JUDGING_SECONDS,
        )
        if report.crash is not None or not self.random:
            return report
        shown, drawn = report.cases[: len(fixed)], report.cases[len(fixed) :]
        return report.model_copy(update={"cases": (*shown, as_one(drawn))})

    @cached_property
    def random(self) -> list[Case]:
        """Small random cases with what the reference makes of them; none without a reference.

        RunnerError where the generator or the reference fails.
        """
        generate, solutions = self._question.generate, self._question.solutions
        if generate is None or generate.small is None or solutions is None:
            return []
        jobs = [
            {"do": "load", "code": solutions.reference, "limit": JUDGING_SECONDS / 3},
            {
                "do": "oracle", "generator": generate.code, "entry": self._question.entry,
                "seed": generate.seed, "n": generate.small.n, "cases": generate.small.cases,
            },
        ]  # fmt: skip
        told = self._runner.ask_once(jobs, JUDGING_SECONDS / 3)
        if len(told) < len(jobs) or (why := _failure(told)):
            why = _failure(told) or "it did not finish"
            raise RunnerError(f"the random cases of this question can't be made: {why}")
        reply: dict[str, Any] = told[-1].reply or {}
        return random_cases(self._question, reply["cases"])


def as_one(drawn: Sequence[CaseResult]) -> CaseResult:
    """Random cases as a single result: passed if all are, else the first that is not."""
    failed = [case for case in drawn if case.verdict != "passed"]
    count = len(drawn)
    if not failed:
        seconds = sum(case.seconds for case in drawn)
        call = f"{count} random small inputs"
        return CaseResult(name=call, group="random", verdict="passed", call=call, seconds=seconds)
    name = f"{count} random small inputs, of which {len(failed)} fail"
    why = failed[0].why or "The reference solution gives another result."
    return failed[0].model_copy(update={"name": name, "why": why})


def _failure(told: Sequence[Told]) -> str:
    """Why the last job did not work; empty where it did."""
    last = told[-1]
    if last.reply is None:
        return "it did not finish"
    crash = last.reply.get("crash")
    return str(crash["message"]) if crash else ""
