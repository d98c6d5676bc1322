"""The invariants of scorecards, whatever a grader says."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mockprep.domain.grading import (
    AskedClarification,
    Evidence,
    Rating,
    Reply,
    Scorecard,
    hold_to_rules,
    make_scorecard,
    unrated,
)
from tests.building import code, design, plain_rubric, rating, submission

RUBRIC = plain_rubric()
ANSWER = "One lock for all threads."


def quote(text: str, start: int, source: str = "answer") -> Evidence:
    return Evidence(
        quote=text, start=start, end=start + len(text), detector="points.required", source=source
    )


def card(*ratings: Rating, **more: Any) -> Scorecard:
    return make_scorecard(submission(ANSWER), RUBRIC, "test", ratings, **more)


def test_adds_up_the_weighted_criteria() -> None:
    both = card(rating("accuracy", 4), rating("clarity", 1))
    assert both.levels == {"accuracy": 4, "clarity": 1}
    assert both.score == 66.7
    assert both.recommendation == "lean_yes"


def test_a_level_without_a_score_gets_its_share_of_the_scale() -> None:
    scores = [r.score for r in card(rating("accuracy", 1), rating("clarity", 4)).ratings]
    assert scores == [0, 1]
    given_one = card(rating("accuracy", 3, score=0.61), rating("clarity", 3))
    assert given_one.ratings[0].score == 0.61


def test_an_unrated_criterion_is_not_a_zero() -> None:
    half = card(rating("accuracy", 4), unrated("clarity", "it was not spoken"))
    assert half.score == 100
    assert half.rating("clarity") == Rating(criterion="clarity", unrated="it was not spoken")


def test_less_than_half_rated_is_no_score() -> None:
    assert card(rating("clarity", 4)).score is None
    assert card(rating("accuracy", 4)).score == 100


def test_what_is_rated_in_speech_only_is_not_called_for_in_writing() -> None:
    accuracy, clarity = RUBRIC.criteria
    spoken_only = accuracy.model_copy(update={"spoken_only": True})
    rubric = plain_rubric(criteria=(spoken_only, clarity))
    ratings = [rating("clarity", 4)]
    assert make_scorecard(submission(), rubric, "test", ratings).score == 100
    assert make_scorecard(submission(spoken=True), rubric, "test", ratings).score is None


def test_nothing_rated_is_no_score_and_no_recommendation() -> None:
    empty = card()
    assert empty.score is None
    assert empty.recommendation is None
    assert [r.unrated for r in empty.ratings] == ["the grader gave no rating"] * 2


def test_two_ratings_of_a_criterion_are_none() -> None:
    twice = card(rating("accuracy", 4), rating("accuracy", 4), rating("clarity", 2))
    assert twice.rating("accuracy") == unrated("accuracy", "the grader gave several ratings")


@pytest.mark.parametrize("level", [-1, 0, 5])
def test_a_level_off_the_scale_is_none(level: int) -> None:
    found = card(rating("accuracy", level), rating("clarity", 2)).rating("accuracy")
    assert found is not None
    assert found.unrated == f"the grader gave level {level}, which is not on the scale"


def test_a_rating_of_a_strange_criterion_is_dropped_with_a_remark() -> None:
    strange = card(rating("charm", 4), rating("accuracy"), rating("clarity"), remarks=["Fine."])
    assert [r.criterion for r in strange.ratings] == ["accuracy", "clarity"]
    assert strange.remarks == (
        "Fine.",
        "The grader rated 'charm', which the rubric does not know.",
    )


def test_a_quote_must_stand_at_its_place() -> None:
    right = card(rating("accuracy", evidence=(quote("lock", 4),)))
    assert right.levels == {"accuracy": 3}
    for wrong in (quote("lock", 5), quote("Lock", 4), quote("lock", 4, source="reply-1")):
        found = card(rating("accuracy", evidence=(wrong,))).rating("accuracy")
        assert found == unrated("accuracy", "the grader quoted words that are not in the answer")


def test_quotes_may_come_from_all_that_was_said() -> None:
    said = submission(
        "abc",
        notes="note",
        replies=(Reply(ask="Why?", text="because"),),
        clarifications=(AskedClarification(asked="sorted?"),),
    )
    assert said.texts() == {
        "answer": "abc", "notes": "note", "reply-1": "because", "asked-1": "sorted?",
    }  # fmt: skip
    evidence = (quote("cause", 2, "reply-1"), quote("note", 0, "notes"), quote("?", 6, "asked-1"))
    rated = make_scorecard(said, RUBRIC, "test", [rating("accuracy", evidence=evidence)])
    assert rated.levels == {"accuracy": 3}


def test_a_quote_is_as_long_as_its_place() -> None:
    with pytest.raises(ValidationError, match="does not fit its place"):
        Evidence(quote="lock", start=4, end=9, detector="points.required")


@pytest.mark.parametrize(
    "fields",
    [{}, {"level": 3, "unrated": "no idea"}, {"unrated": "no idea", "score": 0.5}],
)
def test_a_rating_has_a_level_or_a_reason(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Rating(criterion="accuracy", **fields)


def test_an_answer_is_empty_when_only_the_starting_text_is_there() -> None:
    assert submission("  \n").is_empty
    assert not submission("x").is_empty
    assert submission("def two_sum(numbers, target):\n\t...", question=code()).is_empty
    headings = "## Requirements\n\n## API\n"
    assert submission(headings, question=design()).is_empty
    assert not submission(headings + "GET", question=design()).is_empty


RATINGS = st.lists(
    st.builds(
        rating,
        st.sampled_from(["accuracy", "clarity", "charm"]),
        st.none() | st.integers(-1, 6),
        evidence=st.lists(
            st.builds(quote, st.sampled_from(["One", "lock", "it"]), st.integers(0, 8)),
            max_size=2,
        ).map(tuple),
    ),
    max_size=5,
)


@given(RATINGS)
def test_whatever_is_rated_the_scorecard_holds_to_the_rules(ratings: list[Rating]) -> None:
    made = card(*ratings)
    texts = submission(ANSWER).texts()
    assert [r.criterion for r in made.ratings] == ["accuracy", "clarity"]
    assert set(made.levels.values()) <= set(RUBRIC.scale.levels)
    assert (made.score is None) == ("accuracy" not in made.levels)
    assert all(e.stands_in(texts) for r in made.ratings if r.level for e in r.evidence)
    assert Scorecard.model_validate_json(made.model_dump_json(by_alias=True)) == made
    assert hold_to_rules(made, submission(ANSWER), RUBRIC) == made


def test_the_host_adds_up_anew_what_a_grader_claims() -> None:
    honest = card(rating("accuracy", 2), rating("clarity", 2))
    claimed = honest.model_copy(update={"score": 100.0, "recommendation": "strong_yes"})
    assert hold_to_rules(claimed, submission(ANSWER), RUBRIC) == honest
