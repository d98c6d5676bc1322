"""The debrief: the candidate's own rating first, then what the grader found and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from mockprep.domain.debrief import to_grade
from mockprep.domain.grading import Submission
from mockprep.domain.session import Session
from mockprep.domain.state import Attempt, Place
from mockprep.domain.submissions import submission_of
from mockprep.errors import GraderError, MockprepError
from mockprep.tui import feedback
from mockprep.tui.debrief_keys import KEYS
from mockprep.tui.screens.assessing import Assessed, Assessment, Grade, Judge
from mockprep.tui.widgets.attempt_feedback import AttemptFeedback
from mockprep.tui.widgets.line import Line
from mockprep.tui.widgets.self_rating import SelfRating
from mockprep.tui.widths import NARROW_AND_WIDE

if TYPE_CHECKING:
    from mockprep.domain.claims import RatedClaim

_OVERVIEW = "overview"


class DebriefScreen(Screen[None]):
    """A finished session, answer by answer."""

    CSS_PATH = "debrief.tcss"
    HORIZONTAL_BREAKPOINTS = NARROW_AND_WIDE
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    class Scored(Message):
        """A grader rated an answer, or failed to."""

        def __init__(self, assessed: Assessed) -> None:
            super().__init__()
            self.assessed = assessed

    class Judging(Message):
        """A code answer is being judged; `step` says what goes on, empty when that is over."""

        def __init__(self, step: str) -> None:
            super().__init__()
            self.step = step

    def __init__(self, session: Session, grade: Grade, judge: Judge) -> None:
        """Both run in a worker of this screen and end with it."""
        super().__init__()
        self.session = session
        self._assessment = Assessment(session, grade, judge)
        self._shown: Place | None = None
        self._passed: set[Place] = set()
        self._verdict = False

    def compose(self) -> ComposeResult:
        """The list of answers at the left, one of them at the right."""
        with Horizontal(id="debrief-bar"):
            title = f"Debrief · {self.session.state.plan.title}"
            yield Static(title, id="debrief-title", markup=False)
            yield Line(id="debrief-step")
        with Horizontal(id="debrief"):
            yield OptionList(id="answers")
            yield Vertical(id="detail")
        yield Footer(show_command_palette=False, compact=True)

    async def on_mount(self) -> None:
        """Begin with the overview."""
        self._list_answers()
        self.query_one("#answers", OptionList).highlighted = 0
        self.query_one("#answers").focus()
        await self._show_overview()
        self._grade_all()

    @work(exclusive=True, group="grade")
    async def _grade_all(self) -> None:
        async for assessed in self._assessment.results(self._tell_step, self._tell_not_run):
            self.post_message(self.Scored(assessed))

    def _tell_step(self, step: str) -> None:
        self.post_message(self.Judging(step))

    def _tell_not_run(self, why: str) -> None:
        self.notify(why, title="Not run", severity="warning", timeout=10, markup=False)

    @on(Judging)
    def _show_step(self, event: Judging) -> None:
        self.query_one("#debrief-step", Line).say(f"{event.step} ..." if event.step else "")

    @on(Scored)
    async def _record(self, event: Scored) -> None:
        assessed = event.assessed
        try:
            if assessed.card is None:
                raise GraderError(assessed.failure)
            self.session.record_scorecard(assessed.place, assessed.card)
        except MockprepError as error:
            self.notify(str(error), title="Not graded", severity="error", timeout=10, markup=False)
        self._list_answers()
        if self._shown == assessed.place and self._revealed(assessed.place):
            await self._show_answer(assessed.place)
        elif self._shown is None:
            await self._show_overview()

    @on(OptionList.OptionHighlighted, "#answers")
    async def _turn_to(self, event: OptionList.OptionHighlighted) -> None:
        name = event.option_id or _OVERVIEW
        if name == _OVERVIEW:
            if self._shown is not None:
                await self._show_overview()
        elif (place := _place(name)) != self._shown:
            await self._show_answer(place)

    @on(OptionList.OptionSelected, "#answers")
    def _enter_answer(self) -> None:
        for row in self.query("CriterionRow, AttemptFeedback VerticalScroll"):
            if row.focusable:
                row.focus()
                return

    @on(SelfRating.Done)
    async def _rated(self, event: SelfRating.Done) -> None:
        event.stop()
        if self._shown is None:
            return
        if event.levels:
            try:
                self.session.rate_self(self._shown, event.levels)
            except MockprepError as error:
                self.notify(str(error), severity="error", title="Not saved", markup=False)
                return
        else:
            self._passed.add(self._shown)
        self._list_answers()
        await self._show_answer(self._shown)
        self._enter_answer()

    def _revealed(self, place: Place) -> bool:
        """Whether the candidate rated the answer, passed on it, or left no answer to rate."""
        state = self.session.state
        attempt = state.attempt_at(place)
        nothing_to_rate = attempt is not None and not to_grade(attempt)
        return nothing_to_rate or place in state.self_ratings or place in self._passed

    def _list_answers(self) -> None:
        state = self.session.state
        answers = self.query_one("#answers", OptionList)
        marked = answers.highlighted
        options: list[Option] = [Option("Overview", id=_OVERVIEW)]
        sitting = -1
        for attempt in state.attempts:
            if attempt.place[0] != sitting:
                sitting = attempt.place[0]
                options.append(Option(Text(feedback.round_heading(state, sitting)), disabled=True))
            label = feedback.attempt_label(state, attempt, revealed=self._revealed(attempt.place))
            options.append(Option(label, id=_option_id(attempt.place)))
        with self.prevent(OptionList.OptionHighlighted):
            answers.clear_options()
            answers.add_options(options)
            answers.highlighted = marked

    async def _show_overview(self) -> None:
        self._shown = None
        state, theme = self.session.state, self.app.theme_variables
        waiting = sum(to_grade(a) and state.scorecard_for(a) is None for a in state.attempts)
        parts = [
            Static(feedback.overview_facts(state), classes="remark", markup=False),
            Static(feedback.overview_rounds(state, self._revealed), classes="card", markup=False),
        ]
        revealed = all(self._revealed(a.place) for a in state.attempts)
        if not revealed:
            parts.append(
                Static(
                    "Choose an answer and rate it yourself first; the feedback follows.",
                    classes="card -first",
                )
            )
        elif change := feedback.overview_change(state, theme):
            parts.append(Static(change, classes="card -first"))
        if waiting:
            parts.append(Static(f"{waiting} not graded (yet).", classes="remark"))
        notice = "v shows the verdict"
        if self._verdict:
            notice = feedback.overview_verdict(state) if revealed else feedback.RATE_FIRST
        parts.append(Static(notice, classes="remark", markup=False))
        await self._fill(VerticalScroll(*parts, id="overview"))

    async def _show_answer(self, place: Place) -> None:
        self._shown = place
        attempt = self.session.state.attempt_at(place)
        if attempt is None:
            return
        if self._revealed(place):
            await self._fill(self._feedback(attempt))
        else:
            rubric = self.session.state.rubric_for(attempt)
            criteria = [c for c in rubric.criteria if not c.spoken_only]
            await self._fill(SelfRating(criteria))

    def _feedback(self, attempt: Attempt) -> AttemptFeedback:
        place, assessment = attempt.place, self._assessment
        open_tabs = [shown.tab for shown in self.query(AttemptFeedback) if shown.place == place]
        return AttemptFeedback(
            self.session.state,
            attempt,
            claims=_claims(submission_of(self.session.state, attempt)),
            why_not_graded=assessment.why_not_graded(attempt),
            why_not_run=assessment.why_not_run(attempt),
            tab=open_tabs[0] if open_tabs else "",
        )

    async def _fill(self, widget: VerticalScroll | Vertical) -> None:
        detail = self.query_one("#detail")
        async with self.batch():
            await detail.remove_children()
            await detail.mount(widget)
        self.refresh_bindings()

    async def action_verdict(self) -> None:
        """Show the score and the recommendation, for one answer or for all."""
        if self._shown is None:
            self._verdict = True
            await self._show_overview()
        else:
            for shown in self.query(AttemptFeedback):
                shown.show_verdict()

    def action_next_answer(self) -> None:
        """Go on to the next answer in the list."""
        answers = self.query_one("#answers", OptionList)
        answers.focus()
        answers.action_cursor_down()

    def action_tab(self, by: int) -> None:
        """Another tab of the feedback."""
        for shown in self.query(AttemptFeedback):
            shown.turn_tab(by)


def _claims(submission: Submission) -> tuple[RatedClaim, ...]:
    """What was said of the cost of code, rated; nothing for other answers."""
    if submission.question.kind != "code":
        return ()
    from mockprep.graders.offline.complexity import rated_claims

    return rated_claims(submission)


def _option_id(place: Place) -> str:
    return f"answer-{place[0]}-{place[1]}"


def _place(option_id: str) -> Place:
    _, sitting, question = option_id.split("-")
    return int(sitting), int(question)
