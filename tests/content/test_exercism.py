"""Exercises of a track become questions, or are refused with the reason."""

import json
import shutil
from pathlib import Path

import pytest

from mockprep.content.bank_text import bank_text
from mockprep.content.documents import parse_document
from mockprep.content.importers.exercism import BANK, Exercise, is_deprecated, read_exercise
from mockprep.content.importers.track import Track, Unusable, open_track
from mockprep.domain.question import CodeQuestion, Solutions, Suite
from mockprep.errors import UsageError

PLACE = Path(__file__).parent / "exercism"
PRACTICE = PLACE / "exercises" / "practice"


def read(name: str, track: Track | None = None) -> Exercise:
    return read_exercise(track or open_track(PLACE), PRACTICE / name)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of an exercise, to be spoilt."""
    shutil.copytree(PRACTICE / "tea-time", tmp_path / "tea-time")
    return tmp_path / "tea-time"


def refusal(folder: Path) -> str:
    """Why no question can be made of the exercise in a folder."""
    with pytest.raises(Unusable) as refused:
        read_exercise(open_track(folder), folder)
    return str(refused.value)


def config(folder: Path, **files: list[str]) -> None:
    text = json.dumps({"files": files, "blurb": "Drink tea."})
    (folder / ".meta" / "config.json").write_text(text)


def test_an_exercise_becomes_a_question() -> None:
    question = read("tea-time").question
    assert question.title == "Tea Time"
    assert question.ask.startswith("Everybody likes tea.\n\nSay how many cups")
    assert "#" not in question.ask
    assert question.topics == ("python.functions", "python.string-formatting")
    assert (question.difficulty, question.minutes, question.level) == (1, 20, "junior")
    assert (question.entry, question.rubric) == ("cups", "coding")
    assert question.starter == "def cups(millilitres):\n    pass\n"
    assert question.suite is not None
    assert (question.suite.module, question.suite.support) == ("tea_time", {})
    assert question.solutions is not None
    assert "millilitres // 200" in question.solutions.reference
    assert "MIT" in question.source
    assert question.see == (
        "https://exercism.org/tracks/python/exercises/tea-time", "https://example.org/kettle",
    )  # fmt: skip
    assert [(hint.level, hint.say) for hint in question.hints] == [
        ("nudge", "Look at whole division, which drops the rest."),
        ("direction", "One operator will do."),
    ]


@pytest.mark.parametrize(
    ("name", "difficulty"), [("money-box", 1), ("ticket-queue", 2), ("log-reader", 3)]
)
def test_ten_difficulties_become_three(name: str, difficulty: int) -> None:
    assert read(name).question.difficulty == difficulty


@pytest.mark.parametrize(
    ("name", "entry"),
    [("ticket-queue", "TicketQueue"), ("dice-rules", "score"), ("log-reader", "count")],
)
def test_the_entry_is_what_the_tests_use(name: str, entry: str) -> None:
    assert read(name).question.entry == entry


def test_modules_beside_the_tests_are_support() -> None:
    suite = read("log-reader").question.suite
    assert suite is not None
    assert set(suite.support) == {"log_files"}


def test_a_track_is_found_from_any_of_its_folders() -> None:
    whole, part, one = (open_track(place) for place in (PLACE, PRACTICE, PRACTICE / "tea-time"))
    assert whole.exercises == part.exercises
    assert (whole.is_whole, one.is_whole) == (True, False)
    assert [folder.name for folder in one.exercises] == ["tea-time"]
    assert {read("tea-time", track).question.title for track in (whole, part, one)} == {"Tea Time"}


def test_a_folder_without_exercises_is_no_track(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no exercises"):
        open_track(tmp_path)
    with pytest.raises(UsageError, match="no such folder"):
        open_track(tmp_path / "missing")


def test_what_the_track_has_given_up_is_known() -> None:
    track = open_track(PLACE)
    assert [f.name for f in track.exercises if is_deprecated(track, f)] == ["old-song"]


def test_without_any_config_the_usual_names_count(folder: Path) -> None:
    (folder / ".meta" / "config.json").unlink()
    question = read_exercise(open_track(folder), folder).question
    assert (question.title, question.topics, question.difficulty) == ("Tea time", ("python",), 2)


def test_windows_files_are_read_as_others_are(folder: Path) -> None:
    path = folder / "tea_time_test.py"
    plain = read_exercise(open_track(folder), folder).question.suite
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_exercise(open_track(folder), folder).question.suite == plain


def test_what_the_stub_gives_whole_is_not_what_the_tests_are_about(folder: Path) -> None:
    """The tests speak of the pot three times and of the cups twice."""
    pot = "class Pot:\n    def __init__(self, size):\n        self.size = size\n\n\n"
    test = "import unittest\nfrom tea_time import Pot, cups\n\nclass T(unittest.TestCase):\n"
    test += "    def test_two(self):\n        self.assertEqual(cups([Pot(1), Pot(1)]), 2)\n"
    (folder / "tea_time_test.py").write_text(test)
    (folder / "tea_time.py").write_text(f"{pot}def cups(pots):\n    pass\n")
    (folder / ".meta" / "example.py").write_text(f"{pot}def cups(pots):\n    return len(pots)\n")
    assert read_exercise(open_track(folder), folder).question.entry == "cups"
    (folder / "tea_time.py").write_text(f"{pot.replace('self.size = size', 'pass')}")
    assert read_exercise(open_track(folder), folder).question.entry == "Pot"


def test_the_name_of_a_module_is_no_entry(folder: Path) -> None:
    test = "import unittest\nimport tea_time\n\nclass T(unittest.TestCase):\n"
    test += "    def test_one(self):\n        self.assertEqual(tea_time.cups(250), 1)\n"
    (folder / "tea_time_test.py").write_text(test)
    example = "def tea_time():\n    return 5\n\n\ndef cups(millilitres):\n    return 1\n"
    (folder / ".meta" / "example.py").write_text(example)
    assert read_exercise(open_track(folder), folder).question.entry == "cups"


def test_notes_of_the_site_are_quotes(folder: Path) -> None:
    text = (
        "# Instructions\n\nPour.\n\n~~~~exercism/note\nIt is *hot*.\n\n- Mind it.\n~~~~\n\n<br>\n"
    )
    (folder / ".docs" / "introduction.md").write_text("")
    (folder / ".docs" / "instructions.md").write_text(f"{text}\n~~~text\n<br>\n~~~\n")
    asked = read_exercise(open_track(folder), folder).question.ask
    assert asked == (
        "Pour.\n\n> **Note**\n>\n> It is *hot*.\n>\n> - Mind it.\n\n\n~~~text\n<br>\n~~~"
    )


def test_an_exercise_without_a_stub_begins_with_nothing(folder: Path) -> None:
    (folder / "tea_time.py").unlink()
    assert read_exercise(open_track(folder), folder).question.starter == ""


def test_several_examples_are_all_known(folder: Path) -> None:
    (folder / ".meta" / "second.py").write_text("def cups(ml):\n    return ml // 200\n")
    config(folder, example=[".meta/example.py", ".meta/second.py"])
    exercise = read_exercise(open_track(folder), folder)
    assert len(exercise.examples) == 2
    assert exercise.with_example(1).solutions == Solutions(reference=exercise.examples[1])


def test_several_test_files_become_one_suite(folder: Path) -> None:
    (folder / "more_test.py").write_text(
        "import unittest\n\n\nclass More(unittest.TestCase): ...\n"
    )
    config(folder, test=["tea_time_test.py", "more_test.py"])
    suite = read_exercise(open_track(folder), folder).question.suite
    assert suite is not None
    assert suite.code.splitlines() == ["from tea_time_test import *", "from more_test import *"]
    assert set(suite.support) == {"tea_time_test", "more_test"}


def test_a_file_without_test_cases_among_the_tests_supports_them(folder: Path) -> None:
    tests = (folder / "tea_time_test.py").read_text()
    (folder / "tea_time_test.py").write_text(f"from pots import Pot\n{tests}")
    (folder / "pots.py").write_text("class Pot:\n    def __enter__(self):\n        return self\n")
    config(folder, test=["tea_time_test.py", "pots.py"])
    suite = read_exercise(open_track(folder), folder).question.suite
    assert suite is not None
    assert suite.code.startswith("from pots import Pot\nimport unittest")
    assert set(suite.support) == {"pots"}


def test_an_exercise_of_several_files_is_refused(folder: Path) -> None:
    config(folder, solution=["tea_time.py", "kettle.py"])
    assert "tea_time.py, kettle.py" in refusal(folder)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tea_time_test.py", "tea_time_test.py, its tests, is not there"),
        (".meta/example.py", "no example"),
    ],
)
def test_a_file_that_is_missing_is_named(folder: Path, name: str, says: str) -> None:
    (folder / name).unlink()
    assert says in refusal(folder)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("tea_time_test.py", b"\xff\xfe", "tea_time_test.py is not UTF-8"),
        ("tea_time.py", b"def cups(", "tea_time.py is no Python"),
        (".meta/config.json", b"{", "config.json can't be read"),
        (".meta/config.json", b"[]", "is no object"),
        ("tea_time.py", b"text = '\x07'", "tea_time.py holds a control character"),
        (".docs/instructions.md", b"\xe9", "instructions.md is not UTF-8"),
    ],
)
def test_a_file_that_is_broken_is_named(folder: Path, name: str, content: bytes, says: str) -> None:
    (folder / name).write_bytes(content)
    assert says in refusal(folder)


def test_without_instructions_the_blurb_is_asked(folder: Path) -> None:
    shutil.rmtree(folder / ".docs")
    config(folder)
    assert read_exercise(open_track(folder), folder).question.ask == "Drink tea."


TEXTS = (
    "plain\n", "no end", "two ends\n\n", "  inset\n    more\n", "\n\nlate\n", "tab\tand space \n",
    "trailing   \n  \nlines\n", "line\u2028break\n", "äöü\n",
    "# comment: 'x'\n",
    '"quoted"', "- list", "yes", "1e5", "a: b", "", "'", "\\", "{x}", "[]", "null", "~", "1.2",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    question = CodeQuestion(
        id="texts", title="Texts", ask="Ask.\n\n  Twice.", topics=("python",), rubric="coding",
        entry="f", starter=text, answer=text, minutes=12.5,
        suite=Suite(module="m", code="import unittest\n", support={"known": text}),
    )  # fmt: skip
    document = parse_document("bank.yaml", bank_text(BANK, "A bank", [question]))
    assert list(document.problems) == []
    assert [located.question for located in document.questions] == [question]
