"""Complexity: reading, ordering, claims in prose, and their credit."""

import pytest

from mockprep.domain.complexity_classes import compare
from mockprep.domain.complexity_reading import Unreadable, read_class
from mockprep.domain.grading import Reply
from mockprep.domain.patterns import Text
from mockprep.graders.offline.complexity_claims import find_claims, settle

from .marking import CODE, CONCEPT, find, value

NAMES = {"n": "n", "windows": "n", "v": "V", "e": "E"}


@pytest.mark.parametrize(
    ("source", "same"),
    [
        ("O(n log n)", "n lg n"),
        ("O(N log N)", "n * log2(n)"),
        ("26*n", "n"),
        ("n(n+1)/2", "n^2"),
        ("n**2", "n squared"),
        ("n\u00b2", "n^2"),
        ("log n!", "n log n"),
        ("log 2^n", "n"),
        ("log(n^3)", "log n"),
        ("log(mn)", "log m + log n"),
        ("max(m, n)", "m + n"),
        ("sqrt n", "n^(1/2)"),
        ("square root of n", "n^0.5"),
        ("|V| + |E|", "V + E"),
        ("(V + E) log V", "V log V + E log V"),
        ("mn", "m times n"),
        ("nlogn", "n log n"),
        ("len(nums)", "n"),
        ("windows", "n"),
        ("n + log n + 5", "n"),
        ("n choose 2", "n^2"),
        ("two to the n", "2**n"),
        ("log^2 n", "(log n)^2"),
        ("5", "1"),
    ],
)
def test_two_ways_to_write_a_class(source: str, same: str) -> None:
    assert read_class(source, NAMES) == read_class(same, NAMES)


@pytest.mark.parametrize("source", ["", "(", "n +", "n ) m", "^", "log", "n^(", "?"])
def test_what_is_no_class(source: str) -> None:
    with pytest.raises(Unreadable):
        read_class(source)


@pytest.mark.parametrize(
    ("claimed", "right", "bounds", "verdict"),
    [
        ("n log n", "n log n", {}, "exact"),
        ("n^2", "n log n", {}, "loose"),
        ("n", "n log n", {}, "too_low"),
        ("log n", "sqrt n", {}, "too_low"),
        ("2^n", "n^3", {}, "loose"),
        ("2^n", "3^n", {}, "too_low"),
        ("3^n", "n!", {}, "too_low"),
        ("n m", "n log n", {}, "incomparable"),
        ("n^2", "m n", {}, "incomparable"),
        ("m log m", "n log n", {}, "exact"),
        ("n log k", "n log n", {"k": "n"}, "too_low"),
        ("V^2", "E", {"E": "V^2"}, "loose"),
        ("E", "V + E", {"V": "E"}, "equal"),
        ("E log E", "E log V", {"E": "V^2", "V": "E"}, "equal"),
    ],
)
def test_the_order_of_classes(
    claimed: str, right: str, bounds: dict[str, str], verdict: str
) -> None:
    facts = {name: read_class(bound, NAMES) for name, bound in bounds.items()}
    assert compare(read_class(claimed, NAMES), read_class(right, NAMES), facts) == verdict


def test_a_missing_claim_is_its_own_verdict() -> None:
    assert compare(None, read_class("n")) == "missing"


