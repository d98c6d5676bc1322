"""Owns the reasons given for a stated cost, and whether its case or variable is said."""

import re
from collections.abc import Iterator, Sequence

from mockprep.domain.claims import ClaimKind
from mockprep.domain.patterns import Text
from mockprep.graders.offline.complexity_claims import Claim
from mockprep.graders.offline.complexity_said import Said
from mockprep.graders.offline.complexity_target import Target
from mockprep.graders.offline.findings import Place
from mockprep.graders.offline.reading import Voice

_CONNECTIVE = re.compile(
    r"\b(?:because|since|so|as (?:we|each|every|i|the)|each|for every|dominat\w+"
    r"|halves|halving|halved"
    r"|levels?|at most|per|only once|due to)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:nested|loops?|every pair|all pairs|each pair|pairs|again|sort\w*|each|every|once|twice"
    r"|passes|pass|recurs\w+|calls?|branch\w*|subsets?|permutations?|halv\w+|heap|push\w*|pop\w*"
    r"|slic\w+|copy|copies|scan\w*|shift\w*|search\w*|visit\w*|levels?|rows?|cells?|times)\b",
    re.IGNORECASE,
)
"""What costs time in code that is not the question's target, whose reasons it does not know."""
_STORE = re.compile(
    r"\b(?:stor\w+|keep\w*|kept|hold\w*|copy|copies|output|result\w*|stack|recurs\w+|pointers?"
    r"|variables?|counters?|in[- ]place|dict\w*|maps?|sets?|heap|queue|tables?|lists?|entr(?:y|ies)"
    r"|arrays?|buffer)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?:where|with|for|let) [a-zA-Z] (?:is|=|being|are|be)\b|\b[a-zA-Z] (?:is|="
    r"|being) the (?:number|length|size|count)"
    r"|\bworst[- ]case\b|\bon average\b|\baverage[- ]case\b|\bamorti[sz]ed\b|\bexpected\b"
    r"|\bnot counting\b|\bwithout counting\b|\bbesides the (?:output|result)\b|\bexcluding the\b"
    r"|\bignoring the (?:output|result)\b|\bapart from the (?:output|result)\b",
    re.IGNORECASE,
)


def justifies(said: Sequence[Said], kind: ClaimKind, target: Target, *, is_target: bool) -> bool:
    """Whether a claim of this kind stands with a reason."""
    for entry in said:
        claims = [claim for claim in entry.claims if claim.kind == kind]
        if kind == "space":
            if any(_has_store(stretch) for _, stretch in near(entry.voice, claims)):
                return True
        elif reason_near(entry.voice, claims, target, is_target=is_target):
            return True
    return False


def reason_near(
    voice: Voice, claims: Sequence[Claim], target: Target, *, is_target: bool
) -> Place | None:
    """A clause near a claim that gives a reason.

    It is one that the question knows, where the question lists any and the code is its target.
    """
    for start, stretch in near(voice, claims):
        connective = _CONNECTIVE.search(stretch.folded)
        if connective is None:
            continue
        known = [span for pattern in target.reasons if (span := pattern.find(stretch))]
        if known:
            span = min(known, key=lambda s: s.start)
            return Place(voice.source, start + span.start, start + span.end)
        if not target.reasons or (not is_target and _WORK.search(stretch.folded)):
            return Place(voice.source, start + connective.start(), start + connective.end())
    return None


def definition(voice: Voice) -> Place | None:
    """Where it is said which case is meant or what a variable stands for."""
    match = _DEFINED.search(voice.text.folded)
    return Place(voice.source, *match.span()) if match else None


def near(voice: Voice, claims: Sequence[Claim]) -> Iterator[tuple[int, Text]]:
    """The sentences with a claim, each with the one before and the one after, and their start."""
    spans = voice.text.sentences
    for at, span in enumerate(spans):
        if any(span.start <= claim.span.start < span.end for claim in claims):
            start, end = spans[max(0, at - 1)].start, spans[min(len(spans) - 1, at + 1)].end
            yield start, Text(voice.text.source[start:end])


def _has_store(stretch: Text) -> bool:
    return bool(_CONNECTIVE.search(stretch.folded) and _STORE.search(stretch.folded))
