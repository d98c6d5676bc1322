"""Owns the detector `design.diagram`: the expected components and joins, drawn or told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mockprep.domain import question as asked
from mockprep.domain.question import DesignQuestion
from mockprep.graders.offline.component_names import Names
from mockprep.graders.offline.design_numbers import NO_DESIGN
from mockprep.graders.offline.diagram_parts import Box
from mockprep.graders.offline.diagrams import edges
from mockprep.graders.offline.findings import Finding, Place, Seen, unmeasured
from mockprep.graders.offline.products import with_products
from mockprep.graders.offline.reading import Reading, Voice
from mockprep.graders.offline.told_joins import told_joins

_NO_DIAGRAM = "the question expects no diagram"


@dataclass(frozen=True, slots=True)
class Match:
    """What an answer has of the diagram that its question expects."""

    components: tuple[tuple[str, Place | None], ...]
    """The first name of each component, and where it takes part in a join."""
    joins: tuple[tuple[str, str, Place | None], ...]
    """Both ends of each join, and where it was drawn or told."""
    has_joins: bool
    """Whether the answer joins anything at all."""


def compared(reading: Reading, wanted: asked.Diagram) -> Match:
    """The expected components and joins that an answer draws with arrows or tells in sentences.

    Which way an arrow points is a matter of reading, so a join counts in either direction.
    """
    components = [with_products(names) for names in _components(wanted)]
    found = _Found()
    for voice in reading.voices:
        _drawn(voice, components, found)
    for voice in reading.voices:
        for join in told_joins(voice.text, components):
            found.add({join.start}, {join.end}, voice.place(join.span))
    # Where two components share a name, the first one bears it.
    named = reversed(list(enumerate(_components(wanted))))
    numbers = {name: at for at, names in named for name in names}
    return Match(
        tuple((names[0], found.boxes.get(at)) for at, names in enumerate(wanted.nodes_any)),
        tuple((a, b, found.joined(numbers[a], numbers[b])) for a, b in wanted.edges_any),
        found.any,
    )


class _Found:
    """Where each component and each join was found first."""

    def __init__(self) -> None:
        self.boxes: dict[int, Place] = {}
        self.pairs: dict[tuple[int, int], Place] = {}
        self.any = False

    def add(self, starts: Sequence[int] | set[int], ends: set[int], place: Place) -> None:
        """Note a join between any of `starts` and any of `ends`."""
        self.any = True
        for number in (*starts, *ends):
            self.boxes.setdefault(number, place)
        for start in starts:
            for end in ends:
                self.pairs.setdefault((min(start, end), max(start, end)), place)

    def joined(self, first: int, second: int) -> Place | None:
        """Where two components were joined."""
        return self.pairs.get((min(first, second), max(first, second)))


def _drawn(voice: Voice, components: Sequence[Sequence[str]], found: _Found) -> None:
    names = Names(components)
    for edge in edges(voice.text.folded):
        place = voice.place(edge.span)
        found.add(_called(names, edge.start), _called(names, edge.end), place)


def _called(names: Names, box: Box) -> set[int]:
    return {*names.of(box.name), *names.of(box.also)}


def _components(wanted: asked.Diagram) -> list[tuple[str, ...]]:
    """The names of each component, with those that only a join mentions at the end."""
    known = {name for names in wanted.nodes_any for name in names}
    extra = dict.fromkeys(end for pair in wanted.edges_any for end in pair if end not in known)
    return [*wanted.nodes_any, *((name,) for name in extra)]


def diagram(reading: Reading) -> Finding:
    """The share of the expected components and joins that were drawn or told."""
    question = reading.question
    if not isinstance(question, DesignQuestion):
        return unmeasured(NO_DESIGN)
    wanted = question.diagram
    if wanted is None or not (wanted.nodes_any or wanted.edges_any):
        return unmeasured(_NO_DIAGRAM)
    match = compared(reading, wanted)
    if not match.has_joins:
        return Finding(0, missing=("a diagram, such as: client -> gateway -> store",))
    told = [(f"the component {name}", place) for name, place in match.components]
    told += [(f"the join {start} -> {end}", place) for start, end, place in match.joins]
    seen = tuple(Seen(what, place) for what, place in told if place)
    missing = tuple(what for what, place in told if not place)
    return Finding(sum(thing.credit for thing in seen) / len(told), seen, missing)


DETECTORS: dict[str, Callable[[Reading], Finding]] = {"design.diagram": diagram}
