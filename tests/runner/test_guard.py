"""What watches in the child: paths, modules and events, asked without a process of their own."""

import functools
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mockprep.runner import isolation as ways
from mockprep.runner.child import watching
from mockprep.runner.child.watching import Hook, audit_hook


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder to work in; beside it one that may be read, and one that may not."""
    for name in ("work", "readable", "private"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    (tmp_path / "work" / "out").symlink_to(tmp_path / "private")
    (tmp_path / "readable" / "out").symlink_to(tmp_path / "private" / "file")
    (tmp_path / "work" / "ring").symlink_to(tmp_path / "work" / "ring")
    return tmp_path / "work"


@pytest.fixture
def hook(work: Path) -> Hook:
    """The hook for those folders."""
    return audit_hook(str(work), (str(work.parent / "readable"),))


def objection(hook: Hook, event: str, *args: Any) -> str:
    """What the hook says; empty where it lets it be."""
    try:
        hook(event, args)
    except (PermissionError, ImportError) as error:
        return str(error).removeprefix("the sandbox does not let the code ")
    return ""


@pytest.mark.parametrize(
    ("path", "reads", "writes"),
    [
        ("file", True, True),
        ("new", True, True),
        ("{work}/file", True, True),
        ("./x/../file", True, True),
        ("../work/file", True, True),
        ("../readable/file", True, False),
        ("{top}/readable/file", True, False),
        ("../private/file", False, False),
        ("{top}/private/file", False, False),
        ("{top}/readable/../private/file", False, False),
        ("{top}/readable/out", False, False),
        ("out/file", False, False),
        ("ring", False, False),
        ("{top}/workmate", False, False),
        ("/", False, False),
        ("/etc/passwd", False, False),
        ("/dev/null", True, True),
        ("/dev/urandom", True, True),
        ("/dev/../dev/null", False, False),
        ("/dev/tty", False, False),
        (b"file", True, True),
        (b"../private/file", False, False),
        (b"\xff", True, True),
        (3, True, True),
        (Path("file"), False, False),
        (True, False, False),
    ],
)  # fmt: skip
def test_what_may_be_opened(path: Any, reads: bool, writes: bool, hook: Hook, work: Path) -> None:
    if isinstance(path, str):
        path = path.format(work=work, top=work.parent)
    assert objection(hook, "open", path, "r", os.O_RDONLY) == ("" if reads else "read this file")
    for mode, flags in (("w", 0), ("a", 0), ("x", 0), ("r+", 0), ("r", os.O_CREAT)):
        said = objection(hook, "open", path, mode, flags)
        assert said == ("" if writes else "write to this file"), mode


def test_opening_by_the_system_call_needs_the_whole_path(hook: Hook, work: Path) -> None:
    assert objection(hook, "open", f"{work}/file", None, os.O_RDWR) == ""
    assert objection(hook, "open", "file", None, os.O_RDONLY) == "read this file"
    assert objection(hook, "open", b"file", None, os.O_CREAT) == "write to this file"


@pytest.mark.parametrize(
    ("name", "file", "may"),
    [
        ("json", None, True),
        ("_json", "{top}/readable/_json.so", True),
        ("own", "{top}/work/own.so", True),
        ("own", "{top}/private/own.so", False),
        ("_ctypes", None, False),
        ("package._ctypes", "{top}/readable/_ctypes.so", False),
        ("_interpreters", None, False),
        ("_xxsubinterpreters", None, False),
        ("_testcapi", None, False),
        ("sqlite3", None, True),
        ("_sqlite3", None, False),
        ("posix", None, False),
        (type("Name", (str,), {})("json"), None, False),
    ],
)
def test_what_may_be_imported(
    name: Any, file: str | None, may: bool, hook: Hook, work: Path
) -> None:
    path = file and file.format(top=work.parent)
    assert objection(hook, "import", name, path) == ("" if may else "import this module")


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("os.remove", ("../private/file", -1)),
        ("os.remove", ("file", 5)),
        ("os.rename", ("file", "../readable/file", -1, -1)),
        ("os.rename", ("../readable/file", "file", -1, -1)),
        ("os.rename", ("file", "other", -1, 5)),
        ("os.mkdir", ("x", 0o777, 5)),
        ("os.rmdir", ("../private", -1)),
        ("os.chmod", (3, 0o777, -1)),
        ("os.truncate", (3, 0)),
        ("os.utime", ("../readable/file", None, None, -1)),
        ("os.symlink", ("file", "other", -1)),
        ("os.link", ("file", "other", -1, -1)),
        ("os.chdir", (".",)),
        ("os.listdir", ("..",)),
        ("os.scandir", ("/",)),
        ("socket.__new__", (None, 2, 1, 0)),
        ("socket.__new__", (None, -1, -1, -1)),
        ("fcntl.ioctl", (0, 1, 2)),
        ("ctypes.anything", ()),
        ("sqlite3.load_extension", ()),
    ],
)
def test_what_is_refused(event: str, args: tuple[Any, ...], hook: Hook) -> None:
    assert objection(hook, event, *args)


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("os.remove", ("file", -1)),
        ("os.rename", ("file", "other", -1, -1)),
        ("os.mkdir", ("x", 0o777, -1)),
        ("os.listdir", (None,)),
        ("os.listdir", ("../readable",)),
        ("os.scandir", (3,)),
        ("socket.__new__", (None, 1, 1, 0)),
        ("fcntl.fcntl", (0, 1, 0)),
        ("compile", (b"", "x")),
        ("an event of others", ("x",)),
    ],
)
def test_what_is_let_be(event: str, args: tuple[Any, ...], hook: Hook) -> None:
    assert objection(hook, event, *args) == ""


def test_a_path_that_winds_for_ever_is_refused(hook: Hook) -> None:
    assert objection(hook, "open", "ring/x", "r", 0) == "read this file"
    assert objection(hook, "open", "a\0b", "r", 0) == "", "Python refuses it by itself"


def test_no_function_of_the_hook_is_to_be_had_through_its_error(hook: Hook) -> None:
    try:
        hook("open", ("/etc/passwd", "r", 0))
    except PermissionError as error:
        trace = error.__traceback__
    assert trace is not None
    assert trace.tb_next is not None
    found: list[Any] = [dict(trace.tb_next.tb_frame.f_locals)]
    seen: list[Any] = []
    while found:
        values = found.pop()
        for value in values.values() if isinstance(values, dict) else values:
            seen.append(value)
            if isinstance(value, tuple | dict | frozenset):
                found.append(value)
    walls = [value for value in seen if isinstance(value, functools._lru_cache_wrapper)]
    assert walls, "it knows its helpers"
    for value in seen:
        assert not hasattr(value, "__code__")
        assert not hasattr(value, "__wrapped__")
        assert not isinstance(value, list | dict | set)


def test_the_globals_of_the_hook_have_nothing_that_it_asks() -> None:
    for name, value in vars(watching).items():
        if name.startswith("_") and name.isupper():
            assert isinstance(value, tuple | frozenset | int), name


def test_functions_without_events_are_taken_away_for_good() -> None:
    program = f"""
import sys
sys.path.insert(0, {str(Path(ways.CHILD).parents[2])!r})
from mockprep.runner.child import guard
import os, signal, _signal, posix
guard.watch(os.getcwd(), [{str(Path(os.__file__).parent)!r}])
for function in (os.nice, posix.nice, os.mkfifo, os.setuid, os.sched_setaffinity, os.setpriority):
    try: function(0)
    except PermissionError as error: assert "does not let the code" in str(error)
    else: raise SystemExit(function.__name__)
for module in (signal, _signal):
    if hasattr(module, "pidfd_send_signal"):
        try: module.pidfd_send_signal(0, 0)
        except PermissionError: pass
from os import *
assert not os.supports_dir_fd
"""
    ran = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
