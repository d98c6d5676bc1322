"""Owns the finding of key points in other words than those that their author foresaw."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline.passage import Passage, passage, topic_of, without_topic

if TYPE_CHECKING:
    from mockprep.graders.meaning.vectors import Matrix

_ENOUGH = 0.5
"""The cosine from which a sentence is taken to make a point. In the reference answers of the
shipped banks it finds half of the points, and 2 % of the other sentences are taken for one."""


class Statements:
    """The key points of a question as statements, to be found in many answers."""

    def __init__(self, points: Sequence[str], ask: str) -> None:
        self._points = [passage(Text(point)) for point in points]
        question = passage(Text(ask))
        self._turned: Matrix | None = None
        self._nearest = lru_cache(maxsize=8)(self._near)
        if question.vectors is not None:
            import numpy as np

            self._topic = topic_of(question)
            wholes = [p.vectors.sum(axis=0) for p in self._points if p.vectors is not None]
            self._turned = without_topic(np.array(wholes), self._topic)

    def find(self, number: int, said: Passage) -> Span | None:
        """The sentence that makes a point, if one does without saying its opposite."""
        nearest = self._nearest(said)
        for at in nearest[number] if nearest else ():
            if _agrees(self._points[number], said, said.sentences[at].words):
                return said.sentences[at].span
        return None

    def _near(self, said: Passage) -> list[list[int]]:
        """For each point the sentences that come near enough, the nearest first."""
        if self._turned is None or said.vectors is None or not said.sentences:
            return []
        cosines = self._turned @ without_topic(said.sums(), self._topic).T
        return [_nearest_first(row) if max(row) >= _ENOUGH else [] for row in cosines.tolist()]


def _nearest_first(cosines: Sequence[float]) -> list[int]:
    near = [at for at, cosine in enumerate(cosines) if cosine >= _ENOUGH]
    return sorted(near, key=lambda at: -cosines[at])


@lru_cache(maxsize=1024)
def statements(points: tuple[str, ...], ask: str) -> Statements:
    """The statements of a question's points, prepared once."""
    return Statements(points, ask)


def _agrees(point: Passage, said: Passage, words: Sequence[int]) -> bool:
    """Whether neither an opposite is named nor what the point says is denied, or the reverse."""
    if point.opposed and said.sides & point.opposed and not said.sides & point.sides:
        return False
    return not any(
        said.negated[n] != point.negated[m]
        for n in words
        for m, keys in enumerate(point.keys)
        if said.keys[n] & keys
    )
