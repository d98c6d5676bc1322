"""Sessions that are written down while they go on: beginning, resuming and looking back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mockprep.domain.plan import Mode, SessionPlan
from mockprep.domain.session import Session
from mockprep.transcripts.store import TranscriptWriter, new_session_id

if TYPE_CHECKING:
    from mockprep.tui.workbench import Workbench

GAP_AFTER = timedelta(seconds=30)
"""The app settles twice a second; a silence this long means that it, or the machine, slept."""


@dataclass(frozen=True)
class Recorded:
    """A session and the transcript that it is written to."""

    session: Session
    writer: TranscriptWriter

    def touch(self, now: datetime) -> None:
        """Leave a sign of life."""
        self.writer.touch(now)

    def close(self, now: datetime) -> None:
        """Leave a last sign of life and let the transcript go, so that it can be opened again."""
        self.writer.touch(now)
        self.writer.close()


def begin(workbench: Workbench, plan: SessionPlan, mode: Mode, seed: int) -> Recorded:
    """A new session; its first event is saved when this returns."""
    name = new_session_id(workbench.clock())
    names = {planned.question.rubric for sitting in plan.rounds for planned in sitting.questions}
    rubrics = {rubric: workbench.library.rubric(rubric) for rubric in sorted(names)}
    writer = workbench.store.create(name)
    try:
        session = Session.start(
            session=name,
            plan=plan,
            rubrics=rubrics,
            mode=mode,
            seed=seed,
            clock=workbench.clock,
            record=writer.append,
            gap_after=GAP_AFTER,
        )
    except Exception:
        writer.close()
        raise
    return Recorded(session, writer)


def is_over(workbench: Workbench, name: str) -> bool:
    """Whether a recorded session has ended; nothing is written to it."""
    return workbench.store.read(name).state.stage == "ended"


def reopen(workbench: Workbench, name: str, *, count_gap: bool = False) -> Recorded:
    """A recorded session, to go on with or, when it is over, to look back at.

    SessionInUse when another mockprep has it open, TranscriptError when it can't be read.
    """
    store = workbench.store
    seen_at = store.seen_at(name)
    writer = store.open(name)
    try:
        session = Session.resume(
            store.read(name).state,
            seen_at=seen_at,
            count_gap=count_gap,
            clock=workbench.clock,
            record=writer.append,
            gap_after=GAP_AFTER,
        )
    except Exception:
        writer.close()
        raise
    return Recorded(session, writer)
