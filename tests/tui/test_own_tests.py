"""Own tests as text, and the example that is shown while there are none."""

from typing import Any

from mockprep.tui.own_tests import example, lines_of
from tests.building import code


def first_line(*tests: dict[str, Any], entry: str = "two_sum") -> str:
    return example(code(entry=entry, tests=tests)).split("\n")[0]


def test_the_example_is_made_of_the_first_test_that_is_shown() -> None:
    hidden = {"name": "a", "args": [[1], 1], "want": 3, "hidden": True}
    shown = {"name": "b", "args": [[2, 7]], "kwargs": {"target": 9}, "want": [0, 1]}
    question = code(tests=(hidden, shown))
    assert example(question).split("\n") == [
        "two_sum([2, 7], target=9) == [0, 1]",
        "two_sum([2, 7], target=9)  # without ==, it shows what comes out",
    ]


def test_an_object_is_made_used_and_asked() -> None:
    calls = [["put", 1, "a"], ["get", 1], ["get", 2]]
    test = {"name": "a", "init": [2], "calls": calls, "want": [None, "a", None]}
    assert first_line(test, entry="Cache") == "c = Cache(2); c.put(1, 'a'); c.get(1) == 'a'"


def test_what_is_long_or_not_compared_by_equality_is_no_example() -> None:
    long = {"name": "a", "args": [list(range(60))], "want": 1}
    loose = {"name": "b", "args": [[1]], "want": [1], "check": "any_order"}
    plain = {"name": "c", "args": [[1]], "want": 1}
    assert first_line(long, loose, plain) == "two_sum([1]) == 1"
    assert first_line(long, loose) == "two_sum(...) == ..."


def test_blank_lines_at_the_end_are_no_tests() -> None:
    assert lines_of("f(1) == 1  \n\nf(2)\n\n") == ("f(1) == 1", "", "f(2)")
    assert lines_of(" \n") == ()
