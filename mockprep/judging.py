"""What is true of a code answer: runs it, measures it and reads it, and puts together a judgement.

The one place above the rooms where running and reading come together; graders and screens get the
judgement as a value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mockprep.domain.execution import Judgement, MeasuredComplexity, Remark, RunReport, StaticCost
from mockprep.domain.question import CodeQuestion
from mockprep.errors import MockprepError, RunnerError

if TYPE_CHECKING:
    from mockprep.domain.grading import Submission
    from mockprep.runner.engine import Runner
    from mockprep.runner.trials import Trial

ENOUGH_PASSED = 0.5
"""The share of its tests below which the growth of an answer's cost says nothing."""


def can_be_judged(submission: Submission) -> bool:
    """Whether there is code to run: a code question with an answer of the candidate's own."""
    return isinstance(submission.question, CodeQuestion) and not submission.is_empty


def judge(
    submission: Submission, runner: Runner, on_step: Callable[[str], None] | None = None
) -> Judgement:
    """Find out about the code in `submission`; blocks for some seconds.

    on_step: told what goes on, in words. RunnerError where code can't be run at all, UsageError
    where the question asks for none.
    """
    from mockprep.graders.offline.source import CodeAnswer
    from mockprep.runner.trials import Trial

    question = submission.question
    if not isinstance(question, CodeQuestion):
        raise RunnerError(f"{submission.name} asks for no code")
    tell = on_step or (lambda step: None)
    code = CodeAnswer(submission.answer, question.starter).code
    notices: list[str] = []
    trial = Trial(runner, question)
    tell("Running all tests")
    report = _run(trial, code, submission.own_tests, notices)
    tell("Measuring how the cost grows")
    measured = _measure(trial, code, report, notices)
    tell("Reading the code")
    return Judgement(
        report=report,
        measured=measured,
        static=_read(code, question, notices),
        remarks=_review(code, question, notices),
        notices=tuple(notices),
    )


def _run(trial: Trial, code: str, own: tuple[str, ...], notices: list[str]) -> RunReport:
    try:
        trial.prepare()
    except RunnerError as error:
        # A question whose generator fails still has its fixed tests.
        notices.append(f"{error}; only the written tests were run.")
    return trial.everything(code, own)


def _measure(
    trial: Trial, code: str, report: RunReport, notices: list[str]
) -> MeasuredComplexity | None:
    if report.crash is not None or not trial.can_measure:
        return None
    passed = report.share_passed("visible", "hidden", "random")
    if passed is not None and passed < ENOUGH_PASSED:
        notices.append("The cost was not measured, since the code fails most of its tests.")
        return None
    try:
        return trial.measure(code)
    except RunnerError as error:
        notices.append(f"The cost could not be measured: {error}.")
        return None


def _read(code: str, question: CodeQuestion, notices: list[str]) -> StaticCost | None:
    from mockprep.analysis.complexity import read_function

    try:
        return read_function(code, question.entry)
    except MockprepError as error:
        notices.append(f"The cost could not be read from the code: {error}.")
        return None


def _review(code: str, question: CodeQuestion, notices: list[str]) -> tuple[Remark, ...] | None:
    from mockprep.analysis.review import review

    try:
        return review(code, given=question.starter, entry=question.entry)
    except MockprepError as error:
        notices.append(f"The code was not reviewed: {error}.")
        return None
