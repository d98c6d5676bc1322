"""What is looked at before an answer is rated: copies, lists, other languages, giving up."""

import pytest

from mockprep.domain.grading import Reply, Scorecard
from mockprep.graders.offline import grade_now
from mockprep.graders.offline.honesty import candour
from mockprep.graders.offline.reading import Reading

from .marking import CODE, CONCEPT, DESIGN, STORY, shipped_rubric, submit

GOOD = (
    "The list is created once, when def runs, so it is shared between calls. Because of that I"
    " take None as the default and make the list inside the function."
)


def card(answer: str, question=CONCEPT, **fields) -> Scorecard:  # type: ignore[no-untyped-def]
    """The scorecard under the shipped rubric."""
    return grade_now(submit(question, answer, **fields), shipped_rubric(question.rubric))


def remarks(answer: str, question=CONCEPT, **fields) -> str:  # type: ignore[no-untyped-def]
    """All that is said of the whole answer."""
    return "\n".join(card(answer, question, **fields).remarks)


def test_an_honest_answer_draws_no_remark() -> None:
    assert remarks(GOOD) == ""


def test_words_of_the_question_count_for_nothing_and_are_quoted() -> None:
    told = card(f"{CONCEPT.ask} {GOOD}")
    assert told.score == card(GOOD).score
    assert told.remarks == (
        "The question's own words count for nothing:"
        ' "What happens with a list as a default argument?".',
    )


def test_a_piece_of_the_question_may_be_the_answer() -> None:
    either = CONCEPT.model_copy(update={"ask": "Is it the list itself or a copy of the list?"})
    assert remarks("A copy of the list.", either) == ""


def test_the_reply_may_not_live_on_the_probe() -> None:
    ask = "Which default value would you use there instead of the list, and why?"
    told = card("It is created once.", replies=(Reply(ask=ask, text=ask),))
    assert "in reply 1" in told.remarks[0]


def test_the_reference_answer_is_flagged_and_rated() -> None:
    question = CONCEPT.model_copy(update={"answer": GOOD})
    told = card(GOOD, question)
    assert told.remarks[0].startswith("This is the reference answer word for word (100% of")
    assert {r.confidence for r in told.ratings if r.level} == {"low"}
    assert all("says little about you" in r.reason for r in told.ratings if r.level)
    assert told.levels == card(GOOD).levels


def test_a_passage_of_the_reference_is_told_and_costs_no_confidence() -> None:
    question = CONCEPT.model_copy(update={"answer": GOOD.partition(". ")[0]})
    own = "My own words go first and they go on for a while before I come to the point at all."
    told = card(
        f"{own} {GOOD.partition('. ')[0]}. And so I never write a list there myself.", question
    )
    assert told.remarks[0].startswith("A passage stands word for word in the reference answer")
    assert {r.confidence for r in told.ratings} != {"low"}


def test_terms_count_in_part_and_are_quoted() -> None:
    told = card("created once, shared calls, use None, cache, mutable default, sentinel")
    correctness = told.rating("correctness")
    assert correctness is not None
    assert 0 < (correctness.score or 0) <= 0.25
    assert "a sentence on what you only name" in correctness.reason
    assert '"created once, shared calls, use None' in told.remarks[0]


def test_what_is_said_twice_counts_once() -> None:
    told = card(f"{GOOD} {GOOD} {GOOD}")
    assert "What is said twice counts once" in told.remarks[0]
    assert (told.score or 0) <= (card(GOOD).score or 0)


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        ("Die Liste wird nur einmal erzeugt, weil def nur einmal ausgeführt wird.", "German"),
        ("La liste est créée une seule fois, donc elle est partagée par les appels.", "French"),
        ("La lista se crea una sola vez y por eso es la misma en cada llamada.", "Spanish"),
        ("Список создаётся один раз, поэтому он общий для всех вызовов.", "Cyrillic script"),
        ("列表只创建一次，所以所有调用共享它。", "Chinese script"),  # noqa: RUF001
    ],
)
def test_another_language_is_unrated_with_the_reason(answer: str, language: str) -> None:
    told = card(answer)
    assert told.score is None
    assert len({r.unrated for r in told.ratings}) == 1
    assert f"the answer is in {language}" in (told.ratings[0].unrated or "")
    assert answer[:8] in told.remarks[0]


def test_what_hardly_is_a_language_is_unrated() -> None:
    told = card(" ".join(f"bl{a}rf sn{a}gl{b}" for a in "aeiou" for b in "aeiou"))
    assert told.score is None
    assert "hardly a word" in (told.ratings[0].unrated or "")


def test_a_sentence_in_another_language_is_told_and_the_rest_is_rated() -> None:
    told = card(f"{GOOD} Das ist nicht so einfach, weil die Liste und der Wert sich ändern.")
    assert told.levels["correctness"] == card(GOOD).levels["correctness"]
    assert "is in German" in told.remarks[0]


