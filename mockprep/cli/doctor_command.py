"""`doctor`: what works on this machine, and what would make it work better."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from mockprep import __version__
from mockprep.cli.output import PlainFormat, put, put_json

if TYPE_CHECKING:
    from mockprep.graders.plugins import Listing

State = Literal["good", "poor", "bad"]
_MARKS: dict[State, str] = {"good": "ok", "poor": "--", "bad": "NO"}
_EXTRA = "pip install 'mockprep[review]'"
_EXAMPLES = "Examples:  mockprep doctor   |   mockprep doctor --format json"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    area: str
    name: str
    state: State
    says: str
    fix: str = ""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command(epilog=_EXAMPLES)(doctor)


def doctor(
    form: Annotated[
        PlainFormat, typer.Option("--format", help="How it is written.")
    ] = PlainFormat.text,
) -> None:
    """Say what works on this machine: isolation of code, reviewers, content, graders.

    The exit code is 1 when something that mockprep needs does not work.
    """
    findings = list(_findings())
    if form is PlainFormat.json:
        put_json({"schema": 1, "findings": [asdict(finding) for finding in findings]})
    else:
        put("\n".join(_lines(findings)))
    raise typer.Exit(any(finding.state == "bad" for finding in findings))


def _lines(findings: list[Finding]) -> Iterator[str]:
    area = ""
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        if finding.area != area:
            yield f"{'' if not area else chr(10)}{finding.area}"
            area = finding.area
        yield f"  {_MARKS[finding.state]}  {finding.name.ljust(width)}  {finding.says}"
        if finding.fix:
            yield f"      {' ' * width}  {finding.fix}"


def _findings() -> Iterator[Finding]:
    yield Finding(
        "mockprep",
        "version",
        "good",
        f"{__version__}, Python {platform.python_version()}, {platform.system()}",
    )
    yield from _isolation()
    yield from _reviewers()
    yield from _content()
    yield from _graders()
    yield from _detectors()


def _isolation() -> Iterator[Finding]:
    """Each way to keep code in, and which is in force."""
    from mockprep.cli.running import ISOLATION_VARIABLE, open_runner
    from mockprep.errors import RunnerError
    from mockprep.runner.isolation import Unavailable, survey

    area = "Running code"
    try:
        in_force = open_runner().isolation
    except RunnerError as error:
        yield Finding(area, "in force", "bad", str(error), f"see {ISOLATION_VARIABLE}")
    else:
        fix = ""
        if in_force.is_weak:
            fix = "code that sets out to break free might; run only code of your own"
        yield Finding(area, "in force", "poor" if in_force.is_weak else "good", in_force.title, fix)
    for found in survey():
        if isinstance(found, Unavailable):
            yield Finding(area, found.level, "poor", found.why, _remedy(found.level, found.why))
        else:
            yield Finding(area, found.level, "good", "works here")


def _remedy(level: str, why: str) -> str:
    if level == "bubblewrap" and "not installed" in why:
        return "install it for the strongest isolation, such as `apt install bubblewrap`"
    return ""


def _reviewers() -> Iterator[Finding]:
    from mockprep.analysis.reviewing.programs import available_tools

    for tool in available_tools():
        area = "Reviewing code"
        if tool.is_installed:
            yield Finding(area, tool.name, "good", tool.version or "works here")
        elif tool.required:
            yield Finding(area, tool.name, "bad", "not found", f"pip install {tool.name}")
        else:
            yield Finding(area, tool.name, "poor", "not installed; optional", _EXTRA)


def _content() -> Iterator[Finding]:
    from mockprep.cli.output import counted
    from mockprep.cli.sources import load_library

    library = load_library([])
    errors = sum(problem.severity == "error" for problem in library.problems)
    says = f"{counted(len(library.listings), 'question')}, {counted(errors, 'error')}"
    fix = "`mockprep check` tells each with its place" if errors else ""
    yield Finding("Content", "banks", "poor" if errors else "good", says, fix)


def _graders() -> Iterator[Finding]:
    from mockprep.graders import registry

    yield from (_plugin("Graders", entry) for entry in registry.listing())


def _detectors() -> Iterator[Finding]:
    """What other packages bring; ours are always there."""
    from mockprep.graders.offline import elsewhere

    yield from (_plugin("Detectors of other packages", entry) for entry in elsewhere.listing())


def _plugin(area: str, entry: Listing) -> Finding:
    if entry.problem:
        return Finding(area, entry.installed.name, "poor", f"broken: {entry.problem}")
    return Finding(area, entry.installed.name, "good", entry.about)
