"""Owns the reading of quantities in prose: numbers with their multiplier, unit and rate."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import isfinite, sqrt

from mockprep.graders.offline.amounts import (
    NUMBER_WORDS,
    SECONDS,
    TIMES,
    UNITS,
    Dimension,
    Unit,
    any_of,
    number_word,
)

_MOST = 4000
"""Quantities of one text that are looked at."""
_LARGEST_EXPONENT = 40

_DIGITS = (
    r"\d{1,3}(?:[, _\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)"
    r"|\d+(?:\.\d+)?(?:e\+?\d{1,2}(?!\d))?"
)
_SUPERSCRIPTS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")  # fmt: skip # noqa: E501
_RAISED = r"(?:\s?(?:\^|\*\*)\s?\{?(?P<exponent>\d+)\}?|(?P<raised>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+))"  # noqa: E501
_POWER = r"(?:\s?(?:\^|\*\*)\s?(?P<power>\d+)|(?P<raised_power>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+))"  # noqa: E501
_TIMES_WORD = any_of(name for name in TIMES if len(name) > 1)
_UNIT_WORD = any_of(UNITS)
_TAIL = (
    rf"(?:[\s-]?(?P<times>{any_of(TIMES)})(?![a-z])(?:\s(?P<more>{_TIMES_WORD})(?![a-z]))?)?"
    rf"(?:[\s-]?(?P<unit>{_UNIT_WORD})(?![a-z\d]))?"
)
_IN_DIGITS = re.compile(
    rf"(?<![\w.])(?:(?P<low>\d+(?:\.\d+)?)\s?(?:-|\bto\b)\s?)?(?P<number>{_DIGITS})"
    rf"(?:\s?(?:x|\*|\u00d7|\u00b7)\s?10{_RAISED}|{_POWER})?{_TAIL}",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    rf"\b(?P<number>{NUMBER_WORDS}|an?(?=\s(?:{_TIMES_WORD})\b)){_TAIL}", re.IGNORECASE
)

_TIME_WORD = any_of(SECONDS)
_PER = re.compile(
    rf"(?:\s+[a-z][a-z'-]*){{0,4}}?(?:\s?/\s?(?P<slash>{_TIME_WORD})(?![a-z])"
    rf"|\s+(?:per|an?|each|every|in an?|in one|over an?)\s+(?P<word>{_TIME_WORD})(?![a-z])"
    r"|\s+(?P<adverb>hourly|daily|weekly|monthly|yearly|annually)\b)",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"(?:\s+[a-z][a-z'-]*){{0,3}}?\s+every\s+(?P<count>\d{{1,6}}(?:\.\d+)?)\s?(?P<word>{_TIME_WORD})(?![a-z])",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[,;.\n=()|]|\d")
_LABEL = re.compile(
    rf"\b(?P<unit>qps|rps|tps|iops)\b|(?:/\s?|\bper )(?P<word>{_TIME_WORD})(?![a-z])", re.IGNORECASE
)
_SAID_TO_BE = re.compile(
    r"[:=\u2248~|]|\b(?:is|are|of|at|about|around|roughly|makes?)\b", re.IGNORECASE
)
_LABEL_REACH = 60
_NO_NUMBER = re.compile(
    r"(?:\b(?:v|version|http|python|step|phase|p|top|level|port|base|rfc|section|figure)\s?-?"
    r"|\b(?:19|20)\d\d-|[#$\u20ac\u00a3]?[a-z]-)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as meant: 50k writes/s is 50,000 in count a second."""

    value: float
    dimension: Dimension
    """Plain count, bytes, seconds, or percent."""
    per_seconds: float | None
    """The time it is divided by, in seconds; None for what is no rate."""
    start: int
    end: int


