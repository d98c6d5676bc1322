"""Owns the folder that a sandboxed process may write to: its making, its size, its removal."""

import contextlib
import os
import secrets
import stat
import tempfile
import weakref
from collections.abc import Iterator
from itertools import count
from pathlib import Path

PREFIX = "mockprep-run-"
_OPEN = stat.S_IRWXU


class WorkFolder:
    """A temporary folder in which anything may have been left."""

    def __init__(self) -> None:
        """Make the folder; OSError where that can't be done."""
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        # Also when the app ends without having closed what runs in it.
        self._removal = weakref.finalize(self, _remove, self.path)

    def exceeds(self, size: int, files: int) -> bool:
        """Whether there are more bytes, or more files and folders, than that."""
        held = 0
        for seen, entry in enumerate(_walk(self.path), 1):
            with contextlib.suppress(OSError):
                held += entry.stat(follow_symlinks=False).st_blocks * 512
            if seen > files or held > size:
                return True
        return False

    def remove(self) -> None:
        """Remove the folder and all in it, however deep and however protected.

        What the system does not let be removed stays.
        """
        self._removal()


def _remove(top: Path) -> None:
    """Remove a folder. Those within it are moved up before they are emptied: no path gets long."""
    names = (top / f"{secrets.token_hex(8)}-{number}" for number in count())
    with contextlib.suppress(OSError):
        top.chmod(_OPEN)
        while folders := _without_files(top):
            for folder in folders:
                _flatten(folder, names)
        top.rmdir()


def _flatten(folder: Path, names: Iterator[Path]) -> None:
    """Remove a folder; those within it are moved to `names`."""
    folder.chmod(_OPEN)
    for inner in _without_files(folder):
        inner.chmod(_OPEN)  # its entry for the folder above changes by the move
        inner.rename(next(names))
    folder.rmdir()


def _without_files(folder: Path) -> list[Path]:
    """Remove the files of a folder; gives the folders in it."""
    folders = []
    for entry in list(_entries(folder)):
        if entry.is_dir(follow_symlinks=False):
            folders.append(Path(entry.path))
        else:
            Path(entry.path).unlink()
    return folders


def _entries(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        yield from found


def _walk(top: Path) -> Iterator[os.DirEntry[str]]:
    """Every entry below `top`, as far as it can be looked into; links are not followed."""
    folders = [str(top)]
    while folders:
        with contextlib.suppress(OSError):
            for entry in _entries(folders.pop()):
                yield entry
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
