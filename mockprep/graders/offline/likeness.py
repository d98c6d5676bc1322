"""Owns how much of a reference answer another text says: by words, paraphrases and vectors.

What the question already says counts for little on either side. Figures of how well it agrees with
people are in docs/grading.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from mockprep.domain.patterns import Text
from mockprep.graders.offline.answered_amount import agreement
from mockprep.graders.offline.passage import Passage, Sentence, passage, topic_of, without_topic

if TYPE_CHECKING:
    from mockprep.graders.meaning.vectors import Matrix

_ASKED = 0.3
"""What a word of the reference counts that the question has as well."""
_PARAPHRASED = 0.9
_RELATED_FROM, _ASKED_FROM = 0.2, 0.4
"""Cosines from which two words are taken for related, and for the same as one of the question."""
_LONG = 0.75
"""Of a long reference not everything need be said: of 16 words 8 are a full answer."""
_MOST_COVERING = 12
"""Words of an answer that are taken to say what the reference says; the rest is set aside."""
_SPOKEN_SHARE = 0.6
_SPOKEN_LIKENESS = 0.5
_OPPOSED_LIKENESS, _OPPOSED_CREDIT = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Said:
    """How much of one sentence of the reference was said, 0 to 1, and where most of it was."""

    share: float
    where: Sentence | None

    @property
    def is_said(self) -> bool:
        """Whether the sentence may be taken to be said."""
        return self.where is not None and self.share >= _SPOKEN_SHARE


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a text says of a reference answer."""

    share: float
    """0 to 1, how near what is said comes to the whole of the reference."""
    sentences: tuple[Said, ...]
    """For each sentence of the reference."""
    relation: float
    """0 to 1, how near the text comes to anything of question or reference."""
    opposes: bool
    """Whether it is near the reference but names an opposite of what that names."""
    amount: bool | None
    """Where an amount was asked for and given: whether it is the wanted one."""


@lru_cache(maxsize=512)
def wanted(reference: str, ask: str) -> Wanted:
    """What a reference answer to a question wants to be said."""
    return Wanted(passage(Text(reference)), passage(Text(ask)), reference, ask)


