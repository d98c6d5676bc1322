"""All that is to be said of one answer: feedback, the answers side by side, and the time."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Markdown, Static, TabbedContent, TabPane

from mockprep.domain.state import Attempt, SessionState
from mockprep.tui import feedback

_TABS = ("tab-feedback", "tab-answer", "tab-time")


class AttemptFeedback(Vertical):
    """All that is to be said of one answer, in three tabs."""

    def __init__(self, state: SessionState, attempt: Attempt) -> None:
        super().__init__()
        self._state = state
        self._attempt = attempt

    def compose(self) -> ComposeResult:
        """Feedback, the two answers side by side, and the time."""
        state, attempt = self._state, self._attempt
        theme = self.app.theme_variables
        rubric, card = state.rubric_for(attempt), state.scorecard_for(attempt)
        own = state.self_ratings.get(attempt.place, {})
        with TabbedContent():
            with TabPane("Feedback", id="tab-feedback"), VerticalScroll():
                if card is None:
                    yield Static("This answer has not been graded.", classes="card")
                else:
                    yield Static(feedback.first_change(rubric, card, theme), classes="card -first")
                    for criterion in rubric.criteria:
                        rating = card.rating(criterion.id)
                        shown = feedback.criterion_feedback(
                            criterion, rating, own.get(criterion.id), rubric.scale.top, theme
                        )
                        yield Static(shown, classes="card")
                    for remark in card.remarks:
                        yield Static(remark, classes="remark", markup=False)
                    yield Static(
                        feedback.own_view(rubric, card, own), classes="remark", markup=False
                    )
                    yield Static(
                        "v shows the score and the verdict", classes="remark", id="verdict"
                    )
            with TabPane("Answer and reference", id="tab-answer"), Container(classes="sides"):
                with VerticalScroll(classes="side"):
                    yield Static("Your answer", classes="side-title")
                    yield Static(feedback.marked_answer(attempt, card, theme))
                with VerticalScroll(classes="side"):
                    yield Static("A strong answer", classes="side-title")
                    yield Markdown(feedback.reference(attempt))
            with TabPane("Time", id="tab-time"), VerticalScroll():
                yield Static(feedback.time_lines(state, attempt), markup=False)

    def show_verdict(self) -> None:
        """Replace the notice by the score and the verdict."""
        card = self._state.scorecard_for(self._attempt)
        if card is not None:
            self.query_one("#verdict", Static).update(feedback.score_line(card))

    def turn_tab(self, by: int) -> None:
        """Show another tab."""
        tabs = self.query_one(TabbedContent)
        tabs.active = _TABS[(_TABS.index(tabs.active) + by) % len(_TABS)]
