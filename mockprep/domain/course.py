"""The course of an interview: what follows by itself from a state and the time.

The interviewer's next question, the end of a round, a time-up: each is derived from the state
alone, one event at a time. So a sitting that was cut off between two events, by a full disk or a
power failure, goes on where it stopped.
"""

from collections.abc import Iterator
from datetime import datetime

from mockprep.domain import events as ev
from mockprep.domain.state import Attempt, SessionState
from mockprep.domain.timer import Timer


def next_event(state: SessionState, now: datetime) -> ev.Event | None:
    """What comes about by itself, at `now` or before; None when nothing is due.

    A time-up bears its deadline, and what it entails bears the same instant.
    """
    if state.stage == "ended":
        return None
    return _entailed(state) or _expiry(state, now)


def _entailed(state: SessionState) -> ev.Event | None:
    """What the events so far call for, at the instant of the latest of them."""
    if state.current is not None:
        return _cut_off(state, state.current)
    if state.stage == "considering":
        return _after_question(state)
    if state.round_timer is not None:
        return ev.QuestionAsked(at=state.latest_at, round=state.round, question=0)
    if state.stage == "break":
        over = state.break_expired and state.mode == "interview"
        return ev.RoundStarted(at=state.latest_at, round=state.round) if over else None
    return _after_round(state) if state.round else None


def _cut_off(state: SessionState, attempt: Attempt) -> ev.Event | None:
    """In an interview, time-up ends what the candidate is at; in practice it is only noted."""
    if state.mode == "practice" or not (state.round_expired or attempt.expired_at):
        return None
    at = state.latest_at
    if state.stage == "answering":
        return ev.AnswerSubmitted(at=at, by="time_up")
    if state.stage == "replying":
        return ev.ReplySubmitted(at=at, by="time_up")
    return ev.QuestionClosed(at=at, outcome="time_up")


def _after_question(state: SessionState) -> ev.Event:
    last = state.attempts[-1]
    following = last.place[1] + 1
    time_up = state.mode == "interview" and state.round_expired
    over = time_up or last.outcome == "abandoned" or following >= len(state.sitting.questions)
    if over:
        return ev.RoundEnded(at=state.latest_at, reason="time_up" if time_up else "finished")
    return ev.QuestionAsked(at=state.latest_at, round=state.round, question=following)


def _after_round(state: SessionState) -> ev.Event | None:
    at = state.latest_at
    if state.attempts[-1].outcome == "abandoned":
        return ev.SessionEnded(at=at, reason="quit")
    if state.round >= len(state.plan.rounds):
        return ev.SessionEnded(at=at, reason="finished")
    minutes_off = state.plan.rounds[state.round - 1].break_after
    return ev.BreakStarted(at=at, minutes=minutes_off) if minutes_off else None


def _expiry(state: SessionState, now: datetime) -> ev.TimeExpired | None:
    """The earliest budget that is used up at `now` and was not recorded yet.

    Where a round and its question end at the same instant, the round comes first.
    """
    due = [(timer.deadline, scope) for scope, timer in _running(state) if timer.expired(now)]
    if not due:
        return None
    deadline, scope = min(due, key=lambda entry: (entry[0], entry[1] != "round"))
    return ev.TimeExpired(at=deadline, scope=scope)


def _running(state: SessionState) -> Iterator[tuple[ev.Scope, Timer]]:
    """The budgets that are being used, less those that are known to be used up."""
    if state.stage == "break":
        if state.break_timer and state.mode == "interview":
            yield "break", state.break_timer
        return
    if state.round_timer and not state.round_expired:
        yield "round", state.round_timer
    if state.current and state.current.expired_at is None:
        yield "question", state.current.timer
