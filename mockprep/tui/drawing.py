"""From what the candidate chose to a plan, with questions drawn from the library."""

import random

from mockprep.content.library import Library
from mockprep.domain.loop import KIND_FORMATS, Loop, Pick, Round
from mockprep.domain.plan import SessionPlan, draw_names, plan_loop, plan_round
from mockprep.domain.question import Kind
from mockprep.errors import ContentError


def draw_loop(library: Library, loop: Loop, seed: int) -> SessionPlan:
    """The plan of a whole loop."""
    try:
        return plan_loop(
            loop, library.listings, seed=seed, resolve=library.resolve, fetch=library.question
        )
    except ValueError as error:
        raise ContentError(str(error)) from error


def draw_round(
    library: Library, kind: Kind, pick: Pick, minutes: float | None, seed: int
) -> SessionPlan:
    """The plan of a single round of `kind`."""
    sitting = Round(
        id=kind, title=_TITLES[kind], format=KIND_FORMATS[kind], minutes=minutes or 1, pick=(pick,)
    )
    names = draw_names(sitting, library.listings, rng=random.Random(seed), resolve=library.resolve)
    if not names:
        raise ContentError(f"no {kind} question fits; widen the topics or the difficulty")
    return plan_round(_TITLES[kind], kind, names, minutes=minutes, fetch=library.question)


_TITLES: dict[Kind, str] = {
    "concept": "Concepts",
    "code": "Coding",
    "design": "System design",
    "behavioral": "Behavioral",
}
