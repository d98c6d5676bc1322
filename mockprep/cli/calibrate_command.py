"""`calibrate`: how far graders agree with people who graded the same answers."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mockprep.cli.output import PlainFormat, notice, put, put_json
from mockprep.errors import UnknownName, UsageError

if TYPE_CHECKING:
    from mockprep.cli.calibration import Calibration
    from mockprep.cli.graded_rows import GradedAnswers
    from mockprep.domain.rubric import Rubric

DEFAULT_RUBRIC = "short-answer"
_REFRESH_SECONDS = 0.1
_HOW = "How to grade"
_OUTPUT = "What to print"
_EXAMPLES = (
    "Examples:  mockprep calibrate graded.csv   |   "
    "mockprep calibrate graded.csv --grader offline --grader mine --format json"
)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=_EXAMPLES)(calibrate)


def calibrate(
    file: Annotated[
        str,
        typer.Argument(
            metavar="CSV",
            help="Columns id, question, reference, answer, grade_1, grade_2, ...; `-` reads stdin.",
            show_default=False,
        ),
    ],
    grader: Annotated[
        list[str] | None,
        typer.Option(
            help="See `mockprep graders`; repeat it to compare several.",
            show_default="offline",
            rich_help_panel=_HOW,
        ),
    ] = None,
    rubric: Annotated[
        str, typer.Option(help="The rubric of every answer.", rich_help_panel=_HOW)
    ] = DEFAULT_RUBRIC,
    criterion: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Compare the score of one criterion instead of the whole.",
            show_default=False,
            rich_help_panel=_HOW,
        ),
    ] = None,
    max_grade: Annotated[
        float,
        typer.Option(min=1, max=1e6, help="The best grade; 0 is the worst.", rich_help_panel=_HOW),
    ] = 5,
    jobs: Annotated[
        int, typer.Option(min=1, max=64, help="Processes to share the work.", rich_help_panel=_HOW)
    ] = 1,
    content: Annotated[
        list[Path] | None,
        typer.Option(help="A folder with more content; repeatable.", rich_help_panel=_HOW),
    ] = None,
    form: Annotated[
        PlainFormat, typer.Option("--format", help="How it is written.", rich_help_panel=_OUTPUT)
    ] = PlainFormat.text,
) -> None:
    """Say how far a grader agrees with people: Pearson, RMSE, quadratic weighted kappa, a plot.

    Each row is graded as a concept answer whose only points are those of its reference answer; the
    score times the best grade is held against the mean of the grade columns. The exit code is 1
    where a grader failed on some answer.
    """
    from mockprep.cli.graded_rows import read_graded
    from mockprep.cli.sources import load_library

    names = _named(grader or ["offline"])
    answers = read_graded(_content(file), "stdin" if file == "-" else file, max_grade)
    used = load_library(content or []).rubric(rubric)
    if criterion is not None and used.criterion(criterion) is None:
        raise UnknownName("criterion", criterion, [each.id for each in used.criteria])
    told = [_calibrated(name, answers, used, criterion, max_grade, jobs) for name in names]
    if form is PlainFormat.json:
        entries = [each.as_json() for each in told]
        put_json({"schema": 1, **(entries[0] if len(entries) == 1 else {"graders": entries})})
    else:
        from mockprep.cli.calibration_text import calibration_text

        put(calibration_text(told))
    if _told_failures(told):
        raise typer.Exit(1)


def _named(names: Sequence[str]) -> Sequence[str]:
    """The graders, each of which can be loaded: better told before the first hour of grading."""
    from mockprep.graders import registry

    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"--grader {name} is there twice")
        registry.load(name)
    return names


def _content(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    path = Path(file)
    if path.is_dir():
        raise UsageError(f"{file} is a folder; name the CSV file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no file {file}") from None
    except OSError as error:
        raise UsageError(f"{file} can't be read: {error.strerror}") from error


def _calibrated(
    grader: str,
    answers: GradedAnswers,
    rubric: Rubric,
    criterion: str | None,
    top: float,
    jobs: int,
) -> Calibration:
    from mockprep.cli.calibration import Calibration, Compared, Uncompared, predicted
    from mockprep.graders.host import grade_all

    work = [(submission, rubric) for submission in answers.submissions()]
    compared: list[Compared] = []
    uncompared: list[Uncompared] = []
    began = time.perf_counter()
    with _progress(grader, len(work)) as advance:
        for row, outcome in zip(answers.rows, grade_all(work, grader, jobs), strict=True):
            found = predicted(outcome, row, criterion, top)
            if isinstance(found, Compared):
                compared.append(found)
            else:
                uncompared.append(found)
            advance()
    return Calibration(
        grader=grader,
        rubric=rubric.rubric,
        criterion=criterion,
        top=top,
        answers=answers,
        compared=tuple(compared),
        uncompared=tuple(uncompared),
        seconds=time.perf_counter() - began,
    )


@contextmanager
def _progress(grader: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on the terminal behind stderr, gone when the work is done; else nothing."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Without a thread that refreshes it: processes are forked while the bar is there.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(f"grading with {grader}", total=total)
        shown = time.monotonic()

        def advance() -> None:
            nonlocal shown
            bar.advance(task)
            if time.monotonic() - shown > _REFRESH_SECONDS:
                bar.refresh()
                shown = time.monotonic()

        yield advance


def _told_failures(told: Sequence[Calibration]) -> bool:
    """Tell on stderr which graders failed on answers; whether any did."""
    from mockprep.cli.calibration_text import summary_lines

    lines = list(summary_lines(told))
    for line in lines:
        notice(f"mockprep: {line}")
    return bool(lines)
