"""What must hold within one question beyond the shape of its fields: patterns, names, bounds."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from mockprep.content.nodes import Node
from mockprep.content.problems import Flaw, Loc
from mockprep.content.wording import nearest_value
from mockprep.domain.patterns import PatternError, compile_pattern
from mockprep.domain.question import DesignPhase

_PATTERN_KEYS = frozenset({"any_of", "all_of"})
_POINT_KEYS = ("points", "signals", "phases")
_PHASES = frozenset(get_args(DesignPhase))

Glossary = Mapping[str, tuple[str, ...]]


def check_question(
    node: Node, loc: Loc, merged: Mapping[str, Any], defaults: Node | None
) -> list[Flaw]:
    """Everything wrong within the question at `node`; `merged` has the bank's defaults in it."""
    glossary = usable_entries(merged.get("glossary"))
    flaws = list(check_glossary(node.get("glossary"), glossary, loc))
    flaws += _check_patterns(node, loc, glossary)
    points = list(_points(node, loc))
    flaws += _check_points(points)
    flaws += _check_probes(node, loc, points, merged)
    flaws += _check_enough(node, loc, points)
    flaws += _check_bands(node, loc)
    flaws += _check_diagram(node, loc)
    return flaws


def check_glossary(node: Node | None, around: Glossary, loc: Loc = ()) -> Iterator[Flaw]:
    """Every entry of a glossary compiles, with the names of the glossary and those `around`."""
    if node is None or node.entries is None:
        return
    known = {**around, **usable_entries(node.value)}
    for name, entry in node.entries.items():
        for position, pattern in enumerate(entry.value.elements or ()):
            yield from _check_pattern(pattern, (*loc, "glossary", name, position), known)


def usable_entries(value: Any) -> dict[str, tuple[str, ...]]:
    """The entries of a glossary that are lists of texts; the others are told elsewhere."""
    if not isinstance(value, dict):
        return {}
    return {
        name: tuple(form for form in forms if isinstance(form, str))
        for name, forms in value.items()
        if isinstance(name, str) and isinstance(forms, list | tuple)
    }


def _check_patterns(node: Node, loc: Loc, glossary: Glossary) -> Iterator[Flaw]:
    for key, child in node.children():
        here = (*loc, key)
        is_reason = key == "why" and loc[-1:] == ("complexity",)
        if child.elements is not None and (key in _PATTERN_KEYS or is_reason):
            for position, pattern in enumerate(child.elements):
                yield from _check_pattern(pattern, (*here, position), glossary)
        elif child.entries is not None or child.elements is not None:
            yield from _check_patterns(child, here, glossary)


def _check_pattern(node: Node, loc: Loc, glossary: Glossary) -> Iterator[Flaw]:
    if not isinstance(node.value, str):
        return
    if not node.value.strip():
        yield Flaw(loc, node.line, node.column, "the pattern is empty")
        return
    try:
        compile_pattern(node.value, glossary)
    except PatternError as error:
        inset = 0 if node.inset is None else node.inset + error.position
        message = f"pattern `{node.value}`: {error}"
        yield Flaw(loc, node.line, node.column + inset, message)


def _points(node: Node, loc: Loc) -> Iterator[tuple[Loc, Node]]:
    """The key points of a question of any kind, with the way to each."""
    for key in _POINT_KEYS:
        holder = node.get(key)
        if holder is None:
            continue
        groups: Iterable[tuple[Loc, Node]] = [((*loc, key), holder)]
        if holder.entries is not None:
            groups = [((*loc, key, phase), points) for phase, points in holder.children()]
        for where, group in groups:
            yield from (((*where, at), point) for at, point in enumerate(group.elements or ()))


def _check_points(points: list[tuple[Loc, Node]]) -> Iterator[Flaw]:
    seen: dict[str, Node] = {}
    for loc, node in points:
        named = node.get("point")
        if named is None or not isinstance(named.value, str):
            continue
        if earlier := seen.get(named.value):
            message = f"the point `{named.value}` is already there in line {earlier.line}"
            yield Flaw((*loc, "point"), named.line, named.column, message)
        seen.setdefault(named.value, named)


def _check_probes(
    node: Node, loc: Loc, points: list[tuple[Loc, Node]], merged: Mapping[str, Any]
) -> Iterator[Flaw]:
    known = [named.value for _, point in points if (named := point.get("point"))]
    known = [name.strip() for name in known if isinstance(name, str)]
    phases = merged.get("phases")
    if not isinstance(phases, dict) or not phases.keys() <= _PHASES:
        phases = {}
    for key in ("probes", "followups"):
        holder = node.get(key)
        for position, probe in enumerate((holder.elements or ()) if holder else ()):
            here = (*loc, key, position)
            named = probe.get("point")
            if named and isinstance(named.value, str) and named.value.strip() not in known:
                message = f"no point of this question is called `{named.value}`"
                near = nearest_value(named.value, known)
                yield Flaw((*here, "point"), named.line, named.column, message, near)
            phase = probe.get("phase")
            is_named = phase is not None and isinstance(phase.value, str)
            if phase and is_named and phases and phase.value not in phases:
                message = f"the question has no points for the phase `{phase.value}`"
                near = nearest_value(phase.value, map(str, phases))
                yield Flaw((*here, "phase"), phase.line, phase.column, message, near, "warning")


def _check_enough(node: Node, loc: Loc, points: list[tuple[Loc, Node]]) -> Iterator[Flaw]:
    enough = node.get("enough")
    if enough is None or not isinstance(enough.value, int):
        return
    required = sum(_is_required(point) for _, point in points)
    if enough.value > required:
        message = f"asks for {enough.value} of the required points, and there are {required}"
        yield Flaw((*loc, "enough"), enough.line, enough.column, message)


def _is_required(point: Node) -> bool:
    kind = point.get("kind")
    return kind is None or kind.value == "required"


def _check_bands(node: Node, loc: Loc) -> Iterator[Flaw]:
    samples = node.get("samples")
    bands = [
        ((*loc, "samples", at, "band"), band)
        for at, sample in enumerate((samples.elements or ()) if samples else ())
        if (band := sample.get("band"))
    ]
    seconds = node.get("answer_seconds")
    for where, band in [*bands, *([((*loc, "answer_seconds"), seconds)] if seconds else [])]:
        limits = [end.value for end in band.elements or () if isinstance(end.value, int | float)]
        if len(limits) == 2 and limits[0] > limits[1]:
            message = f"goes from the lower to the higher, such as [{limits[1]:g}, {limits[0]:g}]"
            yield Flaw(where, band.line, band.column, message)


def _check_diagram(node: Node, loc: Loc) -> Iterator[Flaw]:
    diagram = node.get("diagram")
    nodes, edges = (diagram.get("nodes_any"), diagram.get("edges_any")) if diagram else (None, None)
    if edges is None:
        return
    groups = [group.value for group in (nodes.elements or ())] if nodes else []
    names = [name for group in groups if isinstance(group, list) for name in group]
    for position, edge in enumerate(edges.elements or ()):
        for end, named in enumerate(edge.elements or ()):
            if isinstance(named.value, str) and named.value not in names:
                where = (*loc, "diagram", "edges_any", position, end)
                message = f"no component is called `{named.value}`"
                near = nearest_value(named.value, map(str, names))
                yield Flaw(where, named.line, named.column, message, near)
