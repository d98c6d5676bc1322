"""Owns the words and signs of quantities: number words, multipliers, units, spans of time."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Dimension = Literal["", "B", "s", "%"]
"""What is counted: things, bytes, seconds, or hundredths of a whole."""

SECONDS: dict[str, float] = {
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600, "hourly": 3600,
    "d": 86_400, "day": 86_400, "days": 86_400, "daily": 86_400,
    "w": 604_800, "week": 604_800, "weeks": 604_800, "weekly": 604_800,
    "month": 2_592_000, "months": 2_592_000, "mo": 2_592_000, "monthly": 2_592_000,
    "y": 31_536_000, "yr": 31_536_000, "yrs": 31_536_000, "year": 31_536_000,
    "years": 31_536_000, "yearly": 31_536_000, "annually": 31_536_000,
}  # fmt: skip
"""What a rate may be divided by, in seconds."""

TIMES = {
    "k": 1e3, "thousand": 1e3, "thousands": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "mil": 1e6,
    "million": 1e6, "millions": 1e6, "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9,
    "t": 1e12, "tn": 1e12, "trillion": 1e12, "trillions": 1e12, "g": 1e9,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7, "hundred": 1e2,
}  # fmt: skip

_SIZES = {"": 1.0, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12, "p": 1e15, "e": 1e18}
_NAMED_SIZES = {"kilo": "k", "mega": "m", "giga": "g", "tera": "t", "peta": "p", "exa": "e"}

_DURATIONS: dict[str, float] = {
    "ns": 1e-9, "nanosecond": 1e-9, "nanoseconds": 1e-9,
    "us": 1e-6, "\u00b5s": 1e-6, "\u03bcs": 1e-6, "microsecond": 1e-6, "microseconds": 1e-6,
    "ms": 1e-3, "msec": 1e-3, "millisecond": 1e-3, "milliseconds": 1e-3, "millis": 1e-3,
    **{name: size for name, size in SECONDS.items() if not name.endswith("ly") and name != "m"},
}  # fmt: skip

_A_SECOND = frozenset({"qps", "rps", "tps", "wps", "ops", "iops", "hz", "eps", "mps"})

_ONES = tuple(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905
)
_TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())  # noqa: SIM905
_LOOSE = {"half a": 0.5, "quarter of a": 0.25, "a few": 3, "several": 4, "a couple of": 2,
          "a couple": 2, "a dozen": 12, "a": 1, "an": 1}  # fmt: skip


class Unit(NamedTuple):
    """A unit of measure: what it counts, how much of it, and the seconds it is divided by."""

    dimension: Dimension = ""
    scale: float = 1.0
    per_seconds: float | None = None


def _byte_units() -> dict[str, Unit]:
    units = {"byte": Unit("B"), "bytes": Unit("B")}
    for letter, size in _SIZES.items():
        units[f"{letter}b"] = Unit("B", size)
        units[f"{letter}ib"] = Unit("B", 1024.0 ** (list(_SIZES).index(letter)))
        units[f"{letter}bit"] = units[f"{letter}bits"] = Unit("B", size / 8)
        units[f"{letter}bps"] = Unit("B", size / 8, 1)
    for name, letter in _NAMED_SIZES.items():
        units[f"{name}byte"] = units[f"{name}bytes"] = Unit("B", _SIZES[letter])
        units[f"{name}bit"] = units[f"{name}bits"] = Unit("B", _SIZES[letter] / 8)
    return units


UNITS: dict[str, Unit] = {
    **_byte_units(),
    **{name: Unit("s", size) for name, size in _DURATIONS.items()},
    **{name: Unit("", 1, 1) for name in _A_SECOND},
    "%": Unit("%"),
    "percent": Unit("%"),
}
"""Every unit that may follow a number, in lower case."""


def number_word(words: str) -> float:
    """What number words say: `twenty-five` is 25, `half a` 0.5; small words are spaced by one."""
    if words in _LOOSE:
        return _LOOSE[words]
    total = 0
    for word in re.split(r"[- ]", words):
        total += _ONES.index(word) + 1 if word in _ONES else 10 * (_TENS.index(word) + 2)
    return float(total)


def any_of(words: Iterable[str]) -> str:
    """An alternation of plain words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


NUMBER_WORDS = (
    rf"(?:half a|quarter of a|a few|several|a couple(?: of)?|a dozen|(?:{any_of(_TENS)})"
    rf"(?:[- ](?:{any_of(_ONES[:9])}))?|{any_of(_ONES)})"
)
"""Number words other than a lone article."""
