"""`check`, `questions` and `show`: looking at content without the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mockprep.cli.output import (
    Format,
    PlainFormat,
    columns,
    counted,
    markdown_table,
    notice,
    put,
    put_json,
)
from mockprep.cli.session_commands import KindChoice
from mockprep.errors import UnknownName

if TYPE_CHECKING:
    from mockprep.cli.coverage_table import CoverageTable
    from mockprep.content.library import Library
    from mockprep.domain.plan import QuestionListing


_WHICH = "Which content"
_OUTPUT = "Output"
_PANEL = "Content"
_Content = Annotated[
    list[Path] | None,
    typer.Option(help="A folder with more content; repeatable.", rich_help_panel=_WHICH),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command, examples in _EXAMPLES.items():
        first, second = examples
        epilog = f"Examples:  {first}   |   {second}"
        app.command(epilog=epilog, rich_help_panel=_PANEL)(command)


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files or folders.", show_default=False),
    ] = None,
    content: _Content = None,
    fast: Annotated[
        bool, typer.Option("--fast", help="Do not run solutions.", rich_help_panel=_WHICH)
    ] = False,
    form: Annotated[
        PlainFormat, typer.Option("--format", help="How it is written.", rich_help_panel=_OUTPUT)
    ] = PlainFormat.text,
) -> None:
    """Check banks, loops and rubrics: every problem with file, line and column.

    Without a PATH, all content is checked. The solutions of code questions are run against their
    tests, and measured. The exit code is 1 when there are errors.
    """
    from mockprep.cli.checking import check_content
    from mockprep.cli.running import running

    if fast:
        report = check_content(paths or [], content or [])
    else:
        with running() as runner:
            report = check_content(paths or [], content or [], runner)
    if form is PlainFormat.json:
        put_json(report.as_json())
    else:
        put(report.as_text())
    raise typer.Exit(1 if report.errors else 0)


def questions(
    kind: Annotated[KindChoice | None, typer.Option(rich_help_panel=_WHICH)] = None,
    topics: Annotated[
        str, typer.Option(help="Topics, separated by commas.", rich_help_panel=_WHICH)
    ] = "",
    difficulty: Annotated[
        str, typer.Option(help="easy, medium, hard, or a range as 1-2.", rich_help_panel=_WHICH)
    ] = "",
    content: _Content = None,
    coverage: Annotated[
        bool,
        typer.Option("--coverage", help="Count by topic and difficulty.", rich_help_panel=_OUTPUT),
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="How it is written.", rich_help_panel=_OUTPUT)
    ] = Format.text,
) -> None:
    """List the questions that there are, or count them."""
    from mockprep.cli.choosing import difficulty_range, topic_names
    from mockprep.cli.coverage_table import coverage_table

    library = _library(content)
    bounds = difficulty_range(difficulty)
    wanted = topic_names(topics)
    fit = _fitting(library, kind.value if kind else None, wanted, bounds)
    if coverage and (fit or form is Format.json):
        _put_coverage(coverage_table(fit, kind.value if kind else None, wanted, bounds), form)
        return
    if form is Format.json:
        put_json({"schema": 1, "questions": [each.model_dump(mode="json") for each in fit]})
        return
    heads = ("question", "title", "kind", "difficulty", "level", "minutes", "topics")
    rows = [_row(listing) for listing in fit]
    if form is Format.markdown:
        put(markdown_table(heads, rows))
        return
    if rows:
        put(columns(heads, rows, flexible=1))
    notice(f"{counted(len(fit), 'question')}{_hint(library, wanted, fit)}")


def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A question, loop or rubric.")],
    reveal: Annotated[
        bool, typer.Option("--reveal", help="Also points, answer, probes and hints.")
    ] = False,
    content: _Content = None,
    form: Annotated[
        Format, typer.Option("--format", help="How it is written.", rich_help_panel=_OUTPUT)
    ] = Format.text,
) -> None:
    """Show a question as the candidate sees it, or a loop, or a rubric."""
    from mockprep.cli.showing import loop_markdown, question_markdown, rubric_markdown

    library = _library(content)
    found: Any
    if name in library.loops:
        found = library.loop(name)
        text = loop_markdown(found)
    elif name in library.rubrics:
        found = library.rubric(name)
        text = rubric_markdown(found)
    else:
        full = _resolved(library, name)
        found = library.question(full)
        text = question_markdown(full, found, reveal)
    if form is Format.json:
        put_json({"schema": 1, "name": name, **_told(found, reveal)})
    elif form is Format.text:
        _put_rendered(text)
    else:
        put(text)


_EXAMPLES: dict[Callable[..., None], tuple[str, str]] = {
    check: ("mockprep check", "mockprep check mine.yaml --format json"),
    questions: (
        "mockprep questions --kind code --difficulty easy",
        "mockprep questions --coverage --topics python",
    ),
    show: ("mockprep show python-core/gil", "mockprep show gil --reveal"),
}


def _library(content: list[Path] | None) -> Library:
    """The library; a notice says when parts of it can't be used."""
    from mockprep.cli.sources import load_library

    library = load_library(content or [])
    errors = sum(problem.severity == "error" for problem in library.problems)
    if errors:
        notice(f"{counted(errors, 'error')} in the content; `mockprep check` tells more")
    return library


