"""Owns the vectors of words and sentences, made from the table and kept while they are in use."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mockprep.domain.text import Span
from mockprep.graders.meaning.pieces import LONGEST_WORD, WORD, Pieces
from mockprep.graders.meaning.table import Table

Matrix: TypeAlias = NDArray[np.float32]
"""A vector in each row."""
Column: TypeAlias = NDArray[np.float32]
"""A number for each row."""
Places: TypeAlias = NDArray[np.intp]

MOST_WORDS = 16_384
"""Words whose vectors are kept at once (16 MB); when they are full, all are let go."""
_BLOCK = 2_048
"""Words, or pieces, that are added up at a time: their vectors fit into a processor's cache."""
_LEAST_LENGTH = np.float32(1e-30)
"""What a zero vector is divided by."""
_UNKNOWN = 0
"""The place of the zero vector."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in their order. A word that occurs again has the same row.

    `vectors[rows[n]]` is the vector of the word at `spans[n]`.
    """

    spans: tuple[Span, ...]
    rows: Places
    vectors: Matrix
    """Shape (different words, dimensions): the weighted sum of each word's pieces; zero where
    the word is unknown. Sums of them are the vectors of phrases."""
    units: Matrix
    """The same at length 1 (or zero), so that a product of two is their cosine."""
    weights: Column
    """How much each different word tells, 0 to 1: little for `the`, nothing if it is unknown."""


class Meaning:
    """Vectors for words and sentences; may be used by several threads."""

    def __init__(self, table: Table) -> None:
        self._known = _Known(table)
        self._lock = threading.Lock()
        self.dimensions: int = table.whole.shape[1]

    def words(self, text: str) -> Words:
        """The words of `text`, each different one with its vector.

        Of more than MOST_WORDS different words those that come last count as unknown.
        """
        found = list(WORD.finditer(text))
        firsts: dict[str, int] = {}
        rows = [firsts.setdefault(match.group().lower(), len(firsts)) for match in found]
        with self._lock:
            places = self._known.places(list(firsts)[:MOST_WORDS])
            vectors, weights = self._known.vectors[places], self._known.weights[places]
        beyond = len(firsts) - len(places)
        if beyond:
            vectors = np.pad(vectors, ((0, 1), (0, 0)))
            weights = np.pad(weights, (0, 1))
        which = np.minimum(np.array(rows, dtype=np.intp), len(places))
        spans = tuple(Span(match.start(), match.end()) for match in found)
        return Words(spans, which, vectors, units(vectors), weights)

    def tokens(self, forms: Sequence[str]) -> tuple[Matrix, Column]:
        """The vector and the weight of each of some words that were told apart elsewhere.

        What has signs within, as `read-only`, is the sum of its parts; with none it is zero.
        """
        with self._lock:
            met = self._known.met(forms)
            if met is not None:
                return self._known.vectors.take(met, axis=0), self._known.weights[met]
        parts = [_parts(form) for form in forms]
        flat = [part for of_one in parts for part in of_one]
        if not flat:
            return np.zeros((0, self.dimensions), np.float32), np.zeros(0, np.float32)
        with self._lock:
            places = self._known.places(flat[:MOST_WORDS])
            if len(flat) > MOST_WORDS:
                places = np.pad(places, (0, len(flat) - MOST_WORDS))
            vectors, weights = self._known.vectors[places], self._known.weights[places]
        if len(flat) == len(parts):
            return vectors, weights
        sizes = np.fromiter(map(len, parts), dtype=np.intp, count=len(parts))
        starts = np.cumsum(sizes) - sizes
        return np.add.reduceat(vectors, starts, axis=0), np.maximum.reduceat(weights, starts)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """A vector of length 1 for each text, shape (texts, dimensions); zero if no word is known.

        The vector of a text does not depend on the texts beside it.
        """
        sums = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for block in _blocks(texts):
            with self._lock:
                vectors = self._known.vectors[self._known.places(block.words)]
            sums[block.texts] += np.add.reduceat(vectors, block.starts, axis=0)
        return units(sums)


