"""A grader that only computes is run without an event loop of its own."""

import asyncio
import threading

import pytest

from mockprep.domain.grading import Rating, Scorecard, Submission
from mockprep.domain.rubric import Rubric
from mockprep.errors import GraderError
from mockprep.graders.host import grade

from .marking import CONCEPT, criterion, rubric, submit

PLAIN = rubric(criterion("points.required"))
ANSWER = submit(CONCEPT, "It is created once.")


class Computing:
    """Notes in which threads it was asked."""

    name = "computing"
    only_computes = True

    def __init__(self) -> None:
        self.threads: list[int] = []

    async def grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
        self.threads.append(threading.get_ident())
        rating = Rating(criterion=rubric.criteria[0].id, level=2, reason="Because.")
        return Scorecard(
            id="a", question="b", rubric="c", grader="d", ratings=(rating,)
        )  # the host puts the names right


class Waiting(Computing):
    """Says that it only computes, and waits all the same."""

    async def grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
        await asyncio.sleep(0)
        return await super().grade(submission, rubric)


async def test_the_event_loop_stays_free() -> None:
    grader = Computing()
    card = await grade(grader, ANSWER, PLAIN)
    assert (card.grader, card.levels) == ("computing", {PLAIN.criteria[0].id: 2})
    assert threading.get_ident() not in grader.threads


async def test_one_that_waits_after_all_is_told() -> None:
    with pytest.raises(GraderError, match="'computing' waits, though it says that it only"):
        await grade(Waiting(), ANSWER, PLAIN)
