"""The debrief as text: what it says of graded, ungraded and unfinished sessions."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mockprep.cli.app import app
from mockprep.cli.plain_debrief import debrief_text
from mockprep.domain.execution import DecidingLine, Judgement, StaticCost
from mockprep.domain.folding import fold
from mockprep.domain.grading import Evidence, Rating, Scorecard, make_scorecard
from mockprep.domain.submissions import submission_of
from mockprep.transcripts.store import TranscriptStore
from tests.building import Sitting, code, concept, plan_of, planned, rating, run_report, sit

ANSWER = "One lock\nfor all threads."


def sitting_with(*ratings: Rating) -> Sitting:
    """A sitting of one round, over, its first answer graded and its second left out."""
    sitting = sit(plan_of(planned(concept("a"), concept("b"))))
    sitting.answer(ANSWER)
    sitting.session.skip()
    state = sitting.session.state
    attempt = state.attempts[0]
    card = make_scorecard(
        submission_of(state, attempt), state.rubric_for(attempt), "offline", ratings
    )
    sitting.session.record_scorecard((0, 0), card)
    return sitting


def test_a_graded_answer_has_its_ratings_quotes_and_the_one_change() -> None:
    quote = Evidence(quote="lock\nfor", start=4, end=12, detector="x")
    sitting = sitting_with(
        rating("accuracy", 2, reason="Half of it.", evidence=(quote,), advice="Name the rest."),
        rating("clarity", 4),
    )
    text = debrief_text(fold(sitting.recorded))
    assert text.startswith("A loop · interview mode, 0 s in all\n")
    assert "The concept round   2/2" not in text, "a skipped question is not done"
    assert "## The GIL (bank/a)" in text
    assert "56 of 100 · lean yes · from 2 of 2 criteria, by the offline grader" in text
    assert "- Accuracy: 2 of 4. Half of it.\n    “lock for”" in text
    assert "One change  Accuracy: 2 of 4  up to +14 points\nYou wrote: “lock for”" in text
    assert text.index("From: The GIL") < text.index("## The GIL"), "it leads"
    assert "One change, up to +14 points: Accuracy. Name the rest." in text
    assert "Not graded; `mockprep grade SESSION` does it." in text


def test_an_unrated_criterion_says_why() -> None:
    text = debrief_text(fold(sitting_with(rating("accuracy", 3)).recorded))
    assert "- Clarity: unrated (the grader gave no rating)" in text


def test_an_unfinished_session_says_so() -> None:
    sitting = sit()
    sitting.answer()
    text = debrief_text(fold(sitting.recorded))
    assert text.startswith("A loop · not finished\n")
    assert "The code round" in text
    assert "not begun" in text
    assert "Verdict: open. No round has a verdict." in text


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a session in the store that the commands read."""
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path))
    sitting = sitting_with(rating("accuracy", 3), rating("clarity", 3))
    name = sitting.session.state.session
    with TranscriptStore(tmp_path / "data" / "sessions").create(name) as writer:
        for event in sitting.recorded:
            writer.append(event)
    return name


@pytest.mark.parametrize("named", [True, False])
def test_review_prints_a_recorded_session(recorded: str, named: bool) -> None:
    words = ["review", *([recorded] if named else []), "--plain"]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "- Accuracy: 3 of 4." in result.stdout


def test_review_of_a_misspelt_session_suggests_it(recorded: str) -> None:
    result = CliRunner().invoke(app, ["review", f"{recorded}x", "--plain"])
    assert f"did you mean '{recorded}'?" in str(result.exception)


def test_scorecards_of_an_earlier_grader_give_way_to_the_latest() -> None:
    sitting = sitting_with(rating("accuracy", 1), rating("clarity", 1))
    card = sitting.session.state.scorecards[(0, 0)][0]
    later = Scorecard.model_validate({**card.model_dump(), "grader": "strict", "score": 12.0})
    sitting.session.record_scorecard((0, 0), later)
    text = debrief_text(fold(sitting.recorded))
    assert "by the strict grader" in text
    assert "by the offline grader" not in text


def test_code_is_told_with_its_tests_and_its_cost() -> None:
    sitting = sit(plan_of(planned(code(complexity={"time": "n", "space": "n"}))))
    sitting.answer("def two_sum(numbers, target):\n    return []  # O(n^2)\n")
    static = StaticCost(
        name="two_sum", time="O(1)", cls="constant", space="O(1)", space_cls="constant",
        confidence=0.9, because=(DecidingLine(line=2, reason="nothing grows"),),
    )  # fmt: skip
    judgement = Judgement(report=run_report(passed=False), static=static, remarks=())
    sitting.session.record_judgement((0, 0), judgement)
    text = debrief_text(fold(sitting.recorded))
    assert "Tests  0 of 1 passed" in text
    assert "Read from the code  O(1) time, O(1) space" in text
    assert "    line 2  return []  # O(n^2)\n      nothing grows." in text
    assert "Your claim on time" in text
    assert "the code was kept in by a test" in text
