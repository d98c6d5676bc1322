"""Owns which of many texts say nearly the same: by their rarer words, and by what these mean."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mockprep.domain.patterns import Text
from mockprep.domain.text import is_small, keys_of
from mockprep.graders.meaning import Unavailable, load

if TYPE_CHECKING:
    from mockprep.graders.meaning.vectors import Matrix

_LEAST_WEIGHT = 0.1
"""What a word counts that all texts have."""


def likenesses(texts: Sequence[str]) -> Matrix:
    """How much each text is like each other one, shape (texts, texts), at most 1.

    Words count by how few of the texts have them, so that what all are about makes none alike.
    Without word vectors the words alone decide.
    """
    import numpy as np

    counts = [_words(text) for text in texts]
    forms = {form: place for place, form in enumerate(dict.fromkeys(f for c in counts for f in c))}
    rarity = _rarity(counts, list(forms))
    weights = np.zeros((len(texts), len(forms)), dtype=np.float32)
    for row, count in enumerate(counts):
        for form, times in count.items():
            weights[row, forms[form]] = (1 + math.log(times)) * rarity[form]
    by_words = _of_length_1(weights)
    alike: Matrix = by_words @ by_words.T
    meaning = load()
    if isinstance(meaning, Unavailable) or not forms:
        return alike
    vectors, _ = meaning.tokens(list(forms))
    sums = weights @ vectors
    says_something = sums.any(axis=1, keepdims=True)
    by_meaning = _of_length_1((sums - sums.mean(axis=0)) * says_something)
    together: Matrix = np.float32(0.5) * (alike + by_meaning @ by_meaning.T)
    return together


def _words(text: str) -> Counter[str]:
    """The words that carry meaning, each in one of its forms, and how often they occur."""
    forms = (token.form for token in Text(text).tokens)
    return Counter(min(keys_of(form)) for form in forms if form[0].isalnum() and not is_small(form))


def _rarity(counts: Sequence[Counter[str]], forms: Sequence[str]) -> dict[str, float]:
    having = Counter(form for count in counts for form in count)
    most = len(counts) + 1
    return {form: math.log(most / (having[form] + 1)) + _LEAST_WEIGHT for form in forms}


def _of_length_1(rows: Matrix) -> Matrix:
    from mockprep.graders.meaning.vectors import units

    return units(rows)
