"""Answers with the grades that people gave them, from a CSV file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import fsum

from mockprep.cli.answers import InlineQuestion
from mockprep.domain.grading import Submission
from mockprep.domain.question import AnyQuestion
from mockprep.errors import UsageError, did_you_mean

_TEXTS = ("id", "question", "reference", "answer")
_FIRST_GRADE = "grade_1"
_GRADE = re.compile(r"grade_[1-9]\d*")
_LONGEST_CELL = 10_000_000
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class GradedRow:
    """An answer to a question with a reference answer, and its human grades."""

    line: int
    """Where the row begins in the file, from 1."""
    id: str
    question: str
    reference: str
    answer: str
    grades: tuple[float | None, ...]
    """One for each column of grades; None where the cell is empty."""

    @property
    def human(self) -> float:
        """The mean of the grades that there are."""
        given = [grade for grade in self.grades if grade is not None]
        return fsum(given) / len(given)


@dataclass(frozen=True, slots=True)
class GradedAnswers:
    """All rows of a file, and how its columns of grades are called."""

    rows: tuple[GradedRow, ...]
    graders: tuple[str, ...]

    def submissions(self) -> list[Submission]:
        """The answers as graders get them: to concept questions without points of their own."""

        @cache
        def question(prompt: str, reference: str) -> AnyQuestion:
            return InlineQuestion(kind="concept", prompt=prompt, reference=reference).question()

        names = [row.id or f"line-{row.line}" for row in self.rows]
        return [
            Submission(
                id=name,
                name=name,
                question=question(row.question, row.reference),
                answer=row.answer,
            )
            for name, row in zip(names, self.rows, strict=True)
        ]


class _BadRow(Exception):
    """A row that can't be used; the text says why."""


def read_graded(content: bytes, source: str, top: float) -> GradedAnswers:
    """The rows of a CSV file whose grades lie between 0 and `top`.

    An id may repeat: rows are told apart by their lines. Raises UsageError that tells every bad
    row with its line.
    """
    lines = _numbered_rows(_decoded(content, source), source)
    at, heads = next(lines, (1, []))
    places = _places(heads, f"{source}:{at}")
    rows: list[GradedRow] = []
    problems: list[str] = []
    for line, cells in lines:
        try:
            rows.append(_row(line, cells, places, len(heads), top))
        except _BadRow as error:
            problems.append(f"{source}:{line}: {error}")
    if problems:
        shown = problems[:_MOST_SHOWN]
        if len(problems) > len(shown):
            shown.append(f"... and {len(problems) - len(shown):,} more rows")
        raise UsageError("\n".join(["some rows can't be used", *shown]))
    if not rows:
        raise UsageError(f"{source} has a head line and no rows: there is nothing to compare")
    return GradedAnswers(tuple(rows), tuple(name for name in places if _GRADE.fullmatch(name)))


def _decoded(content: bytes, source: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{source} is UTF-16; save it as UTF-8 (in Excel: `CSV UTF-8`)")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UsageError(
            f"{source}:{line}: byte {content[error.start]:#04x} is not UTF-8; save the file as"
            " UTF-8 (in Excel: `CSV UTF-8`)"
        ) from None


def _numbered_rows(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins; blank lines are left out."""
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = next((sign for sign in ",;\t" if sign in first), ",")
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(
            f"{source}:{line}: the row that begins here can't be read ({error}); a cell that holds"
            " quotes or line ends stands in quotes, and quotes within it are doubled"
        ) from None


def _places(heads: list[str], where: str) -> dict[str, int]:
    """The place of each column that is used, the grades in their order."""
    if not heads:
        raise UsageError(f"{where}: the file is empty; its first line names the columns")
    names = [head.strip().lower() for head in heads]
    graded = sorted(filter(_GRADE.fullmatch, names), key=lambda name: int(name[6:]))
    wanted = [*_TEXTS, *(graded or [_FIRST_GRADE])]
    for name in wanted:
        if name not in names:
            raise UsageError(
                f"{where}: the column `{name}` is missing{did_you_mean(name, names)}; the columns"
                " are id, question, reference, answer, grade_1, grade_2, ..."
            )
        if names.count(name) > 1:
            raise UsageError(f"{where}: the column `{name}` is there twice; rename one of them")
    return {name: names.index(name) for name in wanted}


def _row(line: int, cells: list[str], places: dict[str, int], width: int, top: float) -> GradedRow:
    if len(cells) != width:
        raise _BadRow(
            f"{len(cells)} cells under {width} columns; a cell that holds a comma stands in quotes"
        )
    texts = {name: cells[places[name]] for name in _TEXTS}
    if not texts["question"].strip():
        raise _BadRow("`question` is empty")
    grades = tuple(_grade(name, cells[at], top) for name, at in places.items() if name not in texts)
    if all(grade is None for grade in grades):
        raise _BadRow("no grade is given; leave out answers that nobody graded")
    return GradedRow(line=line, grades=grades, **{**texts, "id": texts["id"].strip()})


def _grade(name: str, cell: str, top: float) -> float | None:
    if not cell.strip():
        return None
    try:
        grade = float(cell)
    except ValueError:
        raise _BadRow(f"`{name}` is {cell!r}, which is no number") from None
    if not 0 <= grade <= top:
        raise _BadRow(f"`{name}` is {cell.strip()}, not from 0 to {top:g}; see --max-grade")
    return grade
