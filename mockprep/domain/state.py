"""What is known of a session, as the fold of its events: `state = fold(events)`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from mockprep.domain import events as ev
from mockprep.domain.grading import Scorecard
from mockprep.domain.plan import Mode, PlannedQuestion, PlannedRound, SessionPlan
from mockprep.domain.question import AnyQuestion, Probe
from mockprep.domain.rubric import Rubric
from mockprep.domain.sections import starting_text
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
    stage: Stage = "ready"
    round: int = 0
    """The round that runs, or the one that comes next."""
    round_timer: Timer | None = None
    round_expired: bool = False
    break_timer: Timer | None = None
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


def begin(event: ev.SessionStarted) -> SessionState:
    """The state right after the first event."""
    return SessionState(
        session=event.session,
        mode=event.mode,
        seed=event.seed,
        plan=event.plan,
        rubrics=event.rubrics,
        started_at=event.at,
    )


def apply(state: SessionState, event: ev.Event) -> SessionState:
    """The state after `event`, which must be one that can follow."""
    return _APPLY[event.event](state, event)


def fold(events: Iterable[ev.Event]) -> SessionState:
    """The state after all `events`; ValueError when they do not begin with a start."""
    stream = iter(events)
    first = next(stream, None)
    if not isinstance(first, ev.SessionStarted):
        raise ValueError("a transcript begins with session_started")
    state = begin(first)
    for event in stream:
        state = apply(state, event)
    return state


def _started(state: SessionState, event: ev.SessionStarted) -> SessionState:
    raise ValueError("a session starts only once")


def _round_started(state: SessionState, event: ev.RoundStarted) -> SessionState:
    budget = timedelta(minutes=state.plan.rounds[event.round].minutes)
    return replace(
        state,
        round=event.round,
        round_timer=Timer(event.at, budget),
        round_expired=False,
        break_timer=None,
    )


def _question_asked(state: SessionState, event: ev.QuestionAsked) -> SessionState:
    planned = state.plan.rounds[event.round].questions[event.question]
    attempt = Attempt(
        place=(event.round, event.question),
        planned=planned,
        timer=Timer(event.at, timedelta(minutes=planned.question.minutes)),
        answer=starting_text(planned.question),
    )
    return replace(state, stage="answering", current=attempt)


def _current(state: SessionState) -> Attempt:
    if state.current is None:
        raise ValueError("no question is open")
    return state.current


def _edited(state: SessionState, event: ev.AnswerEdited) -> SessionState:
    attempt = _current(state)
    before = attempt.text(event.pane)
    if event.position + event.deleted > len(before):
        raise ValueError("an edit reaches beyond the text")
    after = before[: event.position] + event.inserted + before[event.position + event.deleted :]
    changes: dict[str, Any] = {"first_edit_at": attempt.first_edit_at or event.at}
    if event.pane == "reply":
        last = replace(attempt.exchanges[-1], reply=after)
        changes["exchanges"] = (*attempt.exchanges[:-1], last)
    else:
        changes[event.pane] = after
    return replace(state, current=replace(attempt, **changes))


def _hint_given(state: SessionState, event: ev.HintGiven) -> SessionState:
    attempt = _current(state)
    return replace(state, current=replace(attempt, hints=(*attempt.hints, event.hint)))


def _clarified(state: SessionState, event: ev.ClarificationGiven) -> SessionState:
    attempt = _current(state)
    clarified = Clarified(event.asked, event.reply, event.clarification)
    return replace(state, current=replace(attempt, clarified=(*attempt.clarified, clarified)))


def _submitted(state: SessionState, event: ev.AnswerSubmitted) -> SessionState:
    attempt = replace(_current(state), submitted_at=event.at)
    return replace(state, stage="considering", current=attempt)


def _probe_asked(state: SessionState, event: ev.ProbeAsked) -> SessionState:
    attempt = _current(state)
    exchange = Exchange(event.probe, event.because, event.at)
    attempt = replace(attempt, exchanges=(*attempt.exchanges, exchange))
    return replace(state, stage="replying", current=attempt)


def _replied(state: SessionState, event: ev.ReplySubmitted) -> SessionState:
    attempt = _current(state)
    last = replace(attempt.exchanges[-1], submitted_at=event.at)
    attempt = replace(attempt, exchanges=(*attempt.exchanges[:-1], last))
    return replace(state, stage="considering", current=attempt)


def _question_closed(state: SessionState, event: ev.QuestionClosed) -> SessionState:
    attempt = replace(_current(state), closed_at=event.at, outcome=event.outcome)
    return replace(state, current=None, attempts=(*state.attempts, attempt), stage="considering")


def _time_expired(state: SessionState, event: ev.TimeExpired) -> SessionState:
    if event.scope == "question":
        return replace(state, current=replace(_current(state), expired_at=event.at))
    return replace(state, round_expired=True) if event.scope == "round" else state


def _round_ended(state: SessionState, event: ev.RoundEnded) -> SessionState:
    assert state.round_timer is not None, "a round that ends has begun"
    took = (state.round, state.round_timer.elapsed(event.at))
    return replace(
        state,
        stage="ready",
        round=state.round + 1,
        round_timer=None,
        round_times=(*state.round_times, took),
    )


def _break_started(state: SessionState, event: ev.BreakStarted) -> SessionState:
    timer = Timer(event.at, timedelta(minutes=event.minutes))
    return replace(state, stage="break", break_timer=timer)


def _on_timers(state: SessionState, change: Callable[[Timer], Timer]) -> SessionState:
    current = state.current
    return replace(
        state,
        round_timer=state.round_timer and change(state.round_timer),
        break_timer=state.break_timer and change(state.break_timer),
        current=current and replace(current, timer=change(current.timer)),
    )


def _paused(state: SessionState, event: ev.SessionPaused) -> SessionState:
    return replace(_on_timers(state, lambda timer: timer.hold(event.at)), paused_at=event.at)


def _continued(state: SessionState, event: ev.SessionContinued) -> SessionState:
    return replace(_on_timers(state, lambda timer: timer.release(event.at)), paused_at=None)


def _gap(state: SessionState, event: ev.GapRecorded) -> SessionState:
    state = replace(state, gaps=(*state.gaps, event))
    if event.counted:
        return state
    return _on_timers(state, lambda timer: timer.set_aside(event.length))


def _ended(state: SessionState, event: ev.SessionEnded) -> SessionState:
    return replace(state, stage="ended", ended=event.reason, ended_at=event.at, paused_at=None)


def _self_rated(state: SessionState, event: ev.SelfRated) -> SessionState:
    place = (event.round, event.question)
    return replace(state, self_ratings={**state.self_ratings, place: event.levels})


def _graded(state: SessionState, event: ev.AnswerGraded) -> SessionState:
    place = (event.round, event.question)
    cards = (*state.scorecards.get(place, ()), event.scorecard)
    return replace(state, scorecards={**state.scorecards, place: cards})


_APPLY: dict[str, Callable[[SessionState, Any], SessionState]] = {
    "session_started": _started,
    "round_started": _round_started,
    "question_asked": _question_asked,
    "answer_edited": _edited,
    "hint_given": _hint_given,
    "clarification_given": _clarified,
    "answer_submitted": _submitted,
    "probe_asked": _probe_asked,
    "reply_submitted": _replied,
    "question_closed": _question_closed,
    "time_expired": _time_expired,
    "round_ended": _round_ended,
    "break_started": _break_started,
    "session_paused": _paused,
    "session_continued": _continued,
    "gap_recorded": _gap,
    "session_ended": _ended,
    "self_rated": _self_rated,
    "answer_graded": _graded,
}
