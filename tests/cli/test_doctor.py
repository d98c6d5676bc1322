"""`mockprep doctor`."""

import json

import pytest

from mockprep.cli.app import app
from mockprep.cli.failure import guarded
from mockprep.cli.running import ISOLATION_VARIABLE


def doctor(*words: str) -> int:
    return guarded(lambda: app(["doctor", *words], prog_name="mockprep"))


def test_the_isolation_in_force_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    doctor()
    lines = capsys.readouterr().out.splitlines()
    assert any("in force" in line for line in lines)
    assert {line.split()[1] for line in lines if line.startswith("  ")} >= {
        "bubblewrap", "landlock", "limits", "ruff", "offline",
    }  # fmt: skip


def test_a_weak_isolation_is_said_to_be_weak(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ISOLATION_VARIABLE, "limits")
    doctor("--format", "json")
    findings = json.loads(capsys.readouterr().out)["findings"]
    in_force = next(finding for finding in findings if finding["name"] == "in force")
    assert in_force["state"] == "poor"
    assert "resource limits" in in_force["says"]


def test_an_isolation_that_is_not_there_is_an_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ISOLATION_VARIABLE, "walls")
    assert doctor() == 1
    assert "no isolation is called 'walls'" in capsys.readouterr().out
