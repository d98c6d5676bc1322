"""The folder of transcripts: creating, opening, listing, and who may write."""

import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

import mockprep
from mockprep.domain.events import AnswerEdited
from mockprep.errors import SessionInUse, TranscriptError
from mockprep.transcripts.store import TranscriptStore, new_session_id
from tests.building import START, Sitting, minutes, sit

NAME = "20260105-090000-test"


@pytest.fixture
def store(tmp_path: Path) -> TranscriptStore:
    return TranscriptStore(tmp_path / "sessions")


def saved(store: TranscriptStore, sitting: Sitting, name: str = NAME) -> Path:
    """Save what a sitting recorded."""
    with store.create(name) as writer:
        for event in sitting.recorded:
            writer.append(event)
    return store.path(name)


def test_what_was_saved_is_read_back(store: TranscriptStore) -> None:
    sitting = sit()
    sitting.answer("caf\u00e9 \U0001f600\nline two\u2028still line two\r\n\x00")
    saved(store, sitting)
    transcript = store.read(NAME)
    assert transcript.events == tuple(sitting.recorded)
    assert transcript.state == sitting.session.state
    assert transcript.notice is None


def test_a_session_can_be_saved_as_it_goes_on(store: TranscriptStore) -> None:
    sitting = sit()
    with store.create(NAME) as writer:
        for event in sitting.recorded:
            writer.append(event)
        sitting.session.listen(writer.append)
        for length in range(1000):
            sitting.clock.now += timedelta(milliseconds=70)
            sitting.write("All work and no play. " * (length // 90) + str(length))
    transcript = store.read(NAME)
    assert len(transcript.events) == 1003
    assert transcript.events == tuple(sitting.recorded)
    assert transcript.state == sitting.session.state


def test_the_header_says_what_the_file_is(store: TranscriptStore) -> None:
    path = saved(store, sit())
    first = path.read_text("utf-8").splitlines()[0]
    assert first == (
        f'{{"schema":"mockprep/transcript@1","session":"{NAME}",'
        f'"created":"2026-01-05T09:00:00Z","mockprep":"{mockprep.__version__}"}}'
    )
    assert store.read(NAME).header.created == START


def test_a_session_goes_on_in_the_same_file(store: TranscriptStore) -> None:
    sitting = sit()
    saved(store, sitting)
    count = len(sitting.recorded)
    sitting.answer()
    with store.open(NAME) as writer:
        for event in sitting.recorded[count:]:
            writer.append(event)
    assert store.read(NAME).events == tuple(sitting.recorded)


def test_only_the_owner_may_read_a_transcript(store: TranscriptStore) -> None:
    path = saved(store, sit())
    assert path.stat().st_mode & 0o077 == 0


# Names


def test_names_sort_by_time_wherever_one_is() -> None:
    rng = random.Random(1)
    early = new_session_id(datetime(2026, 11, 23, 8, 32, tzinfo=UTC), rng)
    there = timezone(timedelta(hours=9))
    late = new_session_id(datetime(2026, 11, 23, 17, 33, tzinfo=there), rng)
    assert early.startswith("20261123-083200-")
    assert late.startswith("20261123-083300-")
    assert len({new_session_id(START) for _ in range(20)}) == 20


def test_sessions_are_listed_newest_first(store: TranscriptStore) -> None:
    assert store.ids() == []
    for name in ("20260101-000000-aaaa", "20260301-000000-aaaa", "20260201-000000-aaaa"):
        saved(store, sit(), name)
    (store.folder / "index.json").write_text("{}")
    (store.folder / "notes.txt").write_text("")
    assert [name[4:6] for name in store.ids()] == ["03", "02", "01"]


def test_a_name_stays_within_the_folder(store: TranscriptStore) -> None:
    for name in ("../secrets", "a/b", "", ".hidden", "a\n"):
        with pytest.raises(TranscriptError, match="can't be the name of a session"):
            store.path(name)


def test_an_unknown_session_is_told_with_the_nearest(store: TranscriptStore) -> None:
    saved(store, sit())
    for look in (store.read, store.open, store.seen_at):
        with pytest.raises(TranscriptError, match=f"no session .*did you mean '{NAME}'"):
            look("20260105-090000-tset")


def test_no_session_is_begun_twice(store: TranscriptStore) -> None:
    path = saved(store, sit())
    before = path.read_bytes()
    with pytest.raises(TranscriptError, match="exists already"):
        store.create(NAME)
    assert path.read_bytes() == before


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TranscriptError, match="no session can be saved here"):
        TranscriptStore(tmp_path / "file" / "sessions").create(NAME)


def test_a_session_of_which_nothing_was_saved_leaves_no_file(store: TranscriptStore) -> None:
    writer = store.create(NAME)
    assert store.path(NAME).exists()
    writer.close()
    writer.close()
    assert store.ids() == []


def test_a_closed_writer_writes_no_more(store: TranscriptStore) -> None:
    sitting = sit()
    saved(store, sitting)
    writer = store.open(NAME)
    writer.close()
    with pytest.raises(TranscriptError, match="the session was closed"):
        writer.append(sitting.recorded[-1])


def test_what_no_file_can_hold_is_refused(store: TranscriptStore) -> None:
    path = saved(store, sit())
    before = path.read_bytes()
    with store.open(NAME) as writer, pytest.raises(TranscriptError, match="can't be saved"):
        writer.append(AnswerEdited(at=START, position=0, inserted="\ud800"))
    assert path.read_bytes() == before


# Signs of life


def test_the_last_sign_of_life_is_a_touch_or_an_event(store: TranscriptStore) -> None:
    sitting = sit()
    path = saved(store, sitting)
    os.utime(path, (0, 0))
    assert store.seen_at(NAME) == sitting.recorded[-1].at
    with store.open(NAME) as writer:
        writer.touch(START + minutes(7))
        assert store.seen_at(NAME) == START + minutes(7)
        writer.touch()
        assert abs(store.seen_at(NAME) - datetime.now(UTC)) < minutes(1)


def test_mending_a_file_is_no_sign_of_life(store: TranscriptStore) -> None:
    path = saved(store, sit())
    with path.open("ab") as file:
        file.write(b'{"at":"2026')
    os.utime(path, (0, (START + minutes(3)).timestamp()))
    store.open(NAME).close()
    assert store.seen_at(NAME) == START + minutes(3)


# One writer at a time


def test_a_session_has_one_writer(store: TranscriptStore) -> None:
    assert not store.in_use(NAME)
    saved(store, sit())
    assert not store.in_use(NAME)
    with store.open(NAME):
        assert store.in_use(NAME)
        with pytest.raises(SessionInUse, match="open in another mockprep"):
            store.open(NAME)
    assert not store.in_use(NAME)
    store.open(NAME).close()


OTHER_PROCESS = f"""
import sys
from pathlib import Path
from mockprep.transcripts.store import TranscriptStore
store = TranscriptStore(Path(sys.argv[1]))
writer = store.open({NAME!r})
print("open", flush=True)
sys.stdin.read()
"""


def other_process(store: TranscriptStore) -> subprocess.Popen[str]:
    """Another mockprep that opens the session and keeps it open."""
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(store.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(mockprep.__file__).parents[1],
    )


def test_another_process_keeps_a_session_until_it_dies(store: TranscriptStore) -> None:
    saved(store, sit())
    with other_process(store) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert store.in_use(NAME)
        with pytest.raises(SessionInUse):
            store.open(NAME)
        assert store.read(NAME).events
        other.kill()
    assert not store.in_use(NAME)
    store.open(NAME).close()


def test_another_process_does_not_get_an_open_session(store: TranscriptStore) -> None:
    saved(store, sit())
    with store.open(NAME), other_process(store) as other:
        _, told = other.communicate(timeout=60)
    assert other.returncode == 1
    assert "SessionInUse" in told
