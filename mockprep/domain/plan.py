"""Drawing the questions of a session from all that there are."""

import random
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from pydantic import Field

from mockprep.domain.loop import (
    DEFAULT_PROBES,
    FORMAT_KINDS,
    KIND_FORMATS,
    Break,
    Decision,
    Format,
    HintPolicy,
    Loop,
    Phase,
    Pick,
    Round,
    topic_matches,
)
from mockprep.domain.model import Model
from mockprep.domain.question import Kind, Question, TargetLevel

Mode = Literal["interview", "practice"]


class QuestionListing(Model):
    """What the content index knows of a question: enough to choose, not to ask."""

    name: str
    """The full name, `bank/id`."""
    kind: Kind
    title: str
    topics: tuple[str, ...]
    difficulty: int
    level: TargetLevel
    minutes: float
    rubric: str
    competencies: tuple[str, ...] = ()


class PlannedQuestion(Model):
    """A question that will be asked, whole, so that the transcript stands by itself."""

    name: str
    question: Question


class PlannedRound(Model):
    """A round with its questions drawn."""

    id: str
    title: str
    format: Format
    minutes: float
    phases: tuple[Phase, ...] = ()
    questions: tuple[PlannedQuestion, ...] = Field(min_length=1)
    max_probes: int
    hints: HintPolicy = HintPolicy()
    break_after: float = 0
    """Minutes off before the next round."""


class SessionPlan(Model):
    """All that a session will ask, in order."""

    loop: str
    title: str
    target_level: TargetLevel = "mid"
    rounds: tuple[PlannedRound, ...] = Field(min_length=1)
    decision: Decision = Decision()

    @property
    def minutes(self) -> float:
        """The whole length, breaks included."""
        return sum(r.minutes + r.break_after for r in self.rounds)


Resolve = Callable[[str], str]
"""Turns a name in a pick, `bank/id` or `id`, into the full name; raises UnknownName."""
Fetch = Callable[[str], Question]
"""Loads a question by its full name."""


def fitting(pick: Pick, kind: Kind, listings: Iterable[QuestionListing]) -> list[QuestionListing]:
    """The questions that `pick` may draw in a round for `kind`, in the order given."""
    low, high = pick.difficulty
    return [
        listing
        for listing in listings
        if listing.kind == (pick.kind or kind)
        and low <= listing.difficulty <= high
        and topic_matches(listing.topics, pick.topics)
        and (not pick.levels or listing.level in pick.levels)
        and (not pick.competencies or set(pick.competencies) & set(listing.competencies))
    ]


def draw_names(
    sitting: Round,
    listings: Sequence[QuestionListing],
    *,
    rng: random.Random,
    resolve: Resolve,
    asked: Iterable[str] = (),
) -> list[str]:
    """The names of the questions of one round, none of them in `asked` nor twice.

    A pick with fewer fitting questions than it asks for gives what there is.
    """
    drawn: list[str] = []
    for pick in sitting.pick:
        taken = {*asked, *drawn}
        if pick.ids:
            named = dict.fromkeys(map(resolve, pick.ids))
            drawn += [name for name in named if name not in taken]
            continue
        pool = [entry for entry in fitting(pick, sitting.kind, listings) if entry.name not in taken]
        rng.shuffle(pool)
        if pick.prefer:
            pool.sort(key=lambda entry: not topic_matches(entry.topics, pick.prefer))
        drawn += [entry.name for entry in pool[: pick.count]]
    return drawn


def plan_loop(
    loop: Loop,
    listings: Sequence[QuestionListing],
    *,
    seed: int,
    resolve: Resolve,
    fetch: Fetch,
) -> SessionPlan:
    """Draw all rounds of `loop`. The same seed and content give the same plan.

    Rounds for which no question is left are dropped, and breaks that then lead nowhere; with no
    round left at all, ValueError.
    """
    rng = random.Random(seed)
    rounds: list[PlannedRound] = []
    asked: list[str] = []
    minutes_off = 0.0
    for entry in loop.rounds:
        if isinstance(entry, Break):
            minutes_off = entry.minutes
            continue
        names = draw_names(entry, listings, rng=rng, resolve=resolve, asked=asked)
        if loop.order == "shuffled":
            rng.shuffle(names)
        if not names:
            continue
        asked += names
        if rounds:
            rounds[-1] = rounds[-1].model_copy(update={"break_after": minutes_off})
        minutes_off = 0.0
        rounds.append(_planned(entry, names, fetch))
    if not rounds:
        raise ValueError(f"no question fits the rounds of loop {loop.loop!r}")
    return SessionPlan(
        loop=loop.loop,
        title=loop.title,
        target_level=loop.target_level,
        rounds=tuple(rounds),
        decision=loop.decision,
    )


def plan_round(
    title: str, kind: Kind, names: Sequence[str], *, minutes: float | None, fetch: Fetch
) -> SessionPlan:
    """A session of a single round with the named questions, all of them of `kind`.

    Without `minutes`, the budgets of the questions add up to the length of the round.
    """
    questions = tuple(PlannedQuestion(name=name, question=fetch(name)) for name in names)
    length = minutes or sum(planned.question.minutes for planned in questions)
    sitting = PlannedRound(
        id=kind,
        title=title,
        format=KIND_FORMATS[kind],
        minutes=length,
        questions=questions,
        max_probes=DEFAULT_PROBES[kind],
    )
    return SessionPlan(loop=f"single-{kind}", title=title, rounds=(sitting,))


def _planned(entry: Round, names: Sequence[str], fetch: Fetch) -> PlannedRound:
    return PlannedRound(
        id=entry.id,
        title=entry.title,
        format=entry.format,
        minutes=entry.minutes,
        phases=entry.phases,
        questions=tuple(PlannedQuestion(name=name, question=fetch(name)) for name in names),
        max_probes=entry.max_probes,
        hints=entry.hints,
    )


def kind_of(sitting: PlannedRound) -> Kind:
    """The kind of question that a planned round asks."""
    return FORMAT_KINDS[sitting.format]
