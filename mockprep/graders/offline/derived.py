"""Owns key points that nobody wrote: those taken from the sentences of a reference answer."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mockprep.domain.coverage import ENOUGH_WORDS, content_words
from mockprep.domain.patterns import Span, Text
from mockprep.domain.text import keys_of

_RELATED = 0.8
"""What a related word counts: `simulation` for `simulate`."""
_RELATED_START = 5
_SATURATION = 0.7
"""Of a long reference not every word need be said: of 20 words 8 are a full answer (20 ** 0.7)."""


@dataclass(frozen=True, slots=True)
class DerivedPoint:
    """A sentence of the reference answer, by its words that the question does not have."""

    text: str
    words: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class DerivedHit:
    """How much of a derived point a text says, and where most of it stands."""

    point: DerivedPoint
    words: float
    """Words of the point that were found; a related word counts for less."""
    span: Span | None

    @property
    def is_found(self) -> bool:
        """Whether the text may be taken to make the point."""
        return self.words >= ENOUGH_WORDS * len(self.point.words)


def derived_points(reference: Text, ask: Text) -> tuple[DerivedPoint, ...]:
    """The points of a reference answer, one a sentence; words of the question count for nothing."""
    asked = {key for forms in content_words(ask) for key in forms}
    points = []
    for span in reference.sentences:
        sentence = reference.source[span.start : span.end]
        words = tuple(forms for forms in content_words(Text(sentence)) if not forms & asked)
        if words:
            points.append(DerivedPoint(sentence, words))
    return tuple(points)


def find_derived(points: Sequence[DerivedPoint], text: Text) -> tuple[DerivedHit, ...]:
    """What a text says of each point."""
    keys = [frozenset(keys_of(token.form)) for token in text.tokens]
    return tuple(_hit(point, text, keys) for point in points)


def share_said(hits: Sequence[DerivedHit]) -> float:
    """The share of a full answer, 0 to 1, that the words found amount to."""
    wanted = sum(len(hit.point.words) for hit in hits)
    found = sum(hit.words for hit in hits)
    return float(min(1.0, found / wanted**_SATURATION)) if wanted else 0.0


def _hit(point: DerivedPoint, text: Text, keys: Sequence[frozenset[str]]) -> DerivedHit:
    places: list[int] = []
    words = 0.0
    for forms in point.words:
        credit, place = max(
            ((_likeness(forms, said), -at) for at, said in enumerate(keys)), default=(0.0, 0)
        )
        if credit:
            words += credit
            places.append(-place)
    if not places:
        return DerivedHit(point, 0.0, None)
    busiest = Counter(text.limits[at] for at in places).most_common(1)[0][0]
    there = [at for at in places if text.limits[at] == busiest]
    return DerivedHit(point, words, text.span(min(there), max(there)))


def _likeness(wanted: frozenset[str], said: frozenset[str]) -> float:
    """1 for forms of one word, less for words that begin alike, 0 otherwise."""
    if wanted & said:
        return 1.0
    starts = {form[:_RELATED_START] for form in wanted if len(form) > _RELATED_START}
    is_related = any(len(f) > _RELATED_START and f[:_RELATED_START] in starts for f in said)
    return _RELATED if is_related else 0.0
