"""Quantities in prose: numbers with multiplier, unit and rate, written in many ways."""

import pytest

from mockprep.graders.offline.quantities import quantities, read_unit


@pytest.mark.parametrize(
    ("told", "value", "dimension", "per"),
    [
        ("50k writes per second", 50_000, "", 1),
        ("about 800 writes/s", 800, "", 1),
        ("1,000 rps", 1000, "", 1),
        ("4k QPS", 4000, "", 1),
        ("QPS: 3500", 3500, "", 1),
        ("writes per second = 800", 800, "", 1),
        ("70 million points a day", 70e6, "", 86_400),
        ("69M/day", 69e6, "", 86_400),
        ("3 lakh orders daily", 300_000, "", 86_400),
        ("2 crore users", 2e7, "", None),
        ("2.5 TB per year", 2.5e12, "B", 31_536_000),
        ("14 GB/day", 14e9, "B", 86_400),
        ("5 x 10^9 bytes", 5e9, "B", None),
        ("10^6 users", 1e6, "", None),
        ("1e6 rows", 1e6, "", None),
        ("500 B each", 500, "B", None),
        ("5B records", 5e9, "", None),
        ("under 200 ms", 0.2, "s", None),
        ("8 000 trucks", 8000, "", None),
        ("for 30 days", 2_592_000, "s", None),
        ("10k QPS", 10_000, "", 1),
        ("1.2 TB/day", 1.2e12, "B", 86_400),
        ("3 x 10^9", 3e9, "", None),
        ("3\u00d710\u2079 rows", 3e9, "", None),
        ("2^30", 2**30, "", None),
        ("a million a day", 1e6, "", 86_400),
        ("half a million requests", 5e5, "", None),
        ("ten thousand users", 10_000, "", None),
        ("a hundred thousand events an hour", 1e5, "", 3600),
        ("twenty-five thousand", 25_000, "", None),
        ("a few million a month", 3e6, "", 2_592_000),
        ("two per second", 2, "", 1),
        ("500 ms", 0.5, "s", None),
        ("two hundred milliseconds", 0.2, "s", None),
        ("24h", 86_400, "s", None),
        ("10-40k writes/s", 20_000, "", 1),
        ("4 to 9 million", 6e6, "", None),
        ("1 Gbps", 125e6, "B", 1),
        ("80 Mbit/s", 10e6, "B", 1),
        ("512 KiB", 512 * 1024, "B", None),
        ("99.99 %", 99.99, "%", None),
        ("300 m", 300, "", None),
        ("5m rows", 5e6, "", None),
        ("1_000_000", 1e6, "", None),
        ("1.000.000 users", 1e6, "", None),
        ("QPS of about 4k", 4000, "", 1),
        ("| writes/s | 800 |", 800, "", 1),
        ("12 req/s", 12, "", 1),
        ("50 GB yearly", 50e9, "B", 31_536_000),
        ("~3.5K rps", 3500, "", 1),
    ],
)
def test_quantities(told: str, value: float, dimension: str, per: float | None) -> None:
    (found,) = quantities(told)
    assert (found.dimension, found.per_seconds) == (dimension, per)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    "told",
    [
        "since 2021", "python 3.11", "step 2", "no number", "p99", "HTTP 429", "base 62", "a day",
        "three replicas", "port 8080", "v2", "at one point", "a few users", "S3", "",
    ],
)  # fmt: skip
def test_numbers_that_are_no_quantities(told: str) -> None:
    assert quantities(told) == ()


def test_several_quantities_in_one_sentence() -> None:
    told = "60k trucks every 15 s make 4,000 writes/s, and 50 B each are 17 GB a day."
    found = [(q.value, q.dimension, q.per_seconds) for q in quantities(told)]
    assert found == [
        (60_000, "", 15), (15, "s", None), (4000, "", 1), (50, "B", None), (17e9, "B", 86_400),
    ]  # fmt: skip


def test_what_a_label_says_holds_for_the_result_too() -> None:
    found = quantities("Writes per second: 8000 / 10 = 800\nServers: 4")
    assert [(q.value, q.per_seconds) for q in found] == [(8000, 1), (10, None), (800, 1), (4, None)]


def test_places_are_those_of_the_text() -> None:
    told = "about 800 writes/s, then half a million rows"
    places = [told[q.start : q.end] for q in quantities(told)]
    assert places == ["800 writes/s", "half a million"]


@pytest.mark.parametrize("huge", ["9" * 400, "10^999999", "9 x 10^99999", "1e99 trillion", "2^0"])
def test_huge_numbers_are_no_error(huge: str) -> None:
    for found in quantities(huge):
        assert found.value >= 0


def test_units() -> None:
    assert read_unit("/s") == ("", 1, 1)
    assert read_unit("/day") == ("", 1, 86_400)
    assert read_unit("B") == ("B", 1, None)
    assert read_unit("GB/day") == ("B", 1e9, 86_400)
    assert read_unit("ms") == ("s", 1e-3, None)
    assert read_unit("requests/s") == ("", 1, 1)
    assert read_unit("qps") == ("", 1, 1)
    assert read_unit("%") == ("%", 1, None)
    assert read_unit("") == ("", 1, None)
