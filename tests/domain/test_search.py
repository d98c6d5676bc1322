"""Patterns that are looked up together are found where each is found by itself."""

from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.patterns import Search, Span, Text, compile_pattern

GROUPS = [
    ("created once", "evaluated ... definition"),
    ("(shared|kept) ... calls", "/\\bO\\(1\\)/"),
    ("not thread safe",),
    ("dead lock", "mutab*", "immutab*"),
    ("idempotent & PUT",),
    ("cache", "caching layer"),
    ("isn't copied",),
    ("re-use", "hash map", "fan-out"),
]
WORDS = """
created creatd cretaed once evaluated at the definition definiton shared kept between calls cals
O(1) not thread thraed safe threadsafe dead lock deadlock deadlok mutable immutabel idempotent
idempotant PUT cache cached caching layer is isn't copied reuse re-use re use hash map hashmap fan
fan-out out . , `created` but never no
"""
ANSWERS = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)
SEARCH = Search([compile_pattern(source) for source in group] for group in GROUPS)


@given(ANSWERS)
def test_a_search_finds_what_each_pattern_finds(answer: str) -> None:
    by_themselves = tuple(first(group, answer) for group in GROUPS)
    text = Text(answer)
    assert SEARCH.find(text) == by_themselves
    assert SEARCH.find(text) is SEARCH.find(text)


@given(ANSWERS)
def test_a_search_does_not_change_what_patterns_find_later(answer: str) -> None:
    text = Text(answer)
    SEARCH.find(text)
    for source in ("lock", "cached", "mutab*", "hash", "never copied"):
        assert compile_pattern(source).find(text) == compile_pattern(source).find(Text(answer))


def first(group: tuple[str, ...], answer: str) -> Span | None:
    """What the patterns of a group find, each in a text of its own."""
    found = [compile_pattern(source).find(Text(answer)) for source in group]
    return min((span for span in found if span), key=lambda span: span.start, default=None)


def test_of_no_groups_nothing_is_found() -> None:
    assert Search([]).find(Text("created once")) == ()
    assert Search([[]]).find(Text("created once")) == (None,)
