"""Owns the arithmetic of fitting growth: least squares on relative errors, and weights.

A model is a leading term with lower terms beside it. Errors count relative to the cost, as a
cost of ten million would drown all smaller sizes otherwise.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, factorial, hypot, log, log2, sqrt

from mockprep.domain.execution import ClassName

Growth = Callable[[float], float]
Series = Sequence[tuple[float, float]]
"""Sizes and costs, by rising size; costs are above zero."""


@dataclass(frozen=True, slots=True)
class Model:
    """A way in which cost may grow."""

    cls: ClassName
    name: str
    leading: Growth
    lower: tuple[Growth, ...] = ()
    prior: float = 1.0
    """How likely it is before anything was measured, against the classes that are common."""
    free: int = 0
    """Parameters that were chosen to fit, beside the factors of the terms."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model with its factors."""

    model: Model
    factors: tuple[float, ...]
    """Of the lower terms, then of the leading one."""
    error: float
    """The root mean square of the relative errors, with the degrees of freedom in mind."""
    share: float
    """What part of the cost at the largest size the leading term makes."""
    cancelled: float
    """How much of the cost at the largest size terms add that others take away again."""
    evidence: float
    """The logarithm of its weight against other models by the costs alone."""

    @property
    def score(self) -> float:
        """The logarithm of its weight, with how likely it was before."""
        return self.evidence + log(self.model.prior)

    def at(self, n: float) -> float:
        """The cost that it foresees at size n."""
        terms = (*self.model.lower, self.model.leading)
        return sum(f * term(n) for f, term in zip(self.factors, terms, strict=True))


def one(n: float) -> float:
    """Growth of nothing."""
    return 1.0


def linear(n: float) -> float:
    """Growth of n."""
    return n


def nlogn(n: float) -> float:
    """Growth of n log n."""
    return n * log2(n)


def square(n: float) -> float:
    """Growth of n^2."""
    return n * n


RARE = 0.05
"""The prior of classes that few answers have; they are there to be told from the common ones."""

POLYNOMIAL = (
    Model("constant", "1", one),
    Model("logn", "log n", log2, (one,)),
    Model("other", "(log n)^2", lambda n: log2(n) ** 2, (one, log2), RARE),
    Model("other", "the root of n", sqrt, (one, log2), RARE),
    Model("linear", "n", linear, (one, log2)),
    Model("other", "n log log n", lambda n: n * log2(log2(n)), (one, linear), RARE),
    Model("nlogn", "n log n", nlogn, (one, linear)),
    Model("other", "n (log n)^2", lambda n: n * log2(n) ** 2, (one, linear, nlogn), RARE),
    Model("other", "n^1.5", lambda n: n**1.5, (one, linear), RARE),
    Model("quadratic", "n^2", square, (one, linear, nlogn)),
    Model("other", "n^2 log n", lambda n: n * nlogn(n), (one, linear, square), RARE),
    Model("other", "n^2.5", lambda n: n**2.5, (one, square), RARE),
    Model("cubic", "n^3", lambda n: n**3, (one, linear, square)),
    Model("other", "n^3 log n", lambda n: n * n * nlogn(n), (one, square), RARE),
    Model("other", "n^4", lambda n: n**4, (one, linear, square), RARE),
)
MEMORY = (
    Model("constant", "1", one),
    Model("logn", "log n", log2, (one,)),
    Model("other", "the root of n", sqrt, (one,), RARE),
    Model("linear", "n", linear, (one,)),
    Model("nlogn", "n log n", nlogn, (one,), RARE),
    Model("quadratic", "n^2", square, (one,)),
    Model("cubic", "n^3", lambda n: n**3, (one,), RARE),
)
"""Memory is more uneven than counted steps, and has fewer ways to grow."""
LEADING: dict[ClassName, Growth] = {m.cls: m.leading for m in POLYNOMIAL if m.cls != "other"}
"""The growth that a class stands for; an exponential one has a base of its own."""
_MOST_EXPONENTIAL = 64
"""Sizes beyond which no exponential cost can have been measured."""
_BASES = (1.15, 6.0)


def with_exponential(models: Sequence[Model], series: Series) -> list[Model]:
    """`models`, and where sizes are small exponential ones; their base is that which fits best."""
    if series[-1][0] > _MOST_EXPONENTIAL:
        return list(models)
    return [
        *models,
        _best_base(series, lambda base: Model("exponential", "", lambda n: base**n, (one,))),
        _best_base(
            series, lambda base: Model("exponential", "", lambda n: n * base**n, (one,), 0.5)
        ),
        Model("other", "n!", lambda n: float(factorial(int(n))), (one, linear), 0.5),
        Model("other", "n!", lambda n: n * float(factorial(int(n))), (one, linear), 0.5),
    ]


