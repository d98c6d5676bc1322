"""Folding events into a state: `state = fold(events)`.

An event that can't come where it stands is a ValueError: nothing is guessed from a damaged record.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mockprep.domain import events as ev
from mockprep.domain.question import clarifications
from mockprep.domain.section_times import BESIDE
from mockprep.domain.sections import phase_at, starting_text
from mockprep.domain.state import Attempt, Clarified, Exchange, Place, SessionState, Stage
from mockprep.domain.timer import Timer


def begin(event: ev.SessionStarted) -> SessionState:
    """The state right after the first event."""
    return SessionState(
        session=event.session,
        mode=event.mode,
        seed=event.seed,
        plan=event.plan,
        rubrics=event.rubrics,
        started_at=event.at,
        latest_at=event.at,
    )


def apply(state: SessionState, event: ev.Event) -> SessionState:
    """The state after `event`; ValueError when it is not one that can follow."""
    stages, step = _STEPS[event.event]
    if state.stage not in stages:
        raise ValueError(f"{event.event} does not fit the stage {state.stage!r}")
    return step(state, event)


def fold(events: Iterable[ev.Event]) -> SessionState:
    """The state after all `events`; ValueError when one is out of place."""
    stream = iter(events)
    first = next(stream, None)
    if not isinstance(first, ev.SessionStarted):
        raise ValueError("a transcript begins with session_started")
    state = begin(first)
    for event in stream:
        state = apply(state, event)
    return state


def _after(state: SessionState, event: ev.Happening, **changes: Any) -> SessionState:
    return replace(state, latest_at=event.at, **changes)


def _round_started(state: SessionState, event: ev.RoundStarted) -> SessionState:
    begun = state.round_timer is not None
    if begun or event.round != state.round or event.round >= len(state.plan.rounds):
        raise ValueError(f"round {event.round} is not the one that comes next")
    return _after(
        state,
        event,
        round_timer=_timer(state, event.at, state.plan.rounds[event.round].minutes),
        round_expired=False,
        break_timer=None,
        break_expired=False,
    )


def _question_asked(state: SessionState, event: ev.QuestionAsked) -> SessionState:
    questions = state.sitting.questions
    if state.round_timer is None or event.round != state.round or state.current is not None:
        raise ValueError("a question is asked in its round, after the one before")
    if not 0 <= event.question < len(questions):
        raise ValueError(f"the round has no question {event.question}")
    planned = questions[event.question]
    attempt = Attempt(
        place=(event.round, event.question),
        planned=planned,
        timer=_timer(state, event.at, _minutes(state, event, planned.question.minutes)),
        answer=starting_text(planned.question),
    )
    return _after(state, event, stage="answering", current=attempt)


def _minutes(state: SessionState, event: ev.QuestionAsked, wanted: float) -> float:
    """The question's budget; in an interview no more than what is left of the round."""
    if state.mode == "practice" or state.round_timer is None:
        return wanted
    return min(wanted, state.round_timer.remaining(event.at).total_seconds() / 60)


def _edited(state: SessionState, event: ev.AnswerEdited) -> SessionState:
    attempt = _current(state)
    before = attempt.text(event.pane)
    if event.position + event.deleted > len(before):
        raise ValueError("an edit reaches beyond the text")
    after = before[: event.position] + event.inserted + before[event.position + event.deleted :]
    changes: dict[str, Any] = {"first_edit_at": attempt.first_edit_at or event.at}
    if event.pane == "reply":
        changes["exchanges"] = _with_last_exchange(attempt, reply=after)
    else:
        changes[event.pane] = after
        if attempt.question.kind == "design" and state.stage == "answering":
            times, now = attempt.section_times, _clock(attempt, event)
            is_answer = event.pane == "answer"
            phase = phase_at(after, event.position) if is_answer else BESIDE
            changes["section_times"] = times.worked(phase, now)
    return _after(state, event, current=replace(attempt, **changes))


def _clock(attempt: Attempt, event: ev.Happening) -> float:
    """The seconds that the question's clock shows."""
    return attempt.timer.elapsed(event.at).total_seconds()


