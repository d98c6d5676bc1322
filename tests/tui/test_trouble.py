"""What goes wrong around a session is told, and costs neither the app nor the session."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from mockprep.domain.session import Session
from mockprep.errors import ContentError
from mockprep.tui.app import MockprepApp, Opening
from mockprep.tui.drawing import draw_loop
from mockprep.tui.recorded import begin
from mockprep.tui.screens.debrief import DebriefScreen
from mockprep.tui.screens.dialogs import ChoiceDialog
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.screens.loop_setup import LoopSetupScreen
from mockprep.tui.workbench import Workbench
from tests.tui.conftest import MovedClock
from tests.tui.content import LOOP
from tests.tui.steps import Told, choose, press, settled, text_of

MakeApp = Callable[..., MockprepApp]


def left(workbench: Workbench) -> str:
    """A session that was begun and left in its first question."""
    library = workbench.library
    plan = draw_loop(library, library.loop("tiny-loop"), 7)
    recorded = begin(workbench, plan, "interview", 7)
    recorded.session.start_round()
    recorded.close(workbench.clock())
    return recorded.session.state.session


def ended(workbench: Workbench) -> str:
    """A session that was ended in its first question."""
    name = left(workbench)
    writer = workbench.store.open(name)
    Session(workbench.store.read(name).state, workbench.clock, record=writer.append).quit()
    writer.close()
    return name


async def test_a_loop_for_which_nothing_fits_is_told(
    make_app: MakeApp, content_folder: Path
) -> None:
    empty = LOOP.split("rounds:")[0].replace("tiny-loop", "empty-loop")
    round_ = "{id: one, title: One, format: rapid, minutes: 8, pick: [{topics: [cobol]}]}"
    (content_folder / "empty.yaml").write_text(f"{empty}rounds:\n  - {round_}\n")
    told, app = Told(), make_app()
    async with app.run_test(message_hook=told) as pilot:
        await choose(pilot, "loop:empty-loop")
        await press(pilot, "enter")
        assert isinstance(app.screen, LoopSetupScreen)
        assert told.notices == ["no question fits the rounds of loop 'empty-loop'"]


async def test_content_that_was_broken_meanwhile_is_told(
    make_app: MakeApp, content_folder: Path
) -> None:
    told, app = Told(), make_app()
    async with app.run_test(message_hook=told) as pilot:
        await settled(pilot)
        (content_folder / "concept.yaml").write_text("bank: [")
        await press(pilot, "r", "ctrl+s")
        assert "concept.yaml" in told.notices[0]
        assert not isinstance(app.screen, InterviewScreen)


async def test_a_session_open_elsewhere_is_told_and_not_lost(
    make_app: MakeApp, workbench: Workbench, clock: MovedClock
) -> None:
    name = left(workbench)
    told, app = Told(), make_app()
    async with app.run_test(message_hook=told) as pilot:
        await settled(pilot)
        before = workbench.store.read(name).events
        with workbench.store.open(name):
            await choose(pilot, f"resume:{name}")
            await press(pilot, "enter")
            assert told.notices == [
                f"session {name} is open in another mockprep; close it there first"
            ]
            assert isinstance(app.screen, HomeScreen)
        assert workbench.store.read(name).events == before
        await choose(pilot, f"resume:{name}")
        await press(pilot, "enter")
        assert isinstance(app.screen, InterviewScreen)


async def test_reviewing_an_unfinished_session_asks_before_it_writes(
    make_app: MakeApp, workbench: Workbench, clock: MovedClock
) -> None:
    name = left(workbench)
    clock.move(minutes=1)
    app = make_app(opening=Opening(review=name))
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, ChoiceDialog)
        assert text_of(app.screen, "#dialog-text").startswith("The last sign of life was 1 min ago")
        assert workbench.store.read(name).state.gaps == ()
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, InterviewScreen)
        assert [gap.counted for gap in app.screen.session.state.gaps] == [True]


async def test_a_dialog_that_is_cancelled_changes_nothing(
    make_app: MakeApp, workbench: Workbench
) -> None:
    name = left(workbench)
    before = workbench.store.path(name).read_bytes()
    app = make_app()
    async with app.run_test() as pilot:
        await choose(pilot, f"resume:{name}")
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
    assert workbench.store.path(name).read_bytes() == before


async def test_a_damaged_session_is_listed_and_told(
    make_app: MakeApp, workbench: Workbench
) -> None:
    name = ended(workbench)
    path = workbench.store.path(name)
    path.write_bytes(path.read_bytes() + b"nonsense\n")
    told, app = Told(), make_app()
    async with app.run_test(message_hook=told) as pilot:
        await choose(pilot, f"review:{name}")
        assert isinstance(app.screen, HomeScreen)
        assert path.name in told.notices[0]


async def test_unfinished_sessions_do_not_hide_the_recent_ones(
    make_app: MakeApp, workbench: Workbench, clock: MovedClock
) -> None:
    name = ended(workbench)
    for _ in range(9):
        clock.move(minutes=1)
        left(workbench)
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        choices = app.screen.query_one("#home-list", OptionList)
        listed = [option.id or "" for option in choices.options]
        assert f"review:{name}" in listed
        await choose(pilot, f"review:{name}")
        assert isinstance(app.screen, DebriefScreen)


async def test_sessions_that_can_not_be_listed_are_told(
    workbench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "sessions").write_text("a file where a folder should be")
    told, app = Told(), MockprepApp(workbench)
    async with app.run_test(message_hook=told) as pilot:
        await settled(pilot)
        assert "sessions" in text_of(app.screen, "#home-state")
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter")
        assert "sessions" in told.notices[0]


async def test_the_reason_is_repeated_where_nothing_can_be_begun(workbench: Workbench) -> None:
    def fail() -> None:
        raise ContentError("the shelves are empty")

    told = Told()
    app = MockprepApp(replace(workbench, open_library=fail))  # type: ignore[arg-type]
    async with app.run_test(message_hook=told) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "r")
        assert told.notices == ["the shelves are empty"] * 2


@pytest.mark.parametrize("chosen", ["vi 'unfinished", "   "])
async def test_an_editor_setting_that_can_not_be_read_costs_no_session(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setenv("VISUAL", chosen)
    app = make_app()
    async with app.run_test() as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter")
        assert isinstance(app.screen, InterviewScreen)
