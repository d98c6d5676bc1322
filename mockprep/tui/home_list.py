"""What the home screen lists, computed from content and recorded sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets.option_list import Option

from mockprep.tui.wording import ago, counted, minutes_long

if TYPE_CHECKING:
    from mockprep.content.library import Library
    from mockprep.transcripts.index import SessionSummary

_NAME_WIDTH = 38


@dataclass(frozen=True, slots=True)
class HomeContents:
    """What a home screen lists once it is loaded."""

    library: Library
    unfinished: tuple[SessionSummary, ...]
    recent: tuple[SessionSummary, ...]
    now: datetime
    trouble: str = ""
    """Why the recorded sessions can't be listed, or nothing."""


def home_options(contents: HomeContents, theme: Mapping[str, str]) -> list[Option]:
    """Resumable sessions first, then loops, a round of one's own, and what was done lately."""
    options: list[Option] = []
    if contents.unfinished:
        options.append(_heading("Go on", theme))
        options += [_unfinished(summary, contents.now) for summary in contents.unfinished]
    options.append(_heading("Start", theme))
    for loop in contents.library.loops.values():
        facts = f"{counted(len(loop.sittings), 'round')} · {minutes_long(loop.minutes)}"
        options.append(Option(_line(loop.title, facts), id=f"loop:{loop.loop}"))
    total = counted(len(contents.library.listings), "question")
    options.append(Option(_line("A single round of your choice", total), id="round:"))
    if contents.recent:
        options.append(_heading("Recent sessions", theme))
        options += [_recent(summary) for summary in contents.recent]
    return options


def home_state(contents: HomeContents) -> str:
    """One line on what needs attention, or nothing."""
    errors = sum(problem.severity == "error" for problem in contents.library.problems)
    if errors:
        return f"{counted(errors, 'problem')} in the content: press p to see them."
    return contents.trouble


def _heading(text: str, theme: Mapping[str, str]) -> Option:
    return Option(Text(f"\n{text}", style=theme["primary"]), disabled=True)


def _line(name: str, facts: str) -> Text:
    shown = name if len(name) <= _NAME_WIDTH else name[: _NAME_WIDTH - 1] + "…"
    return Text(f"  {shown:<{_NAME_WIDTH}}  ").append(facts, style="dim")


def _unfinished(summary: SessionSummary, now: datetime) -> Option:
    when = ago(summary.started_at, now) if summary.started_at else ""
    done = f"{summary.questions_asked} of {summary.questions_total} questions"
    return Option(_line(summary.title, f"{done} · {when}"), id=f"resume:{summary.id}")


def _recent(summary: SessionSummary) -> Option:
    when = f"{summary.started_at.astimezone():%d %b %H:%M}" if summary.started_at else summary.id
    facts = [when, summary.mode or ""]
    if summary.problem:
        facts = [when, "can't be read"]
    return Option(
        _line(summary.title or summary.id, " · ".join(filter(None, facts))),
        id=f"review:{summary.id}",
    )
