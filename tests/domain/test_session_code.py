"""What a code question adds to a session: own tests, runs and the judgement."""

from mockprep.domain.execution import Judgement, RunReport
from mockprep.domain.folding import fold
from mockprep.domain.submissions import submission_of
from tests.building import Sitting, code, concept, plan_of, planned, refusal, run_report, sit

ROUND = plan_of(planned(code(), code("three-sum"), minutes=20))


def coding() -> Sitting:
    return sit(ROUND)


def test_own_tests_are_kept_and_survive_a_resume() -> None:
    sitting = coding()
    sitting.session.write_tests(["two_sum([], 1)"])
    again = sitting.resume(seen_at=sitting.clock())
    assert again.session.state.current is not None
    assert again.session.state.current.own_tests == ("two_sum([], 1)",)


def test_the_same_tests_are_recorded_once() -> None:
    sitting = coding()
    before = len(sitting.recorded)
    sitting.session.write_tests(["two_sum([], 1)"])
    sitting.session.write_tests(["two_sum([], 1)"])
    assert sitting.since(before) == ["own_tests_written"]


def test_runs_are_kept_in_their_order() -> None:
    sitting = coding()
    sitting.session.record_run((0, 0), run_report(passed=False))
    sitting.session.record_run((0, 0), run_report())
    assert sitting.session.state.current is not None
    shares = [run.share_passed("visible") for run in sitting.session.state.current.runs]
    assert shares == [0.0, 1.0]


def test_a_run_of_a_question_that_is_closed_is_refused() -> None:
    sitting = coding()
    sitting.answer("def two_sum(numbers, target):\n    return [0, 1]\n")
    said = refusal(lambda: sitting.session.record_run((0, 0), run_report()))
    assert said == "That question is closed."


def test_only_code_is_run() -> None:
    sitting = sit(plan_of(planned(concept())))
    said = refusal(lambda: sitting.session.write_tests(["f(1)"]))
    assert said == "This question asks for no code."
    assert said == refusal(lambda: sitting.session.record_run((0, 0), run_report()))


def test_the_latest_judgement_reaches_the_grader() -> None:
    sitting = coding()
    sitting.session.write_tests(["two_sum([], 1)"])
    sitting.session.record_run((0, 0), run_report(group="own"))
    sitting.answer("def two_sum(numbers, target):\n    return [0, 1]\n")
    for passed in (False, True):
        judgement = Judgement(report=run_report(passed=passed, group="hidden"))
        sitting.session.record_judgement((0, 0), judgement)
    state = fold(sitting.recorded)
    attempt = state.attempt_at((0, 0))
    assert attempt is not None
    submission = submission_of(state, attempt)
    assert submission.judgement is not None
    assert submission.judgement.report.share_passed("hidden") == 1
    assert submission.own_tests == ("two_sum([], 1)",)
    assert [run.cases[0].group for run in submission.runs] == ["own"]


def test_a_judgement_needs_an_answer() -> None:
    sitting = coding()
    judgement = Judgement(report=run_report())
    said = refusal(lambda: sitting.session.record_judgement((0, 1), judgement))
    assert said == "That question has not been answered yet."


def test_shares_count_what_was_there() -> None:
    assert run_report().share_passed("hidden") is None
    crashed = RunReport.model_validate(
        {"isolation": "a test", "crash": {"message": "SyntaxError: invalid syntax"}}
    )
    assert crashed.share_passed("hidden") == 0
