"""Diagrams of an answer: Mermaid, arrows in lines of text, charts of messages, and broken ones."""

import pytest

from mockprep.graders.offline.component_names import Names
from mockprep.graders.offline.diagram_parts import Diagram
from mockprep.graders.offline.diagrams import edges, read_diagrams


def joins(text: str) -> list[str]:
    """Each join as `a>b`, `a=b` for one both ways, and `a>b:label` for one with a label."""
    return [
        f"{e.start.name}{'=' if e.both else '>'}{e.end.name}{':' if e.label else ''}{e.label}"
        for e in edges(text)
    ]


def only(text: str) -> Diagram:
    (diagram,) = read_diagrams(text)
    return diagram


@pytest.mark.parametrize(
    ("drawn", "told"),
    [
        ("a -> b -> c", "a>b b>c"),
        ("viewer <- ws <- redis [cache]; a <-> b", "ws>viewer redis>ws a=b"),
        ("a -> b, c", "a>b a>c"),
        ("a, b -> c and d", "a>c a>d b>c b>d"),
        ("1. client -> gateway: POST /links", "client>gateway"),
        ("- Write path: client -> gateway", "client>gateway"),
        ("client \u2192 lb \u2192 app servers", "client>lb lb>app servers"),
        ("[web] -> [api] -> (db)", "web>api api>db"),
        ("a --HTTP--> b -(grpc)-> c", "a>b:HTTP b>c"),
        ("| gateway | --> | ingest |", "gateway>ingest"),
        ("a => b ==> c", "a>b b>c"),
        ("client\n  |\n  v\ngateway\n\u2502\n\u25bc\nstore", "client>gateway gateway>store"),
        ("A --> B : text\nB --> C", "A>B B>C"),
        ("api_gateway -> IngestService", "api_gateway>IngestService"),
    ],
)
def test_plain_arrows(drawn: str, told: str) -> None:
    assert " ".join(joins(drawn)) == told


@pytest.mark.parametrize(
    "prose",
    [
        "here is a long sentence of prose with an arrow -> and so it goes on",
        "We store it -- and read it -- often.",
        "x >= 3 and y <= 4",
        "A dash - as such - joins nothing.",
        "->",
        "a ->",
        "-> b",
        "v\nv\nv",
    ],
)
def test_what_is_no_diagram(prose: str) -> None:
    assert read_diagrams(prose) == ()


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        ("A[Browser] --> B{{API Gateway}}", "Browser>API Gateway"),
        ('A --> B\nA[Browser]\nB[("Orders; DB")]', "Browser>Orders; DB"),
        ("A & B --> C & D", "A>C A>D B>C B>D"),
        ("A --> B --> C --> A", "A>B B>C C>A"),
        ("A -->|writes| B", "A>B:writes"),
        ("A -- writes --> B\nB == reads ==> C\nC -. maybe .-> D", "A>B:writes B>C:reads C>D:maybe"),
        ("A --- B; B <--> C; C --o D; D --x E", "A>B B=C C>D D>E"),
        ("A -.-> B ====> C", "A>B B>C"),
        ('A["Read (slow) [old]"] --> B("x")', "Read (slow) [old]>x"),
        ("A:::hot --> B:::cold\nclassDef hot fill:#f00\nclass A hot\nstyle B fill:#0f0", "A>B"),
        ("%% a comment --> here\nA --> B\nlinkStyle 0 stroke:#f00\nclick A href", "A>B"),
        ("A ~~~ B\nA --> C", "A>C"),
        ("API Gateway --> Ingest Service", "API Gateway>Ingest Service"),
        ("A[one<br/>two] --> B((three))", "one two>three"),
        ('J@{ shape: cyl, label: "Big DB" } --> K', "Big DB>K"),
        ("my-api --> db_1", "my-api>db_1"),
    ],
)
@pytest.mark.parametrize("frame", ["```mermaid\ngraph TD\n{}\n```", "flowchart LR\n{}\n\n## Next"])
def test_mermaid_flowcharts(frame: str, statements: str, told: str) -> None:
    assert " ".join(joins(frame.format(statements))) == told


