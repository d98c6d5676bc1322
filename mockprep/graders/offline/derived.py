"""Owns key points that nobody wrote: those taken from the sentences of a reference answer."""

from collections import Counter
from dataclasses import dataclass

from mockprep.domain.coverage import content_words
from mockprep.domain.patterns import Span, Text
from mockprep.domain.text import keys_of


@dataclass(frozen=True, slots=True)
class DerivedPoint:
    """A sentence of the reference answer, by its words that the question does not have."""

    text: str
    words: tuple[frozenset[str], ...]

    @property
    def weight(self) -> float:
        """A longer sentence says more."""
        return float(len(self.words))

    def found_in(self, text: Text) -> tuple[float, Span | None]:
        """The share of the words that `text` has, and where the first and the last of them are."""
        places: dict[int, int] = {}
        for at, token in enumerate(text.tokens):
            if text.negated[at]:
                continue
            keys = set(keys_of(token.form))
            for number, forms in enumerate(self.words):
                if number not in places and forms & keys:
                    places[number] = at
        if not places:
            return 0.0, None
        sentences = Counter(text.limits[at] for at in places.values())
        busiest = sentences.most_common(1)[0][0]
        there = [at for at in places.values() if text.limits[at] == busiest]
        return len(places) / len(self.words), text.span(min(there), max(there))


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
