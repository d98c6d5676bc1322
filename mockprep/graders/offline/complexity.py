"""Owns the detectors `complexity.*`: what was said of time and space, and how it was justified."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from mockprep.domain.claims import ClaimKind, RatedClaim
from mockprep.graders.offline.complexity_rating import rate_claim, rated_claims
from mockprep.graders.offline.complexity_reasons import definition, reason_near
from mockprep.graders.offline.complexity_said import said_of
from mockprep.graders.offline.complexity_target import target_of
from mockprep.graders.offline.complexity_truth import truth_of
from mockprep.graders.offline.findings import Confidence, Finding, Place, Seen, unmeasured
from mockprep.graders.offline.reading import Reading

__all__ = ["DETECTORS", "rated_claims"]

_OF_REASON, _OF_DEFINITION = 0.625, 0.375  # as 25 and 15 of the 40 that a reason is worth
_NOTHING_STATED = "the question states no complexity"
_Found = TypeVar("_Found")


def time_correct(reading: Reading) -> Finding:
    """Credit for the stated running time."""
    return _correct(reading, "time", "the running time")


def space_correct(reading: Reading) -> Finding:
    """Credit for the stated space."""
    return _correct(reading, "space", "the space it needs")


def why(reading: Reading) -> Finding:
    """Credit for the reason: a clause that gives one, and what the variable or the case is."""
    target = target_of(reading.question)
    if target is None:
        return unmeasured(_NOTHING_STATED)
    said = said_of(reading, target)
    truth = truth_of("time", target, reading.submission.judgement)
    is_target = truth is None or truth.is_target
    given = _first(reason_near(s.voice, s.claims, target, is_target=is_target) for s in said)
    defined = _first(definition(s.voice) for s in said)
    reason = Seen("the reason for the cost", given) if given else None
    meaning = Seen("which case or variable is meant", defined) if defined else None
    value = sum(
        share * seen.credit
        for share, seen in ((_OF_REASON, reason), (_OF_DEFINITION, meaning))
        if seen
    )
    missing = [] if reason else ["why it costs that much"]
    if said and not meaning:
        missing.append("what the variable stands for, or which case is meant")
    return Finding(value, tuple(s for s in (reason, meaning) if s), tuple(missing))


def _correct(reading: Reading, kind: ClaimKind, what: str) -> Finding:
    rated = rate_claim(reading, kind)
    if rated is None:
        return unmeasured(_NOTHING_STATED)
    confidence = _confidence(rated)
    if rated.quote is None:
        return Finding(0, missing=(what,), confidence=confidence)
    place = Place(rated.quote.source, rated.quote.start, rated.quote.end)
    seen = Seen(f"{what}, O({rated.said})", place)
    if rated.credit == 1:
        return Finding(seen.credit, (seen,), confidence=confidence)
    missing = f"{what} ({_lowered(rated.explanation)})"
    return Finding(rated.credit * seen.credit, (seen,), (missing,), confidence)


def _confidence(rated: RatedClaim) -> Confidence:
    return "low" if rated.confidence < 0.5 else "medium"


def _lowered(sentence: str) -> str:
    """A sentence as a remark in brackets."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")


def _first(found: Iterable[_Found | None]) -> _Found | None:
    return next((entry for entry in found if entry is not None), None)


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "complexity.time_correct": time_correct,
    "complexity.space_correct": space_correct,
    "complexity.why": why,
}
