"""The lists of paraphrases and opposites, and where their expressions are found."""

from collections import Counter
from itertools import chain

import pytest

from mockprep.domain.negation import is_contracted
from mockprep.domain.stems import stems
from mockprep.domain.text import Text, keys_of
from mockprep.graders.offline.paraphrases import (
    Finder,
    Group,
    groups_of,
    opposite,
    opposites,
    read_opposites,
    read_paraphrases,
    sides_of,
)

SIDES = tuple(chain.from_iterable(read_opposites()))


def keys(text: str) -> list[frozenset[str]]:
    return [frozenset(keys_of(token.form)) for token in Text(text).tokens]


def words(expression: str) -> list[str]:
    return expression.replace("-", " ").split()


def told(groups: list[Group], text: str) -> list[tuple[str, int]]:
    """The stretches that are found, with their groups."""
    tokens = Text(text).tokens
    found = Finder(groups).find(keys(text))
    return [
        (" ".join(token.form for token in tokens[f.first : f.last + 1]), f.group) for f in found
    ]


def test_the_lists_are_long() -> None:
    assert len(read_paraphrases()) >= 600
    assert len(read_opposites()) >= 150


@pytest.mark.parametrize("groups", [read_paraphrases(), SIDES], ids=["same", "opposite"])
def test_form_of_the_lists(groups: tuple[Group, ...]) -> None:
    places = Counter(" ".join(words(e)) for group in groups for e in group)
    assert [e for e, count in places.items() if count > 2] == []
    for group in groups:
        assert len({" ".join(words(e)) for e in group}) == len(group), group
        for expression in group:
            assert expression == " ".join(expression.lower().split()), group
            assert 1 <= len(words(expression)) <= 5, expression
            assert [w for w in words(expression) if is_contracted(w)] == []
            assert [t.form for t in Text(expression).tokens] == words(expression)


def test_a_group_has_several_expressions() -> None:
    assert [group for group in read_paraphrases() if len(group) < 2] == []


def test_every_expression_is_found() -> None:
    for find, groups in ((groups_of, read_paraphrases()), (sides_of, SIDES)):
        for number, group in enumerate(groups):
            for expression in group:
                text = keys(f"Perhaps {expression} perhaps.")
                assert (1, len(words(expression)), number) in find(text), expression


def test_the_longest_come_first_and_hide_what_they_hold() -> None:
    groups: list[Group] = [("linked list",), ("list", "sequence"), ("doubly linked list",)]
    text = "A list or a doubly linked list."
    assert told(groups, text) == [("doubly linked list", 2), ("list", 1)]


def test_all_groups_of_a_place_are_told() -> None:
    assert told([("commit",), ("commit", "save")], "We commit it.") == [
        ("commit", 0),
        ("commit", 1),
    ]


def test_one_small_word_may_stand_between() -> None:
    groups: list[Group] = [("change size", "size change")]
    assert told(groups, "It changes its size.") == [("changes its size", 0)]
    assert told(groups, "It changes to the size.") == []
    assert told(groups, "It changes big sizes.") == []


def test_a_negation_is_no_small_word() -> None:
    assert told([("size change",)], "The size can't change.") == []
    assert told([("can change",), ("size",)], "The size can't change.") == [("size", 1)]
    assert told([("size not change",)], "The size can't change.") == [("size can't change", 0)]


@pytest.mark.parametrize("text", ["can't be changed", "cannot be changed", "can not be changed"])
def test_not_is_found_in_contracted_words(text: str) -> None:
    assert "immutable" in read_paraphrases()[groups_of(keys(text))[0].group]


def test_one_word_is_found_in_its_forms_only() -> None:
    groups: list[Group] = [("sort",), ("sorted",)]
    assert told(groups, "It sorts.") == [("sorts", 0)]
    assert told(groups, "It is sorted.") == [("sorted", 0), ("sorted", 1)]


def test_a_hyphen_may_be_a_space_or_nothing() -> None:
    groups: list[Group] = [("run-time",)]
    assert [told(groups, text) for text in ("at run time", "at run-time", "at runtime")] == [
        [("run time", 0)],
        [("run time", 0)],
        [("runtime", 0)],
    ]


def test_numbers_are_words_too() -> None:
    assert told([("at least one",)], "at least 1 of them") == [("at least 1", 0)]


def test_paraphrases_in_an_answer() -> None:
    groups = read_paraphrases()
    found = groups_of(keys("The list has no upper bound: it grows and shrinks at runtime."))
    assert [groups[f.group][0] for f in found] == ["unlimited", "variable size", "run-time"]


def test_opposite_sides() -> None:
    (first,) = sides_of(keys("It is sorted in ascending order."))[:1]
    assert "ascending" in SIDES[first.group] or "sorted" in SIDES[first.group]
    assert opposite(opposite(first.group)) == first.group
    for left, right in read_opposites():
        assert SIDES.index(right) == opposite(SIDES.index(left))


def test_opposites_of_single_words() -> None:
    found = opposites()
    assert "dequeue" in found["enqueue"]
    assert "enqueue" in found["dequeue"]
    assert "immutable" in found["mutable"]
    assert {"least", "smallest"} <= found["maximum"]
    assert "at least" not in found


def test_the_sides_of_a_pair_share_no_word() -> None:
    for left, right in read_opposites():
        here, there = (
            {key for expression in side if expression.isalpha() for key in stems(expression)}
            for side in (left, right)
        )
        assert not here & there, (left, right)


def test_no_group_holds_opposites() -> None:
    for group in read_paraphrases():
        sides = {side for expression in group for side in _whole(expression)}
        assert not any(opposite(side) in sides for side in sides), group


def _whole(expression: str) -> set[int]:
    """The sides of which the expression, and not only a part of it, is one."""
    text = keys(expression)
    return {f.group for f in sides_of(text) if (f.first, f.last) == (0, len(text) - 1)}
