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
CODE = """\
def reconcile(manifest: list[str], scanned: list[str]) -> dict[str, dict[str, int]]:
    # Takes O(n) time: each list is walked once.
    missing = {}
    for code in manifest:
        short = manifest.count(code) - scanned.count(code)
        if short > 0:
            missing[code] = short
    extra = {}
    for code in scanned:
        extra[code] = scanned.count(code) - manifest.count(code)
    return {"missing": missing, "extra": extra}
"""
MENDED = CODE.replace(
    "        extra[code] = scanned.count(code) - manifest.count(code)\n",
    "        over = scanned.count(code) - manifest.count(code)\n"
    "        if over > 0:\n"
    "            extra[code] = over\n",
)
OWN_TESTS = """\
reconcile(["A7"], ["a7"]) == {"missing": {"A7": 1}, "extra": {"a7": 1}}
reconcile(["A7", "A7"], ["A7"])"""
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

    async def replace(self, pilot: Pilot[None], text: str, minutes: float) -> None:
        """Let the time pass, then hold nothing but `text` in the editor."""
        pilot.app.screen.query_one("#editor", AnswerEditor).replace_text("")
        await self.write(pilot, text, minutes)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait after each."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until all that was begun is shown."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def app_for(script: Script, question: str) -> MockprepApp:
    """The app with a session of one question."""
    workbench = replace(build_workbench(), clock=script.clock)
    plan = choosing.plan(workbench.library, choosing.Choice(names=(question,)), seed=1)
    return MockprepApp(workbench, Opening(plan=plan, seed=1))


async def draw_story() -> None:
    """Tell a story, and save a picture of the interview and of the debrief."""
    script = Script()
    app = app_for(script, "ownership-and-failure/beh-nobodys-problem")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await script.write(pilot, STORY, 3.5)
        await script.write(pilot, ENDING, 0.2)
        await press(pilot, "ctrl+s")
        await script.write(pilot, REPLY, 0.5)
        save(app, "interview")
        await press(pilot, *["ctrl+s"] * 4, "down", "enter", *"33323", "enter")
        save(app, "debrief")


async def draw_code() -> None:
    """Write code and run it; save a picture of its results and of the debrief's code tab."""
    script = Script()
    app = app_for(script, "code-arrays-and-hashing/code-reconcile-manifest")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await script.replace(pilot, CODE, 4)
        await pilot.press("ctrl+t")
        await pilot.pause()
        pilot.app.screen.query_one("#tests", AnswerEditor).replace_text(OWN_TESTS)
        await press(pilot, "ctrl+s")
        save(app, "code")
        await script.replace(pilot, MENDED, 1)
        await press(pilot, "ctrl+r", "ctrl+s")
        while isinstance(app.screen, InterviewScreen):
            await script.write(pilot, "I would split both logs by code, then tally each part.", 0.5)
            await press(pilot, "ctrl+s")
        await press(pilot, "down", "enter", *"3333", "enter", "right_square_bracket")
        save(app, "code-debrief")


def save(app: MockprepApp, name: str) -> None:
    """Write what the app shows as an SVG picture."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.svg").write_text(app.export_screenshot(title="mockprep"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        import os

        os.environ["MOCKPREP_HOME"] = home
        asyncio.run(draw_story())
        asyncio.run(draw_code())
