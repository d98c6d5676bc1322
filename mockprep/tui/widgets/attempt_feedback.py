"""All that is to be said of one answer: feedback, code, the answers side by side, and the time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Markdown, Static, TabbedContent, TabPane

from mockprep.domain.change import one_change
from mockprep.domain.claims import RatedClaim
from mockprep.domain.grading import Scorecard, Submission
from mockprep.domain.question import CodeQuestion, DesignQuestion
from mockprep.domain.state import Attempt, Place, SessionState
from mockprep.domain.submissions import submission_of
from mockprep.tui import code_words, feedback, time_words
from mockprep.tui.quotes import marked_answer
from mockprep.tui.widgets.code_feedback import CodeFeedback
from mockprep.tui.widgets.criterion_card import CriterionCard
from mockprep.tui.widgets.quoted_answer import QuotedAnswer
from mockprep.tui.workings_words import how

_FEEDBACK_TAB, _ANSWER_TAB = "tab-feedback", "tab-answer"
_NO_QUOTE = "The grader quotes nothing of your answer here."


class AttemptFeedback(Vertical):
    """All that is to be said of one answer, in three tabs, and a fourth for code and designs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "h",
            "how",
            "How",
            id="feedback.how",
            tooltip="Show or hide how each score came about",
        ),
        Binding(
            "full_stop",
            "quote(1)",
            "Quotes",
            key_display=", .",
            id="feedback.next_quote",
            tooltip="Go to the next quote in your answer",
        ),
        Binding(
            "comma",
            "quote(-1)",
            "Quote before",
            show=False,
            id="feedback.previous_quote",
            tooltip="Go to the quote before in your answer",
        ),
    ]

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
            with TabPane("Feedback", id=_FEEDBACK_TAB), VerticalScroll():
                if card is None:
                    yield Static(self._why_not_graded, classes="card", markup=False)
                else:
                    yield from self._ratings(card, own)
            if isinstance(attempt.question, CodeQuestion):
                with TabPane("Code", id="tab-code"):
                    yield self._code(attempt.question)
            if isinstance(attempt.question, DesignQuestion):
                with TabPane("Diagram", id="tab-diagram"):
                    yield _diagrams(self._submission)
            with TabPane("Answer and reference", id=_ANSWER_TAB), Container(classes="sides"):
                yield QuotedAnswer(marked_answer(attempt, card, rubric, theme))
                with VerticalScroll(classes="side"):
                    yield Static("A strong answer", classes="side-title")
                    yield Markdown(feedback.reference(attempt))
            with TabPane("Time", id="tab-time"), VerticalScroll():
                yield Static(time_words.time_lines(state, attempt), markup=False)

    def _ratings(self, card: Scorecard, own: Mapping[str, int]) -> Iterator[Widget]:
        """The one change, the criteria, and what is to be said of them all."""
        rubric, theme = self._state.rubric_for(self._attempt), self.app.theme_variables
        yield Static(feedback.first_change(rubric, card, theme), classes="card -first")
        change = one_change(rubric, card)
        for criterion in rubric.criteria:
            rating = card.rating(criterion.id)
            leads = change is not None and change.criterion is criterion
            shown = feedback.criterion_feedback(
                criterion, rating, own.get(criterion.id), rubric.scale.top, theme, leads=leads
            )
            yield CriterionCard(criterion.id, shown, how(rating, rubric.scale, theme))
        for remark in card.remarks:
            yield Static(remark, classes="remark", markup=False)
        yield Static(feedback.own_view(rubric, card, own), classes="remark", markup=False)
        yield Static("v shows the score and the verdict", classes="remark", id="verdict")

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

    def action_how(self) -> None:
        """Unfold how every score came about, or fold it again."""
        cards = list(self.query(CriterionCard))
        unfolded = not all(card.unfolded for card in cards)
        for card in cards:
            card.unfolded = unfolded
        self._open(_FEEDBACK_TAB)
        if cards and unfolded:
            self.call_after_refresh(self._show_card, cards)

    def _show_card(self, cards: Sequence[CriterionCard]) -> None:
        """Bring what was unfolded into sight: of the criterion in focus, or else of the first."""
        card = next((card for card in cards if card.has_focus), cards[0])
        card.focus(scroll_visible=False)
        card.scroll_visible(top=True, animate=False)

    def action_quote(self, by: int) -> None:
        """The next or the previous quote in the answer."""
        self._turn_to_quote(self.query_one(QuotedAnswer).step(by))

    @on(CriterionCard.QuotesWanted)
    def _show_quotes(self, event: CriterionCard.QuotesWanted) -> None:
        event.stop()
        self._turn_to_quote(self.query_one(QuotedAnswer).show_criterion(event.criterion))

    def _turn_to_quote(self, is_there: bool) -> None:
        if not is_there:
            self.notify(_NO_QUOTE)
        else:
            self._open(_ANSWER_TAB)

    def _open(self, tab: str) -> None:
        if self.tab != tab:
            # What has the focus would open its own tab again.
            self.screen.set_focus(None)
            self.query_one(TabbedContent).active = tab
            self.call_after_refresh(self.enter)

    def enter(self) -> None:
        """Give the focus to what can be scrolled in the open tab."""
        for scroll in self.query_one(f"#{self.tab}").query(VerticalScroll):
            if scroll.focusable:
                scroll.focus()
                return


def _diagrams(submission: Submission) -> Widget:
    """The diagrams of a design answer; reading them is loaded for designs only."""
    from mockprep.tui.diagram_words import drawings_of
    from mockprep.tui.widgets.diagram_feedback import DiagramFeedback

    return DiagramFeedback(drawings_of(submission))
