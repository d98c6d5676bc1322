"""What a grader gets and gives: submissions, evidence, ratings, scorecards, and the arithmetic.

The invariants live here and not in graders: exactly one rating for each criterion of the rubric,
quotes that stand in the submission at their place, and totals that are computed by us.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol

from pydantic import Field, model_validator

from mockprep.domain.execution import Judgement, RunReport
from mockprep.domain.model import Model
from mockprep.domain.question import HintStrength, Question, TargetLevel
from mockprep.domain.rubric import Criterion, Recommendation, Rubric
from mockprep.domain.sections import nothing_added
from mockprep.domain.workings import Workings

ANSWER = "answer"


class Reply(Model):
    """A probe and what the candidate said to it."""

    ask: str
    text: str


class AskedClarification(Model):
    """What the candidate asked the interviewer, and whether a prepared fact answered it."""

    asked: str
    about: str | None = None
    """The clarification that it matched, or None."""


class Submission(Model):
    """One answer as it is graded, with what went on around it."""

    id: str
    name: str
    """The question's full name, or the id for an inline question."""
    question: Question
    answer: str
    notes: str = ""
    replies: tuple[Reply, ...] = ()
    clarifications: tuple[AskedClarification, ...] = ()
    hints: tuple[HintStrength, ...] = ()
    hint_cost: float = Field(default=0, ge=0)
    """The share of the evidence that the hints cost."""
    target_level: TargetLevel = "mid"
    spoken: bool = False
    seconds: float | None = None
    """Time used on the question, probes included; None when it was not timed."""
    budget_seconds: float | None = None

    own_tests: tuple[str, ...] = ()
    """Lines of Python with which the candidate tested their code."""
    runs: tuple[RunReport, ...] = ()
    """What the candidate's own runs of the code showed, oldest first."""
    judgement: Judgement | None = None
    """What running and reading the code found out; None where that was not done."""

    def texts(self) -> dict[str, str]:
        """Everything that may be quoted, by its source: `answer`, `notes`, `reply-1`, ..."""
        texts = {ANSWER: self.answer}
        if self.notes:
            texts["notes"] = self.notes
        texts |= {f"reply-{n}": reply.text for n, reply in enumerate(self.replies, 1)}
        texts |= {f"asked-{n}": c.asked for n, c in enumerate(self.clarifications, 1)}
        return texts

    @property
    def is_empty(self) -> bool:
        """Whether the candidate wrote nothing beyond what the editor held at the start."""
        return nothing_added(self.question, self.answer)


class Evidence(Model):
    """A quote with its place; offsets count Unicode code points of its source."""

    quote: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int
    detector: str
    source: str = ANSWER
    """`answer`, `notes`, `reply-1` (the reply to the first probe), `asked-1`, ..."""

    @model_validator(mode="after")
    def _has_the_length_of_its_place(self) -> "Evidence":
        if self.end - self.start != len(self.quote):
            raise ValueError("the quote's length does not fit its place")
        return self

    def stands_in(self, texts: Mapping[str, str]) -> bool:
        """Whether the quote occurs at its place in its source."""
        return texts.get(self.source, "")[self.start : self.end] == self.quote


class Rating(Model):
    """One criterion, rated by one grader: a level, or the reason why there is none."""

    criterion: str
    level: int | None = None
    score: float | None = Field(default=None, ge=0, le=1)
    """The evidence score under the level, 0 to 1."""
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()
    advice: str = ""
    confidence: Literal["high", "medium", "low"] = "medium"
    unrated: str | None = None
    """Why the criterion has no level."""
    workings: Workings | None = None
    """How the score came about, where the grader tells it."""

    @model_validator(mode="after")
    def _is_rated_or_says_why_not(self) -> "Rating":
        if (self.level is None) == (self.unrated is None):
            raise ValueError("a rating has either a level or, in `unrated`, the reason for none")
        if self.level is None and self.score is not None:
            raise ValueError("an unrated criterion has no score")
        return self


