"""How values, calls and printed text are shown."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.runner.child.codec import Opaque
from mockprep.runner.showing import MOST, call_shown, printed, shown, visible

SMALL = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.floats(allow_nan=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(st.integers(0, 9), inner, max_size=2)
        | st.frozensets(st.integers(0, 9), max_size=2)
    ),
    max_leaves=6,
)
ANY = st.recursive(
    st.text() | st.binary() | st.integers() | st.builds(Opaque, st.text(), st.text()),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=60,
)


@given(SMALL)
def test_a_small_value_is_shown_as_python(value: Any) -> None:
    assert shown(value) == repr(value)


@given(ANY)
def test_whatever_is_shown_is_short_and_stays_in_its_line(value: Any) -> None:
    text = shown(value)
    assert len(text) <= 6 * MOST
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in text)
    text.encode("utf-8")


@pytest.mark.parametrize("value", [[], {}, (), set(), frozenset(), (1,), {1}, frozenset({1})])
def test_empty_and_single_collections_are_shown_as_python(value: Any) -> None:
    assert shown(value) == repr(value)


def test_a_long_list_is_shown_by_its_edges_and_its_length() -> None:
    text = shown(list(range(5_000)))
    assert text == "[0, 1, 2, 3, 4, 5, ..., 4998, 4999] (5,000 elements)"


def test_a_long_dict_is_shown_by_its_beginning_and_its_size() -> None:
    text = shown({n: n for n in range(5_000)})
    assert text.startswith("{0: 0, 1: 1, ")
    assert text.endswith("... 5,000 keys}")


def test_a_long_text_says_how_long_it_is() -> None:
    assert shown("ab" * 5_000).endswith("10,000 long")


LONG = [10**5000, -(10**5000), [10**5000], {10**5000: {10**5000}}]


@pytest.mark.parametrize("value", LONG, ids=["number", "negative", "list", "dict"])
def test_numbers_that_decimal_would_refuse_are_described(value: Any) -> None:
    assert "a whole number of some 5,000 digits" in shown(value)


def test_what_has_no_repr_for_its_digits_is_described() -> None:
    assert shown(range(10**5000)) == "<a range of too many digits>"


def test_no_more_is_looked_at_than_is_shown() -> None:
    nest: Any = 1
    for _ in range(90):
        nest = [nest] * 2  # shared, and 2 ** 90 elements for whoever looks at all
    assert len(shown(nest)) <= 2 * MOST


def test_deep_values_end_in_dots() -> None:
    nest: Any = 1
    for _ in range(60):
        nest = [nest]
    assert "..." in shown(nest)


def test_an_opaque_value_can_not_break_the_line_or_steer_the_terminal() -> None:
    assert shown(Opaque("X", "a\n\x1b[2Jb\u202e")) == "a\\x0a\\x1b[2Jb\\u202e"


def test_a_call_is_shown_with_each_argument_recognisable() -> None:
    assert call_shown("f", [1, [2]], {"key": "a"}) == "f(1, [2], key='a')"
    text = call_shown("f", [list(range(1_000)), "x" * 1_000])
    assert text.startswith("f([0, 1, ")
    assert "xxx" in text
    assert len(text) < 2 * MOST


def test_printed_text_keeps_its_lines_and_shows_what_steers_a_terminal() -> None:
    assert printed("a\tb\r\nc\x1b[31m\x07") == "a\tb\nc\\x1b[31m\\x07"
    assert printed("x" * 5_000) == "x" * 2_000 + "\n..."
    assert printed("\ud800") == "?"


def test_visible_text_is_one_line() -> None:
    assert visible("a\nb\x7f") == "a\\x0ab\\x7f"
