"""The labelled stories of `tests/data/stories`: what they say, and which part each line tells."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mockprep.domain.patterns import Span

FOLDER = Path(__file__).parent.parent / "data" / "stories"
HELD_OUT_EVERY = 4
"""Stories whose number it divides are not trained on."""


@dataclass(frozen=True, slots=True)
class LabelledStory:
    """A story with the part that each stretch of it tells."""

    id: str
    style: str
    question: str
    text: str
    parts: tuple[tuple[Span, str], ...]
    """`none` is for what tells no part."""
    levels: dict[str, int]

    @property
    def held_out(self) -> bool:
        """Whether the story is for tests, not for training."""
        return int(self.id[1:]) % HELD_OUT_EVERY == 0

    def part_of(self, span: Span) -> str:
        """The part told by the most characters of a stretch."""
        return most_of([(span_of, part) for span_of, part in self.parts], span)


def most_of(parts: Sequence[tuple[Span, str]], span: Span) -> str:
    """The part that has the most characters within `span`; `none` where there is none."""
    shares: dict[str, int] = {}
    for piece, part in parts:
        shared = min(piece.end, span.end) - max(piece.start, span.start)
        if shared > 0:
            shares[part] = shares.get(part, 0) + shared
    return max(shares, key=lambda part: shares[part], default="none")


@cache
def labelled_stories() -> tuple[LabelledStory, ...]:
    """All of them, in the order of their files."""
    return tuple(_story(entry) for path in sorted(FOLDER.glob("*.yaml")) for entry in _read(path))


def _read(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return entries


def _story(entry: dict[str, Any]) -> LabelledStory:
    joint = entry.get("joined_by", " ")
    parts, at = [], 0
    for part, sentence in entry["sentences"]:
        parts.append((Span(at, at + len(sentence)), "none" if part == "other" else part))
        at += len(sentence) + len(joint)
    text = joint.join(sentence for _, sentence in entry["sentences"])
    return LabelledStory(
        entry["id"], entry["style"], entry["question"], text, tuple(parts), entry["levels"]
    )
