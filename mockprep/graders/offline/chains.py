"""Owns the reading of one statement of a diagram: boxes that arrows join, `a --> b & c -->|x| d`.

The statement may be Mermaid or plain arrows; both are read in one pass, and nothing is an error.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

Shape = Literal["box", "round", "store", "circle", "choice"]

_ARROW = (
    r"<?(?:-{2,}|={2,})(?:>{1,2}|[ox](?=[\s|]))?|<?-\.+-?>?|\.+->|<?[-=]>|<-(?=[\s\w\[(])|~~~"
    r"|\u2192|\u2190|\u2194|\u27f6|\u21d2|\u21d0"
)
_TOKEN = re.compile(
    rf'(?P<quote>"[^"\n]*")|(?P<arrow>{_ARROW})|(?P<open>[\[({{])|(?P<close>[\])}}])'
    rf"|(?P<apart>[&,+]|\band\b)|(?P<pipe>\|[^|\n]{{0,200}}\|)|(?P<text>\w+|\s+|.)",
    re.IGNORECASE | re.DOTALL,
)
_BACK = frozenset("\u2190\u21d0")
_BOTH = frozenset("\u2194")
_FORTH = frozenset("\u2192\u27f6\u21d2")
_OPENERS = frozenset({"--", "==", "-.", "-..", "<--", "<-."})
"""Arrows without a head that a label may follow: `a -- writes --> b`."""
_BREAK = re.compile(r"<br ?/?>|\\n", re.IGNORECASE)
_CLASS = re.compile(r":::[\w-]+|@$")
_BULLET = re.compile(r"^(?:[-*+>#\u2022]+\s+|\(?\d{1,3}[.)]\s+)+")
_EDGES_OF_ART = "-|\u2502\u2500\u250c\u2510\u2514\u2518\u251c\u2524+*`'. \t"
_TITLE = re.compile(r"^[^:]{1,40}:\s+(?=\S)")
_REMARK = re.compile(r"\s*:(?:\s.*)?$", re.DOTALL)
_SHAPES: dict[str, Shape] = {
    "(": "round", "((": "circle", "(((": "circle", "[(": "store", "{": "choice", "{{": "round",
    "([": "round",
}  # fmt: skip
_LONGEST_NAME = 6
_LONGEST_PIECE = 10
"""Words between two plain arrows; a longer stretch is prose around an arrow."""
_LONGEST_LABEL = 14
_MOST_JOINED = 2000
"""Joins of one pair of lists, `a & b --> c & d`."""


@dataclass(slots=True)
class Box:
    """A box as one statement writes it."""

    text: str = ""
    """Its id in Mermaid, its name elsewhere."""
    label: str = ""
    shape: Shape = "box"


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow between two boxes, in its direction."""

    start: Box
    end: Box
    label: str = ""
    both: bool = False


