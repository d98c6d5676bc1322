"""Our own checks of names, signatures, prints and own cases, without ruff."""

import pytest

from mockprep.analysis.review import review
from mockprep.domain.execution import Remark


def own(source: str, given: str = "", entry: str = "solve") -> list[Remark]:
    found = review(source, given=given, entry=entry, tools=())
    return [remark for remark in found if remark.rule != "unannotated"]


def rules(source: str, given: str = "", entry: str = "solve") -> list[str]:
    return [remark.rule for remark in own(source, given, entry)]


def body(*lines: str, head: str = "def solve(values, limit):") -> str:
    return "\n".join([head, *(f"    {line}" for line in lines), ""])


def test_short_names_are_minded_when_they_live_long_or_are_unknown() -> None:
    long_life = [f"count({n})" for n in range(14)]
    found = own(body("a = 1", "b = {}", *long_life, "return a, b"))
    assert [remark.rule for remark in found] == ["cryptic-name"]
    assert found[0].says.startswith("`a` and `b` say little about what they hold")
    assert rules(body("qz = 1", "wv = 2", "return qz + wv")) == ["cryptic-name"]
    assert rules(body("a = 1", "b = {}", "return a, b")) == []
    assert rules(body("n = len(values)", "i = j = 0", *long_life, "return n, i, j")) == []
    assert rules(body("a = 1", *long_life, "return a")) == []


def test_names_of_the_starter_are_not_the_candidates() -> None:
    given = "qz = 1\nwv = 2\ndef solve(values, limit):\n    ...\n"
    assert rules(body("qz = values", "wv = limit", "return qz + wv"), given) == []


def test_vague_names_are_minded_unless_they_are_gone_at_once() -> None:
    lines = ("temp = values", "limit += 1", "limit += 2", "return temp, limit")
    assert rules(body(*lines)) == ["vague-name"]
    assert rules(body("tmp = values", "values = limit", "limit = tmp", "return limit")) == []


def test_functions_need_names_unless_the_question_named_them() -> None:
    assert rules(body("return 1", head="def f(values):")) == ["cryptic-function"]
    assert rules(body("return 1", head="def f(values):"), entry="f") == []


def test_missing_type_hints_are_advice() -> None:
    source = "def solve(values):\n    return 1\n\ndef other(values: int):\n    return 2\n"
    (remark,) = review(source, entry="solve", tools=())
    assert (remark.rule, remark.kind, remark.advice_only) == ("unannotated", "annotations", True)
    assert "`solve` has no type hints" in remark.says
    private = "def _hidden(values):\n    return 1\n"
    assert review(private, entry="solve", tools=()) == ()


def test_stubs_and_unnamed_parameters_miss_no_requirement() -> None:
    given = body("...", head="def solve(values, _rest, limit):")
    assert rules(given, given) == []
    used = body("return values, limit", head="def solve(values, _rest, limit):")
    assert rules(used, given) == []
    method = "class Box:\n    def add(self, now):\n        return self\n"
    stub = "class Box:\n    def add(self, now):\n        ...\n"
    assert rules(method, stub, "Box") == ["unread-requirement"]


def test_a_print_is_left_or_stands_for_the_result() -> None:
    assert rules(body("print(values)", "return values")) == ["debug-print"]
    assert rules(body("print(values)")) == ["prints-result"]
    assert rules(body("print(values)", head="def show(values):")) == []
    assert rules(body("print(values)"), entry="") == []
    assert rules("def solve(a):\n    return a\n\nprint(solve([]))\n") == []


def test_changing_the_callers_list_is_advice_where_a_value_is_returned() -> None:
    (remark,) = own(body("values.sort()", "return values[0]"))
    assert (remark.rule, remark.advice_only) == ("changes-argument", True)
    assert rules(body("values[limit] = 0", "return values")) == ["changes-argument"]
    assert rules(body("values.sort()")) == []
    assert rules(body("values = list(values)", "values.sort()", "return values")) == []


def test_advice_on_the_callers_list_gives_way_to_the_bug_at_the_same_line() -> None:
    lines = ("for value in values:", "    values.remove(value)", "return values")
    assert rules(body(*lines)) == ["changed-while-walked"]


@pytest.mark.parametrize(
    ("cases", "minds"),
    [
        ("assert solve([1, 2], 3)\nassert solve([4, 5], 6)\n", True),
        ("assert solve([1, 2], 3)\nassert solve([], 6)\n", False),
        ("assert solve([1, 2], 3)\nassert solve([4, 5], 0)\n", False),
        ("assert solve([1, 2], 3)\nassert solve([4, -5], 3)\n", False),
        ("cases = [1]\nassert solve([1, 2], 3)\nprint(solve(cases, 6))\n", False),
        ("assert solve([1, 2], 3)\n", False),
        ("if __name__ == '__main__':\n    solve([1, 2], 3)\n    solve([4, 5], 6)\n", True),
        ("", False),
    ],
)
def test_own_cases_want_an_edge(cases: str, minds: bool) -> None:
    assert ("no-edge-case" in rules(body("return values") + cases)) is minds