def _hint_given(state: SessionState, event: ev.HintGiven) -> SessionState:
    attempt = _current(state)
    if not 0 <= event.hint < len(attempt.question.hints):
        raise ValueError(f"the question has no hint {event.hint}")
    return _after(state, event, current=replace(attempt, hints=(*attempt.hints, event.hint)))


def _clarified(state: SessionState, event: ev.ClarificationGiven) -> SessionState:
    attempt, index = _current(state), event.clarification
    if index is not None and not 0 <= index < len(clarifications(attempt.question)):
        raise ValueError(f"the question has no clarification {index}")
    clarified = Clarified(event.asked, event.reply, index)
    attempt = replace(attempt, clarified=(*attempt.clarified, clarified))
    if attempt.question.kind == "design":
        # To ask is to work on the requirements.
        times = attempt.section_times.worked("requirements", _clock(attempt, event))
        attempt = replace(attempt, section_times=times)
    return _after(state, event, current=attempt)


def _own_tests_written(state: SessionState, event: ev.OwnTestsWritten) -> SessionState:
    attempt = replace(_current_code(state), own_tests=event.tests)
    return _after(state, event, current=attempt)


def _code_ran(state: SessionState, event: ev.CodeRan) -> SessionState:
    attempt = _current_code(state)
    attempt = replace(attempt, runs=(*attempt.runs, event.report))
    return _after(state, event, current=attempt)


def _submitted(state: SessionState, event: ev.AnswerSubmitted) -> SessionState:
    attempt = _current(state)
    times = attempt.section_times.ended(_clock(attempt, event))
    attempt = replace(attempt, submitted_at=event.at, section_times=times)
    return _after(state, event, stage="considering", current=attempt)


def _probe_asked(state: SessionState, event: ev.ProbeAsked) -> SessionState:
    attempt = _current(state)
    exchange = Exchange(event.probe, event.because, event.at)
    attempt = replace(attempt, exchanges=(*attempt.exchanges, exchange))
    return _after(state, event, stage="replying", current=attempt)


def _replied(state: SessionState, event: ev.ReplySubmitted) -> SessionState:
    attempt = _current(state)
    attempt = replace(attempt, exchanges=_with_last_exchange(attempt, submitted_at=event.at))
    return _after(state, event, stage="considering", current=attempt)


def _question_closed(state: SessionState, event: ev.QuestionClosed) -> SessionState:
    attempt = replace(_current(state), closed_at=event.at, outcome=event.outcome)
    attempts = (*state.attempts, attempt)
    return _after(state, event, current=None, attempts=attempts, stage="considering")


def _time_expired(state: SessionState, event: ev.TimeExpired) -> SessionState:
    if event.scope == "question":
        return _after(state, event, current=replace(_current(state), expired_at=event.at))
    if (event.scope == "break") != (state.stage == "break"):
        raise ValueError(f"the time of a {event.scope} can't run out now")
    return _after(state, event, **{f"{event.scope}_expired": True})


def _round_ended(state: SessionState, event: ev.RoundEnded) -> SessionState:
    if state.round_timer is None or state.current is not None:
        raise ValueError("a round ends after its last question")
    took = (state.round, state.round_timer.elapsed(event.at))
    return _after(
        state,
        event,
        stage="ready",
        round=state.round + 1,
        round_timer=None,
        round_times=(*state.round_times, took),
    )


def _break_started(state: SessionState, event: ev.BreakStarted) -> SessionState:
    timer = _timer(state, event.at, event.minutes)
    return _after(state, event, stage="break", break_timer=timer, break_expired=False)


def _paused(state: SessionState, event: ev.SessionPaused) -> SessionState:
    held = _on_timers(state, lambda timer: timer.hold(event.at))
    return _after(held, event, paused_at=event.at)


def _continued(state: SessionState, event: ev.SessionContinued) -> SessionState:
    released = _on_timers(state, lambda timer: timer.release(event.at))
    return _after(released, event, paused_at=None)


def _gap(state: SessionState, event: ev.GapRecorded) -> SessionState:
    if not event.counted:
        state = _on_timers(state, lambda timer: timer.set_aside(event.length))
    return _after(state, event, gaps=(*state.gaps, event))