@dataclass(slots=True)
class _Piece:
    """What stands between two arrows."""

    boxes: list[Box] = field(default_factory=lambda: [Box()])
    label: str = ""
    """The label between bars right behind the arrow."""
    parts: list[str] = field(default_factory=list)
    """The text outside of brackets."""
    done: int = 0
    """How many of the parts belong to boxes before the last one."""

    @property
    def written(self) -> str:
        """All text outside of brackets."""
        return "".join(self.parts)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but blanks was written so far."""
        return not any(part.strip() for part in self.parts)

    def end_box(self) -> None:
        """Give the last box its text."""
        self.boxes[-1].text = "".join(self.parts[self.done :])
        self.done = len(self.parts)

    def begin_box(self) -> None:
        """Go on to another box."""
        self.end_box()
        self.boxes.append(Box())


def chain(statement: str, *, mermaid: bool) -> tuple[list[Box], list[Link]]:
    """The boxes and the joins of a statement; without a joined pair the boxes stand alone."""
    pieces, arrows, is_closed = _pieces(statement, mermaid, brackets=True)
    if not is_closed:
        pieces, arrows, _ = _pieces(statement, mermaid, brackets=False)
    _clean(pieces, mermaid)
    links: list[Link] = []
    boxes = list(pieces[0].boxes)
    left, opener = pieces[0], ""
    words = ""
    for arrow, piece in zip(arrows, pieces[1:], strict=True):
        if arrow in _OPENERS and not opener and piece is not pieces[-1]:
            opener, words = arrow, piece.written.strip()
            continue
        label = piece.label or words
        drawn = opener + arrow
        opener = words = ""
        if mermaid or _has_head(drawn):
            links += _joined(left.boxes, piece.boxes, drawn, label)
        boxes += piece.boxes
        left = piece
    return boxes, links


def _has_head(arrow: str) -> bool:
    return ">" in arrow or "<" in arrow or bool({*arrow} & (_BACK | _BOTH | _FORTH))


def _joined(lefts: list[Box], rights: list[Box], arrow: str, label: str) -> list[Link]:
    if arrow == "~~~":
        return []
    back = "<" in arrow or arrow in _BACK
    forth = ">" in arrow or arrow in _FORTH
    both = (back and forth) or arrow in _BOTH
    pairs = ((a, b) for a in lefts for b in rights)
    links: list[Link] = []
    for a, b in pairs:
        if len(links) >= _MOST_JOINED:
            break
        start, end = (b, a) if back and not both else (a, b)
        links.append(Link(start, end, label, both))
    return links


def _pieces(
    statement: str, mermaid: bool, *, brackets: bool
) -> tuple[list[_Piece], list[str], bool]:
    """The pieces between the arrows, the arrows, and whether every bracket was closed."""
    pieces, arrows = [_Piece()], []
    depth = 0
    inside: list[str] = []
    for match in _TOKEN.finditer(statement):
        kind, token = match.lastgroup, match.group()
        piece = pieces[-1]
        if brackets and (kind == "open" or (depth and kind == "close")):
            depth += 1 if kind == "open" else -1
            inside.append(token)
            if not depth:
                _label(piece, "".join(inside), mermaid)
                inside.clear()
        elif depth:
            inside.append(token)
        elif kind == "arrow":
            piece.end_box()
            arrows.append(token.strip())
            pieces.append(_Piece())
        elif kind == "apart" and (token == "&" or not mermaid):
            piece.begin_box()
        elif kind == "pipe" and len(pieces) > 1 and not piece.label and piece.is_blank:
            piece.label = token.strip("| ")
        else:
            piece.parts.append(token)
    pieces[-1].end_box()
    return pieces, arrows, not depth


def _label(piece: _Piece, written: str, mermaid: bool) -> None:
    """Give what stood in brackets to the last box: its label, and its shape."""
    box = piece.boxes[-1]
    if box.label:
        return
    opening = re.match(r"[\[({/\\]{1,3}", written)
    plain = _BREAK.sub(" ", written).strip("[](){}/\\ \t")
    if piece.parts[-1:] == ["@"]:
        named = re.search(r'label:\s*"([^"]*)"', written)
        plain, opening = (named.group(1) if named else ""), None
    box.label = " ".join(plain.strip('"').split())
    if mermaid and opening:
        box.shape = _SHAPES.get(opening.group(), "box")


def _clean(pieces: list[_Piece], mermaid: bool) -> None:
    for piece in pieces:
        if not mermaid and piece.label and piece.is_blank:
            # A drawing in signs has its boxes between bars: `| a | --> | b |`.
            piece.boxes, piece.label = [Box(piece.label)], ""
        if not mermaid and len(piece.written.split()) > _LONGEST_PIECE:
            piece.boxes = []
            continue
        for at, box in enumerate(piece.boxes):
            _name(box, mermaid, first=piece is pieces[0] and not at)
        piece.boxes = [box for box in piece.boxes if _is_name(box, mermaid)]


def _name(box: Box, mermaid: bool, *, first: bool) -> None:
    text = _CLASS.sub("", box.text.strip())
    if not mermaid:
        if first:
            text = _TITLE.sub("", _BULLET.sub("", text))
        text = _REMARK.sub("", text).strip(_EDGES_OF_ART).rstrip(",;")
    box.text = " ".join(text.strip().strip('"').split())
    if not box.text:
        box.text, box.label = box.label, ""


def _is_name(box: Box, mermaid: bool) -> bool:
    if not any(map(str.isalnum, box.text)):
        return False
    longest = _LONGEST_LABEL if mermaid else _LONGEST_NAME
    return len(box.text.split()) <= longest
