"""The choice of a class: from series that were measured once, and from made-up ones."""

import json
import random
from collections.abc import Callable, Iterable
from math import log2
from pathlib import Path
from typing import Any

import pytest

from mockprep.domain.execution import CostPoint
from mockprep.runner.growth import fit_space, fit_time
from tests.runner.known_functions import KNOWN, Known

RECORDED: dict[str, list[list[Any]]] = json.loads(
    (Path(__file__).parent / "recorded_costs.json").read_text()
)
PLAIN = [known for known in KNOWN if not known.tricky]
DOUBLED = [2**k for k in range(4, 17)]
SMALL = [*range(4, 31)]


def recorded(known: Known) -> list[CostPoint]:
    """The costs of a function as benchmarks/growth.py measured them."""
    return [
        CostPoint(n=n, steps=steps, seconds=seconds, peak_bytes=peak)
        for n, steps, seconds, peak in RECORDED[known.name]
    ]


def counted(sizes: Iterable[int], cost: Callable[[int], float]) -> list[CostPoint]:
    return [CostPoint(n=n, steps=round(cost(n))) for n in sizes]


def timed(
    sizes: Iterable[int], steps: Callable[[int], float] | None, seconds: Callable[[int], float]
) -> list[CostPoint]:
    return [
        CostPoint(n=n, steps=round(steps(n)) if steps else None, seconds=seconds(n)) for n in sizes
    ]


def kept(sizes: Iterable[int], peak: Callable[[int], float]) -> list[CostPoint]:
    return [CostPoint(n=n, peak_bytes=round(peak(n))) for n in sizes]


def test_every_known_function_was_recorded() -> None:
    assert {known.name for known in KNOWN} == RECORDED.keys()
    assert len(KNOWN) >= 40


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.name)
def test_no_known_function_is_told_wrong(known: Known) -> None:
    points = recorded(known)
    time, space = fit_time(points), fit_space(points)
    assert time.cls in (None, known.time), time.why
    assert known.space is None or space.cls in (None, known.space), space.why
    assert time.why
    assert space.why


def test_nearly_every_class_of_time_is_told() -> None:
    right = [known for known in PLAIN if fit_time(recorded(known)).cls == known.time]
    assert len(right) >= 0.95 * len(PLAIN)


def test_most_classes_of_space_are_told() -> None:
    known = [known for known in KNOWN if known.space]
    right = [k for k in known if fit_space(recorded(k)).cls == k.space]
    assert len(right) >= 0.8 * len(known)


@pytest.mark.parametrize("known", [k for k in KNOWN if k.tricky], ids=lambda known: known.name)
def test_what_cannot_be_told_is_not(known: Known) -> None:
    fit = fit_time(recorded(known))
    assert fit.cls is None
    assert fit.confidence == 0


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.name)
def test_a_noisy_clock_makes_no_class_wrong(known: Known) -> None:
    rng = random.Random(known.name)
    noisy = [
        point.model_copy(update={"seconds": point.seconds * rng.choice((1, 1.3, 3))})
        for point in recorded(known)
        if point.seconds is not None
    ]
    assert fit_time(noisy).cls in (None, known.time)


@pytest.mark.parametrize("known", PLAIN, ids=lambda known: known.name)
def test_fewer_sizes_make_no_class_of_time_wrong(known: Known) -> None:
    points = recorded(known)
    for most in range(5, len(points)):
        assert fit_time(points[:most]).cls in (None, known.time), f"{most} sizes"


@pytest.mark.parametrize(
    ("cls", "cost"),
    [
        ("constant", lambda n: 7),
        ("logn", lambda n: 5 * log2(n) + 3),
        ("linear", lambda n: 9 * n + 40),
        ("nlogn", lambda n: n * log2(n) + 8 * n),
        ("quadratic", lambda n: n * (n - 1) / 2 + 3 * n),
        ("quadratic", lambda n: n * n + 5 * n * log2(n)),
        ("cubic", lambda n: n * (n - 1) * (n - 2) / 6 + n * n),
        ("other", lambda n: 4 * n**0.5 + 3),
        ("other", lambda n: n * n * log2(n)),
        ("other", lambda n: n**1.5 + 10 * n),
    ],
)
def test_counted_steps_tell_the_class_beside_lower_terms(
    cls: str, cost: Callable[[int], float]
) -> None:
    fit = fit_time(counted(DOUBLED, cost))
    assert fit.cls == cls
    assert fit.confidence > 0.9
    assert fit.basis == "steps"


