"""`mockprep calibrate`: sound figures, or an error that names the line and the fix."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mockprep.cli.app import app
from mockprep.cli.failure import guarded
from tests.graders.test_registry import install

Run = Callable[..., tuple[int, str, str]]

HEAD = "id,question,reference,answer,grade_1,grade_2"
STACK = "What is a stack?,A list whose last element is taken out first."
GOOD = "a list whose last element is taken out first"
ROWS = [
    HEAD,
    f"1,{STACK},{GOOD},5,4",
    f"1,{STACK},a list,2,3",
    f"1,{STACK},a kind of dog,0,0",
    "2,What is a leaf?,A node without children.,a node that has no children,5,5",
    "2,What is a leaf?,A node without children.,part of a plant,1,0",
]
MOODY = """
from mockprep.domain.grading import Rating, make_scorecard, unrated

class Moody:
    \"\"\"Fails on dogs, leaves plants unrated, likes the rest.\"\"\"
    name = "moody"

    async def grade(self, submission, rubric):
        if "dog" in submission.answer:
            raise KeyError("dog")
        criterion = rubric.criteria[0].id
        rating = Rating(criterion=criterion, level=rubric.scale.top, reason="so")
        if "plant" in submission.answer:
            rating = unrated(criterion, "no plants")
        return make_scorecard(submission, rubric, self.name, [rating])
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command: its exit code, stdout and stderr."""
    packages = tmp_path / "packages"
    install(packages, "mockprep", "offline = mockprep.graders.offline:OfflineGrader")
    install(packages, "moody-grader", "moody = moody_grader:Moody", moody_grader=MOODY)
    monkeypatch.syspath_prepend(packages)
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run_command(*words: str) -> tuple[int, str, str]:
        code = guarded(lambda: app(["calibrate", *words], prog_name="mockprep"))
        written = capsys.readouterr()
        return code, written.out, written.err

    return run_command


def graded(folder: Path, *rows: str, encoding: str = "utf-8") -> str:
    """A CSV file of these rows; its name."""
    (folder / "graded.csv").write_text("\n".join(rows) + "\n", encoding=encoding)
    return "graded.csv"


def test_json_has_its_shape(run: Run, tmp_path: Path) -> None:
    code, out, err = run(graded(tmp_path, *ROWS), "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert (told["schema"], told["n"], told["unrated"], told["failed"]) == (1, 5, 0, 0)
    assert told["pearson"] > 0.8
    assert 0 < told["rmse"] < 2
    assert told["qwk"] > 0.5
    assert told["human"]["pearson"] == pytest.approx(0.934, abs=0.001)
    assert (told["grader"], told["rubric"], told["max_grade"]) == ("offline", "short-answer", 5)
    assert sum(each["n"] for each in told["bins"]) == 5
    first, second = told["per_question"]
    assert (first["id"], first["question"], first["n"]) == ("1", "What is a stack?", 3)
    assert (second["id"], second["n"], second["human"]["n"]) == ("2", 2, 2)
    assert set(told["pearson_by_grade"]) == {"grade_1", "grade_2"}


def test_the_text_has_a_table_a_plot_and_the_questions(run: Run, tmp_path: Path) -> None:
    code, out, _ = run(graded(tmp_path, *ROWS))
    assert code == 0
    assert out.startswith("5 answers to 2 questions, 2 columns of grades from 0 to 5")
    assert "Pearson, with the mean grade" in out
    assert "●" in out
    assert "1 What is a stack?  3" in out
    assert max(map(len, out.splitlines())) <= 96


def test_several_graders_stand_side_by_side(run: Run, tmp_path: Path) -> None:
    path = graded(tmp_path, *ROWS)
    code, out, err = run(path, "--grader", "offline", "--grader", "moody", "--format", "json")
    assert (code, err) == (1, "mockprep: moody failed on 1 answer of 5\n")
    offline, moody = json.loads(out)["graders"]
    assert (offline["grader"], offline["n"]) == ("offline", 5)
    assert (moody["n"], moody["failed"], moody["unrated"]) == (3, 1, 1)
    assert (moody["pearson"], moody["why"]) == (None, "every predicted grade is 5")
    _, out, _ = run(path, "--grader", "offline", "--grader", "moody")
    assert "1 answer (such as line 4): the grader 'moody' failed on 1: KeyError: 'dog'" in out
    assert "1 answer (such as line 6): no plants" in out
    assert "No Pearson for moody: every predicted grade is 5." in out
    assert "The graders rated different answers" in out


def test_several_processes_say_the_same(run: Run, tmp_path: Path) -> None:
    path = graded(tmp_path, HEAD, *ROWS[1:] * 8)
    _, alone, _ = run(path, "--format", "json")
    _, shared, _ = run(path, "--format", "json", "--jobs", "2")
    first, second = json.loads(alone), json.loads(shared)
    assert first.pop("seconds") >= 0
    assert second.pop("seconds") >= 0
    assert first == second


def test_one_criterion_of_another_rubric(run: Run, tmp_path: Path) -> None:
    path = graded(tmp_path, *ROWS)
    _, out, _ = run(path, "--rubric", "concept", "--criterion", "correctness", "--format", "json")
    told = json.loads(out)
    assert (told["rubric"], told["criterion"]) == ("concept", "correctness")
    assert told["pearson"] > 0.5
    _, out, _ = run(path, "--rubric", "concept", "--format", "json")
    assert json.loads(out)["criterion"] is None
    assert json.loads(out)["rmse"] != told["rmse"]


def test_another_scale(run: Run, tmp_path: Path) -> None:
    path = graded(tmp_path, HEAD, f"1,{STACK},{GOOD},100,96", f"2,{STACK},a dog,0,10")
    _, out, _ = run(path, "--max-grade", "100", "--format", "json")
    assert json.loads(out)["pearson"] == 1
    assert json.loads(out)["bins"][-1]["human"] == 98


@pytest.mark.parametrize(
    ("rows", "pearson", "why"),
    [
        ([f"1,{STACK},{GOOD},5,5"], None, "it takes two graded answers"),
        ([f"1,{STACK},{GOOD},3,3", f"2,{STACK},a dog,3,3"], None, "every human grade is 3"),
        ([f"1,{STACK},,1,0", f"2,{STACK}, ,0,0"], None, "every predicted grade is 0"),
        ([f"1,{STACK},{GOOD},4,", f"2,{STACK},a dog,,1"], 1, None),
        ([f"1,What?,,{GOOD},4,4"], None, "nothing was graded"),
    ],
)
def test_odd_files_have_sound_results(
    run: Run, tmp_path: Path, rows: list[str], pearson: float | None, why: str | None
) -> None:
    path = graded(tmp_path, HEAD, *rows)
    code, out, err = run(path, "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert (told["pearson"], told.get("why")) == (pearson, why)
    assert told["n"] + told["unrated"] == len(rows)
    code, out, _ = run(path)
    assert code == 0
    assert not why or f"No Pearson for offline: {why}." in out


def test_one_column_of_grades_will_do(run: Run, tmp_path: Path) -> None:
    rows = [row.rpartition(",")[0] for row in ROWS]
    _, out, _ = run(graded(tmp_path, *rows), "--format", "json")
    human = json.loads(out)["human"]
    assert human == {"pearson": None, "why": "there is one column of grades"}


@pytest.mark.parametrize(
    ("rows", "encoding"),
    [
        (ROWS, "utf-8-sig"),
        ([row.replace(",", ";") for row in ROWS], "utf-8"),
        ([row.replace(",", "\t") for row in ROWS], "utf-8"),
        (["", *ROWS[:3], "", *ROWS[3:], ""], "utf-8"),
        ([ROWS[0].upper() + ",remark", *(row + ",x" for row in ROWS[1:])], "utf-8"),
    ],
)
def test_forms_of_csv(run: Run, tmp_path: Path, rows: list[str], encoding: str) -> None:
    code, out, _ = run(graded(tmp_path, *rows, encoding=encoding), "--format", "json")
    assert code == 0
    assert json.loads(out)["n"] == 5


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([""], "graded.csv:1: the file is empty; its first line names the columns"),
        ([HEAD], "graded.csv has a head line and no rows"),
        (
            ["id,question,reference,answer,grade1", f"1,{STACK},x,5"],
            "graded.csv:1: the column `grade_1` is missing (did you mean 'grade1'?)",
        ),
        (
            [HEAD.replace("reference", "model answer"), *ROWS[1:]],
            "graded.csv:1: the column `reference` is missing; the columns are id, question,",
        ),
        (
            [f"{HEAD},answer", *(row + ",x" for row in ROWS[1:])],
            "graded.csv:1: the column `answer` is there twice",
        ),
        (
            [*ROWS[:2], f"1,{STACK},x,five,4"],
            "graded.csv:3: `grade_1` is 'five', which is no number",
        ),
        (
            [*ROWS[:2], f"1,{STACK},x,4,7"],
            "graded.csv:3: `grade_2` is 7, not from 0 to 5; see --max-grade",
        ),
        ([*ROWS[:2], f"1,{STACK},x,4,nan"], "graded.csv:3: `grade_2` is nan, not from 0 to 5"),
        ([*ROWS[:2], f"1,{STACK},x,,"], "graded.csv:3: no grade is given"),
        ([*ROWS[:2], f"1,{STACK},x,5"], "graded.csv:3: 5 cells under 6 columns"),
        ([*ROWS[:2], "1, ,ref,x,5,5"], "graded.csv:3: `question` is empty"),
        (
            [HEAD, f'1,{STACK},"two\nlines",5,5', f"2,{STACK},x,five,1"],
            "graded.csv:4: `grade_1` is 'five'",
        ),
        (
            [HEAD, f'1,{STACK},"not closed,5,5', f"2,{STACK},x,5,1"],
            "graded.csv:2: the row that begins here can't be read",
        ),
    ],
)
def test_wrong_files_are_told_with_their_line(
    run: Run, tmp_path: Path, rows: list[str], told: str
) -> None:
    code, out, err = run(graded(tmp_path, *rows))
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_every_bad_row_is_told(run: Run, tmp_path: Path) -> None:
    path = graded(tmp_path, HEAD, *[f"1,{STACK},x,bad,1"] * 30)
    code, _, err = run(path)
    assert code == 2
    lines = err.splitlines()
    assert lines[0] == "mockprep: some rows can't be used"
    assert (len(lines), lines[-1]) == (22, "... and 10 more rows")


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-16", "graded.csv is UTF-16; save it as UTF-8"),
        ("latin-1", "graded.csv:3: byte 0xe9 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_another_encoding_is_told(run: Run, tmp_path: Path, encoding: str, told: str) -> None:
    path = graded(tmp_path, *ROWS[:2], f"1,{STACK},café,5,5", encoding=encoding)
    code, _, err = run(path)
    assert code == 2
    assert told in err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.csv",), "there is no file nowhere.csv"),
        ((".",), ". is a folder"),
        (("graded.csv", "--grader", "ofline"), "did you mean 'offline'?"),
        (("graded.csv", "--grader", "moody", "--grader", "moody"), "--grader moody is there twice"),
        (("graded.csv", "--rubric", "short-anser"), "no rubric is called 'short-anser'"),
        (("graded.csv", "--criterion", "correctnes"), "did you mean 'correctness'?"),
    ],
)
def test_wrong_use_is_one_message(
    run: Run, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    graded(tmp_path, *ROWS)
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err
