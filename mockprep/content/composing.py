"""From YAML text to a tree of nodes, in one pass over the events of libyaml.

The pass is our own rather than `yaml.compose` because it can stop: documents that nest without
bound or whose aliases unfold without bound are refused before memory or the stack suffers. It
also builds values and places together, which takes about as long as `yaml.compose` alone.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from mockprep.content import syntax
from mockprep.content.nodes import Entry, Node
from mockprep.content.problems import Flaw, Loc, Severity
from mockprep.content.scalars import mend, plain_scalar, tagged_scalar
from mockprep.content.syntax import MAX_DEPTH, TOO_DEEP

MAX_ALIASED = 100_000
"""How many nodes the aliases of a file may stand for."""
_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TREE_TAGS = {"tag:yaml.org,2002:map": True, "tag:yaml.org,2002:seq": False}


class Composition(NamedTuple):
    """A document, or None when it can't be read, and what is wrong with it."""

    root: Node | None
    flaws: list[Flaw]
    break_lines: tuple[int, ...] = ()
    """The lines by which the reading broke off, likeliest first; empty when it went through."""
    suspects: tuple[tuple[Loc, Node], ...] = ()
    """Scalars that may have been read otherwise than meant, with the way to each."""


def compose(text: str, loader: type[Any] | None = None) -> Composition:
    """Read the one document in `text`. Nothing is raised: what is wrong is in the flaws."""
    composer = _Composer()
    try:
        root = composer.run((loader or _Loader)(text))
    except yaml.YAMLError as error:
        place = syntax.explain(error, text, composer.latest)
        flaw = Flaw((), place.line, place.column, place.message)
        return Composition(None, [*composer.flaws, flaw], place.lines)
    except _Refused as refusal:
        node = refusal.node
        flaw = Flaw(refusal.loc, node.line, node.column, str(refusal))
        return Composition(None, [*composer.flaws, flaw], (node.line,))
    return Composition(root, composer.flaws, suspects=tuple(composer.suspects))


class _Refused(Exception):
    """The document is more than we are willing to unfold."""

    def __init__(self, message: str, node: Node, loc: Loc) -> None:
        super().__init__(message)
        self.node = node
        self.loc = loc


