"""Owns the programs that the review asks: where they are, and running one on the code.

The code is handed over as text, on standard input or in an empty folder of its own; no program
sees the user's settings, and none imports or runs the code.
"""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mockprep.errors import MockprepError

ANSWER_FILE = "answer.py"
OPTIONAL_TOOLS = ("black", "pylint", "mypy")

# What a program needs of the system. The rest stays out: RUFF_*, PYTHONPATH, MYPYPATH and their
# like would let settings of the user's own projects decide.
_KEPT_VARIABLES = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")


class ReviewUnavailable(MockprepError):
    """The code can't be reviewed: ruff is missing, does not answer, or refuses its options."""


@dataclass(frozen=True, slots=True)
class ToolStatus:
    """Whether a program of the review is there."""

    name: str
    version: str = ""
    """Empty where it is not known."""
    command: tuple[str, ...] = ()
    """How it is called; empty: it is not installed."""
    required: bool = False

    @property
    def is_installed(self) -> bool:
        return bool(self.command)


def available_tools() -> tuple[ToolStatus, ...]:
    """Ruff, then the optional tools, whether installed or not."""
    ruff = ToolStatus("ruff", _version("ruff"), _ruff_command(), required=True)
    others = (ToolStatus(n, _version(n), module_command(n)) for n in OPTIONAL_TOOLS)
    return (ruff, *others)


def ruff_command() -> tuple[str, ...]:
    """How ruff is called; ReviewUnavailable where it is not installed."""
    if command := _ruff_command():
        return command
    raise ReviewUnavailable("ruff was not found: install it with `pip install ruff`")


def module_command(name: str) -> tuple[str, ...]:
    """How an optional tool is called, as a module of this Python or from PATH; empty: missing."""
    if importlib.util.find_spec(name) is not None:
        return (sys.executable, "-P", "-m", name)
    found = shutil.which(name)
    return (found,) if found else ()


def run(
    command: Sequence[str],
    source: str,
    *,
    seconds: float,
    on_disk: bool = False,
    fine: Sequence[int] = (0,),
) -> str:
    """What a program printed about the code.

    It reads the code from standard input, or from `answer.py` in its working folder. Raises
    ReviewUnavailable when it can't be started, is not done in time, or ends with a code that is
    not `fine`.
    """
    name = _program_name(command)
    try:
        with tempfile.TemporaryDirectory(prefix="mockprep-review-") as folder:
            if on_disk:
                Path(folder, ANSWER_FILE).write_text(source, encoding="utf-8", newline="\n")
            done = subprocess.run(
                command,
                input=b"" if on_disk else source.encode(),
                capture_output=True,
                cwd=folder,
                env=_environment(folder),
                timeout=seconds,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise ReviewUnavailable(f"{name} was not done after {seconds:g} seconds") from None
    except (OSError, UnicodeEncodeError) as error:
        raise ReviewUnavailable(f"{name} can't be started: {error}") from error
    if done.returncode not in fine:
        raise ReviewUnavailable(f"{name} stopped: {_last_words(done.stderr)}")
    return done.stdout.decode("utf-8", "replace")


def _ruff_command() -> tuple[str, ...]:
    try:
        return (str(importlib.import_module("ruff").find_ruff_bin()),)
    except (ImportError, AttributeError, OSError):
        return _beside_python("ruff")


def _beside_python(name: str) -> tuple[str, ...]:
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    return (found,) if found else ()


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _program_name(command: Sequence[str]) -> str:
    module = command.index("-m") + 1 if "-m" in command else 0
    return Path(command[module]).stem


def _environment(folder: str) -> Mapping[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONUTF8": "1", "PYLINTHOME": folder, "NO_COLOR": "1"}


def _last_words(stderr: bytes) -> str:
    lines = [line.strip() for line in stderr.decode("utf-8", "replace").splitlines()]
    return next((line for line in reversed(lines) if line), "it said nothing")
