"""The work of `mockprep import`: every question is tried, and those that hold become a bank."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mockprep.cli.output import counted
from mockprep.content.bank_text import bank_text
from mockprep.content.documents import read_document
from mockprep.domain.execution import CaseResult, RunReport
from mockprep.domain.question import CodeQuestion
from mockprep.errors import RunnerError, UsageError
from mockprep.runner.engine import Runner
from mockprep.runner.trials import Trial

_MOST_AT_ONCE = 4
_SOLVED = "the code that it begins with passes every test"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be taken: the same one with each of the solutions that it offers."""

    name: str
    variants: tuple[CodeQuestion, ...] = ()
    wrong: tuple[str, ...] = ()
    """Code that its tests must catch."""
    unusable: str = ""
    """Why no question could be made at all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a candidate."""

    name: str
    question: CodeQuestion | None
    """None where it is left out."""
    reason: str = ""
    test_count: int = 0
    is_solved_already: bool = False
    """Whether what one begins with passes as well: an exercise for refactoring, which no test can
    tell done from not begun."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Where imported questions go."""

    name: str
    title: str
    remark: str
    file: Path


@dataclass(frozen=True, slots=True)
class Report:
    """What was imported, and what was left out and why."""

    file: Path
    imported: tuple[Outcome, ...]
    left_out: tuple[Outcome, ...]
    passed_over: tuple[str, ...] = ()
    """What the collection itself has given up."""

    @property
    def is_complete(self) -> bool:
        """Whether all was taken of which tests can tell right from wrong."""
        return all(each.is_solved_already for each in self.left_out)

    def as_text(self) -> str:
        """A line for each that was left out, and one that sums up."""
        lines = [f"{each.name}: {each.reason}" for each in self.left_out]
        tests = sum(each.test_count for each in self.imported)
        told = f"{counted(len(self.imported), 'question')} with {counted(tests, 'test')}"
        told += f" imported into {self.file}" if self.imported else " imported"
        told += f", {len(self.left_out)} left out" if self.left_out else ""
        told += f", {len(self.passed_over)} passed over as deprecated" if self.passed_over else ""
        return "\n".join([*lines, told])

    def as_json(self) -> dict[str, Any]:
        """The same for other programs."""
        return {
            "schema": 1,
            "file": str(self.file),
            "imported": [{"id": each.name, "tests": each.test_count} for each in self.imported],
            "left_out": [{"id": each.name, "reason": each.reason} for each in self.left_out],
            "deprecated": list(self.passed_over),
        }


def try_all(
    candidates: Sequence[Candidate], on_tried: Callable[[Outcome, int, int], None]
) -> list[Outcome]:
    """Run the solutions of all candidates, some at once; gives the outcomes in their order.

    on_tried: is told each outcome as it comes, with how many of how many there are by then.
    """
    count = min(_MOST_AT_ONCE, os.cpu_count() or 1)
    outcomes: dict[int, Outcome] = {}
    parts = [range(at, len(candidates), count) for at in range(count)]

    def work(places: Iterable[int]) -> None:
        runner = Runner()
        try:
            for at in places:
                outcomes[at] = try_out(candidates[at], runner)
                on_tried(outcomes[at], len(outcomes), len(candidates))
        finally:
            runner.close()

    with ThreadPoolExecutor(count) as pool:
        for done in [pool.submit(work, part) for part in parts]:
            done.result()
    return [outcomes[at] for at in sorted(outcomes)]


def try_out(candidate: Candidate, runner: Runner) -> Outcome:
    """Whether a solution passes every test and no wrong code does."""
    if candidate.unusable:
        return Outcome(candidate.name, None, candidate.unusable)
    reasons: list[str] = []
    for variant in candidate.variants:
        question = without_slow(variant, runner)
        reason, count = _failure(question, runner)
        if not reason:
            if _is_uncaught(question, candidate.wrong, runner):
                return Outcome(candidate.name, None, _SOLVED, count, is_solved_already=True)
            return Outcome(candidate.name, question, test_count=count)
        reasons.append(reason)
    return Outcome(candidate.name, None, reasons[0])


