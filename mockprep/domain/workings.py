"""How the score of one criterion came about, and what it would be if one thing were better."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import Field

from mockprep.domain.detectors import NEVER_MISSED
from mockprep.domain.model import Model
from mockprep.domain.rubric import Cap, Scale, Signal

ROUNDING = 0.002
"""How far two figures may lie apart that are written down with three or four digits."""
_BELOW_CUT = 0.01


class SignalWorking(Model):
    """What one detector brought to a criterion."""

    detector: str
    weight: float = Field(gt=0)
    band: tuple[float, float] | None = None
    """Where the value has full credit; None for a share, whose value is the credit."""
    value: float | None = None
    credit: float | None = Field(default=None, ge=0, le=1)
    why_not: str = ""
    """Why there is no value."""


class CapWorking(Model):
    """A cap whose condition held."""

    when: str
    max: int
    value: float | None = None
    """What the condition's detector found."""
    held: bool = False
    """Whether this one held the level down."""


class Workings(Model):
    """The arithmetic from the detectors to the score of a criterion.

    The score is `raw` less `hint_cost`, never below zero; where a cap held the level down, it is
    kept just under the next cut.
    """

    signals: tuple[SignalWorking, ...]
    raw: float = Field(ge=0, le=1)
    """The mean of the credits, by weight, over the signals that were measured."""
    hint_cost: float = Field(default=0, ge=0)
    caps: tuple[CapWorking, ...] = ()
    prompted: bool = False
    """Whether the best level was refused because part of the evidence was prompted."""

    @property
    def before_caps(self) -> float:
        """The score that no cap has touched yet."""
        return max(0.0, self.raw - self.hint_cost)

    @property
    def held(self) -> CapWorking | None:
        """The cap that held the level down."""
        return next((cap for cap in self.caps if cap.held), None)

    def score(self, scale: Scale) -> float:
        """The score that the arithmetic comes to."""
        ceiling = min((cap.max for cap in self.caps), default=scale.top)
        if self.prompted:
            ceiling = min(ceiling, scale.top - 1)
        return kept_under(self.before_caps, ceiling, scale)

    def adds_up(self, score: float | None, scale: Scale) -> bool:
        """Whether the credits make the raw mean, and that, with hints and caps, the score."""
        raw = mean_credit(self.signals)
        if raw is None or score is None or abs(raw - self.raw) > ROUNDING:
            return False
        levels = (cap.max in scale.levels for cap in self.caps)
        return all(levels) and abs(self.score(scale) - score) <= ROUNDING


@dataclass(frozen=True, slots=True)
class Step:
    """The one thing that would raise a criterion most."""

    detector: str
    """The detector to be satisfied; empty where it is only that it was said too late."""
    cap: CapWorking | None
    """The cap that would be lifted."""
    score: float
    """The score of the criterion after it, 0 to 1."""


def kept_under(score: float, ceiling: int, scale: Scale) -> float:
    """The score, just under the next cut where it is worth a level above the ceiling.

    So that score and level never contradict each other.
    """
    if scale.level_for(score) <= ceiling:
        return score
    return min(score, scale.cuts[ceiling - 1] - _BELOW_CUT)


def mean_credit(signals: Iterable[SignalWorking]) -> float | None:
    """The weighted mean of what was measured; None where nothing was."""
    known = [(signal.weight, signal.credit) for signal in signals if signal.credit is not None]
    if not known:
        return None
    return sum(weight * credit for weight, credit in known) / sum(weight for weight, _ in known)


def best_step(workings: Workings, scale: Scale) -> Step | None:
    """What would raise the score most: full credit for a signal, or a cap that is lifted.

    None where every measured signal has full credit. Of two that are worth the same the first of
    the rubric is taken. What is welcome but never missed comes after all that is.
    """
    if workings.prompted:
        return Step("", None, _score(workings.signals, workings.caps, workings.hint_cost, scale))
    if held := workings.held:
        detector = Cap(when=held.when, max=held.max).detector
        return Step(detector, held, _score_with(workings, detector, scale))
    # Just under a cap's cut a step may meet the cap and so seem to lead down.
    least = workings.score(scale)
    steps = [
        Step(signal.detector, None, max(least, _score_with(workings, signal.detector, scale)))
        for signal in workings.signals
        if signal.credit is not None and signal.credit < 1 - ROUNDING
    ]
    missed = [step for step in steps if step.detector not in NEVER_MISSED]
    return max(missed or steps, key=lambda step: round(step.score, 6), default=None)


def _score_with(workings: Workings, detector: str, scale: Scale) -> float:
    """The score if `detector` found all that it looks for."""
    signals = [
        signal.model_copy(update={"credit": 1.0})
        if signal.detector == detector and signal.credit is not None
        else signal
        for signal in workings.signals
    ]
    full = _full_value(workings.signals, detector)
    caps = [cap for cap in workings.caps if not _is_lifted(cap, detector, full)]
    return _score(signals, caps, workings.hint_cost, scale)


def _score(
    signals: Sequence[SignalWorking], caps: Sequence[CapWorking], cost: float, scale: Scale
) -> float:
    raw = mean_credit(signals) or 0.0
    ceiling = min((cap.max for cap in caps), default=scale.top)
    return kept_under(max(0.0, raw - cost), ceiling, scale)


def _full_value(signals: Iterable[SignalWorking], detector: str) -> float | None:
    """The nearest value with full credit; None for a detector that only caps look at."""
    for signal in signals:
        if signal.detector == detector:
            band = signal.band
            return 1.0 if band is None else min(max(signal.value or 0.0, band[0]), band[1])
    return None


def _is_lifted(cap: CapWorking, detector: str, full: float | None) -> bool:
    rule = Cap(when=cap.when, max=cap.max)
    if rule.detector != detector:
        return False
    return full is None or not rule.holds({detector: full})


def signal_working(signal: Signal, value: float | None, why_not: str = "") -> SignalWorking:
    """A signal of the rubric with what its detector found."""
    return SignalWorking(
        detector=signal.detector,
        weight=signal.weight,
        band=signal.band,
        value=None if value is None else round(value, 4),
        credit=None if value is None else round(signal.credit(value), 4),
        why_not=why_not,
    )
