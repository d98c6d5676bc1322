"""What is known of a session: the values to which its events amount."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from mockprep.domain import events as ev
from mockprep.domain.execution import Judgement, RunReport
from mockprep.domain.grading import Scorecard
from mockprep.domain.plan import Mode, PlannedQuestion, PlannedRound, SessionPlan
from mockprep.domain.question import AnyQuestion, Probe
from mockprep.domain.rubric import Rubric
from mockprep.domain.section_times import SectionTimes
from mockprep.domain.timer import Timer

Stage = Literal["ready", "answering", "considering", "replying", "break", "ended"]
"""ready: before a round; considering: the interviewer weighs the answer just handed in."""

Place = tuple[int, int]
"""Round and question, both counted from 0."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A probe and the reply to it."""

    probe: Probe
    because: str
    asked_at: datetime
    reply: str = ""
    submitted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clarified:
    """A question of the candidate's and what the interviewer said."""

    asked: str
    reply: str
    clarification: int | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One question as it was asked and answered."""

    place: Place
    planned: PlannedQuestion
    timer: Timer
    answer: str = ""
    notes: str = ""
    hints: tuple[int, ...] = ()
    clarified: tuple[Clarified, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    own_tests: tuple[str, ...] = ()
    runs: tuple[RunReport, ...] = ()
    section_times: SectionTimes = field(default_factory=SectionTimes)
    """How long each section of a design answer was worked on."""
    first_edit_at: datetime | None = None
    submitted_at: datetime | None = None
    expired_at: datetime | None = None
    """The deadline, once it has passed."""
    closed_at: datetime | None = None
    outcome: ev.Outcome | None = None

    @property
    def question(self) -> AnyQuestion:
        """The question that was asked."""
        return self.planned.question

    @property
    def used(self) -> timedelta:
        """The time used, up to the closing of the question (zero before)."""
        return self.timer.elapsed(self.closed_at) if self.closed_at else timedelta()

    def text(self, pane: ev.Pane) -> str:
        """What stands in a pane; the reply pane is the last exchange's."""
        if pane == "reply":
            return self.exchanges[-1].reply if self.exchanges else ""
        return self.answer if pane == "answer" else self.notes


@dataclass(frozen=True, slots=True)
class SessionState:
    """Everything that the events of a session amount to."""

    session: str
    mode: Mode
    seed: int
    plan: SessionPlan
    rubrics: Mapping[str, Rubric]
    started_at: datetime
    latest_at: datetime
    """The instant of the latest event."""
    stage: Stage = "ready"
    round: int = 0
    """The round that runs, or the one that comes next."""
    round_timer: Timer | None = None
    round_expired: bool = False
    break_timer: Timer | None = None
    break_expired: bool = False
    current: Attempt | None = None
    attempts: tuple[Attempt, ...] = ()
    """The closed questions, in the order in which they were asked."""
    paused_at: datetime | None = None
    gaps: tuple[ev.GapRecorded, ...] = ()
    round_times: tuple[tuple[int, timedelta], ...] = ()
    """For each round that is over, its index and the time it took."""
    ended_at: datetime | None = None
    ended: Literal["finished", "quit"] | None = None
    self_ratings: Mapping[Place, Mapping[str, int]] = field(default_factory=dict)
    judgements: Mapping[Place, Judgement] = field(default_factory=dict)
    """The latest judgement of each code answer."""
    scorecards: Mapping[Place, tuple[Scorecard, ...]] = field(default_factory=dict)

    @property
    def sitting(self) -> PlannedRound:
        """The round that runs, or the one that comes next."""
        return self.plan.rounds[min(self.round, len(self.plan.rounds) - 1)]

    @property
    def in_round(self) -> bool:
        """Whether an interviewer sits opposite."""
        return self.stage in ("answering", "considering", "replying")

    @property
    def rounds_left(self) -> int:
        """How many rounds have not begun yet."""
        begun = self.in_round or self.stage == "ended"
        return len(self.plan.rounds) - self.round - (1 if begun else 0)

    def rubric_for(self, attempt: Attempt) -> Rubric:
        """The rubric of the attempt's question, as it was when the session started."""
        return self.rubrics[attempt.question.rubric]

    def attempt_at(self, place: Place) -> Attempt | None:
        """The closed attempt at `place`, or None."""
        return next((a for a in self.attempts if a.place == place), None)

    def scorecard_for(self, attempt: Attempt) -> Scorecard | None:
        """The latest scorecard of an attempt, or None."""
        cards = self.scorecards.get(attempt.place, ())
        return cards[-1] if cards else None
