#!/usr/bin/env python3
"""Draws the pictures of the README from the running app: `python docs/pictures.py`.

A scripted candidate sits a question in the real app on the shipped content, in a home of its own,
with a clock that the script moves.
"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from mockprep.cli import choosing
from mockprep.cli.wiring import build_workbench
from mockprep.tui.app import MockprepApp, Opening
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.widgets.answer_editor import AnswerEditor

PICTURES = Path(__file__).parent / "pictures"
SIZE = (120, 36)
STORY = """\
Last spring our nightly billing export kept failing, and support had to answer some forty tickets \
a week because invoices were late. Nobody owned it. I was responsible for the order service, but I \
asked my lead for three days to look into it, because the errors started in data that we sent.

First I counted the failures for two weeks and found that nine out of ten came from orders \
without a tax code. I wrote a check that refuses such orders at the door, and I built a small page \
on which support can see and repair them. Then I showed both to the billing team, since they \
had to trust the new check.

"""
ENDING = "As a result the export has been running through ever since."
REPLY = (
    "The tickets fell from forty a week to three, measured over the following two months. "
    "Since then I count failures first, before I change anything."
)


class Script:
    """A candidate who types, and a clock that moves with them."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def clock(self) -> datetime:
        return self.now

    async def write(self, pilot: Pilot[None], text: str, minutes: float) -> None:
        """Let the time pass, then hold `text` in the editor."""
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        for _ in range(int(minutes * 6)):
            self.now += timedelta(seconds=10)
            screen.tick()
        editor = screen.query_one("#editor", AnswerEditor)
        editor.replace_text(editor.text + text)
        editor.move_to(len(editor.text))
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all that was begun is shown."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def draw() -> None:
    """Sit the question, and save a picture of the interview and of the debrief."""
    script = Script()
    workbench = replace(build_workbench(), clock=script.clock)
    choice = choosing.Choice(names=("ownership-and-failure/beh-nobodys-problem",))
    plan = choosing.plan(workbench.library, choice, seed=1)
    app = MockprepApp(workbench, Opening(plan=plan, seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await script.write(pilot, STORY, 3.5)
        await script.write(pilot, ENDING, 0.2)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await script.write(pilot, REPLY, 0.5)
        save(app, "interview")
        for _ in range(4):
            await pilot.press("ctrl+s")
            await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        await pilot.press("3", "3", "3", "2", "3", "enter")
        await settle(pilot)
        save(app, "debrief")


def save(app: MockprepApp, name: str) -> None:
    """Write what the app shows as an SVG picture."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(app.export_screenshot(title="mockprep"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        import os

        os.environ["MOCKPREP_HOME"] = home
        asyncio.run(draw())
