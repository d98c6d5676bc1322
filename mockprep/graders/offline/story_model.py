"""Owns the story model: from lines to how likely each part is, alone and in their story.

Two steps. *Alone*, a line is judged by what it shows and by its vector (multinomial logistic
regression). *In place*, each line is judged by what it and its neighbours say alone, by where it
stands and by what stands before and after (a linear-chain conditional random field, whose marginals
are given). The weights come with mockprep: `tools/train_story_model.py` makes them.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from mockprep.graders.meaning import Unavailable
from mockprep.graders.meaning import load as load_meaning
from mockprep.graders.offline.cue_phrases import Part
from mockprep.graders.offline.story_features import features
from mockprep.graders.offline.story_lines import Line

Matrix: TypeAlias = NDArray[np.float64]
"""A row for each line, a column for each of PARTS_OR_NONE."""

PARTS_OR_NONE = ("situation", "task", "action", "result", "reflection", "none")
WEIGHTS = Path(__file__).with_name("story_weights")
"""The folder of the weights that come with mockprep."""
VECTOR_SCALE = 2.0
"""How much longer a vector is than a feature that is there."""
HEADING_SCALE = 3.0
"""How much a typed heading counts beside the other columns: few stories have any to learn from."""
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt; `tools/train_story_model.py` says how."""

    rows: Mapping[str, int]
    """The row of each feature in `by_words` and `with_vectors`."""
    by_words: Matrix
    """Weights of the features where there are no vectors; the last row is the bias."""
    with_vectors: Matrix
    """Weights of the features beside vectors; the last row is the bias."""
    vector: Matrix
    """Weights of the numbers of a vector."""
    shares: Matrix
    """How often each part is told, shape (1, parts)."""
    context: Matrix
    """Weights of the columns of `context`."""
    steps: Matrix
    """Weights of a part (row) being followed by another (column)."""


class StoryModel:
    """Says how likely each part is for the lines of a text; may be used by several threads."""

    def __init__(self, weights: Weights, *, vectors: bool = True) -> None:
        self._weights = weights
        meaning = load_meaning() if vectors else Unavailable("they are not wanted")
        self._meaning = None if isinstance(meaning, Unavailable) else meaning
        self.without_vectors = meaning.reason if isinstance(meaning, Unavailable) else ""
        """Why lines are judged by their words alone; empty where they are not."""

    def alone(self, lines: Sequence[Line]) -> Matrix:
        """How likely each part is for each line, by itself, as often as parts are told."""
        weights = self._weights
        table = weights.with_vectors if self._meaning else weights.by_words
        scores = np.repeat(table[-1:], len(lines), axis=0)
        for at, line in enumerate(lines):
            found = [(weights.rows[n], v) for n, v in features(line).items() if n in weights.rows]
            if found:
                places, values = zip(*found, strict=True)
                scores[at] += np.array(values) @ table[list(places)]
        if self._meaning:
            vectors = self._meaning.sentences([line.told for line in lines])
            scores += VECTOR_SCALE * vectors @ weights.vector
        return softmax(scores)

    def evenly(self, alone: Matrix) -> Matrix:
        """The same as if all parts were told equally often."""
        even = alone / self._weights.shares
        scaled: Matrix = even / even.sum(axis=1, keepdims=True)
        return scaled

    def in_place(self, alone: Matrix, headings: Sequence[Part | None]) -> Matrix:
        """How likely each part is for each line of a whole story, given all of the lines."""
        weights = self._weights
        return marginals(context(alone, headings) @ weights.context, weights.steps)


def softmax(scores: Matrix) -> Matrix:
    """Each row as shares of 1."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return shares


def context(alone: Matrix, headings: Sequence[Part | None]) -> Matrix:
    """What speaks for the parts of each line in its story, a row for each line."""
    length, kinds = alone.shape
    padded = np.zeros((length + 4, kinds + 1))
    padded[:, -1] = 1
    padded[2:-2, :-1], padded[2:-2, -1] = alone, 0
    around = [padded[at : at + length] for at in (0, 1, 3, 4)]
    so_far = np.cumsum(alone, axis=0)
    at = np.arange(length)
    share = (at + 0.5) / length
    place = [
        share, share**2, abs(share - 0.5),
        at == 0, at == 1, at == length - 1, at == length - 2,
        np.full(length, min(length, 20) / 20), np.full(length, length <= 3),
    ]  # fmt: skip
    under = np.array([[heading == part for part in PARTS_OR_NONE[:-1]] for heading in headings])
    columns = [
        np.log(np.clip(alone, _LEAST, 1)) / 3,
        *around,
        np.minimum(2, so_far - alone),
        np.minimum(2, so_far[-1] - so_far),
        np.array(place, dtype=float).T,
        np.repeat(alone.mean(axis=0, keepdims=True), length, axis=0),
        HEADING_SCALE * under,
        np.ones((length, 1)),
    ]
    return np.hstack(columns)


def marginals(scores: Matrix, steps: Matrix) -> Matrix:
    """How likely each part is for each line, over all ways to label the lines."""
    forward, backward = scores.copy(), np.zeros_like(scores)
    for at in range(1, len(scores)):
        forward[at] += _log_sum(forward[at - 1][:, None] + steps, axis=0)
    for at in range(len(scores) - 2, -1, -1):
        backward[at] = _log_sum(steps + scores[at + 1] + backward[at + 1], axis=1)
    return softmax(forward + backward)


def _log_sum(terms: Matrix, axis: int) -> Matrix:
    top = terms.max(axis=axis, keepdims=True)
    total: Matrix = np.log(np.exp(terms - top).sum(axis=axis)) + top.squeeze(axis)
    return total


_LOADING = threading.Lock()


def load(folder: Path = WEIGHTS) -> StoryModel:
    """The model, read once a process."""
    with _LOADING:
        return _loaded(folder)


@cache
def _loaded(folder: Path) -> StoryModel:
    return StoryModel(read_weights(folder))


def read_weights(folder: Path = WEIGHTS) -> Weights:
    """The weights in a folder."""
    names = (folder / "features.txt").read_text(encoding="utf-8").splitlines()
    with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
        tables = {name: arrays[name].astype(np.float64) for name in arrays.files}
    return Weights(rows={name: row for row, name in enumerate(names)}, **tables)
