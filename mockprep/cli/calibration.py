"""The agreement of a grader with people: what both gave, and the figures that follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import fsum
from typing import Any

from mockprep.cli.graded_rows import GradedAnswers, GradedRow
from mockprep.domain.agreement import (
    Bin,
    Grades,
    pearson,
    quadratic_weighted_kappa,
    reliability_bins,
    rmse,
    undefined,
)
from mockprep.domain.grading import Scorecard
from mockprep.errors import GraderError

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Figures:
    """How far two markings of the same answers agree."""

    n: int
    pearson: float | None
    rmse: float | None
    qwk: float | None
    why: str = ""
    """Why there is no correlation."""

    def as_json(self) -> dict[str, Any]:
        """The figures; `why` is there only where there is no correlation."""
        told: dict[str, Any] = {
            "n": self.n,
            "pearson": _rounded(self.pearson),
            "rmse": _rounded(self.rmse),
            "qwk": _rounded(self.qwk),
        }
        return told | ({"why": self.why} if self.why else {})


def figures(
    first: Grades, second: Grades, sides: tuple[str, str] = ("predicted", "human")
) -> Figures:
    """All figures of two markings; `sides` names them where one of them is all the same."""
    return Figures(
        n=len(first),
        pearson=pearson(first, second),
        rmse=rmse(first, second),
        qwk=quadratic_weighted_kappa(first, second),
        why=undefined(first, second, sides),
    )


def among_people(rows: Sequence[GradedRow], graders: Sequence[str]) -> Figures | None:
    """How far people agree with each other: the mean over their pairs; None for one grader."""
    pairs = [
        figures([g[a] for g in both], [g[b] for g in both], (graders[a], graders[b]))
        for a, b in combinations(range(len(graders)), 2)
        for both in [_graded_by_both(rows, a, b)]
    ]
    if len(pairs) < 2:
        return pairs[0] if pairs else None
    return Figures(
        n=max(pair.n for pair in pairs),
        pearson=_mean_of(pair.pearson for pair in pairs),
        rmse=_mean_of(pair.rmse for pair in pairs),
        qwk=_mean_of(pair.qwk for pair in pairs),
        why="" if any(pair.pearson is not None for pair in pairs) else pairs[0].why,
    )


def _graded_by_both(rows: Iterable[GradedRow], a: int, b: int) -> list[dict[int, float]]:
    found = []
    for row in rows:
        first, second = row.grades[a], row.grades[b]
        if first is not None and second is not None:
            found.append({a: first, b: second})
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer that the grader rated: its grade beside that of people."""

    row: GradedRow
    predicted: float


@dataclass(frozen=True, slots=True)
class Uncompared:
    """An answer without a grade by the grader."""

    row: GradedRow
    why: str
    failed: bool
    """Whether the grader broke down; otherwise it left the answer unrated."""


@dataclass(frozen=True)
class OfQuestion:
    """The agreement on the answers to one question."""

    question: str
    ids: tuple[str, ...]
    figures: Figures
    people: Figures | None


@dataclass(frozen=True)
class Calibration:
    """What one grader and people made of the same answers."""

    grader: str
    rubric: str
    criterion: str | None
    """The one criterion whose score was taken; None for the whole score."""
    top: float
    """The best grade."""
    answers: GradedAnswers
    compared: tuple[Compared, ...]
    uncompared: tuple[Uncompared, ...]
    seconds: float
    """How long the grading took."""

    @cached_property
    def figures(self) -> Figures:
        """The grader against the mean of people."""
        return _of(self.compared)

    @cached_property
    def people(self) -> Figures | None:
        """People against each other, on all rows."""
        return among_people(self.answers.rows, self.answers.graders)

    @cached_property
    def by_person(self) -> dict[str, float | None]:
        """The correlation with each column of grades by itself.

        This is what can be held against the agreement of two people: a mean is less erratic than
        either of those it is made of, and so is easier to agree with.
        """
        told = {}
        for at, name in enumerate(self.answers.graders):
            both = [(c.predicted, g) for c in self.compared if (g := c.row.grades[at]) is not None]
            told[name] = pearson([given for given, _ in both], [wanted for _, wanted in both])
        return told

    @cached_property
    def bins(self) -> tuple[Bin, ...]:
        """The mean human grade by predicted grade."""
        return reliability_bins(
            [c.predicted for c in self.compared], [c.row.human for c in self.compared], self.top
        )

    @cached_property
    def by_question(self) -> tuple[OfQuestion, ...]:
        """The agreement on each question, in the order of the file."""
        rows: dict[str, list[GradedRow]] = {}
        for row in self.answers.rows:
            rows.setdefault(row.question, []).append(row)
        compared: dict[str, list[Compared]] = {}
        for each in self.compared:
            compared.setdefault(each.row.question, []).append(each)
        return tuple(
            OfQuestion(
                question=question,
                ids=tuple(dict.fromkeys(row.id for row in there)),
                figures=_of(compared.get(question, [])),
                people=among_people(there, self.answers.graders),
            )
            for question, there in rows.items()
        )

    @property
    def failed(self) -> tuple[Uncompared, ...]:
        """The answers on which the grader broke down."""
        return tuple(each for each in self.uncompared if each.failed)

    @property
    def unrated(self) -> tuple[Uncompared, ...]:
        """The answers that the grader left unrated."""
        return tuple(each for each in self.uncompared if not each.failed)

    def as_json(self) -> dict[str, Any]:
        """The shape that other programs may rely on."""
        return {
            **self.figures.as_json(),
            "human": _people_json(self.people),
            "per_question": [
                {
                    "question": each.question,
                    "id": each.ids[0] if len(each.ids) == 1 else None,
                    **each.figures.as_json(),
                    "human": _people_json(each.people),
                }
                for each in self.by_question
            ],
            "pearson_by_grade": {n: _rounded(r) for n, r in self.by_person.items()},
            "bins": [
                {
                    "from": each.low,
                    "to": each.high,
                    "n": each.n,
                    "predicted": _rounded(each.predicted),
                    "human": _rounded(each.human),
                }
                for each in self.bins
            ],
            "rows": len(self.answers.rows),
            "unrated": len(self.unrated),
            "failed": len(self.failed),
            "grader": self.grader,
            "rubric": self.rubric,
            "criterion": self.criterion,
            "max_grade": self.top,
            "seconds": round(self.seconds, 3),
        }


def predicted(
    outcome: Scorecard | GraderError, row: GradedRow, criterion: str | None, top: float
) -> Compared | Uncompared:
    """The grade that a scorecard comes to, on the scale of people."""
    if isinstance(outcome, GraderError):
        return Uncompared(row, str(outcome), failed=True)
    rating = outcome.rating(criterion) if criterion else None
    if rating is not None:
        score = rating.score
    else:
        score = None if outcome.score is None else outcome.score / 100
    if score is None:
        why = [r.unrated for r in outcome.ratings if r.unrated and criterion in (None, r.criterion)]
        return Uncompared(row, why[0] if why else "no score", failed=False)
    return Compared(row, score * top)


def _of(compared: Sequence[Compared]) -> Figures:
    return figures([c.predicted for c in compared], [c.row.human for c in compared])


def _people_json(people: Figures | None) -> dict[str, Any]:
    if people is None:
        return {"pearson": None, "why": "there is one column of grades"}
    return people.as_json()


def _rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, _DIGITS)


def _mean_of(values: Iterable[float | None]) -> float | None:
    told = [value for value in values if value is not None]
    return fsum(told) / len(told) if told else None
