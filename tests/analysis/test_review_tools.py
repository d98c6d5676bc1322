"""The programs that the review asks: their answers as recorded, and what goes wrong with them."""

import json
import sys

import pytest

from mockprep.analysis.reviewing.findings import Finding, ReviewedCode
from mockprep.analysis.reviewing.programs import ReviewUnavailable, module_command, run
from mockprep.analysis.reviewing.ruff import read_ruff
from mockprep.analysis.reviewing.selection import remarks
from mockprep.analysis.reviewing.tools import (
    TOOLS,
    read_black,
    read_mypy,
    read_pylint,
    tool_findings,
)
from mockprep.domain.execution import Remark

SOURCE = "first = 1\n\ndef pick(xs, flag):\n    return xs\n\npick([1])\nlast = None\n"

PYLINT = """{
    "messages": [
        {
            "type": "error", "symbol": "no-value-for-parameter",
            "message": "No value for argument 'flag' in function call",
            "messageId": "E1120", "confidence": "UNDEFINED", "module": "answer", "obj": "",
            "line": 6, "column": 0, "endLine": 6, "endColumn": 9,
            "path": "answer.py", "absolutePath": "/tmp/x/answer.py"
        }
    ],
    "statistics": {"messageTypeCount": {"fatal": 0, "error": 1}, "modulesLinted": 1, "score": 0}
}"""

MYPY = (
    '{"file": "answer.py", "line": 6, "column": 0, "end_line": 6, "end_column": 9, "message":'
    ' "Missing positional argument \\"flag\\" in call to \\"pick\\"", "hint": null,'
    ' "code": "call-arg", "severity": "error"}\n'
    '{"file": "answer.py", "line": 7, "column": 7, "message": "Incompatible return value type",'
    ' "hint": null, "code": "return-value", "severity": "error"}\n'
    '{"file": "answer.py", "line": 7, "column": 7, "message": "See the manual", "hint": null,'
    ' "code": "misc", "severity": "note"}\n'
    "Found 2 errors in 1 file (checked 1 source file)\n"
)

BLACK = """\
--- STDIN\t2026-01-02 10:17:08.139417+00:00
+++ STDOUT\t2026-01-02 10:17:08.151164+00:00
@@ -4,5 +4,6 @@
 first = 1
+
 def pick(xs, flag):
-    print( xs )
-    return xs[ 0 ]
+    print(xs)
+    return xs[0]
 pick([1])
"""


def told(*findings: Finding) -> tuple[Remark, ...]:
    code = ReviewedCode.read(SOURCE, "", "")
    assert code is not None
    return remarks(findings, code)


def test_pylint_tells_what_ruff_does_not_know() -> None:
    (remark,) = told(*read_pylint(PYLINT))
    assert (remark.line, remark.column, remark.tool) == (6, 1, "pylint")
    assert (remark.rule, remark.says) == ("E1120", "this call leaves out `flag`")


def test_mypy_tells_a_wrong_call_as_a_bug_and_a_wrong_type_as_advice() -> None:
    bug, advice = told(*read_mypy(MYPY))
    assert (bug.kind, bug.advice_only, bug.line) == ("bug", False, 6)
    assert bug.says == "mypy: Missing positional argument `flag` in call to `pick`"
    assert (advice.kind, advice.advice_only, advice.rule) == ("annotations", True, "return-value")


def test_what_two_tools_find_at_one_line_is_said_once() -> None:
    found = told(*read_pylint(PYLINT), *read_mypy(MYPY))
    assert [(remark.tool, remark.line) for remark in found] == [("pylint", 6), ("mypy", 7)]
    ruff = Finding("F821", 6, names=("pick",))
    assert [remark.tool for remark in told(*read_pylint(PYLINT), ruff)] == ["ruff"]


def test_black_gives_one_piece_of_advice_with_a_number() -> None:
    (remark,) = told(*read_black(BLACK))
    assert (remark.line, remark.rule, remark.advice_only) == (6, "format", True)
    assert remark.says == "black would lay out 2 of the lines anew"


def test_black_that_adds_blank_lines_only_says_nothing() -> None:
    blank = "--- a\n+++ b\n@@ -1,2 +1,3 @@\n import os\n+\n def f():\n-\n"
    assert read_black(blank) == []
    assert read_black("") == []


def test_rules_of_a_tool_that_are_not_chosen_are_passed_over() -> None:
    assert told(Finding("C0114", 1, tool="pylint"), Finding("empty-body", 1, tool="mypy")) == ()


def ruff_entry(**changed: object) -> str:
    entry = {"code": "F401", "message": "`os` imported but unused", "name": "unused-import"}
    return json.dumps([{**entry, "location": {"row": 2, "column": 8}, **changed}])


def test_ruff_entries_become_findings() -> None:
    (finding,) = read_ruff(ruff_entry())
    assert (finding.rule, finding.line, finding.column) == ("F401", 2, 8)
    assert finding.names == ("os",)
    replaced = ruff_entry(code="PLR1730", message="Replace `if` statement with `a = max(a, b)`")
    assert read_ruff(replaced)[0].names == ("a = max(a, b)",)


@pytest.mark.parametrize("code", [None, "invalid-syntax"])
def test_syntax_errors_of_ruff_are_no_remarks(code: str | None) -> None:
    assert read_ruff(ruff_entry(code=code)) == []


@pytest.mark.parametrize("answer", ["", "[{}]", "no such option", '[{"code": "F401"}]', "[1]"])
def test_an_answer_that_is_none_makes_the_review_unavailable(answer: str) -> None:
    with pytest.raises(ReviewUnavailable, match="update it"):
        read_ruff(answer)


def test_a_program_that_is_missing_makes_the_review_unavailable() -> None:
    with pytest.raises(ReviewUnavailable, match="no-such-program can't be started"):
        run(("no-such-program",), SOURCE, seconds=10)


def test_a_program_that_stops_is_told_with_its_last_words() -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('bad option\\n')")
    with pytest.raises(ReviewUnavailable, match="stopped: bad option"):
        run(command, SOURCE, seconds=60)


def test_a_program_that_does_not_end_is_stopped() -> None:
    command = (sys.executable, "-c", "import threading; threading.Event().wait()")
    with pytest.raises(ReviewUnavailable, match=r"not done after 0\.2 seconds"):
        run(command, SOURCE, seconds=0.2)


def test_a_program_reads_the_code_and_an_empty_folder() -> None:
    show = "import os, sys; print(sys.stdin.read() + str(os.listdir()))"
    assert run((sys.executable, "-c", show), "x = 1", seconds=60).strip() == "x = 1[]"
    on_disk = run((sys.executable, "-c", show), "x = 1", seconds=60, on_disk=True)
    assert on_disk.strip() == "['answer.py']"


def test_a_program_sees_no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RUFF_CONFIG", "MYPYPATH", "PYLINTRC", "PYTHONPATH"):
        monkeypatch.setenv(name, "mine")
    show = "import os; print('mine' in os.environ.values())"
    assert run((sys.executable, "-c", show), "", seconds=60).strip() == "False"


def test_a_tool_that_is_not_installed_is_not_asked() -> None:
    assert module_command("no_such_tool_of_any_kind") == ()


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_a_tool_gives_findings_or_nothing_and_never_an_error(name: str) -> None:
    code = ReviewedCode.read("def double(n: int) -> int:\n    return 2 * n\n", "", "")
    assert code is not None
    assert tool_findings(name, code) == []