def test_all_of_a_flowchart_in_one_line() -> None:
    assert joins("graph LR; A[x]-->B; B-->C;") == ["x>B", "B>C"]


def test_frames_hold_the_boxes_that_they_mention_first() -> None:
    diagram = only(
        "graph LR\nsubgraph edge [Edge layer]\ndirection TB\nA --> B\nend\n"
        "subgraph Stores\nC\nend\nB --> C\nedge --> D"
    )
    assert [(group.name, group.keys) for group in diagram.groups] == [
        ("Edge layer", ("a", "b")), ("Stores", ("c",)),
    ]  # fmt: skip
    assert [edge.start.name for edge in diagram.edges] == ["A", "B", "Edge layer"]


def test_shapes_and_direction_are_kept() -> None:
    diagram = only("flowchart TB\nA[(Store)] --> B((Cache)) --> C{Full?} --> D(Round) --> E[Box]")
    shapes = [box.shape for box in diagram.boxes]
    assert shapes == ["store", "circle", "choice", "round", "box"]
    assert diagram.direction == "TD"
    assert only("graph RL\nA --> B").direction == "LR"


SEQUENCE = """sequenceDiagram
  autonumber
  participant U as User
  actor API
  U->>+API: POST /links
  API-->>-U: 201: made
  loop every minute until all of it is sent
    API-)Queue: event
  end
  Note over U,API: nothing of this is a message
  Queue->>Order Service: done
  Order Service-xU: lost"""


@pytest.mark.parametrize("frame", ["{}", "```mermaid\n{}\n```", "Calls:\n\n{}\n\n## API"])
def test_charts_of_messages(frame: str) -> None:
    text = frame.format(SEQUENCE)
    assert only(text).is_sequence
    assert joins(text) == [
        "User>API:POST /links", "API>User:201: made", "API>Queue:event",
        "Queue>Order Service:done", "Order Service>User:lost",
    ]  # fmt: skip


def test_several_diagrams_stand_apart_and_plain_arrows_come_together() -> None:
    text = f"x -> y\n```mermaid\ngraph LR\nA --> B\n```\ny -> z\n```mermaid\n{SEQUENCE}\n```"
    assert [len(diagram.edges) for diagram in read_diagrams(text)] == [1, 5, 2]


def test_an_unfenced_diagram_ends_where_prose_begins() -> None:
    text = "graph LR\nA --> B\n\nThen we scale all of these servers out by hand.\nx -> y"
    assert [len(diagram.edges) for diagram in read_diagrams(text)] == [1, 1]


def test_the_place_of_a_join_is_its_statement() -> None:
    text = "So:\ngraph LR; A-->B;  B --> C\nx -> y; y -> z"
    places = [text[e.span.start : e.span.end] for e in edges(text)]
    assert places == ["A-->B", "B --> C", "x -> y", "y -> z"]


@pytest.mark.parametrize(
    "broken",
    [
        "A[unclosed --> B", 'A["unclosed --> B', "A]closed --> B", "((( --> )))", "--> -->",
        "& & --> &", "A -->", "A --> |x", "A -- x", "end\nend\nA --> B", "subgraph\nA --> B",
        "subgraph [", "A --> B --> ", "\x00 --> \x01", "A@{ --> B", "|| --> ||", "A -->|| B",
    ],
)  # fmt: skip
def test_broken_mermaid_is_read_as_far_as_it_goes(broken: str) -> None:
    for text in (
        f"graph LR\n{broken}",
        f"```mermaid\ngraph\n{broken}",
        f"sequenceDiagram\n{broken}",
    ):
        for edge in edges(f"{text}\nX --> Y"):
            assert edge.start.name
            assert edge.end.name


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ("API Gateway", {0}),
        ("ingest_service", {1}),
        ("IngestService v2", {1}),
        ("the caches", {2}),
        ("dead letter queue", {3, 4}),
        ("gate", set()),
        ("", set()),
    ],
)
def test_a_box_is_known_by_the_names_of_components(box: str, found: set[int]) -> None:
    names = Names(
        [["gateway"], ["ingest service"], ["cache", "redis"], ["queue"], ["dead letter queue"]]
    )
    assert names.of(box) == found
