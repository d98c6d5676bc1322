"""The index: a second start reads no content that did not change, and trusts nothing else."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

import mockprep
from mockprep.content.library import Library, Source, load_library
from tests.content.writing import LOOP, RUBRIC, bank, names, write

LATER = 1_000_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of content that was written long ago."""
    folder = tmp_path / "content"
    write(folder, "basics.yaml", bank("  - id: bad\n    prompt: a\n"))
    write(folder, "plain.yaml", RUBRIC)
    write(folder, "day.yaml", LOOP.replace("ids: [good]", "topics: [pyton]"))
    for path in folder.iterdir():
        age(path, 1)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of the index."""
    return tmp_path / "cache"


def age(path: Path, seconds: int) -> None:
    """Set a file's time, so that no test depends on how fast it runs."""
    os.utime(path, ns=(seconds * LATER, seconds * LATER))


def load(folder: Path, cache: Path) -> Library:
    """The library of a folder."""
    return load_library([Source("test", folder)], cache)


def index_file(cache: Path) -> Path:
    """The one file of the index."""
    (path,) = cache.iterdir()
    return path


def spoil(folder: Path) -> None:
    """Change the files so that they can't be read, but look as they did."""
    for path in folder.iterdir():
        before = path.stat()
        path.write_bytes(b"\xff" * before.st_size)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def told(content: Library) -> tuple[Any, ...]:
    """Everything that comes from the index."""
    return (content.listings, content.loops, content.rubrics, content.problems)


def test_a_second_load_reads_no_content(folder: Path, cache: Path) -> None:
    first = load(folder, cache)
    assert len(first.problems) == 3
    spoil(folder)
    second = load(folder, cache)
    assert told(second) == told(first)
    assert str(second.where("good")) == str(first.where("good"))


def test_a_changed_file_is_read_again_and_only_it(folder: Path, cache: Path) -> None:
    load(folder, cache)
    spoil(folder)
    write(folder, "basics.yaml", bank("  - id: new\n    title: New\n    ask: a\n"))
    age(folder / "basics.yaml", 2)
    content = load(folder, cache)
    assert names(content) == ["basics/good", "basics/new"]
    assert list(content.rubrics) == ["plain"]


def test_a_change_that_keeps_size_and_time_within_one_tick_is_seen(
    folder: Path, cache: Path
) -> None:
    load(folder, cache)
    index = index_file(cache)
    os.utime(index, ns=(LATER, LATER))
    write(folder, "basics.yaml", (folder / "basics.yaml").read_text().replace("good", "gold"))
    age(folder / "basics.yaml", 1)
    assert names(load(folder, cache)) == ["basics/gold"]


def test_new_and_removed_files_are_seen(folder: Path, cache: Path) -> None:
    load(folder, cache)
    (folder / "basics.yaml").unlink()
    write(folder, "more.yaml", bank("", "more"))
    assert names(load(folder, cache)) == ["more/good"]
    assert names(load(folder, cache)) == ["more/good"]


def test_problems_between_files_follow_a_change_elsewhere(folder: Path, cache: Path) -> None:
    load(folder, cache)
    (folder / "plain.yaml").unlink()
    messages = [problem.message for problem in load(folder, cache).problems]
    assert "there is no rubric `plain`" in messages
    again = [problem.message for problem in load(folder, cache).problems]
    assert again == messages


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"[]",
        b"{}",
        b"null",
        b'{"made_by": 1}',
        b'{"made_by": {}, "files": [], "across": [], "key": ""}',
    ],
)
def test_a_broken_index_is_made_anew(folder: Path, cache: Path, content: bytes) -> None:
    first = load(folder, cache)
    index = index_file(cache)
    good = index.read_bytes()
    index.write_bytes(content)
    assert told(load(folder, cache)) == told(first)
    assert json.loads(index.read_bytes()) == json.loads(good)


def test_an_index_with_foreign_entries_is_made_anew(folder: Path, cache: Path) -> None:
    first = load(folder, cache)
    index = index_file(cache)
    foreign: list[dict[str, Any]] = [
        {"files": [{"path": 1}]},
        {"files": [3]},
        {"across": [{}]},
    ]
    for broken in foreign:
        index.write_text(json.dumps(json.loads(index.read_bytes()) | broken))
        assert told(load(folder, cache)) == told(first)


def test_a_torn_index_is_made_anew(folder: Path, cache: Path) -> None:
    first = load(folder, cache)
    index = index_file(cache)
    whole = index.read_bytes()
    for end in range(0, len(whole), max(1, len(whole) // 40)):
        index.write_bytes(whole[:end])
        assert told(load(folder, cache)) == told(first)


def test_another_version_does_not_trust_the_index(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(folder, cache)
    write(folder, "basics.yaml", (folder / "basics.yaml").read_text().replace("good", "gold"))
    age(folder / "basics.yaml", 1)
    assert names(load(folder, cache)) == ["basics/good"]
    monkeypatch.setattr(mockprep, "__version__", "99.0")
    assert names(load(folder, cache)) == ["basics/gold"]


def test_no_half_written_index_is_left_behind(folder: Path, cache: Path) -> None:
    for _ in range(3):
        load(folder, cache)
    assert index_file(cache).suffix == ".json"


@pytest.mark.skipif(os.geteuid() == 0, reason="for root every folder is writable")
def test_a_folder_that_can_not_be_written_is_no_error(folder: Path, cache: Path) -> None:
    cache.mkdir()
    cache.chmod(stat.S_IREAD | stat.S_IEXEC)
    assert names(load(folder, cache)) == ["basics/good"]


def test_a_file_in_the_place_of_the_folder_is_no_error(folder: Path, cache: Path) -> None:
    cache.write_text("not a folder")
    assert names(load(folder, cache)) == ["basics/good"]


def test_sources_have_indexes_of_their_own(folder: Path, cache: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other, "more.yaml", bank("", "more"))
    load(folder, cache)
    load(other, cache)
    assert len(list(cache.iterdir())) == 2
