"""Owns the audit hook: what Python may ask the system for while it runs the candidate's code.

The hook can't be removed by Python code. Where the kernel keeps the code in, it only says in words
what would be refused anyway. Where nothing stronger is there it is what refuses, and that has its
bounds: code that brings down the interpreter itself (bytecode of its own making, faults of CPython)
passes it, and so may code that changes the variables of a running hook from a signal handler, as
Python 3.13 allows. Names of users, and whether a file exists, can be asked for without an event.
"""

import functools
import os
import sys
from collections.abc import Callable
from typing import Any

NO_MODULES = frozenset({
    "posix", "_signal", "_imp",  # those that are there already stay
    "_ctypes", "ctypes", "_posixsubprocess", "_posixshmem", "_multiprocessing",
    "_sqlite3", "_dbm", "_gdbm", "readline", "_curses", "_curses_panel", "_tkinter", "nis",
})  # fmt: skip
"""Modules that reach past the hook: into memory, other processes, or files by themselves."""
NO_PREFIXES = ("_test", "_xx", "_interp", "_ctypes")
"""How the names of more of them begin: other interpreters have no hook."""
_NO: tuple[tuple[str, frozenset[str]], ...] = (
    ("start a process", frozenset({"os.fork", "os.forkpty", "pty.spawn"})),
    (
        "start a program",
        frozenset({
            "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
            "subprocess.Popen", "webbrowser.open",
        }),
    ),
    ("send a signal", frozenset({"os.kill", "os.killpg", "signal.pthread_kill"})),
    (
        "reach into memory",
        frozenset({
            "gc.get_objects", "gc.get_referrers", "gc.get_referents",
            "sys._current_frames", "sys._current_exceptions",
        }),
    ),
    (
        "use the network",
        frozenset({
            "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg",
            "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
            "socket.getnameinfo", "socket.sethostname",
        }),
    ),
    ("change its limits", frozenset({"resource.setrlimit", "resource.prlimit"})),
    ("make a link", frozenset({"os.link", "os.symlink"})),
    ("change its folder", frozenset({"os.chdir"})),
    ("steer a device", frozenset({"fcntl.ioctl"})),
    ("write to the system's log", frozenset({"syslog.openlog", "syslog.syslog"})),
)  # fmt: skip
_CHANGES: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...] = (
    ("os.remove", (0,), (1,)),
    ("os.rename", (0, 1), (2, 3)),
    ("os.rmdir", (0,), (1,)),
    ("os.mkdir", (0,), (2,)),
    ("os.truncate", (0,), ()),
    ("os.chmod", (0,), (2,)),
    ("os.chown", (0,), (3,)),
    ("os.utime", (0,), (3,)),
    ("os.setxattr", (0,), ()),
    ("os.removexattr", (0,), ()),
    ("os.chflags", (0,), ()),
    ("os.lchflags", (0,), ()),
)
"""Events of changes to the file system: which arguments are paths, which descriptors of folders."""
_LOOKS = frozenset({"os.listdir", "os.scandir"})
_DEVICES = frozenset({"/dev/null", "/dev/urandom", "/dev/random", "/dev/zero"})
_OWNERS = frozenset({8, 10, 15} if sys.platform == "linux" else {6})
"""Commands of fcntl by which the kernel sends signals to whichever process is named."""
_UNIX = 1
_NO_DESCRIPTOR = -1

Hook = Callable[[str, tuple[Any, ...]], None]


def audit_hook(folder: str, readable: tuple[str, ...]) -> Hook:
    """The hook for code that may write into `folder` and read what is in `readable`.

    An error that a function raises shows its frame to whoever catches it, and by the frame all that
    it works with can be changed. So these functions ask no global and no closure, and what they are
    given is of kinds that can't be changed; one another they only know behind a wall (`_walled`).
    """
    real = _walled(_real_path_from(os.path.realpath(folder)))
    refuses = _walled(
        _refusal(
            real,
            os.path.realpath(folder) + "/",
            tuple(os.path.realpath(place) + "/" for place in readable),
        )
    )
    objection = _walled(_objection(refuses))

    def hook(
        event: str,
        args: tuple[Any, ...],
        *,
        objection: Callable[..., Any] = objection,
        denied: type[Exception] = PermissionError,
        absent: type[Exception] = ImportError,
    ) -> None:
        what = objection(event, args)
        if what is not None:
            error = absent if event == "import" else denied
            raise error("the sandbox does not let the code " + what)

    return hook