def without_slow(question: CodeQuestion, runner: Runner) -> CodeQuestion:
    """The question without those of its tests for which even the reference takes too long."""
    while question.tests and question.solutions is not None:
        report = Trial(runner, question).everything(question.solutions.reference)
        slow = {case.name for case in report.cases if case.verdict == "time_limit"}
        if not slow:
            break
        kept = tuple(test for test in question.tests if test.name not in slow)
        question = question.model_copy(update={"tests": kept})
    return question


def _failure(question: CodeQuestion, runner: Runner) -> tuple[str, int]:
    """Why the reference does not pass, empty where it does, and how many tests there are."""
    assert question.solutions is not None, "it is there to be tried"
    try:
        report = Trial(runner, question).everything(question.solutions.reference)
    except RunnerError as error:
        return str(error), 0
    if report.crash is None and not report.cases:
        return "it has no tests", 0
    failure = first_failure(report)
    return (f"its solution fails: {failure}" if failure else ""), len(report.cases)


def _is_uncaught(question: CodeQuestion, wrong: Iterable[str], runner: Runner) -> bool:
    """Whether the tests let pass any code that is wrong."""
    return any(not first_failure(Trial(runner, question).everything(code)) for code in wrong)


def first_failure(report: RunReport) -> str:
    """What goes wrong first, in words; empty when everything passes."""
    if report.crash is not None:
        return report.crash.message
    failed = next((case for case in report.cases if case.verdict != "passed"), None)
    return _told(failed) if failed is not None else ""


def _told(case: CaseResult) -> str:
    if case.crash is not None:
        return f"`{case.name}`: {case.crash.message}"
    return f"`{case.name}`: {case.call} gives {case.got}, not {case.expected}"


def write_bank(bank: Bank, questions: Sequence[CodeQuestion], *, is_whole: bool) -> None:
    """Write the questions; those that the file has already are replaced in their places.

    is_whole: what is not among the questions any more is taken out. UsageError where the file is
    another bank, or can't be read or written.
    """
    earlier = earlier_questions(bank)
    merged = list(_merged(earlier, questions, is_whole=is_whole))
    text = bank_text(bank.name, bank.title, merged, bank.remark)
    try:
        bank.file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = bank.file.with_name(f"{bank.file.name}.part")
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(bank.file)
    except OSError as error:
        raise UsageError(f"{bank.file} can't be written: {error.strerror}") from None


def earlier_questions(bank: Bank) -> list[CodeQuestion]:
    """What the file holds so far; UsageError where that is anything but this bank."""
    if not bank.file.exists():
        return []
    document = read_document(str(bank.file))
    if document.name != bank.name or any(p.severity == "error" for p in document.problems):
        raise UsageError(
            f"{bank.file} is there and is no bank {bank.name} without errors; "
            "name another file with --out"
        )
    held = [located.question for located in document.questions]
    return [question for question in held if isinstance(question, CodeQuestion)]


def _merged(
    earlier: Sequence[CodeQuestion], new: Sequence[CodeQuestion], *, is_whole: bool
) -> Iterator[CodeQuestion]:
    taken = {question.id: question for question in new}
    known = {question.id: question for question in earlier}
    kept = [question for question in earlier if not is_whole and question.id not in taken]
    for question in sorted([*kept, *new], key=lambda q: q.id):
        before = known.get(question.id)
        yield question if before is None else _revised(before, question)


def _revised(before: CodeQuestion, question: CodeQuestion) -> CodeQuestion:
    """The question with a new revision where its marking is another than before."""
    is_same = (before.suite, before.tests) == (question.suite, question.tests)
    return question.model_copy(update={"rev": before.rev if is_same else before.rev + 1})
