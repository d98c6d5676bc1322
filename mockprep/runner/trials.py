"""Owns the trial of answers to one question: all its tests, and random cases with an oracle."""

from collections.abc import Sequence

from mockprep.domain.execution import CaseResult, MeasuredComplexity, RunReport
from mockprep.domain.question import CodeQuestion
from mockprep.errors import RunnerError
from mockprep.runner.cases import Case, Job, own_cases, question_cases, random_cases
from mockprep.runner.engine import OnCase, Runner
from mockprep.runner.measurement import BUDGET_SECONDS, measure
from mockprep.runner.suites import run_suite
from mockprep.runner.worker import Told

JUDGING_SECONDS = 30.0
"""For all cases of a judgement together."""


class Trial:
    """A code question, ready to try answers on."""

    def __init__(self, runner: Runner, question: CodeQuestion) -> None:
        self._runner = runner
        self._question = question
        self._random: list[Case] = []

    def visible(
        self, code: str, own: Sequence[str] = (), on_case: OnCase | None = None
    ) -> RunReport:
        """What the candidate sees on running the code: the shown tests and their own."""
        cases = [*question_cases(self._question, hidden=False), *own_cases(own)]
        return self._with_suite(code, cases, on_case=on_case)

    def everything(self, code: str, own: Sequence[str] = ()) -> RunReport:
        """All tests: shown, hidden and own, and the random cases that were prepared, as one."""
        fixed = [
            *question_cases(self._question, hidden=False),
            *question_cases(self._question, hidden=True),
            *own_cases(own),
        ]
        report = self._with_suite(code, [*fixed, *self._random], seconds=JUDGING_SECONDS)
        if report.crash is not None or not self._random:
            return report
        shown = report.cases[: -len(self._random)]
        drawn = report.cases[len(shown) :]
        return report.model_copy(update={"cases": (*shown, as_one(drawn))})

    def _with_suite(
        self,
        code: str,
        cases: Sequence[Case],
        *,
        on_case: OnCase | None = None,
        seconds: float | None = None,
    ) -> RunReport:
        """The tests of the question's suite, where it has one, and then the cases."""
        suite = None
        if self._question.suite is not None:
            suite = run_suite(self._runner, self._question, code, on_case)
            if suite.crash is not None or not cases:
                return suite
        report = self._runner.run(
            code, cases, checker=self._question.checker, on_case=on_case, seconds=seconds
        )
        if suite is None or report.crash is not None:
            return report
        return report.model_copy(update={"cases": (*suite.cases, *report.cases)})

    def prepare(self) -> None:
        """Make small random cases, with what the reference makes of them.

        There are none without a generator and a reference. RunnerError where one of them fails.
        """
        generate, solutions = self._question.generate, self._question.solutions
        if generate is None or generate.small is None or solutions is None:
            return
        jobs: list[Job] = [
            {"do": "load", "code": solutions.reference, "limit": JUDGING_SECONDS / 3},
            {
                "do": "oracle", "generator": generate.code, "entry": self._question.entry,
                "seed": generate.seed, "n": generate.small.n, "cases": generate.small.cases,
            },
        ]  # fmt: skip
        for told in self._runner.ask_once(jobs, JUDGING_SECONDS / 3):
            if why := _failure(told):
                raise RunnerError(f"The random cases of this question can't be made: {why}")
            self._random = random_cases(self._question, (told.reply or {}).get("cases", ()))

    @property
    def can_measure(self) -> bool:
        """Whether the question says how to make inputs that grow."""
        return self._question.generate is not None and self._question.generate.scale is not None

    def measure(
        self, code: str, budget: float = BUDGET_SECONDS, *, up_to_smallest: bool = False
    ) -> MeasuredComplexity:
        """How the cost of `code` grows on inputs of the question.

        budget: seconds to choose sizes in. up_to_smallest: see to the smallest of the question's
        sizes only. RunnerError where nothing can be told.
        """
        generate = self._question.generate
        if generate is None or generate.scale is None:
            raise RunnerError("the question has no inputs that grow")
        scale = generate.scale
        if up_to_smallest:
            scale = scale.model_copy(update={"sizes": scale.sizes[:1]})
        return measure(self._runner, code, self._question.entry, generate, scale, budget)


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


def _failure(told: Told) -> str:
    """Why a job did not work; empty where it did."""
    if told.reply is None:
        return "it did not finish"
    if "too_large" in told.reply:
        return "they are too large"
    crash = told.reply.get("crash")
    return str(crash["message"]) if crash else ""
