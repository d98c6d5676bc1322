"""Dialogs stand above an interview whose clock goes on."""

from collections.abc import Callable

import pytest

from mockprep.tui.app import MockprepApp
from mockprep.tui.screens.debrief import DebriefScreen
from mockprep.tui.screens.dialogs import ChoiceDialog, LineDialog
from mockprep.tui.screens.help import HelpScreen
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.screens.interview import InterviewScreen
from tests.building import code, concept, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.room import Desk
from tests.tui.steps import Told, choose, paste, press, settled

MakeApp = Callable[..., MockprepApp]


async def test_skipping_late_does_not_skip_the_next_question(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept("a"), concept("b"), minutes=30)))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+l")
        app.pass_time(3)
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert app.current.place == (0, 1)
        assert [attempt.outcome for attempt in app.state.attempts] == ["time_up"]


async def test_asking_late_does_not_ask_about_the_next_question(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(code("a"), code("b"), minutes=30)))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+o")
        await paste(pilot, "is it sorted?")
        app.pass_time(11)
        await settled(pilot)
        await press(pilot, "enter")
        assert app.current.place == (0, 1)
        assert app.current.clarified == ()


async def test_a_line_needs_words(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(code())))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+o", "space", "enter")
        assert isinstance(app.screen, LineDialog)


@pytest.mark.parametrize(
    ("keys", "finished", "left", "stage"),
    [
        (["enter"], 0, 0, "answering"),
        (["escape"], 0, 0, "answering"),
        (["down", "enter"], 0, 1, "answering"),
        (["down", "down", "enter"], 1, 0, "ended"),
    ],
)
async def test_leaving_has_three_ways(
    clock: MovedClock, keys: list[str], finished: int, left: int, stage: str
) -> None:
    told, app = Told(), Desk(clock, plan_of(planned(concept())))
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter", "ctrl+q", *keys)
        assert app.state.stage == stage
        assert len(told.of(InterviewScreen.Finished)) == finished
        assert len(told.of(InterviewScreen.Left)) == left


async def test_a_session_that_was_left_is_not_touched_any_more(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept())))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+q", "down", "enter")
        signs, events = app.signs, list(app.events)
        app.pass_time(60)
        assert (app.signs, app.events) == (signs, events)


@pytest.mark.parametrize(
    ("key", "above"), [("ctrl+q", ChoiceDialog), ("ctrl+l", ChoiceDialog), ("f1", HelpScreen)]
)
async def test_a_session_that_ends_under_a_dialog_is_read(
    make_app: MakeApp, clock: MovedClock, key: str, above: type
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "r", "ctrl+s", "enter")
        interview = app.screen
        assert isinstance(interview, InterviewScreen)
        await press(pilot, key)
        assert isinstance(app.screen, above)
        for _ in range(16):
            clock.move(seconds=20)
            interview.tick()
        await settled(pilot)
        assert isinstance(app.screen, DebriefScreen)
        assert [type(screen) for screen in app.screen_stack] == [HomeScreen, DebriefScreen]


async def test_ctrl_q_asks_in_an_interview_and_quits_elsewhere(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter", "ctrl+q")
        assert isinstance(app.screen, ChoiceDialog)
        await press(pilot, "ctrl+q")
        assert isinstance(app.screen, ChoiceDialog), "nothing is left by pressing twice"
        await press(pilot, "escape")
        assert isinstance(app.screen, InterviewScreen)
        await press(pilot, "ctrl+q", "down", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert app.is_running
        await press(pilot, "ctrl+q")
    assert not app.is_running
    assert app.return_code == 0
