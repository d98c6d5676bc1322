"""Owns what an answer covers: the key points and the false claims that are found in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from mockprep.domain.patterns import Search, Span, Text, compile_pattern
from mockprep.domain.question import AnyQuestion, ConceptQuestion, KeyPoint, Misconception
from mockprep.domain.refuting import is_refuted
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
    if not isinstance(question, ConceptQuestion):
        return Coverage(find_points(question.key_points(), text, question.glossary))
    false = question.misconceptions
    groups = [_groups(point) for point in question.points]
    claimed = [misconception.any_of for misconception in false]
    spans = iter(_search([*chain(*groups), *claimed], question.glossary).find(text))
    points = _covered(question.points, groups, spans, text)
    claims = [
        (entry, span)
        for entry, span in zip(false, spans, strict=True)
        if span and not is_refuted(text, span)
    ]
    return Coverage(
        points,
        tuple(FalseClaim(entry, s, _is_taken_back(question, text, s)) for entry, s in claims),
        question.enough,
    )


def find_points(
    points: Iterable[KeyPoint], text: Text, glossary: Mapping[str, Sequence[str]]
) -> tuple[CoveredPoint, ...]:
    """Each point with the place where it was found."""
    points = tuple(points)
    groups = [_groups(point) for point in points]
    return _covered(points, groups, iter(_search(chain(*groups), glossary).find(text)), text)


def _covered(
    points: Iterable[KeyPoint],
    groups: Iterable[Sequence[object]],
    spans: Iterator[Span | None],
    text: Text,
) -> tuple[CoveredPoint, ...]:
    """Each point with its place; `spans` gives where each of its groups of patterns was found."""
    return tuple(
        CoveredPoint(point, _place(point, list(islice(spans, len(own))), text))
        for point, own in zip(points, groups, strict=True)
    )


def find_point(point: KeyPoint, text: Text, glossary: Mapping[str, Sequence[str]]) -> Span | None:
    """Where `text` shows the point: by its patterns, or by its words where it has none."""
    return find_points((point,), text, glossary)[0].span


def _groups(point: KeyPoint) -> list[tuple[str, ...]]:
    """What must be found for the point: of each group any pattern."""
    groups = [point.any_of] if point.any_of else []
    return groups + [(pattern,) for pattern in point.all_of]


def _place(point: KeyPoint, spans: Sequence[Span | None], text: Text) -> Span | None:
    """Where the point is, given where its groups of patterns were found."""
    if not spans:
        return find_by_words(point.point, text)
    found = [span for span in spans if span]
    if len(found) < len(spans):
        return None
    return min(found, key=lambda span: span.start)


def find_by_words(point: str, text: Text) -> Span | None:
    """Where one sentence, or two in a row, has most of the words of `point`."""
    wanted = _content_words(point)
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


@lru_cache(maxsize=1024)
def _content_words(point: str) -> tuple[frozenset[str], ...]:
    return content_words(Text(point))


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


def _search(groups: Iterable[tuple[str, ...]], glossary: Mapping[str, Sequence[str]]) -> Search:
    """The search for groups of patterns, prepared once for all texts."""
    return _prepared(tuple(groups), tuple((name, tuple(glossary[name])) for name in glossary))


@lru_cache(maxsize=1024)
def _prepared(
    groups: tuple[tuple[str, ...], ...], glossary: tuple[tuple[str, tuple[str, ...]], ...]
) -> Search:
    named = dict(glossary)
    return Search([compile_pattern(source, named) for source in group] for group in groups)


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
