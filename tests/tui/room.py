"""An app with nothing but an interview, for tests of its screen."""

from pathlib import Path
from typing import ClassVar, cast

from textual.app import App
from textual.binding import Binding, BindingType

from mockprep.domain import events as ev
from mockprep.domain.interviewing import Interviewer, Observation, ScriptedInterviewer
from mockprep.domain.plan import Mode, SessionPlan
from mockprep.domain.session import Session
from mockprep.domain.state import Attempt, SessionState
from mockprep.errors import TranscriptError
from mockprep.runner.engine import Runner
from mockprep.tui.code_bench import CodeBench
from mockprep.tui.external_editor import Drafts
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.widgets.answer_editor import AnswerEditor
from tests.building import plain_rubric
from tests.tui.conftest import MovedClock
from tests.tui.runners import ScriptedJudge, ScriptedRunner

QUIET = ScriptedInterviewer(lambda _: Observation())


class Desk(App[None]):
    """An app with nothing but an interview, whose record can be made to fail."""

    # As in the real one: otherwise Textual's own ctrl+q comes before the screen's.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", priority=False)]

    def __init__(
        self,
        clock: MovedClock,
        plan: SessionPlan,
        mode: Mode = "interview",
        interviewer: Interviewer = QUIET,
        drafts: Drafts | None = None,
        runner: ScriptedRunner | None = None,
    ) -> None:
        super().__init__()
        self.runner = runner or ScriptedRunner()
        self.clock = clock
        self.events: list[ev.Event] = []
        self.full = False
        self.trouble = "the disk is full"
        self.session = Session.start(
            session="s",
            plan=plan,
            rubrics={"plain": plain_rubric()},
            mode=mode,
            seed=1,
            clock=clock,
            record=self.record,
        )
        self._interviewer = interviewer
        self._drafts = drafts or Drafts(Path("unused"), ("true",))
        self.signs = 0

    def record(self, event: ev.Event) -> None:
        if self.full:
            raise TranscriptError(self.trouble)
        self.events.append(event)

    def sign(self, _: object) -> None:
        self.signs += 1

    def on_mount(self) -> None:
        screen = InterviewScreen(
            self.session,
            self._interviewer,
            self.clock,
            bench=CodeBench(lambda: cast("Runner", self.runner), ScriptedJudge()),
            sign_of_life=self.sign,
            drafts=self._drafts,
        )
        self.push_screen(screen)

    @property
    def state(self) -> SessionState:
        return self.session.state

    @property
    def interview(self) -> InterviewScreen:
        """The screen, even under a dialog."""
        return next(s for s in self.screen_stack if isinstance(s, InterviewScreen))

    @property
    def current(self) -> Attempt:
        """The open question."""
        assert self.state.current is not None
        return self.state.current

    @property
    def editor(self) -> AnswerEditor:
        return self.screen.query_one("#editor", AnswerEditor)

    def pass_time(self, minutes: float) -> None:
        """Let the clock run, ticking as the screen would."""
        self.clock.move(minutes=minutes)
        self.interview.tick()
