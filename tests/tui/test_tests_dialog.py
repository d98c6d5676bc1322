"""Own tests: written in a sheet over the desk, kept whatever happens, and run."""

from textual.pilot import Pilot

from mockprep.tui.screens.tests_dialog import TestsDialog
from mockprep.tui.widgets.answer_editor import AnswerEditor
from tests.building import code, concept, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.room import Desk
from tests.tui.steps import Told, painted, paste, press, settled, text_of

SHOWN = ({"name": "a pair", "args": [[2, 7], 9], "want": [0, 1]},)
ROUND = planned(code(tests=SHOWN), concept())
LINES = "two_sum([], 1)\ntwo_sum([1, 2], 3) == [0, 1]"
KEPT = tuple(LINES.split("\n"))


async def open_sheet(pilot: Pilot[None]) -> None:
    await press(pilot, "enter", "ctrl+t")
    assert isinstance(pilot.app.screen, TestsDialog)


async def test_an_example_from_the_question_stands_there_first(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test(size=(80, 24)) as pilot:
        await open_sheet(pilot)
        assert "two_sum([2, 7], 9) == [0, 1]" in painted(app.screen)
        await press(pilot, "escape")
        assert app.current.own_tests == (), "an example is no test"


async def test_handing_in_from_the_sheet_keeps_the_tests_and_runs_them(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, LINES)
        await press(pilot, "ctrl+s")
        assert app.screen is app.interview
        assert app.state.stage == "answering", "the answer itself is not handed in"
        assert app.current.own_tests == KEPT
        ((_, calls),) = app.runner.runs
        assert calls == ("two_sum([2, 7], 9)", *KEPT)
        assert [case.call for case in app.current.runs[0].of("own")] == list(KEPT)


async def test_escape_keeps_the_tests_and_runs_nothing(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, LINES)
        await press(pilot, "escape")
        assert app.current.own_tests == KEPT
        assert app.runner.runs == []
        await press(pilot, "ctrl+t")
        assert app.screen.query_one("#tests", AnswerEditor).text == LINES


async def test_tests_are_saved_while_they_are_written(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, LINES)
        app.interview.tick()
        assert app.current.own_tests == KEPT
        events = len(app.events)
        app.interview.tick()
        assert len(app.events) == events, "what is saved is saved once"


async def test_time_up_closes_the_sheet_with_what_was_written(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await open_sheet(pilot)
        await paste(pilot, LINES)
        app.interview.tick()
        app.pass_time(11)
        await settled(pilot)
        assert app.screen is app.interview
        assert app.state.attempts[0].own_tests == KEPT
        assert app.current.place == (0, 1)
        assert app.runner.runs == []


async def test_tests_that_could_not_be_saved_are_saved_later(clock: MovedClock) -> None:
    told, app = Told(), Desk(clock, plan_of(ROUND))
    async with app.run_test(message_hook=told) as pilot:
        await open_sheet(pilot)
        app.full = True
        await paste(pilot, LINES)
        await press(pilot, "ctrl+s")
        assert told.notices[0] == "the disk is full"
        assert app.runner.runs[0][1][1:] == KEPT, "they run as they were written"
        assert app.current.own_tests == ()
        app.interview.tick()
        assert text_of(app.interview, "#pane-title") == "NOT SAVED: the disk is full"
        app.full = False
        app.interview.tick()
        assert app.current.own_tests == KEPT
