"""From findings to a rating: cuts, caps, hints, probes, what was not measured, doubt."""

import pytest

from mockprep.domain.grading import Rating, Reply, Submission

from .marking import CODE, CONCEPT, DESIGN, STORY, criterion, rate, submit

FULL = "It is created once and shared between calls, so use None."
STORY_TOLD = "Last year our site was slow. I traced the slow queries. I added two good indexes."


def correctness(answer: str, **fields: object) -> Rating:
    return rate(submit(CONCEPT, answer, **fields), criterion("points.required"))


def test_the_cuts_make_the_level() -> None:
    assert (correctness(FULL).level, correctness(FULL).score) == (4, 1.0)
    half = correctness("It is created once.")
    assert (half.level, half.score) == (2, 0.4)


def test_a_reason_tells_what_was_found_what_was_not_and_what_the_next_level_needs() -> None:
    rating = correctness("It is created once.")
    assert rating.reason.startswith('Found: made once ("created once").')
    assert "Not found: shared by calls; None as a sentinel." in rating.reason
    assert "Level 3 needs: Most is seen." in rating.reason
    (quote,) = rating.evidence
    assert (quote.quote, quote.start, quote.end) == ("created once", 6, 18)
    assert (quote.detector, quote.source) == ("points.required", "answer")


def test_advice_is_in_the_candidates_words_or_else_the_rubrics() -> None:
    told = correctness("It is created once.").advice
    assert told.startswith("Missing: shared by calls. ")
    drill = {"id": "again", "minutes": 2, "do": "Answer again."}
    timed = submit(CONCEPT, "It is created once.", seconds=30, budget_seconds=240)
    plain = rate(timed, criterion("delivery.pace", drill=drill))
    assert plain.advice == "For level 3: Most is seen. Drill: Answer again."
    own = rate(timed, criterion("delivery.pace", drill=drill, advice={2: "Take your time."}))
    assert own.advice == "Take your time."
    assert correctness(FULL).advice == ""


def test_a_false_claim_is_told_with_the_truth_and_caps() -> None:
    capped = criterion("points.required", caps=[{"when": "points.misconceptions > 0", "max": 1}])
    rating = rate(submit(CONCEPT, f"{FULL} Each time a new list is made on a call."), capped)
    assert rating.level == 1
    assert rating.score == pytest.approx(0.29)
    assert "the claim that every call makes a new list" in rating.reason
    assert "in truth: It is made once, when def runs" in rating.reason
    assert "Held at level 1 by the rubric's rule `points.misconceptions > 0` (here 1)." in (
        rating.reason
    )
    assert "points.misconceptions" in {quote.detector for quote in rating.evidence}


def test_a_false_claim_lowers_the_share_and_a_correction_lifts_that() -> None:
    wrong = f"{FULL} A new list is made on each call."
    assert correctness(wrong).score == pytest.approx(0.7)
    mended = "A new list is made on each call. No, actually it is created once, shared by calls."
    assert correctness(mended).score == pytest.approx(0.8)


def test_a_cap_on_what_was_not_measured_does_not_hold() -> None:
    capped = criterion("points.required", caps=[{"when": "code.tests_hidden < 1", "max": 1}])
    assert rate(submit(CONCEPT, FULL), capped).level == 4


def test_less_than_half_measured_is_unrated_with_the_reason() -> None:
    answer = submit(CODE, "def merge(windows):\n    return sorted(windows)\n")
    code = criterion({"detector": "code.tests_hidden", "weight": 3}, "code.style")
    assert rate(answer, code).unrated == "not measured: code.tests_hidden (the code was not run)"
    even = rate(answer, criterion("code.tests_hidden", "code.style"))
    assert even.level is not None
    assert "Not measured: code.tests_hidden (the code was not run)." in even.reason
    assert even.confidence == "low"


def test_a_criterion_without_signals_is_unrated() -> None:
    assert rate(submit(CONCEPT, FULL), criterion()).unrated == "the rubric names no detector for it"


def test_what_only_speech_shows_is_unrated_for_typed_answers() -> None:
    spoken = criterion("delivery.wpm", spoken_only=True)
    assert rate(submit(CONCEPT, FULL), spoken).unrated == "typed answer"
    rated = rate(submit(CONCEPT, FULL * 10, spoken=True, seconds=50), spoken)
    assert rated.level == 4
    assert rated.confidence == "high"


def hinted(question: str, *signals: str) -> tuple[float | None, str]:
    submissions: dict[str, Submission] = {
        "concept": submit(CONCEPT, FULL, hint_cost=0.15),
        "story": submit(STORY, STORY_TOLD, hint_cost=0.15),
    }
    rating = rate(submissions[question], criterion(*signals))
    return rating.score, rating.reason


def test_hints_cost_where_they_may_have_given_the_evidence() -> None:
    score, reason = hinted("concept", "points.required")
    assert score == pytest.approx(0.85)
    assert "Hints took 15% off." in reason
    score, reason = hinted("story", "star.is_story")
    assert score == 1
    assert "Hints" not in reason


def test_the_price_of_hints_never_goes_below_nothing() -> None:
    answer = submit(CONCEPT, "It depends on the function.", hint_cost=0.5)
    assert rate(answer, criterion("points.required")).score == 0


def test_a_reply_counts_seventy_percent_and_says_so() -> None:
    reply = Reply(ask="Is it shared?", text="Yes, it is shared between calls.")
    rating = correctness("It is created once. Use None.", replies=(reply,))
    assert rating.score == pytest.approx((2 + 1 + 0.7 * 2) / 5)
    assert "prompted by a probe and counts 70%" in rating.reason
    assert [quote.source for quote in rating.evidence] == ["answer", "reply-1", "answer"]


def test_the_best_level_may_have_to_come_unprompted() -> None:
    reply = Reply(ask="And?", text="Use None.")
    answer = submit(
        CONCEPT, "Created once, shared by calls.", replies=(reply,), target_level="staff"
    )
    shift = {"senior": {"unprompted": ["one"]}}
    held = rate(answer, criterion("points.required"), level_shift=shift)
    assert held.level == 3
    assert held.score is not None
    assert held.score < 0.8
    assert "needs this without a probe" in held.reason
    assert rate(answer, criterion("points.required")).level == 4


def test_a_single_cue_is_low_confidence_and_read_as_a_range() -> None:
    rating = rate(submit(DESIGN, "We use a queue here."), criterion("design.phase.high_level"))
    assert rating.confidence == "low"
    assert rating.reason.endswith("Low confidence: little to go by, read it as 3 to 4.")
    two = correctness(FULL)
    assert two.confidence == "medium"


def test_what_speaks_for_an_answer_is_not_held_against_it() -> None:
    capped = criterion("star.parts", caps=[{"when": "star.parts < 1", "max": 1}])
    rating = rate(submit(STORY, STORY_TOLD), capped)
    assert "rule `star.parts < 1` (here 0.33)" in rating.reason
    assert "Against it" not in rating.reason
