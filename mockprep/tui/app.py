"""The app: passes between screens and puts sessions on them.

Only what the first screen needs is imported here; everything else comes when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from mockprep.errors import MockprepError
from mockprep.tui.code_bench import CodeBench
from mockprep.tui.home_list import HomeContents
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.themes import THEMES

if TYPE_CHECKING:
    from mockprep.domain.execution import Judgement
    from mockprep.domain.grading import Scorecard, Submission
    from mockprep.domain.plan import Mode, SessionPlan
    from mockprep.domain.rubric import Rubric
    from mockprep.transcripts.index import SessionSummary
    from mockprep.tui.recorded import Recorded
    from mockprep.tui.screens.interview import InterviewScreen
    from mockprep.tui.screens.loop_setup import LoopSetupScreen
    from mockprep.tui.screens.round_setup import RoundSetupScreen
    from mockprep.tui.workbench import Workbench

RECENT = 8


@dataclass(frozen=True)
class Opening:
    """What to open at once, instead of staying at home."""

    plan: SessionPlan | None = None
    """A session to begin."""
    seed: int = 0
    """The seed with which its questions were drawn."""
    mode: Mode = "interview"
    review: str | None = None
    """A recorded session to look at."""


class MockprepApp(App[None]):
    """Home, set-up, interview and debrief."""

    # The style of the lowest screen is the app's to load: Textual does it for pushed ones only.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/home.tcss"]
    TITLE = "mockprep"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1",
            "help",
            "Help",
            id="app.help",
            tooltip="What can be done here, and with which keys",
        ),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", tooltip="Leave mockprep", priority=False),
    ]
    COMMAND_PALETTE_DISPLAY = "^p"

    class Loaded(Message):
        """The content and the sessions were read."""

        def __init__(self, contents: HomeContents | None, failure: str = "") -> None:
            super().__init__()
            self.contents = contents
            self.failure = failure

    def __init__(self, workbench: Workbench, opening: Opening | None = None) -> None:
        super().__init__()
        self.workbench = workbench
        self._opening = opening
        self._bench = CodeBench(lambda: workbench.runner, workbench.judge)
        self._recorded: Recorded | None = None
        # Nothing slides: a clock that presses needs a screen that stands still.
        self.animation_level = "none"
        for theme in THEMES:
            self.register_theme(theme)
        chosen = workbench.theme
        self.theme = chosen if chosen in self.available_themes else THEMES[0].name

    def on_unmount(self) -> None:
        """End the processes in which code was run."""
        self._bench.close()

    # Home

    def get_default_screen(self) -> Screen[object]:
        """Home is the screen below all others; it is painted at once."""
        return cast("Screen[object]", HomeScreen())

    def on_mount(self) -> None:
        """Load behind what is painted."""
        self.call_after_refresh(self._load)
        self.theme_changed_signal.subscribe(
            self, lambda theme: self.workbench.remember_theme(theme.name)
        )

    @work(thread=True, exclusive=True, group="load")
    def _load(self) -> None:
        try:
            self.post_message(self.Loaded(self._contents()))
        except MockprepError as error:
            self.post_message(self.Loaded(None, str(error)))

    def _contents(self) -> HomeContents:
        from mockprep.transcripts.index import SessionIndex

        library, trouble = self.workbench.library, ""
        unfinished: tuple[SessionSummary, ...] = ()
        recent: tuple[SessionSummary, ...] = ()
        try:
            index = SessionIndex(self.workbench.store)
            unfinished = tuple(index.unfinished())
            recent = tuple(index.recent(RECENT + len(unfinished)))
        except MockprepError as error:
            trouble = str(error)
        done = tuple(summary for summary in recent if not summary.unfinished)
        return HomeContents(library, unfinished, done[:RECENT], self.workbench.clock(), trouble)

    @on(Loaded)
    def _show_home(self, event: Loaded) -> None:
        home = self._home()
        if event.contents is None:
            home.show_failure(event.failure)
            return
        home.show(event.contents)
        opening, self._opening = self._opening, None
        if opening is not None:
            self._open(opening)

    def _home(self) -> HomeScreen:
        return next(screen for screen in self.screen_stack if isinstance(screen, HomeScreen))

    def _open(self, opening: Opening) -> None:
        with self._telling():
            if opening.review is not None:
                self._review(opening.review)
            elif opening.plan is not None:
                self._begin(opening.plan, opening.seed, opening.mode)

    @on(HomeScreen.Picked)
    def _picked(self, event: HomeScreen.Picked) -> None:
        with self._telling():
            self._follow(event.what, event.name)

    def _follow(self, what: str, name: str) -> None:
        if what == "loop":
            from mockprep.tui.screens.loop_setup import LoopSetupScreen

            library = self.workbench.library
            self.push_screen(LoopSetupScreen(library.loop(name), library))
        elif what == "round":
            from mockprep.tui.screens.round_setup import RoundSetupScreen

            self.push_screen(RoundSetupScreen(self.workbench.library))
        elif what == "resume":
            self._resume(name)
        elif what == "review":
            self._review(name)
        elif what == "problems":
            from mockprep.tui.screens.problems import ProblemsScreen

            self.push_screen(ProblemsScreen(self.workbench.library.problems))

    def action_home(self) -> None:
        """Close the screens above and go back to home."""
        if self._recorded is not None:
            self._recorded.close(self.workbench.clock())
            self._recorded = None
        self._uncover_home()
        self._load()

    def _uncover_home(self) -> None:
        while not isinstance(self.screen, HomeScreen):
            self.pop_screen()

    # Sessions

    def on_loop_setup_screen_begun(self, event: LoopSetupScreen.Begun) -> None:
        """Draw the questions of the loop and begin."""
        from mockprep.tui.drawing import draw_loop

        seed = self.workbench.new_seed()
        with self._telling():
            plan = draw_loop(self.workbench.library, event.loop, seed)
            self._begin(plan, seed, event.mode)

    def on_round_setup_screen_begun(self, event: RoundSetupScreen.Begun) -> None:
        """Draw the questions of the round and begin."""
        from mockprep.tui.drawing import draw_round

        seed = self.workbench.new_seed()
        with self._telling():
            library = self.workbench.library
            plan = draw_round(library, event.kind, event.pick, event.minutes, seed)
            self._begin(plan, seed, event.mode)

    def _begin(self, plan: SessionPlan, seed: int, mode: Mode) -> None:
        from mockprep.tui import recorded

        self._sit(recorded.begin(self.workbench, plan, mode, seed))

    def _sit(self, session: Recorded) -> None:
        from mockprep.tui.external_editor import Drafts
        from mockprep.tui.screens.interview import InterviewScreen

        self._recorded = session
        screen = InterviewScreen(
            session.session,
            self.workbench.interviewer,
            self.workbench.clock,
            bench=self._bench,
            sign_of_life=session.touch,
            drafts=Drafts.from_environment(self.workbench.drafts_folder),
        )
        self._replace(screen)

    def _replace(self, screen: Screen[None]) -> None:
        self._uncover_home()
        self.push_screen(screen)

    @work(exclusive=True, group="resume")
    async def _resume(self, name: str) -> None:
        from mockprep.tui import recorded
        from mockprep.tui.screens.dialogs import ChoiceDialog
        from mockprep.tui.wording import ago

        try:
            away = ago(self.workbench.store.seen_at(name), self.workbench.clock())
            text = f"The last sign of life was {away}. Your text is as you left it."
            choices = (
                ("aside", "Go on; the clocks stood still meanwhile"),
                ("count", "Go on; the time away counts"),
                ("end", "End it here and read the debrief"),
            )
            choice = await self.push_screen_wait(
                ChoiceDialog("Resume this session?", text, choices)
            )
            if choice is None:
                return
            session = recorded.reopen(self.workbench, name, count_gap=choice == "count")
            if choice == "end":
                session.session.quit()
        except MockprepError as error:
            self._tell(error)
            return
        if session.session.state.stage == "ended":
            self._debrief(session)
        else:
            self._sit(session)

    def _review(self, name: str) -> None:
        from mockprep.tui import recorded

        if recorded.is_over(self.workbench, name):
            self._debrief(recorded.reopen(self.workbench, name))
        else:
            self._resume(name)

    def on_interview_screen_finished(self, event: InterviewScreen.Finished) -> None:
        """From the last question to the debrief."""
        del event
        if self._recorded is not None:
            self._debrief(self._recorded)

    def on_interview_screen_left(self) -> None:
        """The session waits to be resumed."""
        self.action_home()

    # Debrief

    def _debrief(self, session: Recorded) -> None:
        from mockprep.tui.screens.debrief import DebriefScreen

        self._recorded = session
        self._replace(DebriefScreen(session.session, self._grade, self._judge))

    async def _grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
        import asyncio

        from mockprep.graders.host import grade

        grader = await asyncio.to_thread(lambda: self.workbench.grader)
        return await grade(grader, submission, rubric)

    async def _judge(self, submission: Submission, on_step: Callable[[str], None]) -> Judgement:
        import asyncio

        try:
            return await asyncio.to_thread(self._bench.judge, submission, on_step)
        except asyncio.CancelledError:
            self._bench.stop()
            raise

    # Everywhere

    @property
    def failure(self) -> Exception | None:
        """The bug that ended the app, or None."""
        return self._exception

    def _print_error_renderables(self) -> None:
        # Textual would print the traceback; whoever runs the app puts it into the log instead.
        if self._exception is not None:
            self._exit_renderables.clear()
        super()._print_error_renderables()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell what goes wrong within, and go on."""
        try:
            yield
        except MockprepError as error:
            self._tell(error)

    def _tell(self, error: MockprepError) -> None:
        self.notify(str(error), severity="error", timeout=12, markup=False)

    def action_help(self) -> None:
        """Show what can be done on this screen."""
        from mockprep.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the screen, from the same bindings as footer and help; then themes."""
        from mockprep.tui.commands import screen_commands

        for command in screen_commands(screen):
            yield SystemCommand(
                f"{command.title}  ({command.key})", command.explained, command.call
            )
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
