"""Whether the questions of a loop fit its rounds and are mixed: rules L02 and L03."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mockprep.content.nodes import Node
from mockprep.content.problems import Flaw
from mockprep.domain.loop import Loop, Pick, Round
from mockprep.domain.plan import QuestionListing, fitting
from mockprep.domain.question import DIFFICULTY_NAMES
from mockprep.errors import ContentError, UnknownName

if TYPE_CHECKING:
    from mockprep.content.library import Library

_LEAST_FILLED = 0.5
"""The share of a round that its longest questions should take, at least."""
_ENOUGH_TO_MIX = 4


@dataclass(frozen=True, slots=True)
class _Pool:
    """What a pick may draw, and how many of it."""

    listings: Sequence[QuestionListing]
    count: int

    def minutes(self, *, longest: bool = False) -> float:
        """What the questions drawn take at least, or at most."""
        every = sorted((each.minutes for each in self.listings), reverse=longest)
        return sum(every[: self.count])


def check_balance(loop: Loop, rounds: Sequence[Node], library: "Library") -> Iterator[Flaw]:
    """Rules L02 and L03; `rounds` are the nodes of the loop's rounds and breaks."""
    every: list[_Pool] = []
    for position, (entry, node) in enumerate(zip(loop.rounds, rounds, strict=True)):
        if isinstance(entry, Round):
            pools = [_pool(pick, entry, library) for pick in entry.pick]
            every += [pool for pool, pick in zip(pools, entry.pick, strict=True) if not pick.ids]
            yield from _check_minutes(entry, node, position, pools)
    yield from _check_mix(rounds, every)


def _pool(pick: Pick, sitting: Round, library: "Library") -> _Pool:
    if not pick.ids:
        return _Pool(fitting(pick, sitting.kind, library.listings), pick.count)
    names = set()
    for name in pick.ids:
        try:
            names.add(library.resolve(name))
        except (UnknownName, ContentError):
            continue  # told where the names of picks are checked
    return _Pool([each for each in library.listings if each.name in names], len(names))


def _check_minutes(
    sitting: Round, node: Node, position: int, pools: Sequence[_Pool]
) -> Iterator[Flaw]:
    """L02: neither too much for a round nor too little."""
    least = sum(pool.minutes() for pool in pools)
    most = sum(pool.minutes(longest=True) for pool in pools)
    place = node.get("minutes") or node
    message = ""
    if least > sitting.minutes:
        message = (
            f"the questions take {least:g} minutes and more, the round has {sitting.minutes:g};"
            " draw fewer, or shorter ones, or give it more time"
        )
    elif 0 < most < _LEAST_FILLED * sitting.minutes:
        message = (
            f"the questions take {most:g} minutes at most, the round has {sitting.minutes:g};"
            " draw more, or give it less time"
        )
    if message:
        loc = ("rounds", position, "minutes")
        yield Flaw(loc, place.line, place.column, message, severity="warning", rule="L02")


def _check_mix(rounds: Sequence[Node], pools: Sequence[_Pool]) -> Iterator[Flaw]:
    """L03: not all of the same difficulty."""
    found = {listing.difficulty for pool in pools for listing in pool.listings}
    if len(found) == 1 and sum(min(p.count, len(p.listings)) for p in pools) >= _ENOUGH_TO_MIX:
        (only,) = found
        message = (
            f"every question that can be drawn is {DIFFICULTY_NAMES[only]};"
            " widen `difficulty` in a pick"
        )
        first = rounds[0]
        yield Flaw(("rounds", 0), first.line, first.column, message, severity="warning", rule="L03")
