"""Owns the rating of what was said of time and space against what is true of the code."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations

from mockprep.domain.claims import ClaimKind, ClaimRating, RatedClaim
from mockprep.domain.complexity_classes import CREDIT, ComplexityClass, Verdict, compare
from mockprep.domain.complexity_collapse import collapsed, without_logs
from mockprep.domain.grading import Evidence, Submission
from mockprep.graders.offline.complexity_claims import Claim
from mockprep.graders.offline.complexity_reasons import justifies
from mockprep.graders.offline.complexity_said import Said, said_of, settled
from mockprep.graders.offline.complexity_target import Target, target_of
from mockprep.graders.offline.complexity_truth import Truth, truth_of
from mockprep.graders.offline.findings import PROMPTED_CREDIT, Place
from mockprep.graders.offline.reading import Reading

_KINDS: tuple[ClaimKind, ...] = ("time", "space")
_LOOSE, _UNCLEAR = CREDIT["loose"], CREDIT["incomparable"]
_MOST_RENAMED = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """How a claim stands to the truth: its rating without the reason, credit and remark."""

    rating: ClaimRating
    credit: float
    remark: str = ""
    """What is to be said of a claim that misses, after `You said O(..), `."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A claim that stands, where, and how it was judged."""

    claim: Claim
    place: Place
    judged: Judged


def rated_claims(submission: Submission) -> tuple[RatedClaim, ...]:
    """What was said of time and space, rated; empty where nothing is known to rate it by."""
    reading = Reading(submission)
    return tuple(rated for kind in _KINDS if (rated := rate_claim(reading, kind)) is not None)


def rate_claim(reading: Reading, kind: ClaimKind) -> RatedClaim | None:
    """What was said of time or of space, rated; None where nothing is known to rate it by."""
    target = target_of(reading.question)
    truth = truth_of(kind, target, reading.submission.judgement) if target else None
    if target is None or truth is None:
        return None
    said = said_of(reading, target)
    best = _best(said, kind, target, truth)
    rated = RatedClaim(
        kind=kind,
        said=None,
        quote=None,
        rating="missing",
        credit=0,
        truth=str(truth.accepted[0]),
        source=truth.source,
        confidence=round(truth.confidence, 2),
        explanation=_missing(kind, truth),
    )
    if best is None:
        return rated
    claim, place, judged = best.claim, best.place, best.judged
    rating = judged.rating
    if rating == "right" and justifies(said, kind, target, is_target=truth.is_target):
        rating = "right_and_justified"
    return replace(
        rated,
        said=str(claim.stated),
        quote=_quote(reading, kind, place),
        rating=rating,
        credit=judged.credit,
        explanation=_explained(claim, judged, target, truth),
    )


def _best(said: tuple[Said, ...], kind: ClaimKind, target: Target, truth: Truth) -> Standing | None:
    """What stands of a kind: what was said unprompted, unless a reply mends it."""
    judged = [
        Standing(claim, place, judge(claim, target, truth))
        for claim, place in settled(said, kind, of_operations=target.of_operations)
    ]
    return max(judged, key=_earned, default=None)


def _earned(entry: Standing) -> float:
    return entry.judged.credit * (PROMPTED_CREDIT if entry.place.prompted else 1)


def judge(claim: Claim, target: Target, truth: Truth) -> Judged:
    """How a claim stands to the truth."""
    verdicts = [
        compare(stated, accepted, target.bounds)
        for accepted in truth.accepted
        for stated in _readings(claim.stated, accepted, target)
    ]
    if any(CREDIT[verdict] == 1 for verdict in verdicts):
        return Judged("right", 1)
    if truth.observed and _is_observed(claim, target, truth):
        return Judged("right", 1)
    per_class = len(verdicts) // len(truth.accepted) if truth.accepted else 0
    nearest = max(verdicts[: max(1, per_class)], key=lambda verdict: CREDIT[verdict])
    return _missed(claim, target, truth, nearest)


def _is_observed(claim: Claim, target: Target, truth: Truth) -> bool:
    """Whether the claim, all its variables grown, is what was observed of code off the target."""
    known = claim.stated.variables <= target.variables
    return (
        truth.observed is not None
        and not truth.is_target
        and known
        and collapsed(claim.stated) == collapsed(truth.observed.cls)
    )


def _missed(claim: Claim, target: Target, truth: Truth, verdict: Verdict) -> Judged:
    right, stated = truth.accepted[0], claim.stated
    observed = truth.observed
    same_but_logs = without_logs(collapsed(stated)) == without_logs(collapsed(right))
    if observed and not observed.tells_logs and same_but_logs:
        return Judged("close", _LOOSE, "which measuring can't tell from what is expected")
    if verdict == "incomparable" and observed and stated.variables <= target.variables:
        # Of code that was looked at the growth is known, whichever variables are meant.
        verdict = compare(collapsed(stated), collapsed(observed.cls))
    if verdict == "loose":
        return Judged("close", _LOOSE, "which is a true upper bound, but not tight")
    if verdict == "incomparable":
        remark = "which can't be compared with what is right; say what its variables stand for"
        return Judged("close", _UNCLEAR, remark)
    left_out = sorted(right.variables - stated.variables)
    same_alone = collapsed(stated) == collapsed(right)
    same_as_seen = observed is not None and collapsed(stated) == collapsed(observed.cls)
    if left_out and stated.variables and (same_alone or same_as_seen):
        return Judged("close", _UNCLEAR, f"which leaves {' and '.join(left_out)} out of account")
    if observed is None:
        return Judged("wrong", 0, "which is less than this can be done in")
    return Judged("wrong", 0)


def _readings(
    stated: ComplexityClass, right: ComplexityClass, target: Target
) -> Iterator[ComplexityClass]:
    """The class as said, and with letters that the question does not know read as its own."""
    yield stated
    unknown = sorted(stated.variables - target.variables)
    free = sorted(right.variables - stated.variables)
    if not 0 < len(unknown) <= len(free) or len(stated.variables) < 2 or len(free) > _MOST_RENAMED:
        return
    for chosen in permutations(free, len(unknown)):
        renamed = stated
        for old, new in zip(unknown, chosen, strict=True):
            renamed = renamed.renamed(old, new)
        yield renamed


def _quote(reading: Reading, kind: ClaimKind, place: Place) -> Evidence:
    source = reading.submission.texts()[place.source]
    return Evidence(
        quote=source[place.start : place.end],
        start=place.start,
        end=place.end,
        detector=f"complexity.{kind}_correct",
        source=place.source,
    )


def _missing(kind: ClaimKind, truth: Truth) -> str:
    what = "how long it takes" if kind == "time" else "how much space it needs"
    return f"You did not say {what}; {_told(truth)}."


def _explained(claim: Claim, judged: Judged, target: Target, truth: Truth) -> str:
    """`You said O(n log n); the code grows as n^2 on inputs from 250 to 4,000.`"""
    remark = f", {judged.remark}" if judged.remark else ""
    other = _other_approach(claim, target) if judged.credit < 1 and not truth.observed else ""
    return f"You said O({claim.stated}){remark}{other}; {_told(truth)}."


def _told(truth: Truth) -> str:
    return f"{truth.told}; but {truth.doubt}" if truth.doubt else truth.told


def _other_approach(claim: Claim, target: Target) -> str:
    """The approach for which a claim is right, where it is not known which one was written."""
    for approach in target.approaches:
        fits = compare(claim.stated, approach.time) == "exact"
        if claim.kind == "time" and approach.tier != "target" and fits:
            return f", though it is right for `{approach.name}`, if that is what you wrote"
    return ""
