"""The figures of agreement: against values worked out by hand, and against the standard library."""

import statistics
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.agreement import (
    pearson,
    quadratic_weighted_kappa,
    reliability_bins,
    rmse,
    undefined,
    whole_step,
)

GRADES = st.lists(st.tuples(*[st.sampled_from([n / 2 for n in range(11)])] * 2), max_size=40)


def test_pearson_by_hand() -> None:
    # dx = -1, 0, 1; dy = -1, -1, 2 (means 2 and 3): 3 / sqrt(2 * 6)
    assert pearson([1, 2, 3], [2, 2, 5]) == pytest.approx(3 / sqrt(12))
    assert pearson([1, 2, 3], [10, 20, 30]) == pytest.approx(1)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)


@given(GRADES)
def test_pearson_is_that_of_the_standard_library(pairs: list[tuple[float, float]]) -> None:
    first, second = [x for x, _ in pairs], [y for _, y in pairs]
    found = pearson(first, second)
    assert (found is None) == bool(undefined(first, second))
    if found is not None:
        assert isclose(found, statistics.correlation(first, second), abs_tol=1e-9)
        assert found == pytest.approx(pearson(second, first))


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ([], [], "nothing was graded"),
        ([3], [4], "it takes two graded answers"),
        ([3, 3, 3], [1, 2, 3], "every predicted grade is 3"),
        ([1, 2, 3], [0.1, 0.1, 0.1], "every human grade is 0.1"),
        ([1, 2], [0, 1e-200], "every human grade is 0"),
    ],
)
def test_where_there_is_no_correlation_it_is_said_why(
    first: list[float], second: list[float], why: str
) -> None:
    assert pearson(first, second) is None
    assert undefined(first, second) == why


def test_rmse_by_hand() -> None:
    assert rmse([1, 2, 5], [1, 4, 4]) == pytest.approx(sqrt(5 / 3))
    assert rmse([], []) is None


@pytest.mark.parametrize(("grade", "step"), [(0, 0), (0.49, 0), (0.5, 1), (2.5, 3), (4.999, 5)])
def test_grades_are_rounded_to_whole_steps(grade: float, step: int) -> None:
    assert whole_step(grade) == step


def test_kappa_by_hand() -> None:
    # Steps 0 0 1 2 against 0 1 1 2: one answer is one step off, so sum(w O) = 1. By chance:
    # rows 2 1 1, columns 1 2 1, sum(w row column) / 4 = (2*2 + 4*2*1 + 1*1 + 1*1 + 4*1*1 + 1*2) / 4
    assert quadratic_weighted_kappa([0, 0, 1, 2], [0, 1, 1, 2]) == pytest.approx(1 - 4 / 20)
    assert quadratic_weighted_kappa([0, 1, 2], [0.2, 1.4, 1.5]) == 1
    assert quadratic_weighted_kappa([0, 5], [5, 0]) == -1


@pytest.mark.parametrize("grades", [[], [3], [3, 3, 3]])
def test_kappa_is_not_told_where_chance_would_do_as_well(grades: list[float]) -> None:
    assert quadratic_weighted_kappa(grades, grades) is None


@given(GRADES)
def test_kappa_lies_within_its_bounds(pairs: list[tuple[float, float]]) -> None:
    found = quadratic_weighted_kappa([x for x, _ in pairs], [y for _, y in pairs])
    assert found is None or -1 <= found <= 1


def test_bins_hold_every_answer_once() -> None:
    bins = reliability_bins([0, 0.4, 2.5, 5], [1, 2, 3, 4], top=5)
    assert [(b.low, b.high, b.n) for b in bins] == [(0, 0.5, 2), (2.5, 3, 1), (4.5, 5, 1)]
    assert (bins[0].predicted, bins[0].human) == (0.2, 1.5)


@given(GRADES)
def test_bins_lose_nothing(pairs: list[tuple[float, float]]) -> None:
    bins = reliability_bins([x for x, _ in pairs], [y for _, y in pairs], top=5)
    assert sum(b.n for b in bins) == len(pairs)
    assert all(b.low - 1e-9 <= b.predicted <= b.high + 1e-9 for b in bins)
