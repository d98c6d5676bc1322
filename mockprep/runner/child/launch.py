"""Owns the way into a sandbox of Landlock and seccomp: shuts the doors, then becomes the harness.

Run as a program of its own, so that ctypes, which it needs, is not in the process that runs the
candidate's code. What it shuts stays shut over `exec`.

    python launch.py FOLDER READABLE[:READABLE...] PROGRAM ARGUMENT ...
"""

import ctypes
import importlib
import os
import struct
import sys
from collections.abc import Callable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_READ = _READ_FILE | _READ_DIR
_ALL_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
_IOCTL = 1 << 15
_NETWORK = 0b11
_SCOPES = 0b11
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _DROP_BOUNDING = 38, 22, 24
_FILTER_MODE = 2
_LAST_CAPABILITY = 63
_CAPABILITIES_V3 = 0x20080522


class _Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def landlock_version() -> int:
    """The version of Landlock's interface in this kernel; 0 where there is none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(0, int(_libc().syscall(_CREATE_RULESET, None, 0, _VERSION)))


def shut_files(folder: str, readable: list[str]) -> None:
    """Let nothing be read but `readable` and nothing be written outside `folder`; no TCP."""
    libc, version = _libc(), landlock_version()
    every = _ALL_BY_VERSION[max(v for v in _ALL_BY_VERSION if v <= version)]
    network = _NETWORK if version >= 4 else 0
    scopes = _SCOPES if version >= 6 else 0
    attributes = struct.pack("=QQQ", every, network, scopes)
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = _checked(libc.syscall(_CREATE_RULESET, attributes, size, 0))
    for place in readable:
        _allow(rules, place, _READ | _EXECUTE)
    _allow(rules, folder, every & ~_EXECUTE & ~_IOCTL)
    for device in ("/dev/null", "/dev/urandom", "/dev/zero"):
        _allow(rules, device, _READ_FILE | _WRITE_FILE)
    _checked(libc.syscall(_RESTRICT_SELF, rules, 0))
    os.close(rules)


def shut_calls(program: Callable[[str, int | None], bytes]) -> None:
    """Install the filter of system calls that `program` gives for this machine and process."""
    steps = program(os.uname().machine, os.getpid())
    kept = ctypes.create_string_buffer(steps, len(steps))
    shut = _Program(len(steps) // 8, ctypes.addressof(kept))
    _checked(_libc().prctl(_SET_SECCOMP, _FILTER_MODE, ctypes.byref(shut), 0, 0))


def drop_privileges() -> None:
    """Give up what root may do, and whatever a program could give back."""
    libc = _libc()
    for capability in range(_LAST_CAPABILITY + 1):
        libc.prctl(_DROP_BOUNDING, capability, 0, 0, 0)
    header = struct.pack("=Ii", _CAPABILITIES_V3, 0)
    libc.capset(header, b"\0" * 24)
    _checked(libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))


def _allow(rules: int, place: str, rights: int) -> None:
    try:
        opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there can't be read
    if not os.path.isdir(place):
        rights &= _EXECUTE | _WRITE_FILE | _READ_FILE
    rule = struct.pack("=Qi", rights, opened)
    _checked(_libc().syscall(_ADD_RULE, rules, _BENEATH, rule, 0))
    os.close(opened)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def main(folder: str, readable: str, program: str, *arguments: str) -> None:
    """Shut the doors and become `program`."""
    drop_privileges()
    shut_files(folder, readable.split(":"))
    # This file is run by itself, outside of any package; its neighbour is found beside it.
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    seccomp = importlib.import_module("seccomp")
    if seccomp.is_known(os.uname().machine):
        shut_calls(seccomp.program)
    os.execv(program, [program, *arguments])


if __name__ == "__main__":
    main(*sys.argv[1:])
