"""Owns the arguments of a call as they are handed to what reads it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from mockprep.analysis.values import Value


@dataclass(slots=True)
class Arguments:
    """Values of a call, by position and by name."""

    values: list[Value]
    named: dict[str, Value] = field(default_factory=dict)
    nodes: list[ast.expr] = field(default_factory=list)

    def at(self, position: int) -> Value:
        """One by position; an unknown value where there is none."""
        return self.values[position] if position < len(self.values) else Value("unknown")

    def __len__(self) -> int:
        return len(self.values)
