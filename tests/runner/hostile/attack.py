"""What a hostile program is: code that attacks, and the verdict that is its true name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent

from mockprep.domain.execution import Verdict
from mockprep.runner.isolation import Level


@dataclass(frozen=True, slots=True)
class Attack:
    """A program whose `attack(world)` tries something.

    `world` has what could be hurt: the paths of a canary file and of a home, the address of a
    socket that listens, the process of the test. What it should return, it can't know.
    """

    name: str
    code: str
    verdicts: tuple[Verdict, ...]
    """Any of them; more than one where versions of Python differ."""
    says: str = ""
    """What the message has."""
    hangs: bool = False
    """Whether it goes on until it is stopped, so that the test should have little patience."""
    at: Mapping[Level, tuple[tuple[Verdict, ...], str]] = field(default_factory=dict)
    """Verdicts and message where a level has others."""

    def expected(self, level: Level) -> tuple[tuple[Verdict, ...], str]:
        """The verdicts and the message at a level."""
        return self.at.get(level, (self.verdicts, self.says))


def program(body: str) -> str:
    """A program whose `attack` has this body; a line `---` divides what comes before it."""
    before, found, inner = dedent(body).rpartition("---\n")
    lines = [f"    {line}" for line in inner.splitlines()]
    return f"{before if found else ''}def attack(world):\n" + "\n".join(lines) + "\n"


def refused(name: str, body: str, what: str) -> Attack:
    """An attack to which the sandbox says no, in its words."""
    return Attack(name, program(body), ("raised",), f"the sandbox does not let the code {what}")


def raising(name: str, body: str, error: str) -> Attack:
    """An attack that ends in an exception."""
    return Attack(name, program(body), ("raised",), error)


def hanging(name: str, body: str) -> Attack:
    """An attack that would never end."""
    return Attack(name, program(body), ("time_limit",), "still running after", hangs=True)


def returning(name: str, body: str) -> Attack:
    """An attack that returns something, which is not what was wanted."""
    return Attack(name, program(body), ("wrong_answer",))


def ending(name: str, body: str, how: str) -> Attack:
    """An attack that ends its own process."""
    return Attack(name, program(body), ("not_finished",), how)
