"""Owns the words of what one process lets another do with its objects."""

from typing import Any, Protocol


class Refused(Exception):
    """The other side asked for something that it may not have."""


class Policy(Protocol):
    """What one side lets the other do with its objects."""

    def speaks(self, value: Any) -> str | None:
        """The name by which it gives a function or class; None for one that has no such name."""

    def accepts(self, name: str) -> Any:
        """The function or class that the other side may give by this name; None for no other."""

    def lends(self, value: Any) -> bool:
        """Whether the other side may have a stand-in for `value`."""

    def allows(self, doing: str, value: Any, name: str) -> bool:
        """Whether `get`, `set`, `del` or `special` may be done with a name of `value`."""
