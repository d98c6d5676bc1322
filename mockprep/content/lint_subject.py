"""A question under the deep lint, with its place in the document."""

from dataclasses import dataclass

from mockprep.content.nodes import Node, find
from mockprep.content.problems import Flaw, Loc, Severity
from mockprep.domain.question import AnyQuestion
from mockprep.domain.rubric import Rubric


@dataclass(frozen=True, slots=True)
class Subject:
    """A question with its node, the way to it, and the rubric that it names, if there is one."""

    question: AnyQuestion
    node: Node
    loc: Loc
    rubric: Rubric | None

    def flaw(self, rule: str, message: str, *within: str | int, warn: bool = False) -> Flaw:
        """Something wrong at the place `within` the question."""
        found = find(self.node, within)
        severity: Severity = "warning" if warn else "error"
        loc = (*self.loc, *found.loc)
        return Flaw(loc, found.node.line, found.node.column, message, "", severity, rule)
