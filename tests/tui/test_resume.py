"""Going on with a session: in three ways, and never while another mockprep has it open."""

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from mockprep.tui.workbench import Workbench
from tests.tui.conftest import MovedClock
from tests.tui.steps import paste, press, settled


async def _first_resumable(pilot: Pilot[None]) -> None:
    choices = pilot.app.screen.query_one("#home-list", OptionList)
    choices.highlighted = 1
    await press(pilot, "enter")


@pytest.mark.parametrize(
    ("steps", "counted", "ends"), [(0, False, False), (1, True, False), (2, False, True)]
)
async def test_a_session_that_was_left_can_be_resumed_in_three_ways(
    make_app: Callable[..., App[None]],
    workbench: Workbench,
    clock: MovedClock,
    steps: int,
    counted: bool,
    ends: bool,
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        choices = app.screen.query_one("#home-list", OptionList)
        choices.highlighted = choices.get_option_index("loop:tiny-loop")
        await press(pilot, "enter", "enter", "enter")
        await paste(pilot, "kept")
        await press(pilot, "ctrl+q", "down", "enter")
        clock.move(minutes=1)
        await _first_resumable(pilot)
        await press(pilot, *["down"] * steps, "enter")
        state = workbench.store.read(workbench.store.ids()[0]).state
        assert state.gaps[-1].counted == counted
        assert (state.stage == "ended") == ends
        answered = state.attempts[0] if ends else state.current
        assert answered is not None
        assert answered.answer == "kept"
