"""Meaning by numbers: vectors of words and sentences, from a table that comes with mockprep.

    meaning = load()
    if isinstance(meaning, Unavailable):
        ...  # go by the words alone, and say `meaning.reason`
    else:
        likeness = cosines(meaning.words(reference).units, meaning.words(answer).units)

Nothing is read, and numpy is not imported, before `load` is called; `cosines` and `units` are in
`mockprep.graders.meaning.vectors`. How the table was made and what it can do: docs/meaning.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockprep.graders.meaning.vectors import Meaning

__all__ = ["TABLE", "Unavailable", "load"]

TABLE = Path(__file__).with_name("minilm")
"""The table that comes with mockprep."""


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why there are no vectors here, as a clause for the person who reads it."""

    reason: str


@cache
def load(folder: Path = TABLE) -> Meaning | Unavailable:
    """The vectors of the table in `folder`, read once a process, or why there are none."""
    try:
        import numpy  # noqa: F401 - whether it is there
    except ImportError as error:
        return Unavailable(f"numpy can't be loaded: {error}")
    from mockprep.graders.meaning.table import UnreadableTable, read
    from mockprep.graders.meaning.vectors import Meaning

    try:
        return Meaning(read(folder))
    except UnreadableTable as error:
        return Unavailable(str(error))
