"""Owns putting findings of one topic into one sentence."""

from collections.abc import Sequence

from mockprep.analysis.reviewing.findings import Finding

_MOST_NAMES = 3
_MOST_LINES = 3
_LONGEST_NAME = 60
_ONE = {"is": "is", "has": "has", "it": "it", "they": "it", "s": "s"}
_SEVERAL = {"is": "are", "has": "have", "it": "them", "they": "they", "s": ""}


def worded(says: str, findings: Sequence[Finding]) -> str:
    """The sentence of a rule about its findings; further lines are named at its end."""
    names = list(dict.fromkeys(finding.names[0] for finding in findings if finding.names))
    first = findings[0]
    number = _SEVERAL if len(names) > 1 else _ONE
    if "{names}" in says and not names:
        says = "{message}"
    sentence = says.format(
        names=_enumerated([_quoted(name) for name in names], _MOST_NAMES),
        figure=first.figure,
        message=first.message.rstrip("."),
        **number,
    )
    return sentence + _further_lines(findings)


def _quoted(name: str) -> str:
    one_line = " ".join(name.split())
    short = one_line if len(one_line) <= _LONGEST_NAME else f"{one_line[:_LONGEST_NAME]}..."
    return f"`{short}`"


def _enumerated(words: Sequence[str], most: int) -> str:
    """`a`, `a and b`, `a, b and c`, and `a, b and 3 more` for many."""
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} more"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def _further_lines(findings: Sequence[Finding]) -> str:
    first = findings[0].line
    lines = sorted({finding.line for finding in findings} - {first})
    if not lines:
        return ""
    places = _enumerated([str(line) for line in lines], _MOST_LINES)
    return f" (also line{'s' if len(lines) > 1 else ''} {places})"
