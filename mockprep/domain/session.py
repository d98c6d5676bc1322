"""A session: commands in, events out.

Every command first settles what has expired, so that a time-up bears its deadline. An event is
recorded before it takes effect; when the record fails, the state stays what it was, and the next
edit carries the text that was not saved.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from mockprep.domain import events as ev
from mockprep.domain.course import next_event
from mockprep.domain.edits import difference, encodable
from mockprep.domain.execution import Judgement, RunReport
from mockprep.domain.folding import apply, begin
from mockprep.domain.grading import Scorecard
from mockprep.domain.interviewing import FollowUp, find_clarification
from mockprep.domain.model import Clock
from mockprep.domain.plan import Mode, SessionPlan
from mockprep.domain.question import Hint
from mockprep.domain.rubric import Rubric
from mockprep.domain.state import Attempt, Place, SessionState
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
        state: SessionState,
        *,
        seen_at: datetime,
        count_gap: bool,
        clock: Clock,
        record: Listener,
        gap_after: timedelta | None = None,
    ) -> "Session":
        """Go on with a recorded sitting from the state that its events fold to.

        seen_at: the last sign of life of the sitting; the time since then is recorded as a gap.
        count_gap: whether that time uses up the budgets.
        """
        now = clock()
        seen_at = min(max(seen_at, state.latest_at), now)
        session = cls(state, clock, record, seen_at=now, gap_after=gap_after)
        session._record_gap(now, since=seen_at, counted=count_gap)
        session.settle()
        return session

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every further event, after it has taken effect."""
        self._listeners.append(listener)

    # What the candidate does

    def start_round(self) -> None:
        """Sit down for the next round; ends a break early."""
        now = self.settle()
        self._require("ready", "break")
        self._emit(ev.RoundStarted(at=now, round=self.state.round))
        self._settle_until(now)

    def write(self, place: Place, pane: ev.Pane, text: str) -> None:
        """Let a pane of the question at `place` hold `text`; the difference is recorded.

        Refused when that question is no longer open: its time may have run out with this key.
        """
        now = self.settle()
        if self.state.current is not None and self.state.current.place != place:
            raise CommandRefused("That question is closed.")
        self._require(*_STAGES[pane])
        change = difference(self._attempt().text(pane), encodable(text))
        if change is None:
            return
        position, deleted, inserted = change
        self._emit(
            ev.AnswerEdited(
                at=now, pane=pane, position=position, deleted=deleted, inserted=inserted
            )
        )

    def take_hint(self) -> Hint:
        """Ask for the next hint of the question and get it."""
        now = self.settle()
        self._require("answering")
        index = self._next_hint(now)
        self._emit(ev.HintGiven(at=now, hint=index))
        return self._attempt().question.hints[index]

    def ask(self, text: str) -> str:
        """Ask the interviewer for a fact; gives the reply."""
        now = self.settle()
        self._require("answering")
        text = encodable(text)
        if not text.strip():
            raise CommandRefused("Type a question for the interviewer first.")
        index, reply = find_clarification(self._attempt().question, text)
        self._emit(ev.ClarificationGiven(at=now, asked=text, clarification=index, reply=reply))
        return reply

    def write_tests(self, tests: Sequence[str]) -> None:
        """Let these lines of Python be the candidate's own tests of the open code question."""
        now = self.settle()
        self._require_code()
        kept = tuple(encodable(test) for test in tests)
        if kept != self._attempt().own_tests:
            self._emit(ev.OwnTestsWritten(at=now, tests=kept))

    def record_run(self, place: Place, report: RunReport) -> None:
        """Record what running the code showed; refused once its question is no longer open."""
        now = self.settle()
        if self.state.current is not None and self.state.current.place != place:
            raise CommandRefused("That question is closed.")
        self._require_code()
        self._emit(ev.CodeRan(at=now, report=report))

    def submit(self) -> None:
        """Hand in the answer, or the reply to a probe; the interviewer then considers."""
        now = self.settle()
        self._require("answering", "replying")
        if self.state.stage == "answering":
            self._emit(ev.AnswerSubmitted(at=now))
        else:
            self._emit(ev.ReplySubmitted(at=now))

    def skip(self) -> None:
        """Leave the question without (more of) an answer."""
        now = self.settle()
        self._require("answering", "replying")
        self._close_question(now, "skipped" if self.state.stage == "answering" else "answered")

    def pause(self) -> None:
        """Stop the clocks; practice only."""
        now = self.settle()
        if self.state.mode != "practice":
            raise CommandRefused("A real interview has no pause; practice mode has.")
        if self.state.paused_at is None and self.state.stage != "ended":
            self._emit(ev.SessionPaused(at=now))

    def proceed(self) -> None:
        """Let the clocks run again."""
        # Settling first sees a gap within the pause, which must not be set aside a second time.
        now = self.settle()
        if self.state.paused_at is not None:
            self._emit(ev.SessionContinued(at=now))

    def quit(self) -> None:
        """End the sitting early; what was written is kept and can be graded."""
        now = self.settle()
        if self.state.stage == "ended":
            return
        if self.state.paused_at is not None:
            self._emit(ev.SessionContinued(at=now))
        if self.state.current is not None:
            self._close_question(now, "abandoned")
        else:
            self._emit(ev.SessionEnded(at=now, reason="quit"))

    def rate_self(self, place: Place, levels: Mapping[str, int]) -> None:
        """Record how the candidate rates their own answer, criterion by criterion."""
        now = self.settle()
        self._require_attempt(place)
        self._emit(ev.SelfRated(at=now, round=place[0], question=place[1], levels=dict(levels)))

    # What the interviewer, the grader and the clock do

    def follow_up(self, probe: FollowUp | None) -> None:
        """The interviewer, having considered, asks `probe`, or None to go on."""
        now = self.settle()
        if self.state.stage != "considering" or self.state.current is None:
            return
        if probe is not None:
            self._emit(ev.ProbeAsked(at=now, probe=probe.probe, because=probe.because))
            return
        self._close_question(now, "answered")

    def record_judgement(self, place: Place, judgement: Judgement) -> None:
        """Append what running and reading the code at `place` found out."""
        now = self.settle()
        self._require_attempt(place)
        self._emit(ev.CodeJudged(at=now, round=place[0], question=place[1], judgement=judgement))

    def record_scorecard(self, place: Place, scorecard: Scorecard) -> None:
        """Append what a grader says of the answer at `place`."""
        now = self.settle()
        self._require_attempt(place)
        self._emit(ev.AnswerGraded(at=now, round=place[0], question=place[1], scorecard=scorecard))

    def settle(self) -> datetime:
        """Record a gap since the last command and all that came about by itself; gives the time."""
        now, seen = self._clock(), self._seen_at
        if self.state.stage == "ended":
            return now
        if self._gap_after is not None and now - seen > self._gap_after:
            self._record_gap(now, since=seen)
        self._seen_at = now
        self._settle_until(now)
        return now

    def vouch(self) -> None:
        """The host was there all along: the silence since the last command is no gap."""
        self._seen_at = self._clock()

    def next_hint_in(self, now: datetime) -> timedelta | None:
        """How long until a hint may be asked for; None when none is left."""
        attempt, policy = self.state.current, self.state.sitting.hints
        if attempt is None or self._hint_index(attempt) is None:
            return None
        wait = timedelta(minutes=policy.after_minutes) - attempt.timer.elapsed(now)
        return max(wait, timedelta())

    # How it goes on

    def _settle_until(self, now: datetime) -> None:
        while (event := next_event(self.state, now)) is not None:
            self._emit(event)

    def _record_gap(self, now: datetime, *, since: datetime, counted: bool = False) -> None:
        # What ran out before the gap has run out, even the whole sitting.
        self._settle_until(since)
        if self.state.stage != "ended":
            self._emit(ev.GapRecorded(at=now, since=since, counted=counted))

    def _close_question(self, now: datetime, outcome: ev.Outcome) -> None:
        self._emit(ev.QuestionClosed(at=now, outcome=outcome))
        self._settle_until(now)

    def _next_hint(self, now: datetime) -> int:
        attempt = self._attempt()
        index = self._hint_index(attempt)
        if index is None:
            raise CommandRefused(
                "There is no further hint." if attempt.hints else "This question has no hints."
            )
        wait = self.next_hint_in(now)
        if wait:
            minutes, seconds = divmod(math.ceil(wait.total_seconds()), 60)
            raise CommandRefused(f"Hints open in {minutes}:{seconds:02d}. Try on your own first.")
        return index

    def _hint_index(self, attempt: Attempt) -> int | None:
        offered = self.state.sitting.hints.offered(attempt.question.hints)
        return next((index for index in offered if index not in attempt.hints), None)

    def _emit(self, event: ev.Event) -> None:
        after = apply(self.state, event)
        self._record(event)
        self.state = after
        for listener in self._listeners:
            listener(event)

    def _attempt(self) -> Attempt:
        if self.state.current is None:
            raise CommandRefused("No question is open.")
        return self.state.current

    def _require(self, *stages: str) -> None:
        if self.state.paused_at is not None:
            raise CommandRefused("The session is paused.")
        if self.state.stage not in stages:
            raise CommandRefused(_REFUSALS.get(self.state.stage, "That can't be done now."))

    def _require_code(self) -> None:
        self._require("answering")
        if self._attempt().question.kind != "code":
            raise CommandRefused("This question asks for no code.")

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
