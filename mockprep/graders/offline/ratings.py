"""Owns the way from findings to a rating: the score, the level, the caps, the doubt."""

from collections.abc import Mapping
from dataclasses import dataclass

from mockprep.domain.grading import Evidence, Rating, Submission, unrated
from mockprep.domain.rubric import Cap, Criterion, Rubric, Signal
from mockprep.graders.offline import wording
from mockprep.graders.offline.findings import Confidence, Finding, Place, Seen

ENOUGH_MEASURED = 0.5
"""The share of a criterion's signal weight below which it is not rated."""
HINTED_FAMILIES = frozenset({"points", "code", "complexity", "design"})
"""Detectors whose evidence a hint may have given away."""
_MOST_QUOTES = 6
_BELOW_CUT = 0.01


@dataclass(frozen=True, slots=True)
class Measured:
    """A signal of a criterion with what its detector found."""

    signal: Signal
    finding: Finding

    @property
    def credit(self) -> float | None:
        """The credit of the signal, 0 to 1; None where it could not be measured."""
        return None if self.finding.value is None else self.signal.credit(self.finding.value)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a criterion's score came about, for the reason to tell."""

    criterion: Criterion
    measured: tuple[Measured, ...]
    hint_cost: float
    caps: tuple[Cap, ...]
    """The caps whose condition holds, whether or not the level was above them."""
    held: bool
    """Whether one of them held the level down."""
    prompted_cap: bool
    """Whether the best level was refused because part of the evidence was prompted."""
    score: float
    level: int
    confidence: Confidence

    @property
    def against(self) -> tuple[Cap, ...]:
        """The caps that hold because something was found, such as a false claim."""
        return tuple(c for c in self.caps if not c.when.startswith("not") and "<" not in c.when)


def rate(
    criterion: Criterion, rubric: Rubric, submission: Submission, findings: Mapping[str, Finding]
) -> Rating:
    """The rating of one criterion from the findings of the rubric's detectors, by their names."""
    if criterion.spoken_only and not submission.spoken:
        return unrated(criterion.id, "typed answer")
    measured = tuple(Measured(s, findings[s.detector]) for s in criterion.signals)
    if why := _why_unrated(measured):
        return unrated(criterion.id, why)
    outcome = _weigh(criterion, measured, rubric, submission, findings)
    return Rating(
        criterion=criterion.id,
        level=outcome.level,
        score=round(outcome.score, 4),
        reason=wording.reason(outcome, rubric, findings, submission.texts()),
        evidence=_evidence(outcome, findings, submission),
        advice=wording.advice(outcome, rubric),
        confidence=outcome.confidence,
    )


def _evidence(
    outcome: Outcome, findings: Mapping[str, Finding], submission: Submission
) -> tuple[Evidence, ...]:
    """The quotes behind signals and caps, in their order, each place once."""
    texts = submission.texts()
    rested_on = [(m.signal.detector, m.finding) for m in outcome.measured]
    rested_on += [(cap.detector, findings[cap.detector]) for cap in outcome.against]
    quotes: dict[Place, Evidence] = {}
    for detector, finding in rested_on:
        for place in [seen.place for seen in finding.seen[:_MOST_QUOTES] if seen.place]:
            if place not in quotes:
                quote = texts[place.source][place.start : place.end]
                quotes[place] = Evidence(
                    quote=quote,
                    start=place.start,
                    end=place.end,
                    detector=detector,
                    source=place.source,
                )
    return tuple(quotes.values())


def _why_unrated(measured: tuple[Measured, ...]) -> str | None:
    if not measured:
        return "the rubric names no detector for it"
    total = sum(entry.signal.weight for entry in measured)
    known = sum(entry.signal.weight for entry in measured if entry.credit is not None)
    if known >= ENOUGH_MEASURED * total:
        return None
    return f"not measured: {wording.unmeasured_list(measured)}"


def _weigh(
    criterion: Criterion,
    measured: tuple[Measured, ...],
    rubric: Rubric,
    submission: Submission,
    findings: Mapping[str, Finding],
) -> Outcome:
    known = [(m.signal.weight, m.credit, m) for m in measured if m.credit is not None]
    raw = sum(weight * credit for weight, credit, _ in known) / sum(w for w, _, _ in known)
    hinted = any(m.signal.detector.split(".")[0] in HINTED_FAMILIES for _, _, m in known)
    cost = min(submission.hint_cost, raw) if hinted else 0.0
    score = raw - cost
    level = rubric.scale.level_for(score)
    values = {name: f.value for name, f in findings.items() if f.value is not None}
    caps = tuple(cap for cap in criterion.caps if cap.holds(values))
    ceiling = min((cap.max for cap in caps), default=rubric.scale.top)
    prompted = any(m.finding.prompted for _, _, m in known)
    wants_unprompted = prompted and criterion.id in _unprompted(rubric, submission)
    prompted_cap = wants_unprompted and min(level, ceiling) == rubric.scale.top
    if prompted_cap:
        ceiling = rubric.scale.top - 1
    if held := ceiling < level:
        level = ceiling
        # The score is kept under the next cut, so that it says the same as the level.
        score = min(score, rubric.scale.cuts[ceiling - 1] - _BELOW_CUT)
    return Outcome(
        criterion=criterion,
        measured=measured,
        hint_cost=cost,
        caps=caps,
        held=held,
        prompted_cap=prompted_cap,
        score=max(0.0, score),
        level=level,
        confidence=_confidence(measured),
    )


def _unprompted(rubric: Rubric, submission: Submission) -> tuple[str, ...]:
    """The criteria whose best level counts only without a probe, at the target seniority."""
    target = submission.target_level
    shift = rubric.level_shift.get(target)
    if shift is None and target == "staff":
        shift = rubric.level_shift.get("senior")
    return shift.unprompted if shift else ()


def _confidence(measured: tuple[Measured, ...]) -> Confidence:
    """High for what was counted or run, low for a single cue or for much that was not measured."""
    known = [m for m in measured if m.finding.value is not None]
    if all(m.finding.confidence == "high" for m in known):
        return "high"
    weight = sum(m.signal.weight for m in known)
    unsure = sum(m.signal.weight for m in known if m.finding.confidence == "low")
    missed = sum(m.signal.weight for m in measured) - weight
    if unsure * 2 > weight or missed * 3 >= weight + missed or len(_places(known)) == 1:
        return "low"
    return "medium"


def _places(measured: list[Measured]) -> set[object]:
    """The different things that the findings rest on."""
    return {_key(seen) for m in measured for seen in m.finding.seen}


def _key(seen: Seen) -> object:
    return seen.place or seen.what
