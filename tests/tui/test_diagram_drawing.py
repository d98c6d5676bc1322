"""Diagrams drawn in boxes and arrows within a width, or listed."""

import pytest

from mockprep.graders.offline.diagram_parts import Diagram
from mockprep.graders.offline.diagrams import read_diagrams
from mockprep.tui.diagram_drawing import MOST_BOXES, drawn, listed

FLOW = """graph LR
  subgraph edge [Edge layer]
  A[Browser] --> B{{API Gateway}}
  end
  B -->|POST /links| C(Redirect service)
  C --> D[(Store)] & E[Queue]
  E <--> D
"""
SEQUENCE = "sequenceDiagram\nparticipant U as User\nU->>API: POST /links\nAPI-->>U: 201: made"


def only(text: str) -> Diagram:
    (diagram,) = read_diagrams(text)
    return diagram


def widest(picture: str) -> int:
    return max(map(len, picture.splitlines()))


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_flowchart_fits_its_width(width: int) -> None:
    picture = drawn(only(FLOW), width)
    assert widest(picture) <= width
    for name in ("Browser", "Gateway", "Store", "Queue", "Edge layer"):
        assert name in picture
    assert ("POST /links" in picture) == (width > 60)
    assert "┌" in picture
    assert "n0" not in picture


def test_messages_are_drawn_between_their_participants() -> None:
    picture = drawn(only(SEQUENCE), 80)
    assert picture.index("User") < picture.index("API") < picture.index("POST /links")
    assert "201: made" in picture


def test_plain_arrows_are_drawn_too() -> None:
    picture = drawn(only("driver -> gateway -> kafka\nkafka -> redis (latest)"), 80)
    assert "driver" in picture
    assert "►" in picture


def test_where_there_is_no_room_the_joins_are_listed() -> None:
    assert drawn(only(FLOW), 12) == listed(only(FLOW))
    assert listed(only(FLOW)).splitlines() == [
        "Browser -> API Gateway",
        "API Gateway -> Redirect service  (POST /links)",
        "Redirect service -> Store",
        "Redirect service -> Queue",
        "Queue <-> Store",
    ]


def test_a_large_diagram_is_listed_in_part() -> None:
    many = only("\n".join(f"a{n} -> b{n}" for n in range(MOST_BOXES * 2)))
    lines = drawn(many, 200).splitlines()
    assert lines[0] == "a0 -> b0"
    assert lines[-1] == "... and 10 more"


@pytest.mark.parametrize(
    "text",
    [
        'graph LR\nA["|;[(x%%"] --> B["end"]',
        "graph TD\nA --> A",
        "graph TD\nsubgraph x\nA\nend\nx --> A",
        "graph LR\nA[" + "long " * 13 + "] --> B",
        "sequenceDiagram\nA->>A: self",
        "a -> end -> graph",
        "日本語 -> データ",
    ],
)
@pytest.mark.parametrize("width", [30, 100])
def test_odd_names_are_drawn_or_listed(text: str, width: int) -> None:
    assert drawn(only(text), width).strip()
