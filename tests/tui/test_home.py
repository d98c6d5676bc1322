"""Home and the set-up screens: what is listed, previewed and begun."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList, SelectionList, Static

from mockprep.errors import ContentError
from mockprep.tui.app import MockprepApp
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.screens.loop_setup import LoopSetupScreen
from mockprep.tui.screens.problems import ProblemsScreen
from mockprep.tui.screens.round_setup import RoundSetupScreen
from mockprep.tui.widgets.choice_row import ChoiceRow
from mockprep.tui.workbench import Workbench
from tests.tui.steps import Told, choose, painted, paste, press, settled, text_of

MakeApp = Callable[..., MockprepApp]


def listed(app: MockprepApp) -> list[str]:
    choices = app.screen.query_one("#home-list", OptionList)
    return [option.id for option in choices.options if option.id]


async def test_home_lists_loops_and_a_round(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert listed(app) == ["loop:tiny-loop", "round:"]
        assert "p Problems" not in painted(app.screen)


async def test_problems_in_the_content_are_told_and_shown(
    make_app: MakeApp, content_folder: Path
) -> None:
    (content_folder / "bad.yaml").write_text("schema: mockprep/bank@1\nbank: bad\nkind: concpt\n")
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert listed(app) == ["loop:tiny-loop", "round:"], "the good content is there"
        assert "press p" in text_of(app.screen, "#home-state")
        await press(pilot, "p")
        assert isinstance(app.screen, ProblemsScreen)
        problems = [str(line.content) for line in app.screen.query(".problem").results(Static)]
        assert any("bad.yaml:3:7" in problem for problem in problems)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_content_that_can_not_be_loaded_is_told(workbench: Workbench) -> None:
    def fail() -> None:
        raise ContentError("the shelves are empty")

    app = MockprepApp(replace(workbench, open_library=fail))  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await settled(pilot)
        assert text_of(app.screen, "#home-state") == "the shelves are empty"
        await press(pilot, "enter", "r")
        assert isinstance(app.screen, HomeScreen)


async def test_a_finished_session_is_recent_and_an_unfinished_one_on_top(
    make_app: MakeApp,
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        for way_out in (("down", "down", "enter", "escape"), ("down", "enter")):
            await choose(pilot, "loop:tiny-loop")
            await press(pilot, "enter", "enter")
            await paste(pilot, "half")
            await press(pilot, "ctrl+q", *way_out)
        first, *_, last = listed(app)
        assert first.startswith("resume:")
        assert last.startswith("review:")


async def test_a_loop_shows_counts_and_begins_in_the_chosen_mode(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await choose(pilot, "loop:tiny-loop")
        assert isinstance(app.screen, LoopSetupScreen)
        assert "1 question out of 1" in text_of(app.screen, "#preview")
        assert "Mutable defaults" not in painted(app.screen), "counts, not questions"
        await press(pilot, "right", "enter")
        assert isinstance(app.screen, InterviewScreen)
        assert app.screen.session.state.mode == "practice"
        assert app.screen.session.state.seed == 7


async def test_a_round_previews_what_fits(make_app: MakeApp) -> None:
    told, app = Told(), make_app()
    async with app.run_test(message_hook=told) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        assert isinstance(app.screen, RoundSetupScreen)
        assert text_of(app.screen, "#preview") == "1 question fits; 1 will be drawn, about 4 min."
        await press(pilot, "right")
        assert app.screen.query_one("#kind", ChoiceRow).value == "code"
        assert app.screen.query_one("#topics", SelectionList).option_count == 1
        assert "10 min" in text_of(app.screen, "#preview")
        await press(pilot, "down", "left")
        assert text_of(app.screen, "#preview").startswith("No question fits")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, RoundSetupScreen)
        assert told.notices[-1].startswith("No question fits")
        await press(pilot, "right", "ctrl+s")
        assert isinstance(app.screen, InterviewScreen)
        assert app.screen.session.state.plan.rounds[0].format == "coding"


async def test_the_theme_is_taken_over_and_remembered(workbench: Workbench) -> None:
    kept: list[str] = []
    bench = replace(workbench, theme="mockprep-morning", remember_theme=kept.append)
    app = MockprepApp(bench)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert not app.current_theme.dark
        app.theme = "mockprep-evening"
        await settled(pilot)
        assert app.current_theme.dark
        assert kept == ["mockprep-evening"]


@pytest.mark.parametrize("theme", ["no-such-theme", None])
async def test_an_unknown_theme_is_passed_over(workbench: Workbench, theme: str | None) -> None:
    app = MockprepApp(replace(workbench, theme=theme))
    async with app.run_test():
        assert app.theme == "mockprep-evening"
