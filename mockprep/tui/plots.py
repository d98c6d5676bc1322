"""Text plots of how cost grows: points that were measured and the curve that was fitted to them."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from math import exp, floor, log, log10
from types import ModuleType

from rich.text import Text

from mockprep.domain.execution import CLASS_NAMES, CostPoint, Fit
from mockprep.runner.regression import LEADING

Theme = Mapping[str, str]
Series = Sequence[tuple[float, float]]
Curve = Callable[[float], float]

POINT = "●"
_LEGEND_CURVE = "⠒⠒"
_BRAILLE = r"[\u2801-\u28ff]+"
_FRAME = r"[┌┐└┘├┤┬┴┼─│]+"
_PREFIXES = ("", "k", "M", "G", "T", "P")
_FEWEST = 2


def plot(points: Sequence[CostPoint], fit: Fit, width: int, height: int, theme: Theme) -> Text:
    """Cost against n with the fitted curve, in `width` columns and `height` lines.

    The cost is what the fit rests on: counted steps, seconds, or bytes. Nothing but a sentence
    where fewer than two sizes were measured.
    """
    series = costs(points, fit)
    if len(series) < _FEWEST:
        return Text("Too few sizes were measured to draw them.", style="dim")
    curve = curve_of(fit, series)
    text = _legend(fit, theme, drawn=curve is not None)
    text.append_text(_coloured(_drawn(series, curve, fit, width, height - 1), theme))
    return text


def costs(points: Sequence[CostPoint], fit: Fit) -> list[tuple[float, float]]:
    """Sizes and costs by what the fit rests on, by rising size."""
    found = ((float(point.n), _cost(point, fit)) for point in points)
    return sorted((n, cost) for n, cost in found if cost is not None)


def _cost(point: CostPoint, fit: Fit) -> float | None:
    if fit.basis == "memory":
        return point.peak_bytes
    return point.seconds if fit.basis == "seconds" else point.steps


def curve_of(fit: Fit, series: Series) -> Curve | None:
    """The fitted curve; None where no class, or none with one curve, was told."""
    if fit.cls == "exponential":
        return _exponential(series)
    if fit.cls is None or fit.cls not in LEADING:
        return None
    growth = LEADING[fit.cls]
    return lambda n: fit.offset + fit.factor * growth(n)


def _exponential(series: Series) -> Curve:
    """A power of some base through the last cost and one in the upper half."""
    (middle, less), (last, most) = series[len(series) // 2 - 1], series[-1]
    rate = log(max(most, 1) / max(less, 1)) / (last - middle)
    return lambda n: most * exp(rate * (n - last))


def _legend(fit: Fit, theme: Theme, *, drawn: bool) -> Text:
    text = Text(no_wrap=True)
    text.append(POINT, style=theme["accent"])
    text.append(f" measured {_UNITS[fit.basis]}")
    if drawn and fit.cls:
        text.append(f"   {_LEGEND_CURVE}", style=theme["primary"])
        text.append(f" O({CLASS_NAMES[fit.cls]})")
    elif fit.cls is None:
        text.append("   no class can be told", style="dim")
    text.append("\n")
    return text


_UNITS = {
    "steps": "steps",
    "steps and seconds": "steps",
    "seconds": "time",
    "memory": "memory",
}


def _drawn(series: Series, curve: Curve | None, fit: Fit, width: int, height: int) -> str:
    """The plot without colours; plotext's one figure is as empty afterwards as before."""
    plotext = import_module("plotext")
    plotext.clear_figure()
    try:
        plotext.theme("clear")
        plotext.limit_size(False, False)
        plotext.plot_size(width, height)
        _fill(plotext, series, curve, fit)
        return str(plotext.uncolorize(plotext.build())).rstrip("\n")
    finally:
        plotext.clear_figure()


def _fill(plotext: ModuleType, series: Series, curve: Curve | None, fit: Fit) -> None:
    sizes, measured = [n for n, _ in series], [y for _, y in series]
    top = max(measured)
    if curve is not None:
        steps = [sizes[0] + (sizes[-1] - sizes[0]) * i / 200 for i in range(201)]
        # What is below zero, or far above the points, belongs to the offset and not to the growth.
        shown = [(n, min(max(curve(n), 0.0), 1.1 * top)) for n in steps]
        plotext.plot([n for n, _ in shown], [y for _, y in shown], marker="braille")
    plotext.scatter(sizes, measured, marker=POINT)
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    plotext.xlim(0, sizes[-1] * 1.02)
    plotext.ylim(0, top * 1.1 or 1)
    ticks, heights = round_ticks(sizes[-1]), round_ticks(top)
    plotext.xticks(ticks, [_quantity(n, "") for n in ticks])
    plotext.yticks(heights, [_measure(y, fit) for y in heights])


def round_ticks(most: float) -> list[float]:
    """Zero and some round numbers up to `most`."""
    if most <= 0:
        return [0.0]
    unit = 10.0 ** floor(log10(most))
    step = next(s for s in (unit / 5, unit / 2, unit, 2 * unit) if most / s < 6)
    return [step * i for i in range(int(most / step + 1e-9) + 1)]


def _measure(cost: float, fit: Fit) -> str:
    if fit.basis == "memory":
        return _quantity(cost, "B")
    if fit.basis == "seconds":
        return f"{cost:g} s" if cost >= 1 or not cost else _short_time(cost)
    return _quantity(cost, "")


def _short_time(seconds: float) -> str:
    return f"{seconds * 1e3:g} ms" if seconds >= 1e-3 else f"{seconds * 1e6:g} µs"


def _quantity(amount: float, unit: str) -> str:
    """`20k`, `1.5 MB`: three digits at most."""
    power = min(max(int(log10(amount) // 3), 0), len(_PREFIXES) - 1) if amount >= 1 else 0
    number = f"{amount / 1000**power:.3g}"
    return f"{number}{' ' if unit else ''}{_PREFIXES[power]}{unit}"


def _coloured(drawn: str, theme: Theme) -> Text:
    text = Text(drawn, no_wrap=True)
    text.highlight_regex(_FRAME, "dim")
    text.highlight_regex(_BRAILLE, theme["primary"])
    text.highlight_regex(POINT, theme["accent"])
    return text
