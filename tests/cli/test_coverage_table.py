"""`mockprep questions --coverage`: how many questions there are on what."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mockprep.cli.app import app
from mockprep.cli.coverage_table import coverage_table
from mockprep.cli.failure import guarded
from mockprep.domain.plan import QuestionListing
from mockprep.domain.question import Kind

Run = Callable[..., tuple[int, str, str]]


def listing(name: str, kind: Kind, difficulty: int, *topics: str) -> QuestionListing:
    """A question of a kind and a difficulty on these topics."""
    return QuestionListing(
        name=f"bank/{name}",
        kind=kind,
        title=name,
        topics=topics,
        difficulty=difficulty,
        level="mid",
        minutes=4,
        rubric="concept",
    )


QUESTIONS = [
    listing("a", "concept", 1, "python.async"),
    listing("b", "concept", 2, "python.async.tasks", "python.typing"),
    listing("c", "concept", 2, "db"),
    listing("d", "code", 3, "dsa.arrays", "python.typing"),
]


def test_topics_are_counted_by_kind_and_difficulty() -> None:
    assert coverage_table(QUESTIONS).as_text().splitlines() == [
        "topic     concept  code   design  behavioral  all",
        "db        -/1/-    ·      ·       ·           1",
        "dsa       ·        -/-/1  ·       ·           1",
        "  arrays  ·        -/-/1  ·       ·           1",
        "python    1/1/-    -/-/1  ·       ·           3",
        "  async   1/1/-    ·      ·       ·           2",
        "  typing  -/1/-    -/-/1  ·       ·           2",
        "all       1/2/-    -/-/1  ·       ·           4",
    ]


def test_one_kind_is_a_narrow_table() -> None:
    code = [question for question in QUESTIONS if question.kind == "code"]
    assert coverage_table(code, kind="code", topics=["dsa"]).as_text().splitlines() == [
        "topic     code",
        "dsa       -/-/1",
        "  arrays  -/-/1",
        "all       -/-/1",
    ]


def test_other_topics_of_a_chosen_question_are_left_out() -> None:
    table = coverage_table(QUESTIONS[1:2], topics=["python.async"], difficulty=(2, 3))
    assert [row.topic for row in table.rows] == ["python", "python.async"]
    assert table.legend == "medium/hard; 2 gaps, each marked `-`"


def test_a_gap_is_a_difficulty_that_a_topic_lacks_in_a_kind() -> None:
    table = coverage_table(QUESTIONS)
    by_topic = {row.topic: table.gaps(row) for row in table.rows}
    assert by_topic["python.async"] == [("concept", 3)]
    assert by_topic["dsa"] == [("code", 1), ("code", 2)]


def test_long_topics_are_cut_to_80_columns() -> None:
    long = listing("x", "concept", 1, f"python.{'very-' * 20}long")
    table = coverage_table([*QUESTIONS, long])
    assert max(map(len, table.as_text().splitlines())) == 80
    assert long.topics[0] in table.as_markdown()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, stdout and stderr."""
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))

    def run_command(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: app(list(words), prog_name="mockprep"))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


def test_the_table_of_the_shipped_questions_fits_a_terminal(run: Run) -> None:
    code, out, err = run("questions", "--coverage")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80
    assert out.splitlines()[-1].startswith("all ")
    assert err.startswith("easy/medium/hard; ")


def test_the_table_as_json(run: Run) -> None:
    code, out, err = run("questions", "--coverage", "--kind", "design", "--format", "json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert set(told["all"]["kinds"]) == {"design"}
    assert sum(told["all"]["kinds"]["design"].values()) == told["all"]["total"] > 0
    assert {"topic", "total", "kinds", "gaps"} == set(told["topics"][0])


def test_no_questions_no_table(run: Run) -> None:
    code, out, err = run("questions", "--coverage", "--topics", "pyhton")
    assert (code, out) == (0, "")
    assert "0 questions; pyhton (did you mean 'python'?)" in err
