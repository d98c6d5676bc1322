"""Whether a story is about what was asked: the criterion `fit` of the behavioral rubric."""

from statistics import mean

from .marking import STORY
from .shipped import Case, of_kind, references

STORIES = references("behavioral")[::2]
OTHERS = {case.name: other for case, other in zip(STORIES, [*STORIES[1:], STORIES[0]], strict=True)}


def test_stories_fit_their_own_question_better_than_the_next() -> None:
    own = [case.score("fit") for case in STORIES]
    next_one = [case.score("fit", OTHERS[case.name].answer) for case in STORIES]
    assert mean(own) > 0.9
    assert mean(next_one) < 0.6
    assert mean(o > n for o, n in zip(own, next_one, strict=True)) >= 0.8


def test_a_question_without_signals_leaves_it_unrated() -> None:
    question = STORY.model_copy(update={"signals": (), "rubric": "behavioral"})
    rating = Case("story", question, STORIES[0].answer).card.rating("fit")
    assert rating is not None
    assert rating.unrated is not None
    assert "no signals of its own" in rating.unrated


def test_two_red_flags_hold_it_down() -> None:
    question = next(q for q in of_kind("behavioral") if q.id == "beh-technical-disagreement")
    case = Case(question.id, question, question.answer)
    flagged = (
        f"{question.answer} He was stubborn and had no idea. So I went straight to our manager."
    )
    rating = case.graded(flagged).rating("fit")
    assert case.card.levels["fit"] == 4
    assert rating is not None
    assert rating.level == 2
    assert "talks down the other person" in rating.reason
    assert "He was stubborn and had no idea" in {quote.quote for quote in rating.evidence}
