"""Owns the way from findings to a rating: the score, the level, the caps, the doubt."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from mockprep.domain.grading import Evidence, Rating, Submission, unrated
from mockprep.domain.rubric import Cap, Criterion, Rubric, Signal
from mockprep.domain.workings import CapWorking, Workings, kept_under, signal_working
from mockprep.graders.offline import wording
from mockprep.graders.offline.advice import advice
from mockprep.graders.offline.findings import Confidence, Finding, Place, Seen
from mockprep.graders.offline.reading import Reading

ENOUGH_MEASURED = 0.5
"""The share of a criterion's signal weight below which it is not rated."""
HINTED_FAMILIES = frozenset({"points", "code", "complexity", "design"})
"""Detectors whose evidence a hint may have given away."""
_MOST_QUOTES = 6


@dataclass(frozen=True)
class Measured:
    """A signal of a criterion with what its detector found."""

    signal: Signal
    finding: Finding

    @cached_property
    def credit(self) -> float | None:
        """The credit of the signal, 0 to 1; None where it could not be measured."""
        return None if self.finding.value is None else self.signal.credit(self.finding.value)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a criterion's score came about, for the reason to tell."""

    criterion: Criterion
    measured: tuple[Measured, ...]
    workings: Workings
    hint_cost: float
    """What the hints took off in fact."""
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
    criterion: Criterion,
    rubric: Rubric,
    submission: Submission,
    findings: Mapping[str, Finding],
    reading: Reading | None = None,
) -> Rating:
    """The rating of one criterion from the findings of the rubric's detectors, by their names.

    reading: the submission as the detectors read it, which is read anew where it is not given.
    """
    if criterion.spoken_only and not submission.spoken:
        return unrated(criterion.id, "typed answer")
    measured = tuple(Measured(s, findings[s.detector]) for s in criterion.signals)
    if why := _why_unrated(measured):
        return unrated(criterion.id, why)
    outcome = _weigh(criterion, measured, rubric, submission, findings)
    texts = submission.texts()
    return Rating(
        criterion=criterion.id,
        level=outcome.level,
        score=round(outcome.score, 4),
        reason=wording.reason(outcome, rubric, findings, texts),
        evidence=_evidence(outcome, findings, texts),
        advice=advice(
            criterion,
            rubric,
            outcome.workings,
            outcome.level,
            findings,
            reading or Reading(submission),
        ),
        confidence=outcome.confidence,
        workings=outcome.workings,
    )


def _evidence(
    outcome: Outcome, findings: Mapping[str, Finding], texts: Mapping[str, str]
) -> tuple[Evidence, ...]:
    """The quotes behind signals and caps, in their order, each place once."""
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
    known = [m for m in measured if m.credit is not None]
    signals = tuple(signal_working(m.signal, m.finding.value, m.finding.why_not) for m in measured)
    raw = sum(m.signal.weight * (m.credit or 0) for m in known) / sum(
        m.signal.weight for m in known
    )
    hinted = any(m.signal.detector.split(".")[0] in HINTED_FAMILIES for m in known)
    cost = submission.hint_cost if hinted else 0.0
    score = max(0.0, raw - cost)
    level = rubric.scale.level_for(score)
    values = {name: f.value for name, f in findings.items() if f.value is not None}
    caps = tuple(cap for cap in criterion.caps if cap.holds(values))
    ceiling = min((cap.max for cap in caps), default=rubric.scale.top)
    prompted = any(m.finding.prompted for m in known)
    wants_unprompted = prompted and criterion.id in _unprompted(rubric, submission)
    prompted_cap = wants_unprompted and min(level, ceiling) == rubric.scale.top
    if prompted_cap:
        ceiling = rubric.scale.top - 1
    held = ceiling < level
    workings = Workings(
        signals=signals,
        raw=round(raw, 6),
        hint_cost=cost,
        caps=_caps(caps, values, ceiling if held else None),
        prompted=prompted_cap,
    )
    return Outcome(
        criterion=criterion,
        measured=measured,
        workings=workings,
        hint_cost=raw - score,
        caps=caps,
        held=held,
        prompted_cap=prompted_cap,
        score=kept_under(score, ceiling, rubric.scale),
        level=min(level, ceiling),
        confidence=_confidence(measured),
    )


def _caps(
    caps: tuple[Cap, ...], values: Mapping[str, float], ceiling: int | None
) -> tuple[CapWorking, ...]:
    """The caps whose condition holds; the first with the ceiling is the one that held."""
    holding = next((cap for cap in caps if cap.max == ceiling), None)
    return tuple(
        CapWorking(
            when=cap.when,
            max=cap.max,
            value=round(values[cap.detector], 4),
            held=cap is holding,
        )
        for cap in caps
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
