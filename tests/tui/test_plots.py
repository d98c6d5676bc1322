"""Plots of growth: what is drawn, at which size, in whose colours."""

import pytest
from rich.text import Text

from mockprep.domain.execution import CostPoint, Fit
from mockprep.tui.plots import POINT, costs, curve_of, plot, round_ticks
from mockprep.tui.themes import THEMES

LIGHT_AND_DARK = [{"accent": str(theme.accent), "primary": str(theme.primary)} for theme in THEMES]
THEME = LIGHT_AND_DARK[0]
SQUARES = tuple(
    CostPoint(n=n, steps=3 * n * n, seconds=n / 1e4, peak_bytes=8 * n) for n in (10, 20, 40, 80)
)
QUADRATIC = Fit(cls="quadratic", confidence=0.9, basis="steps", factor=3)


def is_braille(character: str) -> bool:
    return "\u2801" <= character <= "\u28ff"


def drawn_columns(text: Text) -> list[int]:
    """Where the points stand, from left to right."""
    body = text.plain.splitlines()[1:]
    return sorted(line.index(POINT) for line in body for _ in range(line.count(POINT)))


@pytest.mark.parametrize(("width", "height"), [(60, 14), (100, 20)])
def test_a_plot_has_the_size_that_was_asked_for(width: int, height: int) -> None:
    lines = plot(SQUARES, QUADRATIC, width, height, THEME).plain.splitlines()
    assert len(lines) == height
    assert {len(line) for line in lines[1:]} == {width}


@pytest.mark.parametrize("theme", LIGHT_AND_DARK)
def test_points_and_curve_have_the_colours_of_the_theme(theme: dict[str, str]) -> None:
    text = plot(SQUARES, QUADRATIC, 60, 14, theme)
    styles = {str(span.style): text.plain[span.start : span.end] for span in text.spans[3:]}
    assert POINT in styles[theme["accent"]]
    assert all(map(is_braille, styles[theme["primary"]]))
    assert set(styles) == {theme["accent"], theme["primary"], "dim"}


def test_every_size_is_drawn_and_the_legend_names_the_class() -> None:
    text = plot(SQUARES, QUADRATIC, 60, 14, THEME)
    assert len(drawn_columns(text)) == len(SQUARES)
    assert text.plain.splitlines()[0] == f"{POINT} measured steps   ⠒⠒ O(n^2)"


def test_the_curve_goes_through_the_points() -> None:
    lines = plot(SQUARES, QUADRATIC, 60, 14, THEME).plain.splitlines()
    last = next(line for line in lines[1:] if POINT in line)
    assert is_braille(last[last.index(POINT) - 1])


def test_what_has_no_class_has_points_and_no_curve() -> None:
    fit = Fit(cls=None, confidence=0, basis="steps", why="uneven")
    text = plot(SQUARES, fit, 60, 14, THEME)
    assert "no class can be told" in text.plain
    assert not any(map(is_braille, text.plain))


def test_one_size_is_too_few_to_draw() -> None:
    assert "Too few sizes" in plot(SQUARES[:1], QUADRATIC, 60, 14, THEME).plain


@pytest.mark.parametrize(
    ("basis", "last", "label"),
    [("steps", 19200, "10k"), ("seconds", 0.008, "ms"), ("memory", 640, "400 B")],
)
def test_the_axis_is_in_units_of_what_the_fit_rests_on(basis: str, last: float, label: str) -> None:
    fit = Fit.model_validate({"cls": "linear", "confidence": 1, "basis": basis, "factor": 1})
    assert costs(SQUARES, fit)[-1] == (80, last)
    assert label in plot(SQUARES, fit, 60, 14, THEME).plain


def test_sizes_without_that_cost_are_left_out() -> None:
    timed = (*SQUARES, CostPoint(n=160, seconds=0.1))
    assert len(drawn_columns(plot(timed, QUADRATIC, 60, 14, THEME))) == len(SQUARES)


def test_an_exponential_curve_takes_its_base_from_the_costs() -> None:
    fit = Fit(cls="exponential", confidence=0.9, basis="steps")
    curve = curve_of(fit, [(n, 1.6**n) for n in range(5, 25)])
    assert curve is not None
    assert curve(20) == pytest.approx(1.6**20)


def test_one_plot_leaves_nothing_behind_for_the_next() -> None:
    alone = plot(SQUARES, QUADRATIC, 60, 14, THEME)
    memory = Fit(cls="linear", confidence=1, basis="memory", factor=8)
    plot(SQUARES[:3], memory, 100, 20, THEME)
    assert plot(SQUARES, QUADRATIC, 60, 14, THEME) == alone


def test_costs_that_are_all_zero_can_be_drawn() -> None:
    still = tuple(CostPoint(n=n, steps=0) for n in (1, 2, 3))
    fit = Fit(cls="constant", confidence=1, basis="steps")
    assert POINT in plot(still, fit, 60, 14, THEME).plain.splitlines()[-3]


@pytest.mark.parametrize("most", [0.003, 1, 7, 65536, 2.5e9])
def test_ticks_are_few_and_reach_most_of_the_way(most: float) -> None:
    ticks = round_ticks(most)
    assert 3 <= len(ticks) <= 6
    assert 0.6 * most < ticks[-1] <= most * 1.001
