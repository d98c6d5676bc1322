"""Owns the choice of the next size to measure, from what the sizes so far have cost."""

from dataclasses import dataclass
from math import log

MOST_DOUBLED = 2**16
"""Sizes grow no further than this, unless the question itself asks for more."""
_STEEP = 3.4
"""The local power of n above which sizes grow by addition: doubling might never come back."""
_HALF_STEPS = 1.5
"""The local power above which there are sizes between the doublings, as few doublings will fit."""
_GROWTH = 3.0
"""How much the work may grow from one size to the next while growing by addition."""
_FIRST_FEW = 8
_SMALL = 16


@dataclass(frozen=True, slots=True)
class Rung:
    """A size that was measured."""

    n: int
    work: float
    """What the call cost, in any unit."""
    seconds: float
    """Wall time of the call."""
    spent: float
    """Seconds that measuring it took in all."""


def next_size(rungs: list[Rung], left: float, most: int) -> int | None:
    """The size to measure after those of `rungs`; None when none is affordable.

    left: seconds that may still be spent. most: the largest size.
    """
    last = rungs[-1]
    power = _power(rungs)
    for n in _candidates(last.n, power):
        if last.n < n <= most and last.spent * (n / last.n) ** _expected(power, n, last.n) <= left:
            return n
    return None


def foreseen_seconds(rungs: list[Rung], n: int) -> float:
    """The wall time of size `n`, if it goes on as it did between the last two sizes."""
    last = rungs[-1]
    return float(last.seconds * min(n / last.n, 1e6) ** max(_power(rungs), 0.0))


def _power(rungs: list[Rung]) -> float:
    """The local exponent: how steeply work grows between the last two sizes."""
    if len(rungs) < 2:
        return 0.0
    before, last = rungs[-2:]
    return log(max(last.work, 1) / max(before.work, 1)) / log(last.n / before.n)


def _candidates(n: int, power: float) -> list[int]:
    """Sizes that may follow `n`, the best first."""
    if power > _STEEP:
        # Near n, n^power grows as exp(power / n) does for each one that is added.
        return [n + max(1, int(log(_GROWTH) * n / power)), n + 1]
    if n < _FIRST_FEW:
        return [n + 1]
    half = n * 4 // 3 if n % 3 == 0 else n * 3 // 2
    between = [half, n * 5 // 4, n * 9 // 8]
    return between if n < _SMALL or power > _HALF_STEPS else [2 * n, *between]


def _expected(power: float, n: int, last: int) -> float:
    """The exponent to reckon with: what is steep may be exponential and get steeper."""
    return max(power, 1.0) * (n / last if power > _STEEP else 1.0)
