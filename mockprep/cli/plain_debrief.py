"""A debrief as plain text, for a terminal without the app."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from mockprep.domain.change import one_change
from mockprep.domain.debrief import decide, round_outcomes
from mockprep.domain.grading import Scorecard
from mockprep.domain.question import CodeQuestion, DesignQuestion
from mockprep.domain.rubric import Rubric
from mockprep.domain.state import Attempt, SessionState
from mockprep.domain.submissions import submission_of
from mockprep.graders.offline.complexity import rated_claims
from mockprep.tui import code_words, feedback, time_words
from mockprep.tui.diagram_drawing import drawn
from mockprep.tui.diagram_words import drawings_of
from mockprep.tui.wording import verdict
from mockprep.tui.workings_words import change_reason, gain_told

_WIDTH = 96
_NO_COLOURS: Mapping[str, str] = defaultdict(str)
_INDENTS: dict[code_words.Shape, str] = {
    "heading": "",
    "line": "  ",
    "source": "    ",
    "note": "      ",
}


def debrief_text(state: SessionState) -> str:
    """The whole debrief of a recorded session."""
    return "\n".join(_lines(state)) + "\n"


def _lines(state: SessionState) -> Iterator[str]:
    yield f"{state.plan.title} · {feedback.overview_facts(state) or 'not finished'}"
    yield ""
    for outcome in round_outcomes(state):
        yield feedback.round_line(outcome)
    decision = decide(state)
    yield f"\nVerdict: {verdict(decision.recommendation)}. {decision.because}"
    if (change := feedback.overview_change(state, _NO_COLOURS)) is not None:
        yield f"\n{change.plain}"
    for attempt in state.attempts:
        yield ""
        yield from _attempt(state, attempt)


def _attempt(state: SessionState, attempt: Attempt) -> Iterator[str]:
    yield f"## {attempt.question.title} ({attempt.planned.name})"
    yield time_words.time_lines(state, attempt)
    yield from _code(state, attempt)
    yield from _diagrams(state, attempt)
    card = state.scorecard_for(attempt)
    if card is None:
        yield "Not graded; `mockprep grade SESSION` does it."
        return
    yield feedback.score_line(card)
    yield from _ratings(state.rubric_for(attempt), card)


def _code(state: SessionState, attempt: Attempt) -> Iterator[str]:
    """What running and reading a code answer found out, where that was done."""
    judgement = state.judgements.get(attempt.place)
    if judgement is None or not isinstance(attempt.question, CodeQuestion):
        return
    said = submission_of(state, attempt)
    paragraphs = [
        *code_words.tests(judgement, _NO_COLOURS),
        *code_words.cost_heading(judgement, _NO_COLOURS),
        *code_words.measured(judgement.measured, _NO_COLOURS),
        *code_words.read(judgement.static, attempt.answer, _NO_COLOURS),
        *code_words.claimed(rated_claims(said), said.texts(), _NO_COLOURS),
        *code_words.best_known(attempt.question, _NO_COLOURS),
        *code_words.review(judgement.remarks, attempt.answer, _NO_COLOURS),
        code_words.kept_in(judgement, _NO_COLOURS),
    ]
    for paragraph in paragraphs:
        yield f"{_INDENTS[paragraph.shape]}{paragraph.words.plain.strip()}"


def _diagrams(state: SessionState, attempt: Attempt) -> Iterator[str]:
    """The diagrams that a design answer draws, and how they compare with what was expected."""
    if not isinstance(attempt.question, DesignQuestion):
        return
    drawings = drawings_of(submission_of(state, attempt))
    for title, diagram in drawings.diagrams:
        yield f"\n{title}"
        yield f"{drawn(diagram, _WIDTH)}\n"
    yield from drawings.remarks


def _ratings(rubric: Rubric, card: Scorecard) -> Iterator[str]:
    change = one_change(rubric, card)
    if change is not None:
        told = f"{change.rating.advice} {change_reason(change)}".strip()
        yield f"One change, {gain_told(change)}: {change.criterion.title}. {told}".rstrip()
    for criterion in rubric.criteria:
        rating = card.rating(criterion.id)
        if rating is None or rating.level is None:
            yield f"- {criterion.title}: unrated ({rating.unrated if rating else 'no rating'})"
            continue
        yield f"- {criterion.title}: {rating.level} of {rubric.scale.top}. {rating.reason}"
        for evidence in rating.evidence:
            yield f"    “{' '.join(evidence.quote.split())}”"
        if rating.advice:
            yield f"    Next: {rating.advice}"
