"""Owns the host's side of grading: what never reaches a grader, and what is accepted from one."""

import asyncio
import gc
from collections.abc import Iterator, Sequence
from functools import partial

from mockprep.domain.grading import (
    Grader,
    Rating,
    Scorecard,
    Submission,
    hold_to_rules,
    make_scorecard,
    unrated,
)
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.errors import GraderError
from mockprep.graders import registry
from mockprep.graders.sharing import PARCEL, GradeEach, Outcome, Work, share


async def grade(grader: Grader, submission: Submission, rubric: Rubric) -> Scorecard:
    """The scorecard of `submission`, checked and added up by us whatever the grader says.

    An answer that was left empty never reaches the grader. A grader that says of itself
    `only_computes = True` never waits for anything: it is run in a thread, so that the caller's
    event loop stays free. Raises GraderError when the grader fails; what a third-party grader
    raises is told in it.
    """
    if _only_computes(grader):
        return await asyncio.to_thread(_computed, grader, submission, rubric)
    return await _graded(grader, submission, rubric)


async def _graded(grader: Grader, submission: Submission, rubric: Rubric) -> Scorecard:
    if submission.is_empty:
        return nothing_written(submission, rubric, grader.name)
    try:
        card = await grader.grade(submission, rubric)
    except GraderError:
        raise
    # A grader may be anybody's code: its bugs must not look like ours, nor stop a session.
    except Exception as error:
        raise GraderError(
            f"the grader {grader.name!r} failed on {submission.name}:"
            f" {type(error).__name__}: {error}"
        ) from error
    if not isinstance(card, Scorecard):
        raise GraderError(f"the grader {grader.name!r} gave no scorecard but {card!r:.80}")
    return hold_to_rules(card.model_copy(update={"grader": grader.name}), submission, rubric)


def _only_computes(grader: Grader) -> bool:
    return getattr(grader, "only_computes", False) is True


def _computed(grader: Grader, submission: Submission, rubric: Rubric) -> Scorecard:
    """The scorecard of a grader that never waits, without an event loop."""
    work = _graded(grader, submission, rubric)
    try:
        work.send(None)
    except StopIteration as done:
        card: Scorecard = done.value
        return card
    work.close()
    raise GraderError(f"the grader {grader.name!r} waits, though it says that it only computes")


def nothing_written(submission: Submission, rubric: Rubric, grader: str) -> Scorecard:
    """The scorecard of an empty answer: the lowest level throughout, which here is certain.

    What only a spoken answer could show stays unrated.
    """
    ratings = [_nothing(criterion, submission) for criterion in rubric.criteria]
    return make_scorecard(submission, rubric, grader, ratings, ["Nothing was written."])


def _nothing(criterion: Criterion, submission: Submission) -> Rating:
    if criterion.spoken_only and not submission.spoken:
        return unrated(criterion.id, "typed answer")
    drill = f" {criterion.drill.do}" if criterion.drill else ""
    return Rating(
        criterion=criterion.id,
        level=1,
        score=0,
        reason=f"Nothing was written. Level 1: {criterion.anchors[1]}",
        advice=criterion.advice.get(1, f"Level 2: {criterion.anchors[2]}{drill}"),
        confidence="high",
    )


def grade_all(
    work: Sequence[Work], grader: str = registry.DEFAULT_GRADER, jobs: int = 1
) -> Iterator[Outcome]:
    """Grade an archive with the grader of that name, in `jobs` processes; blocks between cards.

    Outcomes come in the order of `work`; a submission that could not be graded yields its error.
    Raises GraderError at once when the grader itself can't be used.
    """
    grade_each = _opened(grader)
    if jobs <= 1 or len(work) <= PARCEL:
        # Questions and rubrics stay to the end: looking for garbage among them takes long.
        gc.freeze()
        try:
            yield from grade_each(work)
        finally:
            gc.unfreeze()
    else:
        yield from share(work, grader, _opened, jobs)


def _opened(grader: str) -> GradeEach:
    return partial(_grade_each, registry.load(grader))


def _grade_each(grader: Grader, work: Sequence[Work]) -> Iterator[Outcome]:
    with asyncio.Runner() as runner:
        for submission, rubric in work:
            try:
                # An event loop for each answer takes as long as much of the grading.
                if _only_computes(grader):
                    yield _computed(grader, submission, rubric)
                else:
                    yield runner.run(_graded(grader, submission, rubric))
            except GraderError as error:
                yield error