class Scorecard(Model):
    """What one grader says of one submission under one rubric."""

    schema_: Literal[1] = Field(default=1, alias="schema")
    id: str
    question: str
    rubric: str
    grader: str
    score: float | None = Field(default=None, ge=0, le=100)
    """The weighted mean of the criteria's scores, 0 to 100; None when less than half was rated."""
    recommendation: Recommendation | None = None
    ratings: tuple[Rating, ...]
    remarks: tuple[str, ...] = ()
    """What the grader says of the whole answer, or of its own limits."""

    def rating(self, criterion: str) -> Rating | None:
        """The rating of `criterion`, or None."""
        return next((r for r in self.ratings if r.criterion == criterion), None)

    @property
    def levels(self) -> dict[str, int]:
        """The level of each rated criterion."""
        return {r.criterion: r.level for r in self.ratings if r.level is not None}


class Grader(Protocol):
    """A function from a submission and a rubric to a scorecard.

    `grade` is async because a model is slow and a cancelled request must stop at once. A grader
    that only computes does its work in plain code; the host runs it off the event loop.
    """

    name: str

    async def grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
        """Rate `submission`; raise GraderError when that can't be done at all."""
        ...


def unrated(criterion: str, why: str) -> Rating:
    """A rating without a level."""
    return Rating(criterion=criterion, unrated=why)


def make_scorecard(
    submission: Submission,
    rubric: Rubric,
    grader: str,
    ratings: Iterable[Rating],
    remarks: Iterable[str] = (),
) -> Scorecard:
    """The scorecard of a submission: checked ratings, one a criterion, added up.

    A criterion without a rating, with two, or with one that does not hold is unrated with the
    reason; a rating of an unknown criterion is dropped with a remark, and so are workings that do
    not add up to the rating's score.
    """
    given: dict[str, list[Rating]] = {}
    for rating in ratings:
        given.setdefault(rating.criterion, []).append(rating)
    checked = tuple(
        _checked(given.pop(criterion.id, []), criterion, rubric, submission)
        for criterion in rubric.criteria
    )
    stray = tuple(f"The grader rated {name!r}, which the rubric does not know." for name in given)
    honest = tuple(_without_false_workings(rating, rubric) for rating in checked)
    false = tuple(
        f"The workings of {before.criterion!r} do not add up to its score and were left out."
        for before, after in zip(checked, honest, strict=True)
        if before is not after
    )
    levels = {r.criterion: r.level for r in checked if r.level is not None}
    score = _total(rubric, checked, spoken=submission.spoken)
    return Scorecard(
        id=submission.id,
        question=submission.name,
        rubric=rubric.rubric,
        grader=grader,
        score=score,
        recommendation=(
            None if score is None else rubric.recommend(levels, submission.target_level)
        ),
        ratings=honest,
        remarks=(*remarks, *stray, *false),
    )


def hold_to_rules(card: Scorecard, submission: Submission, rubric: Rubric) -> Scorecard:
    """The scorecard as the host accepts it from any grader: rechecked and added up anew."""
    return make_scorecard(submission, rubric, card.grader, card.ratings, card.remarks)


def _checked(
    ratings: list[Rating], criterion: Criterion, rubric: Rubric, submission: Submission
) -> Rating:
    if len(ratings) != 1:
        why = "the grader gave no rating" if not ratings else "the grader gave several ratings"
        return unrated(criterion.id, why)
    rating = ratings[0]
    if rating.level is None:
        return rating
    if rating.level not in rubric.scale.levels:
        return unrated(
            criterion.id, f"the grader gave level {rating.level}, which is not on the scale"
        )
    texts = submission.texts()
    if not all(evidence.stands_in(texts) for evidence in rating.evidence):
        return unrated(criterion.id, "the grader quoted words that are not in the answer")
    if rating.score is None:
        span = len(rubric.scale.levels) - 1
        return rating.model_copy(update={"score": (rating.level - 1) / span})
    return rating


def _without_false_workings(rating: Rating, rubric: Rubric) -> Rating:
    workings = rating.workings
    if workings is None or workings.adds_up(rating.score, rubric.scale):
        return rating
    return rating.model_copy(update={"workings": None})


def _total(rubric: Rubric, ratings: Iterable[Rating], *, spoken: bool) -> float | None:
    """The weighted mean of what was rated; None where that is less than half of the rubric."""
    scored = {r.criterion: r.score for r in ratings if r.score is not None}
    weights = {c.id: c.weight for c in rubric.criteria if c.id in scored}
    called_for = sum(c.weight for c in rubric.criteria if spoken or not c.spoken_only)
    if not weights or sum(weights.values()) < called_for / 2:
        return None
    total = sum(scored[name] * weight for name, weight in weights.items())
    return round(100 * total / sum(weights.values()), 1)
