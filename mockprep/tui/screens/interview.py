"""The interview: joins a session to the lobby and the desk; decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Static

from mockprep.domain import events as ev
from mockprep.domain.interviewing import Interviewer
from mockprep.domain.model import Clock
from mockprep.domain.sections import body_starts, sections
from mockprep.domain.session import Session
from mockprep.domain.state import Place
from mockprep.domain.submissions import submission_of
from mockprep.errors import CommandRefused, MockprepError
from mockprep.tui import desk, external_editor
from mockprep.tui.code_bench import CodeBench
from mockprep.tui.interview_keys import KEYS
from mockprep.tui.screens.code_round import CodeRound
from mockprep.tui.screens.dialogs import ChoiceDialog, LineDialog
from mockprep.tui.screens.saving import Saving
from mockprep.tui.widgets.answer_editor import AnswerEditor
from mockprep.tui.widgets.line import Line
from mockprep.tui.widgets.lobby import Lobby
from mockprep.tui.widgets.question_pane import QuestionPane
from mockprep.tui.widgets.run_panel import RunPanel
from mockprep.tui.widgets.status_bar import StatusBar
from mockprep.tui.widths import NARROW_AND_WIDE

TICK_SECONDS = 0.5


class InterviewScreen(Screen[None]):
    """One sitting, from the first lobby to the last question."""

    CSS_PATH = "interview.tcss"
    HORIZONTAL_BREAKPOINTS = NARROW_AND_WIDE
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    class Finished(Message):
        """The session is over; its answers can be looked at."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    class Left(Message):
        """The candidate left; the session can be resumed later."""

    def __init__(
        self,
        session: Session,
        interviewer: Interviewer,
        clock: Clock,
        *,
        bench: CodeBench,
        sign_of_life: Callable[[datetime], None],
        drafts: external_editor.Drafts,
    ) -> None:
        """sign_of_life: called with every tick, so that a later resume knows how far it came."""
        super().__init__()
        self.session = session
        self._interviewer = interviewer
        self._clock = clock
        self._sign_of_life = sign_of_life
        self._drafts = drafts
        self._saving = Saving(self, session)
        self._code = CodeRound(self, session, bench, self._saving.tell)
        self._shown: desk.Writing | None = None
        self._over = False

    # Layout

    def compose(self) -> ComposeResult:
        """Clocks above, lobby or desk below, keys at the bottom."""
        yield StatusBar()
        with ContentSwitcher(initial="lobby", id="views"):
            yield Lobby(id="lobby")
            with Container(id="desk"):
                yield QuestionPane(id="question")
                with Vertical(id="writing"):
                    yield Line(id="pane-title")
                    yield AnswerEditor(self._saving.text, id="editor")
                    yield Static("Notes, for yourself", id="notes-title")
                    yield AnswerEditor(self._saving.notes, id="notes")
                    yield RunPanel(id="run")
        yield Footer(show_command_palette=False, compact=True)

    async def on_mount(self) -> None:
        """Show where the session stands, and listen."""
        self.session.listen(self._heard)
        self.set_interval(TICK_SECONDS, self.tick)
        await self.show_state()

    # What happens in the session

    def _heard(self, event: ev.Event) -> None:
        if isinstance(event, ev.AnswerEdited):
            return
        if isinstance(event, ev.CodeRan):
            self.call_next(self._show_clocks)  # of the desk only a slip in the title may be new
            return
        if isinstance(event, ev.TimeExpired):
            self._tell_time_up(event)
        elif isinstance(event, ev.GapRecorded):
            self.notify(desk.gap_notice(event), title="There was a gap", timeout=12)
        self.call_next(self.show_state)

    def _tell_time_up(self, event: ev.TimeExpired) -> None:
        notice = desk.time_up_notice(event.scope, self.session.state.mode)
        self.notify(notice, title="Time is up", severity="warning")

    def tick(self) -> None:
        """Settle what has expired and show the clocks; called twice a second."""
        if self._over:
            return
        self._sign_of_life(self._clock())
        try:
            self._code.save_tests()
            self._saving.rest()
            self.session.settle()
        except MockprepError as error:
            self._saving.fail(error)
        self._show_clocks()
        self._code.show_age()

    async def show_state(self) -> None:
        """Bring the screen in line with the session."""
        state = self.session.state
        self._code.follow()
        if state.stage == "ended":
            if not self._over:
                self._over = True
                self.post_message(self.Finished(self.session))
            return
        in_round = state.in_round
        self.query_one("#views", ContentSwitcher).current = "desk" if in_round else "lobby"
        if in_round:
            await self._show_desk()
        else:
            self._saving.place, self._shown = (-1, -1), None
            self.query_one(Lobby).show(**desk.announcement(state))
            self.set_focus(None)
        self._show_clocks()
        self.refresh_bindings()

    async def _show_desk(self) -> None:
        state = self.session.state
        attempt = state.current
        if attempt is None:
            return
        writing = desk.writing(state, attempt)
        if writing != self._shown:
            fresh = self._shown is None or self._shown.key != writing.key
            self._show_writing(writing, fresh=fresh)
        await self.query_one(QuestionPane).show(desk.prompt(attempt), desk.turns(attempt))
        if state.stage == "considering":
            self._consider(attempt.place, len(attempt.exchanges))

    def _show_writing(self, writing: desk.Writing, *, fresh: bool) -> None:
        editor = self.query_one("#editor", AnswerEditor)
        notes = self.query_one("#notes", AnswerEditor)
        notes.read_only = self.session.state.paused_at is not None
        if not self._saving.is_failing:
            self.query_one("#pane-title", Line).say(writing.title)
        self._shown = writing
        if not fresh:
            editor.read_only = writing.locked
            return
        new_question = writing.place != self._saving.place
        self._saving.place, self._saving.pane = writing.place, writing.pane
        editor.show_text(writing.text, code=writing.code, locked=writing.locked)
        editor.move_to(writing.cursor)
        if new_question:
            noted = self.session.state.current.notes if self.session.state.current else ""
            notes.show_text(noted, code=False, locked=notes.read_only)
            self.set_class(bool(noted), "-notes")
        editor.focus()

    def _show_clocks(self) -> None:
        state, now = self.session.state, self._clock()
        bar = self.query_one(StatusBar)
        done = state.current.place[1] if state.current else 0
        bar.show_place(
            desk.place_line(state), done, len(state.sitting.questions) if state.in_round else 0
        )
        bar.show_clocks(*desk.countdowns(state, now))
        self.query_one(Lobby).show_break(desk.break_countdown(state, now))
        if state.current is not None and state.stage == "answering" and not self._saving.is_failing:
            cursor = self.query_one("#editor", AnswerEditor).cursor_offset
            slip = self._code.slip_line
            title = slip or desk.pane_title(state, state.current, now, cursor)
            self.query_one("#pane-title", Line).say(title)
            self.query_one("#pane-title").set_class(bool(slip), "-slip")

    # What the candidate does

    def action_begin(self) -> None:
        """Begin the round that the lobby announces."""
        self._saving.do(self.session.start_round)

    def action_submit(self) -> None:
        """Hand in what is in the editor."""
        self._saving.do(self._submit)

    def _submit(self) -> None:
        if desk.nothing_written(self.session.state):
            raise CommandRefused("Nothing is written yet. Write an answer, or skip the question.")
        self.session.submit()

    def action_run(self) -> None:
        """Run the tests that the candidate sees, or stop the run that goes on."""
        self._saving.do(self._code.run)

    @work(exclusive=True, group="dialog")
    async def action_own_tests(self) -> None:
        """Let the candidate write tests of their own."""
        await self._code.edit_tests()

    def action_results(self) -> None:
        """Go to the results of the run."""
        self._code.enter_panel()

    @on(RunPanel.LineChosen)
    def _go_to_line(self, event: RunPanel.LineChosen) -> None:
        self._code.go_to(event.line)

    @on(RunPanel.Closed)
    def _close_results(self) -> None:
        self._code.close_panel()

    def action_hint(self) -> None:
        """Take the next hint."""
        self._saving.do(self.session.take_hint)

    @work(exclusive=True, group="dialog")
    async def action_skip(self) -> None:
        """Leave the question, if that is really meant."""
        place = self._saving.place
        choice = await self.app.push_screen_wait(ChoiceDialog(*desk.SKIP_DIALOG))
        if choice == "skip" and place == self._saving.place:
            self._saving.do(self.session.skip)

    def action_pause(self) -> None:
        """Stop the clocks, or let them run again."""
        paused = self.session.state.paused_at is not None
        self._saving.do(self.session.proceed if paused else self.session.pause)

    @work(exclusive=True, group="dialog")
    async def action_ask(self) -> None:
        """Ask the interviewer something."""
        place = self._saving.place
        line = await self.app.push_screen_wait(LineDialog(*desk.ASK_DIALOG))
        if line and place == self._saving.place:
            self._saving.do(lambda: self.session.ask(line))

    @work(exclusive=True, group="dialog")
    async def action_leave(self) -> None:
        """Ask whether to end the interview, to leave it for now, or to stay."""
        choice = await self.app.push_screen_wait(ChoiceDialog(*desk.LEAVE_DIALOG))
        if choice == "end":
            self._saving.do(self.session.quit)
        elif choice == "leave":
            self._over = True
            self.post_message(self.Left())

    def action_notes(self) -> None:
        """Open or close the notes pad."""
        opened = not self.has_class("-notes")
        self._code.close_panel()
        self.set_class(opened, "-notes")
        self.query_one("#notes" if opened else "#editor").focus()

    def action_question_up(self) -> None:
        """Scroll the question up without leaving the editor."""
        self.query_one(QuestionPane).scroll_relative(y=-3, animate=False)

    def action_question_down(self) -> None:
        """Scroll the question down without leaving the editor."""
        self.query_one(QuestionPane).scroll_relative(y=3, animate=False)

    def action_next_section(self) -> None:
        """Put the cursor into the next section of the design."""
        editor = self.query_one("#editor", AnswerEditor)
        attempt = self.session.state.current
        if attempt is None:
            return
        starts = body_starts(editor.text, sections(attempt.question))
        after = [start for start in starts if start > editor.cursor_offset]
        if starts:
            editor.move_to(after[0] if after else starts[0])
            self._show_clocks()

    def action_external_editor(self) -> None:
        """Write in the editor of the environment and come back with the text."""
        editor = self.query_one("#editor", AnswerEditor)
        place = self._saving.place
        suffix = ".py" if editor.language else ".md"
        try:
            draft = external_editor.edit(self.app, editor.text, suffix, self._drafts)
        except MockprepError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)
            return
        finally:
            self.session.vouch()
        self._saving.do(self.session.settle)
        current = self.session.state.current
        if current is not None and current.place == place and not editor.read_only:
            editor.replace_text(draft.text)
            draft.path.unlink(missing_ok=True)
        else:
            self.notify(
                f"Time ran out while you were in the editor. Your text is kept in {draft.path}.",
                severity="warning",
                timeout=15,
                markup=False,
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what the stage allows."""
        del parameters
        if action == "results":
            return self._code.panel_is_open and not self.query_one(RunPanel).has_focus_within
        return desk.offers(self.session.state, action)

    # What the interviewer does

    @work(exclusive=True, group="interviewer")
    async def _consider(self, place: Place, exchanges: int) -> None:
        state = self.session.state
        attempt = state.current
        if attempt is None or attempt.place != place:
            return  # the time ran out before this began
        asked = [exchange.probe for exchange in attempt.exchanges]
        submission, limit = submission_of(state, attempt), state.sitting.max_probes
        try:
            probe = await self._interviewer.follow_up(submission, asked, limit)
        # An interviewer may be anybody's code: its failure must not cost the candidate the session.
        except Exception as error:
            self.log.error(error)
            self.notify(
                "The interviewer can't follow up on this one; going on.", severity="warning"
            )
            probe = None
        now = self.session.state.current
        if now is None or now.place != place or len(now.exchanges) != exchanges:
            return
        self._saving.do(lambda: self.session.follow_up(probe))
