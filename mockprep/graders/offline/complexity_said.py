"""Owns what a submission says of complexity: the claims of each voice, and those that stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mockprep.domain.claims import ClaimKind
from mockprep.graders.offline.complexity_claims import Claim, find_claims, settle
from mockprep.graders.offline.complexity_target import Target, as_defined
from mockprep.graders.offline.findings import Place
from mockprep.graders.offline.reading import Reading, Voice

_OF_THE_WHOLE = re.compile(
    r"\b(?:time|space|memory|runtime|overall|total|complexity|whole)\b", re.IGNORECASE
)
_HEADS = ("def ", "class ", "async def ", "@")


@dataclass(frozen=True, slots=True)
class Said:
    """A voice and the claims that it makes."""

    voice: Voice
    claims: tuple[Claim, ...]
    is_prompted: bool = False


def said_of(reading: Reading, target: Target) -> tuple[Said, ...]:
    """What each voice claims, the answer's first; voices without a claim are left out."""
    said = []
    for voice in reading.voices:
        claims = find_claims(voice.text, as_defined(voice.text, target.names))
        if voice is reading.answer and reading.question.kind == "code":
            claims = _annotations(reading, claims)
        if claims:
            said.append(Said(voice, claims, voice in reading.replies))
    return tuple(said)


def settled(
    said: Sequence[Said], kind: ClaimKind, *, of_operations: bool
) -> list[tuple[Claim, Place]]:
    """The claims of a kind that stand: of what was said unprompted, and of all replies.

    What is said of the whole in any voice goes before the costs of steps in an earlier one.
    """
    unprompted = [[entry] for entry in said if not entry.is_prompted]
    replies = [entry for entry in said if entry.is_prompted]
    standing = _first_settled(unprompted, kind, of_operations=of_operations)
    return standing + _first_settled([replies], kind, of_operations=of_operations)


def _first_settled(
    groups: Sequence[Sequence[Said]], kind: ClaimKind, *, of_operations: bool
) -> list[tuple[Claim, Place]]:
    for parts in (("whole",), ("step",)):
        for group in groups:
            placed = [(c, entry.voice.place(c.span)) for entry in group for c in entry.claims]
            claims = [
                c for c, _ in placed if c.part in parts or (of_operations and c.part != "step")
            ]
            if standing := settle(claims, kind, of_operations=of_operations):
                return [(c, _place(c, placed)) for c in _without_best(standing)]
    return []


def _place(claim: Claim, placed: Sequence[tuple[Claim, Place]]) -> Place:
    return next(p for c, p in placed if c.span == claim.span and c.kind == claim.kind)


def _without_best(claims: Sequence[Claim]) -> Sequence[Claim]:
    """A best case stands only where no other case is told."""
    return [claim for claim in claims if claim.case != "best"] or claims


def _annotations(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, with those in comments behind code taken as said of their line.

    Such lines add up where they stand side by side; where some stand within others nothing is
    said of the whole.
    """
    indents = {at: indent for at, c in enumerate(claims) if (indent := _indent(reading, c)) >= 0}
    side_by_side = len(set(indents.values())) <= 1
    return tuple(
        replace(claim, part="step" if side_by_side else "operation") if at in indents else claim
        for at, claim in enumerate(claims)
    )


def _indent(reading: Reading, claim: Claim) -> int:
    """How far the line of code is indented behind which a claim stands; -1 for none."""
    code, start = reading.code.code, claim.span.start
    first = code.rfind("\n", 0, start) + 1
    end = code.find("\n", start)
    before, sign, _ = code[first:start].partition("#")
    line = code[first : end if end >= 0 else None]
    is_code = sign and before.strip() and not before.lstrip().startswith(_HEADS)
    if not is_code or claim.is_total or _OF_THE_WHOLE.search(line[len(before) :]):
        return -1
    return len(before) - len(before.lstrip())
