"""Appends that were cut short, by a kill or by a full disk: whole lines stay, and it goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mockprep.domain.question import ConceptQuestion
from mockprep.errors import NothingSaved, TranscriptError
from mockprep.transcripts.store import TranscriptStore
from tests.building import Sitting, plan_of, planned, sit

resource = pytest.importorskip("resource")

NAME = "20260105-090000-test"


@pytest.fixture
def store(tmp_path: Path) -> TranscriptStore:
    return TranscriptStore(tmp_path)


def small_sitting() -> Sitting:
    """A sitting whose transcript is short."""
    question = ConceptQuestion(
        id="gil", title="GIL", ask="GIL?", topics=("python",), rubric="plain"
    )
    sitting = sit(plan_of(planned(question)))
    sitting.write("\u00e9\n")
    sitting.session.submit()
    return sitting


def save(store: TranscriptStore, sitting: Sitting) -> bytes:
    with store.create(NAME) as writer:
        for event in sitting.recorded:
            writer.append(event)
    return store.path(NAME).read_bytes()


def whole_events(content: bytes) -> int:
    """How many events are terminated, the header aside."""
    return max(0, content.count(b"\n") - 1)


def test_a_transcript_cut_at_any_byte_keeps_its_whole_events(store: TranscriptStore) -> None:
    sitting = small_sitting()
    content = save(store, sitting)
    for length in range(len(content)):
        store.path(NAME).write_bytes(content[:length])
        whole = whole_events(content[:length])
        if not whole:
            with pytest.raises(NothingSaved):
                store.read(NAME)
            continue
        transcript = store.read(NAME)
        assert transcript.events == tuple(sitting.recorded[:whole])
        torn = not content[:length].endswith(b"\n")
        assert (transcript.notice is not None) == torn


def test_a_transcript_cut_at_any_byte_goes_on(store: TranscriptStore) -> None:
    sitting = small_sitting()
    content = save(store, sitting)
    for length in range(len(content)):
        store.path(NAME).write_bytes(content[:length])
        with store.open(NAME) as writer:
            for event in sitting.recorded[whole_events(content[:length]) :]:
                writer.append(event)
        assert store.path(NAME).read_bytes() == content


def test_the_notice_says_what_was_left_out(store: TranscriptStore) -> None:
    content = save(store, small_sitting())
    store.path(NAME).write_bytes(content[:-5])
    notice = store.read(NAME).notice
    assert notice is not None
    assert notice.startswith(f"{NAME}.jsonl ends in the middle of a line")


def test_a_long_torn_line_is_cut_whole(store: TranscriptStore) -> None:
    content = save(store, small_sitting())
    store.path(NAME).write_bytes(content + b"x" * 200_000)
    store.open(NAME).close()
    assert store.path(NAME).read_bytes() == content


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file of this process grow beyond `size` bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [0, 1, 40])
def test_a_full_disk_leaves_the_file_as_it_was(store: TranscriptStore, room: int) -> None:
    sitting = small_sitting()
    content = save(store, sitting)
    sitting.session.follow_up(None)
    closing = sitting.recorded[5]
    with store.open(NAME) as writer:
        for _ in range(2):
            with (
                room_for(len(content) + room),
                pytest.raises(TranscriptError, match="make room on the disk"),
            ):
                writer.append(closing)
            assert store.path(NAME).read_bytes() == content
        writer.append(closing)
    assert store.read(NAME).events == tuple(sitting.recorded[:6])


def test_a_disk_that_is_full_at_the_start_leaves_nothing(store: TranscriptStore) -> None:
    sitting = small_sitting()
    writer = store.create(NAME)
    with room_for(100), pytest.raises(TranscriptError):
        writer.append(sitting.recorded[0])
    assert store.path(NAME).read_bytes() == b""
    for event in sitting.recorded:
        writer.append(event)
    writer.close()
    assert store.read(NAME).events == tuple(sitting.recorded)


def test_the_session_goes_on_once_there_is_room(store: TranscriptStore) -> None:
    sitting = small_sitting()
    save(store, sitting)
    with store.open(NAME) as writer:
        later = sitting.resume(seen_at=sitting.clock())
        writer.append(later.recorded[-1])
        later.session.listen(writer.append)
        later.session.follow_up(None)
    assert store.read(NAME).state == later.session.state
