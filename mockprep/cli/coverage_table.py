"""How many questions there are on what: by topic, kind and difficulty, with the gaps marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mockprep.cli.output import columns, counted, markdown_table
from mockprep.domain.loop import topic_matches
from mockprep.domain.plan import QuestionListing
from mockprep.domain.question import DIFFICULTY_NAMES, KINDS, Kind

_WIDTH = 80
_GAP = "-"
_NONE = "·"


@dataclass
class Row:
    """The questions on one topic, each once, by kind and difficulty."""

    topic: str
    names: dict[Kind, dict[int, set[str]]] = field(default_factory=dict)

    def add(self, listing: QuestionListing) -> None:
        """Count a question, if it was not counted yet."""
        of_kind = self.names.setdefault(listing.kind, {})
        of_kind.setdefault(listing.difficulty, set()).add(listing.name)

    def count(self, kind: Kind, difficulty: int) -> int:
        """How many questions of a kind and a difficulty there are."""
        return len(self.names.get(kind, {}).get(difficulty, ()))

    @property
    def total(self) -> int:
        """How many questions there are."""
        return sum(len(names) for of_kind in self.names.values() for names in of_kind.values())


@dataclass(frozen=True)
class CoverageTable:
    """The topics by their first words, and below each its second ones."""

    rows: tuple[Row, ...]
    all: Row
    kinds: tuple[Kind, ...]
    difficulties: tuple[int, ...]

    def gaps(self, row: Row) -> list[tuple[Kind, int]]:
        """The difficulties that a topic lacks in a kind of which it has other questions."""
        return [
            (kind, difficulty)
            for kind in self.kinds
            if kind in row.names
            for difficulty in self.difficulties
            if not row.count(kind, difficulty)
        ]

    @property
    def legend(self) -> str:
        """What the cells mean, and how many gaps there are."""
        gaps = sum(len(self.gaps(row)) for row in self.rows)
        levels = "/".join(DIFFICULTY_NAMES[difficulty] for difficulty in self.difficulties)
        return f"{levels}; {counted(gaps, 'gap')}, each marked `{_GAP}`"

    def as_text(self) -> str:
        """The table, at most 80 columns wide; long topics are cut."""
        heads, body = self._heads(), [*self._cells()]
        others = [max(map(len, column)) for column in zip(heads, *body, strict=True)][1:]
        room = _WIDTH - sum(others) - 2 * len(others)
        short = [[_cut(cells[0], room), *cells[1:]] for cells in body]
        return columns(heads, short, flexible=0)

    def as_markdown(self) -> str:
        """The table in Markdown, with the whole names of the topics."""
        names = [f"`{row.topic}`" for row in self.rows] + ["all"]
        body = [[name, *cells[1:]] for name, cells in zip(names, self._cells(), strict=True)]
        return markdown_table(self._heads(), body)

    def as_json(self) -> dict[str, Any]:
        """The same for other programs."""
        return {
            "schema": 1,
            "topics": [{"topic": row.topic, **self._told(row)} for row in self.rows],
            "all": self._told(self.all),
        }

    def _heads(self) -> list[str]:
        return ["topic", *self.kinds, *(["all"] if len(self.kinds) > 1 else [])]

    def _cells(self) -> Iterator[list[str]]:
        for row in (*self.rows, self.all):
            above, _, last = row.topic.rpartition(".")
            name = f"  {last}" if above else row.topic
            cells = [self._cell(row, kind) for kind in self.kinds]
            yield [name, *cells, *([str(row.total)] if len(self.kinds) > 1 else [])]

    def _cell(self, row: Row, kind: Kind) -> str:
        counts = [row.count(kind, difficulty) for difficulty in self.difficulties]
        return "/".join(str(n) if n else _GAP for n in counts) if any(counts) else _NONE

    def _told(self, row: Row) -> dict[str, Any]:
        return {
            "total": row.total,
            "kinds": {
                kind: {DIFFICULTY_NAMES[d]: row.count(kind, d) for d in self.difficulties}
                for kind in self.kinds
            },
            "gaps": [
                {"kind": kind, "difficulty": DIFFICULTY_NAMES[difficulty]}
                for kind, difficulty in self.gaps(row)
            ],
        }


def coverage_table(
    listings: Sequence[QuestionListing],
    kind: Kind | None = None,
    topics: Sequence[str] = (),
    difficulty: tuple[int, int] = (1, 3),
) -> CoverageTable:
    """The table of some questions, which were chosen by the kind, topics and difficulties given.

    A question counts in each of its topics, and once in each row; what lies deeper than the second
    word of a topic counts there.
    """
    rows: dict[str, Row] = {}
    together = Row("all")
    for listing in listings:
        together.add(listing)
        for topic in _rows_of(listing.topics, topics):
            rows.setdefault(topic, Row(topic)).add(listing)
    low, high = difficulty
    return CoverageTable(
        rows=tuple(rows[topic] for topic in sorted(rows, key=lambda name: name.split("."))),
        all=together,
        kinds=(kind,) if kind else KINDS,
        difficulties=tuple(range(low, high + 1)),
    )


def _rows_of(topics: Iterable[str], wanted: Sequence[str]) -> set[str]:
    """The first word of each topic, and its first two."""
    found = set()
    for topic in topics:
        if topic_matches([topic], wanted):
            parts = topic.split(".")
            found |= {parts[0], ".".join(parts[:2])}
    return found


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"
