"""Owns the diagram that a design answer draws with arrows: `gateway -> ingest -> queue`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mockprep.domain.patterns import Span
from mockprep.domain.stems import stems

_ARROW = re.compile(r"\s*(<-+>|<=+>|<-+|-+>|=+>|<=+(?=\s)|\u2192|\u2190|\u2194|\u27f6|\u21d2)\s*")
_LABEL = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_BOX = re.compile(r"^[\s*+>#\d.)-]*(?:\w+\s*:(?!\w)\s*)?|[\s.,;:]*$")
_LONGEST_NAME = 6
_LONGEST_PIECE = 10
"""Words between two arrows; a longer stretch is prose around an arrow."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Two boxes that an arrow joins, in the direction of the arrow, with the place of its line."""

    start: str
    end: str
    span: Span


def edges(text: str) -> tuple[Edge, ...]:
    """The joins drawn in a text, in order; a line may hold several chains apart by `;`."""
    found: list[Edge] = []
    offset = 0
    for line in text.split("\n"):
        for chain in re.finditer(r"[^;]+", line):
            span = Span(offset + chain.start(), offset + chain.end())
            found += _chain(chain.group(), span)
        offset += len(line) + 1
    return tuple(found)


def _chain(chain: str, span: Span) -> list[Edge]:
    pieces = _ARROW.split(chain)
    found = []
    for at in range(1, len(pieces) - 1, 2):
        arrow = pieces[at]
        for left in _boxes(pieces[at - 1]):
            for right in _boxes(pieces[at + 1]):
                if arrow.startswith("<") or arrow == "\u2190":
                    found.append(Edge(right, left, span))
                if (not arrow.startswith("<") and arrow != "\u2190") or arrow.endswith(">"):
                    found.append(Edge(left, right, span))
    return found


def _boxes(piece: str) -> list[str]:
    """The names in a piece of a chain: `redis (latest), history` are two."""
    plain = _LABEL.sub(" ", piece) if _LABEL.sub("", piece).strip() else piece.strip("()[]{} ")
    if len(plain.split()) > _LONGEST_PIECE:
        return []
    names = (_BOX.sub("", name).lower() for name in re.split(r"[,+&]| and ", plain))
    return [name for name in names if name and len(name.split()) <= _LONGEST_NAME]


def is_called(box: str, accepted: Sequence[str]) -> bool:
    """Whether a box bears one of the accepted names, maybe among other words."""
    words = [stems(word) for word in re.findall(r"[a-z0-9]+", box)]
    return any(_contains(words, re.findall(r"[a-z0-9]+", name.lower())) for name in accepted)


def _contains(words: Sequence[tuple[str, ...]], name: Sequence[str]) -> bool:
    wanted = [set(stems(word)) for word in name]
    return any(
        all(want & set(have) for want, have in zip(wanted, words[at:], strict=False))
        for at in range(len(words) - len(wanted) + 1)
    )
