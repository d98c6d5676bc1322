"""Advice takes up what the candidate wrote, and falls back on the rubric's where it can't."""

import re
from typing import Any

import pytest
from hypothesis import given

from mockprep.domain.execution import DecidingLine, Judgement, StaticCost
from mockprep.domain.grading import Reply, Submission
from mockprep.domain.question import AnyQuestion, KeyPoint
from mockprep.domain.workings import mean_credit
from mockprep.graders.offline import grade_now
from mockprep.graders.offline.advice_quotes import LONGEST_QUOTE, shortened
from tests.graders.judging import failed, passed, report

from .marking import CODE, CONCEPT, DESIGN, KINDS, STORY, criterion, rate, shipped_rubric, submit
from .test_properties import TEXTS

TOLD = (
    "Last year our site was slow. I was asked to mend it by May. We migrated the database."
    " I traced the slow queries. I chose two new indexes. As a result it went much faster."
    " I learned a lot."
)
PAIRS = "def merge(windows):\n    for a in windows:\n        print(a)\n    return windows\n"


def advice(question: AnyQuestion, detector: str, answer: str, **fields: Any) -> str:
    """The advice on a criterion that one detector feeds."""
    return rate(submit(question, answer, **fields), criterion(detector)).advice


@pytest.mark.parametrize(
    ("detector", "told"),
    [
        ("star.reasons", "Say why at “I chose two new indexes”"),
        ("star.result_quantified", "Your result says “As a result it went much faster”: by how"),
        ("star.reflection", "“I learned a lot”: name the moment here"),
        ("star.reflection_applied", "where did you use that later? Add 'Since then I ...'."),
        ("delivery.length", " words, where "),
    ],
)
def test_a_story_is_advised_by_its_own_sentences(detector: str, told: str) -> None:
    assert told in advice(STORY, detector, TOLD)


@pytest.mark.parametrize(
    ("answer", "detector", "told"),
    [
        ("In May we migrated the database.", "star.i_actions",
         "You say “we migrated the database”: which part of it was yours?"),
        ("Last May I traced the query.", "star.has_result",
         "The story ends with “Last May I traced the query”"),
        ("I usually talk to people first.", "star.is_story",
         "“I usually talk to people first” tells what you do, not what you did"),
        ("The site was slow. I traced it.", "star.has_task",
         "After “The site was slow” say what you had to achieve"),
        ("Result: It went well for us in the end.", "star.result_quantified",
         "“It went well for us in the end”"),
    ],
)  # fmt: skip
def test_what_a_story_lacks_is_asked_of_a_sentence(answer: str, detector: str, told: str) -> None:
    assert told in advice(STORY, detector, answer)


def test_a_missing_point_is_told_with_the_sentence_where_it_belongs() -> None:
    told = advice(CONCEPT, "points.required", "It is created once. Many calls see that same list.")
    assert told == (
        "Missing: shared by calls. Your sentence “Many calls see that same list” is where it"
        " belongs."
    )
    bare = advice(CONCEPT, "points.required", "It is created once.")
    assert bare.endswith("No sentence of yours has its words: give it one of its own.")


def test_a_false_claim_that_caps_is_the_thing_to_mend() -> None:
    capped = criterion("points.required", caps=[{"when": "points.misconceptions > 0", "max": 1}])
    answer = "Created once, shared by calls, use None. Each time a new list is made on a call."
    told = rate(submit(CONCEPT, answer), capped).advice
    assert told.startswith("“new list is made on a call” is the claim that every call makes a new")
    assert "in truth: It is made once" in told


def test_a_red_flag_that_caps_is_the_thing_to_mend() -> None:
    capped = criterion("points.signals", caps=[{"when": "points.red_flags > 0", "max": 2}])
    flags = (KeyPoint(point="hid it", any_of=("hid",)),)
    question = STORY.model_copy(update={"red_flags": flags})
    rating = rate(submit(question, "I counted the failures, and I hid them."), capped)
    assert rating.advice == "“hid” is held against you (hid it): say it otherwise, or own it."
    assert "Held at level 2 by the rubric's rule `points.red_flags > 0` (here 1)." in rating.reason


@pytest.mark.parametrize(
    ("detector", "told"),
    [
        ("talk.reasons", "“It is created once” stands without a reason"),
        ("talk.example", "Show “It is created once” on an example"),
        ("talk.contrast", "“It is created once”: say when that does not hold"),
        ("talk.restated", "Before “It is created once” say the task"),
        ("points.bonus", "Worth adding: a use as a cache."),
    ],
)
def test_an_explanation_is_advised_by_its_first_claim(detector: str, told: str) -> None:
    assert told in advice(CONCEPT, detector, "It is created once.")


def test_a_hedge_is_quoted_with_its_sentence() -> None:
    answer = (
        "I guess it is maybe made once. Perhaps def runs and then it is probably kept with the"
        " function. I suppose that each caller who adds to it changes what the next one sees,"
        " so one would probably write None there and make the list inside of the body."
    )
    assert advice(CONCEPT, "delivery.directness", answer).startswith(
        "Say “I guess it is maybe made once” without 'I guess'"
    )


def test_a_cost_without_a_reason_is_named() -> None:
    answer = f"# It costs O(n log n).\n{PAIRS}"
    assert advice(CODE, "complexity.why", answer).startswith(
        "You name “O(n log n)” without a reason: add 'because ...'"
    )
    assert advice(CODE, "complexity.space_correct", answer).startswith("Say what the space is")
    wrong = advice(CODE, "complexity.time_correct", f"# It costs O(1).\n{PAIRS}")
    assert wrong.startswith("Mend your “O(1)”")


