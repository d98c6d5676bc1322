"""The last net: an expected error is one message, a bug of ours a traceback in the log."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from mockprep import config
from mockprep.cli.output import hush
from mockprep.errors import MockprepError

BUG = 3
INTERRUPTED = 130
_MOST_BYTES = 1_000_000


def guarded(action: Callable[[], None]) -> int:
    """The exit code of `action`, whatever it raises."""
    try:
        action()
    except SystemExit as end:
        return _code(end)
    except MockprepError as error:
        _say(f"mockprep: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return 0
    except Exception as error:
        _report(error)
        return BUG
    return 0


def _code(end: SystemExit) -> int:
    if end.code is None:
        return 0
    if isinstance(end.code, int):
        return end.code
    _say(str(end.code))
    return 1


def _report(error: Exception) -> None:
    """Say that this is our bug, and where its traceback is."""
    import traceback

    told = "".join(traceback.format_exception(error))
    log = config.log_file()
    _say(f"mockprep: this is a bug in mockprep ({type(error).__name__}: {error})")
    try:
        _append(log, told)
    except OSError as failed:
        _say(f"{told}\nmockprep: the log {log} can't be written: {failed}")
    else:
        _say(f"mockprep: the details are in {log}")


def _append(log: Path, told: str) -> None:
    from datetime import UTC, datetime

    log.parent.mkdir(parents=True, exist_ok=True)
    is_long = log.exists() and log.stat().st_size > _MOST_BYTES
    words = " ".join(sys.argv[1:])
    with log.open("w" if is_long else "a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"{datetime.now(UTC).isoformat(timespec='seconds')} mockprep {words}\n{told}\n")


def _say(message: str) -> None:
    try:
        print(message, file=sys.stderr)
    except BrokenPipeError:
        _hush()


def _hush() -> None:
    """Let nothing more be written: the interpreter's last flush would complain."""
    hush(sys.stdout)
    hush(sys.stderr)
