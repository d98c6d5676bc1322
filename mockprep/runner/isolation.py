"""Owns the ways to keep the candidate's code in, strongest first, and which of them work here."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from mockprep.errors import RunnerError
from mockprep.runner.child import seccomp
from mockprep.runner.limits import MEGABYTE

Level = Literal["bubblewrap", "landlock", "sandbox-exec", "limits"]
LEVELS: tuple[Level, ...] = get_args(Level)
CHILD = Path(__file__).parent / "child"
_TITLES: dict[Level, str] = {
    "bubblewrap": "bubblewrap",
    "landlock": "Landlock",
    "sandbox-exec": "sandbox-exec",
    "limits": "resource limits and an audit hook",
}
_FOLDER_SIZE = str(16 * MEGABYTE)
_SYSTEM = ("/usr/lib", "/usr/lib64", "/usr/share/zoneinfo", "/lib", "/lib64", "/etc/ld.so.cache",
           "/etc/localtime", "/System/Library")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Isolation:
    """One way to keep code in."""

    level: Level
    filters_calls: bool
    """Whether a filter of system calls is part of it."""

    @property
    def title(self) -> str:
        """What is in force, in words."""
        name = _TITLES[self.level]
        if self.level == "limits":
            return f"{name} only"
        return f"{name} and seccomp" if self.filters_calls else name

    @property
    def is_weak(self) -> bool:
        """Whether code that sets out to break free might."""
        return self.level == "limits"


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A way that does not work on this machine, and why."""

    level: Level
    why: str


@lru_cache(maxsize=1)
def survey() -> tuple[Isolation | Unavailable, ...]:
    """Every way, strongest first, with whether it works here; tried out once."""
    return tuple(_look(level) for level in LEVELS)


def available() -> tuple[Isolation, ...]:
    """The ways that work here, strongest first."""
    return tuple(found for found in survey() if isinstance(found, Isolation))


def strongest() -> Isolation:
    """The strongest way that works here; found without trying the weaker ones."""
    for level in LEVELS:
        if isinstance(found := _look(level), Isolation):
            return found
    raise RunnerError("code can't be run on this system: it has no way to limit a process")


def chosen(name: str) -> Isolation:
    """The way called `name`; RunnerError where it does not work here."""
    if name not in LEVELS:
        raise RunnerError(f"no isolation is called {name!r}; there are {', '.join(LEVELS)}")
    found = _look(name)
    if isinstance(found, Unavailable):
        raise RunnerError(f"{name} does not work here: {found.why}")
    return found


@lru_cache(maxsize=len(LEVELS))
def _look(level: Level) -> Isolation | Unavailable:
    why = _HINDRANCES[level]()
    if why:
        return Unavailable(level, why)
    return Isolation(level, _filters_calls() and level in ("bubblewrap", "landlock"))


def _filters_calls() -> bool:
    return sys.platform == "linux" and seccomp.is_known(platform.machine())


def _no_bubblewrap() -> str:
    if sys.platform != "linux":
        return "only Linux has it"
    if _bubblewrap() is None:
        return "bwrap is not installed"
    with tempfile.TemporaryDirectory() as folder:
        words = [*_bubblewrap_words(Path(folder)), python(), "-I", "-S", "-c", "pass"]
        return _trial(words)


def _no_landlock() -> str:
    if sys.platform != "linux":
        return "only Linux has it"
    from mockprep.runner.child.launch import landlock_version

    if not landlock_version():
        return "the kernel has no Landlock, or does not let it be used"
    with tempfile.TemporaryDirectory() as folder:
        return _trial([*_landlock_words(Path(folder)), python(), "-I", "-S", "-c", "pass"])


def _no_sandbox_exec() -> str:
    if sys.platform != "darwin":
        return "only macOS has it"
    if shutil.which("sandbox-exec") is None:
        return "sandbox-exec is not there"
    with tempfile.TemporaryDirectory() as folder:
        return _trial([*_sandbox_exec_words(Path(folder)), python(), "-I", "-S", "-c", "pass"])


def _no_limits() -> str:
    return "" if os.name == "posix" else "the system has no limits of resources for a process"


_HINDRANCES: dict[Level, Callable[[], str]] = {
    "bubblewrap": _no_bubblewrap,
    "landlock": _no_landlock,
    "sandbox-exec": _no_sandbox_exec,
    "limits": _no_limits,
}


def _trial(words: Sequence[str]) -> str:
    """Why a Python that does nothing can't be run so; empty where it can."""
    try:
        tried = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, env={}, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    last = tried.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
    return "" if tried.returncode == 0 else (last[0] if last else f"exit code {tried.returncode}")


def words_before(isolation: Isolation, folder: Path, filter_at: int | None) -> list[str]:
    """The command under which `python` is run, for a worker that may write into `folder`.

    filter_at: the descriptor from which bubblewrap reads the filter of system calls.
    """
    if isolation.level == "bubblewrap":
        return _bubblewrap_words(folder, filter_at)
    if isolation.level == "landlock":
        return _landlock_words(folder)
    return _sandbox_exec_words(folder) if isolation.level == "sandbox-exec" else []


def seen_folder(isolation: Isolation, path: Path) -> str:
    """Where a folder of ours lies as the child sees it."""
    return "/harness" if isolation.level == "bubblewrap" else str(path)


def python() -> str:
    """The interpreter itself, behind any virtual environment."""
    return os.path.realpath(sys.executable)


def readable() -> tuple[str, ...]:
    """The folders that Python itself needs to read, as far as they are there."""
    prefix = os.path.realpath(sys.base_prefix)
    needed = (f"{prefix}/lib", f"{prefix}/bin", prefix if prefix.count("/") > 2 else "")
    own = [place for place in needed if place and Path(place).exists()]
    system = [place for place in _SYSTEM if Path(place).exists()]
    return tuple(dict.fromkeys([*own, *system, os.path.realpath(CHILD)]))


def _bubblewrap() -> str | None:
    return shutil.which("bwrap")


def _bubblewrap_words(folder: Path, filter_at: int | None = None) -> list[str]:
    del folder  # the child gets a folder in memory instead, gone with its process
    words = [_bubblewrap() or "bwrap", "--unshare-all", "--die-with-parent", "--new-session",
             "--clearenv", "--cap-drop", "ALL", "--size", _FOLDER_SIZE,
             "--tmpfs", "/work"]  # fmt: skip
    for place in readable():
        if place != os.path.realpath(CHILD):
            words += ["--ro-bind-try", place, place]
    words += ["--ro-bind", str(CHILD), "/harness"]
    for device in ("null", "zero", "urandom"):
        words += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    # The root is a folder in memory too, with no bound of its own.
    words += ["--remount-ro", "/"]
    if filter_at is not None:
        words += ["--seccomp", str(filter_at)]
    return [*words, "--chdir", "/work", "--"]


def _landlock_words(folder: Path) -> list[str]:
    launcher = str(CHILD / "launch.py")
    return [python(), "-I", "-S", "-B", launcher, str(folder), ":".join(readable())]


def _sandbox_exec_words(folder: Path) -> list[str]:
    reads = "\n".join(f'(allow file-read* (subpath "{place}"))' for place in readable())
    profile = f"""
(version 1)
(deny default)
(allow process-exec (literal "{python()}"))
(allow file-read-metadata)
(allow sysctl-read)
(allow file-read* (literal "/dev/null") (literal "/dev/urandom") (literal "/"))
(allow file-write* (literal "/dev/null"))
{reads}
(allow file-read* file-write* (subpath "{os.path.realpath(folder)}"))
"""
    return ["sandbox-exec", "-p", profile]
