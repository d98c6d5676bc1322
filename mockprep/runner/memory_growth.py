"""Owns what measured peaks of memory say of the space that is used.

Memory grows unevenly: lists and dicts make room ahead, small numbers are shared and larger ones are
not. So powers are read off over some doublings, at which the stages of making room are alike.
"""

from collections.abc import Sequence
from math import log

from mockprep.domain.execution import ClassName, CostPoint, Fit
from mockprep.runner.choosing import cannot, choose, curve, tail, told
from mockprep.runner.regression import LEADING, MEMORY, Model, Series, fit, one

_FEWEST = 6
_FEW_BYTES = 400
"""Memory that grows by less over all sizes is constant: numbers get longer, dicts get full."""
_STEPPED = 0.03
_MOST_ERROR = 0.2
_FLAT = 0.45
"""Powers of n below this are looked at as logarithms."""
_SHORT = 64
"""Up to this size there are no doublings to speak of."""
_OFF = 0.25
_LATELY, _LONGER = 2, 4
"""Over how many doublings a power is read."""
_LOOKED_AT = 7
"""Sizes, each twice the one before, on which n is told from n log n."""
_NEAR, _NEARER = 0.09, 0.04
"""Relative errors within which n, and the rarer n log n, are believed."""
_CLEARLY = 1.6
"""How much further off n log n must be."""
_POWERS: tuple[tuple[ClassName, int], ...] = (("linear", 1), ("quadratic", 2), ("cubic", 3))


def fit_space(points: Sequence[CostPoint]) -> Fit:
    """The class of the highest memory in use above the input, what is returned included."""
    series = [(float(p.n), float(max(p.peak_bytes, 1))) for p in points if p.peak_bytes is not None]
    if len(series) < _FEWEST:
        return cannot("memory", "too few sizes could be measured")
    later = [y for _, y in tail(series)]
    most, least = max(later), min(later)
    if most - least <= _FEW_BYTES:
        why = f"no more than {most:.0f} bytes up to n = {series[-1][0]:.0f}"
        return Fit(cls="constant", confidence=0.9, basis="memory", offset=most, factor=0, why=why)
    doubled = _doublings(series)
    if series[-1][0] <= _SHORT or len(doubled) <= _LONGER or _power(doubled, _LONGER) < _FLAT:
        return _by_models(series)
    return _by_powers(doubled)


def _by_models(series: Series) -> Fit:
    choice = choose(MEMORY, series, _STEPPED, _MOST_ERROR)
    if choice.cls == "nlogn":
        return cannot("memory", "between n and n log n, which so few sizes can't tell apart")
    if choice.cls != "exponential" and choice.best.error > _MOST_ERROR / 2:
        return cannot("memory", f"uneven on {len(series)} sizes up to n = {series[-1][0]:.0f}")
    return told(choice, series, "memory")


def _doublings(series: Series) -> Series:
    """Sizes of which each is some twice the one before, powers of two where there are enough."""
    even = [(n, y) for n, y in series if log(n, 2).is_integer()]
    left = even if len(even) > _LONGER + 1 else list(series)
    kept = [left[-1]]
    for n, y in reversed(left):
        if kept[-1][0] >= 1.9 * n:
            kept.append((n, y))
    return kept[::-1]


def _power(series: Series, doublings: int) -> float:
    """The power of n between the largest size and one that is so many doublings smaller."""
    (small, less), (large, more) = series[-1 - doublings], series[-1]
    return log(more / less) / log(large / small)


def _by_powers(doubled: Series) -> Fit:
    lately, longer = _power(doubled, _LATELY), _power(doubled, _LONGER)
    read = f"memory grows as n^{lately:.2f}, and as n^{longer:.2f} over more sizes"
    for cls, power in _POWERS:
        if max(abs(lately - power), abs(longer - power)) <= _OFF:
            if cls == "linear":
                return _linear_or_not(doubled[-_LOOKED_AT:], read)
            return _fit(cls, doubled, read, 0.9 - abs(lately - power))
    return cannot("memory", f"{read}, which is uneven")


def _linear_or_not(doubled: Series, read: str) -> Fit:
    """n, which is common, or n log n, which is rare and has to fit better still."""
    plain, more = (_error(cls, doubled) for cls in ("linear", "nlogn"))
    if plain <= _NEAR and more >= _CLEARLY * plain:
        return _fit("linear", doubled, f"{read}; n log n would be off by {more:.1%}", 0.9)
    if more <= _NEARER and plain >= 2 * more:
        return _fit("nlogn", doubled, f"{read}; n would be off by {plain:.1%}", 0.7)
    return cannot("memory", f"between n and n log n: {read}")


def _error(cls: ClassName, series: Series) -> float:
    """How far a class is off, with an offset or without."""
    leading = LEADING[cls]
    fits = (fit(Model(cls, cls, leading, lower), series, 0.0) for lower in ((), (one,)))
    return min(fitted.error for fitted in fits if fitted)


def _fit(cls: ClassName, series: Series, why: str, confidence: float) -> Fit:
    offset, factor = curve(cls, series)
    return Fit(
        cls=cls, confidence=confidence, basis="memory", offset=offset, factor=factor, why=why
    )
