"""One sandboxed process: its start, its end, and what it costs when it misbehaves."""

import os
import stat
from pathlib import Path

import pytest

from mockprep.errors import RunnerError
from mockprep.runner.isolation import Isolation
from mockprep.runner.limits import Limits
from mockprep.runner.replies import is_sound
from mockprep.runner.worker import Told, Worker
from mockprep.runner.workfolder import WorkFolder
from tests.runner.conftest import World, isolation_or_skip

LIMITS = Limits(case_seconds=1, grace_seconds=0.3)
CRASH = {"message": "x", "lines": [[1, "f"]], "types": ["builtins.KeyError"]}


@pytest.fixture
def worker(isolation: Isolation) -> Worker:
    """A process that is ready."""
    made = Worker(isolation, LIMITS)
    made.get_ready()
    return made


def load(worker: Worker, code: str) -> Told:
    """Load some code."""
    return worker.ask({"do": "load", "code": code, "limit": 1.0}, 2)


def call(worker: Worker, entry: str, *args: object) -> Told:
    """Call a function of it."""
    return worker.ask({"do": "call", "entry": entry, "args": list(args)}, 2)


def test_a_process_does_job_after_job(worker: Worker) -> None:
    assert (load(worker, "def f(n): return n + 1").reply or {}).keys() == {"seconds"}
    assert [(call(worker, "f", n).reply or {})["value"] for n in (1, 2)] == [2, 3]
    assert worker.is_alive
    worker.close()
    assert not worker.is_alive


def test_a_closed_process_leaves_no_folder_and_can_be_closed_again(
    worker: Worker, world: World
) -> None:
    load(worker, "def f(): open('left', 'w').write('x')")
    call(worker, "f")
    worker.close()
    worker.close()
    assert list(world.temporary.iterdir()) == []


def test_what_was_printed_is_told_with_the_job_it_belongs_to(worker: Worker) -> None:
    told = load(worker, "print('loading')\ndef f(): print('calling')")
    assert told.stdout == "loading\n"
    assert call(worker, "f").stdout == "calling\n"
    worker.close()


def test_a_long_job_and_a_long_reply_pass_the_pipe(worker: Worker) -> None:
    load(worker, "def f(xs): return xs * 2")
    told = call(worker, "f", ["x" * 100] * 5_000)
    assert told.reply is not None
    assert len(told.reply["value"]) == 10_000
    worker.close()


def test_a_process_that_does_not_answer_is_ended(worker: Worker) -> None:
    told = worker.ask({"do": "load", "code": "while True: pass", "limit": 9.0}, 0.2)
    assert (told.reply, told.ending) == (None, "time")
    assert not worker.is_alive


def test_the_environment_of_the_app_is_not_handed_on(worker: Worker, world: World) -> None:
    load(worker, "import os\ndef f(): return sorted(os.environ.values())")
    told = call(worker, "f")
    assert told.reply is not None
    assert world.secret in os.environ.values()
    assert world.secret not in told.reply["value"]
    worker.close()


def test_a_sandbox_that_can_not_be_started_says_so(
    isolation: Isolation, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    if isolation.level == "bubblewrap":
        worker = Worker(isolation, LIMITS)
        with pytest.raises(RunnerError, match="did not start"):
            worker.get_ready()
    else:
        with pytest.raises(RunnerError, match="can't be started"):
            Worker(isolation, LIMITS)
    assert list(world.temporary.iterdir()) == []


def test_no_place_for_temporary_files_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(world.canary / "nowhere"))
    with pytest.raises(RunnerError, match="no place for temporary files"):
        Worker(isolation_or_skip("limits"), LIMITS)


def test_bubblewrap_needs_no_folder_outside(world: World) -> None:
    worker = Worker(isolation_or_skip("bubblewrap"), LIMITS)
    worker.get_ready()
    assert list(world.temporary.iterdir()) == []
    load(worker, "def f():\n    open('own', 'w').write('x')\n    return open('own').read()")
    assert (call(worker, "f").reply or {})["value"] == "x"
    worker.close()


