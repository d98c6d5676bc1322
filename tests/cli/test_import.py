"""`import exercism`: what is taken, what is left out, and what a second import changes."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from mockprep.cli.app import app
from mockprep.content.documents import read_document
from mockprep.domain.question import CodeQuestion
from mockprep.errors import MockprepError

PLACE = Path(__file__).parents[1] / "content" / "exercism"
GOOD = ["dice-rules", "light-switch", "log-reader", "money-box", "name-badge", "stepping-stones",
        "tea-time", "ticket-queue"]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def _at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOCKPREP_HOME", str(home))


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


@pytest.fixture(scope="module")
def whole(home: Path) -> Result:
    """The import of the whole track into the user's own content."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MOCKPREP_HOME", str(home))
        return run("import", "exercism", str(PLACE), "--format", "json")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A track of one exercise, to be changed."""
    folder = tmp_path / "exercises" / "practice" / "tea-time"
    shutil.copytree(PLACE / "exercises" / "practice" / "tea-time", folder)
    return tmp_path


def held(file: Path) -> dict[str, CodeQuestion]:
    document = read_document(str(file))
    assert list(document.problems) == []
    return {
        located.question.id: located.question
        for located in document.questions
        if isinstance(located.question, CodeQuestion)
    }


def test_what_holds_is_taken_and_the_rest_is_named(whole: Result, home: Path) -> None:
    assert whole.exit_code == 1, whole.stderr
    told = json.loads(whole.stdout)
    assert [each["id"] for each in told["imported"]] == GOOD
    assert {each["id"]: each["reason"] for each in told["left_out"]} == {
        "tidy-up": "the code that it begins with passes every test",
        "wrong-example": "its solution fails: `three`: "
        "self.assertEqual(double(3), 6) gives 5, not 6",
    }
    assert told["deprecated"] == ["old-song"]
    assert sorted(held(home / "config" / "content" / "exercism-python.yaml")) == GOOD
    assert "[10/10]" in whole.stderr


def test_what_was_imported_passes_the_check(whole: Result, home: Path) -> None:
    file = home / "config" / "content" / "exercism-python.yaml"
    result = run("check", "--fast", str(file))
    assert "no problems" in result.stdout, result.stdout


def test_what_was_imported_can_be_shown(whole: Result) -> None:
    result = run("show", "exercism-python/tea-time")
    assert "a cup is 200 ml" in result.stdout


def test_one_exercise_joins_those_that_are_there(place: Path, tmp_path: Path) -> None:
    out = tmp_path / "bank.yaml"
    words = ("import", "exercism", "--out", str(out))
    assert run(*words, str(PLACE), "--only", "dice-rules").exit_code == 0
    one = run(*words, str(place / "exercises" / "practice" / "tea-time"))
    assert one.exit_code == 0
    assert one.stdout == f"1 question with 3 tests imported into {out}\n"
    assert sorted(held(out)) == ["dice-rules", "tea-time"]
    assert run(*words, str(place)).exit_code == 0
    assert sorted(held(out)) == ["tea-time"]


def test_a_second_import_raises_the_revision_where_the_tests_changed(
    place: Path, tmp_path: Path
) -> None:
    out = tmp_path / "bank.yaml"
    words = ("import", "exercism", str(place), "--out", str(out))
    run(*words)
    first = out.read_bytes()
    run(*words)
    assert out.read_bytes() == first
    tests = place / "exercises" / "practice" / "tea-time" / "tea_time_test.py"
    tests.write_text(tests.read_text().replace("999", "998"))
    run(*words)
    assert held(out)["tea-time"].rev == 2


def test_a_second_example_is_tried_when_the_first_fails(place: Path, tmp_path: Path) -> None:
    folder = place / "exercises" / "practice" / "tea-time"
    (folder / ".meta" / "wrong.py").write_text("def cups(millilitres):\n    return 1\n")
    files = {"example": [".meta/wrong.py", ".meta/example.py"]}
    (folder / ".meta" / "config.json").write_text(json.dumps({"files": files}))
    out = tmp_path / "bank.yaml"
    assert run("import", "exercism", str(place), "--out", str(out)).exit_code == 0
    solutions = held(out)["tea-time"].solutions
    assert solutions is not None
    assert "// 200" in solutions.reference


def test_what_can_not_be_read_is_left_out_and_no_file_is_made(place: Path, tmp_path: Path) -> None:
    (place / "exercises" / "practice" / "tea-time" / "tea_time_test.py").write_bytes(b"\xff")
    out = tmp_path / "bank.yaml"
    result = run("import", "exercism", str(place), "--out", str(out))
    assert (result.exit_code, out.exists()) == (1, False)
    assert result.stdout.startswith("tea-time: tea_time_test.py is not UTF-8\n0 questions")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((str(PLACE), "--only", "tea-tme"), "did you mean 'tea-time'"),
        (("/nowhere",), "no such folder"),
        ((str(Path(__file__).parent),), "no exercises"),
    ],
)
def test_wrong_words_are_told(words: tuple[str, ...], says: str) -> None:
    result = run("import", "exercism", *words)
    assert isinstance(result.exception, MockprepError)
    assert says in str(result.exception)


def test_a_file_that_is_another_bank_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "mine.yaml"
    out.write_text("schema: mockprep/bank@1\nbank: mine\nkind: code\ntitle: Mine\nquestions: []\n")
    before = out.read_bytes()
    result = run("import", "exercism", str(PLACE), "--only", "tea-time", "--out", str(out))
    assert isinstance(result.exception, MockprepError)
    assert "--out" in str(result.exception)
    assert out.read_bytes() == before


def bug(place: Path, name: str, wrong: str, right: str, cases: str) -> None:
    """Add a program with a bug, its correction and its cases."""
    texts = {"python_programs": wrong, "correct_python_programs": right}
    for folder, code in texts.items():
        (place / folder).mkdir(exist_ok=True)
        (place / folder / f"{name}.py").write_text(f"def {name}(number):\n    {code}\n")
    (place / "json_testcases").mkdir(exist_ok=True)
    (place / "json_testcases" / f"{name}.json").write_text(cases)


def test_programs_with_bugs_are_taken_where_their_cases_find_the_bug(tmp_path: Path) -> None:
    bug(tmp_path, "double", "return number + 2", "return 2 * number", "[[2], 4]\n[[5], 10]")
    bug(tmp_path, "hidden", "return number + 2", "return 2 * number", "[[2], 4]")
    bug(tmp_path, "wrong", "return 1", "return 2", "[[2], 3]")
    out = tmp_path / "bank.yaml"
    result = run("import", "quixbugs", str(tmp_path), "--out", str(out))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "hidden: the code that it begins with passes every test",
        "wrong: its solution fails: `case 1`: wrong(2) gives 2, not 3",
        f"1 question with 2 tests imported into {out}, 2 left out",
    ]
    assert sorted(held(out)) == ["double"]


def test_a_start_that_passes_everything_is_left_out_and_is_no_failure(tmp_path: Path) -> None:
    bug(tmp_path, "hidden", "return number + 2", "return 2 * number", "[[2], 4]")
    bug(tmp_path, "double", "return number + 2", "return 2 * number", "[[2], 4]\n[[5], 10]")
    result = run("import", "quixbugs", str(tmp_path), "--out", str(tmp_path / "bank.yaml"))
    assert result.exit_code == 0
    assert result.stdout.startswith("hidden: the code that it begins with passes every test\n")


def test_cases_that_take_too_long_are_left_out(tmp_path: Path) -> None:
    slow = "while number > 9: pass\n    return number"
    bug(tmp_path, "slow", "return 0", slow, "[[2], 2]\n[[10], 10]\n[[3], 3]")
    out = tmp_path / "bank.yaml"
    assert run("import", "quixbugs", str(tmp_path), "--out", str(out)).exit_code == 0
    assert [test.name for test in held(out)["slow"].tests] == ["case 1", "case 3"]
