"""Owns the making of code questions from QuixBugs: programs with one bug each, and test cases.

python_programs/NAME.py           the program with the bug
correct_python_programs/NAME.py   the same without it
json_testcases/NAME.json          a line for each case: [arguments, result]
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mockprep.content.importers.track import Unusable
from mockprep.domain.question import CodeQuestion, CodeTest, Solutions, WrongSolution
from mockprep.errors import UsageError

BANK = "quixbugs-python"
BANK_TITLE = "QuixBugs: find and mend the bug"
_SOURCE = "QuixBugs (MIT, https://github.com/jkoppel/QuixBugs)"
_TASK = "One line of this program is wrong. Find it, say what is wrong with it, and mend it."
_PROGRAMS, _CORRECT, _CASES = "python_programs", "correct_python_programs", "json_testcases"
_SHOWN = 3
"""How many cases are shown in any event; of those after them every second is."""


def programs(place: Path) -> list[str]:
    """The names of all programs; UsageError where there are none."""
    folder = place / _PROGRAMS
    found = sorted(path.stem for path in folder.glob("*.py")) if folder.is_dir() else []
    names = [name for name in found if not name.endswith("_test") and name[0] not in "_."]
    if not names:
        raise UsageError(f"{place}: there is no folder {_PROGRAMS} with programs here")
    return names


def read_program(place: Path, name: str) -> CodeQuestion:
    """The question of a program; Unusable, with the reason, where none can be made of it."""
    if not (place / _CASES / f"{name}.json").is_file():
        raise Unusable("it has no JSON test cases")
    program, text = _apart(_read(place / _PROGRAMS / f"{name}.py"))
    reference, _ = _apart(_read(place / _CORRECT / f"{name}.py"))
    title = text.strip().partition("\n")[0].strip() or name.replace("_", " ").capitalize()
    try:
        return CodeQuestion(
            id=name.replace("_", "-"),
            title=title,
            ask=f"{_TASK}\n\n```\n{text.strip() or title}\n```\n",
            topics=("python.debugging",),
            tags=("quixbugs",),
            minutes=15,
            rubric="coding",
            entry=name,
            starter=program,
            tests=tuple(_tests(_cases(place / _CASES / f"{name}.json"))),
            solutions=Solutions(
                reference=reference,
                wrong=(WrongSolution(why="still has the bug it came with", code=program),),
            ),
            source=_SOURCE,
        )
    except ValidationError as error:
        raise Unusable(f"makes no question: {error.errors()[0]['msg']}") from None


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Unusable(f"{path.name} is not UTF-8") from None
    except OSError as error:
        raise Unusable(f"{path.parent.name}/{path.name}: {error.strerror}") from None


def _apart(text: str) -> tuple[str, str]:
    """The code of a program, and the text about it that stands as a string behind its code."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError) as error:
        raise Unusable(f"is no Python that can be read: {error}") from None
    told = [(node, written) for node in body if (written := _string(node)) is not None]
    lines = text.split("\n")
    for node, _ in told:
        lines[node.lineno - 1 : node.end_lineno] = [""] * ((node.end_lineno or 0) - node.lineno + 1)
    code = "\n".join(line.rstrip() for line in lines).strip()
    return f"{code}\n", told[0][1] if told else ""


def _string(node: ast.stmt) -> str | None:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return node.value.value if isinstance(node.value.value, str) else None
    return None


def _cases(path: Path) -> list[tuple[list[Any], Any]]:
    cases = []
    for number, line in enumerate(_read(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            args, want = json.loads(line)
        except (ValueError, TypeError):
            raise Unusable(f"{path.name}, line {number}: is not [arguments, result]") from None
        cases.append((args if isinstance(args, list) else [args], want))
    if not cases:
        raise Unusable(f"{path.name} has no cases")
    return cases


def _tests(cases: list[tuple[list[Any], Any]]) -> Iterator[CodeTest]:
    smallest = min(range(len(cases)), key=lambda at: len(json.dumps(cases[at][0])))
    for at, (args, want) in enumerate(cases):
        yield CodeTest(
            name=f"case {at + 1}",
            args=tuple(args),
            want=want,
            check="approx" if isinstance(want, float) else "equal",
            hidden=at >= _SHOWN and (at - _SHOWN) % 2 == 0,
            tag="edge" if at == smallest else None,
        )
