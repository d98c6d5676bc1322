"""Owns the limits that the child sets on itself: of resources, and by taking functions away.

Limits of resources hold whatever the code does, since they can't be raised again. Taken away are
the ways that lead past the audit hook (see `watching`), as no event tells of them. Where the kernel
keeps the code in, that only turns its bare refusals into words.
"""

import _imp
import _posixsubprocess
import os
import resource
import sys
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from mockprep.runner.child.watching import NO_MODULES, NO_PREFIXES, audit_hook

_SILENT: dict[str, tuple[str, ...]] = {
    "change another process": (
        "setpriority", "nice", "sched_setaffinity", "sched_setscheduler", "sched_setparam",
        "pidfd_open", "pidfd_send_signal", "setpgid", "setsid", "tcsetpgrp",
    ),
    "become another user": (
        "setuid", "setgid", "seteuid", "setegid", "setreuid", "setregid", "setresuid",
        "setresgid", "setgroups", "initgroups", "chroot", "unshare", "setns",
    ),
    "make a device or a pipe": ("mkfifo", "mknod", "login_tty"),
}  # fmt: skip
"""Functions that no audit event tells of."""


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
    for what, names in _SILENT.items():
        for name in names:
            _take_away(name, what)
    # asyncio needs subprocess to be there, and no audit event tells of what starts its processes.
    _posixsubprocess.__dict__["fork_exec"] = _refusing("start a process")
    # No event tells of the descriptor of the folder that a path is meant to start from.
    os.supports_dir_fd.clear()
    _import_what_is_built_in()
    sys.addaudithook(audit_hook(folder, tuple(readable)))


def _take_away(name: str, what: str) -> None:
    for module in (os, sys.modules["posix"], sys.modules["_signal"], sys.modules["signal"]):
        if hasattr(module, name):
            setattr(module, name, _refusing(what))


def _refusing(what: str) -> Callable[..., Any]:
    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise PermissionError(f"the sandbox does not let the code {what}")

    return refuse


def _import_what_is_built_in() -> None:
    """Import the modules that are part of Python's program, then let no more of them be made.

    A second copy of one of them would have all that was taken away, and no event tells of it.
    """
    for name in sys.builtin_module_names:
        if name not in NO_MODULES and not name.startswith(NO_PREFIXES):
            __import__(name)
    _imp.__dict__["create_builtin"] = _no_module


def _no_module(spec: Any) -> ModuleType:
    raise ImportError("the sandbox does not let the code import this module")