def _fitting(
    library: Library, kind: str | None, topics: tuple[str, ...], difficulty: tuple[int, int]
) -> list[QuestionListing]:
    from mockprep.domain.loop import topic_matches

    low, high = difficulty
    return [
        listing
        for listing in library.listings
        if (kind is None or listing.kind == kind)
        and low <= listing.difficulty <= high
        and topic_matches(listing.topics, topics)
    ]


def _put_coverage(table: CoverageTable, form: Format) -> None:
    if form is Format.json:
        put_json(table.as_json())
    elif form is Format.markdown:
        put(table.as_markdown())
    else:
        put(table.as_text())
        notice(table.legend)


def _row(listing: QuestionListing) -> tuple[str, ...]:
    from mockprep.domain.question import DIFFICULTY_NAMES

    return (
        listing.name,
        listing.title,
        listing.kind,
        DIFFICULTY_NAMES[listing.difficulty],
        listing.level,
        f"{listing.minutes:g}",
        ", ".join(listing.topics),
    )


def _hint(library: Library, topics: tuple[str, ...], fit: list[QuestionListing]) -> str:
    """What was probably meant by a topic that no question has."""
    from mockprep.content.across import known_topics
    from mockprep.errors import did_you_mean

    if fit or not topics:
        return ""
    known = known_topics(library.listings)
    return "".join(f"; {topic}{did_you_mean(topic, known)}" for topic in topics)


def _resolved(library: Library, name: str) -> str:
    try:
        return library.resolve(name)
    except UnknownName:
        ids = [listing.name.partition("/")[2] for listing in library.listings]
        full = [listing.name for listing in library.listings]
        known = [*(full if "/" in name else ids), *library.loops, *library.rubrics]
        raise UnknownName("question, loop or rubric", name, known) from None


_ASKED = ("kind", "id", "title", "ask", "topics", "difficulty", "level", "minutes", "starter")


def _told(found: Any, reveal: bool) -> dict[str, Any]:
    """The content as JSON; of a question, only what the candidate sees, unless it is revealed."""
    told: dict[str, Any] = found.model_dump(mode="json", by_alias=True)
    told.pop("schema", None)
    if "ask" in told and not reveal:
        return {key: told[key] for key in _ASKED if key in told}
    return told


def _put_rendered(text: str) -> None:
    """Markdown drawn for a terminal; plain where it goes elsewhere."""
    import sys

    if not sys.stdout.isatty():
        put(text)
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text))
