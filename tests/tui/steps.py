"""Steps that several tests of the screens take."""

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import OptionList

_NAMED = {" ": "space", ".": "full_stop", ",": "comma", "?": "question_mark", "=": "equals_sign"}

_WAITING = ("dialog", "resume")
"""Workers that wait for the candidate."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until workers are done and all that they caused has been shown."""
    for _ in range(3):
        busy = [worker for worker in pilot.app.workers if worker.group not in _WAITING]
        if busy:
            await pilot.app.workers.wait_for_complete(busy)
        await pilot.pause()


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Press the first keys of `text` and paste the rest, which is quicker."""
    await pilot.press(*(_NAMED.get(character, character) for character in text[:4]))
    pilot.app.post_message(Paste(text[4:]))
    await pilot.pause()
    await pilot.pause()


async def choose(pilot: Pilot[None], option: str) -> None:
    """Choose an entry of the home screen once it is there."""
    await settled(pilot)
    entries = pilot.app.screen.query_one("#home-list", OptionList)
    entries.highlighted = entries.get_option_index(option)
    await pilot.press("enter")
    await settled(pilot)
