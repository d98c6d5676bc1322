"""Owns a text prepared for comparison: its words, what each says, and which sentence has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from mockprep.domain.patterns import Span, Text
from mockprep.domain.text import is_small, keys_of
from mockprep.graders.meaning import Unavailable, load
from mockprep.graders.offline.paraphrases import groups_of, opposite, sides_of

if TYPE_CHECKING:
    from mockprep.graders.meaning.vectors import Matrix

_TOPIC_TAKEN = 0.7
"""How much of a question's own direction is taken out of what is said about it."""

Keys = frozenset[str]
"""The forms by which a word is recognised."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds words with a meaning."""

    span: Span
    words: tuple[int, ...]
    """The numbers of those words in the passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a text that carry meaning, each once a sentence."""

    keys: tuple[Keys, ...]
    negated: tuple[bool, ...]
    """For each word whether a negation reaches it."""
    expressions: tuple[frozenset[int], ...]
    """For each word the groups of paraphrases whose expressions it stands in."""
    all_keys: Keys
    all_expressions: frozenset[int]
    sides: frozenset[int]
    """The sides of pairs of opposites that are named."""
    sentences: tuple[Sentence, ...]
    vectors: Matrix | None
    """A row for each word; None where there is no table of word vectors."""

    def sums(self) -> Matrix:
        """The sum of the vectors of each sentence; there must be a table of them."""
        import numpy as np

        assert self.vectors is not None, "the caller looked"
        if not self.sentences:
            return np.zeros((0, self.vectors.shape[1]), np.float32)
        starts = [sentence.words[0] for sentence in self.sentences]
        sums: Matrix = np.add.reduceat(self.vectors, starts, axis=0)
        return sums

    @property
    def opposed(self) -> frozenset[int]:
        """The sides that would contradict what is named."""
        return frozenset(map(opposite, self.sides)) - self.sides


def passage(text: Text) -> Passage:
    """Prepare a text."""
    forms = [token.form for token in text.tokens]
    every = [frozenset(keys_of(form)) for form in forms]
    of_word, groups = _expressions(every)
    numbers = [n for n, form in enumerate(forms) if form[0].isalnum() and not is_small(form)]
    chosen = [forms[n] for n in numbers]
    keys = tuple(every[n] for n in numbers)
    return Passage(
        keys=keys,
        negated=tuple(text.negated[n] for n in numbers),
        expressions=tuple(of_word.get(n, frozenset()) for n in numbers),
        all_keys=frozenset().union(*keys),
        all_expressions=groups,
        sides=frozenset(found.group for found in sides_of(every)),
        sentences=_sentences(text, numbers),
        vectors=_vectors(chosen),
    )


def _expressions(every: Sequence[Keys]) -> tuple[dict[int, frozenset[int]], frozenset[int]]:
    of_word: dict[int, frozenset[int]] = {}
    groups: set[int] = set()
    for found in groups_of(every):
        groups.add(found.group)
        for n in range(found.first, found.last + 1):
            of_word[n] = of_word.get(n, frozenset()) | {found.group}
    return of_word, frozenset(groups)


def _sentences(text: Text, numbers: Sequence[int]) -> tuple[Sentence, ...]:
    placed = groupby(enumerate(numbers), key=lambda entry: text.limits[entry[1]])
    sentences = []
    for limit, entries in placed:
        words = list(entries)
        first = next(n for n in range(words[0][1], -1, -1) if n == 0 or text.limits[n - 1] != limit)
        span = text.span(first, limit - 1)
        sentences.append(Sentence(span, tuple(at for at, _ in words)))
    return tuple(sentences)


def without_topic(vectors: Matrix, topic: Matrix) -> Matrix:
    """The vectors at length 1, most of the direction of `topic` (one unit vector) taken out."""
    import numpy as np

    from mockprep.graders.meaning.vectors import units

    along = np.outer(vectors @ topic, topic).astype(np.float32)
    return units(vectors - np.float32(_TOPIC_TAKEN) * along)


def topic_of(question: Passage) -> Matrix:
    """The direction of a question, a unit vector, or zero; there must be a table of vectors."""
    from mockprep.graders.meaning.vectors import units

    assert question.vectors is not None, "the caller looked"
    direction: Matrix = units(question.vectors.sum(axis=0, keepdims=True))[0]
    return direction


def _vectors(forms: Sequence[str]) -> Matrix | None:
    meaning = load()
    return None if isinstance(meaning, Unavailable) else meaning.tokens(forms)[0]