@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in a text, in order; of a very long text only the first few thousand."""
    digits = islice(_IN_DIGITS.finditer(text), _MOST)
    words = islice(_IN_WORDS.finditer(text), _MOST)
    found: list[Quantity] = []
    for match in sorted((*digits, *words), key=lambda match: match.start()):
        if found and match.start() < found[-1].end:
            continue
        quantity = _read(text, match, found[-1] if found else None)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def read_unit(unit: str) -> Unit:
    """The unit that a question writes: `/s`, `B`, `GB/day`, `ms`, `qps`, `requests/s`."""
    amount, slash, per = unit.strip().partition("/")
    known = UNITS.get(amount.strip().lower(), Unit())
    if not slash:
        return known
    return known._replace(per_seconds=SECONDS.get(per.strip().lower()))


def _read(text: str, match: re.Match[str], before: Quantity | None) -> Quantity | None:
    """The quantity of a match, or None for a version, a year, a bare number word."""
    in_words = match.re is _IN_WORDS
    times, unit = _multiplier(match), _unit(match)
    end = match.end()
    per, rate_end = _rate(text, match, unit, before)
    if in_words:
        if times == 1 and unit is None and per is None:
            return None
        value = number_word(" ".join(match["number"].lower().split()))
    else:
        if _is_no_number(text, match, bare=times == 1 and unit is None):
            return None
        value = _in_digits(match)
    kind = unit or Unit()
    value *= times * kind.scale
    if not isfinite(value):
        return None
    return Quantity(value, kind.dimension, per, match.start(), max(end, rate_end))


def _is_no_number(text: str, match: re.Match[str], *, bare: bool) -> bool:
    start = match.start()
    if _NO_NUMBER.search(text, max(0, start - 10), start):
        return True
    return bare and _YEAR.fullmatch(match.group()) is not None


def _in_digits(match: re.Match[str]) -> float:
    value = _plain(match["number"])
    if match["low"]:
        low = float(match["low"])
        value = sqrt(low * value) if 0 < low < value else value
    if exponent := match["exponent"] or (match["raised"] or "").translate(_SUPERSCRIPTS):
        value *= 10.0 ** min(_small(exponent), _LARGEST_EXPONENT)
    if power := match["power"] or (match["raised_power"] or "").translate(_SUPERSCRIPTS):
        exponent_of = _small(power)
        return value**exponent_of if value <= 10 and exponent_of <= _LARGEST_EXPONENT else value
    return value


def _small(digits: str) -> int:
    return int(digits[:4])


def _plain(written: str) -> float:
    """The value of digits, grouped in any of the usual ways."""
    digits = re.sub(r"[, _\u202f]", "", written[:60])
    return float(digits.replace(".", "") if digits.count(".") > 1 else digits)


def _multiplier(match: re.Match[str]) -> float:
    times = (match["times"] or "").lower()
    if not times or _means_bytes(match) or _means_length(match):
        return 1
    return TIMES[times] * TIMES.get((match["more"] or "").lower(), 1)


def _means_bytes(match: re.Match[str]) -> bool:
    """Whether a B is bytes: `500 B`, `500B`; but `5B rows` are billions."""
    if match["times"] != "B" or match["unit"]:
        return False
    return match.string[match.start("times") - 1].isspace() or _plain(match["number"]) >= 100


def _means_length(match: re.Match[str]) -> bool:
    """Whether a letter that stands apart is no multiplier: `300 m` are metres, `20 g` grams."""
    times = match["times"]
    return times in ("m", "g", "t") and match.string[match.start("times") - 1].isspace()


def _unit(match: re.Match[str]) -> Unit | None:
    if match["unit"]:
        return UNITS[match["unit"].lower()]
    if match["times"] and match.re is _IN_DIGITS and _means_bytes(match):
        return Unit("B")
    return None


def _rate(
    text: str, match: re.Match[str], unit: Unit | None, before: Quantity | None
) -> tuple[float | None, int]:
    """The seconds that a quantity is divided by, and where the rate ends."""
    end = match.end()
    if unit is not None and unit.dimension in ("s", "%"):
        return None, end
    if unit is not None and unit.per_seconds is not None:
        return unit.per_seconds, end
    if every := _EVERY.match(text, end, end + 60):
        return float(every["count"]) * SECONDS[every["word"].lower()] or None, end
    cut = _CLAUSE_END.search(text, end, end + 60)
    if rate := _PER.match(text, end, cut.start() if cut else end + 60):
        word = rate["slash"] or rate["word"] or rate["adverb"]
        return SECONDS[word.lower()], rate.end()
    return _labelled(text, match.start(), before), end


def _labelled(text: str, start: int, before: Quantity | None) -> float | None:
    """The rate that a label in front says: `QPS: 3500`, `writes per second = 8000 / 10 = 800`."""
    first = max(start - _LABEL_REACH, text.rfind("\n", 0, start) + 1, 0)
    # An interim result passes its label on to what it equals; any other number keeps it.
    is_result = text[first:start].rstrip()[-1:] in ("=", "\u2248")
    if before is not None and not is_result:
        first = max(first, before.end)
    for stop in ";,":
        first = max(first, text.rfind(stop, first, start) + 1)
    labels = list(_LABEL.finditer(text, first, start))
    if not labels or not _SAID_TO_BE.search(text, labels[-1].end(), start):
        return None
    word = labels[-1]["word"]
    return SECONDS[word.lower()] if word else 1.0