class _Frame:
    """A mapping or list that is being filled."""

    __slots__ = ("anchor", "key", "merges", "node")

    def __init__(self, node: Node, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: Node | None = None
        self.merges: list[Node] | None = None


class _Composer:
    """One document on its way from events to a tree."""

    def __init__(self) -> None:
        self.flaws: list[Flaw] = []
        self.suspects: list[tuple[Loc, Node]] = []
        self.latest: Any = None
        """The last scalar event."""
        self._frames: list[_Frame] = []
        self._anchors: dict[str, Node] = {}
        self._aliased = 0
        self._root: Node | None = None
        self._documents = 0

    def run(self, parser: Any) -> Node | None:
        """Take all events; gives the root, or None where there is no document."""
        take: dict[type[Any], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        next_event = parser.get_event
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind in take:
                take[kind](event)
            if self._documents > 1:
                break
        return self._root

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            node = _node(None, event)
            self._report(node, "a file holds one document; leave `---` out, or split the file")

    def _scalar(self, event: Any) -> None:
        raw = event.value
        self.latest = event
        if event.tag is not None and event.tag != "!":
            node = self._tagged(event)
        elif event.implicit[0]:
            value, trap = plain_scalar(raw)
            node = _node(value, event)
            node.inset = 0
            if value is not raw:
                node.raw = raw
            if trap is not None:
                node.trap, node.raw = trap, raw
                self.suspects.append((self._loc(), node))
        else:
            node = _node(raw, event)
            if event.end_mark.line == event.start_mark.line and event.style in ('"', "'"):
                node.inset = 1
            if event.style == '"' and not raw.isprintable():
                self.suspects.append((self._loc(), node))
        self._attach(node, event.anchor)

    def _tagged(self, event: Any) -> Node:
        scalar = tagged_scalar(event.tag, event.value)
        node = _node(scalar.value if scalar else None, event)
        if scalar is None or scalar.trap:
            self._refuse_tag(node, event.tag)
        return node

    def _open(self, event: Any) -> None:
        is_mapping = event.__class__ is yaml.MappingStartEvent
        node = _node({} if is_mapping else [], event)
        if len(self._frames) >= MAX_DEPTH:
            raise _Refused(TOO_DEEP, node, self._loc()[:3])
        if is_mapping:
            node.entries = {}
        else:
            node.elements = []
        if event.tag not in (None, "!") and _TREE_TAGS.get(event.tag) is not is_mapping:
            self._refuse_tag(node, event.tag)
        self._frames.append(_Frame(node, event.anchor))

    def _close(self, _event: Any) -> None:
        frame = self._frames.pop()
        for merged in frame.merges or ():
            self._merge(frame.node, merged)
        self._attach(frame.node, frame.anchor)

    def _alias(self, event: Any) -> None:
        name = event.anchor
        if any(frame.anchor == name for frame in self._frames):
            node = _node(None, event)
            raise _Refused(f"`*{name}` stands inside of what it repeats", node, self._loc())
        target = self._anchors.get(name)
        if target is None:
            node = _node(None, event)
            node.broken = True
            self._report(
                node,
                f"`*{name}` without quotes repeats what `&{name}` marks, and nothing is marked"
                f' so; for the text write "*{name}" in quotes',
            )
            return self._attach(node, None)
        self._aliased += target.size
        if self._aliased > MAX_ALIASED:
            message = f"aliases unfold to more than {MAX_ALIASED:,} values"
            raise _Refused(message, _node(None, event), self._loc())
        return self._attach(target, None)

    def _attach(self, node: Node, anchor: str | None) -> None:
        """Put a complete node where it belongs."""
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._frames:
            self._root = node
            return
        frame = self._frames[-1]
        holder = frame.node
        holder.size += node.size
        if holder.elements is not None:
            holder.elements.append(node)
            holder.value.append(node.value)
        elif frame.key is None:
            frame.key = node
        else:
            key, frame.key = frame.key, None
            self._enter(frame, key, node)

    def _enter(self, frame: _Frame, key: Node, node: Node) -> None:
        entries = frame.node.entries
        assert entries is not None, "only mappings have keys"
        if key.entries is not None or key.elements is not None:
            message = "a key is one word; text that starts with `[` or `{` wants quotes"
            self._report(key, message)
        elif key.value == "<<" and key.inset == 0:
            frame.merges = [*(frame.merges or ()), node]
        elif key.value in entries:
            first = entries[key.value].key
            message = f"the key is already there in line {first.line}, column {first.column}"
            self._report(key, message, (*self._loc(), key.value))
        else:
            entries[key.value] = Entry(key, node)
            frame.node.value[key.value] = node.value

    def _merge(self, into: Node, merged: Node) -> None:
        """Add what `<<` brings in: keys that are already there stay as they are."""
        if merged.elements is not None:
            for each in merged.elements:
                self._merge(into, each)
        elif merged.entries is None or into.entries is None:
            if not merged.broken:
                self._report(merged, "`<<` takes in mappings only")
        else:
            for name, entry in merged.entries.items():
                if name not in into.entries:
                    into.entries[name] = entry
                    into.value[name] = entry.value.value

    def _refuse_tag(self, node: Node, tag: str) -> None:
        node.broken = True
        name = tag.replace("tag:yaml.org,2002:", "!!")
        self._report(node, f"`{name}` without quotes is a tag, and tags have no place here")

    def _loc(self) -> Loc:
        """The way to what is being read."""
        return tuple(
            frame.key.value if frame.key else len(frame.node.elements or ())
            for frame in self._frames
            if frame.key or frame.node.elements is not None
        )

    def _report(
        self, node: Node, message: str, loc: Loc | None = None, severity: Severity = "error"
    ) -> None:
        where = self._loc() if loc is None else loc
        self.flaws.append(Flaw(where, node.line, node.column, message, severity=severity))


def _node(value: Any, event: Any) -> Node:
    mark = event.start_mark
    return Node(value, mark.line + 1, mark.column + 1)


def trap_message(node: Node) -> str:
    """What an unquoted word was read as, where that is hardly what was meant; else nothing."""
    return mend(node.trap, node.raw, node.value) if node.trap else ""
