"""Owns the summing up: from what every line costs to a bound, its reasons and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mockprep.analysis.cost.ledger import Charge
from mockprep.analysis.cost.sizes import (
    CONSTANT,
    Size,
    class_of,
    growth_of,
    plus,
    shown,
    spelled,
    without,
)
from mockprep.domain.execution import ClassName, DecidingLine, StaticCost

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

UNKNOWN = "O(?)"
"""How a bound is written that can't be told."""
_MOST_REASONS = 4
_SURE = 0.75
"""About how often reading is right when nothing had to be assumed; see docs/complexity.md."""
_LEAST = 0.05
_TOO_UNSURE = 0.35
"""Where nothing was found to cost anything, but too much could not be told, nothing is told."""


def cost_of(walk: Walk, name: str, line: int) -> StaticCost:
    """The cost of what was walked over; `line` is where it begins."""
    fixed = walk.symbols.fixed()
    charges = [_settled(charge, fixed) for charge in walk.ledger.charges.values()]
    time = _sum(charge.total for charge in charges)
    space = _sum(without(size, fixed) for size in walk.ledger.space.values())
    letters = walk.symbols.letters(time.variables | space.variables)
    deciding = _deciding(charges, time)
    sure = _confidence(walk, deciding, time)
    if time == CONSTANT and sure < _TOO_UNSURE:
        doubt = min(walk.ledger.doubts.values(), key=lambda doubt: doubt.trust)
        return unread(name, doubt.line, doubt.what)
    reasons = [_reason(charge, letters) for charge in deciding]
    if not reasons:
        reasons = [DecidingLine(line=line, reason="nothing here takes longer on larger input")]
    return StaticCost(
        name=name,
        time=_written(time, letters),
        cls=_class_of_time(time, charges),
        space=_written(space, letters),
        space_cls=class_of(space),
        confidence=sure,
        because=tuple([*reasons, *_doubts(walk, deciding)][:_MOST_REASONS]),
    )


def _settled(charge: Charge, fixed: frozenset[str]) -> Charge:
    """The charge when what does not grow is left out."""
    return Charge(
        charge.line,
        charge.what,
        without(charge.each, fixed),
        without(charge.total, fixed),
        without(charge.steps, fixed),
    )


def _sum(sizes: Iterable[Size]) -> Size:
    total = CONSTANT
    for size in sizes:
        total = plus(total, size)
    return total


def _class_of_time(time: Size, charges: list[Charge]) -> ClassName:
    """The nearest class.

    A power above the cube that only blocks of text lift there has the class of its steps.
    """
    cls = class_of(time)
    return class_of(_sum(charge.steps for charge in charges)) if cls == "other" else cls


def _written(size: Size, letters: dict[str, str]) -> str:
    return f"O({shown(spelled(size, letters))})"


def _deciding(charges: list[Charge], time: Size) -> list[Charge]:
    """The charges that are as large as the sum, those that say most first."""
    top = growth_of(time)
    if time == CONSTANT:
        return []
    found = [charge for charge in charges if growth_of(charge.total) == top]
    by_line: dict[int, Charge] = {}
    for charge in sorted(found, key=lambda charge: growth_of(charge.each), reverse=True):
        by_line.setdefault(charge.line, charge)
    chosen = list(by_line.values())[:_MOST_REASONS]
    return sorted(chosen, key=lambda charge: charge.line)


def _reason(charge: Charge, letters: dict[str, str]) -> DecidingLine:
    each, total = spelled(charge.each, letters), spelled(charge.total, letters)
    if each == total:
        return DecidingLine(line=charge.line, reason=f"{charge.what}: {shown(total)}")
    if each == CONSTANT:
        return DecidingLine(line=charge.line, reason=f"{charge.what}: {shown(total)} in all")
    reason = f"{charge.what}: {shown(each)} each time, {shown(total)} in all"
    return DecidingLine(line=charge.line, reason=reason)


def _doubts(walk: Walk, deciding: list[Charge]) -> Iterator[DecidingLine]:
    lines = {charge.line for charge in deciding}
    for doubt in walk.ledger.doubts.values():
        if doubt.line in lines:
            yield DecidingLine(line=doubt.line, reason=f"assumed: {doubt.what}")


def _confidence(walk: Walk, deciding: list[Charge], time: Size) -> float:
    """Assumptions count in full on the lines that decide, and a little elsewhere."""
    lines = {charge.line for charge in deciding}
    sure = _SURE
    for doubt in walk.ledger.doubts.values():
        decides = doubt.line in lines or not lines
        sure *= doubt.trust if decides else (1 + doubt.trust) / 2
    if class_of(time) == "other":
        sure *= 0.7
    return round(max(_LEAST, sure), 2)


def unread(name: str, line: int, why: str) -> StaticCost:
    """The verdict where nothing could be told."""
    return StaticCost(
        name=name,
        time=UNKNOWN,
        cls="other",
        space=UNKNOWN,
        space_cls="other",
        confidence=0,
        because=(DecidingLine(line=line, reason=why),),
    )
