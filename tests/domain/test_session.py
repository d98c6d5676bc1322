"""The commands of a session: what each records, and when it is refused."""

import pytest

from mockprep.domain import events as ev
from mockprep.domain.grading import Scorecard
from mockprep.domain.submissions import submission_of
from tests.building import (
    START,
    code,
    concept,
    design,
    plain_rubric,
    plan_of,
    planned,
    probe,
    rating,
    refusal,
    sit,
    submission,
    two_rounds,
)

# The course of an interview


def test_begins_with_what_it_will_ask() -> None:
    sitting = sit(begun=False)
    started = sitting.recorded[0]
    assert isinstance(started, ev.SessionStarted)
    assert (started.at, started.seed, started.plan) == (START, 7, two_rounds())
    assert sitting.session.state.stage == "ready"
    assert sitting.session.state.rounds_left == 2


def test_a_whole_interview() -> None:
    sitting = sit()
    sitting.answer()
    sitting.answer()
    sitting.session.start_round()
    sitting.answer()
    question = ["question_asked", "answer_edited", "answer_submitted", "question_closed"]
    assert sitting.kinds == [
        "session_started",
        *["round_started", *question, *question, "round_ended", "break_started"],
        *["round_started", *question, "round_ended", "session_ended"],
    ]
    state = sitting.session.state
    assert (state.stage, state.ended) == ("ended", "finished")
    assert [a.place for a in state.attempts] == [(0, 0), (0, 1), (1, 0)]
    assert {a.outcome for a in state.attempts} == {"answered"}


def test_the_interviewer_follows_up_until_it_goes_on() -> None:
    sitting = sit()
    sitting.write("One lock.")
    sitting.session.submit()
    sitting.session.follow_up(probe("Why?"))
    sitting.write("Reference counts.", "reply")
    sitting.session.submit()
    sitting.session.follow_up(probe("Since when?"))
    sitting.session.submit()
    sitting.session.follow_up(None)
    exchanges = sitting.session.state.attempts[0].exchanges
    assert [(e.probe.ask, e.reply) for e in exchanges] == [
        ("Why?", "Reference counts."),
        ("Since when?", ""),
    ]


def test_the_editor_holds_the_starting_text() -> None:
    coding = sit(plan_of(planned(code())))
    assert coding.session.state.current is not None
    assert coding.session.state.current.answer.startswith("def two_sum")
    drawing = sit(plan_of(planned(design())))
    assert drawing.session.state.current is not None
    assert drawing.session.state.current.answer == "## Requirements\n\n\n## API\n\n\n"


def test_listeners_hear_an_event_after_it_took_effect() -> None:
    sitting = sit(begun=False)
    heard: list[tuple[str, str]] = []
    sitting.session.listen(lambda event: heard.append((event.event, sitting.session.state.stage)))
    sitting.session.start_round()
    assert heard == [("round_started", "ready"), ("question_asked", "answering")]


# Writing


def test_writing_records_the_difference() -> None:
    sitting = sit()
    sitting.write("one tree")
    sitting.write("one three")
    sitting.write("one three")
    edits = [e for e in sitting.recorded if isinstance(e, ev.AnswerEdited)]
    assert [(e.position, e.deleted, e.inserted) for e in edits] == [(0, 0, "one tree"), (5, 0, "h")]


def test_each_pane_has_its_text() -> None:
    sitting = sit()
    sitting.write("the answer")
    sitting.write("a note", "notes")
    sitting.session.submit()
    sitting.write("a later note", "notes")
    sitting.session.follow_up(probe())
    sitting.write("the reply", "reply")
    attempt = sitting.session.state.current
    assert attempt is not None
    assert [attempt.text(pane) for pane in ("answer", "notes", "reply")] == [
        "the answer",
        "a later note",
        "the reply",
    ]


def test_writing_is_refused_where_the_pane_is_closed() -> None:
    sitting = sit(begun=False)
    write = sitting.session.write
    assert refusal(lambda: write((0, 0), "answer", "x")) == "The round has not begun."
    sitting.session.start_round()
    refusal(lambda: sitting.write("x", "reply"))
    sitting.session.submit()
    assert "considering" in refusal(lambda: sitting.write("x"))
    sitting.session.follow_up(probe())
    assert "handed in" in refusal(lambda: sitting.write("x"))


def test_writing_into_a_question_that_is_over_is_refused() -> None:
    sitting = sit()
    sitting.clock.forward(2)
    late = refusal(lambda: sitting.session.write((0, 0), "answer", "a late key"))
    assert late == "That question is closed."
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.answer == ""


