"""The vectors of words and sentences: what they mean, that they are the same each time, limits."""

import random
import threading
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from mockprep.domain.text import Span
from mockprep.graders.meaning import TABLE, load
from mockprep.graders.meaning.pieces import LONGEST_WORD
from mockprep.graders.meaning.table import read
from mockprep.graders.meaning.vectors import MOST_WORDS, Meaning, cosines, units

from .tables import write_table

SENTENCES = (
    "A hash table finds a value by its key in constant time.",
    "",
    "We shipped two weeks early, and customers noticed.",
    "\U0001f600 ... \u9501",
    "Café!",
    "the the the",
)


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    loaded = load()
    assert isinstance(loaded, Meaning)
    return loaded


@pytest.fixture
def small(tmp_path: Path) -> Meaning:
    loaded = load(write_table(tmp_path / "table"))
    assert isinstance(loaded, Meaning)
    return loaded


def likeness(meaning: Meaning, left: str, right: str) -> float:
    return float(cosines(meaning.sentences([left]), meaning.sentences([right]))[0, 0])


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("lock", "mutex", "banana"),
        ("delete", "remove", "lunch"),
        ("latency", "delay", "colleague"),
        ("throughput", "bandwidth", "apology"),
        ("queue", "queues", "recipe"),
        ("recursive", "recursion", "salary"),
        ("customer", "client", "pointer"),
        ("boss", "manager", "iterator"),
        ("insert", "append", "vacation"),
        ("error", "exception", "garden"),
    ],
)
def test_a_word_is_nearer_to_its_like(meaning: Meaning, word: str, near: str, far: str) -> None:
    assert likeness(meaning, word, near) > likeness(meaning, word, far) + 0.1


@pytest.mark.parametrize(
    ("sentence", "near", "far"),
    [
        (
            "Removing an element takes constant time.",
            "Deletion is O(1), constant.",
            "I talked to my boss about the deadline.",
        ),
        (
            "I calmed the angry customer down.",
            "The client was furious and I reassured them.",
            "A tree is balanced by rotations.",
        ),
    ],
)
def test_a_sentence_is_nearer_to_its_like(
    meaning: Meaning, sentence: str, near: str, far: str
) -> None:
    assert likeness(meaning, sentence, near) > likeness(meaning, sentence, far) + 0.1


def test_vectors_are_the_weighted_sums_of_pieces(small: Meaning) -> None:
    words = small.words("Locking: lock, key?")
    assert words.spans == (Span(0, 7), Span(9, 13), Span(15, 18))
    assert words.rows.tolist() == [0, 1, 2]
    assert np.allclose(words.vectors, [[0.5, 0.25], [0.5, 0], [0.7071, 0.7071]], atol=1e-3)
    assert words.weights.tolist() == [0.5, 0.5, 1.0]
    assert np.allclose(np.linalg.norm(words.units, axis=1), 1)
    total = words.vectors.sum(axis=0, keepdims=True)
    assert np.allclose(small.sentences(["Locking: lock, key?"]), units(total))


def test_a_word_that_occurs_again_has_the_same_row(meaning: Meaning) -> None:
    words = meaning.words("Push, pop and PUSH.")
    assert words.rows.tolist() == [0, 1, 2, 0]
    assert words.vectors.shape == (3, meaning.dimensions)
    assert words.weights[1] > words.weights[2]


def test_spans_stand_in_the_text_as_it_was_written(meaning: Meaning) -> None:
    text = "\u0130stanbul \U0001f600 STRASSE stra\u00dfe"
    words = meaning.words(text)
    said = [text[span.start : span.end] for span in words.spans]
    assert said == ["\u0130stanbul", "STRASSE", "stra\u00dfe"]


