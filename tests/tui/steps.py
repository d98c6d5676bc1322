"""Steps that several tests of the screens take.

`Pilot.press` waits twice for an idle processor, at least 40 ms a key. `press` hands the key to the
app and waits until every widget has worked off its messages instead: that takes a fifth of it and
does not look at the wall clock.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key, Paste
from textual.message import Message
from textual.notifications import Notify
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import OptionList, Static

ROUNDS = 4
"""How often in a row all queues are worked off, with no worker at work, before all is settled."""

_WAITING = ("dialog", "resume")
"""Workers that wait for the candidate."""

_CHARACTERS = {"space": " ", "full_stop": ".", "comma": ",", "enter": "\r", "tab": "\t"}
_NAMES = {character: name for name, character in _CHARACTERS.items()}

M = TypeVar("M", bound=Message)


class Told:
    """All messages of an app, once each; give it to `run_test` as `message_hook`."""

    def __init__(self) -> None:
        self._messages: dict[int, Message] = {}

    def __call__(self, message: Message) -> None:
        """Take a message at any of the places that it passes."""
        self._messages[id(message)] = message

    def of(self, kind: type[M]) -> list[M]:
        """The messages of one kind so far."""
        return [message for message in self._messages.values() if isinstance(message, kind)]

    @property
    def notices(self) -> list[str]:
        """What was said to the candidate in the corner of the screen."""
        return [str(message.notification.message) for message in self.of(Notify)]


async def settled(pilot: Pilot[None]) -> None:
    """Wait until workers are done and all that they caused has been shown."""
    calm, before = 0, [0]
    while calm < ROUNDS:
        busy = [worker for worker in pilot.app.workers if worker.group not in _WAITING]
        if busy:
            await pilot.app.workers.wait_for_complete(busy)
        await pilot.pause(0)
        now = [id(node) for node in pilot.app.screen.walk_children(with_self=True)]
        calm = 0 if now != before or not _is_at_rest(pilot.app) else calm + 1
        before = now


def _is_at_rest(app: App[None]) -> bool:
    """Whether no worker is at work but those that wait for the answer to a dialog."""
    workers = list(app.workers)
    waits = isinstance(app.screen, ModalScreen)
    return not workers or (waits and all(worker.group in _WAITING for worker in workers))


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Let the app go on until something is so that no worker tells of."""
    for _ in range(500):
        if is_so():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come about")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each once all that the one before caused is settled."""
    for key in keys:
        character = key if len(key) == 1 else _CHARACTERS.get(key)
        pilot.app.post_message(Key(_NAMES.get(key, key), character))
        await settled(pilot)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste into what has the focus."""
    pilot.app.post_message(Paste(text))
    await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Press the first keys of `text` and paste the rest, which is quicker."""
    await press(pilot, *text[:2])
    await paste(pilot, text[2:])


async def choose(pilot: Pilot[None], option: str) -> None:
    """Choose an entry of the home screen once it is there."""
    await settled(pilot)
    entries = pilot.app.screen.query_one("#home-list", OptionList)
    entries.highlighted = entries.get_option_index(option)
    await press(pilot, "enter")


def text_of(place: DOMNode, selector: str) -> str:
    """The words of a label."""
    return str(place.query_one(selector, Static).content)


def painted(screen: Screen[Any]) -> str:
    """What can be read on the screen, line by line."""
    # Textual offers it as an SVG only.
    strips = screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"
