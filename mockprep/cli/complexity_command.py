"""`complexity`: what programs and functions cost at worst, read from their code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mockprep.cli.measured_cost import measured_lines, measured_of
from mockprep.cli.output import Format, markdown_table, notice, put
from mockprep.errors import MockprepError, UsageError

if TYPE_CHECKING:
    from mockprep.domain.execution import MeasuredComplexity, StaticCost

_WHAT = "What to read"
_OUTPUT = "What to print"
_EXAMPLES = (
    "Examples:  mockprep complexity solution.py   |   "
    "mockprep complexity *.py --function two_sum --format json"
)
Measure = Callable[[str, str | None], "MeasuredComplexity | None"]
"""Measures a function of some source by running it; None where it can't be called."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found out about one file."""

    file: str
    source: str
    functions: tuple[StaticCost, ...]
    program: StaticCost
    function: str | None
    """The one function that was asked for."""
    measured: MeasuredComplexity | None


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=_EXAMPLES)(complexity)


def complexity(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Python; `-` reads stdin.", show_default=False),
    ],
    function: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Tell of this function only; the name of a class means its dearest method.",
            show_default=False,
            rich_help_panel=_WHAT,
        ),
    ] = None,
    form: Annotated[
        Format,
        typer.Option("--format", help="`json` is one line a file.", rich_help_panel=_OUTPUT),
    ] = Format.text,
) -> None:
    """Say what a program and its functions cost at worst, and which lines decide it.

    The code is read, not run. A function named with `--function` is also measured, in a
    sandbox, if its annotations tell what to call it with. A file that can't be read does not
    keep the others from being told; the exit code is 2 then.
    """
    failed = 0
    for at, file in enumerate(files):
        try:
            found = _read(file, function, measured_of)
        except MockprepError as error:
            failed += 1
            notice(f"mockprep: {error}")
            continue
        put(_written(found, form, first=at == 0))
    if failed:
        raise typer.Exit(2)


def _read(file: str, function: str | None, measure: Measure) -> _Read:
    from mockprep.analysis.complexity import read_function, read_program

    name, source = ("stdin", sys.stdin.read()) if file == "-" else (file, _source(file))
    measured = measure(source, function)
    cost = read_program(source, name)
    functions = cost.functions
    if function is not None:
        functions = (read_function(source, function, name),)
    return _Read(name, source, functions, cost.program, function, measured)


def _source(file: str) -> str:
    path = Path(file)
    if path.is_dir():
        raise UsageError(f"{file} is a folder; name the files in it")
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(f"there is no file {file}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is no text in UTF-8") from error
    except OSError as error:
        raise UsageError(f"{file} can't be read: {error.strerror}") from error


def _written(found: _Read, form: Format, *, first: bool) -> str:
    if form is Format.json:
        import json

        return json.dumps(_as_json(found), ensure_ascii=False)
    text = _as_markdown(found) if form is Format.markdown else _as_text(found)
    return text if first else f"\n{text}"


def _as_json(found: _Read) -> dict[str, Any]:
    measured = found.measured
    return {
        "schema": 1,
        "file": found.file,
        "functions": [{"name": cost.name, **_told(cost)} for cost in found.functions],
        "program": _told(found.program),
        "measured": None if measured is None else measured.model_dump(mode="json"),
    }


def _told(cost: StaticCost) -> dict[str, Any]:
    return {
        "time": cost.time,
        "class": cost.cls,
        "space": cost.space,
        "confidence": cost.confidence,
        "because": [{"line": each.line, "reason": each.reason} for each in cost.because],
    }


def _as_text(found: _Read) -> str:
    lines = [found.file]
    for cost in _costs(found):
        lines += ["", f"  {_heading(cost)}"]
        lines += [f"    {line}" for line in _reasons(cost, found.source)]
    if found.measured is not None:
        lines += ["", *(f"  {line}".rstrip() for line in measured_lines(found.measured))]
    return "\n".join(lines)


def _costs(found: _Read) -> list[StaticCost]:
    return [*found.functions] if found.function else [found.program, *found.functions]


def _heading(cost: StaticCost) -> str:
    name = f"{cost.name}()" if cost.name else "as a program"
    return f"{name}: time {cost.time}, space {cost.space}{_how_sure(cost.confidence)}"


def _how_sure(confidence: float) -> str:
    """Doubt is told in words; its absence is not worth a word."""
    if confidence >= 0.6:
        return ""
    return " (partly assumed)" if confidence >= 0.35 else " (mostly a guess)"


def _reasons(cost: StaticCost, source: str) -> list[str]:
    """Each line that decides, as it stands in the source, with the reason under it."""
    code = source.splitlines()
    told = []
    for each in cost.because:
        text = code[each.line - 1].strip() if each.line <= len(code) else ""
        told += [f"{each.line:>4} | {_cut(text)}", f"     ^ {each.reason}"]
    return told


def _cut(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _as_markdown(found: _Read) -> str:
    rows = [
        [
            f"`{cost.name}`" if cost.name else "the program",
            cost.time,
            cost.space,
            f"{cost.confidence:.0%}",
            "; ".join(f"line {each.line}: {each.reason}" for each in cost.because),
        ]
        for cost in _costs(found)
    ]
    table = markdown_table(["", "time", "space", "confidence", "because"], rows)
    measured = "\n\n" + "\n".join(measured_lines(found.measured)) if found.measured else ""
    return f"## {found.file}\n\n{table}{measured}"
