"""What is done with a finished session's answers: code is judged, then every answer is graded."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

from mockprep.domain.debrief import to_grade
from mockprep.domain.execution import Judgement
from mockprep.domain.grading import Scorecard, Submission
from mockprep.domain.rubric import Rubric
from mockprep.domain.session import Session
from mockprep.domain.state import Attempt, Place
from mockprep.domain.submissions import submission_of
from mockprep.errors import MockprepError

Grade = Callable[[Submission, Rubric], Awaitable[Scorecard]]
Judge = Callable[[Submission, Callable[[str], None]], Awaitable[Judgement]]

_WAIT = "Your answer is being looked at; this page fills by itself."
_NOT_RUN = "This answer was not run: it holds no code of yours, or it was graded without running."


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a grader made of the answer at `place`: a scorecard, or a failure in words."""

    place: Place
    card: Scorecard | None
    failure: str = ""


class Assessment:
    """Judges and grades the answers one after the other; what is on record is left alone."""

    def __init__(self, session: Session, grade: Grade, judge: Judge) -> None:
        """grade: rates one answer. judge: finds out about a code answer before it is rated."""
        self._session = session
        self._grade = grade
        self._judge = judge
        self._not_run: dict[Place, str] = {}
        self._not_graded: dict[Place, str] = {}
        self._is_done = False

    async def results(
        self, on_step: Callable[[str], None], on_failure: Callable[[str], None]
    ) -> AsyncIterator[Assessed]:
        """Each answer as it is graded.

        on_step: told what a judgement does, from its own thread; empty when it is over.
        on_failure: told why code was not run; the answer is graded without.
        """
        for attempt in self._session.state.attempts:
            if not to_grade(attempt) or self._session.state.scorecards.get(attempt.place):
                continue
            try:
                await self._judge_first(attempt, on_step)
            except MockprepError as error:
                self._not_run[attempt.place] = str(error)
                on_failure(str(error))
            yield await self._graded(attempt)
        self._is_done = True

    def why_not_graded(self, attempt: Attempt) -> str:
        """What stands in the place of a scorecard."""
        if why := self._not_graded.get(attempt.place):
            return f"This answer could not be graded: {why}."
        return _WAIT if self._waits(attempt) else "This answer has not been graded."

    def why_not_run(self, attempt: Attempt) -> str:
        """What stands in the place of a judgement."""
        if why := self._not_run.get(attempt.place):
            return f"Your code could not be run: {why}."
        return _WAIT if self._waits(attempt) else _NOT_RUN

    def _waits(self, attempt: Attempt) -> bool:
        """Whether the answer is still to be looked at."""
        is_graded = self._session.state.scorecard_for(attempt) is not None
        return to_grade(attempt) and not is_graded and not self._is_done

    async def _judge_first(self, attempt: Attempt, on_step: Callable[[str], None]) -> None:
        state = self._session.state
        submission = submission_of(state, attempt)
        if attempt.question.kind != "code" or submission.is_empty:
            return
        if attempt.place in state.judgements:
            return
        try:
            judgement = await self._judge(submission, on_step)
        finally:
            on_step("")
        self._session.record_judgement(attempt.place, judgement)

    async def _graded(self, attempt: Attempt) -> Assessed:
        state = self._session.state
        try:
            card = await self._grade(submission_of(state, attempt), state.rubric_for(attempt))
        except MockprepError as error:
            self._not_graded[attempt.place] = str(error)
            return Assessed(attempt.place, None, str(error))
        return Assessed(attempt.place, card)
