"""Length, use of the time, directness, and what only speech shows."""

import pytest

from mockprep.domain.question import BehavioralQuestion

from .marking import CODE, CONCEPT, STORY, find, value

SENTENCE = "We moved the service to a new host and it took a week. "


def test_length_against_the_kind_of_question() -> None:
    assert value("delivery.length", CONCEPT, SENTENCE * 5) == 1
    assert value("delivery.length", CONCEPT, "Yes.") == pytest.approx(1 / 40)
    assert value("delivery.length", CONCEPT, SENTENCE * 40) == 0
    assert value("delivery.length", STORY, SENTENCE * 15) == 1
    (missing,) = find("delivery.length", STORY, SENTENCE).missing
    assert missing == "more to go by (13 words; 120 to 280 are usual)"


def test_spoken_answers_are_longer() -> None:
    assert value("delivery.length", STORY, SENTENCE * 30, spoken=True) == 1
    assert (value("delivery.length", STORY, SENTENCE * 40) or 0) < 1


def test_a_question_may_ask_for_a_shorter_story() -> None:
    brief = BehavioralQuestion.model_validate({**STORY.model_dump(), "answer_seconds": [30, 60]})
    assert value("delivery.length", brief, SENTENCE * 5) == 1
    assert value("delivery.length", brief, SENTENCE * 25) == 0


def test_short_code_is_never_too_short() -> None:
    assert value("delivery.length", CODE, "def merge(w): return w") is None
    assert value("delivery.pace", CODE, "x = 1", seconds=5, budget_seconds=600) == 1


def test_pace_is_the_share_of_the_time_used() -> None:
    assert value("delivery.pace", STORY, "x", seconds=300, budget_seconds=420) == 1
    assert value("delivery.pace", STORY, "x", seconds=21, budget_seconds=420) == pytest.approx(0.2)
    assert (value("delivery.pace", STORY, "x", seconds=600, budget_seconds=420) or 0) < 0.5
    assert value("delivery.pace", STORY, "x") is None


def test_hedges_and_fillers_beyond_a_few() -> None:
    plain = SENTENCE * 8
    assert value("delivery.directness", STORY, plain) == 1
    assert value("delivery.directness", STORY, plain + "Maybe it helped, I guess.") == 1
    hedged = "Um, I sort of led it, basically. Maybe it kind of helped, I guess. " * 5
    assert value("delivery.directness", STORY, hedged) == 0
    assert value("delivery.directness", STORY, "Maybe.") is None


@pytest.mark.parametrize(
    "told",
    [
        "What kind of index do we need here, and which sort of key?",
        "It takes roughly 200 ms and it depends on the load.",
        "It might fail when the disk is full.",
        "It looks like a tree and it works like a queue.",
        "You know that the lock is held.",
        "This kind of lock is cheap, and that kind of lock is not.",
    ],
)
def test_what_only_looks_like_a_hedge(told: str) -> None:
    assert find("delivery.directness", STORY, told + " " + SENTENCE * 5).value == 1
    assert find("delivery.directness", STORY, (told + " ") * 12).value == 1


def test_speech_is_measured_only_where_there_was_some() -> None:
    assert value("delivery.wpm", STORY, SENTENCE * 10, spoken=True, seconds=60) == 130
    assert find("delivery.wpm", STORY, SENTENCE).why_not == "not spoken"
    assert find("delivery.wpm", STORY, SENTENCE, spoken=True).why_not == "not timed"
    told = "Um, uh, we moved it, you know, it was basically done."
    assert value("delivery.fillers_per_minute", STORY, told, spoken=True, seconds=30) == 6
