"""Trains the story model on the labelled stories and writes its weights.

Two steps, as `mockprep/graders/offline/story_model.py` explains them. Of the stories in
`tests/data/stories` those whose number is divisible by 4 are held out; `benchmarks/stories.py`
measures on them. The second step is trained on what the first says of stories that it was not
trained on (five folds). The same stories give the same weights.

    python -m venv train && train/bin/pip install -e . \
        numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
    OMP_NUM_THREADS=1 train/bin/python -m tools.train_story_model
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from mockprep.domain.patterns import Text
from mockprep.graders.meaning import Unavailable
from mockprep.graders.meaning import load as load_meaning
from mockprep.graders.offline.story_features import features
from mockprep.graders.offline.story_lines import Line, cut
from mockprep.graders.offline.story_model import (
    PARTS_OR_NONE,
    VECTOR_SCALE,
    WEIGHTS,
    Matrix,
    StoryModel,
    Weights,
    context,
)
from tests.graders.labelled_stories import LabelledStory, labelled_stories

LEAST_COUNT = 2
"""Lines in which a feature must occur."""
LEAST_WEIGHT = 0.03
"""Features whose weights all lie below it, in both tables, are left out."""
LOOSENESS = 1.0
"""The inverse of the penalty on the weights of the first step."""
PENALTY, STEP_PENALTY = 2.0, 0.3
"""The penalties on the weights of the second step."""
FOLDS = 5


@dataclass(frozen=True)
class Sample:
    """A story cut into lines, each with its part by number."""

    story: LabelledStory
    lines: tuple[Line, ...]
    parts: tuple[int, ...]


def samples(stories: Sequence[LabelledStory]) -> list[Sample]:
    """The stories as the model sees them."""
    found = []
    for story in stories:
        lines = tuple(line for line in cut(Text(story.text)) if not line.is_empty)
        parts = tuple(PARTS_OR_NONE.index(story.part_of(line.span)) for line in lines)
        found.append(Sample(story, lines, parts))
    return found


def first_step(training: Sequence[Sample]) -> Weights:
    """Both tables of the first step; the second step is left at nothing."""
    lines = [line for sample in training for line in sample.lines]
    parts = [part for sample in training for part in sample.parts]
    shown = [features(line) for line in lines]
    counts = Counter(name for found in shown for name in found)
    kept = {name for name, n in counts.items() if n >= LEAST_COUNT}
    vectorizer = DictVectorizer()
    by_words = vectorizer.fit_transform([{n: v for n, v in f.items() if n in kept} for f in shown])
    meaning = load_meaning()
    if isinstance(meaning, Unavailable):
        raise SystemExit(meaning.reason)
    vectors = csr_matrix(VECTOR_SCALE * meaning.sentences([line.told for line in lines]))
    words_only, both = _fitted(by_words, parts), _fitted(hstack([by_words, vectors]).tocsr(), parts)
    names = list(vectorizer.get_feature_names_out())
    size = len(names)
    strongest = np.maximum(abs(words_only[:-1]), abs(both[:size])).max(axis=1)
    rows = [at for at in range(size) if strongest[at] >= LEAST_WEIGHT]
    return Weights(
        rows={names[at]: row for row, at in enumerate(rows)},
        by_words=words_only[[*rows, -1]],
        with_vectors=both[[*rows, -1]],
        vector=both[size:-1],
        shares=np.bincount(parts, minlength=len(PARTS_OR_NONE))[None] / len(parts),
        context=np.zeros((0, 0)),
        steps=np.zeros((0, 0)),
    )


def _fitted(matrix: csr_matrix, parts: Sequence[int]) -> Matrix:
    """The weights with the bias as their last row."""
    model = LogisticRegression(C=LOOSENESS, max_iter=500).fit(matrix, parts)
    table: Matrix = np.vstack([model.coef_.T, model.intercept_[None]])
    return table


def second_step(training: Sequence[Sample], alone: Sequence[Matrix]) -> tuple[Matrix, Matrix]:
    """The weights of the columns of `context` and of the steps from part to part."""
    rows = [
        context(chances, [line.heading for line in sample.lines])
        for sample, chances in zip(training, alone, strict=True)
    ]
    truths = [np.array(sample.parts) for sample in training]
    kinds, columns = len(PARTS_OR_NONE), rows[0].shape[1]
    size = columns * kinds

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights, steps = flat[:size].reshape(columns, kinds), flat[size:].reshape(kinds, kinds)
        total, by_weight, by_step = 0.0, PENALTY * weights, STEP_PENALTY * steps
        for row, truth in zip(rows, truths, strict=True):
            cost, off, pairs = _story_loss(row @ weights, steps, truth)
            total += cost
            by_weight = by_weight + row.T @ off
            by_step = by_step + pairs
        total += (PENALTY * (weights**2).sum() + STEP_PENALTY * (steps**2).sum()) / 2
        return total, np.concatenate([by_weight.ravel(), by_step.ravel()])

    start = np.zeros(size + kinds * kinds)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    return found[:size].reshape(columns, kinds), found[size:].reshape(kinds, kinds)


def _story_loss(scores: Matrix, steps: Matrix, truth: Matrix) -> tuple[float, Matrix, Matrix]:
    """The cost of one story, and its slope by the scores and by the steps."""
    length = len(truth)
    forward, backward = scores.copy(), np.zeros_like(scores)
    for at in range(1, length):
        forward[at] += np.logaddexp.reduce(forward[at - 1][:, None] + steps, axis=0)
    for at in range(length - 2, -1, -1):
        backward[at] = np.logaddexp.reduce(steps + scores[at + 1] + backward[at + 1], axis=1)
    whole = np.logaddexp.reduce(forward[-1])
    off = np.exp(forward + backward - whole)
    off[np.arange(length), truth] -= 1
    pairs = np.zeros_like(steps)
    for at in range(length - 1):
        after = scores[at + 1] + backward[at + 1]
        pairs += np.exp(forward[at][:, None] + steps + after - whole)
        pairs[truth[at], truth[at + 1]] -= 1
    told = scores[np.arange(length), truth].sum() + steps[truth[:-1], truth[1:]].sum()
    return float(whole - told), off, pairs


def folds(training: Sequence[Sample], count: int = FOLDS) -> Iterator[tuple[list[int], list[int]]]:
    """The places of the stories to train on and of those to look at, for each fold."""
    places = set(range(len(training)))
    for fold in range(count):
        these = set(range(fold, len(training), count))
        yield sorted(places - these), sorted(these)


def unseen(
    training: Sequence[Sample], judge: Callable[[StoryModel, Sample], Matrix], *, vectors: bool
) -> list[Matrix]:
    """What the first step says of each story when trained on the others."""
    found: list[Matrix] = [np.zeros(0)] * len(training)
    for others, these in folds(training):
        model = StoryModel(first_step([training[at] for at in others]), vectors=vectors)
        for at in these:
            found[at] = judge(model, training[at])
    return found


def trained(training: Sequence[Sample]) -> Weights:
    """All weights."""
    alone = unseen(training, lambda model, sample: model.alone(sample.lines), vectors=True)
    in_context, steps = second_step(training, alone)
    first = first_step(training)
    return Weights(
        rows=first.rows, by_words=first.by_words, with_vectors=first.with_vectors,
        vector=first.vector, shares=first.shares, context=in_context, steps=steps,
    )  # fmt: skip


def write(weights: Weights, folder: Path) -> None:
    """The names of the features as text, a line each, and the numbers in half precision."""
    folder.mkdir(exist_ok=True)
    names = sorted(weights.rows, key=lambda name: weights.rows[name])
    (folder / "features.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    tables = {
        name: getattr(weights, name).astype(np.float16)
        for name in ("by_words", "with_vectors", "vector", "shares", "context", "steps")
    }
    np.savez_compressed(folder / "weights.npz", **tables)


def main() -> None:
    """Train on what is not held out, and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--folder", type=Path, default=WEIGHTS)
    words = parser.parse_args()
    training = samples([story for story in labelled_stories() if not story.held_out])
    weights = trained(training)
    write(weights, words.folder)
    size = sum(path.stat().st_size for path in words.folder.iterdir())
    print(f"{len(training)} stories, {len(weights.rows)} features, {size:,} bytes")


if __name__ == "__main__":
    main()