@pytest.mark.parametrize(
    ("told", "time", "space"),
    [
        ("The time is O(n log n) because we sort, and space is O(n).", "n log n", "n"),
        ("This runs in O(n) time and O(1) space.", "n", "1"),
        ("Time complexity: O(n^2), Space complexity: O(n)", "n^2", "n"),
        ("T: O(n), S: O(1)", "n", "1"),
        ("time: O(V + E), space: O(V)", "V + E", "V"),
        ("O(N) time / O(1) space", "n", "1"),
        ("It is linear time with constant extra space.", "n", "1"),
        ("It is O(n) time and space.", "n", "n"),
        ("Both time and space are O(n).", "n", "n"),
        ("Time and space are O(n) and O(1).", "n", "1"),
        ("Big O of n squared in time.", "n^2", ""),
        ("This is order n time.", "n", ""),
        ("Runs in n log n.", "n log n", ""),
        ("two to the n time", "2^n", ""),
        ("Sorting takes O(n log n), the sweep is O(n), so overall it's O(n log n).", "n log n", ""),
        ("Sorting is O(n log n) and the scan is O(n).", "n log n", ""),
        ("Brute force would be O(n^2), but with a dict it is O(n) time.", "n", ""),
        ("Instead of O(n^2) we get O(n).", "n", ""),
        ("It improves from O(n^2) to O(n log n).", "n log n", ""),
        ("The runtime is not O(n log n), it is O(n).", "n", ""),
        ("We can't do better than O(n).", "n", ""),
        ("We sort in place, so the time is O(n log n).", "n log n", "1"),
        ("It uses no extra space.", "", "1"),
        ("we use a hash map, O(n) space", "", "n"),
        ("quadratic in the number of windows", "n^2", ""),
    ],
)
def test_claims_in_prose(told: str, time: str, space: str) -> None:
    claims = find_claims(Text(told), NAMES)
    found = ["".join(str(c.stated) for c in settle(claims, kind)) for kind in ("time", "space")]
    assert found == [time, space]


@pytest.mark.parametrize(
    "told",
    [
        "We use exponential backoff and a linear search.",
        "In order to do this we loop.",
        "They come in order n, m and k.",
        "The function takes n windows and m drivers.",
        "Keep the order of the windows.",
        "It is a constant value.",
        "not O(n)",
    ],
)
def test_what_is_no_claim(told: str) -> None:
    assert find_claims(Text(told), NAMES) == ()


def test_two_cases_are_two_claims() -> None:
    claims = find_claims(Text("Lookup is O(1) on average, O(n) in the worst case."), NAMES)
    assert [(c.case, str(c.stated)) for c in claims] == [("average", "1"), ("worst", "n")]


def code(comment: str) -> str:
    return f"def merge(windows):\n    # {comment}\n    return sorted(windows)\n"


@pytest.mark.parametrize(
    ("comment", "credit"),
    [
        ("O(n log n) time", 1.0),
        ("O(w log w) time, where w is the number of windows", 1.0),
        ("O(n^2) time", 0.4),
        ("O(n) time", 0.0),
        ("O(n m) time", 0.2),
        ("sorts and sweeps", 0.0),
    ],
)
def test_the_credit_of_a_stated_time(comment: str, credit: float) -> None:
    assert value("complexity.time_correct", CODE, code(comment)) == pytest.approx(credit)


def test_the_cost_of_another_approach_is_said_to_be_that() -> None:
    (missing,) = find("complexity.time_correct", CODE, code("this is O(n^2)")).missing
    assert "right for `compare all pairs`, if that is what you wrote" in missing


def test_further_classes_are_accepted() -> None:
    assert value("complexity.space_correct", CODE, code("O(1) space besides the output")) == 1
    assert value("complexity.space_correct", CODE, code("O(n) space")) == 1


def test_claims_are_read_from_docstrings_notes_and_replies() -> None:
    documented = (
        'def merge(windows):\n    """Merge.\n\n    Time: O(n log n).\n    """\n    return []\n'
    )
    assert value("complexity.time_correct", CODE, documented) == 1
    assert value("complexity.time_correct", CODE, code("x"), notes="O(n log n) time") == 1
    reply = Reply(ask="Cost?", text="O(n log n).")
    assert value("complexity.time_correct", CODE, code("x"), replies=(reply,)) == pytest.approx(0.7)


def test_a_reason_and_a_defined_variable() -> None:
    both = "O(n log n) because we sort, where n is the number of windows"
    assert value("complexity.why", CODE, code(both)) == 1
    assert value("complexity.why", CODE, code("O(n log n) because we sort")) == pytest.approx(0.625)
    assert value("complexity.why", CODE, code("O(n log n) in the worst case")) == 0.375
    assert value("complexity.why", CODE, code("O(n log n), since it is fast")) == 0
    assert value("complexity.why", CODE, code("because we sort")) == 0


def test_code_itself_is_no_claim() -> None:
    assert (
        value("complexity.time_correct", CODE, 'def merge(windows):\n    return "O(n log n)"') == 0
    )


def test_other_questions_have_no_complexity() -> None:
    assert value("complexity.time_correct", CONCEPT, "O(n)") is None
