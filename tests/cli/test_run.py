"""`run` and `review`: what is drawn, and what is told when the words do not fit."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mockprep.cli import choosing
from mockprep.cli.app import app
from mockprep.cli.plain_debrief import debrief_text
from mockprep.content.library import Library, load_library, shipped_sources
from mockprep.domain.folding import fold
from mockprep.errors import MockprepError, UnknownName, UsageError
from tests.building import sit


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(shipped_sources())


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path))
    return tmp_path


def told(*words: str) -> str:
    """The message of the error that the words give."""
    result = CliRunner().invoke(app, [*words])
    assert isinstance(result.exception, MockprepError), result.output
    return str(result.exception)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("", (1, 3)), ("medium", (2, 2)), ("1-2", (1, 2)), ("hard", (3, 3)), ("easy-hard", (1, 3)),
     ("3-1", (1, 3))],
)  # fmt: skip
def test_difficulty(text: str, bounds: tuple[int, int]) -> None:
    assert choosing.difficulty_range(text) == bounds


def test_a_bad_difficulty_says_the_good_ones() -> None:
    with pytest.raises(UsageError, match="easy, medium, hard"):
        choosing.difficulty_range("tough")


def test_a_loop_is_drawn_again_with_its_seed(library: Library) -> None:
    choice = choosing.Choice(names=("python-backend",))
    first, again, other = (choosing.plan(library, choice, seed) for seed in (1, 1, 2))
    assert first == again != other
    assert [len(r.questions) for r in first.rounds] == [6, 1, 1, 1, 5]


def test_named_questions_make_a_round_of_their_kind(library: Library) -> None:
    choice = choosing.Choice(names=("py-generators", "apis-and-data/db-index-when"))
    plan = choosing.plan(library, choice, 1)
    names = [planned.name for planned in plan.rounds[0].questions]
    assert names == ["python-core/py-generators", "apis-and-data/db-index-when"]


def test_a_drawn_round_keeps_to_topics_and_difficulty(library: Library) -> None:
    choice = choosing.Choice(kind="concept", topics=("db",), difficulty=(1, 2), count=9)
    drawn = choosing.plan(library, choice, 3).rounds[0].questions
    assert drawn
    for planned in drawn:
        assert any(topic.startswith("db") for topic in planned.question.topics)
        assert planned.question.difficulty <= 2


def test_questions_of_two_kinds_are_refused(library: Library) -> None:
    choice = choosing.Choice(names=("py-generators", "sd-job-queue"))
    with pytest.raises(UsageError, match="several kinds"):
        choosing.plan(library, choice, 1)


def test_an_unknown_name_suggests_loops_and_questions(library: Library) -> None:
    for wrong, right in (
        ("python-bakend", "python-backend"),
        ("py-generater", "py-generators"),
        ("python-core/py-generater", "python-core/py-generators"),
    ):
        with pytest.raises(UnknownName, match=f"{wrong}.*did you mean '{right}'"):
            choosing.plan(library, choosing.Choice(names=(wrong,)), 1)


def test_nothing_that_fits_is_told() -> None:
    message = told("run", "--kind", "code", "--topics", "behavioral")
    assert message.startswith("no code question fits")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["pythn-backend"], "no loop or question is called 'pythn-backend' (did you mean"),
        (["--topics", "pythn"], "no topic is called 'pythn' (did you mean 'python'?)"),
        (["--topics", "python, C++"], "no topic is called 'C++'"),
        (["--difficulty", "tough"], "--difficulty 'tough': say easy, medium, hard"),
        (["python-backend", "py-generators"], "python-backend is a loop; it is run by itself"),
        (["python-backend", "--minutes", "5"], "a loop has its own length"),
        (["python-backend", "--kind", "code"], "--kind, --topics and --difficulty draw a round"),
        (["py-generators", "sd-job-queue"], "the questions are of several kinds"),
        (["--grader", "ofline"], "no grader is called 'ofline' (did you mean 'offline'?)"),
        (["--content", "/nowhere"], "--content /nowhere: there is no such folder"),
    ],
)
def test_words_that_do_not_fit(words: list[str], message: str) -> None:
    result = CliRunner().invoke(app, ["run", *words])
    assert isinstance(result.exception, MockprepError), result.output
    assert str(result.exception).startswith(message)
    assert result.exception.exit_code == 2


def test_review_before_anything_was_recorded() -> None:
    assert "no session is recorded yet" in told("review")


def test_review_of_an_unknown_session() -> None:
    assert "20260101-000000-aaaa" in told("review", "20260101-000000-aaaa", "--plain")


def test_the_plain_debrief_has_the_answers_and_their_state() -> None:
    sitting = sit()
    sitting.answer("One lock.")
    sitting.session.follow_up(None)
    sitting.session.quit()
    text = debrief_text(fold(sitting.recorded))
    assert "## " in text
    assert "Not graded" in text
    assert "Ended early." in text
    assert "Length    2 words" in text


def test_the_app_says_that_it_needs_a_terminal() -> None:
    for words in ([], ["run", "quick-check"]):
        assert told(*words).startswith("the app needs a terminal")
