"""Values that travel between the sandbox and the app: what arrives is what was sent, or nothing."""

import datetime
import itertools
import math
from collections import OrderedDict, deque, namedtuple
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.runner.child import codec
from mockprep.runner.child.codec import Listed, Opaque, TooLarge, decode, encode, listed

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=10**20, max_value=10**60)
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.binary().map(bytearray)
    | st.complex_numbers(allow_nan=False)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.decimals(allow_nan=False)
    | st.fractions()
)
KEYS = st.none() | st.booleans() | st.integers() | st.text() | st.tuples(st.integers(), st.text())
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.sets(KEYS, max_size=4)
        | st.frozensets(KEYS, max_size=4)
        | st.builds(range, st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 4))
    ),
    max_leaves=20,
)
Point = namedtuple("Point", "x y")


class Colour(IntEnum):
    """A number with a name."""

    RED = 1


class Shy:
    """A value that is not plain."""

    def __repr__(self) -> str:
        return "<shy>"


@given(VALUES)
def test_what_is_plain_arrives_as_it_was_sent(value: Any) -> None:
    arrived = decode(encode(value))
    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize(
    "value",
    [
        list(range(-50, 50)),
        [1] * 40 + [2**60, -(2**60)],
        [True, False] * 20,
        [1] * 40 + [1.5, None, "x"],
        [[1, 2]] * 40 + [3],
        [(1,)] * 40,
    ],
)
def test_long_lists_arrive(value: list[Any]) -> None:
    arrived = decode(encode(value))
    assert [(type(one), one) for one in arrived] == [(type(one), one) for one in value]


def test_long_lists_are_opaque_from_the_depth_that_others_are() -> None:
    depths = range(codec.MOST_DEPTH - 2, codec.MOST_DEPTH + 2)
    long, short = [1] * 40, [1] * 2
    assert [_shown_at(long, d) for d in depths] == [_shown_at(short, d) for d in depths]


def _shown_at(value: Any, depth: int) -> str:
    """What arrives in the place of the first element of a list nested so deep."""
    for _ in range(depth):
        value = [value]
    value = decode(encode(value))
    while type(value) is list:
        value = value[0]
    return repr(value)


@given(VALUES)
def test_what_travels_is_plain_ascii_and_can_be_sent_on(value: Any) -> None:
    text = encode(value)
    assert text.isascii()
    assert decode(encode(decode(text.encode("ascii")))) == value


@given(st.text())
def test_any_other_text_is_refused_or_a_value(text: str) -> None:
    try:
        decode(text)
    except (ValueError, RecursionError):
        return
    assert encode(decode(text)), "what is read can be written again"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -0.0, 5e-324, 1e308])
def test_odd_numbers_arrive(value: float) -> None:
    assert repr(decode(encode(value))) == repr(value)


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Colour.RED, 1),
        (Point(1, 2), (1, 2)),
        (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (type("S", (str,), {"__str__": lambda self: "lie"})("truth"), "truth"),
        (type("L", (list,), {"__iter__": lambda self: iter([9])})([1]), [1]),
        (True, True),
    ],
)
def test_a_subclass_arrives_as_its_built_in_content(value: Any, plain: Any) -> None:
    arrived = decode(encode(value))
    assert (arrived, type(arrived)) == (plain, type(plain))


def test_what_is_not_plain_arrives_as_its_type_and_repr() -> None:
    [arrived] = decode(encode([Shy()]))
    assert (type(arrived), arrived.type_name, arrived.shown) == (Opaque, "Shy", "<shy>")
    assert arrived != Shy()
    again = decode(encode(arrived))
    assert (again.type_name, again.shown) == ("Shy", "<shy>"), "also when it is sent on"


def test_no_lie_about_its_class_makes_a_value_plain() -> None:
    for kind in (int, str, list, dict, range, complex, set):
        liar = type("Liar", (), {"__class__": property(lambda self, kind=kind: kind)})()
        assert type(decode(encode(liar))) is Opaque


def test_a_class_of_the_library_is_known_by_itself_and_not_by_its_name() -> None:
    fake = type("Decimal", (), {"__module__": "decimal", "__repr__": lambda self: "Decimal('1')"})
    assert type(decode(encode(fake()))) is Opaque
    assert decode(encode(Decimal("1.50"))) == Decimal("1.50")


