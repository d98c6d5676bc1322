"""What the tests of the runner share: a world that hostile code could hurt."""

import ctypes
import os
import secrets
import select
import socket
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from mockprep.runner import isolation as ways
from mockprep.runner.engine import Runner
from mockprep.runner.isolation import Isolation
from mockprep.runner.limits import Limits

_SUBREAPER = 36
_FOREIGN = {"linux": ["sandbox-exec"], "darwin": ["bubblewrap", "landlock"]}
LEVELS = [level for level in ways.LEVELS if level not in _FOREIGN.get(sys.platform, [])]


def isolation_or_skip(level: str) -> Isolation:
    """The isolation of a level; the test is skipped where it does not work here."""
    for found in ways.survey():
        if found.level == level:
            if isinstance(found, Isolation):
                return found
            pytest.skip(f"{level} does not work here: {found.why}")
    pytest.skip(f"there is no {level} on this system")


@pytest.fixture(scope="session", params=LEVELS)
def isolation(request: pytest.FixtureRequest) -> Isolation:
    """Each way to keep code in that works here."""
    return isolation_or_skip(request.param)


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    """A runner in the strongest isolation, with some patience."""
    made = Runner(limits=Limits(case_seconds=0.7, grace_seconds=0.2))
    yield made
    made.close()


@dataclass(frozen=True)
class World:
    """What hostile code could hurt, or learn."""

    home: Path
    canary: Path
    temporary: Path
    listener: socket.socket
    unix: socket.socket
    unix_path: str
    secret: str

    def seen(self) -> dict[str, object]:
        """What the code is told of it."""
        return {
            "home": str(self.home), "canary": str(self.canary), "pid": os.getpid(),
            "port": self.listener.getsockname()[1], "unix": self.unix_path, "wanted": "wanted",
        }  # fmt: skip

    def assert_unhurt(self) -> None:
        """Nothing was changed, and nobody called."""
        assert self.canary.read_text() == self.secret
        assert sorted(entry.name for entry in self.home.iterdir()) == [
            ".ssh", "canary", "canary_module.py", "socket",
        ]  # fmt: skip
        for listener in (self.listener, self.unix):
            with pytest.raises(BlockingIOError):
                listener.accept()


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A home with a key, a canary, sockets that listen; temporary files go to a folder apart."""
    home, temporary = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("temporary")
    secret = f"secret-{secrets.token_hex(16)}"
    (home / ".ssh").mkdir()
    (home / ".ssh" / "id_key").write_text(secret)
    (home / "canary").write_text(secret)
    (home / "canary_module.py").write_text("raise SystemExit('it was imported')\n")
    # A path in the folder of pytest would be too long for a socket.
    short = os.path.relpath(home / "socket")
    with (
        socket.socket() as listener,
        socket.socket(socket.AF_UNIX) as unix,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("MOCKPREP_TEST_SECRET", secret)
        patch.setattr(tempfile, "tempdir", str(temporary))
        listener.bind(("127.0.0.1", 0))
        unix.bind(short)
        for each in (listener, unix):
            each.listen()
            each.setblocking(False)
        path = str(home / "socket")
        yield World(home, home / "canary", temporary, listener, unix, path, secret)


@pytest.fixture(scope="session", autouse=True)
def _orphans_come_here() -> None:
    """Processes whose parent ended become children of the test, so that none can hide."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def child_processes() -> set[int]:
    """The processes below this one that live; none where the system does not tell."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat") if sys.platform == "linux" else ():
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue  # it ended meanwhile
        if int(parent) == os.getpid() and state != "Z":
            found.add(int(stat.parent.name))
    return found


def survivors(before: set[int]) -> set[int]:
    """The processes below this one that were not there before, and do not end in a moment."""
    return {pid for pid in child_processes() - before if not _ends(pid)}


def _ends(pid: int) -> bool:
    """Whether a child ends: one whose sandbox was shut dies a moment after it."""
    opened = os.pidfd_open(pid)
    try:
        ended, _, _ = select.select([opened], [], [], 5)
    finally:
        os.close(opened)
    if ended:
        os.waitpid(pid, os.WNOHANG)
    return bool(ended)
