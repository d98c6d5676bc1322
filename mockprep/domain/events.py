"""One class for each thing that can happen in a session, named in the past tense.

The transcript is a list of these and nothing else: whatever is shown or graded follows from them.
"""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, TypeAdapter

from mockprep.domain.execution import Judgement, RunReport
from mockprep.domain.grading import Scorecard
from mockprep.domain.model import Model
from mockprep.domain.plan import Mode, SessionPlan
from mockprep.domain.question import Probe
from mockprep.domain.rubric import Rubric

Pane = Literal["answer", "notes", "reply"]
Scope = Literal["question", "round", "break"]
RoundEnd = Literal["finished", "time_up"]
Outcome = Literal["answered", "skipped", "time_up", "abandoned"]


class Happening(Model):
    """What every event has: the instant at which it happened."""

    at: AwareDatetime


class SessionStarted(Happening):
    """A sitting began; holds all that it will ask, so that the transcript stands by itself."""

    event: Literal["session_started"] = "session_started"
    session: str
    mode: Mode
    seed: int
    """The seed with which the questions were drawn."""
    plan: SessionPlan
    rubrics: dict[str, Rubric]
    """The rubrics of the questions, by name, as they were then."""


class RoundStarted(Happening):
    """The candidate sat down for a round."""

    event: Literal["round_started"] = "round_started"
    round: int


class QuestionAsked(Happening):
    """The interviewer asked a question and its clock began."""

    event: Literal["question_asked"] = "question_asked"
    round: int
    question: int


class AnswerEdited(Happening):
    """Text was replaced in one of the panes: `deleted` code points at `position` by `inserted`."""

    event: Literal["answer_edited"] = "answer_edited"
    pane: Pane = "answer"
    position: int = Field(ge=0)
    deleted: int = Field(default=0, ge=0)
    inserted: str = ""


class HintGiven(Happening):
    """The candidate asked for a hint and got it."""

    event: Literal["hint_given"] = "hint_given"
    hint: int
    """Which of the question's hints."""


class ClarificationGiven(Happening):
    """The candidate asked the interviewer something."""

    event: Literal["clarification_given"] = "clarification_given"
    asked: str
    clarification: int | None = None
    """Which of the question's clarifications it matched, or None."""
    reply: str


class OwnTestsWritten(Happening):
    """The candidate changed the tests of their own; these are all that there are now."""

    event: Literal["own_tests_written"] = "own_tests_written"
    tests: tuple[str, ...]
    """Lines of Python."""


class CodeRan(Happening):
    """The candidate ran their code, and this came out."""

    event: Literal["code_ran"] = "code_ran"
    report: RunReport


class AnswerSubmitted(Happening):
    """The answer was handed in and can no longer be changed."""

    event: Literal["answer_submitted"] = "answer_submitted"
    by: Literal["candidate", "time_up"] = "candidate"


class ProbeAsked(Happening):
    """The interviewer followed up."""

    event: Literal["probe_asked"] = "probe_asked"
    probe: Probe
    because: str
    """Why this probe, for the debrief."""


class ReplySubmitted(Happening):
    """The reply to the last probe was handed in."""

    event: Literal["reply_submitted"] = "reply_submitted"
    by: Literal["candidate", "time_up"] = "candidate"


class QuestionClosed(Happening):
    """The question is over."""

    event: Literal["question_closed"] = "question_closed"
    outcome: Outcome


class TimeExpired(Happening):
    """A budget was used up; `at` is the deadline, not the moment when someone noticed."""

    event: Literal["time_expired"] = "time_expired"
    scope: Scope


class RoundEnded(Happening):
    """The round is over."""

    event: Literal["round_ended"] = "round_ended"
    reason: RoundEnd = "finished"


class BreakStarted(Happening):
    """Minutes off between two rounds began."""

    event: Literal["break_started"] = "break_started"
    minutes: float


class SessionPaused(Happening):
    """The candidate stopped the clocks (practice only)."""

    event: Literal["session_paused"] = "session_paused"


class SessionContinued(Happening):
    """The clocks run again."""

    event: Literal["session_continued"] = "session_continued"


class GapRecorded(Happening):
    """Mockprep was not there for a while: killed, closed, or the machine slept."""

    event: Literal["gap_recorded"] = "gap_recorded"
    since: AwareDatetime
    """The last sign of life before the gap, which lasted until `at`."""
    counted: bool = False
    """Whether the gap uses up the budgets."""

    @property
    def length(self) -> timedelta:
        """How long the gap lasted."""
        return self.at - self.since


class SessionEnded(Happening):
    """The sitting is over."""

    event: Literal["session_ended"] = "session_ended"
    reason: Literal["finished", "quit"]


class SelfRated(Happening):
    """The candidate rated an answer of their own, before seeing the grader's scores."""

    event: Literal["self_rated"] = "self_rated"
    round: int
    question: int
    levels: dict[str, int]


class CodeJudged(Happening):
    """The handed-in code was run on all its tests, measured and read."""

    event: Literal["code_judged"] = "code_judged"
    round: int
    question: int
    judgement: Judgement


class AnswerGraded(Happening):
    """A grader rated an answer; later ones stand beside earlier ones."""

    event: Literal["answer_graded"] = "answer_graded"
    round: int
    question: int
    scorecard: Scorecard


Event = Annotated[
    SessionStarted
    | RoundStarted
    | QuestionAsked
    | AnswerEdited
    | HintGiven
    | ClarificationGiven
    | OwnTestsWritten
    | CodeRan
    | AnswerSubmitted
    | ProbeAsked
    | ReplySubmitted
    | QuestionClosed
    | TimeExpired
    | RoundEnded
    | BreakStarted
    | SessionPaused
    | SessionContinued
    | GapRecorded
    | SessionEnded
    | SelfRated
    | CodeJudged
    | AnswerGraded,
    Field(discriminator="event"),
]
"""Anything that can happen; told apart by its `event` key."""

EVENT: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads an event: `EVENT.validate_json(line)`."""