def test_a_repr_that_raises_raises() -> None:
    class Sore:
        def __repr__(self) -> str:
            raise LookupError("sore")

    with pytest.raises(LookupError, match="sore"):
        encode([Sore()])


@pytest.mark.parametrize(
    "value",
    [
        [0] * (codec.MOST_VALUES + 1),
        "x" * (codec.MOST_TEXT + 1),
        ["\0" * (codec.MOST_TEXT // 7)] * 2,
        b"x" * codec.MOST_TEXT,
        1 << 5_000_000,
    ],
    ids=["elements", "text", "escapes", "bytes", "bits"],
)
def test_what_is_too_large_does_not_travel(value: Any) -> None:
    with pytest.raises(TooLarge):
        encode(value)


def test_a_value_that_holds_itself_ends_somewhere() -> None:
    ring: list[Any] = []
    ring.append(ring)
    arrived = decode(encode(ring))
    for _ in range(codec.MOST_DEPTH + 1):
        [arrived] = arrived
    assert type(arrived) is Opaque


def test_the_deepest_value_that_is_sent_is_read() -> None:
    for wrap in (lambda inner: [inner], lambda inner: (inner,), lambda inner: {1: inner}):
        value: Any = 1
        for _ in range(codec.MOST_DEPTH):
            value = wrap(value)
        assert decode(encode(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1 2",
        "NaN",
        "{}",
        '{"a":1}',
        '{"tuple":[],"set":[]}',
        '{"tuple":5}',
        '{"tuple":{"range":[0,1000000000000,1]}}',
        '{"set":{"range":[0,1000000000000,1]}}',
        '{"dict":[[1]]}',
        '{"dict":"ab"}',
        '{"opaque":["a",5]}',
        '{"int":"-' + "f" * 1_100_000 + '"}',
        '{"library":["os.system",["true"]]}',
        '{"library":["fractions.Fraction",[{"int":"' + "f" * 30_000 + '"},7]]}',
        "[" * 500 + "]" * 500,
        '{"dict":[' + ",".join(f"[{n * (2**61 - 1)},0]" for n in range(1, 3_000)) + "]}",
        '{"set":[' + ",".join(f"{n * (2**61 - 1)}" for n in range(1, 3_000)) + "]}",
    ],
    ids=lambda text: text[:40],
)
def test_a_forged_text_is_refused_before_it_costs_anything(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each for a reason of its own
        decode(text)


def test_a_list_as_a_key_becomes_an_opaque_key() -> None:
    [key] = decode('{"dict":[[[1],2]]}')
    assert type(key) is Opaque


@pytest.mark.parametrize(
    ("value", "elements"),
    [
        (iter([1, 2]), [1, 2]),
        ((n for n in (1, 2)), [1, 2]),
        ({1: 2}.keys(), [1]),
        ({1: 2}.items(), [(1, 2)]),
        (map(str, [1]), ["1"]),
        (deque([1, 2]), [1, 2]),
    ],
)
def test_iterators_and_views_are_listed(value: Any, elements: list[Any]) -> None:
    assert listed(value) == elements


@pytest.mark.parametrize("value", [[1], (1,), "ab", {1}, {1: 2}, range(3), None])
def test_what_is_no_iterator_stays(value: Any) -> None:
    assert listed(value) is value


def test_an_endless_iterator_is_too_large() -> None:
    with pytest.raises(TooLarge):
        listed(itertools.count())


def test_what_an_iterator_gave_is_told_as_a_list() -> None:
    assert decode(encode(listed(iter("ab")))) == ["a", "b"]
    assert type(listed(iter("ab"))) is Listed


def test_a_copy_as_it_is_does_not_follow_later_changes() -> None:
    value = [1, [2]]
    kept = codec.as_it_is(value)
    value[1].append(3)  # type: ignore[attr-defined]
    assert kept == [1, [2]]


def test_times_with_a_zone_are_not_taken_apart() -> None:
    value = datetime.datetime(2026, 1, 5, tzinfo=datetime.UTC)
    assert type(decode(encode(value))) is Opaque
    assert decode(encode(Fraction(2, 3))) == Fraction(2, 3)


def test_a_mark_of_someone_elses_is_handed_on() -> None:
    text = encode([Shy()], lambda value: ["shy", 1] if isinstance(value, Shy) else None)
    assert decode(text, tuple) == [("shy", 1)]
    with pytest.raises(ValueError, match="other"):
        decode(text)
