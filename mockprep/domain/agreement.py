"""How far two markings of the same answers agree: the figures and their formulas.

All of them are plain arithmetic over two lists of equal length, one grade an answer in each. A
figure that is not defined for the grades at hand is None, and `undefined` says why.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, fsum, sqrt

BINS = 10
Grades = Sequence[float]


def pearson(first: Grades, second: Grades) -> float | None:
    """Pearson's correlation: sum(dx dy) / sqrt(sum(dx^2) sum(dy^2)), with dx = x - mean(x).

    1 where one marking is a rising line of the other, 0 where they have nothing to do with each
    other. It does not see that one side is always two grades too high; the RMSE does.
    """
    if undefined(first, second):
        return None
    dx, dy = _deviations(first), _deviations(second)
    together = fsum(x * y for x, y in zip(dx, dy, strict=True))
    return max(-1.0, min(1.0, together / _length(dx) / _length(dy)))


def undefined(
    first: Grades, second: Grades, sides: tuple[str, str] = ("predicted", "human")
) -> str:
    """Why there is no correlation between two markings, or nothing where there is one."""
    if len(first) < 2:
        return "it takes two graded answers" if first else "nothing was graded"
    for side, grades in zip(sides, (first, second), strict=True):
        if min(grades) == max(grades) or not _length(_deviations(grades)):
            return f"every {side} grade is {grades[0]:g}"
    return ""


def rmse(first: Grades, second: Grades) -> float | None:
    """The root of the mean squared difference, in grades; None without grades."""
    if not first:
        return None
    return sqrt(fsum((x - y) ** 2 for x, y in zip(first, second, strict=True)) / len(first))


def whole_step(grade: float) -> int:
    """The grade rounded to a whole step, halves upwards: 2.5 is 3."""
    return floor(grade + 0.5)


def quadratic_weighted_kappa(first: Grades, second: Grades) -> float | None:
    """Cohen's kappa with squared distances: 1 - sum(w O) / sum(w E), over whole steps.

    O(i, j) counts the answers to which the one side gave step i and the other step j, E(i, j) =
    row(i) column(j) / n is what chance alone would give with the same steps, and w = (i - j)^2.
    None for fewer than two answers, and where both sides gave all of them the same step: chance
    does that too.
    """
    if len(first) < 2:
        return None
    steps = [(whole_step(x), whole_step(y)) for x, y in zip(first, second, strict=True)]
    rows, columns = Counter(x for x, _ in steps), Counter(y for _, y in steps)
    observed = sum((x - y) ** 2 for x, y in steps) * len(steps)
    by_chance = sum(
        (i - j) ** 2 * there * here for i, there in rows.items() for j, here in columns.items()
    )
    return 1 - observed / by_chance if by_chance else None


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose predicted grade lies in a stretch: from `low` up to below `high`."""

    low: float
    high: float
    n: int
    predicted: float
    """The mean of their predicted grades."""
    human: float
    """The mean of their human grades; near `predicted` where the grader is well calibrated."""


def reliability_bins(
    predicted: Grades, human: Grades, top: float, count: int = BINS
) -> tuple[Bin, ...]:
    """The answers by predicted grade, in `count` stretches of equal width from 0 to `top`.

    The last stretch holds `top` as well. Stretches without an answer are left out.
    """
    groups: dict[int, list[tuple[float, float]]] = {}
    for given, wanted in zip(predicted, human, strict=True):
        at = min(count - 1, max(0, int(given / top * count + 1e-9)))
        groups.setdefault(at, []).append((given, wanted))
    return tuple(
        Bin(
            low=top * at / count,
            high=top * (at + 1) / count,
            n=len(group),
            predicted=_mean([given for given, _ in group]),
            human=_mean([wanted for _, wanted in group]),
        )
        for at, group in sorted(groups.items())
    )


def _deviations(grades: Grades) -> list[float]:
    mean = _mean(grades)
    return [grade - mean for grade in grades]


def _length(deviations: Grades) -> float:
    return sqrt(fsum(x * x for x in deviations))


def _mean(grades: Grades) -> float:
    return fsum(grades) / len(grades)
