"""Owns what an answer covers: the key points and the false claims that are found in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mockprep.domain.patterns import Span, Text, compile_pattern
from mockprep.domain.question import AnyQuestion, ConceptQuestion, KeyPoint, Misconception
from mockprep.domain.text import is_small, keys_of

ENOUGH_WORDS = 0.6
"""The share of a point's own words that shows it, where the author gave no patterns."""

_CORRECTION = re.compile(
    r"\b(?:no,|wait|actually|correction|scratch that|i was wrong|that's wrong|that is wrong"
    r"|let me correct|i take that back|rather)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CoveredPoint:
    """A key point, and where it was found; None where it was not."""

    point: KeyPoint
    span: Span | None


@dataclass(frozen=True, slots=True)
class FalseClaim:
    """A misconception that was stated."""

    misconception: Misconception
    span: Span
    corrected: bool
    """Whether the answer takes it back and then says a required point."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer covers of a question."""

    points: tuple[CoveredPoint, ...]
    claims: tuple[FalseClaim, ...] = ()
    enough: int | None = None

    @property
    def required(self) -> float:
        """The share of the required weight that was found, penalties not taken off."""
        found = [c.point.weight for c in self.points if c.span and c.point.kind == "required"]
        wanted = sorted(
            (c.point.weight for c in self.points if c.point.kind == "required"), reverse=True
        )
        if self.enough is not None:
            return min(1.0, len(found) / min(self.enough, len(wanted) or 1))
        return sum(found) / sum(wanted) if wanted else 0.0

    @property
    def bonus(self) -> float:
        """The weight of the bonus points found, as a share of the required weight."""
        required = sum(c.point.weight for c in self.points if c.point.kind == "required")
        found = sum(c.point.weight for c in self.points if c.span and c.point.kind == "bonus")
        return found / required if required else 0.0

    @property
    def penalty(self) -> float:
        """What the false claims that still stand take off."""
        return sum(c.misconception.penalty for c in self.claims if not c.corrected)

    @property
    def share(self) -> float:
        """The share of a full answer, 0 to 1: points found, bonus added, penalties taken off."""
        return min(1.0, max(0.0, min(1.0, self.required + self.bonus) - self.penalty))

    @property
    def missing(self) -> tuple[KeyPoint, ...]:
        """The required points that were not found, the heaviest first."""
        gone = [c.point for c in self.points if c.span is None and c.point.kind == "required"]
        return tuple(sorted(gone, key=lambda point: -point.weight))


def cover(question: AnyQuestion, text: Text) -> Coverage:
    """What `text` covers of the question's key points, and the misconceptions that it states."""
    points = find_points(question.key_points(), text, question.glossary)
    if not isinstance(question, ConceptQuestion):
        return Coverage(points)
    return Coverage(points, _claims(question, text), question.enough)


def find_points(
    points: Iterable[KeyPoint], text: Text, glossary: Mapping[str, Sequence[str]]
) -> tuple[CoveredPoint, ...]:
    """Each point with the place where it was found."""
    return tuple(CoveredPoint(point, find_point(point, text, glossary)) for point in points)


def find_point(point: KeyPoint, text: Text, glossary: Mapping[str, Sequence[str]]) -> Span | None:
    """Where `text` shows the point: by its patterns, or by its words where it has none."""
    if not point.any_of and not point.all_of:
        return find_by_words(point.point, text)
    spans = [_first(point.any_of, text, glossary)] if point.any_of else []
    spans += [_first((pattern,), text, glossary) for pattern in point.all_of]
    found = [span for span in spans if span]
    if len(found) < len(spans):
        return None
    return min(found, key=lambda span: span.start)


def find_by_words(point: str, text: Text) -> Span | None:
    """Where one sentence, or two in a row, has most of the words of `point`."""
    wanted = content_words(Text(point))
    if not wanted:
        return None
    starts = sorted(dict.fromkeys(text.limits))
    firsts = [0, *starts[:-1]]
    for at, first in enumerate(firsts):
        for last in starts[at : at + 2]:
            hits = _hits(wanted, text, first, last)
            if hits and len({key for key, _ in hits}) >= ENOUGH_WORDS * len(wanted):
                places = [place for _, place in hits]
                return text.span(min(places), max(places))
    return None


def content_words(text: Text) -> tuple[frozenset[str], ...]:
    """The words of a text that carry meaning, each as the forms by which it is recognised."""
    forms = dict.fromkeys(
        token.form for token in text.tokens if token.form[0].isalnum() and not is_small(token.form)
    )
    return tuple(frozenset(keys_of(form)) for form in forms)


def _hits(
    wanted: Sequence[frozenset[str]], text: Text, first: int, last: int
) -> list[tuple[int, int]]:
    hits = []
    for place in range(first, last):
        if text.negated[place]:
            continue
        keys = set(keys_of(text.tokens[place].form))
        hits += [(number, place) for number, forms in enumerate(wanted) if forms & keys]
    return hits


def _first(
    patterns: Iterable[str], text: Text, glossary: Mapping[str, Sequence[str]]
) -> Span | None:
    found = (compile_pattern(pattern, glossary).find(text) for pattern in patterns)
    return min((span for span in found if span), key=lambda span: span.start, default=None)


def _claims(question: ConceptQuestion, text: Text) -> tuple[FalseClaim, ...]:
    claims = []
    for misconception in question.misconceptions:
        span = _first(misconception.any_of, text, question.glossary)
        if span:
            corrected = _is_taken_back(question, text, span)
            claims.append(FalseClaim(misconception, span, corrected))
    return tuple(claims)


def _is_taken_back(question: ConceptQuestion, text: Text, claim: Span) -> bool:
    """Whether a correction follows the claim, and a required point the correction."""
    correction = _CORRECTION.search(text.folded, claim.end)
    if not correction:
        return False
    after = Text(text.source[correction.start() :])
    return any(
        covered.span is not None and covered.point.kind == "required"
        for covered in find_points(question.points, after, question.glossary)
    )
