"""The debrief of a code answer: judged before it is graded, and its tab."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static, TabbedContent

from mockprep.domain.execution import Judgement, RunReport
from mockprep.domain.grading import Scorecard, Submission, make_scorecard
from mockprep.domain.rubric import Rubric
from mockprep.domain.submissions import submission_of
from mockprep.errors import RunnerError
from mockprep.runner.engine import Runner
from mockprep.tui.app import MockprepApp
from mockprep.tui.screens.debrief import DebriefScreen
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.widgets.attempt_feedback import AttemptFeedback
from mockprep.tui.widgets.code_feedback import CodeFeedback, GrowthPlot
from mockprep.tui.workbench import Workbench
from tests.building import Sitting, code, concept, plain_rubric, plan_of, planned, rating, sit
from tests.tui.judgements import ANSWER, COMPLEXITY, judgement
from tests.tui.runners import ScriptedRunner
from tests.tui.steps import Told, choose, painted, press, settled, text_of, until

QUESTION = code(complexity=COMPLEXITY)


class Reading(App[None]):
    """An app with nothing but a debrief; it keeps what the judge and the grader were given."""

    def __init__(self, sitting: Sitting, found: Judgement | None = None, failure: str = "") -> None:
        super().__init__()
        self.animation_level = "none"
        self.sitting = sitting
        self._found = found or judgement()
        self._failure = failure
        self.judged: list[Submission] = []
        self.graded: list[Submission] = []
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def judge(self, submission: Submission, on_step: Callable[[str], None]) -> Judgement:
        self.judged.append(submission)
        on_step("Running all tests")
        await self.go_on.wait()
        if self._failure:
            raise RunnerError(self._failure)
        return self._found

    async def grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
        self.graded.append(submission)
        return make_scorecard(submission, rubric, "even", map(rating, ("accuracy", "clarity")))

    def on_mount(self) -> None:
        self.push_screen(DebriefScreen(self.sitting.session, self.grade, self.judge))

    @property
    def tabs(self) -> TabbedContent:
        return self.screen.query_one(TabbedContent)


def over(answer: str = ANSWER, question: Any = QUESTION) -> Sitting:
    """A sitting in which one question was answered."""
    sitting = sit(plan_of(planned(question)))
    sitting.answer(answer)
    return sitting


async def open_code(pilot: Pilot[None]) -> str:
    """Pass on the own rating and read the code tab; gives all its words."""
    await settled(pilot)
    await press(pilot, "down", "enter", "x", "right_square_bracket")
    words = pilot.app.screen.query_one(CodeFeedback).query(Static)
    return "\n".join(str(static.content) for static in words)


async def test_code_is_judged_first_and_the_grader_gets_what_was_found() -> None:
    app = Reading(over())
    async with app.run_test() as pilot:
        await settled(pilot)
        assert [s.judgement for s in app.judged] == [None]
        assert [s.judgement for s in app.graded] == [judgement()]
        kinds = app.sitting.kinds
        assert kinds.index("code_judged") < kinds.index("answer_graded")


async def test_what_goes_on_is_told_while_the_candidate_rates() -> None:
    app = Reading(over())
    app.go_on.clear()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert text_of(app.screen, "#debrief-step") == "Running all tests ..."
        await pilot.press("x")
        await pilot.pause()
        assert "Your answer is being looked at" in painted(app.screen)
        app.go_on.set()
        await settled(pilot)
        assert text_of(app.screen, "#debrief-step") == ""
        assert "Accuracy" in painted(app.screen)


async def test_the_tab_that_is_read_stays_open_when_results_come_in() -> None:
    app = Reading(over())
    app.go_on.clear()
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("down", "enter", "x")
        await pilot.pause()
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert "no results" in painted(app.screen)
        app.go_on.set()
        await settled(pilot)
        assert app.tabs.active == "tab-code"
        assert "4 of 6 passed" in painted(app.screen)


async def test_a_judgement_on_record_is_shown_without_running_again() -> None:
    sitting = over()
    sitting.session.record_judgement((0, 0), judgement())
    app = Reading(sitting)
    async with app.run_test() as pilot:
        assert "4 of 6 passed" in await open_code(pilot)
        assert app.judged == []
        assert len(app.graded) == 1


async def test_without_a_sandbox_the_answer_is_graded_all_the_same() -> None:
    told = Told()
    app = Reading(over(), failure="no way to limit a process [/here]")
    async with app.run_test(message_hook=told) as pilot:
        shown = await open_code(pilot)
        assert "Your code could not be run: no way to limit a process [/here]." in shown
        assert "Best known" in shown
        assert told.notices == ["no way to limit a process [/here]"]
        assert len(app.graded) == 1
        assert app.sitting.session.state.judgements == {}


async def test_nothing_of_the_judgement_shows_before_the_own_rating() -> None:
    app = Reading(over())
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter")
        assert not app.screen.query(AttemptFeedback)
        assert "passed" not in painted(app.screen)


async def test_an_answer_without_code_of_ones_own_is_not_run() -> None:
    app = Reading(over(QUESTION.starter))
    async with app.run_test() as pilot:
        assert "it holds no code of yours" in await open_code(pilot)
        assert app.judged == []


async def test_only_code_has_the_tab() -> None:
    app = Reading(over(question=concept()))
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter", "x")
        assert not app.screen.query("#tab-code")
        assert app.judged == []


async def test_all_of_the_tab_is_reached_with_the_keys() -> None:
    app = Reading(over())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_code(pilot)
        page = app.screen.query_one(CodeFeedback)
        assert page.has_focus
        assert page.max_scroll_y > 0
        await press(pilot, "end")
        # The scroll is carried out with the next frame.
        await until(pilot, lambda: "the code was kept in by" in painted(app.screen))


async def test_the_plot_takes_the_room_that_there_is() -> None:
    app = Reading(over())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_code(pilot)
        plot = app.screen.query_one(GrowthPlot)
        narrow = max(map(len, str(plot.content).split("\n")))
        assert narrow <= plot.size.width
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert narrow < max(map(len, str(plot.content).split("\n"))) <= plot.size.width


async def test_without_measurements_there_is_no_plot() -> None:
    app = Reading(over(), Judgement(report=RunReport(isolation="bubblewrap")))
    async with app.run_test() as pilot:
        await open_code(pilot)
        assert not app.screen.query(GrowthPlot)


async def test_an_older_session_that_was_graded_without_running_opens_as_it_was() -> None:
    sitting = over()
    submission = submission_of(sitting.session.state, sitting.session.state.attempts[0])
    ratings = map(rating, ("accuracy", "clarity"))
    card = make_scorecard(submission, plain_rubric(), "even", ratings)
    sitting.session.record_scorecard((0, 0), card)
    app = Reading(sitting)
    async with app.run_test() as pilot:
        assert "it was graded without running" in await open_code(pilot)
        assert (app.judged, app.graded) == ([], [])


async def test_leaving_the_debrief_stops_what_is_being_judged(
    workbench: Workbench, runner: ScriptedRunner
) -> None:
    is_judging = threading.Event()

    def judge(submission: Submission, runner: Runner, on_step: Callable[[str], None]) -> Judgement:
        is_judging.set()
        cast("ScriptedRunner", runner).go_on.wait(10)
        raise RunnerError("the run was stopped")

    app = MockprepApp(replace(workbench, judge=judge))
    async with app.run_test() as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter", "enter", "ctrl+l", "down", "enter", "enter", "x")
        await pilot.press("ctrl+q", "down", "down", "enter")
        await until(pilot, is_judging.is_set)
        await pilot.press("escape")
        await until(pilot, runner.cancelled.is_set)
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
    assert runner.closed, "no process outlives the app"
