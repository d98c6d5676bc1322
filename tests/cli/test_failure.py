"""How the program ends: codes, messages, the log, and quiet ends of pipes."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import mockprep
from mockprep.cli.failure import guarded
from mockprep.config import log_file
from mockprep.errors import MockprepError, UsageError

ROOT = Path(mockprep.__file__).parents[1]


def fails_with(error: BaseException) -> Callable[[], None]:
    """An action that raises `error`."""

    def action() -> None:
        raise error

    return action


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that is written goes below the test's own folder."""
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SystemExit(None), 0),
        (SystemExit(0), 0),
        (SystemExit(1), 1),
        (UsageError("no"), 2),
        (MockprepError("no"), 2),
        (KeyboardInterrupt(), 130),
        (ValueError("oops"), 3),
    ],
)
def test_codes(error: BaseException, code: int) -> None:
    assert guarded(fails_with(error)) == code


def test_an_expected_error_is_one_message(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(fails_with(UsageError("there is no such folder")))
    written = capsys.readouterr()
    assert (written.out, written.err) == ("", "mockprep: there is no such folder\n")


def test_a_bug_leaves_its_traceback_in_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        guarded(fails_with(ValueError("oops")))
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert str(log_file()) in err
    assert log_file().read_text().count("ValueError: oops") == 2


def test_a_log_that_can_not_be_written_loses_no_traceback(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("a file in the place of the folder")
    assert guarded(fails_with(ValueError("oops"))) == 3
    assert "Traceback" in capsys.readouterr().err


def test_a_log_does_not_grow_for_ever() -> None:
    log_file().parent.mkdir(parents=True)
    log_file().write_text("x" * 2_000_000)
    guarded(fails_with(ValueError("oops")))
    assert log_file().stat().st_size < 10_000


def start(*words: str, stdout: int = subprocess.PIPE) -> "subprocess.Popen[str]":
    """The program in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "mockprep", *words],
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
    )


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    process = start("questions", stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in err
    assert "Broken" not in err


def test_wrong_use_is_code_2() -> None:
    process = start("frobnicate")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert "frobnicate" in err


def test_no_colour_where_no_terminal_is() -> None:
    process = start("--help")
    out, _ = process.communicate(timeout=60)
    assert "\x1b" not in out
    assert "check" in out


def test_content_folders_belong_behind_the_command() -> None:
    process = start("--content", "x", "questions")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "mockprep questions --content" in err


def test_a_start_without_words_imports_neither_typer_nor_yaml() -> None:
    show = (
        "import sys, mockprep.__main__, mockprep.cli.wiring;"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", show], check=True, capture_output=True, text=True, cwd=ROOT
    )
    assert not {"typer", "pydantic", "yaml"} & set(done.stdout.split())
