"""What a candidate can ask for: hints, within the round's policy, and clarifications."""

from datetime import timedelta

from mockprep.domain.interviewing import NOT_PREPARED
from mockprep.domain.loop import HintPolicy
from mockprep.domain.submissions import submission_of
from tests.building import code, concept, plan_of, planned, refusal, sit, two_rounds


def test_hints_come_in_their_order_until_none_is_left() -> None:
    sitting = sit()
    assert [sitting.session.take_hint().level for _ in range(3)] == [
        "nudge",
        "direction",
        "giveaway",
    ]
    assert refusal(sitting.session.take_hint) == "There is no further hint."
    assert sitting.session.next_hint_in(sitting.clock()) is None


def test_a_round_limits_how_many_hints() -> None:
    sitting = sit(two_rounds(HintPolicy(allowed=1)))
    sitting.session.take_hint()
    assert refusal(sitting.session.take_hint) == "There is no further hint."


def test_a_round_limits_how_strong_hints_are() -> None:
    sitting = sit(two_rounds(HintPolicy(strongest="direction")))
    assert [sitting.session.take_hint().level for _ in range(2)] == ["nudge", "direction"]
    refusal(sitting.session.take_hint)


def test_too_strong_hints_do_not_use_up_the_allowance() -> None:
    hints = [{"level": "giveaway", "say": "All."}, {"level": "nudge", "say": "A bit."}]
    policy = HintPolicy(allowed=1, strongest="nudge")
    sitting = sit(plan_of(planned(concept(hints=hints), hints=policy)))
    assert sitting.session.take_hint().say == "A bit."
    closed = sitting.session.state.current
    assert closed is not None
    assert submission_of(sitting.session.state, closed).hints == ("nudge",)


def test_hints_open_after_a_while() -> None:
    sitting = sit(two_rounds(HintPolicy(after_minutes=1.5)))
    says = refusal(sitting.session.take_hint)
    assert says == "Hints open in 1:30. Try on your own first."
    sitting.clock.now += timedelta(seconds=89.5)
    assert "0:01" in refusal(sitting.session.take_hint)
    assert sitting.session.next_hint_in(sitting.clock()) == timedelta(seconds=0.5)
    sitting.clock.now += timedelta(seconds=0.5)
    assert sitting.session.take_hint().level == "nudge"


def test_a_question_without_hints_says_so() -> None:
    sitting = sit(plan_of(planned(concept(hints=()))))
    assert refusal(sitting.session.take_hint) == "This question has no hints."


def test_hints_and_questions_end_with_the_answer() -> None:
    sitting = sit()
    sitting.session.submit()
    refusal(sitting.session.take_hint)
    refusal(lambda: sitting.session.ask("Sorted?"))


def test_the_interviewer_tells_what_is_asked_for() -> None:
    sitting = sit(plan_of(planned(code())))
    assert sitting.session.ask("Is it sorted?") == "No, in any order."
    assert sitting.session.ask("In which language?") == NOT_PREPARED
    assert (
        refusal(lambda: sitting.session.ask("  ")) == "Type a question for the interviewer first."
    )
    attempt = sitting.session.state.current
    assert attempt is not None
    asked = submission_of(sitting.session.state, attempt).clarifications
    assert [(c.asked, c.about) for c in asked] == [
        ("Is it sorted?", "Sorted?"),
        ("In which language?", None),
    ]
