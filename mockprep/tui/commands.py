"""All commands of a screen, read from its bindings: the one place where a command is declared."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done now, and the key that does it."""

    title: str
    explained: str
    key: str
    shown: bool
    call: Callable[[], object]


def screen_commands(screen: Screen[object]) -> list[Command]:
    """What the screen offers now, in the order of its bindings; each once."""
    found: dict[str, Command] = {}
    for node, binding, enabled, tooltip in screen.active_bindings.values():
        explained = tooltip or binding.tooltip
        if not enabled or not binding.description or not explained:
            continue
        found.setdefault(binding.action, _command(screen, node, binding, explained))
    return list(found.values())


def _command(screen: Screen[object], node: DOMNode, binding: Binding, explained: str) -> Command:
    return Command(
        title=binding.description,
        explained=explained,
        key=screen.app.get_key_display(binding),
        shown=binding.show,
        call=partial(screen.app.run_action, binding.action, node),
    )
