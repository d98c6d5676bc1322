"""What the app works with, handed in ready to be opened when it is first needed.

Nothing here is imported at start: the first screen is painted before content, transcripts and
graders are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mockprep.content.library import Library
    from mockprep.domain.execution import Judgement
    from mockprep.domain.grading import Grader, Submission
    from mockprep.domain.interviewing import Interviewer
    from mockprep.domain.model import Clock
    from mockprep.runner.engine import Runner
    from mockprep.transcripts.store import TranscriptStore


@dataclass(frozen=True)
class Workbench:
    """The app's tools; each opener is called once, off the event loop where it is slow."""

    clock: Clock
    open_library: Callable[[], Library]
    open_store: Callable[[], TranscriptStore]
    open_grader: Callable[[], Grader]
    open_interviewer: Callable[[], Interviewer]
    open_runner: Callable[[], Runner]
    judge: Callable[[Submission, Runner, Callable[[str], None]], Judgement]
    """Finds out about a code answer, telling what it does meanwhile; blocks for some seconds."""
    new_seed: Callable[[], int]
    drafts_folder: Path
    """Where answers lie while they are edited in another program."""
    theme: str | None = None
    """The theme chosen last time."""
    remember_theme: Callable[[str], None] = lambda _: None

    @cached_property
    def library(self) -> Library:
        """All question banks, loops and rubrics."""
        return self.open_library()

    @cached_property
    def store(self) -> TranscriptStore:
        """The recorded sessions."""
        return self.open_store()

    @cached_property
    def grader(self) -> Grader:
        """The grader of debriefs."""
        return self.open_grader()

    @cached_property
    def interviewer(self) -> Interviewer:
        """Who follows up on answers."""
        return self.open_interviewer()

    @cached_property
    def runner(self) -> Runner:
        """What runs the candidate's code."""
        return self.open_runner()
