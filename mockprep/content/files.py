"""Owns how content files are found and read: every obstacle becomes a located problem."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from mockprep.content.problems import Problem

MAX_BYTES = 32 * 1024 * 1024
_SUFFIXES = (".yaml", ".yml")
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OTHER_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))


class ContentFile(NamedTuple):
    """A file with what tells whether it has changed."""

    path: str
    mtime_ns: int
    size: int


class Reading(NamedTuple):
    """The text of a file, or None with the problem that prevented it."""

    text: str | None
    problem: Problem | None = None


def content_files(place: Path) -> tuple[list[ContentFile], list[Problem]]:
    """All YAML files in a folder and below it, in order; or the one file that `place` is.

    Hidden folders and files are passed over. A folder that is not there has no files.
    """
    if place.is_file():
        stat = place.stat()
        return [ContentFile(str(place), stat.st_mtime_ns, stat.st_size)], []
    found: list[ContentFile] = []
    problems: list[Problem] = []
    if place.is_dir():
        found += _scan(str(place), problems)
    return sorted(found), problems


def _scan(folder: str, problems: list[Problem]) -> Iterator[ContentFile]:
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(_unreadable(folder, error))
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _scan(entry.path, problems)
        elif entry.name.lower().endswith(_SUFFIXES):
            try:
                stat = entry.stat()
            except OSError as error:  # a link to nowhere
                problems.append(_unreadable(entry.path, error))
                continue
            if not S_ISREG(stat.st_mode):  # reading a pipe would wait for ever
                continue
            yield ContentFile(entry.path, stat.st_mtime_ns, stat.st_size)


def read(path: str) -> Reading:
    """The text of a content file, without its byte order mark."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - paths are strings here, for speed
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return Reading(None, _unreadable(path, error))
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        return _refused(path, f"larger than {limit} MiB; split it into several files")
    for mark, name in _OTHER_MARKS:
        if raw.startswith(mark):
            return _refused(path, f"written in {name}; save it as UTF-8")
    return _decoded(path, raw.removeprefix(b"\xef\xbb\xbf"))


def _decoded(path: str, raw: bytes) -> Reading:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = _place(before)
        byte = raw[error.start]
        message = f"the byte 0x{byte:02x} is not UTF-8; save the file as UTF-8"
        return Reading(None, Problem(path, line, column, "", message))
    if strange := _UNPRINTABLE.search(text):
        line, column = _place(text[: strange.start()])
        code = ord(strange.group())
        message = f"the control character U+{code:04X} has no place in YAML; take it out"
        return Reading(None, Problem(path, line, column, "", message))
    return Reading(text)


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _refused(path: str, message: str) -> Reading:
    return Reading(None, Problem(path, 1, 1, "", message))


def _unreadable(path: str, error: OSError) -> Problem:
    reason = error.strerror or type(error).__name__
    return Problem(path, 1, 1, "", f"can't be read: {reason}")
