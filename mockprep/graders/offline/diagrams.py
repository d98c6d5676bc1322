"""Owns the reading of the diagrams in an answer: Mermaid, plain arrows, charts of messages."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mockprep.domain.patterns import Span
from mockprep.graders.offline.chains import Box as Written
from mockprep.graders.offline.chains import Link, chain
from mockprep.graders.offline.diagram_parts import Builder, Diagram, Edge

_ARROW_SIGN = re.compile(r"->|=>|<-|\u2192|\u2190|\u2194|\u27f6|\u21d2|\u21d0")
_ANY_SIGN = re.compile(
    r"->|=>|<-|---|===|-\.|-x|-\)|[\u2190-\u2194\u21d0\u21d2\u27f6\u25bc\u2b07]|^[ \t]*v[ \t]*$",
    re.M,
)
"""What every diagram has somewhere."""
_FENCE = re.compile(r"\s*```\s*(?P<language>\w*)\s*$")
_FLOW = re.compile(
    r"\s*(?:graph|flowchart|flowchart-elk)(?:\s+(?P<direction>TB|TD|BT|RL|LR))?\s*(?:;|$)",
    re.IGNORECASE,
)
_SEQUENCE = re.compile(r"\s*sequenceDiagram\s*;?\s*$", re.IGNORECASE)
_STATES = re.compile(r"\s*stateDiagram(?:-v2)?\s*$", re.IGNORECASE)
_STATEMENT = re.compile(r'(?:[^";]|"[^"]*")+')
_NO_NODE = re.compile(
    r"\s*(?:%%|direction\s|classDef\s|class\s|style\s|linkStyle\s|click\s|accTitle|accDescr|---\s*$)"
)
_SUBGRAPH = re.compile(r"\s*subgraph\s+(?P<rest>.+)$", re.IGNORECASE)
_END = re.compile(r"\s*end\s*$", re.IGNORECASE)
_TITLED = re.compile(r"""(?P<key>[\w.-]+)\s*\[\s*"?(?P<title>[^"\]]*)"?\s*\]?\s*$""")
_PARTICIPANT = re.compile(
    r"\s*(?:create\s+)?(?:participant|actor)\s+(?P<key>[^\n:]+?)(?:\s+as\s+(?P<name>.+))?$",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    r"\s*(?P<start>[^:<>\n]{1,60}?)\s*(?P<arrow><<-{1,2}>>|-{1,2}(?:>>|>|x(?![a-z])|\)))\s*[+-]?\s*"
    r"(?P<end>[^:<>\n]{1,60}?)\s*(?::\s*(?P<label>.*))?$"
)
_DOWN = re.compile(
    r"[\s|\u2502\u2503v\u2193\u25bc\u2b07]*[v\u2193\u25bc\u2b07][\s|\u2502\u2503v\u2193\u25bc\u2b07]*$"
)
_DIAGRAM_LINE = re.compile(
    r"[\[({|]|--|->|=>|^\s*(?:subgraph|note|loop|alt|else|opt|par|and|critical|break|title|rect)\b",
    re.IGNORECASE,
)
_BAR = re.compile(r"[\s|\u2502\u2503]+$")
_MOST_READ = 400_000
"""Characters of diagrams in one text that are read."""
_LONGEST_NAME = 6
_PROSE = 5
"""Words from which a line without an arrow or a bracket ends an unfenced diagram."""


Line = tuple[int, str]
"""A line with its offset in the text."""


@lru_cache(maxsize=32)
def read_diagrams(text: str) -> tuple[Diagram, ...]:
    """The diagrams of a text that join something, in order; plain arrows make up one, the last."""
    if not _ANY_SIGN.search(text):
        return ()
    blocks, loose = _split(text[:_MOST_READ])
    diagrams = [_block(lines) for lines in blocks]
    diagrams.append(_arrows(loose))
    return tuple(diagram for diagram in diagrams if diagram.edges)


def edges(text: str) -> tuple[Edge, ...]:
    """The joins drawn in a text."""
    return tuple(edge for diagram in read_diagrams(text) for edge in diagram.edges)


