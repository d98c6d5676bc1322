"""What running a code question's own solutions says of its tests: rules C01, C02, C03, C05, C07."""

from __future__ import annotations

from collections.abc import Iterator

from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Flaw
from mockprep.domain.complexity_classes import ComplexityClass
from mockprep.domain.complexity_reading import Unreadable, read_class
from mockprep.domain.execution import CaseResult, ClassName, MeasuredComplexity, RunReport
from mockprep.domain.question import CodeQuestion, Solutions
from mockprep.errors import RunnerError
from mockprep.runner.engine import Runner
from mockprep.runner.trials import Trial

_REFERENCE_SECONDS = 1.5
_SLOW_SECONDS = 0.5
_SLOWER = 1.2
"""By how much a slow solution must take more steps than the reference on the same input."""
_POWERS: dict[ClassName, float] = {
    "constant": 0,
    "logn": 0,
    "linear": 1,
    "nlogn": 1,
    "quadratic": 2,
    "cubic": 3,
}


def check_solutions(subject: Subject, runner: Runner) -> Iterator[Flaw]:
    """Run all that a code question says of its solutions; nothing for questions of other kinds."""
    question = subject.question
    if not isinstance(question, CodeQuestion) or question.solutions is None:
        return
    trial = Trial(runner, question)
    try:
        trial.prepare()
    except RunnerError as error:
        yield subject.flaw("C07", str(error), "generate")
    try:
        yield from _check(subject, question, question.solutions, trial)
    except RunnerError as error:
        yield subject.flaw("C07", str(error), "checker")


def _check(
    subject: Subject, question: CodeQuestion, solutions: Solutions, trial: Trial
) -> Iterator[Flaw]:
    failure = _first_failure(trial.everything(solutions.reference))
    if failure:
        yield subject.flaw("C01", f"the reference fails: {failure}", "solutions", "reference")
        return
    if solutions.slow and (failure := _first_failure(trial.everything(solutions.slow))):
        yield subject.flaw("C02", f"the slow solution fails: {failure}", "solutions", "slow")
    for at, wrong in enumerate(solutions.wrong):
        if not _first_failure(trial.everything(wrong.code)):
            message = f"every test passes, though it {wrong.why}"
            yield subject.flaw("C03", message, "solutions", "wrong", at)
    if trial.can_measure:
        yield from _check_costs(subject, question, solutions, trial)


def _check_costs(
    subject: Subject, question: CodeQuestion, solutions: Solutions, trial: Trial
) -> Iterator[Flaw]:
    try:
        measured = trial.measure(solutions.reference, budget=_REFERENCE_SECONDS)
    except RunnerError as error:
        yield subject.flaw("C07", f"the reference can't be measured: {error}", "generate")
        return
    if not measured.solved:
        message = f"the reference is too slow for `scale`: {measured.stopped}"
        yield subject.flaw("C05", message, "generate", "scale")
    if contradiction := _contradiction(question, measured):
        yield subject.flaw("C05", contradiction, "complexity", "time")
    if solutions.slow:
        slow = trial.measure(solutions.slow, budget=_SLOW_SECONDS, up_to_smallest=True)
        if not _is_slower(slow, measured):
            message = "it takes no more steps than the reference on the largest input of both"
            yield subject.flaw("C02", message, "solutions", "slow", warn=True)


def _first_failure(report: RunReport) -> str:
    """What goes wrong first, in words; empty when everything passes."""
    if report.crash is not None:
        return report.crash.message
    failed = next((case for case in report.cases if case.verdict != "passed"), None)
    return _told(failed) if failed is not None else ""


def _told(case: CaseResult) -> str:
    if case.verdict == "wrong_answer":
        return f"`{case.name}`: {case.call} gives {case.got}, not {case.expected}"
    crash = case.crash.message if case.crash else case.verdict
    return f"`{case.name}`: {case.call}: {crash}"


def _contradiction(question: CodeQuestion, measured: MeasuredComplexity) -> str:
    """Why what was measured can't be what is stated; empty where it can."""
    found = measured.time.cls
    if question.complexity is None or found is None or found == "other":
        return ""
    try:
        stated = read_class(question.complexity.time)
    except Unreadable as error:
        return f"`{question.complexity.time}` can't be read: {error}"
    power = _power(stated)
    if power is None or found not in _POWERS:
        is_stated = power is None
        if is_stated == (found == "exponential"):
            return ""
        return f"the reference grows as {found} on the inputs of `generate`"
    # With several variables the generator decides how they hang together.
    slack = 0 if len(stated.variables) == 1 else 1
    if _POWERS[found] <= power + slack + 0.5 and _POWERS[found] >= power - 1:
        return ""
    return f"the reference grows as {found} on the inputs of `generate`"


def _power(stated: ComplexityClass) -> float | None:
    """The highest power when all variables are one; None for an exponential or a factorial."""
    powers = []
    for term in stated.terms:
        if any(growth.exponential or growth.factorial for _, growth in term):
            return None
        powers.append(sum(growth.power for _, growth in term))
    return max(powers)


def _is_slower(slow: MeasuredComplexity, measured: MeasuredComplexity) -> bool:
    """Whether it costs more on the largest input that both were counted on; yes for none."""
    steps = {p.n: p.steps for p in measured.points if p.steps}
    both = [(p.steps, steps[p.n]) for p in slow.points if p.steps and p.n in steps]
    return not both or both[-1][0] > _SLOWER * both[-1][1]