def _best_base(series: Series, model_of: Callable[[float], Model]) -> Model:
    low, high = (log(base) for base in _BASES)
    for _ in range(4):
        bases = [low + (high - low) * i / 12 for i in range(13)]
        errors = [_error_of(model_of(exp(base)), series) for base in bases]
        best = errors.index(min(errors))
        low, high = bases[max(best - 1, 0)], bases[min(best + 1, 12)]
    base = exp((low + high) / 2)
    return replace(model_of(base), name=f"{base:.2g}^n", free=1)


def _error_of(model: Model, series: Series) -> float:
    fitted = fit(model, series, 0.0)
    return fitted.error if fitted else float("inf")


def fit(model: Model, series: Series, floor: float) -> Fitted | None:
    """`model` fitted to `series`; None where there are too few sizes or it is no model of them.

    floor: the relative error below which errors tell nothing.
    """
    terms = (*model.lower, model.leading)
    freedom = len(series) - len(terms) - model.free
    if freedom < 1:
        return None
    columns = [[term(n) / y for n, y in series] for term in terms]
    factors = _least_squares(columns)
    if factors is None:
        return None
    left = [
        1 - sum(f * column[i] for f, column in zip(factors, columns, strict=True))
        for i in range(len(series))
    ]
    rest = sum(r * r for r in left)
    count = len(series)
    shares = [f * column[-1] for f, column in zip(factors, columns, strict=True)]
    penalty = (len(terms) + model.free) * log(count)
    spread = rest / count + floor**2 + 1e-12
    return Fitted(
        model=model,
        factors=tuple(factors),
        error=sqrt(rest / freedom),
        share=shares[-1],
        cancelled=sum(map(abs, shares)) - 1,
        evidence=-count / 2 * log(spread) - penalty,
    )


def _least_squares(columns: list[list[float]]) -> list[float] | None:
    """Factors by which the columns add up to ones, as nearly as can be; None where it is unclear.

    The columns are made orthogonal one after the other (modified Gram-Schmidt).
    """
    count = len(columns)
    scales = [hypot(*column) for column in columns]
    rest = [[x / scale for x in column] for column, scale in zip(columns, scales, strict=True)]
    target = [1.0] * len(columns[0])
    upper = [[0.0] * count for _ in range(count)]
    right = [0.0] * count
    for i in range(count):
        length = hypot(*rest[i])
        if length < 1e-9:
            return None
        unit = [x / length for x in rest[i]]
        upper[i][i] = length
        right[i] = _dot(unit, target)
        target = [t - right[i] * u for t, u in zip(target, unit, strict=True)]
        for j in range(i + 1, count):
            upper[i][j] = _dot(unit, rest[j])
            rest[j] = [x - upper[i][j] * u for x, u in zip(rest[j], unit, strict=True)]
    factors = [0.0] * count
    for i in reversed(range(count)):
        known = sum(upper[i][j] * factors[j] for j in range(i + 1, count))
        factors[i] = (right[i] - known) / upper[i][i]
    return [f / scale for f, scale in zip(factors, scales, strict=True)]


def _dot(left: list[float], right: list[float]) -> float:
    return sum(x * y for x, y in zip(left, right, strict=True))


def slope(series: Series) -> float:
    """The power of n that fits best: the slope of the costs on logarithmic scales."""
    xs, ys = [log(n) for n, _ in series], [log(y) for _, y in series]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((a - x) ** 2 for a in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / spread


def noise(series: Series) -> float:
    """How far a cost is from the line between its neighbours, in the middle, as a share."""
    triples = zip(series, series[1:], series[2:], strict=False)
    off = sorted(_bend(*triple) for triple in triples)
    return off[len(off) // 2] if off else 0.0


def _bend(
    before: tuple[float, float], here: tuple[float, float], after: tuple[float, float]
) -> float:
    part = log(here[0] / before[0]) / log(after[0] / before[0])
    bend = log(here[1]) - (1 - part) * log(before[1]) - part * log(after[1])
    return abs(bend) / sqrt(1 + part**2 + (1 - part) ** 2)


def is_rising(series: Series) -> bool:
    """Whether sizes rise and costs are above zero."""
    return all(a[0] < b[0] for a, b in pairwise(series)) and all(y > 0 for _, y in series)
