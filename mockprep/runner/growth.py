"""Owns what measured costs say of the running time: counted steps, held against the clock.

What they say of memory is in `memory_growth.py`; both are to be had from here.
"""

from collections.abc import Sequence

from mockprep.domain.execution import ClassName, CostPoint, Fit
from mockprep.runner.choosing import cannot, choose, curve, told
from mockprep.runner.memory_growth import fit_space
from mockprep.runner.regression import POLYNOMIAL, Series, slope

__all__ = ["fit_space", "fit_time"]

_FEWEST = 5
_FAR = 100
_STEEP = 300
_EXACT = 0.003
"""Counted steps that are off by less are as good as exact."""
_UNEVEN = 0.1
"""Relative errors above which chance may hide a logarithm."""
_LEAST_SECONDS = 5e-5
"""Times below tell nothing beside the clock's own noise and cold caches."""
_IMPOSSIBLE = 4e-12
"""Seconds for a counted step below which the step can't have happened: no memory is so fast."""
_HIDDEN = 12.0
"""How much dearer a step may get by caches alone as inputs grow."""


def fit_time(points: Sequence[CostPoint]) -> Fit:
    """The class of the running time: by counted steps, with the clock to say whether they are all.

    Where the time grows faster than the steps, something that is not counted decides, and the
    class is told from the time alone or not at all.
    """
    steps = [(float(p.n), float(p.steps)) for p in points if p.steps]
    times = [(float(p.n), p.seconds) for p in points if (p.seconds or 0) >= _LEAST_SECONDS]
    seconds = [(n, s) for n, s in times if s is not None]
    if len(steps) < _FEWEST:
        return _by_seconds(seconds, "")
    dearer = _dearer(points)
    if dearer > _HIDDEN:
        return _by_seconds(seconds, "time grows faster than what could be counted, and ")
    last = max((p for p in points if p.steps and p.seconds), key=lambda p: p.n, default=None)
    if last and last.steps and last.seconds and last.seconds / last.steps < _IMPOSSIBLE:
        return cannot(
            "steps and seconds",
            "by count every copy was paid for, but that took less time than copying can take: "
            "Python grew the text in place",
        )
    if not _reaches_far(steps):
        return cannot("steps", f"costs are known up to n = {steps[-1][0]:.0f} only")
    choice = choose(POLYNOMIAL, steps, _EXACT, 2 * _UNEVEN)
    if choice.cls in ("linear", "nlogn") and choice.best.error > _UNEVEN:
        return cannot("steps", f"n or n log n: costs differ by {choice.best.error:.0%} by chance")
    fitted = told(choice, steps, "steps")
    if fitted.cls is None or len(seconds) < 3:
        return fitted
    return fitted.model_copy(update={"basis": "steps and seconds"})


def _reaches_far(steps: Series) -> bool:
    """Whether the sizes, or for what is steep the costs, grew enough to show how they go on."""
    (first, less), (last, more) = steps[0], steps[-1]
    return (last >= _FAR and last >= 8 * first) or more >= _STEEP * less


def _dearer(points: Sequence[CostPoint]) -> float:
    """How much more time a step takes on the largest inputs than where it takes least."""
    priced = [p for p in points if p.steps and p.seconds]
    if len(priced) < 3 or (priced[-1].seconds or 0) < _LEAST_SECONDS:
        return 1.0
    prices = [(p.seconds or 0) / (p.steps or 1) for p in priced]
    return min(prices[-2:]) / min(prices)


def _by_seconds(seconds: Series, because: str) -> Fit:
    """What time alone can tell: a power of n, where it is clear and no logarithm matters."""
    if len(seconds) < 4:
        return cannot("seconds", f"{because}too few sizes could be measured")
    top = [(n, s) for n, s in seconds if n >= seconds[-1][0] / 16]
    power = slope(top) if len(top) > 3 else 0.0
    for cls, least, most in _POWERS:
        if least <= power <= most:
            offset, factor = curve(cls, top)
            return Fit(
                cls=cls, confidence=0.7, basis="seconds", offset=offset, factor=factor,
                why=f"{because}it grows as n^{power:.2f} by the clock",
            )  # fmt: skip
    if 0.85 <= power <= 1.3:
        return cannot("seconds", f"{because}the clock can't tell n from n log n")
    return cannot("seconds", f"{because}the clock alone, at n^{power:.2f}, is not clear")


_POWERS: tuple[tuple[ClassName, float, float], ...] = (
    ("quadratic", 1.85, 2.1),
    ("cubic", 2.85, 3.1),
)