class TestOfReplies:
    """Which replies are taken for one."""

    @pytest.mark.parametrize(
        ("job", "reply"),
        [
            ("load", {"seconds": 0.1}),
            ("load", {"seconds": 0.1, "crash": CRASH}),
            ("call", {"seconds": 0.1, "value": None}),
            ("call", {"seconds": 0.1, "value": 1, "args": {"args": [1], "kwargs": {}}}),
            ("call", {"seconds": 0.1, "too_large": True}),
            ("call", {"seconds": 0.1, "crash": CRASH | {"is_time": True, "column": 3}}),
            ("use", {"seconds": 0.1, "value": None, "results": [{"value": 1}, {"raised": CRASH}]}),
            ("evaluate", {"seconds": 0.1, "value": [1, 2], "truth": False}),
            ("oracle", {"seconds": 0.1, "value": None, "cases": [{"args": [1], "raises": "x"}]}),
            ("measure", {"row": {"n": 4, "steps": 9, "seconds": 0.1, "peak_bytes": None}}),
            ("measure", {"solved": False, "stopped": "late"}),
            ("examine", {"tests": ["T.test_one"]}),
            ("examine", {"ask": "[]"}),
            (
                "examine",
                {
                    "seconds": 0.1,
                    "outcome": "failed",
                    "message": "no",
                    "number": None,
                    "sides": [1, 2],
                    "line": 7,
                    "subtest": "",
                },
            ),
            ("a job of others", {"anything": 1}),
        ],
    )
    def test_sound(self, job: str, reply: dict[str, object]) -> None:
        assert is_sound(job, reply)

    @pytest.mark.parametrize(
        ("job", "reply"),
        [
            ("load", []),
            ("load", {"seconds": 1}),
            ("load", {"seconds": float("nan")}),
            ("load", {"value": 1}),
            ("call", {}),
            ("call", {"value": 1, "args": {"args": (1,), "kwargs": {}}}),
            ("call", {"too_large": 1}),
            ("call", {"crash": CRASH | {"message": 5}}),
            ("call", {"crash": CRASH | {"types": "x"}}),
            ("call", {"crash": CRASH | {"lines": [[10**10, "f"]]}}),
            ("call", {"crash": CRASH | {"lines": [[1, "f"]] * 1_000}}),
            ("call", {"crash": CRASH | {"is_time": "yes"}}),
            ("call", {"crash": CRASH | {"column": -1}}),
            ("call", {"crash": CRASH | {"message": "x" * 10_000}}),
            ("use", {"value": None}),
            ("use", {"value": None, "results": [{"raised": {}}]}),
            ("evaluate", {"value": 1, "truth": "yes"}),
            ("oracle", {"cases": [{"args": 1, "value": 1}]}),
            ("measure", {"row": {"n": 4}}),
            ("measure", {"row": {"n": -1, "steps": 9, "seconds": 0.1, "peak_bytes": None}}),
            ("measure", {"row": {"n": True, "steps": 9, "seconds": 0.1, "peak_bytes": None}}),
            ("measure", {"solved": 1, "stopped": ""}),
            ("examine", {"tests": "T.test_one"}),
            ("examine", {"seconds": 0.1, "outcome": 1}),
            ("examine", {"seconds": 0.1, "outcome": "failed", "number": "0"}),
            ("examine", {"seconds": 0.1, "outcome": "failed", "sides": 3}),
            ("a job of others", 5),
        ],
    )
    def test_not_sound(self, job: str, reply: object) -> None:
        assert not is_sound(job, reply)


class TestOfFolders:
    """The folder that a process may write to."""

    def test_a_folder_is_removed_however_deep_it_is(self, world: World) -> None:
        folder = WorkFolder()
        place = os.open(folder.path, os.O_RDONLY)
        for _ in range(1_500):  # a path of twice as many characters as a path may have
            os.mkdir("dir", dir_fd=place)
            (Path(f"/proc/self/fd/{place}") / "file").touch() if os.name == "posix" else None
            deeper = os.open("dir", os.O_RDONLY, dir_fd=place)
            os.close(place)
            place = deeper
        os.close(place)
        folder.remove()
        assert list(world.temporary.iterdir()) == []

    def test_a_folder_is_removed_whatever_the_rights_in_it_are(self, world: World) -> None:
        folder = WorkFolder()
        inner = folder.path / "a" / "b"
        inner.mkdir(parents=True)
        (inner / "file").write_text("x")
        for path in (inner, inner.parent, folder.path):
            path.chmod(0)
        folder.remove()
        folder.remove()
        assert list(world.temporary.iterdir()) == []

    def test_a_link_is_removed_and_not_what_it_leads_to(self, world: World) -> None:
        folder = WorkFolder()
        (folder.path / "to-folder").symlink_to(world.home)
        (folder.path / "to-file").symlink_to(world.canary)
        folder.remove()
        world.assert_unhurt()

    def test_a_folder_is_for_one_user(self) -> None:
        folder = WorkFolder()
        assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700
        folder.remove()

    def test_bytes_and_files_are_counted(self) -> None:
        folder = WorkFolder()
        (folder.path / "in").mkdir()
        (folder.path / "in" / "file").write_bytes(b"x" * 50_000)
        assert not folder.exceeds(100_000, 2)
        assert folder.exceeds(20_000, 2)
        assert folder.exceeds(100_000, 1)
        folder.remove()
        assert not folder.exceeds(0, 0), "one that is gone holds nothing"
