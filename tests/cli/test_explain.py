"""`mockprep explain`."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mockprep.cli.app import app
from mockprep.cli.failure import guarded
from mockprep.domain.grading import Scorecard

Run = Callable[..., tuple[int, str, str]]
PARTS = {"situation", "task", "action", "result", "reflection", "none"}
STORY = (
    "Last year our checkout was slow and customers complained. I was asked to mend it before the"
    " autumn sale.\r\nWe migrated the database. I traced the slow queries \U0001f600 and added two"
    " indexes. In the end it went much faster. I usually enjoy such work. I learned that nobody"
    " had looked at the plan.\n"
)
CONCEPT = "It maps every key to a bucket. Collisions share one."
REFERENCE = "It maps keys to buckets by a hash function. Collisions are chained in a list."
CODE = "def double(numbers):\n    return [2 * number for number in numbers]  # O(n)\n"
BANK = """\
schema: mockprep/bank@1
bank: tiny
kind: code
title: Code
defaults: {minutes: 10, rubric: coding, topics: [dsa.arrays]}
questions:
  - id: double
    title: Double
    ask: "Double every number."
    entry: double
    complexity: {time: n, space: n}
    starter: |
      def double(numbers):
          ...
    tests:
      - {name: two numbers, args: [[1, 2]], want: [2, 4]}
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, stdout and stderr."""
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    files = {"story.txt": STORY, "concept.txt": CONCEPT, "strong.txt": REFERENCE, "code.py": CODE}
    for name, text in files.items():
        Path(name).write_bytes(text.encode())
    Path("mine").mkdir()
    Path("mine/tiny.yaml").write_text(BANK, encoding="utf-8")

    def run_command(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: app(list(words), prog_name="mockprep"))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


def told(run: Run, *words: str) -> dict[str, Any]:
    """The explanation as JSON."""
    code, out, err = run("explain", *words, "--format", "json")
    assert (code, err) == (0, "")
    value = json.loads(out)
    assert isinstance(value, dict)
    return value


def test_a_story_as_json_has_sentences_and_the_scorecard(run: Run) -> None:
    value = told(run, "story.txt", "--kind", "behavioral")
    assert list(value) == ["schema", "sentences", "scorecard"]
    assert value["schema"] == 1
    sentences = value["sentences"]
    assert all(set(entry) == {"text", "start", "end", "part"} for entry in sentences)
    assert all(STORY[e["start"] : e["end"]] == e["text"] for e in sentences), "as in the file"
    assert {e["part"] for e in sentences} <= PARTS
    parts = {e["text"].partition(" ")[2]: e["part"] for e in sentences}
    assert parts["was asked to mend it before the autumn sale."] == "task"
    assert parts["learned that nobody had looked at the plan."] == "reflection"
    card = Scorecard.model_validate(value["scorecard"])
    assert (card.rubric, card.question) == ("behavioral", "behavioral")
    assert card.score is not None
    for rating in card.ratings:
        assert all(quote.stands_in({"answer": STORY}) for quote in rating.evidence)
        assert (rating.workings is None) == (rating.level is None)


def test_a_story_as_text_shows_the_parts_and_the_arithmetic(run: Run) -> None:
    code, out, err = run("explain", "story.txt", "--kind", "behavioral")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 96
    lines = out.splitlines()
    assert "  task        I was asked to mend it before the autumn sale." in lines
    assert any(line.startswith("One change, up to +") for line in lines)
    for heading in ("The parts of the story", "The total"):
        assert heading in lines
    detectors = {line.split()[0] for line in lines if line.startswith("  star.")}
    assert detectors >= {"star.is_story", "star.reasons", "star.result_quantified"}
    assert any(line.startswith("The verdict: ") for line in lines)


def test_an_explanation_is_held_against_a_reference(run: Run) -> None:
    words = ("explain", "concept.txt", "--kind", "concept", "--reference", "strong.txt")
    code, out, err = run(*words, "--ask", "What is a hash table?")
    assert (code, err) == (0, "")
    assert "The parts of the story" not in out
    assert "question concept, rubric concept, grader offline" in out
    assert "  points.required " in out
    assert told(run, *words[1:])["sentences"] == []


def test_code_answers_a_question_of_a_bank(run: Run) -> None:
    words = ("code.py", "--question", "tiny/double", "--content", "mine", "--no-run")
    card = told(run, *words)["scorecard"]
    assert (card["question"], card["rubric"]) == ("tiny/double", "coding")
    ratings = {rating["criterion"]: rating for rating in card["ratings"]}
    assert "the code was not run" in ratings["code"]["unrated"]
    time = next(
        s
        for s in ratings["problem_solving"]["workings"]["signals"]
        if s["detector"] == "complexity.time_correct"
    )
    assert (time["credit"], time["weight"]) == (1.0, 2.0)


def test_stdin_and_another_rubric(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("I fixed it once."))
    value = told(run, "-", "--kind", "behavioral", "--rubric", "concept")
    assert value["scorecard"]["rubric"] == "concept"
    assert value["scorecard"]["id"] == "stdin"
    assert [entry["text"] for entry in value["sentences"]] == ["I fixed it once."]


def test_an_empty_answer_is_explained_as_well(run: Run) -> None:
    Path("empty.txt").write_text("\n", encoding="utf-8")
    code, out, _ = run("explain", "empty.txt", "--kind", "behavioral")
    assert code == 0
    assert "Nothing was written." in out
    assert "The verdict: strong no" in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("story.txt",), "which question is it? Name it with --question BANK/NAME"),
        (("story.txt", "--question", "tiny/double", "--kind", "behavioral"),
         "leave out --kind or --question"),
        (("story.txt", "--question", "tiny/double", "--ask", "Why?"), "leave out --ask"),
        (("story.txt", "--kind", "concept"), "--kind concept needs --reference FILE"),
        (("story.txt", "--kind", "behavioral", "--reference", "strong.txt"),
         "--reference is for --kind concept"),
        (("nowhere.txt", "--kind", "behavioral"), "nowhere.txt: there is no such file"),
        (("mine", "--kind", "behavioral"), "mine is a folder"),
        (("bad.txt", "--kind", "behavioral"), "bad.txt is no text in UTF-8 (byte 1)"),
        (("story.txt", "--kind", "concept", "--reference", "gone.txt"),
         "--reference gone.txt: there is no such file"),
        (("story.txt", "--question", "tiny/duble", "--content", "mine"),
         "did you mean 'tiny/double'?"),
        (("story.txt", "--kind", "behavioral", "--rubric", "behavoral"),
         "did you mean 'behavioral'?"),
        (("story.txt", "--kind", "riddle"), "'riddle' is not one of"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_with_place_and_fix(
    run: Run, words: tuple[str, ...], message: str
) -> None:
    Path("bad.txt").write_bytes(b"a\xff")
    code, out, err = run("explain", *words)
    assert (code, out) == (2, "")
    assert message in " ".join(err.split())
    assert "Traceback" not in err
