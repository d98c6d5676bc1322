"""Writing in the editor of the environment, and coming back with the text."""

import os
import shlex
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from textual.app import App, SuspendNotSupported

from mockprep.errors import UsageError


@dataclass(frozen=True, slots=True)
class Drafts:
    """Where drafts lie while they are edited, and with what."""

    folder: Path
    command: tuple[str, ...]

    @classmethod
    def from_environment(cls, folder: Path) -> "Drafts":
        """$VISUAL, else $EDITOR, else `vi` (`notepad` on Windows)."""
        fallback = "notepad" if os.name == "nt" else "vi"
        for name in ("VISUAL", "EDITOR"):
            if words := _words(os.environ.get(name, "")):
                return cls(folder, words)
        return cls(folder, (fallback,))


def _words(chosen: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(chosen))
    except ValueError:  # an open quotation mark; starting it will say that there is no such program
        return (chosen,)


@dataclass(frozen=True, slots=True)
class Draft:
    """What came back from the editor, and the file in which it still is."""

    text: str
    path: Path


def edit(app: App[object], text: str, suffix: str, drafts: Drafts) -> Draft:
    """Hand the terminal to the editor until it is closed; UsageError when that can't be done."""
    path = _draft_file(text, suffix, drafts.folder)
    try:
        with app.suspend():
            status = subprocess.run([*drafts.command, str(path)], check=False).returncode
    except SuspendNotSupported:
        path.unlink(missing_ok=True)
        raise UsageError("This terminal can't hand over to another program.") from None
    except OSError as error:
        path.unlink(missing_ok=True)
        raise UsageError(
            f"{drafts.command[0]!r} can't be started ({error.strerror}); set $EDITOR"
        ) from error
    if status != 0:
        raise UsageError(
            f"{drafts.command[0]!r} ended with status {status}, so the answer was left as it is;"
            f" what you wrote there is kept in {path}"
        )
    try:
        written = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(
            f"the draft {path} can't be read ({error.strerror}), so the answer was left as it is"
        ) from error
    # Editors end the file with a newline of their own.
    if written.endswith("\n") and not text.endswith("\n"):
        written = written[:-1]
    return Draft(written, path)


def _draft_file(text: str, suffix: str, folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(suffix=suffix, prefix="answer-", dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise UsageError(f"no draft can be written to {folder} ({error.strerror})") from error
    return Path(name)
