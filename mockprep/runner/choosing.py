"""Owns the choice among models: each class against the others, and the refusal to choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from mockprep.domain.execution import ClassName, Fit
from mockprep.runner.regression import (
    LEADING,
    Fitted,
    Model,
    Series,
    fit,
    noise,
    one,
    with_exponential,
)

_ENOUGH = 8
_SPAN = 8
_SMALLEST = (32, 16, 8, 4)
"""Sizes below the first of these that leaves enough sizes are not looked at."""
_LEAST_SHARE = 0.12
"""A leading term that makes less of the cost at the largest size does not lead."""
_MOST_CANCELLED = 0.6
"""Terms that take away more of what others add follow chance and no cost."""
_SURE = 0.95
_SHOWN = 0.8
"""The weight that a class must have by what was measured, however likely it was before."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The class that stands out among the models, or None."""

    cls: ClassName | None
    weight: float
    best: Fitted
    rival: Fitted | None
    """The model of another class that comes nearest to the costs."""
    uneven: bool
    """Whether even the best model is far off, or does not foresee the largest sizes."""


def choose(models: Sequence[Model], series: Series, floor: float, most: float) -> Choice:
    """Weigh the models of each class against each other.

    floor: the relative error below which errors tell nothing. most: that above which no model fits.
    """
    kept = tail(series)
    floor = max(floor, noise(kept) / 2)
    fits = _best_of_each(_candidates(models, kept, floor))
    best = max(fits, key=lambda f: f.score)
    rival = max((f for f in fits if f is not best), key=lambda f: f.evidence, default=None)
    weight = 1 / sum(_ratio(f.score - best.score) for f in fits)
    shown = 1 / sum(_ratio(f.evidence - best.evidence) for f in fits)
    uneven = best.error > most or not _foresees(best.model, kept, floor)
    sure = weight >= _SURE and shown >= _SHOWN and not uneven
    return Choice(best.model.cls if sure else None, weight, best, rival, uneven)


def _ratio(logarithm: float) -> float:
    return exp(min(max(logarithm, -700), 700))


def _named(fitted: Fitted) -> str:
    """What a model is called: exponential ones are one class whatever their base."""
    return fitted.model.cls if fitted.model.cls != "other" else fitted.model.name


def _best_of_each(fits: list[Fitted]) -> list[Fitted]:
    best: dict[str, Fitted] = {}
    for fitted in sorted(fits, key=lambda f: -f.score):
        best.setdefault(_named(fitted), fitted)
    return list(best.values())


def _candidates(models: Sequence[Model], series: Series, floor: float) -> list[Fitted]:
    """Each model with its lower terms, and with none but an offset; those that really lead."""
    fits = []
    for model in with_exponential(models, series):
        plain = Model(model.cls, model.name, model.leading, (one,), model.prior, model.free)
        variants = [model] if model.leading is one else [model, plain]
        for variant in variants:
            fitted = fit(variant, series, floor)
            if fitted and fitted.share >= _LEAST_SHARE and fitted.cancelled < _MOST_CANCELLED:
                fits.append(fitted)
    return fits


def tail(series: Series) -> Series:
    """The sizes that are large enough to show how it goes on."""
    for least in _SMALLEST:
        kept = [(n, y) for n, y in series if n >= least]
        if len(kept) >= _ENOUGH and kept[-1][0] >= _SPAN * kept[0][0]:
            return kept
    return series


def _foresees(model: Model, series: Series, floor: float) -> bool:
    """Whether the model, fitted without the two largest sizes, comes near their costs."""
    earlier = fit(model, series[:-2], floor)
    if earlier is None:
        return True
    most = max(0.1, 8 * floor, 4 * earlier.error)
    return all(abs(earlier.at(n) / y - 1) <= most for n, y in series[-2:])


def told(choice: Choice, series: Series, basis: str) -> Fit:
    """The choice as a fit, with its reason in words."""
    sizes = f"{len(tail(series))} sizes up to n = {series[-1][0]:.0f}"
    best, rival = choice.best, choice.rival
    if choice.cls is None:
        if rival is None or choice.uneven:
            return cannot(basis, f"the cost is too uneven over {sizes}")
        return cannot(basis, f"between {best.model.name} and {rival.model.name} on {sizes}")
    why = f"grows as {best.model.name} on {sizes}, within {best.error:.1%}"
    if rival:
        why += f"; {rival.model.name} would be off by {rival.error:.1%}"
    offset, factor = curve(choice.cls, tail(series))
    confidence = min(choice.weight, 0.99) * (1 - min(best.error, 0.5))
    return Fit.model_validate(
        {"cls": choice.cls, "confidence": confidence, "basis": basis, "offset": offset,
         "factor": factor, "why": why}
    )  # fmt: skip


def curve(cls: ClassName, series: Series) -> tuple[float, float]:
    """Offset and factor of the class's curve through costs; zeros where it has no one curve."""
    leading = LEADING.get(cls)
    if leading is None:
        return 0.0, 0.0
    if leading is one:
        return sum(y for _, y in series) / len(series), 0.0
    fitted = fit(Model(cls, cls, leading, (one,)), series, 0.0)
    return (fitted.factors[0], fitted.factors[1]) if fitted else (0.0, 0.0)


def cannot(basis: str, why: str) -> Fit:
    """A fit that tells no class."""
    return Fit.model_validate({"cls": None, "confidence": 0.0, "basis": basis, "why": why})
