"""The debrief screen: own rating first, then feedback, and the verdict only on request."""

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import TabbedContent

from mockprep.tui.app import MockprepApp
from mockprep.tui.screens.debrief import DebriefScreen
from mockprep.tui.widgets.attempt_feedback import AttemptFeedback
from mockprep.tui.widgets.self_rating import CriterionRow, SelfRating
from tests.tui.steps import choose, painted, paste, press, settled, text_of

MakeApp = Callable[..., MockprepApp]


async def finish_early(pilot: Pilot[None], answer: str = "It is so because it is fast.") -> None:
    """Begin the loop, answer its first question, hand in, and end on the way."""
    await choose(pilot, "loop:tiny-loop")
    await press(pilot, "enter", "enter")
    if answer:
        await paste(pilot, answer)
    await press(pilot, "ctrl+q", "down", "down", "enter")


def debrief(app: MockprepApp) -> DebriefScreen:
    assert isinstance(app.screen, DebriefScreen)
    return app.screen


async def test_no_score_shows_before_the_own_rating(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await finish_early(pilot)
        score = debrief(app).session.state.scorecards[(0, 0)][0].score
        assert score is not None
        assert f"{score:.0f}" not in painted(app.screen).replace("0:00", "")
        await press(pilot, "v")
        assert "once you have rated every answer" in painted(app.screen)
        await press(pilot, "down", "enter")
        assert app.screen.query(SelfRating)
        assert not app.screen.query(AttemptFeedback)
        await press(pilot, "1", "2", "enter")
        assert f"{score:.0f}" in painted(app.screen)
        assert "you 1" in painted(app.screen)


async def test_a_digit_rates_and_goes_on_and_enter_waits_for_all(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await finish_early(pilot)
        await press(pilot, "down", "enter", "3")
        rows = list(app.screen.query(CriterionRow))
        assert [row.level for row in rows] == [3, 0]
        assert "Reasons for most." in painted(app.screen), "the anchor of the chosen level"
        await press(pilot, "enter")
        assert app.screen.query(SelfRating), "one criterion is still to be rated"
        assert rows[1].has_focus


async def test_passing_shows_the_feedback_and_records_no_rating(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await finish_early(pilot)
        await press(pilot, "down", "enter", "x")
        assert app.screen.query(AttemptFeedback)
        assert debrief(app).session.state.self_ratings == {}
        assert "You did not rate this answer yourself." in painted(app.screen)


async def test_tabs_are_turned_with_brackets(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await finish_early(pilot)
        await press(pilot, "down", "enter", "x", "right_square_bracket")
        assert app.screen.query_one(TabbedContent).active == "tab-answer"
        shown = painted(app.screen)
        assert "It is so because it is fast." in shown
        assert "The default is created once" in shown, "the reference stands beside it"
        await press(pilot, "right_square_bracket")
        assert "before the first key" in painted(app.screen)
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert app.screen.query_one(TabbedContent).active == "tab-feedback"


async def test_the_verdict_of_an_answer_comes_on_request(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await finish_early(pilot)
        await press(pilot, "down", "enter", "x")
        assert "of 100" not in text_of(app.screen, "#verdict")
        await press(pilot, "v")
        assert "by the offline grader" in text_of(app.screen, "#verdict")


async def test_an_answer_that_was_never_begun_is_not_graded(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await finish_early(pilot, answer="")
        assert debrief(app).session.state.scorecards == {}
        await press(pilot, "down", "enter", "x")
        assert "This answer has not been graded." in painted(app.screen)


async def test_a_recorded_session_opens_again_with_its_scorecards(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await finish_early(pilot)
        cards = debrief(app).session.state.scorecards
        await press(pilot, "escape")
        home = app.screen.query_one("#home-list")
        review = next(o.id for o in home.options if (o.id or "").startswith("review:"))  # type: ignore[attr-defined]
        await choose(pilot, review)
        await settled(pilot)
        assert debrief(app).session.state.scorecards == cards, "it is not graded twice"
