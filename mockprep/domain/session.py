"""A session: commands in, events out.

Every command first settles what has expired, so that a time-up bears its deadline. An event is
recorded before it takes effect; when the record fails, the state stays what it was, and the next
edit carries the text that was not saved.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from mockprep.domain import events as ev
from mockprep.domain.edits import difference
from mockprep.domain.grading import Scorecard
from mockprep.domain.interviewing import FollowUp, find_clarification
from mockprep.domain.model import Clock
from mockprep.domain.plan import Mode, SessionPlan
from mockprep.domain.question import Hint
from mockprep.domain.rubric import Rubric
from mockprep.domain.state import Attempt, Place, SessionState, apply, begin, fold
from mockprep.domain.timer import Timer
from mockprep.errors import CommandRefused

Listener = Callable[[ev.Event], None]


class Session:
    """One sitting. Screens and stores listen to its events and read its `state`."""

    def __init__(
        self,
        state: SessionState,
        clock: Clock,
        record: Listener,
        *,
        seen_at: datetime | None = None,
        gap_after: timedelta | None = None,
    ) -> None:
        """Use `start` or `resume`.

        record: called with each event before it takes effect; what it raises passes through.
        gap_after: a silence between two commands longer than this is recorded as a gap.
        """
        self.state = state
        self._clock = clock
        self._record = record
        self._listeners: list[Listener] = []
        self._seen_at = seen_at or clock()
        self._gap_after = gap_after

    @classmethod
    def start(
        cls,
        *,
        session: str,
        plan: SessionPlan,
        rubrics: Mapping[str, Rubric],
        mode: Mode,
        seed: int,
        clock: Clock,
        record: Listener,
        gap_after: timedelta | None = None,
    ) -> "Session":
        """Begin a sitting; the candidate then starts its first round."""
        event = ev.SessionStarted(
            at=clock(), session=session, mode=mode, seed=seed, plan=plan, rubrics=dict(rubrics)
        )
        record(event)
        return cls(begin(event), clock, record, gap_after=gap_after)

    @classmethod
    def resume(
        cls,
        events: Iterable[ev.Event],
        *,
        seen_at: datetime,
        count_gap: bool,
        clock: Clock,
        record: Listener,
        gap_after: timedelta | None = None,
    ) -> "Session":
        """Go on with a recorded sitting.

        seen_at: the last sign of life of the sitting; the time since then is recorded as a gap.
        count_gap: whether that time uses up the budgets.
        """
        state = fold(events)
        now = clock()
        seen_at = min(seen_at, now)
        session = cls(state, clock, record, seen_at=now, gap_after=gap_after)
        if state.stage != "ended":
            session._settle_until(seen_at)
            session._emit(ev.GapRecorded(at=now, since=seen_at, counted=count_gap))
            session.settle()
        return session

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every further event, after it has taken effect."""
        self._listeners.append(listener)

    # What the candidate does

    def start_round(self) -> None:
        """Sit down for the next round; ends a break early."""
        self.settle()
        self._require("ready", "break")
        self._begin_round(self._now())

    def write(self, pane: ev.Pane, text: str) -> None:
        """Let a pane hold `text`; the difference to what it held is recorded."""
        self.settle()
        self._require(*_STAGES[pane])
        change = difference(self._attempt().text(pane), text)
        if change is None:
            return
        position, deleted, inserted = change
        self._emit(
            ev.AnswerEdited(
                at=self._now(), pane=pane, position=position, deleted=deleted, inserted=inserted
            )
        )

    def take_hint(self) -> Hint:
        """Ask for the next hint of the question and get it."""
        self.settle()
        self._require("answering")
        index = self._next_hint()
        self._emit(ev.HintGiven(at=self._now(), hint=index))
        return self._attempt().question.hints[index]

    def ask(self, text: str) -> str:
        """Ask the interviewer for a fact; gives the reply."""
        self.settle()
        self._require("answering")
        if not text.strip():
            raise CommandRefused("Type a question for the interviewer first.")
        index, reply = find_clarification(self._attempt().question, text)
        self._emit(
            ev.ClarificationGiven(at=self._now(), asked=text, clarification=index, reply=reply)
        )
        return reply

    def submit(self) -> None:
        """Hand in the answer, or the reply to a probe; the interviewer then considers."""
        self.settle()
        self._require("answering", "replying")
        if self.state.stage == "answering":
            self._emit(ev.AnswerSubmitted(at=self._now()))
        else:
            self._emit(ev.ReplySubmitted(at=self._now()))

    def skip(self) -> None:
        """Leave the question without (more of) an answer."""
        self.settle()
        self._require("answering", "replying")
        now = self._now()
        outcome: ev.Outcome = "skipped" if self.state.stage == "answering" else "answered"
        self._close_question(now, outcome)
        self._advance(now)

    def pause(self) -> None:
        """Stop the clocks; practice only."""
        self.settle()
        if self.state.mode != "practice":
            raise CommandRefused("A real interview has no pause; practice mode has.")
        if self.state.paused_at is None and self.state.stage != "ended":
            self._emit(ev.SessionPaused(at=self._now()))

    def proceed(self) -> None:
        """Let the clocks run again."""
        if self.state.paused_at is not None:
            self._emit(ev.SessionContinued(at=self._now()))

    def quit(self) -> None:
        """End the sitting early; what was written is kept and can be graded."""
        self.settle()
        if self.state.stage == "ended":
            return
        now = self._now()
        if self.state.paused_at is not None:
            self._emit(ev.SessionContinued(at=now))
        if self.state.current is not None:
            self._close_question(now, "abandoned")
        if self.state.round_timer is not None:
            self._emit(ev.RoundEnded(at=now))
        self._emit(ev.SessionEnded(at=now, reason="quit"))

    def rate_self(self, place: Place, levels: Mapping[str, int]) -> None:
        """Record how the candidate rates their own answer, criterion by criterion."""
        self._require_attempt(place)
        self._emit(
            ev.SelfRated(at=self._now(), round=place[0], question=place[1], levels=dict(levels))
        )

    # What the interviewer, the grader and the clock do

    def follow_up(self, probe: FollowUp | None) -> None:
        """The interviewer, having considered, asks `probe`, or None to go on."""
        self.settle()
        if self.state.stage != "considering" or self.state.current is None:
            return
        now = self._now()
        if probe is not None:
            self._emit(ev.ProbeAsked(at=now, probe=probe.probe, because=probe.because))
            return
        self._close_question(now, "answered")
        self._advance(now)

    def record_scorecard(self, place: Place, scorecard: Scorecard) -> None:
        """Append what a grader says of the answer at `place`."""
        self._require_attempt(place)
        self._emit(
            ev.AnswerGraded(at=self._now(), round=place[0], question=place[1], scorecard=scorecard)
        )

    def settle(self) -> None:
        """Record a gap since the last command and everything that has expired."""
        now = self._now()
        seen, self._seen_at = self._seen_at, now
        if self.state.stage == "ended":
            return
        if self._gap_after is not None and now - seen > self._gap_after:
            self._settle_until(seen)
            self._emit(ev.GapRecorded(at=now, since=seen))
        self._settle_until(now)

    def next_hint_in(self, now: datetime) -> timedelta | None:
        """How long until a hint may be asked for; None when none is left."""
        attempt, policy = self.state.current, self.state.sitting.hints
        if attempt is None or self._hint_index(attempt) is None:
            return None
        wait = timedelta(minutes=policy.after_minutes) - attempt.timer.elapsed(now)
        return max(wait, timedelta())

    # How it goes on

    def _settle_until(self, now: datetime) -> None:
        while (expiry := self._next_expiry(now)) is not None:
            scope, deadline = expiry
            self._emit(ev.TimeExpired(at=deadline, scope=scope))
            if self.state.mode == "interview":
                self._time_up(scope, deadline)

    def _next_expiry(self, now: datetime) -> tuple[ev.Scope, datetime] | None:
        """The earliest budget that is used up at `now` and was not recorded yet."""
        state, candidates = self.state, list[tuple[datetime, ev.Scope]]()
        if state.stage == "break" and state.break_timer and state.mode == "interview":
            candidates += _expired(state.break_timer, "break", now)
        if state.in_round and state.round_timer and not state.round_expired:
            candidates += _expired(state.round_timer, "round", now)
        if state.current and state.current.expired_at is None:
            candidates += _expired(state.current.timer, "question", now)
        if not candidates:
            return None
        deadline, scope = min(candidates, key=lambda entry: (entry[0], entry[1] != "round"))
        return scope, deadline

    def _time_up(self, scope: ev.Scope, at: datetime) -> None:
        if scope == "break":
            self._begin_round(at)
            return
        if self.state.stage == "answering":
            self._emit(ev.AnswerSubmitted(at=at, by="time_up"))
        elif self.state.stage == "replying":
            self._emit(ev.ReplySubmitted(at=at, by="time_up"))
        if self.state.current is not None:
            self._emit(ev.QuestionClosed(at=at, outcome="time_up"))
        if scope == "round":
            self._end_round(at, "time_up")
        else:
            self._advance(at)

    def _begin_round(self, at: datetime) -> None:
        index = self.state.round
        self._emit(ev.RoundStarted(at=at, round=index))
        self._emit(ev.QuestionAsked(at=at, round=index, question=0))

    def _close_question(self, at: datetime, outcome: ev.Outcome) -> None:
        self._emit(ev.QuestionClosed(at=at, outcome=outcome))

    def _advance(self, at: datetime) -> None:
        """The next question of the round, or its end."""
        index = self.state.attempts[-1].place[1] + 1
        if index < len(self.state.sitting.questions):
            self._emit(ev.QuestionAsked(at=at, round=self.state.round, question=index))
        else:
            self._end_round(at, "finished")

    def _end_round(self, at: datetime, reason: ev.RoundEnd) -> None:
        minutes_off = self.state.sitting.break_after
        self._emit(ev.RoundEnded(at=at, reason=reason))
        if self.state.round >= len(self.state.plan.rounds):
            self._emit(ev.SessionEnded(at=at, reason="finished"))
        elif minutes_off:
            self._emit(ev.BreakStarted(at=at, minutes=minutes_off))

    def _next_hint(self) -> int:
        attempt = self._attempt()
        index = self._hint_index(attempt)
        if index is None:
            raise CommandRefused(
                "There is no further hint." if attempt.hints else "This question has no hints."
            )
        wait = self.next_hint_in(self._now())
        if wait:
            minutes, seconds = divmod(int(wait.total_seconds()) + 1, 60)
            raise CommandRefused(f"Hints open in {minutes}:{seconds:02d}. Try on your own first.")
        return index

    def _hint_index(self, attempt: Attempt) -> int | None:
        taken = len(attempt.hints)
        allowed = min(self.state.sitting.hints.allowed, len(attempt.question.hints))
        return taken if taken < allowed else None

    def _emit(self, event: ev.Event) -> None:
        self._record(event)
        self.state = apply(self.state, event)
        for listener in self._listeners:
            listener(event)

    def _now(self) -> datetime:
        return self._clock()

    def _attempt(self) -> Attempt:
        if self.state.current is None:
            raise CommandRefused("No question is open.")
        return self.state.current

    def _require(self, *stages: str) -> None:
        if self.state.paused_at is not None:
            raise CommandRefused("The session is paused.")
        if self.state.stage not in stages:
            raise CommandRefused(_REFUSALS.get(self.state.stage, "That can't be done now."))

    def _require_attempt(self, place: Place) -> None:
        if self.state.attempt_at(place) is None:
            raise CommandRefused("That question has not been answered yet.")


_STAGES: dict[ev.Pane, tuple[str, ...]] = {
    "answer": ("answering",),
    "reply": ("replying",),
    "notes": ("answering", "considering", "replying"),
}
_REFUSALS = {
    "ready": "The round has not begun.",
    "considering": "The interviewer is considering your answer.",
    "replying": "The answer is handed in; the interviewer waits for your reply.",
    "break": "It is break time.",
    "ended": "The session is over.",
}


def _expired(timer: Timer, scope: ev.Scope, now: datetime) -> Iterator[tuple[datetime, ev.Scope]]:
    if timer.expired(now):
        yield timer.deadline, scope
