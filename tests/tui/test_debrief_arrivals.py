"""The debrief while scorecards come in, and where something can't be graded or saved."""

from collections.abc import Callable, Sequence

from textual.app import App
from textual.widgets import OptionList

from mockprep.domain.execution import Judgement
from mockprep.domain.grading import Scorecard, Submission, make_scorecard
from mockprep.domain.plan import SessionPlan
from mockprep.domain.rubric import Rubric
from mockprep.errors import GraderError
from mockprep.tui.screens.assessing import Assessed, Grade
from mockprep.tui.screens.debrief import DebriefScreen
from mockprep.tui.widgets.attempt_feedback import AttemptFeedback
from mockprep.tui.widgets.self_rating import CriterionRow, SelfRating
from tests.building import Sitting, concept, plan_of, planned, rating, sit
from tests.tui.steps import Told, painted, press, settled

ROUND = planned(concept("a"), concept("b"), minutes=10)
TWO = plan_of(ROUND.model_copy(update={"title": "Talk [/fast]"}))


async def level_three(submission: Submission, rubric: Rubric) -> Scorecard:
    """A grader to whom all is alike."""
    return make_scorecard(submission, rubric, "even", map(rating, ("accuracy", "clarity")))


async def out_of_order(submission: Submission, rubric: Rubric) -> Scorecard:
    """A grader that fails."""
    raise GraderError("no answer from [/models]")


async def no_judge(submission: Submission, on_step: Callable[[str], None]) -> Judgement:
    """For sittings without code."""
    raise AssertionError(f"{submission.name} asks for no code")


class Reading(App[None]):
    """An app with nothing but a debrief."""

    def __init__(self, sitting: Sitting, grade: Grade = level_three) -> None:
        super().__init__()
        self._sitting = sitting
        self._grade = grade

    def on_mount(self) -> None:
        self.push_screen(DebriefScreen(self._sitting.session, self._grade, no_judge))

    @property
    def debrief(self) -> DebriefScreen:
        assert isinstance(self.screen, DebriefScreen)
        return self.screen

    @property
    def listed(self) -> list[str]:
        """The list at the left."""
        options = self.screen.query_one("#answers", OptionList).options
        return [" ".join(str(option.prompt).split()) for option in options]


def over(plan: SessionPlan = TWO, answers: Sequence[str] = ("One lock.", "Two locks.")) -> Sitting:
    """A sitting with these answers, ended where they end."""
    sitting = sit(plan)
    for answer in answers:
        sitting.answer(answer)
    sitting.session.quit()
    return sitting


async def test_a_scorecard_that_comes_in_leaves_the_own_rating_alone() -> None:
    sitting = over()
    app = Reading(sitting)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter", "2")
        card = sitting.session.state.scorecards[(0, 0)][0]
        app.screen.post_message(DebriefScreen.Scored(Assessed((0, 0), card)))
        await settled(pilot)
        rows = list(app.screen.query(CriterionRow))
        assert [row.level for row in rows] == [2, 0]
        assert rows[1].has_focus
        assert len(sitting.session.state.scorecards[(0, 0)]) == 2


async def test_a_scorecard_that_comes_in_is_shown_to_who_passed() -> None:
    sitting = over()
    app = Reading(sitting, out_of_order)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter", "x")
        assert "This answer could not be graded: no answer" in painted(app.screen)
        attempt = sitting.session.state.attempts[0]
        card = make_scorecard(
            Submission(id="s:1.1", name="bank/a", question=attempt.question, answer="One lock."),
            sitting.session.state.rubric_for(attempt),
            "late",
            map(rating, ("accuracy", "clarity")),
        )
        app.screen.post_message(DebriefScreen.Scored(Assessed((0, 0), card)))
        await settled(pilot)
        assert "3 of 4" in painted(app.screen)


async def test_a_failing_grader_is_told_as_it_is() -> None:
    told, app = Told(), Reading(over(), out_of_order)
    async with app.run_test(message_hook=told, notifications=True) as pilot:
        await settled(pilot)
        assert told.notices == ["no answer from [/models]"] * 2
        assert "2 not graded (yet)." in painted(app.screen)


async def test_scores_are_question_marks_before_the_own_rating() -> None:
    app = Reading(over())
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.listed == ["Overview", "Talk [/fast]", "The GIL ?", "The GIL ?"]
        await press(pilot, "down", "enter", "x")
        assert app.listed[2:] == ["The GIL 67", "The GIL ?"]


async def test_an_answer_left_before_it_was_begun_asks_for_no_rating() -> None:
    sitting = over(answers=["One lock."])
    app = Reading(sitting)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.listed[3] == "The GIL left"
        assert "not graded" not in painted(app.screen), "it is not waited for"
        await press(pilot, "down", "enter", "x", "n")
        assert not app.screen.query(SelfRating)
        assert app.screen.query(AttemptFeedback)
        await press(pilot, "up", "up", "v")
        assert "On this evidence" in painted(app.screen)


async def test_a_rating_that_can_not_be_saved_stays_on_the_screen() -> None:
    sitting = over()
    told, app = Told(), Reading(sitting)
    async with app.run_test(message_hook=told) as pilot:
        await settled(pilot)
        await press(pilot, "down", "enter", "2", "4")
        sitting.room = 0
        await press(pilot, "enter")
        assert told.notices == ["the disk is full"]
        assert [row.level for row in app.screen.query(CriterionRow)] == [2, 4]
        sitting.room = None
        await press(pilot, "enter")
        assert sitting.session.state.self_ratings[(0, 0)] == {"accuracy": 2, "clarity": 4}
        assert app.screen.query(AttemptFeedback)


async def test_a_session_without_an_answer_can_be_read() -> None:
    sitting = sit(TWO, begun=False)
    sitting.session.quit()
    app = Reading(sitting)
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "v")
        shown = painted(app.screen)
        assert "not begun" in shown
        assert "Based on 0 graded answers" in shown
