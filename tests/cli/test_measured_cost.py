"""`mockprep complexity --function`: what running the function adds."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mockprep.cli.app import app
from mockprep.cli.failure import guarded

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, stdout and stderr."""

    def run_command(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: app(list(words), prog_name="mockprep"))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


def test_a_function_with_annotations_is_measured(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pairs.py"
    path.write_text(
        "def pairs(numbers: list[int]) -> int:\n"
        "    return sum(1 for a in numbers for b in numbers if a < b)\n",
        encoding="utf-8",
    )
    code, out, err = run("complexity", str(path), "--function", "pairs")
    assert (code, err) == (0, "")
    assert "measured up to n = " in out
    assert "time O(n^2)" in out
    _, out, _ = run("complexity", str(path), "--function", "pairs", "--format", "json")
    assert json.loads(out)["measured"]["time"]["cls"] == "quadratic"


def test_a_function_that_can_not_be_called_says_why(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "walk.py"
    path.write_text("def walk(tree):\n    return tree\n", encoding="utf-8")
    code, out, err = run("complexity", str(path), "--function", "walk", "--format", "json")
    assert code == 0
    assert err == "mockprep: not measured: the parameter tree has no annotation\n"
    assert json.loads(out)["measured"] is None
