"""`run` and `review`: straight into a session, and back to recorded ones."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mockprep.errors import UsageError


class ModeChoice(StrEnum):
    """How strict the clock is."""

    interview = "interview"
    practice = "practice"


class KindChoice(StrEnum):
    """The kinds of question."""

    concept = "concept"
    code = "code"
    design = "design"
    behavioral = "behavioral"


_CHOOSING = "What to ask"
_SITTING = "How to sit it"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command(epilog=_RUN_EXAMPLES)(run)
    app.command(epilog=_REVIEW_EXAMPLES)(review)


_RUN_EXAMPLES = (
    "Examples:  mockprep run python-backend   |   "
    "mockprep run --kind concept --topics python,db --count 5 --mode practice"
)
_REVIEW_EXAMPLES = "Examples:  mockprep review   |   mockprep review 20261123-083200-k3f9 --plain"


def run(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[LOOP | BANK/QUESTION ...]", show_default=False)
    ] = None,
    kind: Annotated[KindChoice | None, typer.Option(rich_help_panel=_CHOOSING)] = None,
    topics: Annotated[
        str, typer.Option(help="Topics, separated by commas.", rich_help_panel=_CHOOSING)
    ] = "",
    difficulty: Annotated[
        str, typer.Option(help="easy, medium, hard, or a range as 1-2.", rich_help_panel=_CHOOSING)
    ] = "",
    count: Annotated[int, typer.Option(min=1, max=50, rich_help_panel=_CHOOSING)] = 3,
    minutes: Annotated[
        float | None,
        typer.Option(min=0.1, max=480, help="Length of the round.", rich_help_panel=_SITTING),
    ] = None,
    mode: Annotated[ModeChoice, typer.Option(rich_help_panel=_SITTING)] = ModeChoice.interview,
    seed: Annotated[
        int | None, typer.Option(help="Draw the same questions again.", rich_help_panel=_SITTING)
    ] = None,
    grader: Annotated[str, typer.Option(rich_help_panel=_SITTING)] = "offline",
    content: Annotated[
        list[Path] | None, typer.Option(help="A folder with more content; repeatable.")
    ] = None,
) -> None:
    """Open straight into a session: a loop, named questions, or a round that is drawn."""
    from mockprep.cli import choosing
    from mockprep.cli.wiring import build_workbench, open_app
    from mockprep.tui.app import Opening

    choice = choosing.Choice(
        names=tuple(names or ()),
        kind=kind.value if kind else None,
        topics=choosing.topic_names(topics),
        difficulty=choosing.difficulty_range(difficulty),
        count=count,
        minutes=minutes,
    )
    # Drawn before the app opens, so that a wrong name is told on the command line.
    workbench = build_workbench(content or [], grader)
    if grader != "offline":
        _ = workbench.grader  # otherwise it would be missed only after the interview
    chosen_seed = workbench.new_seed() if seed is None else seed
    plan = choosing.plan(workbench.library, choice, chosen_seed)
    open_app(workbench, Opening(plan=plan, seed=chosen_seed, mode=mode.value))


def review(
    session: Annotated[str | None, typer.Argument(show_default=False)] = None,
    plain: Annotated[bool, typer.Option("--plain", help="Print the debrief instead.")] = False,
) -> None:
    """Look at a recorded session again; without a name, at the latest."""
    from mockprep.cli.wiring import build_workbench, open_app
    from mockprep.tui.app import Opening

    workbench = build_workbench()
    store = workbench.store
    name = session or next(iter(store.ids()), None)
    if name is None:
        raise UsageError("no session is recorded yet; `mockprep run` begins one")
    if plain:
        from mockprep.cli.plain_debrief import debrief_text

        sys.stdout.write(debrief_text(store.read(name).state))
        return
    store.read(name)  # an unknown or broken one is told before the app opens
    open_app(workbench, Opening(review=name))
