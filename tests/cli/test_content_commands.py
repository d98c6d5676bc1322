"""`check`, `questions`, `show`, `new`, `schema` and `config`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mockprep.cli.app import app
from mockprep.cli.failure import guarded
from tests.content.writing import GOOD, LOOP, RUBRIC, bank, write

Run = Callable[..., tuple[int, str, str]]
KINDS = ("concept", "code", "design", "behavioral", "rubric", "loop")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, stdout and stderr."""
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run_command(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: app(list(words), prog_name="mockprep"))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a bank, a rubric and a loop."""
    folder = tmp_path / "mine"
    write(folder, "basics.yaml", bank('  - id: other\n    title: Other\n    ask: "?"\n'))
    write(folder, "plain.yaml", RUBRIC)
    write(folder, "day.yaml", LOOP)
    return folder


def test_check_of_everything_finds_the_shipped_content_sound(run: Run) -> None:
    code, out, _ = run("check", "--fast")
    assert code == 0
    assert "0 errors" in out or "no problems" in out


def test_check_names_every_problem_and_fails(run: Run, folder: Path) -> None:
    write(folder, "basics.yaml", bank("  - id: bad\n    title: B\n    prompt: a\n"))
    write(folder, "broken.yaml", "schema: a: b\n")
    code, out, _ = run("check", "mine")
    assert code == 1
    assert out.splitlines() == [
        "mine/basics.yaml:12:5: questions[bad].prompt: unknown key (did you mean `ask`?)",
        "mine/broken.yaml:1:10: a colon and a space inside unquoted text; put the text in quotes,"
        " or in a block after `>`",
        "4 files checked (1 question, 1 bank, 1 loop, 1 rubric): 2 errors, 0 warnings",
    ]


def test_check_of_a_file_knows_the_shipped_content(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "loop.yaml", LOOP.replace("ids: [good]", "topics: [python], count: 1"))
    write(tmp_path, "lost.yaml", bank("").replace("rubric: plain", "rubric: concpt"))
    assert run("check", "loop.yaml")[0] == 0
    code, out, _ = run("check", "lost.yaml")
    assert code == 1
    assert "there is no rubric `concpt` (did you mean `concept`?)" in out


def test_check_knows_the_folders_of_content(run: Run, folder: Path, tmp_path: Path) -> None:
    write(tmp_path, "loop.yaml", LOOP.replace("good", "other"))
    assert run("check", "loop.yaml")[0] == 1
    assert run("check", "loop.yaml", "--content", "mine")[0] == 0


def test_warnings_alone_do_not_fail(run: Run, folder: Path) -> None:
    write(folder, "day.yaml", LOOP.replace("ids: [good]", "topics: [dsa], count: 50"))
    code, out, _ = run("check", "mine/day.yaml")
    assert code == 0
    assert "asks for 50" in out
    assert "0 errors, 1 warning" in out


def test_check_lints_deeply(run: Run, folder: Path) -> None:
    good = GOOD + "    answer: nothing\n    points: [{point: size, any_of: [large, big]}]\n"
    write(folder, "basics.yaml", bank("").replace(GOOD, good))
    code, out, _ = run("check", "mine")
    assert code == 1
    assert "covers 0% of the required points" in out


def test_check_as_json(run: Run, folder: Path) -> None:
    write(folder, "basics.yaml", bank("  - id: bad\n    title: B\n    prompt: a\n"))
    code, out, _ = run("check", "mine", "--format", "json")
    told = json.loads(out)
    assert code == 1
    assert (told["schema"], told["errors"], told["warnings"], told["questions"]) == (1, 1, 0, 1)
    assert told["problems"] == [
        {
            "file": "mine/basics.yaml",
            "line": 12,
            "column": 5,
            "path": "questions[bad].prompt",
            "message": "unknown key",
            "suggestion": "ask",
            "severity": "error",
            "rule": "",
        }
    ]


def test_a_path_that_is_not_there_is_wrong_use(run: Run) -> None:
    for words in (["check", "gone"], ["questions", "--content", "gone"]):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert "gone" in err
        assert len(err.splitlines()) == 1


def test_questions_are_listed_and_chosen(run: Run, folder: Path) -> None:
    code, out, err = run("questions", "--content", "mine", "--topics", "python")
    assert code == 0
    assert any(line.split()[0] == "basics/good" for line in out.splitlines())
    code, out, err = run("questions", "--kind", "design", "--content", "mine")
    assert "basics/good" not in out
    assert all(" design " in line for line in out.splitlines()[1:])
    assert err.strip() == f"{len(out.splitlines()) - 1} questions"


def test_questions_by_difficulty(run: Run) -> None:
    _, out, _ = run("questions", "--difficulty", "hard", "--format", "json")
    assert {each["difficulty"] for each in json.loads(out)["questions"]} == {3}
    code, _, err = run("questions", "--difficulty", "brutal")
    assert code == 2
    assert "easy, medium, hard" in err


def test_questions_as_json_and_markdown(run: Run, folder: Path) -> None:
    _, out, _ = run("questions", "--content", "mine", "--format", "json")
    told = json.loads(out)
    assert told["schema"] == 1
    listing = next(each for each in told["questions"] if each["name"] == "basics/good")
    assert listing["rubric"] == "plain"
    _, out, _ = run("questions", "--content", "mine", "--format", "markdown")
    assert out.startswith("| question | title |")


def test_no_question_that_fits_is_told_with_the_near_topic(run: Run, folder: Path) -> None:
    code, out, err = run("questions", "--topics", "pythn")
    assert (code, out) == (0, "")
    assert err == "0 questions; pythn (did you mean 'python'?)\n"


def test_errors_in_content_are_noticed_where_it_is_used(run: Run, folder: Path) -> None:
    write(folder, "broken.yaml", "a: b: c\n")
    _, _, err = run("questions", "--content", "mine")
    assert "1 error in the content; `mockprep check` tells more" in err


def test_a_question_is_shown_as_the_candidate_sees_it(run: Run, tmp_path: Path) -> None:
    run("new", "concept", "--out", "c.yaml")
    code, out, _ = run("show", "set-membership", "--content", "c.yaml")
    assert code == 0
    assert "Why is looking for a value" in out
    for hidden in ("hash", "constant", "What does Python know"):
        assert hidden not in out
    _, out, _ = run("show", "set-membership", "--content", "c.yaml", "--reveal")
    for shown in (
        "## Points",
        "hash table",
        "## Answer",
        "## Probes",
        "## Hints",
        "a set is sorted",
    ):
        assert shown in out


@pytest.mark.parametrize(
    ("kind", "name", "hidden"),
    [
        ("concept", "set-membership", "hash table"),
        ("code", "first-repeated", "seen.add"),
        ("design", "parcel-photos", "signed"),
        ("behavioral", "own-mistake", "fault"),
    ],
)
def test_what_is_not_revealed_is_in_no_format(
    run: Run, tmp_path: Path, kind: str, name: str, hidden: str
) -> None:
    run("new", kind, "--out", "q.yaml")
    for form in ("text", "markdown", "json"):
        _, out, _ = run("show", name, "--content", "q.yaml", "--format", form)
        assert hidden not in out
        _, out, _ = run("show", name, "--content", "q.yaml", "--format", form, "--reveal")
        assert hidden in out or kind == "behavioral"


def test_hidden_tests_are_not_shown(run: Run, tmp_path: Path) -> None:
    run("new", "code", "--out", "q.yaml")
    _, out, _ = run("show", "first-repeated", "--content", "q.yaml")
    assert "`first_repeated([3, 1, 3])` -> `3`" in out
    assert "[1, 2, 3]" not in out


def test_loops_and_rubrics_are_shown(run: Run) -> None:
    assert "## " in run("show", "python-backend")[1]
    assert "1. " in run("show", "behavioral")[1]


def test_an_unknown_name_is_wrong_use(run: Run) -> None:
    code, out, err = run("show", "python-backnd")
    assert (code, out) == (2, "")
    assert err == (
        "mockprep: no question, loop or rubric is called 'python-backnd' (did you mean"
        " 'python-backend'?)\n"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_begun_passes_the_check(run: Run, kind: str, tmp_path: Path) -> None:
    code, out, _ = run("new", kind, "my-own-day")
    assert code == 0
    write(tmp_path, "mine.yaml", out)
    code, told, _ = run("check", "mine.yaml")
    assert code == 0
    assert "no problems" in told


def test_new_writes_no_file_over_another(run: Run, tmp_path: Path) -> None:
    assert run("new", "concept", "--out", "mine.yaml")[0] == 0
    before = (tmp_path / "mine.yaml").read_bytes()
    code, _, err = run("new", "loop", "--out", "mine.yaml")
    assert code == 2
    assert "already there" in err
    assert (tmp_path / "mine.yaml").read_bytes() == before
    assert run("new", "concept", "--out", "nowhere/mine.yaml")[0] == 2


def test_new_wants_a_kebab_case_name(run: Run) -> None:
    assert run("new", "concept", "My Questions")[0] == 2


@pytest.mark.parametrize("kind", ["bank", "rubric", "loop"])
def test_schemas_are_printed(run: Run, kind: str) -> None:
    code, out, err = run("schema", kind)
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"].endswith("draft-07/schema#")


def test_config_says_where_things_are(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("config", "--format", "json")
    assert code == 0
    told = json.loads(out)
    assert told["your_content"] == str(tmp_path / "home" / "config" / "content")
    assert run("config")[1].count("\n") == len(told) - 1


def test_content_in_the_folder_of_ones_own_is_found(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "home" / "config" / "content", "mine.yaml", bank("", "mine"))
    assert '"mine/good"' in run("questions", "--format", "json")[1]


COMMANDS = ("check", "questions", "show", "new", "schema", "config")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_a_sentence_and_two_examples(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    words = " ".join(out.replace("│", " ").split())
    assert code == 0
    assert words.count(f"mockprep {command}") >= 3  # the usage, and two examples
    assert words.partition("Examples:")[0].count(". ") >= 1
