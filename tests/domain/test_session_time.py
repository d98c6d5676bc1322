"""Time in a session: time-up, overtime, breaks and pauses."""

from datetime import timedelta
from itertools import pairwise

from mockprep.domain import events as ev
from tests.building import (
    START,
    concept,
    minutes,
    plan_of,
    planned,
    probe,
    refusal,
    sit,
)

# Time-up in an interview


def test_time_up_bears_its_deadline() -> None:
    sitting = sit()
    sitting.clock.forward(2.5)
    sitting.session.settle()
    assert sitting.stamps(3) == [
        ("time_expired", 2),
        ("answer_submitted", 2),
        ("question_closed", 2),
        ("question_asked", 2),
    ]
    assert sitting.session.state.attempts[0].outcome == "time_up"
    assert sitting.session.state.attempts[0].used == minutes(2)


def test_a_budget_lasts_to_its_very_end() -> None:
    sitting = sit()
    sitting.clock.now = START + minutes(2) - timedelta.resolution
    sitting.write("just in time")
    sitting.clock.now = START + minutes(2)
    sitting.session.settle()
    assert sitting.session.state.attempts[0].answer == "just in time"


def test_the_round_ends_before_its_question() -> None:
    sitting = sit(plan_of(planned(concept("a"), concept("b"), minutes=2), planned(concept("c"))))
    sitting.clock.forward(9)
    sitting.session.settle()
    assert sitting.stamps(3) == [
        ("time_expired", 2),
        ("answer_submitted", 2),
        ("question_closed", 2),
        ("round_ended", 2),
    ]
    expired, ended = sitting.recorded[3], sitting.recorded[6]
    assert isinstance(expired, ev.TimeExpired)
    assert expired.scope == "round"
    assert isinstance(ended, ev.RoundEnded)
    assert ended.reason == "time_up"
    assert sitting.session.state.stage == "ready"


def test_time_runs_while_the_interviewer_considers_and_probes() -> None:
    considering = sit()
    considering.session.submit()
    considering.clock.forward(2)
    considering.session.follow_up(probe())
    assert considering.since(4) == ["time_expired", "question_closed", "question_asked"]
    replying = sit()
    replying.session.submit()
    replying.session.follow_up(probe())
    replying.write("Because", "reply")
    replying.clock.forward(2)
    replying.session.settle()
    assert replying.since(6) == [
        "time_expired",
        "reply_submitted",
        "question_closed",
        "question_asked",
    ]
    assert replying.session.state.attempts[0].exchanges[0].reply == "Because"


def test_a_late_command_meets_the_next_question() -> None:
    sitting = sit()
    sitting.clock.forward(3)
    sitting.session.submit()
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.place == (0, 1)
    assert sitting.session.state.stage == "considering"


def test_a_whole_loop_runs_out_at_its_deadlines() -> None:
    sitting = sit()
    sitting.clock.forward(600)
    sitting.session.settle()
    assert sitting.session.state.ended == "finished"
    assert sitting.session.state.ended_at == START + minutes(4 + 3 + 10)
    assert all(earlier.at <= later.at for earlier, later in pairwise(sitting.recorded))


# Overtime in practice


def test_practice_records_overtime_once_and_goes_on() -> None:
    sitting = sit(mode="practice")
    sitting.clock.forward(6)
    sitting.session.settle()
    assert sitting.stamps(3) == [("time_expired", 2), ("time_expired", 5)]
    sitting.clock.forward(1)
    sitting.write("late but written")
    sitting.session.settle()
    assert sitting.since(5) == ["answer_edited"]
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.expired_at == START + minutes(2)
    sitting.answer()
    assert sitting.session.state.attempts[0].used == minutes(7)


def test_a_practice_round_that_is_over_time_still_asks_all() -> None:
    sitting = sit(mode="practice")
    sitting.clock.forward(30)
    sitting.answer()
    sitting.answer()
    ended = sitting.recorded[-2]
    assert isinstance(ended, ev.RoundEnded)
    assert ended.reason == "finished"
    assert sitting.session.state.round_times == ((0, minutes(30)),)


# Breaks


def test_a_break_can_be_ended_early() -> None:
    sitting = sit()
    sitting.session.skip()
    sitting.session.skip()
    assert sitting.session.state.stage == "break"
    assert refusal(sitting.session.submit) == "It is break time."
    sitting.clock.forward(1)
    sitting.session.start_round()
    assert sitting.session.state.round_timer is not None
    assert sitting.session.state.round_timer.started_at == START + minutes(1)
    assert sitting.session.state.break_timer is None


def test_an_interview_goes_on_when_the_break_is_over() -> None:
    sitting = sit()
    sitting.session.skip()
    sitting.session.skip()
    sitting.clock.forward(4)
    sitting.session.settle()
    assert sitting.stamps(8) == [("time_expired", 3), ("round_started", 3), ("question_asked", 3)]


def test_practice_waits_after_the_break() -> None:
    sitting = sit(mode="practice")
    sitting.session.skip()
    sitting.session.skip()
    sitting.clock.forward(60)
    sitting.session.settle()
    assert sitting.session.state.stage == "break"
    assert sitting.since(8) == []
    sitting.session.start_round()
    assert sitting.session.state.round == 1


def test_rounds_without_a_break_wait_for_the_candidate() -> None:
    sitting = sit(plan_of(planned(concept("a")), planned(concept("b"))))
    sitting.session.skip()
    sitting.clock.forward(60)
    sitting.session.settle()
    assert sitting.session.state.stage == "ready"
    assert sitting.session.state.rounds_left == 1


# Pauses


def test_an_interview_has_no_pause() -> None:
    assert "no pause" in refusal(sit().session.pause)


def test_the_clocks_stand_still_in_a_pause() -> None:
    sitting = sit(mode="practice")
    sitting.clock.forward(1)
    sitting.session.pause()
    sitting.clock.forward(60)
    assert refusal(lambda: sitting.write("x")) == "The session is paused."
    assert refusal(sitting.session.submit) == "The session is paused."
    sitting.session.pause()
    sitting.session.proceed()
    sitting.session.proceed()
    assert sitting.since(3) == ["session_paused", "session_continued"]
    attempt = sitting.session.state.current
    assert attempt is not None
    assert attempt.timer.remaining(sitting.clock()) == minutes(1)
    assert attempt.expired_at is None


def test_what_begins_in_a_pause_begins_with_its_clock_stopped() -> None:
    sitting = sit(mode="practice")
    sitting.session.submit()
    sitting.session.pause()
    sitting.clock.forward(1)
    sitting.session.follow_up(None)
    sitting.clock.forward(60)
    sitting.session.settle()
    sitting.session.proceed()
    attempt = sitting.session.state.current
    assert attempt is not None
    assert attempt.place == (0, 1)
    assert attempt.timer.remaining(sitting.clock()) == minutes(2)
    assert sitting.session.state.round_timer is not None
    assert sitting.session.state.round_timer.remaining(sitting.clock()) == minutes(5)


def test_a_pause_after_the_end_is_nothing() -> None:
    sitting = sit(mode="practice")
    sitting.session.quit()
    count = len(sitting.recorded)
    sitting.session.pause()
    sitting.session.proceed()
    assert sitting.since(count) == []


def test_a_question_gets_no_more_time_than_is_left_of_the_round() -> None:
    sitting = sit(plan_of(planned(concept(minutes=8), minutes=5)))
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.timer.budget == minutes(5)


def test_in_practice_a_question_keeps_its_own_budget() -> None:
    sitting = sit(plan_of(planned(concept(minutes=8), minutes=5)), mode="practice")
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.timer.budget == minutes(8)
