"""Budgets of time."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.timer import Timer
from tests.building import START, minutes

TIMER = Timer(START, minutes(10))


def test_runs_from_its_start_to_its_deadline() -> None:
    assert TIMER.deadline == START + minutes(10)
    assert TIMER.elapsed(START + minutes(4)) == minutes(4)
    assert TIMER.remaining(START + minutes(4)) == minutes(6)
    assert not TIMER.expired(START + minutes(10) - timedelta.resolution)
    assert TIMER.expired(START + minutes(10))


def test_is_negative_in_overtime() -> None:
    assert TIMER.remaining(START + minutes(12)) == minutes(-2)


def test_has_used_nothing_before_its_start() -> None:
    assert TIMER.elapsed(START - minutes(1)) == minutes(0)


def test_stands_still_while_held() -> None:
    held = TIMER.hold(START + minutes(3))
    assert held.elapsed(START + minutes(30)) == minutes(3)
    assert not held.expired(START + minutes(30))
    assert held.hold(START + minutes(5)) == held


def test_goes_on_where_it_was_held() -> None:
    released = TIMER.hold(START + minutes(3)).release(START + minutes(30))
    assert released.deadline == START + minutes(37)
    assert released.elapsed(START + minutes(31)) == minutes(4)
    assert released.release(START + minutes(40)) == released


def test_sets_a_gap_aside_unless_it_is_held() -> None:
    assert TIMER.set_aside(minutes(5)).deadline == START + minutes(15)
    held = TIMER.hold(START)
    assert held.set_aside(minutes(5)) == held


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 600)), max_size=12))
def test_what_was_used_and_what_was_held_add_up(stretches: list[tuple[bool, int]]) -> None:
    timer, now, used = TIMER, START, timedelta()
    for runs, seconds in stretches:
        timer = timer.release(now) if runs else timer.hold(now)
        now += timedelta(seconds=seconds)
        used += timedelta(seconds=seconds) if runs else timedelta()
    assert timer.elapsed(now) == used
    assert timer.elapsed(now) + timer.remaining(now) == timer.budget
    assert timer.expired(now) == (timer.held_since is None and used >= timer.budget)
