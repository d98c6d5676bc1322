"""Owns the finding of stretches of a sentence that state a complexity class."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from mockprep.domain.complexity_classes import ComplexityClass, product_of, sum_of
from mockprep.domain.complexity_reading import Unreadable, read_class
from mockprep.graders.offline import claim_forms as form

_ONES = ("1", "one")
_MOST_TRIMS = 12
_LONGEST_NOTATION = 80
_MOST_STATED = 40
"""Statements in one sentence that are looked at; with more of them it is no prose."""


class Stated(NamedTuple):
    """A stretch of a sentence that states a class."""

    start: int
    end: int
    cls: ComplexityClass


def stated_in(told: str, names: Mapping[str, str]) -> list[Stated]:
    """What a sentence states, in order, each stretch once; `names` as for `read_class`."""
    found: list[Stated] = []
    for entry in islice(_every(told, names), _MOST_STATED):
        if not any(entry.start < other.end and other.start < entry.end for other in found):
            found.append(entry)
    return _joined(told, sorted(found, key=lambda entry: entry.start))


def _every(told: str, names: Mapping[str, str]) -> Iterator[Stated]:
    """The surest forms first."""
    yield from _in_notation(told, names)
    yield from _growing(told, names)
    yield from _named(told, names)
    yield from _in_words(told, names)


def _joined(told: str, found: list[Stated]) -> list[Stated]:
    """`O(n) + O(m)` is one statement, and of `O(2n) = O(n)` the last is what is meant."""
    joined: list[Stated] = []
    for entry in found:
        last = joined[-1] if joined else None
        between = told[last.end : entry.start] if last else "."
        if last and form.SUMMED.fullmatch(between):
            cls = sum_of([*last.cls.terms, *entry.cls.terms])
            joined[-1] = Stated(last.start, entry.end, cls)
        elif last and form.MULTIPLIED.fullmatch(between):
            joined[-1] = Stated(last.start, entry.end, product_of(last.cls, entry.cls))
        elif last and form.SIMPLIFIED.fullmatch(between):
            joined[-1] = Stated(last.start, entry.end, entry.cls)
        else:
            joined.append(entry)
    return joined


def _in_notation(told: str, names: Mapping[str, str]) -> Iterator[Stated]:
    for match in form.NOTATION.finditer(told):
        end = _closing(told, match.end())
        if end and (cls := _read(told[match.end() + 1 : end - 1], names)):
            yield Stated(match.start(), end, cls)


def _in_words(told: str, names: Mapping[str, str]) -> Iterator[Stated]:
    for pattern in (form.SPOKEN, form.MARKED, form.BARE, form.ALONE):
        for match in pattern.finditer(told):
            if pattern is form.SPOKEN and _is_plain_order(told, match):
                continue
            group = "said" if match["said"] else "first"
            if not (trimmed := _longest(match[group], names)):
                continue
            text, cls = trimmed
            if pattern is form.ALONE and not _is_complexity(text):
                continue
            if not cls.variables and text not in _ONES:
                continue
            start = match.start() if pattern is form.SPOKEN else match.start(group)
            yield Stated(start, match.start(group) + len(text), cls)


def _is_complexity(text: str) -> bool:
    """Whether words that nothing marks as a cost are more than an amount."""
    return bool(form.HAS_SHAPE.search(text)) and not form.COUNTING.search(text)


def _is_plain_order(told: str, match: re.Match[str]) -> bool:
    """Whether `order` is the plain word: `in order k`, `keep the order of n`."""
    is_order = told[match.start() : match.start() + 5].lower() == "order"
    return is_order and bool(form.PLAIN_ORDER.search(told[: match.start()]))


def _named(told: str, names: Mapping[str, str]) -> Iterator[Stated]:
    """`linear time`, `it is quadratic`, `logarithmic in the number of drivers`."""
    for match in form.NAMED.finditer(told):
        after, before = told[match.end() :], told[: match.start()]
        if form.NOT_NAMED.match(after):
            continue
        is_beside = form.NAMED_BESIDE.match(after)
        if not is_beside and not (
            form.NAMED_BEFORE.search(before) and form.NAMED_ALONE.match(after)
        ):
            continue
        what = form.IN_WHAT.match(after)
        shape = form.SHAPES[match[1].lower()]
        variable, length = _variable(what, names) if what else (_size(names), 0)
        if cls := _read(shape.format(variable), names):
            yield Stated(match.start(), match.end() + length, cls)


def _growing(told: str, names: Mapping[str, str]) -> Iterator[Stated]:
    """`grows with the number of towns`, `proportional to the square of n`."""
    for match in form.GROWS.finditer(told):
        variable, length = _variable(match, names)
        root = match["root"].removesuffix(" of").strip() if match["root"] else ""
        shape = form.GROWN[root.removeprefix("the ").lower()] if root else "({})"
        if cls := _read(shape.format(variable), names):
            yield Stated(match.start(), match.start() + length if length else match.end(), cls)


def _variable(match: re.Match[str], names: Mapping[str, str]) -> tuple[str, int]:
    """What something grows with, as an expression, and where in the match that ends."""
    groups = match.groupdict()
    if said := groups.get("said"):
        if trimmed := _longest(said, names):
            return trimmed[0], match.start("said") + len(trimmed[0]) - match.start()
        return _size(names), 0
    if groups.get("whole"):
        every = sorted(set(names.values()))
        return " + ".join(every) or "n", match.end() - match.start()
    word = groups.get("what") or groups.get("plain") or ""
    if groups.get("what"):
        return names.get(word.lower(), _size(names)), match.end() - match.start()
    known = names.get(word.lower())
    return (known, match.end() - match.start()) if known else (_size(names), 0)


def _size(names: Mapping[str, str]) -> str:
    """The variable meant where none is named: n, or the only one that there is."""
    every = set(names.values())
    return next(iter(every)) if len(every) == 1 else "n"


def _closing(told: str, opening: int) -> int | None:
    """The place after the bracket that closes the one at `opening`."""
    depth = 0
    for at in range(opening, min(len(told), opening + _LONGEST_NOTATION)):
        depth += {"(": 1, ")": -1}.get(told[at], 0)
        if depth == 0:
            return at + 1
    return None


def _read(source: str, names: Mapping[str, str]) -> ComplexityClass | None:
    try:
        return read_class(source, names)
    except Unreadable:
        return None


def _longest(said: str, names: Mapping[str, str]) -> tuple[str, ComplexityClass] | None:
    """The longest beginning of what was said that reads as a complexity."""
    text = said.rstrip()
    for _ in range(_MOST_TRIMS):
        if not text:
            return None
        if cls := _read(text, names):
            return text, cls
        shorter = re.sub(r"(?:\s*\w+|\s*\W)$", "", text)
        if shorter == text:
            return None
        text = shorter.rstrip()
    return None
