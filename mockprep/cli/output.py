"""How commands write: results on stdout, notices on stderr, colour only for a terminal."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TextIO

_GAP = "  "


class Format(StrEnum):
    """How results are written."""

    text = "text"
    json = "json"
    markdown = "markdown"


class PlainFormat(StrEnum):
    """How results without a Markdown form are written."""

    text = "text"
    json = "json"


def put(text: str) -> None:
    """Write a result. A reader that has gone away, such as `head`, ends the writing quietly."""
    try:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        hush(sys.stdout)


def put_json(value: object) -> None:
    """Write a result for other programs."""
    import json

    put(json.dumps(value, ensure_ascii=False, indent=2))


def notice(text: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    try:
        print(text, file=sys.stderr)
    except BrokenPipeError:
        hush(sys.stderr)


def hush(stream: TextIO) -> None:
    """Let what is written to a stream whose reader has gone away go nowhere."""
    with contextlib.suppress(OSError, ValueError):  # a stream that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def counted(number: int, word: str) -> str:
    """`1 question`, `2 questions`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def columns(heads: Sequence[str], rows: Sequence[Sequence[str]], flexible: int) -> str:
    """A table of plain text; on a terminal the `flexible` column is cut so that lines fit."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns
        spare = room - sum(widths) - len(_GAP) * (len(widths) - 1)
        widths[flexible] = max(10, min(widths[flexible], widths[flexible] + spare))
    return "\n".join(_lines([heads, *rows], widths))


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in lines)


def _lines(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        cells = [_fitted(cell, width) for cell, width in zip(row, widths, strict=True)]
        yield _GAP.join(cells).rstrip()


def _fitted(cell: str, width: int) -> str:
    return f"{cell[: width - 1]}…" if len(cell) > width else cell.ljust(width)
