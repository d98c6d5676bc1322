"""Where the objects are put together: the only room that knows all the others.

Imports are made inside the openers, so that the first screen is painted before they are paid for.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mockprep import config
from mockprep.errors import UsageError
from mockprep.tui.app import MockprepApp, Opening
from mockprep.tui.workbench import Workbench

if TYPE_CHECKING:
    from mockprep.content.library import Library
    from mockprep.domain.execution import Judgement
    from mockprep.domain.grading import Grader, Submission
    from mockprep.domain.interviewing import Interviewer
    from mockprep.domain.model import Clock
    from mockprep.runner.engine import Runner
    from mockprep.transcripts.store import TranscriptStore


def system_clock() -> Clock:
    """The wall clock in UTC, kept from running back when the machine's time is set."""
    latest = datetime.min.replace(tzinfo=UTC)

    def now() -> datetime:
        nonlocal latest
        latest = max(latest, datetime.now(UTC))
        return latest

    return now


def build_workbench(content: Sequence[Path] = (), grader: str = "offline") -> Workbench:
    """The tools of the app, each opened when it is first used."""

    def open_library() -> Library:
        from mockprep.cli.sources import load_library

        return load_library(content)

    def open_store() -> TranscriptStore:
        from mockprep.transcripts.store import TranscriptStore

        return TranscriptStore(config.sessions_folder())

    def open_grader() -> Grader:
        from mockprep.graders import registry

        return registry.load(grader)

    def open_interviewer() -> Interviewer:
        from mockprep.domain.interviewing import ScriptedInterviewer
        from mockprep.graders.offline.observe import observe

        return ScriptedInterviewer(observe)

    def open_runner() -> Runner:
        from mockprep.runner.engine import Runner

        return Runner()

    def judge(submission: Submission, runner: Runner, on_step: Callable[[str], None]) -> Judgement:
        from mockprep import judging

        return judging.judge(submission, runner, on_step)

    return Workbench(
        clock=system_clock(),
        open_library=open_library,
        open_store=open_store,
        open_grader=open_grader,
        open_interviewer=open_interviewer,
        open_runner=open_runner,
        judge=judge,
        new_seed=lambda: random.SystemRandom().randrange(2**31),
        drafts_folder=config.drafts_folder(),
        theme=config.remembered_theme(),
        remember_theme=config.remember_theme,
    )


def open_app(workbench: Workbench, opening: Opening | None = None) -> None:
    """Run the app until it is left; a bug that ended it is raised.

    UsageError where there is no terminal to run it in.
    """
    # The app reads keys from standard input and paints on standard error.
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("the app needs a terminal; `mockprep --help` lists what works without one")
    app = MockprepApp(workbench, opening)
    app.run()
    if app.failure is not None:
        raise app.failure
