"""Sentences, repetition, signposts, and the time that an answer takes to say."""

import pytest

from mockprep.domain.question import BehavioralQuestion

from .marking import CODE, CONCEPT, DESIGN, STORY, find, value

SENTENCE = "We moved the service to a new host and it took a week. "
NAMES = "amber birch cedar delta ember fjord grove haven inlet juniper kelp larch maple nickel oak"


def varied(sentences: int) -> str:
    """Plain sentences, none like another."""
    words = NAMES.split()
    return " ".join(
        f"The {words[n % 15]} team took on task {n} and closed ticket {n * 7} by {words[n % 11]}."
        for n in range(sentences)
    )


def test_sentences_of_up_to_35_words_draw_no_remark() -> None:
    assert value("delivery.sentence_length", STORY, SENTENCE * 6) == 1
    assert value("delivery.sentence_length", STORY, "word " * 34 + "end. " + SENTENCE * 2) == 1
    assert find("delivery.sentence_length", STORY, "Short.").why_not == "too few words for a share"


def test_long_sentences_cost_by_their_words_too_many() -> None:
    found = find("delivery.sentence_length", STORY, SENTENCE * 4 + "and so on " * 25 + ".")
    assert 0 < (found.value or 0) < 0.5
    assert found.missing == ("shorter sentences (1 of over 35 words, up to 75)",)
    assert [seen.what for seen in found.seen] == ["a long sentence"]
    assert value("delivery.sentence_length", STORY, "and so on " * 60) == 0


def test_a_semicolon_lets_one_draw_breath() -> None:
    halves = "We moved one service of the twenty to the new host in the first week of May"
    assert value("delivery.sentence_length", STORY, f"{halves}; {halves}; {halves}.") == 1
    assert value("delivery.sentence_length", STORY, f"{halves} {halves} {halves}.") != 1


def test_speech_without_full_stops_has_no_sentences() -> None:
    found = find("delivery.sentence_length", STORY, "and so on " * 60, spoken=True)
    assert found.why_not == "the words were written down without full stops"


def test_diagrams_and_code_are_no_sentences() -> None:
    drawing = "gateway -> ingest -> queue\n" * 30
    fenced = f"```\n{'gateway reads all of it and ' * 20}\n```\n"
    assert value("delivery.sentence_length", DESIGN, SENTENCE * 4 + fenced) == 1
    assert value("delivery.repetition", DESIGN, f"{varied(6)}\n{drawing}") == 1


def test_saying_things_twice_is_told_with_its_place() -> None:
    assert value("delivery.repetition", STORY, varied(8)) == 1
    once = "In the end the invoices of all customers went out on time. "
    found = find("delivery.repetition", STORY, varied(4) + " " + once * 3)
    assert 0 < (found.value or 0) < 0.7
    assert found.missing[0].startswith("each thing said once (27% of")
    place = found.seen[0].place
    assert place is not None
    assert place.start > len(varied(4)) + len(once)
    assert value("delivery.repetition", STORY, SENTENCE * 30) == 0
    assert value("delivery.repetition", STORY, SENTENCE) is None


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("First I looked at the logs. In the end it ran.", 2),
        ("There were three options. Since then we use it.", 2),
        ("On the one hand it was cheap.", 1),
        ("To sum up, it ran.", 1),
        ("- one\n- two\nFinally, it ran.", 2),
        ("It took 5 per second, and it was so.", 0),
    ],
)
def test_signposts_by_their_kinds(told: str, kinds: int) -> None:
    assert value("delivery.signposts", STORY, f"{told}\n{varied(14)}") == min(1, kinds / 2)


def test_less_than_a_minute_needs_no_signposts() -> None:
    assert find("delivery.signposts", STORY, SENTENCE).why_not == "too short to need signposts"


def test_signposts_are_quoted_without_the_sentence_before() -> None:
    told = f"It was so. Then we moved on.\n{varied(14)}"
    place = find("delivery.signposts", STORY, told).seen[0].place
    assert place is not None
    assert told[place.start : place.end] == "Then"


def test_the_time_that_an_answer_takes_to_say() -> None:
    brief = BehavioralQuestion.model_validate({**STORY.model_dump(), "answer_seconds": [30, 60]})
    assert value("delivery.speaking_time", brief, SENTENCE * 10) == 1
    found = find("delivery.speaking_time", brief, SENTENCE * 15)
    assert 0 < (found.value or 0) < 1
    assert found.missing == (
        "an answer that fits into 1 min (this one takes 1.3 to 1.5 min to say)",
    )
    assert value("delivery.speaking_time", brief, SENTENCE * 40) == 0


def test_code_and_a_few_words_have_no_speaking_time() -> None:
    assert find("delivery.speaking_time", CODE, "x = 1").why_not == "code is not said aloud"
    assert value("delivery.speaking_time", CONCEPT, "A list.") is None


def test_hedges_are_quoted_where_there_are_many() -> None:
    found = find("delivery.directness", STORY, "Um, I sort of led it, I guess. " * 9)
    assert found.value == 0
    assert {seen.what for seen in found.seen} == {"a hedge or filler"}