@pytest.mark.parametrize(
    ("detector", "told"),
    [
        ("talk.plan_before_code", "Above “for a in windows:” write your plan"),
        ("talk.narration_turns", "Before “for a in windows:” say what this step is for"),
        ("talk.edge_cases_named", "Before “for a in windows:” name the empty input"),
        ("talk.approaches_compared", "“for a in windows:” is one way"),
        ("code.own_tests", "Run merge on cases of your own"),
        ("complexity.time_correct", "“for a in windows:” decides it."),
    ],
)
def test_code_is_advised_by_its_lines(detector: str, told: str) -> None:
    assert told in advice(CODE, detector, PAIRS)


def test_the_deciding_line_is_the_one_that_reading_the_code_found() -> None:
    static = StaticCost(
        name="merge", time="O(n)", cls="linear", space="O(n)", space_cls="linear",
        confidence=0.9, because=(DecidingLine(line=3, reason="n times"),),
    )  # fmt: skip
    judgement = Judgement(report=report(passed("a"), failed("b")), static=static)
    told = advice(CODE, "code.tests_visible", PAIRS, judgement=judgement)
    assert told.startswith("Make `b` (wrong answer: expected 0, got None) pass")
    assert "follow it by hand through “print(a)”" in told


@pytest.mark.parametrize(
    ("detector", "answer", "told"),
    [
        ("design.tradeoff_pairs", "We use Redis for the latest position.",
         "You chose Redis (“We use Redis for the latest position”): name the option"),
        ("design.scope_cut", "Shippers see their trucks.",
         "You begin with “Shippers see their trucks”: add one thing that you leave out"),
        ("design.phase.requirements", "It must be quick and new to the shipper.",
         "Missing: a target for freshness."),
        ("design.facts_asked", "The fleet is of a good size.",
         "You say “The fleet is of a good size” without having asked: fleet size?"),
    ],
)  # fmt: skip
def test_a_design_is_advised_by_its_choices(detector: str, answer: str, told: str) -> None:
    assert told in advice(DESIGN, detector, answer, budget_seconds=60)


LONG = (
    "I kept a list of all the orders that had come in over the weekend and went through it with"
    " the two people from the warehouse and the driver who had brought most of them in, since"
    " nobody else knew where the boxes stood and which of them had been opened"
)


@pytest.mark.parametrize(
    ("detector", "answer", "told"),
    [
        ("delivery.sentence_length", f"{LONG}. We sent them.", "is a long sentence: end it"),
        ("design.failures", "We keep the hot ones in Redis.",
         "You rely on Redis (“We keep the hot ones in Redis”): say that it is gone"),
        ("design.targets", "Reads must be fast. We store keys.", "Put a number on “Reads must be"),
        ("design.security", "POST /links makes a link.", "“POST /links makes a link”: who may"),
        ("design.watched", "We write to Kafka.", "“We write to Kafka”: which metric of it"),
    ],
)  # fmt: skip
def test_the_worst_sentence_is_quoted(detector: str, answer: str, told: str) -> None:
    question = DESIGN if detector.startswith("design") else STORY
    assert told in advice(question, detector, answer)


def test_what_came_late_is_to_be_said_unasked() -> None:
    reply = Reply(ask="And?", text="Created once, shared by calls, use None.")
    assert advice(CONCEPT, "points.required", "It depends.", replies=(reply,)).startswith(
        "You said “Created once” only when you were asked"
    )


def test_the_rubric_speaks_where_there_is_nothing_to_quote() -> None:
    own = criterion("star.has_result", advice={1: "Say how it ended."})
    assert rate(submit(STORY, "Hm."), own).advice == "Say how it ended."


def test_a_quote_is_short_and_of_whole_words() -> None:
    assert shortened("It went faster.") == "It went faster"
    long = shortened("word " * 40)
    assert long.endswith("word ...")
    assert len(long) <= LONGEST_QUOTE
    assert len(shortened("x" * 100)) <= LONGEST_QUOTE


def quotes_stand(advice: str, submission: Submission) -> bool:
    """Whether all that the advice quotes was said, white space and the cut end aside."""
    said = [" ".join(text.split()) for text in submission.texts().values()]
    quotes = [quote.removesuffix(" ...") for quote in re.findall(r"“(.*?)”", advice)]
    return all(any(quote in text for text in said) for quote in quotes)


@pytest.mark.parametrize("kind", KINDS)
@given(answer=TEXTS, notes=TEXTS, reply=TEXTS)
def test_any_scorecard_explains_itself(kind: str, answer: str, notes: str, reply: str) -> None:
    question = KINDS[kind]
    submission = submit(
        question, answer, notes=notes, replies=(Reply(ask="And?", text=reply),), hint_cost=0.1
    )
    rubric = shipped_rubric(question.rubric)
    card = grade_now(submission, rubric)
    assert not any("do not add up" in remark for remark in card.remarks)
    for rating in card.ratings:
        assert quotes_stand(rating.advice, submission) or "“" in answer + notes + reply
        if rating.workings is not None:
            assert rating.workings.adds_up(rating.score, rubric.scale)
            assert mean_credit(rating.workings.signals) == pytest.approx(
                rating.workings.raw, abs=1e-3
            )
