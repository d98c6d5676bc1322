"""Owns the finding of stated complexities in prose, comments and docstrings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline import claim_patterns as say
from mockprep.graders.offline.claim_patterns import Case, Kind
from mockprep.domain.complexity_classes import ComplexityClass, sum_of
from mockprep.domain.complexity_reading import Unreadable, read_class


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated complexity."""

    kind: Kind
    stated: ComplexityClass
    span: Span
    case: Case = ""
    is_step: bool = False
    """Whether it is said of one step (`for the sort`) and not of the whole."""
    is_total: bool = False
    """Whether it is said of the whole (`overall`)."""


_MOST_TRIMS = 12


def find_claims(text: Text, names: Mapping[str, str]) -> tuple[Claim, ...]:
    """The complexities that a text states, in order; `names` as for `read_class`.

    What is set aside (`not O(n)`, `brute force would be`, `linear search`) is no claim.
    """
    claims: list[Claim] = []
    for sentence in text.sentences:
        told = text.folded[sentence.start : sentence.end]
        # A superscript is no plain sign, and the folded text is for comparing words only.
        claims += _in_sentence(told, sentence.start, names)
    return tuple(claims)


def settle(claims: Sequence[Claim], kind: Kind) -> tuple[Claim, ...]:
    """The claims of a kind that stand for the whole: the last one, or one for each case.

    Where only steps were given their costs, the whole costs their sum.
    """
    of_kind = [claim for claim in claims if claim.kind == kind]
    whole = [claim for claim in of_kind if claim.is_total] or [
        claim for claim in of_kind if not claim.is_step
    ]
    if not whole and of_kind:
        terms = [term for claim in of_kind for term in claim.stated.terms]
        return (replace(of_kind[-1], stated=sum_of(terms)),)
    by_case = {claim.case: claim for claim in whole}
    if "" in by_case and whole[-1].case == "":
        return (by_case[""],)
    return tuple(by_case.values())


def _in_sentence(told: str, offset: int, names: Mapping[str, str]) -> list[Claim]:
    every: list[tuple[int, int, ComplexityClass]] = []
    for start, end, stated in _stated(told, names):
        if not any(start < other_end and other < end for other, other_end, _ in every):
            every.append((start, end, stated))
    kept = sorted(entry for entry in every if not say.REJECTED.search(told[: entry[0]]))
    spans = [(start, end) for start, end, _ in kept]
    claims = [
        _claim(told, spans, at, kind, stated, offset)
        for at, (_, _, stated) in enumerate(kept)
        for kind in _kinds(told, spans, at)
    ]
    if not any(claim.kind == "space" for claim in claims):
        claims += _in_place(told, offset)
    return claims


def _claim(
    told: str,
    spans: Sequence[tuple[int, int]],
    at: int,
    kind: Kind,
    stated: ComplexityClass,
    offset: int,
) -> Claim:
    start, end = spans[at]
    piece = told[slice(*_piece(told, spans, at))]
    return Claim(
        kind=kind,
        stated=stated,
        span=Span(offset + start, offset + end),
        case=next((case for case, pattern in say.CASES if pattern.search(piece)), ""),
        is_step=bool(say.STEP.search(piece)),
        is_total=bool(say.TOTAL.search(piece)),
    )


def _in_place(told: str, offset: int) -> Iterator[Claim]:
    """What is done in place takes constant space, whether or not that is said."""
    for match in say.IN_PLACE.finditer(told):
        if not say.REJECTED.search(told[: match.start()]):
            span = Span(offset + match.start(), offset + match.end())
            yield Claim("space", read_class("1"), span)


def _stated(told: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, ComplexityClass]]:
    """Where complexities stand in a sentence, the surest forms first."""
    yield from _in_notation(told, names)
    yield from _in_words(told, names)
    for match in say.NAMED_RE.finditer(told):
        after, before = told[match.end() :], told[: match.start()]
        is_marked = say.NAMED_BESIDE.match(after) or say.NAMED_BEFORE.search(before)
        if is_marked and not say.NO_NAMED.match(after):
            yield match.start(), match.end(), read_class(say.NAMED[match[1].lower()], names)


def _in_notation(told: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, ComplexityClass]]:
    for match in say.NOTATION.finditer(told):
        end = _closing(told, match.end())
        if end and (stated := _read(told[match.end() + 1 : end - 1], names)):
            yield match.start(), end, stated


def _in_words(told: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, ComplexityClass]]:
    for pattern in (say.SPOKEN, say.MARKED, say.BARE):
        for match in pattern.finditer(told):
            if pattern is say.SPOKEN and _is_plain_order(told, match):
                continue
            if trimmed := _longest(match["said"], names):
                text, stated = trimmed
                start = match.start("said") if pattern is say.MARKED else match.start()
                yield start, match.start("said") + len(text), stated


def _is_plain_order(told: str, match: re.Match[str]) -> bool:
    """Whether `order` is the plain word: `in order k`, `the order of n`."""
    is_order = told[match.start() : match.start() + 5].lower() == "order"
    return is_order and bool(say.NO_ORDER.search(told[: match.start()]))


def _closing(told: str, opening: int) -> int | None:
    """The place after the bracket that closes the one at `opening`."""
    depth = 0
    for at in range(opening, min(len(told), opening + 80)):
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
        if stated := _read(text, names):
            return text, stated
        shorter = re.sub(r"(?:\s*\w+|\s*\W)$", "", text)
        if shorter == text:
            return None
        text = shorter.rstrip()
    return None


def _piece(told: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """The stretch around a claim that speaks of it alone: up to a comma, an `and`, or the next."""
    start, end = spans[at]
    first = spans[at - 1][1] if at else 0
    last = spans[at + 1][0] if at + 1 < len(spans) else len(told)
    cut = say.PIECE.search(told, end)
    last = min(last, cut.start()) if cut else last
    for match in say.PIECE.finditer(told, first, start):
        if match.group():
            first = match.end()
    return first, last


def _kinds(told: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[Kind, ...]:
    """What a claim is about: the nearest marker says it, first behind the claim, then before."""
    start, end = spans[at]
    if say.BOTH.search(told) and not _has_own_marker(told, spans):
        return _of_both(told, spans, at)
    first, last = _piece(told, spans, at)
    before, after = told[first:start], told[end:last]
    # A label such as `time:` stands before its claim.
    if label := say.LABEL.search(before):
        return ("time",) if label[1].lower() in ("time", "t") else ("space",)
    return (_nearest(after, first=True) or _nearest(before, first=False) or _carried(told[:start]),)


def _of_both(told: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[Kind, ...]:
    """`O(n) time and space`, or `time and space are O(n) and O(1)`, which go in order."""
    if len(spans) != 2:
        return ("time", "space")
    is_space_first = say.SPACE_AND_TIME.search(told) is not None
    return ("space" if is_space_first == (at == 0) else "time",)


def _has_own_marker(told: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether time and space are said each beside its own claim, apart from `time and space`."""
    return len(spans) > 1 and bool(say.STRONG_SPACE.search(say.BOTH.sub(" ", told)))


def _nearest(stretch: str, *, first: bool) -> Kind | None:
    hits = [
        (match.start(), kind)
        for kind, pattern in say.MARKERS
        for match in pattern.finditer(stretch)
    ]
    if not hits:
        return None
    return (min(hits) if first else max(hits))[1]


def _carried(before: str) -> Kind:
    """The kind when the claim's own piece does not say: space where only space was spoken of."""
    is_time = dict(say.MARKERS)["time"].search(before)
    return "space" if say.STRONG_SPACE.search(before) and not is_time else "time"
