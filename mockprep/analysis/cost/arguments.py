"""Owns the arguments of a call as they are handed to what reads it."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mockprep.analysis.cost.values import Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


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


Native = Callable[["Walk", ast.Call, Arguments], Value]
"""What reads a call of a function that the code does not define."""
