"""The commands of `mockprep`, each group registered from its own file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mockprep import __version__
from mockprep.cli import (
    authoring_commands,
    calibrate_command,
    complexity_command,
    content_commands,
    doctor_command,
    explain_command,
    grade_commands,
    import_commands,
    session_commands,
)
from mockprep.errors import UsageError

app = typer.Typer(
    name="mockprep",
    rich_markup_mode="rich",
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Examples:  mockprep   |   mockprep run python-backend   |   mockprep check mine.yaml",
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"mockprep {__version__}")
        raise typer.Exit


@app.callback()
def mockprep(
    context: typer.Context,
    content: Annotated[
        list[Path] | None, typer.Option(help="A folder with more content; repeatable.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Mock interviews in the terminal: timed rounds, a probing interviewer, and a debrief.

    Without a command, the app opens at its home screen.
    """
    if context.invoked_subcommand is not None:
        if content:
            name = context.invoked_subcommand
            raise UsageError(f"--content belongs behind the command: mockprep {name} --content ...")
        return
    from mockprep.cli.wiring import build_workbench, open_app

    open_app(build_workbench(content or []))


session_commands.register(app)
content_commands.register(app)
authoring_commands.register(app)
import_commands.register(app)
grade_commands.register(app)
explain_command.register(app)
doctor_command.register(app)
complexity_command.register(app)
calibrate_command.register(app)
