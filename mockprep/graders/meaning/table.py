"""Owns the reading of a table of word vectors, and whether it is whole."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

VERSION = 1
_ROWS_FILE, _SCALES_FILE, _WORDS_FILE = "vectors.npy", "scales.npy", "words.txt"


class UnreadableTable(Exception):
    """The table can't be used; the text says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """A vector of length 1 for each piece of a word, and what the piece weighs.

    Row r of the vectors is `whole[r] * scales[r]`.
    """

    whole: NDArray[np.int8]
    """Shape (pieces, dimensions); lies on the disk and is read where it is needed."""
    scales: NDArray[np.float32]
    weights: NDArray[np.float32]
    """Near 0 for the most common words, near 1 for the rare ones."""
    rows: dict[str, int]


def read(folder: Path) -> Table:
    """The table in `folder`; raises UnreadableTable."""
    try:
        about = json.loads((folder / "table.json").read_bytes())
        _check(about, folder)
        words = (folder / _WORDS_FILE).read_text(encoding="ascii").split()
        whole = np.load(folder / _ROWS_FILE, mmap_mode="r", allow_pickle=False)
        scales = np.load(folder / _SCALES_FILE, allow_pickle=False)
    except OSError as error:
        name = Path(error.filename or folder).name
        raise UnreadableTable(f"{name} of the word vectors: {error.strerror or error}") from error
    except ValueError as error:  # bad JSON, letters beyond ASCII, no array
        raise UnreadableTable(f"the word vectors are damaged: {error}") from error
    if (whole.dtype, scales.dtype) != (np.int8, np.float32) or whole.shape != _shape(about):
        raise UnreadableTable("the word vectors are not in the form that table.json tells")
    if scales.shape != (len(whole), 2) or len(words) != len(whole):
        raise UnreadableTable("the files of the word vectors do not belong together")
    rows = {word: row for row, word in enumerate(words)}
    return Table(whole, scales[:, 0].copy(), scales[:, 1].copy(), rows)


def _check(about: Any, folder: Path) -> None:
    """Compare version and sizes, which costs no time; the digests are for whoever packs a table."""
    version = about.get("version") if isinstance(about, dict) else None
    if version != VERSION:
        raise UnreadableTable(
            f"the word vectors are of version {version}; this mockprep reads version {VERSION}"
        )
    sizes = about.get("bytes")
    for name in (_ROWS_FILE, _SCALES_FILE, _WORDS_FILE):
        wanted = sizes.get(name) if isinstance(sizes, dict) else None
        found = (folder / name).stat().st_size
        if found != wanted:
            raise UnreadableTable(f"{name} of the word vectors has {found} bytes, not {wanted}")


def _shape(about: dict[str, Any]) -> tuple[Any, Any]:
    return about.get("rows"), about.get("dimensions")
