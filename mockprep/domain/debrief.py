"""What a debrief concludes from scorecards: how the rounds went, and the verdict of a loop."""

from dataclasses import dataclass
from datetime import timedelta

from mockprep.domain.plan import PlannedRound
from mockprep.domain.rubric import RECOMMENDATIONS, Recommendation
from mockprep.domain.state import Attempt, SessionState


def to_grade(attempt: Attempt) -> bool:
    """Whether an attempt is graded: not when the candidate left before writing anything."""
    return not (attempt.outcome == "abandoned" and attempt.first_edit_at is None)


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """How one round went."""

    sitting: PlannedRound
    attempts: tuple[Attempt, ...]
    took: timedelta | None
    """None when the round was never begun."""
    score: float | None
    """The mean score of its graded questions, 0 to 100."""
    standing: float | None
    """The mean of its recommendations, 0 (strong no) to 3 (strong yes)."""
    open_questions: int
    """Graded questions whose recommendation stays open."""


def round_outcomes(state: SessionState) -> tuple[RoundOutcome, ...]:
    """The outcome of every round of the plan, as far as it is graded."""
    times = dict(state.round_times)
    return tuple(
        _outcome(state, index, sitting, times.get(index))
        for index, sitting in enumerate(state.plan.rounds)
    )


def _outcome(
    state: SessionState, index: int, sitting: PlannedRound, took: timedelta | None
) -> RoundOutcome:
    attempts = tuple(a for a in state.attempts if a.place[0] == index)
    cards = [card for a in attempts if (card := state.scorecard_for(a)) is not None]
    scores = [card.score for card in cards if card.score is not None]
    verdicts = [
        RECOMMENDATIONS.index(card.recommendation)
        for card in cards
        if card.recommendation is not None
    ]
    return RoundOutcome(
        sitting=sitting,
        attempts=attempts,
        took=took,
        score=sum(scores) / len(scores) if scores else None,
        standing=sum(verdicts) / len(verdicts) if verdicts else None,
        open_questions=len(cards) - len(verdicts),
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """The recommendation over all rounds, or why it stays open."""

    recommendation: Recommendation | None
    because: str


def decide(state: SessionState) -> Decision:
    """Weigh the rounds by the loop's rules; open while a round that must pass has no verdict."""
    rules = state.plan.decision
    outcomes = {outcome.sitting.id: outcome for outcome in round_outcomes(state)}
    standings = {name: o.standing for name, o in outcomes.items() if o.standing is not None}
    if not standings:
        return Decision(None, "No round has a verdict.")
    for name in rules.must_pass:
        if name in outcomes and name not in standings:
            title = outcomes[name].sitting.title
            return Decision(None, f"{title} must be passed and has no verdict.")
    weights = {name: rules.weights.get(name, 1.0) for name in standings}
    called_for = sum(rules.weights.get(name, 1.0) for name in outcomes)
    if sum(weights.values()) < called_for / 2:
        return Decision(None, "Less than half of the rounds have a verdict.")
    mean = sum(standings[n] * w for n, w in weights.items()) / sum(weights.values())
    failed = [n for n in rules.must_pass if n in standings and standings[n] < 1.5]
    if failed:
        mean = min(mean, 1.0)
        because = f"{outcomes[failed[0]].sitting.title} must be passed."
    else:
        because = f"The weighted mean of {len(standings)} of {len(outcomes)} rounds."
    return Decision(RECOMMENDATIONS[min(int(mean + 0.5), 3)], because)
