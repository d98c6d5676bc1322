"""What grading a question's own texts says of its marking: rules D02, G01 and G02.

The texts are graded offline, as a candidate's would be. Code is left to its tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Flaw
from mockprep.domain.grading import Rating, Scorecard, Submission
from mockprep.domain.question import BehavioralQuestion, DesignQuestion, Estimate
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.graders.offline import grade_now
from mockprep.graders.offline.quantities import read_unit

_WEAK = 0.5
"""A sample whose band ends here or below is a weak one."""
_TOLERANCE = 1e-9


def check_answers(subject: Subject) -> Iterator[Flaw]:
    """What the offline grader makes of the reference answer and the samples of a question."""
    if subject.rubric is None or subject.question.kind == "code":
        return
    if isinstance(subject.question, DesignQuestion):
        yield from _units(subject, subject.question.estimates)
    yield from _answer(subject, subject.rubric)
    yield from _samples(subject, subject.rubric)


def main_criteria(rubric: Rubric) -> tuple[Criterion, ...]:
    """The criteria that weigh most, of those that a written answer can be rated by."""
    written = [criterion for criterion in rubric.criteria if not criterion.spoken_only]
    most = max((criterion.weight for criterion in written), default=0)
    return tuple(criterion for criterion in written if criterion.weight == most)


def _units(subject: Subject, estimates: Sequence[Estimate]) -> Iterator[Flaw]:
    """D02: rates that would be read as plain counts."""
    for at, estimate in enumerate(estimates):
        is_meant = "/" in estimate.unit or re.search(r"\bper\b", estimate.unit)
        if is_meant and read_unit(estimate.unit).per_seconds is None:
            message = (
                f"`{estimate.unit}` is read as a plain count; write a rate with a slash and a span"
                " of time, such as `/s`, `requests/day` or `GB/month`"
            )
            yield subject.flaw("D02", message, "estimates", at, "unit", warn=True)


def _answer(subject: Subject, rubric: Rubric) -> Iterator[Flaw]:
    """G02: the reference answer gets the best level where it matters most."""
    if not subject.question.answer.strip():
        return
    main = main_criteria(rubric)
    # The other criteria need not be rated for this, and their detectors take time.
    card = _graded(subject, rubric.model_copy(update={"criteria": main}), subject.question.answer)
    for criterion in main:
        rating = card.rating(criterion.id)
        if rating is None or (rating.level is not None and rating.level >= rubric.scale.top):
            continue
        is_near = rating.level is not None and rating.level == rubric.scale.top - 1
        message = _short_of_the_top(criterion, rating, rubric)
        yield subject.flaw("G02", message, "answer", warn=is_near or rating.level is None)


def _short_of_the_top(criterion: Criterion, rating: Rating, rubric: Rubric) -> str:
    if rating.level is None:
        return f"can't be rated in `{criterion.id}`: {rating.unrated}"
    lacks = rating.reason.partition("Not found: ")[2].partition(". ")[0]
    top = rubric.scale.top
    told = f"not found: {lacks}" if lacks else f"level {top} is: {criterion.anchors[top]}"
    return f"gets level {rating.level} of {top} in `{criterion.id}`; {told}"


def _samples(subject: Subject, rubric: Rubric) -> Iterator[Flaw]:
    """G01: the samples of stories and designs get the share of the score that they should."""
    question = subject.question
    if not isinstance(question, BehavioralQuestion | DesignQuestion):
        return
    for at, sample in enumerate(question.samples):
        card = _graded(subject, rubric, sample.say)
        low, high = sample.band
        share = None if card.score is None else card.score / 100
        if share is None or not low - _TOLERANCE <= share <= high + _TOLERANCE:
            got = "can't be scored" if share is None else f"gets {share:.2f}"
            message = f"{got}, outside of its band {low:g} to {high:g} ({_levels(card)})"
            yield subject.flaw("G01", message, "samples", at)
        elif high <= _WEAK and card.recommendation in ("lean_yes", "strong_yes"):
            verdict = card.recommendation.replace("_", " ")
            message = f"is a weak sample by its band, and still gets a {verdict} ({_levels(card)})"
            yield subject.flaw("G01", message, "samples", at)


def _levels(card: Scorecard) -> str:
    return ", ".join(f"{name} {level}" for name, level in card.levels.items()) or "nothing rated"


def _graded(subject: Subject, rubric: Rubric, text: str) -> Scorecard:
    question = subject.question
    submission = Submission(
        id=question.id,
        name=question.id,
        question=question,
        answer=text,
        target_level=question.level,
    )
    return grade_now(submission, rubric)
