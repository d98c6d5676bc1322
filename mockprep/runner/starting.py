"""Owns the start of a sandboxed process: its command, its limits, what it inherits."""

import contextlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

from mockprep.runner import isolation as ways
from mockprep.runner.child import seccomp
from mockprep.runner.isolation import Isolation
from mockprep.runner.limits import Limits


def start(
    isolation: Isolation, limits: Limits, folder: Path, jobs: int, replies: int
) -> "subprocess.Popen[bytes]":
    """Start a child that reads from `jobs` and writes to `replies`; OSError where that fails.

    folder: where it begins and may write to. It inherits the two descriptors and nothing else.
    """
    hands_over_filter = isolation.level == "bubblewrap" and isolation.filters_calls
    filter_at = _filter_pipe() if hands_over_filter else None
    passed = [jobs, replies, *([filter_at] if filter_at is not None else [])]
    try:
        return subprocess.Popen(
            [
                *ways.words_before(isolation, folder, filter_at),
                ways.python(), "-I", "-S", "-B", "-X", "utf8",
                f"{ways.seen_folder(isolation, ways.CHILD)}/start.py",
                str(jobs), str(replies), _bounds(isolation, limits), ":".join(ways.readable()),
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=folder, env={"LANG": "C.UTF-8"}, close_fds=True, pass_fds=passed,
            start_new_session=True,
        )  # fmt: skip
    finally:
        if filter_at is not None:
            os.close(filter_at)


def _filter_pipe() -> int:
    """A descriptor from which the filter of system calls can be read."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(seccomp.program(platform.machine(), own_pid=None))
    return reading


def _bounds(isolation: Isolation, limits: Limits) -> str:
    """The limits by their names in `resource`, as JSON."""
    bounds = {
        "CPU": limits.cpu_seconds,
        "AS": limits.memory,
        "FSIZE": limits.file_size,
        "NOFILE": limits.open_files,
        "CORE": 0,
    }
    if isolation.is_weak and os.geteuid() != 0 and (count := _thread_count()):
        bounds["NPROC"] = count + limits.threads
    return json.dumps(bounds)


def _thread_count() -> int:
    """How many threads the user has, where the system tells."""
    if not sys.platform.startswith("linux"):
        return 0
    count = 0
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                if process.stat().st_uid == os.geteuid():
                    count += sum(1 for _ in (process / "task").iterdir())
    return count
