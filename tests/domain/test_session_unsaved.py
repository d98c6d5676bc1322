"""A record that fails: what was not saved did not happen, and nothing is stuck afterwards."""

from collections.abc import Callable

import pytest

from mockprep.domain import events as ev
from mockprep.domain.session import Session
from mockprep.errors import TranscriptError
from tests.building import START, Sitting, concept, minutes, plan_of, planned, sit, two_rounds


def test_what_could_not_be_recorded_did_not_happen() -> None:
    sitting = sit()
    sitting.write("saved")
    before = sitting.session.state
    heard: list[ev.Event] = []
    sitting.session.listen(heard.append)
    sitting.room = 0
    commands: list[Callable[[], object]] = [
        lambda: sitting.write("saved and more"),
        sitting.session.submit,
        sitting.session.take_hint,
        sitting.session.skip,
        sitting.session.quit,
    ]
    for command in commands:
        with pytest.raises(TranscriptError):
            command()
        assert sitting.session.state == before
    assert heard == []


def test_the_next_edit_carries_what_was_not_saved() -> None:
    sitting = sit()
    sitting.write("saved")
    sitting.room = 0
    with pytest.raises(TranscriptError):
        sitting.write("saved, unsaved")
    sitting.room = None
    sitting.write("saved, unsaved!")
    last = sitting.recorded[-1]
    assert isinstance(last, ev.AnswerEdited)
    assert last.inserted == ", unsaved!"
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.answer == "saved, unsaved!"


def test_a_session_that_can_not_be_recorded_does_not_start() -> None:
    sitting = Sitting(room=0)
    with pytest.raises(TranscriptError):
        Session.start(
            session="s",
            plan=two_rounds(),
            rubrics={},
            mode="practice",
            seed=1,
            clock=sitting.clock,
            record=sitting.record,
        )


@pytest.mark.parametrize("room", range(3))
def test_a_full_disk_in_the_middle_of_a_command_is_no_dead_end(room: int) -> None:
    sitting = sit(plan_of(planned(concept("a"), break_after=2), planned(concept("b"))))
    sitting.session.submit()
    sitting.room = room
    with pytest.raises(TranscriptError):
        sitting.session.follow_up(None)
    sitting.room = None
    sitting.clock.forward(0.5)
    sitting.session.settle()
    sitting.session.follow_up(None)
    assert sitting.since(4) == ["question_closed", "round_ended", "break_started"]
    assert sitting.session.state.break_timer is not None
    expected = START if room else START + minutes(0.5)
    assert sitting.session.state.break_timer.started_at == expected


@pytest.mark.parametrize("room", range(4))
def test_a_full_disk_in_the_middle_of_a_time_up_is_no_dead_end(room: int) -> None:
    whole, sitting = sit(), sit()
    whole.clock.forward(3)
    whole.session.settle()
    sitting.clock.forward(3)
    sitting.room = room
    with pytest.raises(TranscriptError):
        sitting.session.settle()
    sitting.room = None
    sitting.session.settle()
    assert sitting.recorded == whole.recorded


@pytest.mark.parametrize("room", range(3))
def test_quitting_on_a_full_disk_can_be_repeated(room: int) -> None:
    sitting = sit()
    sitting.room = room
    with pytest.raises(TranscriptError):
        sitting.session.quit()
    sitting.room = None
    sitting.session.quit()
    assert sitting.since(3) == ["question_closed", "round_ended", "session_ended"]
    assert sitting.session.state.ended == "quit"
