"""Owns the telling apart of what once happened and of habits, opinions and plans."""

import re

from mockprep.graders.offline.clauses import Act, acts

_HABIT = re.compile(
    r"\b(?:usually|generally|typically|tend to|always (?:try|make|start|aim|like|do)|normally"
    r"|i am (?:a|an|someone|the kind|the type|very|good)|i'm (?:a|an|someone|very|good)|i believe"
    r"|in my opinion|whenever|my approach is|i (?:like|love|prefer|enjoy|try|make sure|think) )\b"
)
_ROUTINE = re.compile(
    r"\b(?:always|often|whenever|every time|each time|when there (?:is|are)|never)\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:i|we)(?: would|'d)(?: \w+ly| also| then| first| probably)? (?!have to"
    r"|not have|like to tell)"
    r"(?!been\b)(?!\w+ed\b)\w+\b|\bif (?:i|that|this|it) (?:were|happened|was to)\b"
)
_EMBEDDED = re.compile(r"\b(?:which|that|what|whether|how|where|who|when|so)(?: \w+)? $")


def is_habit(told: str, found: tuple[Act, ...] | None = None) -> bool:
    """Whether a sentence in lower case tells a habit, an opinion or what one would do.

    found: its acts, which are looked for where they are not given.
    """
    if _HABIT.search(told):
        return True
    found = acts(told) if found is None else found
    if any(act.manner == "present" for act in found) and _ROUTINE.search(told):
        return True
    return is_hypothetical(told)


def is_hypothetical(told: str) -> bool:
    """Whether a sentence in lower case tells what one would do."""
    return any(not _EMBEDDED.search(told[: m.start()]) for m in _HYPOTHETICAL.finditer(told))
