"""The words of a debrief, from the state alone."""

from collections import defaultdict
from datetime import timedelta

import pytest

from mockprep.domain.debrief import RoundOutcome, round_outcomes
from mockprep.domain.execution import CaseResult, RunReport
from mockprep.domain.grading import Evidence, Rating, Scorecard, make_scorecard
from mockprep.domain.question import Complexity, KeyPoint, Solutions
from mockprep.domain.rubric import Criterion, Drill, Rubric
from mockprep.domain.submissions import submission_of
from mockprep.tui import feedback, time_words
from mockprep.tui.quotes import marked_answer
from tests.building import (
    Sitting,
    behavioral,
    code,
    concept,
    plain_rubric,
    plan_of,
    planned,
    probe,
    rating,
    sit,
)

THEME: dict[str, str] = defaultdict(lambda: "red")
ANSWER = "One lock\nfor all threads."


def quote(words: str, source: str = "answer", within: str = ANSWER) -> Evidence:
    start = within.index(words)
    return Evidence(quote=words, start=start, end=start + len(words), detector="x", source=source)


def answered(*ratings: Rating) -> Sitting:
    """A sitting whose first answer was graded."""
    sitting = sit(plan_of(planned(concept("a"), concept("b"))))
    sitting.answer(ANSWER)
    sitting.session.quit()
    state = sitting.session.state
    submission = submission_of(state, state.attempts[0])
    card = make_scorecard(submission, state.rubrics["plain"], "offline", ratings)
    sitting.session.record_scorecard((0, 0), card)
    return sitting


def card_of(sitting: Sitting) -> Scorecard:
    return sitting.session.state.scorecards[(0, 0)][0]


def with_drill() -> Rubric:
    criteria = plain_rubric().criteria
    drill = Drill(id="say-why", minutes=2, do="Say why.")
    first = criteria[0].model_copy(update={"drill": drill})
    return plain_rubric(criteria=(first, *criteria[1:]))


def clarity() -> Criterion:
    return plain_rubric().criteria[1]


def test_the_one_change_has_own_words_advice_and_drill() -> None:
    low = rating("accuracy", 2, evidence=(quote("lock\nfor"),), advice="Name the owner.")
    text = feedback.first_change(with_drill(), card_of(answered(low, rating("clarity", 4))), THEME)
    assert text.plain == (
        "One change  Accuracy: 2 of 4  up to +14 points\nYou wrote: “lock for”\nName the owner.\n"
        "Drill, 2 min: Say why."
    )


def test_the_answer_is_quoted_before_a_reply() -> None:
    card = card_of(answered(rating("accuracy", 2), rating("clarity", 4)))
    said = quote("Because", "reply-1", "Because.")
    low = rating("accuracy", 2, evidence=(said, quote("One")))
    card = card.model_copy(update={"ratings": (low, card.ratings[1])})
    assert "“One”" in feedback.first_change(plain_rubric(), card, THEME).plain


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        ((rating("accuracy", 4), rating("clarity", 4)), "Every rated criterion is at its best"),
        ((), "Nothing could be rated."),
    ],
)
def test_there_may_be_nothing_to_change(ratings: tuple[Rating, ...], words: str) -> None:
    text = feedback.first_change(plain_rubric(), card_of(answered(*ratings)), THEME)
    assert text.plain.startswith("Nothing to change first\n")
    assert words in text.plain


@pytest.mark.parametrize(
    ("own", "words"),
    [(None, "■■■□ 3 of 4   low"), (3, "you 3 (agreed)"), (4, "you 4 (+1)"), (1, "you 1 (-2)")],
)
def test_a_criterion_shows_both_levels(own: int | None, words: str) -> None:
    given = rating("clarity", 3, reason="Short.", advice="Shorter.", confidence="low")
    text = feedback.criterion_feedback(clarity(), given, own, 4, THEME).plain
    assert words in text
    assert "■■■□ 3 of 4" in text
    assert "low confidence" in text
    assert "\nsound\nShort.\nNext: Shorter." in text


def test_a_criterion_quotes_four_at_most_and_none_twice() -> None:
    words = ["One", "lock", "for", "all", "threads"]
    evidence = tuple(quote(word) for word in ["One", *words])
    given = rating("clarity", 4, evidence=evidence, advice="Never shown at the top.")
    text = feedback.criterion_feedback(clarity(), given, None, 4, THEME).plain
    assert [line.strip() for line in text.splitlines()[2:]] == ["“One”", "“lock”", "“for”", "“all”"]


def test_a_quote_from_elsewhere_says_from_where() -> None:
    given = rating("clarity", 3, evidence=(quote("Because", "reply-2", "Because"),))
    assert (
        "“Because”  reply 2" in feedback.criterion_feedback(clarity(), given, None, 4, THEME).plain
    )


