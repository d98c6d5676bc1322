"""Key points, bonus points, false claims, and points taken from a reference answer."""

import pytest

from mockprep.domain.grading import Reply
from mockprep.domain.question import ConceptQuestion, KeyPoint

from .marking import CODE, CONCEPT, STORY, find, value

DERIVED = ConceptQuestion(
    id="stack",
    title="Stack",
    ask="What is a stack?",
    topics=("dsa",),
    rubric="concept",
    answer="A stack gives back the element that was added last. Push adds, pop removes.",
)


def test_the_share_is_by_weight() -> None:
    assert value("points.required", CONCEPT, "It is created once.") == pytest.approx(0.4)
    assert value("points.bonus", CONCEPT, "It can serve as a cache.") == 1
    assert find("points.bonus", CONCEPT, "It is created once.").missing == ()


def test_a_negated_point_is_not_found() -> None:
    assert value("points.required", CONCEPT, "It is not created once.") == 0


def test_enough_points_are_a_full_answer() -> None:
    two = CONCEPT.model_copy(update={"enough": 2})
    assert value("points.required", two, "Created once, and use None.") == 1
    assert find("points.required", two, "Created once, and use None.").missing == ()
    assert value("points.required", two, "Use None.") == pytest.approx(0.5)


def test_false_claims_are_counted() -> None:
    assert value("points.misconceptions", CONCEPT, "A new list is made on every call.") == 1
    assert value("points.misconceptions", CONCEPT, "No new list is made on a call.") == 0


def test_a_false_claim_in_a_reply_counts_too() -> None:
    reply = Reply(ask="Sure?", text="Yes, a new list is made on every call.")
    assert value("points.misconceptions", CONCEPT, "Created once.", replies=(reply,)) == 1


def test_signals_of_a_behavioral_question() -> None:
    assert value("points.signals", STORY, "I counted the failures.") == 1
    assert value("points.signals", CONCEPT, "I counted.") is None


FLAGGED = STORY.model_copy(
    update={
        "red_flags": (
            KeyPoint(point="blames the tester", any_of=("tester ... fault",)),
            KeyPoint(point="hid it", any_of=("(hid|kept quiet)",)),
        )
    }
)


def test_red_flags_of_a_behavioral_question_are_counted_and_quoted() -> None:
    told = "The tester was at fault, so I kept quiet. It was the tester and her fault."
    found = find("points.red_flags", FLAGGED, told)
    assert found.value == 2
    quotes = [told[s.place.start : s.place.end] for s in found.seen if s.place]
    assert quotes == ["tester was at fault", "kept quiet"]
    assert [seen.what for seen in found.seen] == ["blames the tester", "hid it"]


def test_a_red_flag_that_is_denied_is_none() -> None:
    assert value("points.red_flags", FLAGGED, "I did not keep quiet, nor was it hidden.") == 0


def test_a_red_flag_in_a_reply_counts_too() -> None:
    reply = Reply(ask="Who else knew?", text="I hid it for a week.")
    assert value("points.red_flags", FLAGGED, "I counted.", replies=(reply,)) == 1


def test_without_red_flags_of_its_own_a_question_holds_none_against_a_story() -> None:
    assert value("points.red_flags", STORY, "I hid it.") is None
    assert value("points.red_flags", CONCEPT, "I hid it.") is None


def test_points_are_taken_from_the_reference_where_none_are_written() -> None:
    full = find("points.required", DERIVED, "The last added element is given back; push and pop.")
    assert full.value is not None
    assert full.value > 0.8
    assert full.confidence == "medium"
    some = find("points.required", DERIVED, "You push and pop and it adds or removes.")
    assert some.missing == ("A stack gives back the element that was added last",)
    assert value("points.required", DERIVED, "A stack is a stack.") < 0.1


def test_without_points_or_reference_nothing_is_measured() -> None:
    bare = DERIVED.model_copy(update={"answer": ""})
    assert "nor an answer" in find("points.required", bare, "Anything.").why_not
    assert value("points.required", CODE, "Anything.") is None
