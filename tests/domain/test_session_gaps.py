"""A machine that slept and a mockprep that was closed: gaps, and going on another day."""

import pytest

from mockprep.domain import events as ev
from tests.building import (
    START,
    Sitting,
    concept,
    minutes,
    plan_of,
    planned,
    probe,
    sit,
    two_rounds,
)


def test_a_suspended_laptop_leaves_a_gap_that_does_not_count() -> None:
    sitting = sit(gap_after=minutes(1))
    sitting.clock.forward(0.5)
    sitting.write("before")
    sitting.clock.forward(480)
    sitting.session.settle()
    gap = sitting.recorded[-1]
    assert isinstance(gap, ev.GapRecorded)
    assert (gap.since, gap.length, gap.counted) == (START + minutes(0.5), minutes(480), False)
    attempt = sitting.session.state.current
    assert attempt is not None
    assert attempt.timer.remaining(sitting.clock()) == minutes(1.5)
    assert sitting.session.state.gaps == (gap,)


def test_a_short_silence_is_no_gap() -> None:
    sitting = sit(gap_after=minutes(1))
    for _ in range(3):
        sitting.clock.forward(1)
        sitting.session.settle()
    assert sitting.session.state.gaps == ()


def test_a_gap_within_a_pause_is_set_aside_once() -> None:
    sitting = sit(mode="practice", gap_after=minutes(1))
    sitting.clock.forward(1)
    sitting.session.pause()
    sitting.clock.forward(480)
    sitting.session.proceed()
    sitting.clock.forward(0.5)
    sitting.session.settle()
    attempt = sitting.session.state.current
    assert attempt is not None
    assert attempt.timer.elapsed(sitting.clock()) == minutes(1.5)


def test_a_gap_that_could_not_be_saved_is_saved_later() -> None:
    sitting = sit(gap_after=minutes(1))
    sitting.clock.forward(480)
    sitting.room = 0
    for _ in range(2):
        with pytest.raises(Exception, match="the disk is full"):
            sitting.session.settle()
        sitting.clock.forward(0.1)
    sitting.room = None
    sitting.session.settle()
    assert sitting.since(3) == ["gap_recorded"]
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.timer.elapsed(sitting.clock()) == minutes(0)


def test_a_resumed_session_goes_on_where_it_was() -> None:
    sitting = sit()
    sitting.clock.forward(0.5)
    sitting.write("half")
    sitting.clock.forward(600)
    later = sitting.resume(seen_at=START + minutes(1))
    assert later.stamps(4) == [("gap_recorded", 600.5)]
    attempt = later.session.state.current
    assert attempt is not None
    assert attempt.answer == "half"
    assert attempt.timer.remaining(later.clock()) == minutes(1)


def test_a_gap_that_counts_uses_up_the_budgets() -> None:
    sitting = sit()
    sitting.clock.forward(2.5)
    later = sitting.resume(seen_at=START + minutes(1), count_gap=True)
    assert later.stamps(3) == [
        ("gap_recorded", 2.5),
        ("time_expired", 2),
        ("answer_submitted", 2),
        ("question_closed", 2),
        ("question_asked", 2),
    ]


def test_what_ran_out_before_the_gap_has_run_out() -> None:
    sitting = sit()
    sitting.clock.forward(600)
    later = sitting.resume(seen_at=START + minutes(2.5))
    assert later.stamps(3)[0] == ("time_expired", 2)
    assert later.kinds[-1] == "gap_recorded"
    assert later.session.state.current is not None
    assert later.session.state.current.timer.remaining(later.clock()) == minutes(1.5)


def test_a_sign_of_life_can_not_be_older_than_the_last_event_nor_to_come() -> None:
    sitting = sit()
    sitting.clock.forward(1)
    sitting.write("x")
    sitting.clock.forward(1)
    for seen_at, length in ((START, 1), (START + minutes(90), 0)):
        gap = sitting.resume(seen_at=seen_at).recorded[-1]
        assert isinstance(gap, ev.GapRecorded)
        assert gap.length == minutes(length)


def test_a_paused_session_is_still_paused_when_resumed() -> None:
    sitting = sit(mode="practice")
    sitting.session.pause()
    sitting.clock.forward(600)
    later = sitting.resume(seen_at=START)
    later.session.proceed()
    assert later.session.state.current is not None
    assert later.session.state.current.timer.remaining(later.clock()) == minutes(2)


def test_a_finished_session_is_resumed_without_a_gap() -> None:
    sitting = sit()
    sitting.session.quit()
    sitting.clock.forward(60)
    assert sitting.resume(seen_at=START).recorded == sitting.recorded


def go_on(sitting: Sitting) -> None:
    """Do the next thing that leads to the end of the interview."""
    if sitting.session.state.stage in ("ready", "break"):
        sitting.session.start_round()
    elif sitting.session.state.stage == "considering":
        sitting.session.follow_up(None)
    elif sitting.session.state.stage != "ended":
        sitting.session.skip()


def test_a_transcript_cut_off_after_any_event_goes_on() -> None:
    whole = sit(two_rounds())
    whole.answer()
    whole.clock.forward(1)
    whole.session.settle()
    whole.session.submit()
    whole.session.follow_up(probe())
    whole.clock.forward(30)
    whole.session.settle()
    assert whole.session.state.stage == "ended"
    for length in range(1, len(whole.recorded)):
        events = whole.recorded[:length]
        later = whole.resume(seen_at=events[-1].at, events=events)
        for _ in range(9):
            go_on(later)
        assert later.session.state.ended == "finished"
        assert len(later.session.state.attempts) == 3


def test_a_sitting_that_ran_out_before_the_gap_has_no_gap() -> None:
    sitting = sit(plan_of(planned(concept())), gap_after=minutes(3))
    sitting.clock.forward(2.5)
    later = sitting.resume(seen_at=START + minutes(2))
    assert later.kinds[-1] == "session_ended"