def _lines(text: str) -> Iterator[Line]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def _split(text: str) -> tuple[list[list[Line]], list[Line]]:
    """The lines of each Mermaid block, and all other lines."""
    blocks: list[list[Line]] = []
    loose: list[Line] = []
    fenced = in_block = False
    for offset, line in _lines(text):
        if fence := _FENCE.match(line):
            fenced = not fenced
            in_block = fenced and fence["language"].lower() == "mermaid"
            if in_block:
                blocks.append([])
        elif _opens(line):
            if not in_block or blocks[-1]:
                blocks.append([])
            in_block = True
            blocks[-1].append((offset, line))
        elif in_block and (fenced or not _is_prose(line)):
            blocks[-1].append((offset, line))
        else:
            in_block = False
            loose.append((offset, line))
    return blocks, loose


def _opens(line: str) -> bool:
    return bool(_FLOW.match(line) or _SEQUENCE.match(line) or _STATES.match(line))


def _is_prose(line: str) -> bool:
    if line.startswith("#"):
        return True
    return len(line.split()) >= _PROSE and not _DIAGRAM_LINE.search(line)


def _block(lines: list[Line]) -> Diagram:
    if any(_SEQUENCE.match(line) for _, line in lines[:3]):
        return _messages(lines)
    builder = Builder(direction="TD")
    for offset, line in lines:
        for match in _STATEMENT.finditer(line):
            span = Span(offset + match.start(), offset + match.end())
            _flow_statement(builder, match.group(), span)
    return builder.built(by_label=True)


def _flow_statement(builder: Builder, statement: str, span: Span) -> None:
    if head := _FLOW.match(statement):
        wide = (head["direction"] or "").upper() in ("LR", "RL")
        builder.direction = "LR" if wide else "TD"
    elif _NO_NODE.match(statement) or _STATES.match(statement):
        return
    elif group := _SUBGRAPH.match(statement):
        titled = _TITLED.match(group["rest"].strip())
        key = titled["key"] if titled else group["rest"].strip().strip('"')
        builder.titles.setdefault(key.lower(), titled["title"].strip() if titled else key)
        builder.groups.setdefault(key.lower(), [])
        builder.inside.append(key.lower())
    elif _END.match(statement):
        if builder.inside:
            builder.inside.pop()
    else:
        boxes, links = chain(statement, mermaid=True)
        for box in boxes:
            builder.put(box)
        for link in links:
            builder.link(link, _trimmed(statement, span))


def _messages(lines: list[Line]) -> Diagram:
    """A chart of messages between participants."""
    builder = Builder(is_sequence=True)
    for offset, line in lines:
        if party := _PARTICIPANT.match(line):
            builder.put(Written(party["key"].strip(), (party["name"] or "").strip()))
        elif message := _MESSAGE.match(line):
            both = message["arrow"].startswith("<<")
            ends = Written(message["start"].strip()), Written(message["end"].strip())
            link = Link(*ends, (message["label"] or "").strip(), both)
            builder.link(link, _trimmed(line, Span(offset, offset + len(line))))
    return builder.built(by_label=True)


def _arrows(lines: list[Line]) -> Diagram:
    """What plain arrows join, in all lines together; `;` holds several chains of a line apart."""
    builder = Builder()
    above: Line | None = None
    is_down = False
    for offset, line in lines:
        if _DOWN.match(line) and above is not None:
            is_down = True
        elif is_down and above is not None and _is_one_name(line):
            _straight_down(builder, above, (offset, line))
            above, is_down = (offset, line), False
        elif not _BAR.match(line):
            above, is_down = ((offset, line) if _is_one_name(line) else None), False
        if _ARROW_SIGN.search(line):
            _arrow_line(builder, offset, line)
    return builder.built(by_label=False)


def _arrow_line(builder: Builder, offset: int, line: str) -> None:
    for match in _STATEMENT.finditer(line):
        if not _ARROW_SIGN.search(match.group()):
            continue
        span = _trimmed(match.group(), Span(offset + match.start(), offset + match.end()))
        for link in chain(match.group(), mermaid=False)[1]:
            builder.link(link, span)


def _is_one_name(line: str) -> bool:
    return 0 < len(line.split()) <= _LONGEST_NAME and any(map(str.isalnum, line))


def _straight_down(builder: Builder, above: Line, below: Line) -> None:
    span = Span(above[0], below[0] + len(below[1]))
    upper, lower = chain(above[1], mermaid=False)[0], chain(below[1], mermaid=False)[0]
    for start in upper[:1]:
        for end in lower[:1]:
            builder.link(Link(start, end), span)


def _trimmed(text: str, span: Span) -> Span:
    """The span without the blanks around its text."""
    first = span.start + len(text) - len(text.lstrip())
    return Span(first, first + len(text.strip()))