@pytest.mark.parametrize(
    "text", ["", " .,;", "\U0001f600", "\u9501 \u0437\u0430\u043c\u043e\u043a"]
)
def test_what_is_unknown_is_zero(meaning: Meaning, text: str) -> None:
    words = meaning.words(text)
    assert words.vectors.shape == words.units.shape == (len(words.spans), meaning.dimensions)
    assert not words.units.any()
    assert not words.weights.any()
    assert not meaning.sentences([text]).any()


def test_no_texts_give_no_rows(meaning: Meaning) -> None:
    assert meaning.sentences([]).shape == (0, meaning.dimensions)
    empty = meaning.words("").units
    assert cosines(empty, meaning.words("lock key").units).shape == (0, 2)


def test_a_batch_equals_its_sentences_one_by_one(meaning: Meaning) -> None:
    texts = [*SENTENCES, " ".join(SENTENCES) * 200, *SENTENCES]
    batch = meaning.sentences(texts)
    single = np.vstack([meaning.sentences([text]) for text in texts])
    assert batch.dtype == np.float32
    assert np.array_equal(batch, single)
    lengths = np.linalg.norm(batch, axis=1)
    assert np.allclose(lengths[lengths > 0], 1, atol=1e-5)
    assert (lengths == 0).sum() == 4


def test_the_outcome_does_not_depend_on_what_was_asked_before() -> None:
    before, after = Meaning(read(TABLE)), Meaning(read(TABLE))
    after.sentences([" ".join(f"k{n}" for n in range(MOST_WORDS))])
    assert np.array_equal(before.sentences(SENTENCES), after.sentences(SENTENCES))
    again, first = before.words(SENTENCES[0]), after.words(SENTENCES[0])
    assert np.array_equal(again.units, first.units)


def test_threads_may_share_it(meaning: Meaning) -> None:
    texts = [f"{SENTENCES[0]} word{n}" for n in range(200)]
    wanted = meaning.sentences(texts)
    outcomes: list[bool] = []

    def ask(seed: int) -> None:
        fresh = random.Random(seed)
        for _ in range(20):
            chosen = fresh.sample(range(len(texts)), 20)
            got = meaning.sentences([texts[n] for n in chosen])
            outcomes.append(np.array_equal(got, wanted[chosen]))

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [True] * 80


def test_a_megabyte_stays_within_memory(meaning: Meaning) -> None:
    long = "internationalization initialization synchronization electroencephalography"
    text = " ".join(f"{long} word{n % 2000}" for n in range(12_500))
    assert len(text) > 1_000_000
    tracemalloc.start()
    try:
        whole = meaning.sentences([text])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50_000_000
    words = meaning.words(text)
    assert len(words.spans) == len(words.rows) == 62_500
    assert len(words.vectors) == 2_004
    counts = np.bincount(words.rows).astype(np.float32)[None, :]
    assert np.allclose(units(counts @ words.vectors), whole, atol=1e-3)


def test_a_megabyte_without_a_space_is_no_word(meaning: Meaning) -> None:
    assert not meaning.sentences(["a" * 1_000_000]).any()
    assert not meaning.words("\u00e9" * 1_000_000).units.any()
    assert meaning.sentences(["a" * LONGEST_WORD]).any()


def test_of_too_many_different_words_the_last_are_unknown(small: Meaning) -> None:
    text = " ".join(["key", *(f"k{n}" for n in range(MOST_WORDS + 50)), "lock", "key"])
    words = small.words(text)
    assert words.vectors.shape == (MOST_WORDS + 1, 2)
    assert words.rows[-1] == words.rows[0] == 0
    assert words.rows[-2] == MOST_WORDS
    assert not words.units[words.rows[-2]].any()


def test_cosines_are_between_minus_one_and_one() -> None:
    vectors = units(np.array([[3, 4], [-3, -4], [0, 0], [1e-20, 0]], dtype=np.float32))
    table = cosines(vectors, vectors)
    assert table.shape == (4, 4)
    assert (np.abs(table) <= 1).all()
    assert table[0, 1] == pytest.approx(-1)
    assert not table[2].any()
