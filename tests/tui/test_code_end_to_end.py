"""From the first run to the debrief with a real sandbox, a real judge and the real grader."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.widgets import Static

from mockprep import judging
from mockprep.runner.engine import Runner
from mockprep.tui.app import MockprepApp
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.widgets.answer_editor import AnswerEditor
from mockprep.tui.widgets.code_feedback import CodeFeedback
from mockprep.tui.workbench import Workbench
from tests.tui.steps import choose, painted, paste, press, settled, text_of

WRONG = """\
def double(numbers: list[int]) -> list[int]:
    print("first", numbers[0])
    return [2 * number for number in numbers]
"""


@pytest.fixture
def real_workbench(workbench: Workbench) -> Iterator[Workbench]:
    runner = Runner()
    yield replace(workbench, open_runner=lambda: runner, judge=judging.judge)
    runner.close()


async def test_code_is_run_handed_in_judged_and_shown(real_workbench: Workbench) -> None:
    app = MockprepApp(real_workbench)
    async with app.run_test(size=(120, 40)) as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter", "enter", "ctrl+l", "down", "enter", "enter")
        interview = app.screen
        assert isinstance(interview, InterviewScreen)
        interview.query_one("#editor", AnswerEditor).replace_text(WRONG)
        await press(pilot, "ctrl+t")
        await paste(pilot, "double([3]) == [6]\ndouble([])")
        await press(pilot, "ctrl+s")
        assert text_of(interview, "#run-head").startswith("2 of 3 passed · ")
        shown = painted(app.screen)
        assert "IndexError: list index out of range" in shown
        assert "stdout │ first 1" in shown
        session = interview.session
        await press(pilot, "ctrl+s", "ctrl+q", "down", "down", "enter")
        await settled(pilot)
        judgement = session.state.judgements[(1, 0)]
        verdicts = {case.name: case.verdict for case in judgement.report.cases}
        assert verdicts["two numbers"] == "passed"
        assert verdicts["no numbers"] == "raised"
        assert session.state.scorecards[(1, 0)], "graded with what was found"
        await press(pilot, "n", "n", "enter", "x", "right_square_bracket")
        words = [str(s.content) for s in app.screen.query_one(CodeFeedback).query(Static)]
        assert "✗ no numbers · hidden, edge case · raised" in words
        assert 'line 2, in double: print("first", numbers[0])' in words
