"""The index: summaries of all content files in one JSON file, so that a start reads little else.

A summary is used while its file has the size and time that it had, and while mockprep is the same.
Whatever is wrong with the index file, it is set aside and made anew.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import mockprep
from mockprep.content.problems import Problem
from mockprep.content.summaries import Summary

_FORMAT = 1


class Index:
    """The summaries as they were kept, by the path of the file; empty when there are none."""

    def __init__(self, folder: Path | None, places: Sequence[str]) -> None:
        """An index in `folder` (None: kept nowhere) of the sources at `places`."""
        key = hashlib.sha256("\n".join(places).encode(errors="surrogateescape")).hexdigest()
        self._file = folder / f"content-{key[:12]}.json" if folder else None
        self._kept_ns = 0
        self._summaries: dict[str, Summary] = {}
        self._across: tuple[str, list[Problem]] = ("", [])
        # Anything may stand in the file: it may be cut off, or from somewhere else altogether.
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            self._load()

    def get(self, path: str) -> Summary | None:
        """The summary kept for a file.

        None where the file may have changed within the very moment in which the index was written,
        for then its time would not tell.
        """
        summary = self._summaries.get(path)
        return summary if summary and summary.mtime_ns < self._kept_ns else None

    def across(self, key: str) -> list[Problem] | None:
        """The problems between files that were kept for the state `key` of all files."""
        return self._across[1] if self._across[0] == key else None

    def keep(self, summaries: Iterable[Summary], key: str, across: list[Problem]) -> None:
        """Write the index; where that can't be done, the next start takes longer."""
        if self._file is None:
            return
        told = {
            "made_by": _fingerprint(),
            "files": [summary.to_json() for summary in summaries],
            "key": key,
            "across": [asdict(problem) for problem in across],
        }
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            _write(self._file, json.dumps(told, separators=(",", ":")))

    def _load(self) -> None:
        if self._file is None:
            return
        with self._file.open("rb") as file:
            kept_ns = os.fstat(file.fileno()).st_mtime_ns
            told: Any = json.loads(file.read())
        if told["made_by"] != _fingerprint():
            return
        summaries = [Summary.from_json(each) for each in told["files"]]
        across = [Problem(**problem) for problem in told["across"]]
        self._summaries = {summary.path: summary for summary in summaries}
        self._across = (told["key"], across)
        self._kept_ns = kept_ns


def _fingerprint() -> str:
    """The version of mockprep, and the state of the code by which content is judged."""
    package = Path(mockprep.__file__).parent
    state = [f"{_FORMAT} {mockprep.__version__}"]
    for room in ("content", "domain"):
        with contextlib.suppress(OSError), os.scandir(package / room) as listing:
            for entry in sorted(listing, key=lambda each: each.name):
                if entry.name.endswith(".py"):
                    stat = entry.stat()
                    state.append(f"{entry.name} {stat.st_mtime_ns} {stat.st_size}")
    return hashlib.sha256("\n".join(state).encode()).hexdigest()


def _write(path: Path, text: str) -> None:
    """Write a file in one step, so that no other process ever sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as file:
            file.write(text)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
