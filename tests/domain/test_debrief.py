"""What a debrief concludes: the outcomes of rounds, and the verdict over them."""

from mockprep.domain.debrief import decide, round_outcomes, to_grade
from mockprep.domain.grading import Scorecard
from mockprep.domain.loop import Decision as Rules
from mockprep.domain.plan import SessionPlan
from mockprep.domain.rubric import Recommendation
from mockprep.domain.state import SessionState
from tests.building import Sitting, concept, plan_of, planned, sit


def graded(plan: SessionPlan, *verdicts: Recommendation | None) -> SessionState:
    """The state after the first question of each round got the given verdicts."""
    sitting = sit(plan, begun=False)
    for place, verdict in enumerate(verdicts):
        _answer_round(sitting)
        scored = Scorecard(
            id="a",
            question="q",
            rubric="plain",
            grader="test",
            score=None if verdict is None else 50,
            recommendation=verdict,
            ratings=(),
        )
        sitting.session.record_scorecard((place, 0), scored)
    return sitting.session.state


def _answer_round(sitting: Sitting) -> None:
    sitting.session.start_round()
    sitting.answer()
    sitting.session.follow_up(None)


def two(rules: Rules) -> SessionPlan:
    first = planned(concept("a")).model_copy(update={"id": "one", "title": "One"})
    second = planned(concept("b")).model_copy(update={"id": "two", "title": "Two"})
    return plan_of(first, second).model_copy(update={"decision": rules})


def test_rounds_are_weighed() -> None:
    even = graded(two(Rules()), "strong_yes", "strong_no")
    assert decide(even).recommendation == "lean_yes"
    tilted = graded(two(Rules(weights={"one": 1, "two": 5})), "strong_yes", "strong_no")
    assert decide(tilted).recommendation == "lean_no"


def test_a_round_that_must_pass_holds_the_verdict_down() -> None:
    state = graded(two(Rules(must_pass=("two",))), "strong_yes", "lean_no")
    assert decide(state).recommendation == "lean_no"
    assert decide(state).because == "Two must be passed."


def test_the_verdict_stays_open_without_a_round_that_must_pass() -> None:
    decision = decide(graded(two(Rules(must_pass=("two",))), "strong_yes", None))
    assert decision.recommendation is None
    assert decision.because == "Two must be passed and has no verdict."


def test_the_verdict_stays_open_where_little_was_rated() -> None:
    state = graded(two(Rules(weights={"one": 1, "two": 5})), "strong_yes", None)
    assert decide(state).recommendation is None
    assert decide(graded(two(Rules()))).because == "No round has a verdict."


def test_outcomes_tell_what_was_not_begun() -> None:
    first, second = round_outcomes(graded(two(Rules()), "lean_yes"))
    assert first.took is not None
    assert (first.score, first.standing, first.open_questions) == (50, 2, 0)
    assert second.took is None
    assert (second.score, second.attempts) == (None, ())


def test_leaving_before_the_first_key_is_not_graded() -> None:
    untouched, begun = sit(), sit()
    begun.write("a")
    for sitting in (untouched, begun):
        sitting.session.quit()
    assert not to_grade(untouched.session.state.attempts[0])
    assert to_grade(begun.session.state.attempts[0])
