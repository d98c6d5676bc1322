"""How an answer is read: sentences, words, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.stems import is_slip, stems
from mockprep.domain.text import Text, fold, sentences, words


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def spoken(text: str) -> list[str]:
    return [text[span.start : span.end] for span in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Use a cache, e.g. Redis. Then test.", ["Use a cache, e.g. Redis.", "Then test."]),
        ("It took 2.5 s on 3.11. Fine.", ["It took 2.5 s on 3.11.", "Fine."]),
        ("Call os.path.join here. Done.", ["Call os.path.join here.", "Done."]),
        ("Well ... it waits... Then it runs.", ["Well ... it waits... Then it runs."]),
        ("lists, dicts, etc. are mutable", ["lists, dicts, etc. are mutable"]),
        ("lists, dicts, etc. They change.", ["lists, dicts, etc.", "They change."]),
        ("There are n! orders, so O(n!) time.", ["There are n! orders, so O(n!) time."]),
        ('He said "stop." Then we did.', ['He said "stop."', "Then we did."]),
        ("first line\nsecond line\r\n\n third", ["first line", "second line", "third"]),
        ("- one\n* two\n\u2022 three", ["one", "two", "three"]),
        ("1. Sort. \n2) Sweep\n(3) Stop", ["Sort.", "Sweep", "Stop"]),
        ("plan: \u2022 one \u2022 two", ["plan:", "one", "two"]),
        ("The answer is 2. Then stop.", ["The answer is 2.", "Then stop."]),
        ("Is it? (Yes.) Good", ["Is it?", "(Yes.)", "Good"]),
        ("--- ... !!", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It\u2019s thread-safe, isn't it?", ["It\u2019s", "thread", "safe", "isn't", "it"]),
        ("`__init__`() is O(n log n) in C++", ["__init__", "is", "O(n log n)", "in", "C++"]),
        ("10,000 rows == 2.5 MB", ["10,000", "rows", "2.5", "MB"]),
        ("GET /users/42", ["GET", "/users", "42"]),
        ("- a point\n- 99 %", ["a", "point", "99"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


@given(st.text(st.sampled_from("ab N.!?\n-*\u2022'`\u2019()1,;/+O\u0130\u00a0"), max_size=60))
def test_sentences_and_words_lie_in_order_in_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)
    for spans in (sentences(text), words(text)):
        places = [place for span in spans for place in (span.start, span.end)]
        assert places == sorted(places)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(text[span.start : span.end].strip() for span in spans)
    assert len(Text(text).sentences) == len(sentences(text))


@given(st.text(st.sampled_from("abcdeghilnsty"), min_size=1, max_size=9))
def test_a_word_is_its_own_first_stem(word: str) -> None:
    assert stems(word)[0] == word
    assert len(set(stems(word))) == len(stems(word))


LETTERS = st.text(st.sampled_from("abdm"), min_size=4, max_size=8)


@given(LETTERS, LETTERS)
def test_a_slip_is_mutual_and_changes_something(one: str, other: str) -> None:
    assert is_slip(one, other) == is_slip(other, one)
    assert not is_slip(one, one)


@pytest.mark.parametrize(
    ("word", "plain"),
    [("don't", "do"), ("dont", "do"), ("isnt", "be"), ("can't", "can"), ("cannot", "can"),
     ("won't", "will"), ("it's", "be"), ("they've", "have"), ("list's", "list")],
)  # fmt: skip
def test_contractions_are_found_by_their_parts(word: str, plain: str) -> None:
    assert Text(f"It {word} x").exact(plain) == [(1, 1)]