@pytest.mark.parametrize("given", [None, rating("clarity", None)])
def test_an_unrated_criterion_says_why(given: Rating | None) -> None:
    text = feedback.criterion_feedback(clarity(), given, 2, 4, THEME).plain
    assert text == f"Clarity  unrated\n{given.unrated if given else 'no rating'}"


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({}, "You did not rate this answer yourself."),
        ({"accuracy": 3, "clarity": 3}, "You and the grader see this answer alike."),
        ({"accuracy": 4, "clarity": 4}, "You rated yourself 1.0 levels higher than the grader"),
        ({"accuracy": 2}, "You rated yourself 1.0 levels lower than the grader"),
    ],
)
def test_own_view(own: dict[str, int], words: str) -> None:
    card = card_of(answered(rating("accuracy", 3), rating("clarity", 3)))
    assert feedback.own_view(plain_rubric(), card, own).startswith(words)


def test_the_score_says_what_it_rests_on() -> None:
    card = card_of(answered(rating("accuracy", 3)))
    line = "67 of 100 · lean yes · from 1 of 2 criteria, by the offline grader"
    assert feedback.score_line(card) == line
    assert feedback.score_line(card_of(answered())).startswith("no score · open · from 0 of 2")


def test_the_quotes_are_marked_in_the_answer() -> None:
    sitting = answered(rating("accuracy", 2, evidence=(quote("lock"),)), rating("clarity", 4))
    attempt = sitting.session.state.attempts[0]
    said = marked_answer(attempt, card_of(sitting), plain_rubric(), THEME)
    assert said.text.plain == ANSWER
    assert [(span.start, span.end) for span in said.text.spans] == [(4, 8)]
    (mark,) = said.marks
    assert (mark.criterion, mark.title, mark.detector) == ("accuracy", "Accuracy", "x")
    assert marked_answer(attempt, None, plain_rubric(), THEME).marks == ()


def test_questions_replies_and_notes_follow_the_answer() -> None:
    sitting = sit(plan_of(planned(concept())))
    sitting.write("[b]ask[/b]", "notes")
    sitting.session.submit()
    sitting.session.follow_up(probe("Why?"))
    sitting.session.submit()
    sitting.session.follow_up(None)
    attempt = sitting.session.state.attempts[0]
    text = marked_answer(attempt, None, plain_rubric(), THEME).text.plain
    assert text == "(nothing)\n\nFollow-up: Why?\n(no reply)\n\nNotes\n[b]ask[/b]"


def test_quotes_are_marked_wherever_they_stand() -> None:
    sitting = sit(plan_of(planned(code())))
    sitting.write("Sort the keys.", "notes")
    sitting.session.ask("Is it sorted?")
    sitting.write("x = 1")
    sitting.session.submit()
    sitting.session.follow_up(probe("Why?"))
    sitting.write("Because.", "reply")
    sitting.session.submit()
    sitting.session.follow_up(None)
    attempt = sitting.session.state.attempts[0]
    sources = {
        "answer": "x = 1", "asked-1": "Is it sorted?", "reply-1": "Because.",
        "notes": "Sort the keys.",
    }  # fmt: skip
    evidence = tuple(quote(words, source, words) for source, words in sources.items())
    submission = submission_of(sitting.session.state, attempt)
    given = [rating("clarity", 3, evidence=evidence)]
    card = make_scorecard(submission, plain_rubric(), "offline", given)
    said = marked_answer(attempt, card, plain_rubric(), THEME)
    assert [said.text.plain[mark.start : mark.end] for mark in said.marks] == [*sources.values()]


def test_the_time_says_when_what_happened() -> None:
    sitting = sit(plan_of(planned(concept(), minutes=9)), mode="practice")
    sitting.session.take_hint()
    sitting.clock.forward(0.5)
    sitting.write("One lock.")
    sitting.clock.forward(1)
    sitting.session.submit()
    sitting.session.follow_up(probe())
    sitting.clock.forward(2)
    sitting.session.submit()
    sitting.session.follow_up(None)
    state = sitting.session.state
    assert time_words.time_lines(state, state.attempts[0]).splitlines() == [
        "Used      3:30 of 2:00  ████████████████████▶",
        "Thinking  30 s before the first key",
        "Answer    handed in after 2 min",
        "Reply 1   took 2 min",
        "Overtime  2 min",
        "Length    2 words",
        "Hints     1, at a cost of 5% of the evidence",
    ]


