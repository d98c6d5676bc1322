"""What must hold between files: rubrics and picks that lead somewhere, names given once."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from mockprep.content.documents import Document, located, read_document
from mockprep.content.loop_balance import check_balance
from mockprep.content.nodes import Node
from mockprep.content.problems import Flaw, Loc, Place, Problem
from mockprep.content.summaries import Summary
from mockprep.content.wording import nearest_value
from mockprep.domain.loop import Pick, Round
from mockprep.domain.plan import QuestionListing, fitting
from mockprep.errors import ContentError, UnknownName

if TYPE_CHECKING:
    from mockprep.content.library import Library


def check_across(library: "Library", layers: Sequence[Sequence[Summary]]) -> list[Problem]:
    """Everything that is wrong between the files of a library."""
    problems = [problem for layer in layers for problem in _repeated_names(layer)]
    problems += _missing_rubrics(library)
    problems += _reused_names(library)
    for layer in layers:
        for file in layer:
            if file.kind == "loop" and file.name:
                problems += check_loop(read_document(file.path), library)
    return problems


def check_loop(document: Document, library: "Library") -> list[Problem]:
    """What the picks of a loop ask for and do not find, and whether that fits its rounds."""
    root, loop = document.root, document.loop
    listed = root.get("rounds") if root else None
    if loop is None or listed is None or listed.elements is None:
        return []
    flaws: list[Flaw] = []
    known = known_topics(library.listings)
    for position, (entry, node) in enumerate(zip(loop.rounds, listed.elements, strict=True)):
        picks = node.get("pick")
        if not isinstance(entry, Round) or picks is None or picks.elements is None:
            continue
        for at, (pick, where) in enumerate(zip(entry.pick, picks.elements, strict=True)):
            loc: Loc = ("rounds", position, "pick", at)
            flaws += _check_ids(pick, where, loc, entry, library)
            unknown = _check_topics(pick, where, loc, known)
            flaws += unknown
            # A pick that finds nothing for want of such topics was told already.
            if not pick.topics or len(unknown) < len(pick.topics):
                flaws += _check_count(pick, where, loc, entry, library.listings)
    flaws += check_balance(loop, listed.elements, library)
    return located(flaws, root, document.path)


def _repeated_names(layer: Sequence[Summary]) -> Iterator[Problem]:
    """Two banks, loops or rubrics of one source with the same name."""
    first: dict[tuple[str, str], Place] = {}
    for file in layer:
        if file.kind is None or not file.name:
            continue
        earlier = first.setdefault((file.kind, file.name), file.place)
        if earlier != file.place:
            message = f"the {file.kind} `{file.name}` is also in {earlier}"
            yield Problem(file.path, file.line, file.column, file.kind, message)


def _missing_rubrics(library: "Library") -> Iterator[Problem]:
    """Questions whose rubric there is not."""
    told: set[tuple[str, int, int]] = set()
    for _, held in library.held():
        row = held.row
        place = (held.path, row.rubric_line, row.rubric_column)
        if row.rubric in library.rubrics or place in told:
            continue
        told.add(place)
        path = f"questions[{row.id}].rubric" if row.names_rubric else "defaults.rubric"
        near = nearest_value(row.rubric, library.rubrics)
        yield Problem(*place, path, f"there is no rubric `{row.rubric}`", near)


def _reused_names(library: "Library") -> Iterator[Problem]:
    """Former ids that are, again, the id of a question: its history would be mixed up."""
    names = {name for name, _ in library.held()}
    for _, held in library.held():
        for old in held.row.was:
            if f"{held.bank}/{old}" in names:
                path = f"questions[{held.row.id}].was"
                message = f"`{old}` is the id of another question of this bank"
                yield Problem(held.path, held.row.line, held.row.column, path, message, rule="B02")


def _check_ids(
    pick: Pick, node: Node, loc: Loc, sitting: Round, library: "Library"
) -> Iterator[Flaw]:
    ids = node.get("ids")
    kinds = {listing.name: listing.kind for listing in library.listings} if pick.ids else {}
    for at, name in enumerate(pick.ids):
        place = ids.elements[at] if ids and ids.elements else node
        here = (*loc, "ids", at)
        try:
            full = library.resolve(name)
        except UnknownName:
            known = [*kinds] if "/" in name else [each.partition("/")[2] for each in kinds]
            message = f"there is no question `{name}`"
            yield Flaw(here, place.line, place.column, message, nearest_value(name, known))
        except ContentError as error:
            yield Flaw(here, place.line, place.column, str(error))
        else:
            if kinds[full] != (pick.kind or sitting.kind):
                message = f"`{name}` is a {kinds[full]} question in a {sitting.format} round"
                yield Flaw(here, place.line, place.column, message, severity="warning")


def _check_topics(pick: Pick, node: Node, loc: Loc, known: set[str]) -> list[Flaw]:
    """Topics that no question has, nor one below them."""
    if pick.ids:
        return []
    flaws = []
    for key, topics in (("topics", pick.topics), ("prefer", pick.prefer)):
        listed = node.get(key)
        for at, topic in enumerate(topics):
            if topic not in known:
                place = listed.elements[at] if listed and listed.elements else node
                near = nearest_value(topic, sorted(known))
                message = f"no question has the topic `{topic}`"
                here = (*loc, key, at)
                flaws.append(Flaw(here, place.line, place.column, message, near, "warning"))
    return flaws


def known_topics(listings: Sequence[QuestionListing]) -> set[str]:
    """Every topic that some question has, and the topics above it."""
    known = {topic for listing in listings for topic in listing.topics}
    return {
        ".".join(parts[:depth])
        for parts in (topic.split(".") for topic in known)
        for depth in range(1, len(parts) + 1)
    }


def _check_count(
    pick: Pick, node: Node, loc: Loc, sitting: Round, listings: Sequence[QuestionListing]
) -> Iterator[Flaw]:
    if pick.ids:
        return
    there = len(fitting(pick, sitting.kind, listings))
    if there < pick.count:
        message = f"asks for {pick.count}, and {there or 'none'} of the questions fit"
        yield Flaw(loc, node.line, node.column, message, severity="warning", rule="L01")
