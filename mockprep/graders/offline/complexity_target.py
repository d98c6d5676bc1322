"""Owns what a question says of complexity, read: its target, its approaches, its variables."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from mockprep.domain.claims import ClaimKind
from mockprep.domain.complexity_classes import ComplexityClass
from mockprep.domain.complexity_reading import Unreadable, read_class
from mockprep.domain.coverage import content_words
from mockprep.domain.patterns import Pattern, Text, compile_pattern
from mockprep.domain.question import CodeQuestion, Complexity

Tier = Literal["baseline", "better", "target"]
_NO_VARIABLE = frozenset(
    {"number", "length", "size", "log", "time", "space", "constant", "max", "min"}
)
_ALIASES = {
    "V": ("vertices", "vertex", "nodes", "node"),
    "E": ("edges", "edge"),
}
_DEFINITION = re.compile(
    r"(?:\b(?:where|with|for|let|if|when|and)\s|[,(]\s?)(?P<letter>[a-zA-Z]) "
    r"(?:is|=|being|be|for|denotes|stands for|means|are) "
    r"(?:the |our |all )?(?:total )?(?:number|count|amount|length|size)?(?: of)? ?"
    r"(?P<words>(?:[\w-]+ ?){1,4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KnownApproach:
    """A way to solve the question, with its cost read."""

    name: str
    tier: Tier
    time: ComplexityClass


class Target:
    """What the question says of the cost of its approaches."""

    def __init__(self, question: CodeQuestion, complexity: Complexity) -> None:
        self.names = variable_names(complexity)
        self.time = self._classes((complexity.time, *complexity.accept_time))
        self.space = self._classes((complexity.space, *complexity.accept_space))
        self.bounds = {
            self.names.get(name.lower(), name): bound
            for name, source in complexity.bounds.items()
            for bound in self._classes((source,))
        }
        self.reasons: tuple[Pattern, ...] = tuple(
            compile_pattern(source, question.glossary) for source in complexity.why
        )
        self.approaches = tuple(
            KnownApproach(approach.name, approach.tier, stated)
            for approach in question.approaches
            for stated in self._classes((approach.time,))
        )
        self.of_operations = any(test.calls for test in question.tests)
        """Whether the cost is that of one operation on an object, and not of a whole run."""

    def accepted(self, kind: ClaimKind) -> tuple[ComplexityClass, ...]:
        """The classes that the question accepts, its own first; empty where it states none."""
        return self.time if kind == "time" else self.space

    @property
    def variables(self) -> frozenset[str]:
        """The variables that the question knows."""
        return frozenset(self.names.values())

    def _classes(self, sources: Sequence[str]) -> tuple[ComplexityClass, ...]:
        found = []
        for source in sources:
            with suppress(Unreadable):
                found.append(read_class(source, self.names))
        return tuple(found)


def target_of(question: object) -> Target | None:
    """What `question` says of complexity; None where it says nothing."""
    if not isinstance(question, CodeQuestion) or question.complexity is None:
        return None
    return Target(question, question.complexity)


def variable_names(complexity: Complexity) -> dict[str, str]:
    """Which variable a word stands for: the variables themselves, and words that describe one."""
    names = {name.lower(): name for name in complexity.vars}
    described: dict[str, set[str]] = {}
    for name, description in complexity.vars.items():
        for forms in content_words(Text(description)):
            for form in forms:
                described.setdefault(form, set()).add(name)
    for form, variables in described.items():
        if len(variables) == 1 and len(form) > 2 and form not in _NO_VARIABLE:
            names.setdefault(form, next(iter(variables)))
    for name in complexity.vars:
        for alias in _ALIASES.get(name, ()):
            names.setdefault(alias, name)
    return names


def as_defined(text: Text, names: Mapping[str, str]) -> dict[str, str]:
    """The names with the letters that the candidate gave a meaning of their own.

    After `where m is the number of windows` an m is what the question calls n.
    """
    own = dict(names)
    for match in _DEFINITION.finditer(text.folded):
        words = [word for word in match["words"].lower().split() if len(word) > 2]
        meant = {names[word] for word in words if word in names}
        if len(meant) == 1:
            own[match["letter"].lower()] = meant.pop()
    return own
