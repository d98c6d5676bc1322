"""A workbench with a clock that the test moves, real content and a store under tmp_path."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from mockprep.content.library import Source, load_library
from mockprep.domain.interviewing import ScriptedInterviewer
from mockprep.graders import registry
from mockprep.graders.offline.observe import observe
from mockprep.runner.engine import Runner
from mockprep.transcripts.store import TranscriptStore
from mockprep.tui.app import MockprepApp
from mockprep.tui.workbench import Workbench
from tests.tui.content import write_content
from tests.tui.runners import ScriptedJudge, ScriptedRunner


class MovedClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **length: float) -> None:
        self.now += timedelta(**length)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def content_folder(tmp_path: Path) -> Path:
    return write_content(tmp_path / "content")


@pytest.fixture
def runner() -> ScriptedRunner:
    return ScriptedRunner()


@pytest.fixture
def judge() -> ScriptedJudge:
    return ScriptedJudge()


@pytest.fixture
def workbench(
    tmp_path: Path,
    content_folder: Path,
    clock: MovedClock,
    runner: ScriptedRunner,
    judge: ScriptedJudge,
) -> Workbench:
    return Workbench(
        clock=clock,
        open_library=lambda: load_library([Source("test", content_folder)]),
        open_store=lambda: TranscriptStore(tmp_path / "sessions"),
        open_grader=lambda: registry.load("offline"),
        open_interviewer=lambda: ScriptedInterviewer(observe),
        open_runner=lambda: cast("Runner", runner),
        judge=judge,
        new_seed=lambda: 7,
        drafts_folder=tmp_path / "drafts",
    )


@pytest.fixture
def make_app(workbench: Workbench) -> Callable[..., MockprepApp]:
    return lambda **options: MockprepApp(workbench, **options)
