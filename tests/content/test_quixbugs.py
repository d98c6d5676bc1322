"""Programs with a bug become questions, or are refused with the reason."""

from pathlib import Path

import pytest

from mockprep.content.importers.quixbugs import programs, read_program
from mockprep.content.importers.track import Unusable
from mockprep.errors import UsageError

TEXT = '''

"""
Double
double

Input:
    number: an int
"""
'''
WRONG = "def double(number):\n    return number + 2\n"
RIGHT = "def double(number):\n    return number * 2\n"
CASES = "[[2], 4]\n[[10], 20]\n\n[3, 6.5]\n[[0], 0]"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for folder, code in (("python_programs", WRONG), ("correct_python_programs", RIGHT)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "double.py").write_text(code + TEXT)
    (tmp_path / "python_programs" / "double_test.py").write_text("")
    (tmp_path / "json_testcases").mkdir()
    (tmp_path / "json_testcases" / "double.json").write_text(CASES)
    return tmp_path


def test_a_program_becomes_a_question_of_mending(place: Path) -> None:
    question = read_program(place, "double")
    assert question.title == "Double"
    assert "number: an int" in question.ask
    assert question.starter == WRONG
    assert question.solutions is not None
    assert question.solutions.reference == RIGHT.strip()
    assert [wrong.code for wrong in question.solutions.wrong] == [WRONG.strip()]
    told = [(test.args, test.want, test.check, test.hidden, test.tag) for test in question.tests]
    assert told == [
        ((2,), 4, "equal", False, "edge"),
        ((10,), 20, "equal", False, None),
        ((3,), 6.5, "approx", False, None),
        ((0,), 0, "equal", True, None),
    ]


def test_programs_are_listed_without_their_tests(place: Path) -> None:
    assert programs(place) == ["double"]


def test_a_folder_without_programs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="python_programs"):
        programs(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("json_testcases/double.json", None, "no JSON test cases"),
        ("json_testcases/double.json", b"", "has no cases"),
        ("json_testcases/double.json", b"[[1], 2]\n{}", "line 2: is not"),
        ("correct_python_programs/double.py", None, "correct_python_programs/double.py"),
        ("python_programs/double.py", b"def (", "no Python"),
        ("python_programs/double.py", b"\xff", "not UTF-8"),
    ],
)
def test_what_can_not_be_used_says_why(
    place: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is None:
        (place / name).unlink()
    else:
        (place / name).write_bytes(content)
    with pytest.raises(Unusable, match=says):
        read_program(place, "double")
