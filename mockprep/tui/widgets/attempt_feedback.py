"""All that is to be said of one answer: feedback, code, the answers side by side, and the time."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container, Vertical, VerticalScroll
from textual.widgets import Markdown, Static, TabbedContent, TabPane

from mockprep.domain.claims import RatedClaim
from mockprep.domain.question import CodeQuestion
from mockprep.domain.state import Attempt, Place, SessionState
from mockprep.domain.submissions import submission_of
from mockprep.tui import code_words, feedback
from mockprep.tui.widgets.code_feedback import CodeFeedback


class AttemptFeedback(Vertical):
    """All that is to be said of one answer, in three tabs, and a fourth for code."""

    def __init__(
        self,
        state: SessionState,
        attempt: Attempt,
        *,
        claims: Sequence[RatedClaim] = (),
        why_not_graded: str,
        why_not_run: str,
        tab: str = "",
    ) -> None:
        """claims: what was said of the code's cost. tab: the one that is open at first.

        why_not_graded, why_not_run: what stands in the place of a scorecard and of test results.
        """
        super().__init__()
        self._state = state
        self._attempt = attempt
        self._submission = submission_of(state, attempt)
        self._claims = claims
        self._why_not_graded = why_not_graded
        self._why_not_run = why_not_run
        self._first_tab = tab

    def compose(self) -> ComposeResult:
        """Feedback, the two answers side by side, and the time."""
        state, attempt = self._state, self._attempt
        theme = self.app.theme_variables
        rubric, card = state.rubric_for(attempt), state.scorecard_for(attempt)
        own = state.self_ratings.get(attempt.place, {})
        with TabbedContent(initial=self._first_tab):
            with TabPane("Feedback", id="tab-feedback"), VerticalScroll():
                if card is None:
                    yield Static(self._why_not_graded, classes="card", markup=False)
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
            if isinstance(attempt.question, CodeQuestion):
                with TabPane("Code", id="tab-code"):
                    yield self._code(attempt.question)
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

    def _code(self, question: CodeQuestion) -> CodeFeedback:
        theme, said = self.app.theme_variables, self._submission
        judgement, answer = said.judgement, said.answer
        claims = code_words.claimed(self._claims, said.texts(), theme)
        best = (*claims, *code_words.best_known(question, theme))
        if judgement is None:
            return CodeFeedback(code_words.not_run(self._why_not_run, theme), None, best)
        before = (
            *code_words.tests(judgement, theme),
            *code_words.cost_heading(judgement, theme),
            *code_words.measured(judgement.measured, theme),
        )
        after = (
            *code_words.read(judgement.static, answer, theme),
            *best,
            *code_words.review(judgement.remarks, answer, theme),
            code_words.kept_in(judgement, theme),
        )
        return CodeFeedback(before, judgement.measured, after)

    @property
    def place(self) -> Place:
        """Which answer it is about."""
        return self._attempt.place

    @property
    def tab(self) -> str:
        """The tab that is open."""
        return self.query_one(TabbedContent).active

    def turn_tab(self, by: int) -> None:
        """Show another tab, ready to be scrolled with the keys."""
        tabs = self.query_one(TabbedContent)
        names = [pane.id or "" for pane in tabs.query(TabPane)]
        tabs.active = names[(names.index(tabs.active) + by) % len(names)]
        self.call_after_refresh(self.enter)

    def enter(self) -> None:
        """Give the focus to what can be scrolled in the open tab."""
        for scroll in self.query_one(f"#{self.tab}").query(VerticalScroll):
            if scroll.focusable:
                scroll.focus()
                return