def _walled(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` as something that calls it and gives no way to it."""
    walled = functools.lru_cache(maxsize=0)(function)
    del walled.__wrapped__
    return walled


def _real_path_from(folder: str) -> Callable[[str], str]:
    """Gives the path without links, as `os.path.realpath` does, or `/` for one that never ends."""

    def real_path(
        path: str,
        *,
        readlink: Callable[[str], str] = os.readlink,
        start: str = folder,
        len: Callable[[Any], int] = len,
        failures: tuple[type[Exception], ...] = (OSError, ValueError),
    ) -> str:
        todo = (path if path.startswith("/") else start + "/" + path).split("/")[::-1]
        done: list[str] = []
        links = 0
        while todo:
            part = todo.pop()
            if part == "..":
                done = done[:-1]
            elif part not in ("", "."):
                try:
                    target = readlink("/" + "/".join([*done, part]))
                except failures:
                    done.append(part)
                    continue
                links += 1
                if links > 40 or len(todo) > 1000:
                    return "/"
                done = [] if target.startswith("/") else done
                todo.extend(target.split("/")[::-1])
        return "/" + "/".join(done)

    return real_path


def _refusal(
    real: Callable[[str], str], writable: str, readables: tuple[str, ...]
) -> Callable[[Any, bool], bool]:
    def refuses(
        path: Any,
        writes: bool,
        *,
        real: Callable[[str], str] = real,
        writable: str = writable,
        readables: tuple[str, ...] = readables,
        devices: frozenset[str] = _DEVICES,
        type: type[type] = type,
        kinds: tuple[type[int], type[str], type[bytes]] = (int, str, bytes),
    ) -> bool:
        number, text, raw = kinds
        if path is None or type(path) is number:
            return False  # an open file, which was allowed when it was opened
        if type(path) is raw:
            path = path.decode("utf-8", "surrogateescape")
        elif type(path) is not text:
            return True  # an object could give another path when it is asked again
        if path in devices:
            return False
        absolute = real(path) + "/"
        return not absolute.startswith(writable) and (writes or not absolute.startswith(readables))

    return refuses


def _objection(refuses: Callable[[Any, bool], bool]) -> Callable[..., Any]:
    """Gives what the code is not let do, for an event that is refused."""
    flags_of_writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
    parts = tuple(
        _walled(part)
        for part in (_opening(refuses, flags_of_writing), _importing(refuses), _changing(refuses))
    )

    def objection(
        event: str,
        args: tuple[Any, ...],
        *,
        parts: tuple[Callable[..., Any], ...] = parts,
        refuses: Callable[[Any, bool], bool] = refuses,
        no: tuple[tuple[str, frozenset[str]], ...] = _NO,
        looks: frozenset[str] = _LOOKS,
        owners: frozenset[int] = _OWNERS,
        unix: int = _UNIX,
    ) -> str | None:
        opening, importing, changing = parts
        if event == "open":
            return opening(*args)  # type: ignore[no-any-return]
        if event == "import":
            return importing(args[0], args[1])  # type: ignore[no-any-return]
        if event in looks:
            return "look into this folder" if refuses(args[0], False) else None
        if event == "socket.__new__" and args[1] != unix:
            return "use the network"
        if event == "fcntl.fcntl" and args[1] in owners:
            return "have signals sent"
        if event.startswith(("ctypes.", "sqlite3.")):
            return "reach into memory"
        for done, events in no:
            if event in events:
                return done
        return changing(event, args)  # type: ignore[no-any-return]

    return objection


def _opening(refuses: Callable[[Any, bool], bool], writing: int) -> Callable[..., Any]:
    def opening(
        path: Any,
        mode: str | None,
        flags: int,
        *,
        refuses: Callable[[Any, bool], bool] = refuses,
        writing: int = writing,
        type: type[type] = type,
        kinds: tuple[type[str], type[bytes]] = (str, bytes),
    ) -> str | None:
        text, raw = kinds
        writes = flags & writing != 0 or (
            mode is not None and ("w" in mode or "a" in mode or "x" in mode or "+" in mode)
        )
        # `os.open` has no mode, and may mean a path from another folder than the present one.
        relative = (type(path) is text and not path.startswith("/")) or (
            type(path) is raw and not path.startswith(b"/")
        )
        if (mode is None and relative) or refuses(path, writes):
            return "write to this file" if writes else "read this file"
        return None

    return opening


def _importing(refuses: Callable[[Any, bool], bool]) -> Callable[..., Any]:
    def importing(
        name: Any,
        file: Any,
        *,
        refuses: Callable[[Any, bool], bool] = refuses,
        modules: frozenset[str] = NO_MODULES,
        prefixes: tuple[str, ...] = NO_PREFIXES,
        type: type[type] = type,
        text: type[str] = str,
    ) -> str | None:
        if type(name) is not text:
            return "import this module"
        last = name.rpartition(".")[2]
        if last in modules or last.startswith(prefixes):
            return "import this module"
        # What was written here could be any program.
        if file is not None and (type(file) is not text or refuses(file, False)):
            return "import this module"
        return None

    return importing


def _changing(refuses: Callable[[Any, bool], bool]) -> Callable[..., Any]:
    def changing(
        event: str,
        args: tuple[Any, ...],
        *,
        refuses: Callable[[Any, bool], bool] = refuses,
        changes: tuple[tuple[str, tuple[int, ...], tuple[int, ...]], ...] = _CHANGES,
        none: int = _NO_DESCRIPTOR,
        type: type[type] = type,
        number: type[int] = int,
    ) -> str | None:
        for change, paths, folders in changes:
            if event == change:
                for at in paths:
                    # An open file may have been opened for reading only.
                    if type(args[at]) is number or refuses(args[at], True):
                        return "change this file"
                for at in folders:
                    if args[at] != none:
                        return "change this file"
        return None

    return changing
