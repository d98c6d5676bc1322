"""Small questions, plans and sittings for tests."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mockprep.domain.events import Event
from mockprep.domain.execution import CaseResult, Group, RunReport
from mockprep.domain.folding import fold
from mockprep.domain.grading import Rating, Submission
from mockprep.domain.interviewing import FollowUp
from mockprep.domain.loop import KIND_FORMATS, HintPolicy
from mockprep.domain.plan import Mode, PlannedQuestion, PlannedRound, SessionPlan
from mockprep.domain.question import (
    AnyQuestion,
    BehavioralQuestion,
    CodeQuestion,
    ConceptQuestion,
    DesignQuestion,
    Probe,
)
from mockprep.domain.rubric import Criterion, Rubric, VerdictRule
from mockprep.domain.session import Session
from mockprep.errors import CommandRefused, TranscriptError

START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
PROBE = Probe(ask="And why is that so?")

HINTS = (
    {"level": "nudge", "say": "Think of the keys."},
    {"level": "direction", "say": "A hash table finds a key at once."},
    {"level": "giveaway", "say": "Keep the complements in a dict."},
)
CLARIFY = (
    {"ask": "Sorted?", "any_of": ["sorted"], "answer": "No, in any order."},
    {"ask": "Duplicates?", "any_of": ["duplicate*", "twice"], "answer": "They may occur."},
)


def minutes(count: float) -> timedelta:
    """A stretch of `count` minutes."""
    return timedelta(minutes=count)


class FakeClock:
    """A clock that goes on only when told."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, count: float) -> None:
        """Let `count` minutes pass."""
        self.now += minutes(count)


def concept(name: str = "gil", **fields: Any) -> ConceptQuestion:
    """A question of two minutes with three hints."""
    given = {"minutes": 2, "hints": HINTS, **fields}
    return ConceptQuestion(
        id=name, title="The GIL", ask="What is the GIL?", topics=("python",), rubric="plain",
        **given,
    )  # fmt: skip


def code(name: str = "two-sum", **fields: Any) -> CodeQuestion:
    """A coding question of ten minutes with a starter and two clarifications."""
    given = {
        "minutes": 10, "entry": "two_sum", "starter": "def two_sum(numbers, target):\n    ...\n",
        "clarify": CLARIFY, "hints": HINTS, **fields,
    }  # fmt: skip
    return CodeQuestion(
        id=name, title="Two sum", ask="Find the two.", topics=("algorithms",), rubric="plain",
        **given,
    )  # fmt: skip


def design(name: str = "links", **fields: Any) -> DesignQuestion:
    """A design question of twenty minutes with two phases."""
    given = {"minutes": 20, "phases": {"requirements": (), "api": ()}, **fields}
    return DesignQuestion(
        id=name, title="Links", ask="Shorten links.", topics=("web",), rubric="plain", **given
    )


def behavioral(name: str = "conflict", **fields: Any) -> BehavioralQuestion:
    """A question for a story, of five minutes."""
    given = {"minutes": 5, **fields}
    return BehavioralQuestion(
        id=name, title="Conflict", ask="Tell me of one.", topics=("team",), rubric="plain", **given
    )


def planned(*questions: AnyQuestion, **fields: Any) -> PlannedRound:
    """A round that asks `questions`, as long as they are together."""
    kind = questions[0].kind
    given = {"minutes": sum(q.minutes for q in questions), "max_probes": 2, **fields}
    return PlannedRound(
        id=kind,
        title=f"The {kind} round",
        format=KIND_FORMATS[kind],
        questions=tuple(PlannedQuestion(name=f"bank/{q.id}", question=q) for q in questions),
        **given,
    )


def plan_of(*rounds: PlannedRound) -> SessionPlan:
    """A plan of `rounds`, or of one with two concept questions."""
    return SessionPlan(
        loop="loop", title="A loop", rounds=rounds or (planned(concept("a"), concept("b")),)
    )


def two_rounds(hints: HintPolicy | None = None) -> SessionPlan:
    """Two concept questions in five minutes, a break of three, a coding question in ten."""
    return plan_of(
        planned(concept("a"), concept("b"), minutes=5, break_after=3, hints=hints or HintPolicy()),
        planned(code(), minutes=10),
    )


