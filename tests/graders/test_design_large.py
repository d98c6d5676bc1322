"""Designs of any size and shape are read in a time that grows with their length, and never fail."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.patterns import Text
from mockprep.graders.offline.catalogue import DETECTORS
from mockprep.graders.offline.diagram_parts import MOST_EDGES
from mockprep.graders.offline.diagrams import edges, read_diagrams
from mockprep.graders.offline.quantities import quantities
from mockprep.graders.offline.told_joins import told_joins

from .marking import DESIGN, find

LARGE = 60_000
"""Characters; a time that grows with the square of them is soon far too long."""
MUCH_TOO_LONG = 6.0
OURS = sorted(name for name in DETECTORS if name.startswith(("design.", "delivery.")))
SIGNS = st.text(alphabet='ab1 \n-=<>.|[](){}"&;:,~ox/\\@%#`v\u2192', max_size=60)


@contextmanager
def in_time() -> Iterator[None]:
    """What is done within may not take longer than a slow machine needs."""
    begun = time.perf_counter()
    yield
    assert time.perf_counter() - begun < MUCH_TOO_LONG


def repeated(piece: str) -> str:
    return piece * (LARGE // len(piece))


def test_ten_thousand_joins() -> None:
    lines = "\n".join(f"  n{i}[Node {i}] -->|x| n{i * 7 % 9_999}" for i in range(10_000))
    assert len(edges(f"graph LR\n{lines}")) == 10_000
    assert len(edges(" -> ".join(f"n{i}" for i in range(10_000)))) == 9_999
    with in_time():
        assert find("design.diagram", DESIGN, f"```mermaid\ngraph LR\n{lines}\n```").value == 0


def test_lists_joined_with_lists_stop_somewhere() -> None:
    many = " & ".join(f"n{i}" for i in range(3_000))
    assert 0 < len(edges(f"graph LR\n{many} --> {many}")) <= MOST_EDGES


@pytest.mark.parametrize(
    "piece",
    [
        "(", "[(", "->", "-> ", "a: -> ", '"', "a & ", "|", "-.", "=>(", "a\nv\n", "--", "<-",
        "a->(", "->>", "a-->b;", "graph LR\n", "```mermaid\n", "subgraph a\n", "\n", "@{",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "head", ["", "a --> b\n", "graph LR\nx-->y\n", "sequenceDiagram\na->>b: c\n"]
)
def test_diagrams_of_anything(head: str, piece: str) -> None:
    with in_time():
        read_diagrams(head + repeated(piece))


@pytest.mark.parametrize(
    "piece", ["1 ", "9", "10^", "a million a ", "1 a ", "1,000", "per second is 5 ", "one ", "1-"]
)
def test_quantities_in_anything(piece: str) -> None:
    with in_time():
        assert len(quantities(repeated(piece))) < 10_000


@pytest.mark.parametrize("piece", ["gateway writes to kafka ", "gateway gateway kafka ", "to "])
def test_joins_in_one_endless_sentence(piece: str) -> None:
    text = Text(repeated(piece))
    with in_time():
        told_joins(text, [["gateway"], ["kafka"]])


@pytest.mark.parametrize("piece", ["if we ", "choose ", "could ", "First, ", "fails, ", "## API\n"])
def test_every_detector_in_anything(piece: str) -> None:
    with in_time():
        for name in OURS:
            find(name, DESIGN, repeated(piece)[: LARGE // 3])


@given(SIGNS)
def test_any_signs_are_read(signs: str) -> None:
    for head in ("", "graph LR\n", "sequenceDiagram\n", "```mermaid\nflowchart TD\n"):
        text = head + signs
        for edge in edges(text):
            assert 0 <= edge.span.start < edge.span.end <= len(text)
            assert edge.start.name
    for found in quantities(signs):
        assert signs[found.start : found.end].strip()