class Wanted:
    """A reference answer, prepared for comparison with many texts."""

    def __init__(self, reference: Passage, question: Passage, text: str, ask: str) -> None:
        self.reference = reference
        self._question = question
        self._text, self._ask = text, ask
        first = {keys: n for n, keys in reversed(list(enumerate(reference.keys)))}
        self._words = sorted(first.values())
        self._place = {
            keys: at for at, keys in enumerate(map(reference.keys.__getitem__, self._words))
        }
        self._weights = [self._weight(n) for n in self._words]

    def compare(self, said: Passage, text: str) -> Likeness:
        """How much of the reference `said` says; `text` is what it was made from."""
        found, relation = self._found(said)
        whole = self._recall(found, self._words)
        parts = [min(1.0, whole * sum(self._weights) ** (1 - _LONG))]
        likenesses: Sequence[Sequence[float]] = ()
        near = whole
        # What only says the question again is near everything that is said about it.
        has_own = any(not keys & self._question.all_keys for keys in said.keys)
        if self._vectors is not None and said.vectors is not None and has_own:
            nearness = self._vectors.nearness(said)
            parts += [nearness.whole, nearness.best, nearness.covering]
            likenesses, near = nearness.of_sentences, nearness.whole
        share = max(0.0, sum(parts) / len(parts)) if has_own else parts[0] * whole
        opposes = near > _OPPOSED_LIKENESS and self._is_opposed(said)
        return Likeness(
            share=share * (_OPPOSED_CREDIT if opposes else 1.0),
            sentences=self._by_sentence(said, found, likenesses),
            relation=relation,
            opposes=opposes,
            amount=agreement(self._ask, self._text, text),
        )

    @cached_property
    def _vectors(self) -> _Directions | None:
        if self.reference.vectors is None or self._question.vectors is None:
            return None
        return _Directions(self.reference, self._question)

    def _weight(self, n: int) -> float:
        """What a word of the reference counts: less, the nearer the question comes to it."""
        asked = 1.0 if self.reference.keys[n] & self._question.all_keys else 0.0
        vectors, questions = self.reference.vectors, self._question.vectors
        if not asked and vectors is not None and questions is not None and len(questions):
            from mockprep.graders.meaning.vectors import units

            nearest = float((units(questions) @ units(vectors[n : n + 1])[0]).max())
            asked = max(0.0, (nearest - _ASKED_FROM) / (1 - _ASKED_FROM))
        return 1 - (1 - _ASKED) * asked

    def _found(self, said: Passage) -> tuple[list[float], float]:
        """How much of each different word of the reference is said, and the nearest relation."""
        exact = [self._credit(n, said) for n in self._words]
        if self.reference.vectors is None or said.vectors is None or not len(said.keys):
            return exact, max([*exact, float(bool(said.all_keys & self._question.all_keys))])
        from mockprep.graders.meaning.vectors import units

        there = units(said.vectors)
        nearest = (units(self.reference.vectors[self._words]) @ there.T).max(axis=1)
        related = ((nearest - _RELATED_FROM) / (1 - _RELATED_FROM)).clip(0, 1).tolist()
        found = [max(sure, near) for sure, near in zip(exact, related, strict=True)]
        asked = 0.0
        if self._question.vectors is not None and len(self._question.vectors):
            asked = float((units(self._question.vectors) @ there.T).max())
        return found, max([*exact, *nearest.tolist(), asked])

    def _credit(self, n: int, said: Passage) -> float:
        if self.reference.keys[n] & said.all_keys:
            return 1.0
        if self.reference.expressions[n] & said.all_expressions:
            return _PARAPHRASED
        return 0.0

    def _recall(self, found: Sequence[float], words: Sequence[int]) -> float:
        """The share of some words of the reference that was found, by weight."""
        places = [self._place[self.reference.keys[n]] for n in words]
        total = sum(self._weights[at] for at in places)
        return sum(self._weights[at] * found[at] for at in places) / total if total else 0.0

    def _is_opposed(self, said: Passage) -> bool:
        """Whether an opposite of something in the reference is named, and that itself is not."""
        against = said.sides & self.reference.opposed
        return any(side ^ 1 not in said.sides for side in against - self._question.sides)

    def _by_sentence(
        self, said: Passage, found: Sequence[float], likenesses: Sequence[Sequence[float]]
    ) -> tuple[Said, ...]:
        """How much of each sentence of the reference was said, and where."""
        all_said = []
        for number, sentence in enumerate(self.reference.sentences):
            recall = self._recall(found, sentence.words)
            row = likenesses[number] if likenesses else self._shared(sentence, said)
            best = max(range(len(row)), key=row.__getitem__, default=None)
            if best is None:
                all_said.append(Said(0.0, None))
                continue
            near = row[best] / _SPOKEN_LIKENESS * _SPOKEN_SHARE if likenesses else 0.0
            all_said.append(Said(min(1.0, max(recall, near)), said.sentences[best]))
        return tuple(all_said)

    def _shared(self, sentence: Sentence, said: Passage) -> list[int]:
        """How many words of a sentence of the reference each sentence of a text has."""
        own: frozenset[str] = frozenset().union(*(self.reference.keys[n] for n in sentence.words))
        return [
            sum(bool(own & said.keys[n]) for n in candidate.words) for candidate in said.sentences
        ]


@dataclass(frozen=True, slots=True)
class _Nearness:
    """Cosines, with the question's own direction taken out."""

    whole: float
    best: float
    """Of the nearest pair of a sentence of the reference and one of the text, or all of it."""
    covering: float
    """Of those words of the text that come nearest together."""
    of_sentences: list[list[float]]
    """For each sentence of the reference: with each sentence of the text."""


class _Directions:
    """The directions of a reference and of its sentences."""

    def __init__(self, reference: Passage, question: Passage) -> None:
        assert reference.vectors is not None, "the caller looked"
        self._topic = topic_of(question)
        self._whole = self._turned(reference.vectors.sum(axis=0, keepdims=True))[0]
        self._sentences = self._turned(reference.sums())

    def nearness(self, said: Passage) -> _Nearness:
        """How near a text comes."""
        import numpy as np

        assert said.vectors is not None, "the caller looked"
        stretches = self._turned(np.vstack([said.sums(), said.vectors.sum(axis=0, keepdims=True)]))
        pairs = self._sentences @ stretches.T
        return _Nearness(
            whole=float(stretches[-1] @ self._whole),
            best=float(pairs.max(initial=0.0)),
            covering=self._covering(said),
            of_sentences=pairs[:, :-1].tolist(),
        )

    def _covering(self, said: Passage) -> float:
        import numpy as np

        assert said.vectors is not None, "the caller looked"
        different = list({keys: n for n, keys in enumerate(said.keys)}.values())
        vectors = said.vectors[different]
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        words = self._turned(vectors)
        order = np.argsort(-(words @ self._whole) * lengths, kind="stable")[:_MOST_COVERING]
        added = np.cumsum(words[order] * lengths[order, None], axis=0)
        sizes = np.sqrt(np.einsum("ij,ij->i", added, added))
        sizes[sizes == 0] = 1
        return float(((added @ self._whole) / sizes).max(initial=0.0))

    def _turned(self, vectors: Matrix) -> Matrix:
        return without_topic(vectors, self._topic)