def _ended(state: SessionState, event: ev.SessionEnded) -> SessionState:
    if state.current is not None:
        raise ValueError("a session ends after its last question is closed")
    return _after(
        state, event, stage="ended", ended=event.reason, ended_at=event.at, paused_at=None
    )


def _self_rated(state: SessionState, event: ev.SelfRated) -> SessionState:
    place = _closed_place(state, event)
    return _after(state, event, self_ratings={**state.self_ratings, place: event.levels})


def _judged(state: SessionState, event: ev.CodeJudged) -> SessionState:
    place = _closed_place(state, event)
    return _after(state, event, judgements={**state.judgements, place: event.judgement})


def _graded(state: SessionState, event: ev.AnswerGraded) -> SessionState:
    place = _closed_place(state, event)
    cards = (*state.scorecards.get(place, ()), event.scorecard)
    return _after(state, event, scorecards={**state.scorecards, place: cards})


def _current(state: SessionState) -> Attempt:
    if state.current is None:
        raise ValueError("no question is open")
    return state.current


def _current_code(state: SessionState) -> Attempt:
    attempt = _current(state)
    if attempt.question.kind != "code":
        raise ValueError("the question asks for no code")
    return attempt


def _closed_place(
    state: SessionState, event: ev.SelfRated | ev.AnswerGraded | ev.CodeJudged
) -> Place:
    place = (event.round, event.question)
    if state.attempt_at(place) is None:
        raise ValueError("that question has not been answered")
    return place


def _with_last_exchange(attempt: Attempt, **changes: Any) -> tuple[Exchange, ...]:
    if not attempt.exchanges:
        raise ValueError("no probe was asked")
    return (*attempt.exchanges[:-1], replace(attempt.exchanges[-1], **changes))


def _timer(state: SessionState, at: datetime, minutes: float) -> Timer:
    """A timer from `at` on, held when what it times begins while the clocks are stopped."""
    return Timer(at, timedelta(minutes=minutes), held_since=at if state.paused_at else None)


def _on_timers(state: SessionState, change: Callable[[Timer], Timer]) -> SessionState:
    current = state.current
    return replace(
        state,
        round_timer=state.round_timer and change(state.round_timer),
        break_timer=state.break_timer and change(state.break_timer),
        current=current and replace(current, timer=change(current.timer)),
    )


_READY: frozenset[Stage] = frozenset({"ready"})
_BEFORE: frozenset[Stage] = frozenset({"ready", "break"})
_ANSWERING: frozenset[Stage] = frozenset({"answering"})
_CONSIDERING: frozenset[Stage] = frozenset({"considering"})
_REPLYING: frozenset[Stage] = frozenset({"replying"})
_IN_ROUND = _ANSWERING | _CONSIDERING | _REPLYING
_RUNNING = _BEFORE | _IN_ROUND
_ANY = _RUNNING | frozenset({"ended"})

_STEPS: dict[str, tuple[frozenset[str], Callable[[SessionState, Any], SessionState]]] = {
    "session_started": (frozenset(), lambda state, event: state),
    "round_started": (_BEFORE, _round_started),
    "question_asked": (_BEFORE | _CONSIDERING, _question_asked),
    "answer_edited": (_IN_ROUND, _edited),
    "hint_given": (_ANSWERING, _hint_given),
    "clarification_given": (_ANSWERING, _clarified),
    "own_tests_written": (_ANSWERING, _own_tests_written),
    "code_ran": (_ANSWERING, _code_ran),
    "answer_submitted": (_ANSWERING, _submitted),
    "probe_asked": (_CONSIDERING, _probe_asked),
    "reply_submitted": (_REPLYING, _replied),
    "question_closed": (_IN_ROUND, _question_closed),
    "time_expired": (_IN_ROUND | {"break"}, _time_expired),
    "round_ended": (_CONSIDERING, _round_ended),
    "break_started": (_READY, _break_started),
    "session_paused": (_RUNNING, _paused),
    "session_continued": (_RUNNING, _continued),
    "gap_recorded": (_RUNNING, _gap),
    "session_ended": (_RUNNING, _ended),
    "self_rated": (_ANY, _self_rated),
    "code_judged": (_ANY, _judged),
    "answer_graded": (_ANY, _graded),
}
"""For each event the stages in which it can come, and what it changes."""
