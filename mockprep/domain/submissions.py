"""From an attempt in a session to the submission that graders get."""

from mockprep.domain.grading import AskedClarification, Reply, Submission
from mockprep.domain.question import clarifications
from mockprep.domain.state import Attempt, SessionState


def submission_of(state: SessionState, attempt: Attempt) -> Submission:
    """The attempt as graders see it; without times while the question is still open."""
    question = attempt.question
    prepared = clarifications(question)
    taken = [question.hints[index] for index in attempt.hints]
    return Submission(
        id=f"{state.session}:{attempt.place[0] + 1}.{attempt.place[1] + 1}",
        name=attempt.planned.name,
        question=question,
        answer=attempt.answer,
        notes=attempt.notes,
        replies=tuple(Reply(ask=e.probe.ask, text=e.reply) for e in attempt.exchanges),
        clarifications=tuple(
            AskedClarification(
                asked=c.asked,
                about=None if c.clarification is None else prepared[c.clarification].ask,
            )
            for c in attempt.clarified
        ),
        hints=tuple(hint.level for hint in taken),
        hint_cost=sum(hint.price for hint in taken),
        own_tests=attempt.own_tests,
        runs=attempt.runs,
        judgement=state.judgements.get(attempt.place),
        target_level=state.plan.target_level,
        seconds=attempt.used.total_seconds() if attempt.closed_at else None,
        budget_seconds=attempt.timer.budget.total_seconds(),
    )
