"""Whether a value is the wanted one, under each way of comparing."""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.runner.child.codec import Opaque
from mockprep.runner.comparing import agrees

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=12,
)
MANY = list(range(300))


def same(got: Any, want: Any, check: str = "equal", tolerance: float = 1e-6) -> bool:
    """Whether `got` passes."""
    return agrees(got, want, check, tolerance)


@given(JSON)
def test_a_value_equals_itself_under_every_check(value: Any) -> None:
    for check in ("equal", "any_order", "approx", "no_mutation"):
        assert same(value, value, check)
    assert same(value, [value], "one_of")


@given(JSON, JSON)
def test_equal_is_what_python_calls_equal_but_for_booleans(left: Any, right: Any) -> None:
    if same(left, right):
        assert left == right


@given(st.lists(JSON, max_size=5), st.randoms(use_true_random=False))
def test_any_order_takes_every_order(value: list[Any], rng: Any) -> None:
    mixed = value.copy()
    rng.shuffle(mixed)
    assert same(mixed, value, "any_order")


@pytest.mark.parametrize(
    ("got", "want"),
    [
        ((1, 2), [1, 2]),
        ([(1,), 2], [[1], 2]),
        (1.0, 1),
        (Decimal(1), 1),
        (Fraction(2, 2), 1),
        (math.nan, math.nan),
        ({"a": (1,)}, {"a": [1]}),
    ],
)
def test_equal(got: Any, want: Any) -> None:
    assert same(got, want)


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (True, 1),
        (1, True),
        (0, False),
        (None, False),
        ("1", 1),
        ([1], 1),
        ([1, 2], [2, 1]),
        ({1, 2}, [1, 2]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ([True], [1]),
        ("ab", ["a", "b"]),
        (Opaque("int", "1"), 1),
        ([Opaque("int", "1")], [1]),
        (Decimal("sNaN"), 1),
        (Decimal("NaN"), math.nan),
        (None, []),
        (math.nan, 1.0),
    ],
)
def test_not_equal(got: Any, want: Any) -> None:
    assert not same(got, want)


@pytest.mark.parametrize(
    ("got", "want", "passes"),
    [
        (0.1 + 0.2, 0.3, True),
        ([1.0000001, 2], [1, 2], True),
        ({"x": 1.0000001}, {"x": 1.0}, True),
        (1.1, 1, False),
        (10**400, 1.0, False),
        (10**400, 10**400, True),
        ([1.0], [1.0, 2.0], False),
        ({"x": 1.0}, {"y": 1.0}, False),
        (True, 1.0, False),
        ("1.0", 1.0, False),
        (math.inf, math.inf, True),
        (math.inf, 1e308, False),
        (None, 0.0, False),
        (Opaque("float", "1.0"), 1.0, False),
    ],
)
def test_approx(got: Any, want: Any, passes: bool) -> None:
    assert same(got, want, "approx") is passes


def test_the_tolerance_is_absolute_or_in_proportion() -> None:
    assert same(1001, 1000, "approx", 0.01)
    assert same(0.001, 0, "approx", 0.01)
    assert not same(0.1, 0, "approx", 0.01)


@pytest.mark.parametrize(
    ("got", "want", "passes"),
    [
        ([2, 1], [1, 2], True),
        ({2, 1}, [1, 2], True),
        ((2, 1, 1), [1, 2, 1], True),
        ([1, 1, 2], [1, 2, 2], False),
        ([[2, 1]], [[1, 2]], False),
        ([1], [1, 1], False),
        (5, [5], False),
        (5, 5, True),
        ("ab", ["a", "b"], False),
        ([True], [1], False),
    ],
)
def test_any_order(got: Any, want: Any, passes: bool) -> None:
    assert same(got, want, "any_order") is passes


@pytest.mark.parametrize(
    ("extra", "wanted", "passes"),
    [
        ([1.0], [1], True),
        ([{"a": [1]}], [{"a": (1,)}], True),
        ([10**5000], [10**5000], True),
        ([True], [1], False),
        ([math.inf], [math.inf], True),
        ([Opaque("int", "7")], [7], False),
        ([Opaque("str", "'7'")], ["7"], False),
        (["[7]"], [[7]], False),
        ([frozenset({"a", "b"})], [frozenset({"b", "a"})], True),
        ([None], ["None"], False),
    ],
)
def test_long_lists_in_any_order_are_told_apart_as_well(
    extra: list[Any], wanted: list[Any], passes: bool
) -> None:
    assert same([*extra, *MANY[::-1]], [*MANY, *wanted], "any_order") is passes


@given(st.lists(st.integers(-3, 3) | st.text("ab", max_size=2), max_size=8), st.data())
def test_long_and_short_lists_are_judged_alike(few: list[Any], data: st.DataObject) -> None:
    other = data.draw(st.permutations(few) | st.lists(st.sampled_from(few or [0]), max_size=8))
    filling = [f"filling {n}" for n in range(250)]
    assert same(few + filling, other + filling, "any_order") is same(few, other, "any_order")


def test_one_of_takes_any_of_the_values() -> None:
    assert same("b", ["a", "b"], "one_of")
    assert not same("c", ["a", "b"], "one_of")
    assert not same(["a", "b"], ["a", "b"], "one_of")