def test_a_lone_surrogate_does_not_reach_the_transcript() -> None:
    sitting = sit(plan_of(planned(code())))
    sitting.write("caf\udce9")
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.answer == "caf?"
    count = len(sitting.recorded)
    sitting.write("caf\udce9")
    sitting.session.ask("caf\udce9?")
    assert sitting.since(count) == ["clarification_given"]
    assert all(ev.EVENT.dump_json(event, by_alias=True) for event in sitting.recorded)


# Leaving


def test_skipping_goes_to_the_next_question() -> None:
    sitting = sit()
    sitting.session.skip()
    assert sitting.session.state.attempts[0].outcome == "skipped"
    assert sitting.session.state.current is not None
    assert sitting.session.state.current.place == (0, 1)


def test_skipping_a_reply_leaves_the_answer_answered() -> None:
    sitting = sit()
    sitting.session.submit()
    assert "considering" in refusal(sitting.session.skip)
    sitting.session.follow_up(probe())
    sitting.session.skip()
    assert sitting.session.state.attempts[0].outcome == "answered"


def test_quitting_keeps_what_was_written() -> None:
    sitting = sit()
    sitting.write("half an ans")
    sitting.session.quit()
    assert sitting.since(4) == ["question_closed", "round_ended", "session_ended"]
    state = sitting.session.state
    assert (state.ended, state.attempts[0].outcome) == ("quit", "abandoned")
    assert state.attempts[0].answer == "half an ans"


def test_quitting_before_between_and_after_rounds() -> None:
    before = sit(begun=False)
    before.session.quit()
    assert before.since(1) == ["session_ended"]
    before.session.quit()
    assert before.since(1) == ["session_ended"]
    between = sit()
    between.answer()
    between.answer()
    count = len(between.recorded)
    between.session.quit()
    assert between.since(count) == ["session_ended"]


def test_quitting_a_paused_session_continues_it_first() -> None:
    sitting = sit(mode="practice")
    sitting.session.pause()
    sitting.session.quit()
    assert sitting.since(3) == [
        "session_paused",
        "session_continued",
        "question_closed",
        "round_ended",
        "session_ended",
    ]


def test_nothing_but_ratings_after_the_end() -> None:
    sitting = sit(plan_of(planned(concept())))
    sitting.answer()
    count = len(sitting.recorded)
    for command in (
        sitting.session.start_round,
        sitting.session.submit,
        sitting.session.skip,
        sitting.session.take_hint,
        lambda: sitting.session.ask("Sorted?"),
        lambda: sitting.session.write((0, 0), "answer", "more"),
    ):
        assert refusal(command) == "The session is over."
    sitting.session.follow_up(probe())
    sitting.session.settle()
    assert sitting.since(count) == []


# Ratings


def test_ratings_are_appended_to_a_closed_answer() -> None:
    sitting = sit(plan_of(planned(concept())))
    assert "has not been answered" in refusal(lambda: sitting.session.rate_self((0, 0), {}))
    sitting.answer()
    session = sitting.session
    session.rate_self((0, 0), {"accuracy": 3})
    first, second = (graded(by) for by in ("offline", "llm"))
    session.record_scorecard((0, 0), first)
    session.record_scorecard((0, 0), second)
    refusal(lambda: session.record_scorecard((0, 1), first))
    attempt = session.state.attempts[0]
    assert session.state.self_ratings == {(0, 0): {"accuracy": 3}}
    assert session.state.scorecards == {(0, 0): (first, second)}
    assert session.state.scorecard_for(attempt) == second
    assert session.state.rubric_for(attempt) == plain_rubric()


def graded(grader: str) -> Scorecard:
    """A scorecard by `grader`."""
    return Scorecard(
        id="s:1.1",
        question="bank/gil",
        rubric="plain",
        grader=grader,
        ratings=(rating("accuracy"), rating("clarity", None)),
    )


def test_the_submission_tells_what_went_on() -> None:
    sitting = sit()
    sitting.session.take_hint()
    sitting.session.take_hint()
    sitting.clock.forward(1)
    sitting.answer()
    found = submission_of(sitting.session.state, sitting.session.state.attempts[0])
    assert found == submission(
        "One lock.",
        id="20260105-090000-test:1.1",
        name="bank/a",
        question=concept("a"),
        hints=("nudge", "direction"),
        hint_cost=found.hint_cost,
        seconds=60,
        budget_seconds=120,
    )
    assert found.hint_cost == pytest.approx(0.15)
