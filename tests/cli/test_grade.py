"""`mockprep grade` and `mockprep graders`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mockprep.cli.app import app
from mockprep.cli.failure import guarded
from mockprep.config import sessions_folder
from mockprep.transcripts.store import TranscriptStore
from tests.building import sit
from tests.graders.test_registry import install

Run = Callable[..., tuple[int, str, str]]

HASHING = {
    "kind": "concept",
    "prompt": "What is a hash table?",
    "reference": "It maps keys to buckets by a hash function.",
}
ANSWER = "It maps every key to one of its buckets with a hash function."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, stdout and stderr."""
    packages = tmp_path / "packages"
    install(packages, "mockprep", "offline = mockprep.graders.offline:OfflineGrader")
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run_command(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: app(list(words), prog_name="mockprep"))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


def answers(folder: Path, *lines: dict[str, Any] | str) -> str:
    """A file of answers; its path."""
    path = folder / "answers.jsonl"
    told = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    return str(path)


def test_scorecards_as_json_are_one_a_line(run: Run, tmp_path: Path) -> None:
    path = answers(
        tmp_path,
        {"id": "a1", "question": HASHING, "answer": ANSWER},
        {"id": "a2", **HASHING, "answer": ""},
    )
    code, out, err = run("grade", path, "--format", "json")
    assert (code, err) == (0, "")
    first, second = (json.loads(line) for line in out.splitlines())
    assert set(first) >= {
        "schema", "id", "question", "rubric", "grader", "score", "recommendation", "ratings",
    }  # fmt: skip
    assert (first["schema"], first["id"], first["rubric"]) == (1, "a1", "concept")
    correct = first["ratings"][0]
    assert correct["criterion"] == "correctness"
    quote = correct["evidence"][0]
    assert ANSWER[quote["start"] : quote["end"]] == quote["quote"]
    assert (second["id"], second["score"]) == ("a2", 0)
    assert second["ratings"][0]["reason"].startswith("Nothing was written.")


def test_a_question_of_a_bank_is_graded_by_its_own_rubric(run: Run, tmp_path: Path) -> None:
    name = "code-structures/code-toll-route"
    path = answers(tmp_path, {"id": "a1", "question": name, "answer": "# O(n)\nx = 1"})
    code, out, _ = run("grade", path, "--format", "json")
    assert code == 0
    card = json.loads(out)
    assert (card["question"], card["rubric"]) == (name, "coding")
    code_rating = next(r for r in card["ratings"] if r["criterion"] == "code")
    assert code_rating["level"] == 1
    assert "there is no `cheapest_route` in the code" in code_rating["reason"]


def test_code_is_left_alone_where_that_is_wanted(run: Run, tmp_path: Path) -> None:
    name = "code-structures/code-toll-route"
    path = answers(tmp_path, {"id": "a1", "question": name, "answer": "# O(n)\nx = 1"})
    _, out, _ = run("grade", path, "--no-run", "--format", "json")
    unrated = {r["criterion"]: r["unrated"] for r in json.loads(out)["ratings"]}
    assert "the code was not run" in unrated["code"]


def test_key_points_may_be_plain_or_with_patterns(run: Run, tmp_path: Path) -> None:
    points = ["last in first out", {"point": "push", "any_of": ["push*"], "weight": 3}]
    question = {"prompt": "What is a stack?", "key_points": points}
    path = answers(tmp_path, {"id": "a1", "question": question, "answer": "One can push."})
    _, out, _ = run("grade", path, "--format", "json")
    assert json.loads(out)["ratings"][0]["score"] == 0.75


@pytest.mark.parametrize(
    ("kind", "rubric"),
    [
        ("concept", "concept"),
        ("code", "coding"),
        ("design", "system-design"),
        ("behavioral", "behavioral"),
    ],
)
def test_an_inline_question_has_the_rubric_of_its_kind(
    run: Run, tmp_path: Path, kind: str, rubric: str
) -> None:
    question = {"kind": kind, "prompt": "Well?"}
    path = answers(tmp_path, {"id": "a1", "question": question, "answer": "x = 1"})
    _, out, _ = run("grade", path, "--format", "json")
    assert json.loads(out)["rubric"] == rubric
    _, out, _ = run("grade", path, "--format", "json", "--rubric", "behavioral")
    assert json.loads(out)["rubric"] == "behavioral"


