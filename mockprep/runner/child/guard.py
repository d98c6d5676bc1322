"""Owns the limits that the child sets on itself: resources, and what Python may ask the system for.

Limits of resources hold whatever the code does, since they can't be raised again. The audit hook
can't be removed by Python code; it turns what the sandbox would refuse anyway into an error that
says what was refused, and where nothing stronger is there it is what refuses.
"""

import _posixsubprocess
import os
import resource
import sys
from collections.abc import Callable, Iterable
from typing import Any

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
            "ctypes.dlopen", "ctypes.dlsym", "ctypes.cdata", "ctypes.cdata/buffer",
            "ctypes.string_at", "ctypes.call_function", "gc.get_objects", "gc.get_referrers",
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
    ("write to the system's log", frozenset({"syslog.openlog", "syslog.syslog"})),
)  # fmt: skip
_CHANGES: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("os.remove", (0,)),
    ("os.rename", (0, 1)),
    ("os.rmdir", (0,)),
    ("os.mkdir", (0,)),
    ("os.link", (0, 1)),
    ("os.symlink", (0, 1)),
    ("os.truncate", (0,)),
    ("os.chmod", (0,)),
    ("os.chown", (0,)),
    ("os.utime", (0,)),
    ("os.setxattr", (0,)),
    ("os.removexattr", (0,)),
    ("os.chflags", (0,)),
    ("sqlite3.connect", (0,)),
)
"""Events of changes to the file system, and which of their arguments are the paths."""
_LOOKS = frozenset({"os.listdir", "os.scandir", "os.chdir"})
_NO_MODULES = frozenset({"ctypes", "_ctypes", "_multiprocessing"})
_UNSEEN = {
    "posix": (
        "mkfifo", "mknod", "chroot", "setuid", "setgid", "setreuid", "setresuid", "pidfd_open",
        "sched_setscheduler", "nice", "unshare", "setns",
    ),
    "signal": ("pidfd_send_signal",),
}  # fmt: skip
"""Functions that no audit event tells of."""
_DEVICES = frozenset({"/dev/null", "/dev/urandom", "/dev/random", "/dev/zero"})


def limit_resources(limits: dict[str, int]) -> None:
    """Set the limits, by the names that `resource` has for them (`CPU`, `AS`, ...), for good."""
    for name, most in limits.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is None:
            continue
        hard = resource.getrlimit(kind)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bound, bound))
        except (ValueError, OSError):
            continue  # macOS has limits that it does not let anyone set


def watch(folder: str, readable: Iterable[str]) -> None:
    """Refuse, from now on, what no answer to a coding question needs.

    folder: where files may be written; readable: folders that may be read beside it.
    """
    for module_name, names in _UNSEEN.items():
        for module in (sys.modules[module_name], os):
            for name in names:
                if hasattr(module, name):
                    delattr(module, name)
    for name in _NO_MODULES:
        sys.modules.pop(name, None)
    # asyncio needs subprocess to be there, and no audit event tells of what starts its processes.
    _posixsubprocess.__dict__["fork_exec"] = _no_process
    sys.addaudithook(_hook(folder, tuple(readable)))


def _no_process(*args: Any) -> None:
    raise PermissionError("the sandbox does not let the code start a process")


def _real_path(
    path: str,
    *,
    # Bound here and now: what the candidate's code changes later has no effect.
    readlink: Callable[[str], str] = os.readlink,
    getcwd: Callable[[], str] = os.getcwd,
    len: Callable[[Any], int] = len,
    failures: tuple[type[Exception], ...] = (OSError, ValueError),
) -> str:
    """The path without links, as `os.path.realpath`, or `/` for one that never ends."""
    todo = (path if path.startswith("/") else getcwd() + "/" + path).split("/")[::-1]
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


def _hook(folder: str, readable: tuple[str, ...]) -> Callable[[str, tuple[Any, ...]], None]:
    """The audit hook.

    An error that it raises shows its frame to whoever catches it. So it asks nothing that can be
    changed through a frame, no global and no closure: all it needs is bound as a default.
    """
    writing_flags = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

    def refusal(
        path: Any,
        writes: bool,
        *,
        real: Callable[[str], str] = _real_path,
        writable: str = _real_path(folder) + "/",
        readables: tuple[str, ...] = tuple(_real_path(place) + "/" for place in readable),
        devices: frozenset[str] = _DEVICES,
        isinstance: Callable[[Any, Any], bool] = isinstance,
        types: tuple[type[int], type[str], type[bytes]] = (int, str, bytes),
    ) -> bool:
        number, text, raw = types
        if path is None or isinstance(path, number):
            return False  # an open file, which was allowed when it was opened
        if isinstance(path, raw):
            path = raw.decode(path, "utf-8", "surrogateescape")
        elif not isinstance(path, text):
            return True  # an object could give another path when it is asked again
        path = text.__str__(path)
        if path in devices:
            return False
        absolute = real(path) + "/"
        return not absolute.startswith(writable) and (writes or not absolute.startswith(readables))

    def hook(
        event: str,
        args: tuple[Any, ...],
        *,
        no: tuple[tuple[str, frozenset[str]], ...] = _NO,
        changes: tuple[tuple[str, tuple[int, ...]], ...] = _CHANGES,
        looks: frozenset[str] = _LOOKS,
        modules: frozenset[str] = _NO_MODULES,
        refused: Callable[[Any, bool], bool] = refusal,
        flags_of_writing: int = writing_flags,
        isinstance: Callable[[Any, Any], bool] = isinstance,
        whole: type = int,
        error: type[Exception] = PermissionError,
    ) -> None:
        what = None
        if event == "open":
            path, mode, flags = args
            writes = (isinstance(flags, whole) and flags & flags_of_writing != 0) or (
                mode is not None and ("w" in mode or "a" in mode or "x" in mode or "+" in mode)
            )
            if refused(path, writes):
                what = "write to this file" if writes else "read this file"
        elif event == "import":
            if args[0] in modules:
                what = "import this module"
        elif event in looks:
            if refused(args[0] if args else None, False):
                what = "look into this folder"
        else:
            for done, events in no:
                if event in events:
                    what = done
                    break
            for changing, places in changes:
                if event == changing:
                    for place in places:
                        if refused(args[place], True):
                            what = "change this file"
        if what is not None:
            raise error("the sandbox does not let the code " + what)

    return hook
