"""`mockprep complexity`."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mockprep.cli.app import app
from mockprep.cli.failure import guarded

Run = Callable[..., tuple[int, str, str]]

PAIRS = """\
import sys


def pairs(values: list[int]) -> int:
    found = 0
    for i in range(len(values)):
        for j in range(i):
            found += values[i] == values[j]
    return found


n = int(sys.stdin.readline())
print(sorted(map(int, sys.stdin.readline().split()))[0])
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, stdout and stderr."""
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    Path("pairs.py").write_text(PAIRS, encoding="utf-8")
    Path("broken.py").write_text("def f(:\n", encoding="utf-8")

    def run_command(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: app(list(words), prog_name="mockprep"))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


def test_json_tells_of_the_program_and_of_each_function(run: Run) -> None:
    code, out, err = run("complexity", "pairs.py", "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert list(told) == ["schema", "file", "functions", "program", "measured"]
    assert (told["schema"], told["file"], told["measured"]) == (1, "pairs.py", None)
    program = told["program"]
    assert (program["time"], program["class"], program["space"]) == ("O(n log n)", "nlogn", "O(n)")
    assert program["because"] == [{"line": 13, "reason": "sorts: n log n"}]
    assert 0 < program["confidence"] <= 1
    (function,) = told["functions"]
    assert (function["name"], function["class"], function["time"]) == (
        "pairs",
        "quadratic",
        "O(n^2)",
    )
    assert function["because"][0]["line"] == 7


def test_several_files_are_one_object_a_line(run: Run) -> None:
    Path("one.py").write_text("print(1)\n", encoding="utf-8")
    code, out, _ = run("complexity", "pairs.py", "one.py", "--format", "json")
    assert code == 0
    told = [json.loads(line) for line in out.splitlines()]
    assert [each["file"] for each in told] == ["pairs.py", "one.py"]
    assert [each["program"]["class"] for each in told] == ["nlogn", "constant"]


def test_a_file_that_cannot_be_read_does_not_hide_the_others(run: Run) -> None:
    code, out, err = run("complexity", "broken.py", "none.py", "pairs.py", "--format", "json")
    assert code == 2
    assert json.loads(out)["file"] == "pairs.py"
    first, second = err.splitlines()
    assert first == "mockprep: broken.py:1: this is no Python: invalid syntax"
    assert second == "mockprep: there is no file none.py"


def test_one_function_can_be_asked_for(run: Run) -> None:
    code, out, _ = run("complexity", "pairs.py", "--function", "pairs")
    assert code == 0
    assert "pairs(): time O(n^2), space O(1)" in out
    assert "as a program" not in out
    code, out, err = run("complexity", "pairs.py", "--function", "pears")
    assert (code, out) == (2, "")
    assert "did you mean 'pairs'?" in err


def test_text_shows_the_lines_that_decide(run: Run) -> None:
    code, out, _ = run("complexity", "pairs.py")
    assert code == 0
    assert "as a program: time O(n log n), space O(n)" in out
    assert "  13 | print(sorted(map(int, sys.stdin.readline().split()))[0])" in out
    assert "^ sorts: n log n" in out
    assert "   7 | for j in range(i):" in out


def test_markdown_is_a_table_a_file(run: Run) -> None:
    _, out, _ = run("complexity", "pairs.py", "pairs.py", "--format", "markdown")
    assert out.startswith("## pairs.py\n\n|  | time | space | confidence | because |\n")
    assert out.count("## pairs.py") == 2
    assert "| the program | O(n log n) | O(n) | 75% | line 13: sorts: n log n |" in out


def test_a_dash_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("for x in input():\n    print(x)\n"))
    code, out, _ = run("complexity", "-", "--format", "json")
    assert code == 0
    told = json.loads(out)
    assert (told["file"], told["program"]["class"]) == ("stdin", "linear")


def test_doubt_is_told_in_words(run: Run) -> None:
    Path("odd.py").write_text("x = int(input())\nwhile g(x):\n    x = g(x)\n", encoding="utf-8")
    _, out, _ = run("complexity", "odd.py")
    assert "assumed" in out or "guess" in out


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        (".", b"", ". is a folder"),
        ("latin.py", b"x = '\xe9'", "latin.py is no text in UTF-8"),
    ],
)
def test_what_is_no_source_is_told(run: Run, name: str, written: bytes, told: str) -> None:
    if written:
        Path(name).write_bytes(written)
    code, out, err = run("complexity", name)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err
