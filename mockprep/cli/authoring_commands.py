"""`new`, `schema` and `config`: beginning content of one's own."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mockprep.cli.output import PlainFormat, notice, put, put_json
from mockprep.errors import UsageError


class SchemaChoice(StrEnum):
    """The kinds of content file."""

    bank = "bank"
    rubric = "rubric"
    loop = "loop"


class NewChoice(StrEnum):
    """What can be begun: a bank of a kind, a rubric or a loop."""

    concept = "concept"
    code = "code"
    design = "design"
    behavioral = "behavioral"
    rubric = "rubric"
    loop = "loop"


_OUTPUT = "Output"
_PANEL = "Content"


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    for command, (first, second) in _EXAMPLES.items():
        epilog = f"Examples:  {first}   |   {second}"
        app.command(epilog=epilog, rich_help_panel=_PANEL)(command)


def new(
    kind: Annotated[NewChoice, typer.Argument(help="What the file holds.")],
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A kebab-case name.", show_default=False)
    ] = "",
    out: Annotated[
        Path | None,
        typer.Option(help="Write it there instead of printing it.", rich_help_panel=_OUTPUT),
    ] = None,
) -> None:
    """Begin a bank, a rubric or a loop: small but complete, with comments that say what is what."""
    import re

    from mockprep.content.beginnings import skeleton

    if name and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
        raise UsageError(f"{name!r} is no kebab-case name, such as my-questions")
    text = skeleton(kind.value, name)
    if out is None:
        put(text)
        return
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise UsageError(f"{out} is already there") from None
    except OSError as error:
        raise UsageError(f"{out} can't be written: {error.strerror}") from None
    notice(f"{out} is ready to be changed; `mockprep check {out}` tells what is wrong")


def schema(
    kind: Annotated[SchemaChoice, typer.Argument(help="The kind of file.")],
) -> None:
    """Print the JSON Schema of a kind of file, for editors that check and complete YAML."""
    from mockprep.content.schemas import schema_of

    put_json(schema_of(kind.value))


def config(
    form: Annotated[
        PlainFormat, typer.Option("--format", help="How it is written.", rich_help_panel=_OUTPUT)
    ] = PlainFormat.text,
) -> None:
    """Say where things are: settings, content, sessions, cache and log."""
    from mockprep import config as places
    from mockprep.content.library import shipped_sources

    told = {
        "config": places.config_folder(),
        "your content": places.content_folder(),
        "shipped content": shipped_sources()[0].place.parent,
        "sessions": places.sessions_folder(),
        "drafts": places.drafts_folder(),
        "cache": places.cache_folder(),
        "log": places.log_file(),
    }
    if form is PlainFormat.json:
        put_json({"schema": 1, **{name.replace(" ", "_"): str(at) for name, at in told.items()}})
        return
    width = max(map(len, told))
    put("\n".join(f"{name.ljust(width)}  {place}" for name, place in told.items()))
    notice(f"{places.HOME_VARIABLE} moves all of it below one folder.")


_EXAMPLES: dict[Callable[..., None], tuple[str, str]] = {
    new: ("mockprep new concept > mine.yaml", "mockprep new loop my-day --out my-day.yaml"),
    schema: ("mockprep schema bank > bank.schema.json", "mockprep schema rubric"),
    config: ("mockprep config", "mockprep config --format json"),
}