def plain_rubric(**fields: Any) -> Rubric:
    """Two criteria, the first of double weight."""
    anchors = {1: "wrong", 2: "vague", 3: "sound", 4: "deep"}
    criteria = (
        Criterion(id="accuracy", title="Accuracy", asks="Is it true?", weight=2, anchors=anchors),
        Criterion(id="clarity", title="Clarity", asks="Is it clear?", anchors=anchors),
    )
    verdict = {
        "strong_yes": VerdictRule(mean_at_least=3.5),
        "lean_yes": VerdictRule(mean_at_least=2.5),
    }
    return Rubric(
        **{"rubric": "plain", "title": "Plain", "criteria": criteria, "verdict": verdict, **fields}
    )


def submission(answer: str = "One lock for all threads.", **fields: Any) -> Submission:
    """An answer to the concept question."""
    given = {"id": "s:1.1", "name": "bank/gil", "question": concept(), **fields}
    return Submission(answer=answer, **given)


def run_report(*, passed: bool = True, group: Group = "visible") -> RunReport:
    """A run of one case."""
    case = CaseResult(
        name="example",
        group=group,
        verdict="passed" if passed else "wrong_answer",
        call="two_sum([2, 7], 9)",
        expected="[0, 1]",
        got="[0, 1]" if passed else "None",
    )
    return RunReport(isolation="a test", cases=(case,))


def rating(criterion: str, level: int | None = 3, **fields: Any) -> Rating:
    """A rating, unrated when there is no level."""
    why = {} if level is not None else {"unrated": "no idea"}
    return Rating(criterion=criterion, level=level, **why, **fields)


def probe(ask: str = PROBE.ask) -> FollowUp:
    """A probe as an interviewer decides on it."""
    return FollowUp(Probe(ask=ask), "Asked of everyone.")


def refusal(command: Callable[[], object]) -> str:
    """What a command that is not allowed says."""
    with pytest.raises(CommandRefused) as caught:
        command()
    return str(caught.value)


@dataclass
class Sitting:
    """A session with its clock and what it recorded."""

    clock: FakeClock = field(default_factory=FakeClock)
    recorded: list[Event] = field(default_factory=list)
    room: int | None = None
    """How many more events fit on the disk; None when it is empty enough."""
    session: Session = field(init=False)

    def record(self, event: Event) -> None:
        """Take an event, as a store does."""
        if self.room == 0:
            raise TranscriptError("the disk is full")
        if self.room is not None:
            self.room -= 1
        self.recorded.append(event)

    def resume(
        self, *, seen_at: datetime, count_gap: bool = False, events: Iterable[Event] | None = None
    ) -> "Sitting":
        """The sitting as another process takes it up, at the present time of the clock."""
        taken_up = Sitting(
            clock=self.clock, recorded=list(self.recorded if events is None else events)
        )
        taken_up.session = Session.resume(
            fold(taken_up.recorded),
            seen_at=seen_at,
            count_gap=count_gap,
            clock=self.clock,
            record=taken_up.record,
        )
        return taken_up

    def write(self, text: str, pane: Any = "answer") -> None:
        """Write into the open question."""
        assert self.session.state.current is not None
        self.session.write(self.session.state.current.place, pane, text)

    def answer(self, text: str = "One lock.") -> None:
        """Answer the open question; the interviewer has nothing to add."""
        self.write(text)
        self.session.submit()
        self.session.follow_up(None)

    def stamps(self, since: int = 0) -> list[tuple[str, float]]:
        """The kinds of the events after the first `since`, with the minutes from the start."""
        return [(e.event, (e.at - START) / minutes(1)) for e in self.recorded[since:]]

    @property
    def kinds(self) -> list[str]:
        """The kinds of the recorded events."""
        return [event.event for event in self.recorded]

    def since(self, count: int) -> list[str]:
        """The kinds of the events after the first `count`."""
        return self.kinds[count:]


def sit(
    plan: SessionPlan | None = None,
    mode: Mode = "interview",
    *,
    gap_after: timedelta | None = None,
    begun: bool = True,
) -> Sitting:
    """A sitting at its first question, or before it where not `begun`."""
    sitting = Sitting()
    sitting.session = Session.start(
        session="20260105-090000-test",
        plan=plan or two_rounds(),
        rubrics={"plain": plain_rubric()},
        mode=mode,
        seed=7,
        clock=sitting.clock,
        record=sitting.record,
        gap_after=gap_after,
    )
    if begun:
        sitting.session.start_round()
    return sitting
