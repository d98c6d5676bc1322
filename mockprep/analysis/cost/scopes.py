"""Owns names: which value each has in the function, the enclosing ones and the module."""

from __future__ import annotations

from mockprep.analysis.cost.values import Value, joined


class Scope:
    """The names of one function call, or of the module."""

    __slots__ = ("outer", "passed_on", "values", "written_at")

    def __init__(self, outer: Scope | None = None) -> None:
        self.outer = outer
        self.values: dict[str, Value] = {}
        self.written_at: dict[str, int] = {}
        """The loop in which a name was last given a value that starts afresh."""
        self.passed_on: dict[str, Scope] = {}
        """Names declared global or nonlocal, with the scope that they belong to."""

    def home(self, name: str) -> Scope | None:
        """The scope that a name is found in."""
        scope: Scope | None = self.passed_on.get(name, self)
        while scope is not None and name not in scope.values:
            scope = scope.outer
        return scope

    def get(self, name: str) -> Value | None:
        """The value of a name, None where it has none yet."""
        home = self.home(name)
        return None if home is None else home.values[name]

    def born(self, name: str) -> int | None:
        """The serial number of the loop in which the name got its start value."""
        home = self.home(name)
        return None if home is None else home.written_at.get(name, 0)

    def set(self, name: str, value: Value, loop: int | None) -> None:
        """Give a name a value in a loop; with none it goes on from what it had."""
        scope = self.passed_on.get(name, self)
        scope.values[name] = value
        if loop is not None:
            scope.written_at[name] = loop
        else:
            scope.written_at.setdefault(name, 0)

    def root(self) -> Scope:
        """The scope of the module."""
        scope = self
        while scope.outer is not None:
            scope = scope.outer
        return scope

    def declare_global(self, name: str) -> None:
        """Let a name belong to the module."""
        self.passed_on[name] = self.root()

    def declare_nonlocal(self, name: str) -> None:
        """Let a name belong to the enclosing function that has it."""
        home = self.outer.home(name) if self.outer else None
        if home is not None:
            self.passed_on[name] = home

    def branch(self) -> dict[str, Value]:
        """The values now, to return to for another branch."""
        return dict(self.values)

    def merge(self, other: dict[str, Value]) -> None:
        """Let each name have what it has here or there."""
        for name, value in other.items():
            mine = self.values.get(name)
            self.values[name] = value if mine is None else joined(mine, value)
