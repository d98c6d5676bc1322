"""Owns patches that both processes must see: what a test patches in a module of Python itself.

A patch of `builtins.input` or `random.randint` is meant for the answer, which has modules of its
own: it is made there as well, for as long as it holds here.
"""

import types
from collections.abc import Callable
from typing import Any

_SHARED = frozenset({"builtins", "random", "time", "os", "posixpath", "datetime", "math"})
_OF_SYS = frozenset({"stdin", "argv"})
"""What is shared of `sys`; a test that replaces `stdout` gets what the answer prints anyway."""


def share_patches(patch: Any, ask: Callable[..., Any]) -> None:
    """Let the patches of `unittest.mock` reach the other process; patch: their class."""
    enter, leave = patch.__enter__, patch.__exit__

    def entered(self: Any) -> Any:
        given = enter(self)
        if is_shared(self.target, self.attribute):
            new = getattr(self.target, self.attribute)
            ask("further", "patch", self.target.__name__, self.attribute, new)
        return given

    def left(self: Any, *error: Any) -> Any:
        if is_shared(self.target, self.attribute):
            ask("further", "unpatch", self.target.__name__, self.attribute)
        return leave(self, *error)

    patch.__enter__, patch.__exit__ = entered, left


def is_shared(target: Any, name: str) -> bool:
    """Whether a patch of `name` in `target` is made in the answer's process, too."""
    if type(target) is not types.ModuleType:
        return False
    module = target.__name__
    return module in _SHARED or (module == "sys" and name in _OF_SYS)


class Patches:
    """The patches that are made in the answer's process."""

    def __init__(self) -> None:
        self._originals: list[tuple[str, str, Any]] = []

    def put_on(self, module: str, name: str, new: Any) -> None:
        """Put something in the place of a name of a module."""
        target = __import__(module)
        self._originals.append((module, name, getattr(target, name)))
        setattr(target, name, new)

    def take_off(self, module: str, name: str) -> None:
        """Put back what was there before the latest patch of the name."""
        for at, (of, patched, original) in reversed(list(enumerate(self._originals))):
            if (of, patched) == (module, name):
                setattr(__import__(module), name, original)
                del self._originals[at]
                return
