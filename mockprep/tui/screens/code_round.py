"""What a coding question adds to the desk: runs of the code, own tests, the mark of a slip."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from textual.screen import Screen

from mockprep.domain.execution import RunReport
from mockprep.domain.question import CodeQuestion
from mockprep.domain.session import Session
from mockprep.domain.state import Attempt, Place
from mockprep.errors import CommandRefused, MockprepError
from mockprep.tui import own_tests, run_words
from mockprep.tui.code_bench import CodeBench, TrialRun, Tried
from mockprep.tui.screens.tests_dialog import TestsDialog
from mockprep.tui.widgets.answer_editor import AnswerEditor
from mockprep.tui.widgets.run_panel import RunPanel

FLUSH_SECONDS = 0.15
"""How often the panel follows a run that takes its time; one that does not is painted once."""


class CodeRound:
    """Runs the code of the open question and shows what came of it; records both."""

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        bench: CodeBench,
        tell: Callable[[MockprepError], None],
    ) -> None:
        """tell: what could not be recorded is told with it."""
        self._screen = screen
        self._session = session
        self._bench = bench
        self._tell = tell
        self._place: Place | None = None
        self._running: TrialRun | None = None
        self._unrecorded: tuple[Place, RunReport] | None = None
        self._tests: tuple[str, ...] | None = None
        """Own tests as they stand in the dialog, until they are recorded."""
        self._slip: run_words.Slip | None = None
        self._tried: str | None = None
        """The text that ran last."""

    # Where the session stands

    def follow(self) -> None:
        """Bring runs and panel in line with the session."""
        attempt = self._attempt()
        place = attempt.place if attempt is not None else None
        if place != self._place:
            self._leave()
            self._place = place
            if attempt is not None:
                self._screen.run_worker(self._bench.warm_up, thread=True, group="warm")
        self._record_rest()

    def _attempt(self) -> Attempt | None:
        """The coding question that is being answered, if there is one."""
        state = self._session.state
        attempt = state.current
        if state.stage != "answering" or attempt is None or attempt.question.kind != "code":
            return None
        return attempt

    def _leave(self) -> None:
        """The question is closed: nothing of it stays on the screen."""
        self.stop()
        self._tests = self._slip = self._unrecorded = None
        self._editor.mark_line(None)
        self.close_panel()
        dialog = self._screen.app.screen
        if isinstance(dialog, TestsDialog):
            dialog.dismiss(False)

    # The panel

    @property
    def _panel(self) -> RunPanel:
        return self._screen.query_one(RunPanel)

    @property
    def _editor(self) -> AnswerEditor:
        return self._screen.query_one("#editor", AnswerEditor)

    @property
    def panel_is_open(self) -> bool:
        """Whether results, or the progress of a run, are shown."""
        return self._screen.has_class("-run")

    def open_panel(self) -> None:
        """Show the panel in the place of the notes."""
        if self.panel_is_open:
            return
        if self._screen.has_class("-notes"):
            self._screen.remove_class("-notes")
            if not self._editor.has_focus:
                self._editor.focus()
        self._screen.add_class("-run")
        self._screen.refresh_bindings()

    def close_panel(self) -> None:
        """Give the room back to the editor."""
        if not self.panel_is_open:
            return
        if self._panel.has_focus_within:
            self._editor.focus()
        self._screen.remove_class("-run")
        self._screen.refresh_bindings()

    def enter_panel(self) -> None:
        """Give the rows the focus."""
        if self.panel_is_open:
            self._panel.query_one("#run-rows").focus()

    def go_to(self, line: int) -> None:
        """Put the cursor on a line of the code, counted from 1."""
        self._editor.go_to_line(line - 1)

    @property
    def slip_line(self) -> str:
        """`line 7: '(' was never closed`, as long as that line stands; else nothing."""
        row = self._editor.marked_row
        if row is None or self._slip is None:
            return ""
        return f"line {row + 1}: {self._slip.message}"

    # Running

    def run(self) -> None:
        """Run the tests that the candidate sees, or stop the run that goes on."""
        if self._running is not None:
            self.stop()
            return
        attempt = self._attempt()
        if attempt is None or not isinstance(attempt.question, CodeQuestion):
            return
        tests = attempt.own_tests if self._tests is None else self._tests
        trial = TrialRun(self._bench, attempt.question, self._editor.text, tests)
        self._running, self._tried = trial, trial.text
        self._screen.run_worker(self._go(trial, attempt.place), group="run")

    def stop(self) -> None:
        """Stop the run that goes on, if one does."""
        if self._running is not None:
            self._running.stop()

    async def _go(self, trial: TrialRun, place: Place) -> None:
        # Painting now would only make a quick run wait: the first that is shown is its verdict.
        flush = self._screen.set_interval(FLUSH_SECONDS, lambda: self._show_progress(trial))
        try:
            tried = await asyncio.to_thread(trial)
        except MockprepError as error:
            self._show_failure(trial, place, error)
        except asyncio.CancelledError:
            trial.stop()
            raise
        else:
            self._show(trial, place, tried)
        finally:
            flush.stop()
            self._running = None

    def _show_progress(self, trial: TrialRun) -> None:
        results = tuple(trial.results)
        self._panel.show(
            run_words.head_meanwhile(len(results)), tuple(run_words.case_rows(results))
        )
        self._reveal()

    def _reveal(self) -> None:
        """Show the panel, and that it speaks of the code as it was handed over."""
        self.open_panel()
        self.show_age()

    def _show_failure(self, trial: TrialRun, place: Place, error: MockprepError) -> None:
        if place != self._place:
            return
        if trial.is_stopped:
            head = run_words.head_stopped(len(trial.results))
        else:
            head = f"Not run: {error}"
        self._panel.show(head, tuple(run_words.case_rows(trial.results)))
        self._reveal()

    def _show(self, trial: TrialRun, place: Place, tried: Tried) -> None:
        if place != self._place:
            return  # that question is closed
        report = tried.report
        self._unrecorded = place, report
        self._record_rest()
        self._panel.show(
            run_words.head(report, is_weak=tried.is_weak),
            run_words.rows(report, is_weak=tried.is_weak),
            is_good=run_words.is_good(report),
        )
        self._reveal()
        self._mark(run_words.slip_of(report), trial.text)

    def _mark(self, slip: run_words.Slip | None, tried_text: str) -> None:
        self._slip = slip
        if slip is None:
            self._editor.mark_line(None)
            return
        lines = tried_text.split("\n")
        row = min(slip.line, len(lines)) - 1
        self._editor.mark_line(row, lines[row])

    def _record_rest(self) -> None:
        """Record the last run; while the session is paused it waits."""
        if self._unrecorded is None or self._session.state.paused_at is not None:
            return
        (place, report), self._unrecorded = self._unrecorded, None
        try:
            self._session.record_run(place, report)
        except CommandRefused:
            pass  # the question was closed meanwhile
        except MockprepError as error:
            self._tell(error)

    def show_age(self) -> None:
        """Say in the panel whether the code has changed since the run; called twice a second."""
        if self.panel_is_open and self._tried is not None:
            self._panel.show_age(is_old=self._editor.text != self._tried)

    # Own tests

    async def edit_tests(self) -> None:
        """Let the candidate write tests, and run them where that is wanted."""
        attempt = self._attempt()
        if attempt is None or not isinstance(attempt.question, CodeQuestion):
            return
        dialog = TestsDialog(
            "\n".join(attempt.own_tests), own_tests.example(attempt.question), self._keep_tests
        )
        wants_run = await self._screen.app.push_screen_wait(dialog)
        try:
            self.save_tests()
        except MockprepError as error:
            self._tell(error)
        if wants_run and attempt.place == self._place and self._running is None:
            self.run()

    def _keep_tests(self, text: str) -> None:
        self._tests = own_tests.lines_of(text)

    def save_tests(self) -> None:
        """Record own tests that were written since; called twice a second while one writes."""
        if self._tests is None:
            return
        with suppress(CommandRefused):
            self._session.write_tests(self._tests)
        self._tests = None