@pytest.mark.parametrize(
    ("cls", "cost"),
    [
        ("exponential", lambda n: 2**n + n),
        ("exponential", lambda n: 3 * 1.618**n),
        ("exponential", lambda n: n * 2**n + 50),
        ("cubic", lambda n: n**3 + n),
        ("other", lambda n: n**4),
    ],
)
def test_small_sizes_tell_exponential_from_steep(cls: str, cost: Callable[[int], float]) -> None:
    assert fit_time(counted(SMALL, cost)).cls == cls


def test_the_curve_goes_through_the_costs() -> None:
    fit = fit_time(counted(DOUBLED, lambda n: 3 * n * n + 100))
    assert fit.factor == pytest.approx(3, rel=1e-3)
    assert fit.offset == pytest.approx(100, rel=1e-2)


def test_chance_in_the_costs_lets_no_logarithm_be_told() -> None:
    rng = random.Random(1)
    fit = fit_time(counted(DOUBLED, lambda n: n * log2(n) * rng.uniform(0.6, 1.4)))
    assert fit.cls is None


def test_a_term_that_hardly_leads_is_not_told() -> None:
    fit = fit_time(counted(DOUBLED, lambda n: 400 * n + n * log2(n)))
    assert fit.cls in (None, "linear")


def test_too_few_sizes_tell_nothing() -> None:
    fit = fit_time(counted([4, 8, 16], lambda n: n))
    assert fit.cls is None
    assert "too few" in fit.why


def test_time_that_agrees_with_the_steps_is_part_of_the_basis() -> None:
    points = timed(DOUBLED, lambda n: 5 * n, lambda n: 1e-6 * n)
    assert fit_time(points).basis == "steps and seconds"


def test_time_that_grows_faster_than_the_steps_decides_against_them() -> None:
    points = timed(DOUBLED, lambda n: 5 * n, lambda n: 1e-7 * n + 1e-8 * n * n)
    fit = fit_time(points)
    assert (fit.cls, fit.basis) == ("quadratic", "seconds")
    assert "faster than what could be counted" in fit.why
    assert fit.confidence < 0.9


def test_work_that_no_step_shows_is_not_called_constant() -> None:
    points = timed(DOUBLED, lambda n: 1, lambda n: 2e-7 + 4e-9 * n)
    fit = fit_time(points)
    assert (fit.cls, fit.basis) == (None, "seconds")


def test_caches_that_make_steps_dearer_change_no_class() -> None:
    points = timed(DOUBLED, lambda n: 5 * n, lambda n: 1e-7 * n * (1 + n / 2**14))
    assert fit_time(points).cls == "linear"


def test_copies_that_took_no_time_did_not_happen() -> None:
    points = timed(DOUBLED, lambda n: n * n / 2, lambda n: 3e-8 * n)
    fit = fit_time(points)
    assert fit.cls is None
    assert "in place" in fit.why


@pytest.mark.parametrize(
    ("cls", "seconds"),
    [("quadratic", lambda n: 1e-7 * n * n), ("cubic", lambda n: 1e-8 * n**3)],
)
def test_time_alone_tells_a_power(cls: str, seconds: Callable[[int], float]) -> None:
    fit = fit_time(timed([100, 200, 400, 800, 1600], None, seconds))
    assert (fit.cls, fit.basis) == (cls, "seconds")


@pytest.mark.parametrize("seconds", [lambda n: 1e-6 * n, lambda n: 1e-7 * n * log2(n)])
def test_time_alone_tells_no_logarithm(seconds: Callable[[int], float]) -> None:
    fit = fit_time(timed([1000, 2000, 4000, 8000, 16000], None, seconds))
    assert fit.cls is None
    assert "n log n" in fit.why


@pytest.mark.parametrize(
    ("cls", "peak"),
    [
        ("constant", lambda n: 64 + n // 1000),
        ("logn", lambda n: 160 * log2(n) + 100),
        ("linear", lambda n: 8 * n + 56),
        ("linear", lambda n: 8 * n * (1 + 0.06 * (n % 3))),
        ("nlogn", lambda n: 8 * n * log2(n) + 400),
        ("quadratic", lambda n: 8 * n * n + 88 * n),
    ],
)
def test_memory_tells_the_class_of_space(cls: str, peak: Callable[[int], float]) -> None:
    fit = fit_space(kept(DOUBLED, peak))
    assert (fit.cls, fit.basis) == (cls, "memory")


def test_memory_that_grows_by_fits_and_starts_is_not_told() -> None:
    peaks = [1, 1, 9, 9, 9, 90, 90, 95, 900, 900, 900, 20_000, 20_000]
    assert fit_space(kept(DOUBLED, lambda n: 1000 * peaks[DOUBLED.index(n)])).cls is None


def test_nothing_measured_tells_nothing() -> None:
    assert fit_time([]).cls is None
    assert fit_space([]).cls is None
