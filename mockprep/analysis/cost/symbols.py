"""Owns the variables that sizes are told in: where each comes from, and how it is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

_LETTERS = ("n", "m", "k", "q", "p", "t", "w", "h", "r", "s", "u", "v", "x", "y", "z", "a", "b")
_KEPT = frozenset("abcdfghijklmnpqrstuvwxyzVE")
"""Names that a bound is well told in: e and o would be misread."""


@dataclass(slots=True)
class Symbols:
    """The variables of one reading."""

    hints: dict[str, str] = field(default_factory=dict)
    """The name that the code gives to a variable."""
    constants: set[str] = field(default_factory=set)
    """Variables that turned out not to grow: unpacked into names, or a count of test cases."""
    order: dict[str, int] = field(default_factory=dict)
    lines: set[str] = field(default_factory=set)
    """Variables of lines that were read."""
    many: set[str] = field(default_factory=set)
    """Those of them that were read in a loop."""
    picked: set[str] = field(default_factory=set)
    """Variables of lines from which single words were taken."""
    used: set[str] = field(default_factory=set)
    """Variables of lines that were gone through."""

    def fresh(self, key: str) -> str:
        """The variable for a place in the code; the same one when it is read again."""
        self.order.setdefault(key, len(self.order))
        return key

    def name(self, symbol: str, name: str) -> None:
        """Remember what the code calls a variable."""
        if symbol:
            self.hints.setdefault(symbol, name)

    def fix(self, symbol: str) -> None:
        """Note that a variable is constant."""
        if symbol:
            self.constants.add(symbol)

    def pick(self, symbol: str) -> None:
        """Note that a word at a fixed place of a line was taken."""
        if symbol:
            self.picked.add(symbol)

    def use(self, symbol: str) -> None:
        """Note that something is gone through, as long as its variable says."""
        if symbol:
            self.used.add(symbol)

    def fixed(self) -> frozenset[str]:
        """The variables that do not grow."""
        return frozenset(self.constants | (self.picked - self.used))

    def letters(self, used: Iterable[str]) -> dict[str, str]:
        """A letter for each variable that is shown: its own name where that is one letter."""
        wanted = sorted(used, key=lambda symbol: (self.order.get(symbol, 1 << 30), symbol))
        if len(wanted) == 1:
            return {wanted[0]: "n"}
        given: dict[str, str] = {}
        for symbol in wanted:
            hint = self.hints.get(symbol, symbol)
            if len(hint) == 1 and hint.lower() in _KEPT and hint.lower() not in given.values():
                given[symbol] = hint.lower()
        for symbol in wanted:
            if symbol not in given:
                free = (letter for letter in _LETTERS if letter not in given.values())
                given[symbol] = next(free, "n")
        return given