@lru_cache(maxsize=32768)
def _parts(form: str) -> tuple[str, ...]:
    """The words within a word that was told apart elsewhere; one empty one where there are none."""
    return tuple(WORD.findall(form.lower())) or ("",)


def units(vectors: Matrix) -> Matrix:
    """The rows at length 1; zero rows stay zero."""
    lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    lengths = np.maximum(lengths, _LEAST_LENGTH)
    scaled: Matrix = vectors / lengths[:, None]
    return scaled


def cosines(left: Matrix, right: Matrix) -> Matrix:
    """The cosine of each row of `left` with each of `right`; both are units.

    Shape (rows of left, rows of right), -1 to 1; 0 where one of the two is unknown.
    """
    product: Matrix = left @ right.T
    return np.clip(product, -1, 1, out=product)


@dataclass(slots=True)
class _Block:
    """Words of some texts in a row, and where those of each text start."""

    words: list[str]
    texts: list[int]
    starts: list[int]


def _blocks(texts: Sequence[str]) -> Iterator[_Block]:
    """All words of all texts; a block has at most _BLOCK words, and each text once."""
    block = _Block([], [], [])
    for number, text in enumerate(texts):
        words = WORD.findall(text.lower())
        for start in range(0, len(words), _BLOCK):
            part = words[start : start + _BLOCK]
            if len(block.words) + len(part) > _BLOCK:
                yield block
                block = _Block([], [], [])
            block.texts.append(number)
            block.starts.append(len(block.words))
            block.words += part
    if block.words:
        yield block


class _Known:
    """The vectors of the words met so far, at most MOST_WORDS; the first is the zero vector."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._pieces = Pieces(table.rows)
        self._places: dict[str, int] = {}
        self.vectors = np.zeros((MOST_WORDS + 1, table.whole.shape[1]), dtype=np.float32)
        self.weights = np.zeros(MOST_WORDS + 1, dtype=np.float32)

    def met(self, words: Sequence[str]) -> Places | None:
        """The row of each word, where there are some and all of them were met before."""
        places = [*map(self._places.get, words)]
        return None if not places or None in places else np.array(places, dtype=np.intp)

    def places(self, words: Sequence[str]) -> Places:
        """The row of each word in `vectors`, for at most MOST_WORDS words.

        The rows hold until the next call.
        """
        known = self._places
        places = [known.get(word, -1) for word in words]
        if -1 in places:
            if len(known) + places.count(-1) > MOST_WORDS:
                known.clear()
            self._add(word for word in dict.fromkeys(words) if word not in known)
            # What is too long to be a word is not kept.
            places = [known.get(word, _UNKNOWN) for word in words]
        return np.array(places, dtype=np.intp)

    def _add(self, words: Iterable[str]) -> None:
        """Add words not met before."""
        places: list[int] = []
        starts: list[int] = []
        rows: list[int] = []
        for word in words:
            if len(word) > LONGEST_WORD:
                continue
            pieces = self._pieces.of(word)
            self._places[word] = len(self._places) + 1 if pieces else _UNKNOWN
            if pieces:
                places.append(self._places[word])
                starts.append(len(rows))
                rows += pieces
            if len(rows) > _BLOCK:
                self._fill(places, starts, rows)
                places, starts, rows = [], [], []
        if rows:
            self._fill(places, starts, rows)

    def _fill(self, places: list[int], starts: list[int], rows: list[int]) -> None:
        """Add up the pieces of some words; those of each begin at its start in `rows`."""
        weights = self._table.weights[rows]
        factors = self._table.scales[rows] * weights
        weighted = self._table.whole[rows] * factors[:, None]
        self.vectors[places] = np.add.reduceat(weighted, starts, axis=0)
        self.weights[places] = np.maximum.reduceat(weights, starts)
