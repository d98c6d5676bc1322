"""The one change that would raise a score most, computed from the workings of its ratings."""

from dataclasses import dataclass

from mockprep.domain.grading import Rating, Scorecard
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.domain.workings import Step, best_step


@dataclass(frozen=True, slots=True)
class Change:
    """What to work on first."""

    criterion: Criterion
    rating: Rating
    step: Step | None
    """What of the criterion is to become better; None where the grader told no workings."""
    gain: float
    """Points of 100 that the total would gain at most: by `step`, or else by the next level."""

    @property
    def is_signal(self) -> bool:
        """Whether it is a signal that is to become better, and no rule that is to be lifted."""
        return self.step is not None and self.step.cap is None and bool(self.step.detector)


def one_change(rubric: Rubric, card: Scorecard) -> Change | None:
    """The change that would raise the total most, or None when all that was rated is at the top.

    A criterion's change is full credit for its most valuable signal, or a cap that is lifted where
    one holds the level down. Where no rating has workings, a near next level of a heavy criterion
    comes first, and a short drill before a long one.
    """
    changes = _changes(rubric, card)
    if not any(change.step for change in changes):
        return max(changes, key=lambda change: _worth_practice(rubric, change), default=None)
    return max(changes, key=lambda change: (round(change.gain, 3), -_minutes(change)))


def change_of(rubric: Rubric, card: Scorecard, criterion: Criterion) -> Change | None:
    """The change of one criterion; None at its best level, and where it was not rated."""
    rating = card.rating(criterion.id)
    if rating is None or rating.level is None or rating.level >= rubric.scale.top:
        return None
    score = rating.score or 0.0
    step = best_step(rating.workings, rubric.scale) if rating.workings else None
    reached = step.score if step else max(score, rubric.scale.cuts[rating.level - 1])
    rated = sum(c.weight for c in rubric.criteria if c.id in card.levels)
    gain = 100 * criterion.weight / rated * (reached - score)
    return Change(criterion, rating, step, max(0.0, gain))


def _changes(rubric: Rubric, card: Scorecard) -> list[Change]:
    options = (change_of(rubric, card, criterion) for criterion in rubric.criteria)
    return [change for change in options if change is not None]


def _minutes(change: Change) -> float:
    return change.criterion.drill.minutes if change.criterion.drill else 3


def _worth_practice(rubric: Rubric, change: Change) -> float:
    """Weight times the levels still to gain, more for a near next level, per drill minute."""
    assert change.rating.level is not None, "only rated criteria are weighed"
    gap = rubric.scale.top - change.rating.level
    distance = max(rubric.scale.cuts[change.rating.level - 1] - (change.rating.score or 0), 0)
    weight = change.criterion.weight
    return float(weight * gap * (1.2 - distance) / _minutes(change) ** 0.5)
