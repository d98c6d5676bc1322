"""Owns the reading of quantities in prose: numbers with their multiplier, unit and rate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Dimension = Literal["", "B", "s"]

_SECONDS = {
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hour": 3600, "hours": 3600,
    "d": 86_400, "day": 86_400, "days": 86_400, "daily": 86_400,
    "week": 604_800, "weeks": 604_800, "month": 2_592_000, "months": 2_592_000,
    "y": 31_536_000, "yr": 31_536_000, "year": 31_536_000, "years": 31_536_000,
}  # fmt: skip
_TIMES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "t": 1e12, "trillion": 1e12,
    "g": 1e9, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7, "hundred": 1e2,
}  # fmt: skip
_BYTES = {
    "b": 1, "byte": 1, "bytes": 1, "kb": 1e3, "kib": 1024, "kilobyte": 1e3, "kilobytes": 1e3,
    "mb": 1e6, "mib": 1024**2, "megabyte": 1e6, "megabytes": 1e6,
    "gb": 1e9, "gib": 1024**3, "gigabyte": 1e9, "gigabytes": 1e9,
    "tb": 1e12, "tib": 1024**4, "terabyte": 1e12, "terabytes": 1e12, "terabyte's": 1e12,
    "pb": 1e15, "pib": 1024**5, "petabyte": 1e15, "petabytes": 1e15,
}  # fmt: skip
_DURATIONS = {"ms": 1e-3, "millisecond": 1e-3, "milliseconds": 1e-3, "us": 1e-6, "µs": 1e-6}

_NUMBER = r"\d{1,3}(?:[, \u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+]?\d+)?"
_UNIT_OF_TIME = r"secs?|seconds?|mins?|minutes?|hours?|hr|days?|weeks?|months?|years?|yr"
_PER = (
    rf"(?:\s*/\s*(?:{_UNIT_OF_TIME}|[smhdy])|\s+(?:per|a|an|each|every|in a"
    rf"|in one)\s+(?:{_UNIT_OF_TIME})|\s+daily)\b"
)
_QUANTITY = re.compile(
    rf"""
    (?<![\w.])(?P<number>{_NUMBER})
    (?:\s*(?:x|\*|\u00d7)\s*10\s*(?:\^|\*\*)\s*(?P<exponent>\d+)|(?P<power>\s*(?:\^|\*\*)\s*\d+))?
    (?:\s?(?P<times>k|m(?![a-z]*s\b)|mn|mio|b(?!ytes?)|bn|t|lakhs?|lac|crores?|hundred|thousand|millions?|billions?|trillion|g)\b)?
    (?:\s?(?P<unit>[kmgtp]i?b|bytes?|b|(?:kilo|mega|giga|tera|peta)bytes?|ms|milliseconds?|us|qps|rps|tps|wps)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RATE_WORD = re.compile(rf"^(?:\s*[a-z-]+){{0,4}}?{_PER}", re.IGNORECASE)
_RATE_BEFORE = re.compile(
    rf"(?:\b(?:qps|rps|tps)\b|/\s?(?:{_UNIT_OF_TIME}|[sdh])\b|\bper (?:{_UNIT_OF_TIME})\b)"
    r"[^.;\n]{0,40}(?:[:=\u2248~]|\bis\b|\bare\b)[^;\n]{0,40}$",
    re.IGNORECASE,
)
_PER_SECOND = frozenset({"qps", "rps", "tps", "wps"})
_NO_NUMBER = re.compile(
    r"\b(?:v|version|http|python|step|phase|p|top|level|19\d\d|20\d\d)\s?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as meant: 50k writes/s is 50,000 in count a second."""

    value: float
    dimension: Dimension
    """Plain count, bytes, or seconds."""
    per_seconds: float | None
    """The time it is divided by, in seconds; None for what is no rate."""
    start: int
    end: int


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in a text, in order."""
    return tuple(_quantities(text))


def read_unit(unit: str) -> tuple[Dimension, float | None]:
    """The dimension of a unit such as `/s`, `B` or `B/day`, and the seconds it is divided by."""
    amount, slash, per = unit.strip().partition("/")
    dimension: Dimension = "B" if amount.strip().lower() in _BYTES and amount.strip() else ""
    if amount.strip() in ("s", "ms"):
        dimension = "s"
    return dimension, _SECONDS.get(per.strip().lower()) if slash else None


def _quantities(text: str) -> Iterator[Quantity]:
    for match in _QUANTITY.finditer(text):
        if _NO_NUMBER.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        value = float(re.sub(r"[, \u202f]", "", match["number"]))
        if match["exponent"]:
            value *= 10 ** min(int(match["exponent"]), 40)
        if match["power"]:
            value = _powered(value, int(re.sub(r"\D", "", match["power"])))
        yield _quantity(text, match, value)


def _powered(value: float, exponent: int) -> float:
    return float(value**exponent) if value <= 10 and exponent <= 40 else value


def _quantity(text: str, match: re.Match[str], value: float) -> Quantity:
    unit = (match["unit"] or "").lower()
    times = (match["times"] or "").lower()
    if times == "b" and _means_bytes(match, value):
        unit, times = "b", ""
    value *= _TIMES.get(times, 1)
    dimension: Dimension = ""
    if unit in _BYTES:
        dimension, value = "B", value * _BYTES[unit]
    elif unit in _DURATIONS:
        dimension, value = "s", value * _DURATIONS[unit]
    end = match.end()
    per: float | None = 1.0 if unit in _PER_SECOND else None
    if per is None and dimension != "s":
        rate = _RATE_WORD.match(_to_clause_end(text, end))
        if rate:
            per, end = _seconds_of(rate.group()), end + rate.end()
        elif label := _RATE_BEFORE.search(text[max(0, match.start() - 90) : match.start()]):
            per = _seconds_of(re.split(r"[:=\u2248~]| is | are ", label.group())[0])
    return Quantity(value, dimension, per, match.start(), end)


def _means_bytes(match: re.Match[str], value: float) -> bool:
    """Whether a B is bytes: `500 B`, `500B`; but `5B rows` are billions."""
    return match["times"] == "B" and (match.group()[-2].isspace() or value >= 100)


def _seconds_of(rate: str) -> float:
    """The seconds of the unit of time that a rate such as ` points a day` ends on."""
    words = re.findall(r"[a-z]+", rate.lower())
    return float(next((_SECONDS[word] for word in reversed(words) if word in _SECONDS), 1))


def _to_clause_end(text: str, start: int) -> str:
    """What follows up to the next number or the end of the clause."""
    rest = text[start : start + 60]
    cut = re.search(r"[,;.\n=()]|\d", rest)
    return rest[: cut.start()] if cut else rest
