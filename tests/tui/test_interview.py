"""The interview screen: what is offered when, what is said, and that nothing typed is lost."""

from collections.abc import Sequence

import pytest

from mockprep.domain import events as ev
from mockprep.domain.grading import Submission
from mockprep.domain.interviewing import FollowUp
from mockprep.domain.loop import HintPolicy
from mockprep.domain.question import Probe
from mockprep.tui.widgets.answer_editor import AnswerEditor
from mockprep.tui.widgets.status_bar import ClockFace
from tests.building import behavioral, code, concept, design, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.room import Desk
from tests.tui.steps import Told, paste, press, settled, text_of, type_text


async def test_an_empty_answer_is_not_handed_in(clock: MovedClock) -> None:
    told, app = Told(), Desk(clock, plan_of(planned(code())))
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter", "ctrl+s")
        assert app.state.stage == "answering"
        assert told.notices == ["Nothing is written yet. Write an answer, or skip the question."]


async def test_skipping_asks_first(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept("a"), concept("b"))))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+l", "escape")
        assert app.state.current is not None
        assert app.state.current.place == (0, 0)
        await press(pilot, "ctrl+l", "down", "enter")
        assert app.state.current is not None
        assert app.state.current.place == (0, 1)
        assert app.state.attempts[0].outcome == "skipped"


async def test_notes_are_kept_with_their_question(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept("a"), concept("b"))))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+n")
        await paste(pilot, "ask about sizes")
        await press(pilot, "ctrl+n")
        await paste(pilot, "One lock.")
        await press(pilot, "ctrl+s")
        assert app.state.attempts[0].notes == "ask about sizes"
        assert app.state.attempts[0].answer == "One lock."
        assert app.screen.query_one("#notes", AnswerEditor).text == ""
        assert not app.screen.has_class("-notes")


async def test_a_hint_that_the_round_does_not_allow_yet_is_refused(clock: MovedClock) -> None:
    told = Told()
    policy = HintPolicy(allowed=1, after_minutes=2)
    app = Desk(clock, plan_of(planned(concept(minutes=9), hints=policy)))
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter", "ctrl+g")
        assert told.notices[-1].startswith("Hints open in 2:00")
        app.pass_time(2)
        await press(pilot, "ctrl+g", "ctrl+g")
        assert app.state.current is not None
        assert app.state.current.hints == (0,)
        assert told.notices[-1] == "There is no further hint."


async def test_pausing_locks_the_editor_and_holds_the_clock(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept(minutes=4))), mode="practice")
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await paste(pilot, "before")
        await press(pilot, "ctrl+b")
        assert app.editor.read_only
        app.pass_time(30)
        assert str(app.screen.query_one("#question-clock", ClockFace).content) == "question paused"
        await press(pilot, "ctrl+b")
        assert not app.editor.read_only
        assert str(app.screen.query_one("#question-clock", ClockFace).content) == "question 4:00"


async def test_an_interview_has_no_pause(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept())))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+b")
        assert app.state.paused_at is None


async def test_overtime_in_practice_is_shown_and_recorded_once(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept(minutes=2), minutes=30)), mode="practice")
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        for minutes, urgency in ((0.5, "calm"), (0.7, "halfway"), (0.6, "closing"), (0.5, "over")):
            app.pass_time(minutes)
            assert app.screen.query_one("#question-clock").has_class(f"-{urgency}")
        app.pass_time(1)
        await settled(pilot)
        assert str(app.screen.query_one("#question-clock", ClockFace).content) == "question +1:18"
        expired = [event for event in app.events if isinstance(event, ev.TimeExpired)]
        assert [event.scope for event in expired] == ["question"]
        await paste(pilot, "still allowed")
        assert app.state.current is not None
        assert app.state.current.answer == "still allowed"


async def test_time_up_hands_in_what_stands_there_and_moves_on(clock: MovedClock) -> None:
    told, app = Told(), Desk(clock, plan_of(planned(concept("a"), concept("b"), minutes=30)))
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter")
        await paste(pilot, "half an ans")
        app.pass_time(3)
        await settled(pilot)
        first = app.state.attempts[0]
        assert (first.answer, first.outcome) == ("half an ans", "time_up")
        assert app.editor.text == ""
        assert "What you wrote is handed in; on to what comes next." in told.notices
        await paste(pilot, "next")
        assert app.state.current is not None
        assert app.state.current.answer == "next"


async def test_a_break_runs_out_and_the_next_round_begins(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept(), break_after=5), planned(code())))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await paste(pilot, "One lock.")
        await press(pilot, "ctrl+s")
        assert app.state.stage == "break"
        assert str(app.screen.query_one("#break-clock", ClockFace).content) == "break 5:00"
        app.pass_time(5)
        await settled(pilot)
        assert app.current.place == (1, 0)
        assert app.editor.language == "python"


async def test_sections_of_a_design_are_gone_through(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(design(phases={"requirements": (), "data": ()}))))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        lines = []
        for _ in range(3):
            row, _ = app.editor.cursor_location
            lines.append(app.editor.document.lines[row - 1])
            await press(pilot, "ctrl+t")
        assert lines == ["## Requirements", "## Data model", "## Requirements"]
        assert (
            text_of(app.screen, "#pane-title") == "Data model (8 min) · by the clock: Requirements"
        )


async def test_what_could_not_be_saved_is_said_and_saved_with_the_next_key(
    clock: MovedClock,
) -> None:
    app = Desk(clock, plan_of(planned(concept())))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        app.full = True
        await paste(pilot, "not saved")
        assert text_of(app.screen, "#pane-title") == "NOT SAVED: the disk is full"
        assert app.editor.text == "not saved"
        app.full = False
        await press(pilot, "!")
        assert app.state.current is not None
        assert app.state.current.answer == "not saved!"


class Rude:
    """An interviewer who fails."""

    name = "rude"

    async def follow_up(
        self, submission: Submission, asked: Sequence[Probe], limit: int
    ) -> FollowUp | None:
        raise RuntimeError("no idea")


async def test_an_interviewer_who_fails_does_not_end_the_session(clock: MovedClock) -> None:
    told = Told()
    app = Desk(clock, plan_of(planned(concept("a"), concept("b"))), interviewer=Rude())
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter")
        await paste(pilot, "One lock.")
        await press(pilot, "ctrl+s")
        assert app.state.attempts[0].outcome == "answered"
        assert "The interviewer can't follow up on this one; going on." in told.notices


@pytest.mark.parametrize(("columns", "name"), [(80, "-narrow"), (120, "-wide"), (200, "-wide")])
async def test_panes_stand_side_by_side_where_there_is_room(
    clock: MovedClock, columns: int, name: str
) -> None:
    app = Desk(clock, plan_of(planned(behavioral())))
    async with app.run_test(size=(columns, 40)) as pilot:
        await press(pilot, "enter")
        assert app.screen.has_class(name)
        question, writing = app.screen.query_one("#question"), app.screen.query_one("#writing")
        assert (question.region.y == writing.region.y) == (name == "-wide")


async def test_every_tick_is_a_sign_of_life(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept())))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        before = app.signs
        app.pass_time(0.1)
        assert app.signs == before + 1


async def test_undo_and_redo_are_recorded(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept())))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await type_text(pilot, "abc")
        await press(pilot, "ctrl+z")
        shorter = app.editor.text
        assert app.state.current is not None
        assert app.state.current.answer == shorter != "abc"
        await press(pilot, "ctrl+y")
        assert app.state.current is not None
        assert app.state.current.answer == "abc"
