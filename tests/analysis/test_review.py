"""Whole reviews with ruff: what is said of typical interview code, in which order, and what not."""

from pathlib import Path

import pytest

from mockprep.analysis.review import available_tools, review
from mockprep.domain.execution import Remark

MESSY = """\
import os, sys
import json
def collect(l, d={}):
    list = []
    tmp = 0
    #print(l)
    for i in range(0, len(l)):
        try:
            if l[i] != None:
                if l[i] > 0:
                    list.append(l[i])
        except:
            pass
    return list
"""


def by_ruff(source: str, given: str = "", entry: str = "") -> tuple[Remark, ...]:
    return review(source, given=given, entry=entry, tools=("ruff",))


def rules(source: str, given: str = "", entry: str = "") -> list[str]:
    return [remark.rule for remark in by_ruff(source, given, entry)]


def says(source: str, rule: str) -> str:
    return next(remark.says for remark in by_ruff(source) if remark.rule == rule)


def test_messy_code_is_told_its_bugs_first_and_at_most_eight_things() -> None:
    found = by_ruff(MESSY, entry="collect")
    assert [remark.rule for remark in found[:2]] == ["B006", "E722"]
    assert len(found) == 8
    assert {"deep-nesting", "F841", "A001", "E741", "ARG001"} < {remark.rule for remark in found}
    assert [remark.advice_only for remark in found] == sorted(r.advice_only for r in found)


def test_findings_of_one_rule_are_one_remark_at_the_first_line() -> None:
    source = "import os\nimport re\nimport sys\nimport json\n"
    (remark,) = by_ruff(source)
    assert (remark.line, remark.rule, remark.tool) == (1, "F401", "ruff")
    assert remark.says == (
        "`os`, `re` and 2 more are imported and never used (also lines 2, 3 and 4)"
    )


def test_one_finding_is_told_in_the_singular() -> None:
    unused = "def total(prices):\n    count = 0\n    return sum(prices)\n"
    assert says(unused, "F841") == "`count` is never used: remove it, or use it"


def test_names_of_several_rules_and_one_topic_are_joined() -> None:
    source = "def addAll(theItems):\n    theSum = sum(theItems)\n    return theSum\n"
    assert "`addAll`, `theItems` and `theSum` are not in snake_case" in says(source, "N802")


def test_a_name_is_told_once() -> None:
    source = "def last(l2):\n    l = 0\n    l = l + len(l2)\n    return l\n"
    assert says(source, "E741") == "`l` can't be told from 1 or 0 in many fonts: rename it"


def test_constants_may_be_upper_case_in_functions() -> None:
    assert "N806" not in rules("def total(grid):\n    N = len(grid)\n    return N * N\n")


def test_the_number_of_branches_is_ruffs_and_not_one_of_the_name() -> None:
    chain = "".join(f"    if a > {n}:\n        a -= b % {n}\n" for n in range(1, 14))
    assert "`solve2` has 14 branches" in says(f"def solve2(a, b):\n{chain}    return a\n", "C901")


def test_what_is_petty_is_not_said() -> None:
    source = (
        "def f(a,b):\n"
        "    x = 'long' + \"" + "x" * 120 + '"   \n'
        "    if a > 17:\n        return x\n    else:\n        return list(zip(a, b))"
    )
    assert rules(source, entry="f") == ["unannotated"]


def test_lines_of_the_starter_are_not_the_candidates() -> None:
    given = "from typing import Any\n\ndef addAll(l, id: Any):\n    ...\n"
    written = "from typing import Any\n\ndef addAll(l, id: Any):\n    return sum(l) + id\n"
    assert rules(written, given, "addAll") == []
    assert rules("import json\n" + written, given, "addAll") == ["F401"]


def test_a_line_of_the_starter_that_is_written_again_is_the_candidates() -> None:
    given = "def solve(a):\n    count = 0\n"
    assert rules(given + "    return a\n", given, "solve") == []
    again = given + "    return a\n\ndef other(a):\n    count = 0\n    return a\n"
    assert "F841" in rules(again, given, "solve")


def test_a_prescribed_signature_does_not_hide_what_is_beneath_it() -> None:
    given = "def first_over(values, limit):\n    ...\n"
    written = (
        "def first_over(values, limit):\n"
        "    for value in values:\n"
        "        if value > limit:\n"
        "            return value\n"
    )
    assert rules(written, given, "first_over") == ["RET503"]


def test_a_prescribed_parameter_that_nothing_reads_is_a_missing_requirement() -> None:
    given = "def top(words, k):\n    ...\n"
    found = by_ruff("def top(words, k):\n    return sorted(words)\n", given, "top")
    assert [remark.rule for remark in found] == ["unread-requirement"]
    assert (
        found[0].says == "`k` is part of the task, and nothing reads it: is a requirement missing?"
    )


def test_own_tests_are_not_judged_for_style() -> None:
    tests = "def test_it():\n    l = double(2)\n    assert l == 4\n    print(l)\n"
    assert rules(f"def double(n: int) -> int:\n    return 2 * n\n\n{tests}", entry="double") == []


def test_comments_that_explain_are_no_code_that_was_left() -> None:
    explains = "# dp[i] = dp[i - 1] + dp[i - 2]\n# fib(10) == 55\n"
    assert "ERA001" not in rules(explains)
    assert rules("# print(total)\n# return total[1]\n") == ["ERA001"]


@pytest.mark.parametrize("source", ["def merge(:\n", "", "\x00", "x = " + "(" * 500 + ")" * 500])
def test_code_that_does_not_parse_has_no_remarks(source: str) -> None:
    assert by_ruff(source) == ()


@pytest.mark.parametrize("silenced", ["x = 1  # noqa", "x = 1  # noqa: F841"])
def test_the_candidate_cannot_silence_the_reviewer(silenced: str) -> None:
    assert "F841" in rules(f"# ruff: noqa\ndef solve(a):\n    {silenced}\n    return a\n")


def test_settings_of_the_users_own_projects_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ruff.toml").write_text("lint.ignore = ['F401']\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUFF_OUTPUT_FORMAT", "concise")
    assert rules("import os\n") == ["F401"]


def test_columns_count_characters_and_lines_end_in_any_way() -> None:
    found = by_ruff("é = 'é'\r\ndef solve(a):\r\n    é = 'é'; unused = 2\r\n    return a, é\r\n")
    (unused,) = (remark for remark in found if remark.rule == "F841")
    assert (unused.line, unused.column) == (3, 14)


def test_the_code_is_never_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    hostile = (
        f"# pylint: init-hook=\"open('{mark}', 'w')\"\n# mypy: plugins=answer\n"
        f"open({str(mark)!r}, 'w')\nimport answer\n"
    )
    review(hostile)
    assert not mark.exists()


def test_ruff_is_found_and_is_the_tool_that_is_needed() -> None:
    ruff, *others = available_tools()
    assert (ruff.name, ruff.required, ruff.is_installed) == ("ruff", True, True)
    assert ruff.version
    assert [tool.name for tool in others] == ["black", "pylint", "mypy"]
    assert not any(tool.required for tool in others)
