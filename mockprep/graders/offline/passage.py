"""Owns a text prepared for comparison: its words, what each says, and which sentence has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from mockprep.domain.patterns import Span, Text
from mockprep.graders.meaning import Unavailable, load
from mockprep.graders.offline.paraphrases import Found, groups_of, opposite, sides_of

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


@dataclass(frozen=True, eq=False)
class Passage:
    """The words of a text that carry meaning, each once a sentence."""

    keys: tuple[Keys, ...]
    negated: tuple[bool, ...]
    """For each word whether a negation reaches it."""
    sentences: tuple[Sentence, ...]
    vectors: Matrix | None
    """A row for each word; None where there is no table of word vectors."""
    every: tuple[Keys, ...]
    """The keys of all words of the text, of those without a meaning too."""
    numbers: tuple[int, ...]
    """The numbers of the words that carry meaning among all words of the text."""

    @cached_property
    def all_keys(self) -> Keys:
        """Those of all words that carry meaning."""
        return frozenset().union(*self.keys)

    @cached_property
    def expressions(self) -> tuple[frozenset[int], ...]:
        """For each word the groups of paraphrases whose expressions it stands in."""
        of_word: dict[int, frozenset[int]] = {}
        for found in self._groups:
            for n in range(found.first, found.last + 1):
                of_word[n] = of_word.get(n, frozenset()) | {found.group}
        return tuple(of_word.get(n, frozenset()) for n in self.numbers)

    @cached_property
    def all_expressions(self) -> frozenset[int]:
        """The groups of paraphrases of which there is an expression."""
        return frozenset(found.group for found in self._groups)

    @cached_property
    def sides(self) -> frozenset[int]:
        """The sides of pairs of opposites that are named."""
        return frozenset(found.group for found in sides_of(self.every))

    @cached_property
    def _groups(self) -> tuple[Found, ...]:
        return groups_of(self.every)

    def sums(self) -> Matrix:
        """The sum of the vectors of each sentence; there must be a table of them."""
        import numpy as np

        assert self.vectors is not None, "the caller looked"
        if not self.sentences:
            return np.zeros((0, self.vectors.shape[1]), np.float32)
        starts = [sentence.words[0] for sentence in self.sentences]
        sums: Matrix = np.add.reduceat(self.vectors, starts, axis=0)
        return sums

    @cached_property
    def opposed(self) -> frozenset[int]:
        """The sides that would contradict what is named."""
        return frozenset(map(opposite, self.sides)) - self.sides


def passage(text: Text) -> Passage:
    """Prepare a text."""
    every = tuple(form.key_set for form in text.forms)
    numbers = tuple(n for n, form in enumerate(text.forms) if form.has_meaning)
    return Passage(
        keys=tuple(every[n] for n in numbers),
        negated=tuple(text.negated[n] for n in numbers),
        sentences=_sentences(text, numbers),
        vectors=_vectors([text.tokens[n].form for n in numbers]),
        every=every,
        numbers=numbers,
    )


def _sentences(text: Text, numbers: Sequence[int]) -> tuple[Sentence, ...]:
    placed: dict[int, list[int]] = {}
    for at, number in enumerate(numbers):
        placed.setdefault(text.limits[number], []).append(at)
    firsts = {limit: first for first, limit in pairwise((0, *dict.fromkeys(text.limits)))}
    return tuple(
        Sentence(text.span(firsts[limit], limit - 1), tuple(words))
        for limit, words in placed.items()
    )


def without_topic(vectors: Matrix, topic: Matrix) -> Matrix:
    """The vectors at length 1, most of the direction of `topic` (one unit vector) taken out."""
    from mockprep.graders.meaning.vectors import units

    along = (vectors @ topic)[:, None] * topic
    return units(vectors - along.dtype.type(_TOPIC_TAKEN) * along)


def topic_of(question: Passage) -> Matrix:
    """The direction of a question, a unit vector, or zero; there must be a table of vectors."""
    from mockprep.graders.meaning.vectors import units

    assert question.vectors is not None, "the caller looked"
    direction: Matrix = units(question.vectors.sum(axis=0, keepdims=True))[0]
    return direction


def _vectors(forms: Sequence[str]) -> Matrix | None:
    meaning = load()
    return None if isinstance(meaning, Unavailable) else meaning.tokens(forms)[0]
