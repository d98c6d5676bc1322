"""Owns the detector of which approach the code takes: judged by what it costs."""

from mockprep.domain.complexity_classes import at_most
from mockprep.domain.complexity_collapse import collapsed
from mockprep.graders.offline.code_runs import judgement_of, why_not_working
from mockprep.graders.offline.complexity_target import Target, Tier, target_of
from mockprep.graders.offline.complexity_truth import Observed, Truth, match_approach, truth_of
from mockprep.graders.offline.findings import Confidence, Finding, Seen, unmeasured
from mockprep.graders.offline.reading import Reading

TIER_VALUES: dict[Tier, float] = {"baseline": 0.4, "better": 0.7, "target": 1.0}
_VERY_SURE, _HALF_SURE = 0.8, 0.5


def approach_tier(reading: Reading) -> Finding:
    """The tier of the approach whose cost the code shows; code that fails its tests has none."""
    judged = judgement_of(reading)
    if isinstance(judged, Finding):
        return judged
    target = target_of(reading.question)
    if target is None or not target.time:
        return unmeasured("the question states no complexity")
    if why := why_not_working(judged.report):
        return Finding(0, missing=(why,), confidence="high")
    truth = truth_of("time", target, judged)
    if truth is None or truth.observed is None:
        why = judged.measured.time.why.rstrip(".") if judged.measured else ""
        return unmeasured(why or "neither measuring nor reading could tell what it costs")
    tier, of_approach = _tier(truth.observed, target)
    seen = Seen(f"{of_approach} ({truth.observed.told})")
    missing = () if tier == "target" else (f"the target approach, O({target.time[0]})",)
    return Finding(TIER_VALUES[tier], (seen,), missing, _confidence(truth))


def _tier(seen: Observed, target: Target) -> tuple[Tier, str]:
    """The tier, and in words what the code's cost resembles."""
    if at_most(seen.cls, collapsed(target.time[0])) and not match_approach(seen, target):
        return "target", "faster than the target approach"
    match = match_approach(seen, target)
    if match is None:
        return _between(seen, target)
    named = f"`{match.name}`" if match.name else "the target approach"
    return match.tier, f"the cost of {named}"


def _between(seen: Observed, target: Target) -> tuple[Tier, str]:
    """For a cost that no approach has: the best tier of those that are slower still."""
    slower = [a for a in target.approaches if at_most(seen.cls, collapsed(a.time))]
    if any(approach.tier == "better" for approach in slower):
        return "better", "faster than some approaches, but not the target"
    return "baseline", "slower than the target approach"


def _confidence(truth: Truth) -> Confidence:
    if truth.doubt:
        return "medium" if truth.confidence >= _HALF_SURE else "low"
    return "high" if truth.confidence >= _VERY_SURE else "medium"