def test_the_runs_of_code_are_told_with_what_the_last_one_gave() -> None:
    sitting = sit(plan_of(planned(code())))
    passed = CaseResult(name="a", group="visible", verdict="passed")
    failed = passed.model_copy(update={"verdict": "raised"})
    for cases in ((), (passed, failed)):
        report = RunReport(isolation="bubblewrap", cases=cases)
        sitting.session.record_run((0, 0), report)
    sitting.answer("x = 1")
    state = sitting.session.state
    lines = time_words.time_lines(state, state.attempts[0])
    assert "Runs      2, the last: 1 of 2 tests passed" in lines


def test_a_time_up_is_told() -> None:
    sitting = sit(plan_of(planned(concept(), minutes=9)))
    sitting.clock.forward(3)
    sitting.session.settle()
    state = sitting.session.state
    assert "The time ran out; what stood there was handed in." in time_words.time_lines(
        state, state.attempts[0]
    )


def reference(**fields: object) -> str:
    kind = fields.pop("kind", concept)
    sitting = sit(plan_of(planned(kind(**fields))))  # type: ignore[operator]
    sitting.session.quit()
    return feedback.reference(sitting.session.state.attempts[0])


def test_the_reference_has_what_the_question_has() -> None:
    assert reference() == "This question has no reference answer."
    points = (KeyPoint(point="one lock"), KeyPoint(point="per process", kind="bonus"))
    assert reference(answer="A lock.", points=points, see=("https://example.org",)) == (
        "A lock.\n\n**Key points**\n\n- one lock\n- per process (bonus)\n\n"
        "**Read on**\n\n- https://example.org"
    )
    told = reference(
        kind=code, solutions=Solutions(reference="x = 1\n"), complexity=Complexity(time="n")
    )
    assert told == "```python\nx = 1\n```\n\nTime `O(n)`, space `O(1)`."
    assert reference(kind=behavioral, listens_for=("a fact",)) == "**Listened for**\n\n- a fact"


def outcome(sitting: Sitting) -> RoundOutcome:
    return round_outcomes(sitting.session.state)[0]


def test_a_round_hides_its_score_until_it_is_revealed() -> None:
    sitting = answered(rating("accuracy", 3), rating("clarity", 3))
    line = feedback.round_line(outcome(sitting))
    assert line == "The concept round   1/2  0:00 of 4:00     67"
    hidden = feedback.overview_rounds(sitting.session.state, lambda place: place == (0, 1))
    assert hidden.splitlines()[1].endswith(" ?")
    assert "67" not in hidden


def test_a_round_that_was_not_begun() -> None:
    sitting = sit(begun=False)
    sitting.session.quit()
    assert feedback.round_line(outcome(sitting)) == "The concept round not begun"


def test_the_facts_name_mode_end_and_gaps() -> None:
    sitting = sit(gap_after=timedelta(minutes=1))
    sitting.clock.forward(5)
    sitting.session.settle()
    sitting.session.quit()
    assert feedback.overview_facts(sitting.session.state) == (
        "interview mode, 5 min in all Ended early. A gap of 5 min (not counted)."
    )


def test_the_change_of_the_session_says_where_it_comes_from() -> None:
    sitting = answered(rating("accuracy", 1), rating("clarity", 4))
    change = feedback.overview_change(sitting.session.state, THEME)
    assert change is not None
    assert change.plain == "One change  Accuracy: 1 of 4  up to +20 points\nFrom: The GIL"
    assert feedback.overview_change(answered().session.state, THEME) is None


def test_the_verdict_says_how_little_it_rests_on() -> None:
    sitting = answered(rating("accuracy", 3), rating("clarity", 3))
    verdict = feedback.overview_verdict(sitting.session.state)
    assert verdict.startswith("On this evidence, at mid level: lean yes.")
    assert "Based on 1 graded answer;" in verdict


@pytest.mark.parametrize(
    ("place", "revealed", "label"),
    [(0, False, "The GIL               ?"), (0, True, "The GIL              67")],
)
def test_the_list_shows_a_score_once_it_is_revealed(place: int, revealed: bool, label: str) -> None:
    state = answered(rating("accuracy", 3), rating("clarity", 3)).session.state
    shown = feedback.attempt_label(state, state.attempts[place], revealed=revealed).plain
    assert shown == label


def test_a_long_title_gives_way_to_its_mark() -> None:
    question = concept().model_copy(update={"title": "Everything about locks"})
    sitting = sit(plan_of(planned(question)))
    sitting.session.skip()
    state = sitting.session.state
    shown = feedback.attempt_label(state, state.attempts[0], revealed=False).plain
    assert shown == "Everything abo… skipped"
    assert feedback.round_heading(state, 0) == "The concept round"
