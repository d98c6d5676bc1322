"""Owns the sharing of an archive among processes: what each is lent at its start, and the parcels.

A question comes up in many submissions and a rubric in nearly all. They are lent once to each
process, and a parcel of submissions names them by number: unpacking whole questions for every
answer would take a good part of the time of grading them.
"""

import gc
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from mockprep.domain.grading import Scorecard, Submission
from mockprep.domain.question import AnyQuestion
from mockprep.domain.rubric import Rubric
from mockprep.errors import GraderError

Work = tuple[Submission, Rubric]
Outcome = Scorecard | GraderError
GradeEach = Callable[[Sequence[Work]], Iterator[Outcome]]
"""Grades work in one process."""
Open = Callable[[str], GradeEach]
"""Opens the grader of a name; called once in every process."""
T = TypeVar("T")

PARCEL = 16
"""Submissions that a process takes at a time: few enough that a progress bar moves."""


class Entry(NamedTuple):
    """A submission in a parcel; its question stands in for itself, or by its number."""

    submission: Submission
    question: int | None
    rubric: int


@dataclass(frozen=True)
class Loan:
    """What every process holds from its start."""

    questions: tuple[AnyQuestion, ...]
    rubrics: tuple[Rubric, ...]

    def unpacked(self, entry: Entry) -> Work:
        """The submission of an entry, whole again, with its rubric."""
        submission = entry.submission
        if entry.question is not None:
            question = self.questions[entry.question]
            submission = submission.model_copy(update={"question": question})
        return submission, self.rubrics[entry.rubric]


def packed(work: Sequence[Work]) -> tuple[Loan, list[Entry]]:
    """The loan for some work and its entries; a question that comes up once is not lent."""
    uses = Counter(id(submission.question) for submission, _ in work)
    questions, rubrics = _Numbers[AnyQuestion](), _Numbers[Rubric]()
    entries = []
    for submission, rubric in work:
        number = None
        if uses[id(submission.question)] > 1:
            number = questions.of(submission.question)
            submission = submission.model_copy(update={"question": None})
        entries.append(Entry(submission, number, rubrics.of(rubric)))
    return Loan(tuple(questions.kept), tuple(rubrics.kept)), entries


class _Numbers(Generic[T]):
    """Numbers for objects, the same for the same object."""

    def __init__(self) -> None:
        self.kept: list[T] = []
        self._numbers: dict[int, int] = {}

    def of(self, value: T) -> int:
        """The number of `value`, which is kept."""
        number = self._numbers.setdefault(id(value), len(self.kept))
        if number == len(self.kept):
            self.kept.append(value)
        return number


def share(work: Sequence[Work], grader: str, open_grader: Open, jobs: int) -> Iterator[Outcome]:
    """Grade in `jobs` processes, in the order of `work`.

    Raises GraderError when one of the processes is ended by something else.
    """
    loan, entries = packed(work)
    parcels = [entries[at : at + PARCEL] for at in range(0, len(entries), PARCEL)]
    with ProcessPoolExecutor(
        max_workers=min(jobs, len(parcels)),
        initializer=_begin,
        initargs=(open_grader, grader, loan),
    ) as pool:
        try:
            for outcomes in pool.map(_graded, parcels):
                yield from outcomes
        except BrokenProcessPool:
            raise GraderError(
                f"a process of the grader {grader!r} was ended from outside, maybe for want of"
                " memory; try again with fewer --jobs"
            ) from None


class _Process:
    """What a process that grades was given at its start."""

    grade_each: GradeEach
    loan: Loan


def _begin(open_grader: Open, grader: str, loan: Loan) -> None:
    # A ctrl+c reaches every process: the first one tells it, the others just end.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _Process.grade_each = staticmethod(open_grader(grader))
    _Process.loan = loan
    # It stays to the end: looking for garbage in it takes long.
    gc.freeze()


def _graded(parcel: Sequence[Entry]) -> list[Outcome]:
    outcomes = _Process.grade_each([_Process.loan.unpacked(entry) for entry in parcel])
    # An error of a grader's own class might not survive the way back.
    return [GraderError(str(o)) if isinstance(o, GraderError) else o for o in outcomes]