def test_every_bad_line_is_told_and_nothing_is_graded(run: Run, tmp_path: Path) -> None:
    path = answers(
        tmp_path,
        {"id": "a0", "question": HASHING, "answer": ANSWER},
        {"id": "a1", "question": "code-structures/code-tol-route", "answer": "x"},
        "not json",
        {"id": "a2", "answer": "x"},
        {"id": "a3", "question": {"kind": "riddle", "prompt": "x"}, "answer": "x"},
        {"id": "a4", "question": {"prompt": "x", "keypoints": []}, "answer": "x", "spokn": True},
        "[1]",
        {
            "id": "a5",
            "question": {"kind": "code", "prompt": "x", "key_points": ["y"]},
            "answer": "x",
        },
    )
    code, out, err = run("grade", path)
    assert (code, out) == (2, "")
    head, *lines = err.splitlines()
    assert head == "mockprep: some answers can't be read"
    told = {line.removeprefix(f"{path}:").partition(":")[0]: line for line in lines}
    assert list(told) == ["2", "3", "4", "5", "6", "7", "8"]
    assert "did you mean 'code-structures/code-toll-route'?" in told["2"]
    assert "this is no JSON" in told["3"]
    assert "`question` is missing" in told["4"]
    assert "`question.kind`: Input should be 'concept', 'code'" in told["5"]
    assert "`question.keypoints` is unknown (did you mean 'key_points'?)" in told["6"]
    assert "`spokn` is unknown (did you mean 'spoken'?)" in told["6"]
    assert "an answer is a JSON object" in told["7"]
    assert "a code question has no key points" in told["8"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.jsonl",), "there is no file nowhere.jsonl"),
        (("20260101-000000-aaaa",), "there is no session '20260101-000000-aaaa'"),
        ((".",), ". is a folder"),
        (("answers.jsonl", "--grader", "ofline"), "did you mean 'offline'?"),
        (("answers.jsonl", "--rubric", "concpt"), "no rubric is called 'concpt'"),
        (("answers.jsonl", "--out", "no/such/file"), "--out no/such/file"),
    ],
)
def test_wrong_use_is_one_message(
    run: Run, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    answers(tmp_path, {"id": "a1", "question": HASHING, "answer": ANSWER})
    code, out, err = run("grade", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_text_shows_level_anchor_quotes_and_advice(run: Run, tmp_path: Path) -> None:
    path = answers(tmp_path, {"id": "a1", "question": HASHING, "answer": ANSWER})
    code, out, _ = run("grade", path)
    assert code == 0
    assert "a1 (a1): score " in out
    assert " of 4 (low confidence)" in out
    assert '> "It maps every key to one of its buckets with a hash function"' in out
    assert "Next: " in out
    assert max(map(len, out.splitlines())) <= 96


def test_markdown_and_out(run: Run, tmp_path: Path) -> None:
    path = answers(tmp_path, {"id": "a1", "question": HASHING, "answer": ANSWER})
    code, out, _ = run("grade", path, "--format", "markdown", "--out", "cards.md")
    assert (code, out) == (0, "")
    written = (tmp_path / "cards.md").read_text(encoding="utf-8")
    assert written.startswith("## a1 (a1)\n")
    assert "| criterion | level | because |" in written


def test_many_answers_in_several_processes_keep_their_order(run: Run, tmp_path: Path) -> None:
    lines = [{"id": f"a{n}", "question": HASHING, "answer": ANSWER} for n in range(60)]
    _, out, err = run("grade", answers(tmp_path, *lines), "--format", "json", "--jobs", "2")
    assert [json.loads(line)["id"] for line in out.splitlines()] == [f"a{n}" for n in range(60)]
    assert err == ""


def test_line_separators_within_an_answer_are_no_line_ends(run: Run, tmp_path: Path) -> None:
    told = json.dumps(
        {"id": "a1", "question": HASHING, "answer": "one\u2028two\x85"}, ensure_ascii=False
    )
    code, out, _ = run("grade", answers(tmp_path, told), "--format", "json")
    assert code == 0
    assert out.count("\n") == 1


def recorded() -> tuple[str, Path]:
    """The id and the file of a recorded session with two answered questions."""
    sitting = sit()
    sitting.answer("One lock for all threads.")
    sitting.answer("")
    store = TranscriptStore(sessions_folder())
    name = sitting.session.state.session
    with store.create(name) as writer:
        for event in sitting.recorded:
            writer.append(event)
    return name, store.path(name)


def test_a_session_is_graded_by_the_rubrics_that_it_recorded(run: Run) -> None:
    name, path = recorded()
    before = path.read_bytes()
    code, out, _ = run("grade", name, "--format", "json")
    assert code == 0
    cards = [json.loads(line) for line in out.splitlines()]
    assert [card["rubric"] for card in cards] == ["plain", "plain"]
    assert [card["question"] for card in cards] == ["bank/a", "bank/b"]
    assert cards[1]["score"] == 0
    assert run("grade", str(path), "--format", "json")[1] == out
    assert path.read_bytes() == before


def test_a_session_can_be_graded_by_another_rubric(run: Run) -> None:
    name, _ = recorded()
    _, out, _ = run("grade", name, "--format", "json", "--rubric", "concept")
    assert [json.loads(line)["rubric"] for line in out.splitlines()] == ["concept", "concept"]


def test_graders_says_where_each_comes_from(run: Run) -> None:
    code, out, _ = run("graders")
    assert code == 0
    assert "offline" in out
    assert "mockprep 1.2" in out
    _, out, _ = run("graders", "--format", "json")
    assert json.loads(out)[0]["target"] == "mockprep.graders.offline:OfflineGrader"


def test_a_broken_grader_is_listed(run: Run, tmp_path: Path) -> None:
    install(tmp_path / "packages", "bad-grader", "bad = no_such_module:Grader")
    code, out, _ = run("graders")
    assert code == 0
    assert "BROKEN: ModuleNotFoundError" in out
