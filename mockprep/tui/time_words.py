"""The words on how the time of an answer was used: no widgets here."""

from datetime import timedelta

from mockprep.domain.speech import speaking_seconds
from mockprep.domain.state import Attempt, SessionState
from mockprep.tui.section_words import section_lines
from mockprep.tui.wording import clock_face, counted, span

_FEW_WORDS = 40


def time_lines(state: SessionState, attempt: Attempt) -> str:
    """Time used against the budget, and when what happened."""
    used, budget = attempt.used, attempt.timer.budget
    lines = [f"Used      {clock_face(used)} of {clock_face(budget)}  {_time_bar(used, budget)}"]
    asked = attempt.timer.started_at
    if attempt.first_edit_at:
        lines.append(f"Thinking  {span(attempt.first_edit_at - asked)} before the first key")
    if attempt.submitted_at:
        lines.append(f"Answer    handed in after {span(attempt.submitted_at - asked)}")
    for number, exchange in enumerate(attempt.exchanges, 1):
        if exchange.submitted_at:
            lines.append(f"Reply {number}   took {span(exchange.submitted_at - exchange.asked_at)}")
    over = used - budget
    if attempt.expired_at and over > timedelta(seconds=1):
        lines.append(f"Overtime  {span(over)}")
    elif attempt.outcome == "time_up":
        lines.append("The time ran out; what stood there was handed in.")
    words = len(attempt.answer.split())
    lines.append(f"Length    {counted(words, 'word')}{_said_aloud(attempt, words)}")
    if attempt.runs:
        lines.append(f"Runs      {len(attempt.runs)}, the last: {_last_run(attempt)}")
    if attempt.hints:
        cost = sum(attempt.question.hints[i].price for i in attempt.hints)
        lines.append(f"Hints     {len(attempt.hints)}, at a cost of {cost:.0%} of the evidence")
    return "\n".join([*lines, *section_lines(attempt)])


def _said_aloud(attempt: Attempt, words: int) -> str:
    """How long an answer in prose takes to say; nothing for code and for a few words."""
    if attempt.question.kind == "code" or words < _FEW_WORDS:
        return ""
    fastest, slowest = (timedelta(seconds=round(s)) for s in speaking_seconds(words))
    return f", {clock_face(fastest)} to {clock_face(slowest)} to say aloud"


def _last_run(attempt: Attempt) -> str:
    report = attempt.runs[-1]
    if report.crash is not None:
        return "the code could not be loaded"
    passed = sum(case.verdict == "passed" for case in report.cases)
    return f"{passed} of {counted(len(report.cases), 'test')} passed"


def _time_bar(used: timedelta, budget: timedelta, width: int = 20) -> str:
    share = used / budget if budget else 0
    filled = min(round(share * width), width)
    return "█" * filled + "░" * (width - filled) + ("▶" if share > 1.02 else "")
