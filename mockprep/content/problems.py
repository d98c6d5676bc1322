"""What can be wrong with content, and where: the one shape in which every check reports."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
Loc = tuple[str | int, ...]
"""A way into a document: keys and positions, as pydantic writes them."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column of a file, both counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in one document, before the file's name and the readable path are known."""

    loc: Loc
    line: int
    column: int
    message: str
    suggestion: str = ""
    severity: Severity = "error"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with content, told so that the author can mend it."""

    file: str
    line: int
    column: int
    path: str
    """Such as `questions[gil].points[0].weight`; empty for the file as a whole."""
    message: str
    suggestion: str = ""
    """What was probably meant; empty when nothing is near."""
    severity: Severity = "error"
    rule: str = ""
    """The lint rule, such as `B07`; empty for what no one may leave as it is."""

    def __str__(self) -> str:
        warning = "warning: " if self.severity == "warning" else ""
        path = f"{self.path}: " if self.path else ""
        near = f" (did you mean `{self.suggestion}`?)" if self.suggestion else ""
        rule = f" [{self.rule}]" if self.rule else ""
        return f"{self.file}:{self.line}:{self.column}: {warning}{path}{self.message}{near}{rule}"

    @property
    def place(self) -> tuple[str, int, int]:
        """By which problems are put in order."""
        return (self.file, self.line, self.column)
