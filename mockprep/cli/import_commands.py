"""`import`: making banks of exercises that others have collected."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mockprep import config
from mockprep.cli.output import PlainFormat, notice, put, put_json
from mockprep.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from mockprep.cli.importing import Bank, Candidate, Outcome, Report
    from mockprep.content.importers.track import Track

_PANEL = "Content"
_OUTPUT = "Output"
_EXAMPLES = (
    "Examples:  mockprep import exercism ~/src/python   |   "
    "mockprep import exercism ~/src/python --only two-fer --only bowling"
)
_BUG_EXAMPLES = (
    "Examples:  mockprep import quixbugs ~/src/QuixBugs   |   "
    "mockprep import quixbugs ~/src/QuixBugs --only bitcount"
)
_REMARK = "Made by `mockprep import {}`, which writes this file anew; changes get lost."
_Only = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME", help="Import this one; repeatable.", show_default=False),
]
_Out = Annotated[
    Path | None,
    typer.Option(
        help="The file of the bank; in your own content folder by default.",
        rich_help_panel=_OUTPUT,
        show_default=False,
    ),
]
_Form = Annotated[
    PlainFormat, typer.Option("--format", help="How it is written.", rich_help_panel=_OUTPUT)
]


def register(app: typer.Typer) -> None:
    """Add the group of commands to the program."""
    group = typer.Typer(help="Make banks of exercises that others have collected.")
    group.command(epilog=_EXAMPLES)(exercism)
    group.command(epilog=_BUG_EXAMPLES)(quixbugs)
    group.callback()(_group)
    app.add_typer(group, name="import", rich_help_panel=_PANEL)


def _group() -> None:
    """Make banks of exercises that others have collected."""


def exercism(
    place: Annotated[
        Path,
        typer.Argument(metavar="DIR", help="A checkout of the Python track, or one exercise."),
    ],
    out: _Out = None,
    only: _Only = None,
    form: _Form = PlainFormat.text,
) -> None:
    """Make a bank of Exercism's Python track; every exercise is tried before it is taken.

    An exercise whose example fails its tests is left out and named, and makes the exit code 1. So
    is one for refactoring, whose stub passes them, but that is no failure.
    """
    from mockprep.cli.importing import Bank
    from mockprep.content.importers.exercism import BANK, BANK_TITLE, is_deprecated
    from mockprep.content.importers.track import open_track

    track = open_track(place)
    file = out or config.content_folder() / f"{BANK}.yaml"
    bank = Bank(BANK, BANK_TITLE, _REMARK.format("exercism"), file)
    by_name = {folder.name: folder for folder in track.exercises}
    folders = [by_name[name] for name in _chosen(by_name, only)]
    given_up = [folder for folder in folders if is_deprecated(track, folder)]
    candidates = [_candidate(track, folder) for folder in folders if folder not in given_up]
    is_whole = track.is_whole and not only
    _tell_report(
        _imported(bank, candidates, [folder.name for folder in given_up], is_whole=is_whole), form
    )


def quixbugs(
    place: Annotated[Path, typer.Argument(metavar="DIR", help="A checkout of QuixBugs.")],
    out: _Out = None,
    only: _Only = None,
    form: _Form = PlainFormat.text,
) -> None:
    """Make a bank of QuixBugs: programs with one wrong line each, which is to be found.

    A program without JSON test cases is left out and named, and makes the exit code 1. So is one
    whose tests do not tell it from its correction, but that is no failure.
    """
    from mockprep.cli.importing import Bank
    from mockprep.content.importers.quixbugs import BANK, BANK_TITLE, programs

    file = out or config.content_folder() / f"{BANK}.yaml"
    bank = Bank(BANK, BANK_TITLE, _REMARK.format("quixbugs"), file)
    candidates = [_program(place, name) for name in _chosen(programs(place), only)]
    _tell_report(_imported(bank, candidates, [], is_whole=not only), form)


def _program(place: Path, name: str) -> Candidate:
    from mockprep.cli.importing import Candidate
    from mockprep.content.importers.quixbugs import read_program
    from mockprep.content.importers.track import Unusable

    try:
        question = read_program(place, name)
    except Unusable as error:
        return Candidate(name, unusable=str(error))
    return Candidate(name, (question,), (question.starter,))


def _tell_report(report: Report, form: PlainFormat) -> None:
    """Write what was imported, and end with the exit code that says whether all was."""
    if form is PlainFormat.json:
        put_json(report.as_json())
    else:
        put(report.as_text())
    raise typer.Exit(0 if report.is_complete else 1)


def _chosen(known: Collection[str], only: list[str] | None) -> list[str]:
    """The names that are wanted, all by default; UsageError for one that is not known."""
    for name in only or []:
        if name not in known:
            raise UsageError(f"no exercise is called {name!r}{did_you_mean(name, known)}")
    return list(dict.fromkeys(only or known))


def _candidate(track: Track, folder: Path) -> Candidate:
    from mockprep.cli.importing import Candidate
    from mockprep.content.importers.exercism import read_exercise
    from mockprep.content.importers.track import Unusable

    try:
        exercise = read_exercise(track, folder)
    except Unusable as error:
        return Candidate(folder.name, unusable=str(error))
    variants = tuple(exercise.with_example(at) for at in range(len(exercise.examples)))
    return Candidate(folder.name, variants, (exercise.question.starter,))


def _imported(
    bank: Bank, candidates: list[Candidate], given_up: list[str], *, is_whole: bool
) -> Report:
    from mockprep.cli.importing import Report, earlier_questions, try_all, write_bank

    earlier_questions(bank)  # a file that can't be written over is told before the work is done
    outcomes = try_all(candidates, _tell)
    questions = [outcome.question for outcome in outcomes if outcome.question is not None]
    if questions:
        write_bank(bank, questions, is_whole=is_whole)
    imported = tuple(outcome for outcome in outcomes if outcome.question is not None)
    left_out = tuple(outcome for outcome in outcomes if outcome.question is None)
    return Report(bank.file, imported, left_out, tuple(given_up))


def _tell(outcome: Outcome, done: int, count: int) -> None:
    state = "ok" if outcome.question is not None else "left out"
    notice(f"[{done}/{count}] {outcome.name}: {state}")
