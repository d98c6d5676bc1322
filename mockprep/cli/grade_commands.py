"""`grade` and `graders`: marks for recorded answers, and who can give them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from mockprep import config
from mockprep.cli.output import Format, columns, counted, markdown_table, notice, put, put_json
from mockprep.errors import GraderError, RunnerError, UsageError

if TYPE_CHECKING:
    from mockprep.cli.answers import Work
    from mockprep.content.library import Library
    from mockprep.graders.plugins import Listing

_HOW = "How to grade"
_OUTPUT = "What to print"
_TRANSCRIPT = '"mockprep/transcript@'
_GRADE_EXAMPLES = (
    "Examples:  mockprep grade answers.jsonl --format json --jobs 4   |   "
    "mockprep grade 20261123-083200-k3f9"
)
_GRADERS_EXAMPLES = "Examples:  mockprep graders   |   mockprep graders --format json"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=_GRADE_EXAMPLES)(grade)
    app.command(epilog=_GRADERS_EXAMPLES)(graders)


def grade(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH | SESSION ...",
            help="Answers as JSONL (`-` reads stdin), transcripts, or ids of recorded sessions.",
            show_default=False,
        ),
    ],
    grader: Annotated[
        str, typer.Option(help="See `mockprep graders`.", rich_help_panel=_HOW)
    ] = "offline",
    rubric: Annotated[
        str | None,
        typer.Option(
            help="Use this rubric instead of each question's own.",
            show_default=False,
            rich_help_panel=_HOW,
        ),
    ] = None,
    jobs: Annotated[
        int, typer.Option(min=1, max=64, help="Processes to share the work.", rich_help_panel=_HOW)
    ] = 1,
    run_code: Annotated[
        bool,
        typer.Option(
            "--run/--no-run", help="Run and measure the code of answers.", rich_help_panel=_HOW
        ),
    ] = True,
    content: Annotated[
        list[Path] | None,
        typer.Option(help="A folder with more content; repeatable.", rich_help_panel=_HOW),
    ] = None,
    form: Annotated[
        Format,
        typer.Option("--format", help="`json` is one line an answer.", rich_help_panel=_OUTPUT),
    ] = Format.text,
    out: Annotated[
        Path | None,
        typer.Option(help="Write here instead.", show_default=False, rich_help_panel=_OUTPUT),
    ] = None,
) -> None:
    """Grade answers, or recorded sessions once more, and print a scorecard for each.

    A recorded session is graded by the rubrics that it recorded; nothing is written to it. Code is
    run in a sandbox, unless the session recorded already what came out.
    """
    library = _library_opener(content or [])
    work = [entry for target in targets for entry in _work(target, library, rubric)]
    if not work:
        notice(f"mockprep: no answer was handed in yet in {', '.join(map(str, targets))}")
        return
    if run_code:
        work = _judged(work)
    with _destination(out) as write:
        failed = _grade(work, grader, jobs, form, write)
    if failed:
        raise typer.Exit(1)


def graders(
    form: Annotated[Format, typer.Option("--format")] = Format.text,
) -> None:
    """List the graders that are installed, where each comes from, and those that are broken.

    Detectors that other packages bring are listed as well; rubrics may name them.
    """
    from mockprep.graders import registry
    from mockprep.graders.offline import elsewhere

    listings = registry.listing()
    if form is Format.json:
        put_json([_listed(entry) for entry in listings])
        return
    tables = [_table("grader", listings, form)]
    if detectors := elsewhere.listing():
        tables.append(_table("detector", detectors, form))
    put("\n\n".join(tables))


def _listed(entry: Listing) -> dict[str, str | None]:
    return {
        "name": entry.installed.name,
        "distribution": entry.installed.distribution,
        "target": entry.installed.target,
        "about": entry.about,
        "problem": entry.problem,
    }


def _table(what: str, listings: Sequence[Listing], form: Format) -> str:
    heads = [what, "from", "about"]
    rows = [
        [
            entry.installed.name,
            entry.installed.distribution,
            f"BROKEN: {entry.problem}" if entry.problem else entry.about,
        ]
        for entry in listings
    ]
    return markdown_table(heads, rows) if form is Format.markdown else columns(heads, rows, 2)


def _grade(
    work: Sequence[Work], grader: str, jobs: int, form: Format, write: Callable[[str], None]
) -> int:
    """Grade and write everything; how many answers the grader failed on."""
    from mockprep.cli.scorecards import written
    from mockprep.graders.host import grade_all

    failed = 0
    pairs = [(entry.submission, entry.rubric) for entry in work]
    outcomes = grade_all(pairs, grader, jobs)
    for done, (entry, outcome) in enumerate(zip(work, outcomes, strict=True), 1):
        _tell_progress(done, len(work))
        if isinstance(outcome, GraderError):
            failed += 1
            notice(f"mockprep: {entry.submission.id}: {outcome}")
        else:
            write(written(outcome, entry.rubric, form))
    if failed:
        notice(f"mockprep: {counted(failed, 'answer')} of {len(work):,} could not be graded")
    return failed


def _judged(work: list[Work]) -> list[Work]:
    """The same work, with what running its code found out; what can't be run stays as it is."""
    from dataclasses import replace

    from mockprep.cli.running import running
    from mockprep.judging import can_be_judged, judge

    is_open = [can_be_judged(e.submission) and e.submission.judgement is None for e in work]
    if not any(is_open):
        return work
    judged = list(work)
    with running() as runner:
        for at, entry in enumerate(work):
            if not is_open[at]:
                continue
            try:
                found = judge(entry.submission, runner)
            except RunnerError as error:
                notice(f"mockprep: {entry.submission.id}: the code was not run: {error}")
                continue
            submission = entry.submission.model_copy(update={"judgement": found})
            judged[at] = replace(entry, submission=submission)
            _tell_progress(sum(is_open[: at + 1]), sum(is_open), "ran", least=3)
    return judged


