"""Owns what each rule is worth in an interview: its kind, its weight and where it is looked up."""

from dataclasses import dataclass

from mockprep.domain.execution import RemarkKind


@dataclass(frozen=True, slots=True)
class Rule:
    """What a reviewer makes of one rule of a tool.

    `says` may hold `{names}` (what it is about, joined), `{figure}` and `{message}`, and the words
    that follow the number of names: `{is}`, `{has}`, `{it}`, `{they}` and a verb's ending `{s}`.
    """

    kind: RemarkKind
    worth: int
    """3: any reviewer would raise it; 2: most would; 1: said in passing."""
    says: str
    topic: str = ""
    """Rules of one topic are one remark; empty: the rule is its own topic."""
    advice_only: bool = False
    of_body: bool = False
    """Whether it stands at a line (a signature) and is about what is beneath that line."""


def bug(says: str, topic: str = "", *, worth: int = 3, of_body: bool = False) -> Rule:
    """A rule about code that does not do what it seems to do."""
    return Rule("bug", worth, says, topic, of_body=of_body)


def simpler(says: str, topic: str = "", *, worth: int = 1) -> Rule:
    """A rule about code that has a shorter or a clearer form."""
    return Rule("simplify", worth, says, topic)


def advice(kind: RemarkKind, says: str, topic: str = "", *, of_body: bool = False) -> Rule:
    """A rule that is a matter of taste in an interview."""
    return Rule(kind, 1, says, topic, advice_only=True, of_body=of_body)