def test_names_and_terms_are_no_other_language() -> None:
    answer = (
        "At Deutsche Bahn in Köln I asked Frau Müller der Personalabteilung and Señor de la Cruz"
        " whether El Niño and La Niña were in the data of die Zeit."
    )
    assert remarks(answer, STORY) == ""


def test_code_is_read_in_any_language() -> None:
    answer = (
        "def merge(windows):\n    # Zuerst wird die Liste sortiert, und dann sind nur noch die"
        " Nachbarn zu vergleichen, weil sie nach dem Start geordnet sind.\n    # O(n log n)\n"
        "    return sorted(windows)\n"
    )
    told = card(answer, CODE)
    assert "German" in told.remarks[0]
    talk = told.rating("communication")
    assert talk is not None
    assert talk.level is None


@pytest.mark.parametrize(
    "answer",
    [
        "I don't know.",
        "Sorry, I really don't know. Can we skip this one?",
        "No idea.",
        "Pass",
        "Honestly, I have no clue what a default argument does.",
        "I can't remember, next question please.",
        "idk",
    ],
)
def test_giving_up_is_the_lowest_level_for_certain(answer: str) -> None:
    told = card(answer)
    assert told.score == 0
    assert {(r.level, r.confidence) for r in told.ratings} == {(1, "high")}
    assert "You said that you have no answer" in told.remarks[0]


@pytest.mark.parametrize(
    "answer",
    [
        f"I don't know the details. {GOOD}",
        "I don't know for sure, but the list is created once.",
        "I'm not sure, it is created once I think.",
        "The GIL lets one thread pass at a time.",
    ],
)
def test_a_real_answer_after_a_doubt_is_rated(answer: str) -> None:
    assert "no answer" not in remarks(answer)


def test_a_reply_can_be_the_answer() -> None:
    told = card("I don't know.", replies=(Reply(ask="Try?", text=GOOD),))
    assert (told.score or 0) > 0


def test_pass_is_python_where_code_was_asked() -> None:
    assert "no answer" not in remarks("def merge(windows):\n    pass", CODE)
    assert "no answer" in remarks("I don't know", CODE)


def test_code_in_place_of_prose_counts_in_part() -> None:
    code = (
        "def add(x, items=None):\n    items = [] if items is None else items\n"
        "    items.append(x)\n    return items\n\nprint(add(1))\nprint(add(2))\n"
    )
    told = card(f"It is created once.\n\n{code}")
    assert 'Most of it is code ("def add(x, items=None):' in told.remarks[0]
    assert (told.rating("correctness").score or 0) >= (  # type: ignore[union-attr]
        card("It is created once.").rating("correctness").score or 0  # type: ignore[union-attr]
    )


def test_some_code_beside_prose_is_an_example() -> None:
    assert (
        remarks(f"{GOOD}\n\n```python\ndef f(x, y=None):\n    y = y or []\n    return y\n```") == ""
    )


def test_a_drawing_is_no_list_of_terms() -> None:
    drawing = "\n".join(["gateway -> ingest -> queue", "queue -> cache", "cache -> api"] * 3)
    assert remarks(f"## Requirements\nFresh within 15 s.\n{drawing}", DESIGN) == ""


def test_a_very_long_answer_is_read_in_part_and_counted_whole() -> None:
    told = card(" ".join(f"Fact {n} is that it was created once." for n in range(9000)))
    assert "the first 30,000 were read" in told.remarks[-1]
    clarity = told.rating("clarity")
    assert clarity is not None
    assert "(63000 words" in clarity.reason or clarity.level in (1, 2, None)


def test_quotes_stand_where_they_were_written() -> None:
    answer = f"Um,  {CONCEPT.ask}  **The list** is  created   once,\nso it is shared between calls."
    submission = submit(CONCEPT, answer)
    told = grade_now(submission, shipped_rubric("concept"))
    quotes = [e.quote for r in told.ratings for e in r.evidence]
    assert "created   once" in quotes
    assert all(e.stands_in(submission.texts()) for r in told.ratings for e in r.evidence)


def test_what_is_hidden_is_hidden_for_this_reading_only() -> None:
    reading = Reading(submit(CONCEPT, f"{CONCEPT.ask} {GOOD}"))
    own = candour(reading).own.reading
    assert own.submission.answer == GOOD
    assert reading.submission.answer.startswith(CONCEPT.ask)


@pytest.mark.parametrize(
    "answer",
    [
        "situation task action result",
        "Situation: outage, deadline. Task: lead, own, fix. Action: I led, I decided, I analysed,"
        " I proposed. Result: 40% faster, saved 1M, customers happy, learned.",
    ],
)
def test_the_words_of_a_story_are_no_story(answer: str) -> None:
    assert set(card(answer, STORY).levels.values()) == {1}


def test_a_terse_story_is_no_list() -> None:
    answer = (
        "Server down, Friday, five o'clock. Restarted it with an older image. Added a check for"
        " each day. Since then no outage."
    )
    assert remarks(answer, STORY) == ""
