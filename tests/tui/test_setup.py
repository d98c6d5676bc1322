"""Choosing a round: topics, length and mode change the preview and what is begun."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import SelectionList

from mockprep.tui.app import MockprepApp
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.screens.loop_setup import LoopSetupScreen
from mockprep.tui.screens.round_setup import RoundSetupScreen
from mockprep.tui.widgets.choice_row import ChoiceRow
from tests.tui.steps import Told, choose, painted, press, settled, text_of

MakeApp = Callable[..., MockprepApp]

MORE = """\
schema: mockprep/bank@1
bank: more-concept
kind: concept
title: More
defaults: {minutes: 10, rubric: tiny}
questions:
  - {id: gil, title: The GIL, ask: "What is it?", answer: A lock., topics: [python.threads]}
  - {id: index, title: An index, ask: "What is it?", answer: A tree., topics: [db], difficulty: 3}
"""


@pytest.fixture
def app(make_app: MakeApp, content_folder: Path) -> MockprepApp:
    (content_folder / "more.yaml").write_text(MORE)
    return make_app()


def topics(app: MockprepApp) -> list[str]:
    entries = app.screen.query_one("#topics", SelectionList)
    return [str(option.prompt) for option in entries.options]


async def test_topics_narrow_the_round(app: MockprepApp) -> None:
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        assert topics(app) == ["db (1)", "python (2)"]
        assert text_of(app.screen, "#preview") == "3 questions fit; 3 will be drawn, about 24 min."
        app.screen.query_one("#topics").focus()
        await press(pilot, "space")
        assert text_of(app.screen, "#preview") == "1 question fits; 1 will be drawn, about 10 min."
        await press(pilot, "down", "space", "ctrl+s")
        assert isinstance(app.screen, InterviewScreen)
        assert len(app.screen.session.state.plan.rounds[0].questions) == 3


async def test_another_kind_begins_with_its_own_topics(app: MockprepApp) -> None:
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        app.screen.query_one("#topics").focus()
        await press(pilot, "space")
        app.screen.query_one("#kind").focus()
        await press(pilot, "right")
        assert topics(app) == ["dsa.arrays (1)"]
        assert app.screen.query_one("#topics", SelectionList).selected == []
        assert text_of(app.screen, "#preview") == "1 question fits; 1 will be drawn, about 10 min."


async def test_rows_choose_difficulty_number_length_and_mode(app: MockprepApp) -> None:
    async with app.run_test(size=(80, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        rows = list(app.screen.query(ChoiceRow))
        assert [row.id for row in rows] == ["kind", "difficulty", "count", "minutes", "mode"]
        assert rows[0].has_focus
        await press(pilot, "down", "right", "right")
        assert text_of(app.screen, "#preview") == "2 questions fit; 2 will be drawn, about 14 min."
        await press(pilot, "down", "left", "left", "down", "right", "down", "right")
        assert text_of(app.screen, "#preview") == "2 questions fit; 1 will be drawn, 15 min."
        assert [row.value for row in rows] == ["concept", "2-2", "1", "15", "practice"]
        await press(pilot, "enter")
        assert isinstance(app.screen, InterviewScreen)
        state = app.screen.session.state
        assert (state.mode, state.plan.rounds[0].minutes) == ("practice", 15)
        assert len(state.plan.rounds[0].questions) == 1


async def test_escape_leads_home_from_both(app: MockprepApp) -> None:
    told = Told()
    async with app.run_test(message_hook=told) as pilot:
        await settled(pilot)
        await press(pilot, "r")
        assert isinstance(app.screen, RoundSetupScreen)
        await press(pilot, "escape")
        await choose(pilot, "loop:tiny-loop")
        assert isinstance(app.screen, LoopSetupScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert len(told.of(HomeScreen.Picked)) == 2


async def test_the_loop_tells_rounds_breaks_and_length(app: MockprepApp) -> None:
    told = Told()
    async with app.run_test(message_hook=told) as pilot:
        await choose(pilot, "loop:tiny-loop")
        assert text_of(app.screen, "#setup-title") == "A tiny interview · 50 min · mid level"
        lines = text_of(app.screen, "#preview").splitlines()
        assert [line.split("  ")[0] for line in lines if line[0] != " "] == [
            "Concepts",
            "Coding",
            "Design",
            "Stories",
        ]
        assert lines[2] == "  5 min break"
        assert "‹ interview: the clock decides ›" in painted(app.screen)
        await press(pilot, "enter")
        begun = told.of(LoopSetupScreen.Begun)
        assert [(event.loop.loop, event.mode) for event in begun] == [("tiny-loop", "interview")]
