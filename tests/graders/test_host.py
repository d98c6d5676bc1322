"""The host's side of grading: nothing that a grader does gets past the rules."""

import pytest

from mockprep.domain.grading import Evidence, Grader, Rating, Scorecard, Submission
from mockprep.domain.rubric import Rubric
from mockprep.errors import GraderError
from mockprep.graders.host import grade, grade_all

from .marking import CODE, CONCEPT, DESIGN, criterion, rubric, submit
from .test_registry import install

PLAIN = rubric(criterion("points.required"), criterion("delivery.wpm", id="two", spoken_only=True))
ANSWER = submit(CONCEPT, "It is created once.")


class FakeGrader:
    """Gives what it was made with, or raises it."""

    name = "fake"

    def __init__(self, gives: Scorecard | Exception | None) -> None:
        self.gives = gives
        self.asked: list[Submission] = []

    async def grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
        self.asked.append(submission)
        if isinstance(self.gives, Exception):
            raise self.gives
        assert self.gives is not None
        return self.gives


def card(*ratings: Rating) -> Scorecard:
    return Scorecard(
        id="other", question="other", rubric="other", grader="boast", score=100, ratings=ratings,
        recommendation="strong_yes",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (CONCEPT, ""),
        (CONCEPT, " \n\t"),
        (CODE, ""),
        (CODE, CODE.starter),
        (CODE, CODE.starter.replace("    ", "\t") + "\n\n"),
        (DESIGN, "## Requirements\n\n\n## Estimates\n\n## High-level design\n"),
    ],
)
async def test_an_empty_answer_never_reaches_the_grader(question: object, answer: str) -> None:
    fake = FakeGrader(None)
    found = await grade(fake, submit(question, answer), PLAIN)  # type: ignore[arg-type]
    assert fake.asked == []
    assert (found.score, found.grader) == (0, "fake")
    first, second = found.ratings
    assert (first.level, first.score) == (1, 0)
    assert first.reason == "Nothing was written. Level 1: Nothing is seen."
    assert second.unrated == "typed answer"


async def test_what_a_grader_raises_becomes_a_grader_error() -> None:
    with pytest.raises(GraderError, match="the grader 'fake' failed on defaults: KeyError: 'x'"):
        await grade(FakeGrader(KeyError("x")), ANSWER, PLAIN)
    with pytest.raises(GraderError, match="no key"):
        await grade(FakeGrader(GraderError("no key")), ANSWER, PLAIN)


async def test_what_is_no_scorecard_is_refused() -> None:
    class Liar(FakeGrader):
        async def grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
            return "excellent"  # type: ignore[return-value]

    with pytest.raises(GraderError, match="gave no scorecard but 'excellent'"):
        await grade(Liar(None), ANSWER, PLAIN)


async def test_totals_and_names_are_ours() -> None:
    quote = Evidence(quote="created", start=6, end=13, detector="x")
    given = card(Rating(criterion="one", level=3, reason="so", evidence=(quote,)))
    found = await grade(FakeGrader(given), ANSWER, PLAIN)
    assert (found.id, found.question, found.rubric) == ("a1", "defaults", "plain")
    assert (found.grader, found.score, found.recommendation) == ("fake", 66.7, None)
    assert found.ratings[1].unrated == "the grader gave no rating"


async def test_an_invented_quote_leaves_the_criterion_unrated() -> None:
    quote = Evidence(quote="perfect", start=6, end=13, detector="x")
    given = card(Rating(criterion="one", level=4, evidence=(quote,)))
    found = await grade(FakeGrader(given), ANSWER, PLAIN)
    assert found.ratings[0].unrated == "the grader quoted words that are not in the answer"


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_archive_is_graded_in_order(
    jobs: int, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path))
    install(folder, "mock-grader", "mock = mockprep.graders.offline:OfflineGrader")
    monkeypatch.syspath_prepend(folder)
    work = [
        (submit(CONCEPT, "made once " * n).model_copy(update={"id": f"a{n}"}), PLAIN)
        for n in range(1, 41)
    ]
    found = list(grade_all(work, "mock", jobs))
    assert [c.id for c in found if isinstance(c, Scorecard)] == [f"a{n}" for n in range(1, 41)]


def test_an_unknown_grader_stops_an_archive_at_once() -> None:
    with pytest.raises(GraderError, match="no grader is called 'nobody'"):
        next(grade_all([(ANSWER, PLAIN)], "nobody"))


def test_the_fake_is_a_grader() -> None:
    fake: Grader = FakeGrader(None)
    assert fake.name == "fake"