def _tell_progress(done: int, total: int, verb: str = "graded", least: int = 50) -> None:
    """A count on the terminal's own line; nothing where nobody looks, or where it is soon over."""
    if total < least or not sys.stderr.isatty() or sys.stdout.isatty():
        return
    end = "\n" if done == total else ""
    if done % 10 == 0 or end or least < 10:
        print(f"\r{verb} {done:,} of {total:,}", end=end, file=sys.stderr, flush=True)


@contextmanager
def _destination(out: Path | None) -> Iterator[Callable[[str], None]]:
    if out is None:
        yield put
        return
    try:
        file: TextIO = out.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}") from error
    with file:
        yield lambda text: print(text, file=file)


def _library_opener(content: Sequence[Path]) -> Callable[[], Library]:
    @cache
    def open_library() -> Library:
        from mockprep.cli.sources import load_library

        return load_library(content)

    return open_library


def _work(target: str, library: Callable[[], Library], rubric: str | None) -> list[Work]:
    """What there is to grade behind a word of the command line."""
    from mockprep.cli.answers import read_answers

    if target == "-":
        return read_answers(sys.stdin, "stdin", library, rubric)
    path = Path(target)
    if path.is_dir():
        raise UsageError(f"{target} is a folder; name the files in it")
    if not path.is_file():
        return _recorded(target, library, rubric)
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{target} can't be read: {error}") from error
    if _TRANSCRIPT in content.partition("\n")[0]:
        return _recorded(target, library, rubric)
    return read_answers(content.split("\n"), target, library, rubric)


def _recorded(target: str, library: Callable[[], Library], rubric: str | None) -> list[Work]:
    """The attempts of a recorded session, each with the rubric that the session recorded."""
    from mockprep.cli.answers import Work
    from mockprep.domain.submissions import submission_of
    from mockprep.transcripts.reading import parse
    from mockprep.transcripts.store import TranscriptStore

    path = Path(target)
    if path.is_file():
        transcript = parse(path.read_bytes(), path)
    elif path.suffix or len(path.parts) > 1:
        raise UsageError(f"there is no file {target}")
    else:
        transcript = TranscriptStore(config.sessions_folder()).read(target)
    if transcript.notice:
        notice(f"mockprep: {transcript.notice}")
    state = transcript.state
    return [
        Work(
            submission_of(state, attempt),
            library().rubric(rubric) if rubric else state.rubric_for(attempt),
        )
        for attempt in state.attempts
    ]
