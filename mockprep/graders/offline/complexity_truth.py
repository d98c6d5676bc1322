"""Owns the truth about the submitted code's cost: measured, else read, else what is expected.

Measuring tells the growth in one variable, and by the clock alone no logarithm. Where it fits what
the question expects of an approach, that approach's own expression is the truth, with all its
variables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mockprep.domain.claims import ClaimKind, TruthSource
from mockprep.domain.complexity_classes import ComplexityClass, at_most
from mockprep.domain.complexity_collapse import collapsed, scenarios, without_logs
from mockprep.domain.complexity_reading import Unreadable, read_class
from mockprep.domain.execution import CLASS_NAMES, ClassName, Fit, Judgement, MeasuredComplexity
from mockprep.graders.offline.complexity_target import Target, Tier

SURE = 0.6
"""The confidence from which measuring or reading is believed."""
_DISAGREEMENT = 0.6
"""What is left of the confidence where measuring and reading contradict each other."""
_EXPECTED_ONLY = 0.5
TIERS: tuple[Tier, ...] = ("target", "better", "baseline")


@dataclass(frozen=True, slots=True)
class Observed:
    """What was found out of the code itself, in one variable."""

    cls: ComplexityClass
    source: TruthSource
    confidence: float
    told: str
    """In words: `the code grows as n^2 on inputs from 250 to 4,000`."""
    tells_logs: bool
    """Whether a logarithm could be told from a constant."""
    full: ComplexityClass | None = None
    """With the variables of the code, where it was read."""


@dataclass(frozen=True, slots=True)
class Match:
    """An approach of the question that costs what was observed."""

    tier: Tier
    name: str
    cls: ComplexityClass
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of the code's time or space, and how sure that is."""

    kind: ClaimKind
    source: TruthSource
    accepted: tuple[ComplexityClass, ...]
    """What is right to say; the first is what is told."""
    confidence: float
    told: str
    observed: Observed | None = None
    is_target: bool = True
    """Whether it is what the question expects."""
    doubt: str = ""
    """What speaks against it, in words."""


def truth_of(kind: ClaimKind, target: Target, judgement: Judgement | None) -> Truth | None:
    """The truth about the code that was judged; about the target where nothing sure is known.

    None where the question states nothing and nothing was found out.
    """
    measured = _measured(kind, target, judgement)
    read = _read(kind, target, judgement)
    if read and target.of_operations and not _within(read, target.accepted(kind)):
        return _spread(kind, target, judgement, read)
    if measured and read:
        return _weighed(kind, target, measured, read)
    seen = measured or read
    return _as_observed(kind, target, seen) if seen else _expected(kind, target, judgement)


def _expected(kind: ClaimKind, target: Target, judgement: Judgement | None) -> Truth | None:
    accepted = target.accepted(kind)
    if not accepted:
        return None
    told = f"the question expects O({accepted[0]})"
    confidence = 1.0 if judgement is None else _EXPECTED_ONLY
    return Truth(kind, "expected by the question", accepted, confidence, told)


def _within(read: Observed, classes: Sequence[ComplexityClass]) -> bool:
    return any(at_most(read.cls, collapsed(cls)) for cls in classes)


def _spread(
    kind: ClaimKind, target: Target, judgement: Judgement | None, read: Observed
) -> Truth | None:
    """Where one operation may cost more than all of them do on average, either may be right."""
    expected = _expected(kind, target, judgement)
    if expected is None:
        return None
    accepted = (*expected.accepted, read.full or read.cls)
    return replace(expected, accepted=accepted, doubt=f"{read.told} for a single operation")


def match_approach(seen: Observed, target: Target) -> Match | None:
    """The best approach that costs what was observed, those that fit exactly before others.

    The question's variables may all have grown with the input, or only some of them.
    """
    found = [
        Match(tier, name, cls, is_exact)
        for tier, name, cls in _known(target)
        if (is_exact := _fits(seen, cls, target)) is not None
    ]
    return min(found, key=lambda m: (not m.is_exact, TIERS.index(m.tier)), default=None)


def _known(target: Target) -> Iterator[tuple[Tier, str, ComplexityClass]]:
    for cls in target.time:
        yield "target", "", cls
    for approach in target.approaches:
        yield approach.tier, approach.name, approach.time


def _fits(seen: Observed, cls: ComplexityClass, target: Target) -> bool | None:
    """Whether what was observed is a class exactly, or all but its logarithm; None for neither."""
    grown = [collapsed(cls, growing) for growing in _scenarios(cls, target)]
    if seen.cls in grown:
        return True
    is_below = any(_all_but_logs(seen.cls, entry) for entry in grown)
    near = is_below and (not seen.tells_logs or any(at_most(seen.cls, entry) for entry in grown))
    return False if near else None


def _scenarios(cls: ComplexityClass, target: Target) -> list[frozenset[str]]:
    names = cls.variables | target.variables
    return list(scenarios(names, target.bounds)) or [frozenset(cls.variables)]


def _all_but_logs(one: ComplexityClass, other: ComplexityClass) -> bool:
    return without_logs(one) == without_logs(other)


def _as_observed(kind: ClaimKind, target: Target, seen: Observed) -> Truth:
    """The truth by one source: the expression of what it fits, else what was observed."""
    accepted, is_target = _expressions(kind, target, seen)
    return Truth(kind, seen.source, accepted, seen.confidence, seen.told, seen, is_target)


def _expressions(
    kind: ClaimKind, target: Target, seen: Observed
) -> tuple[tuple[ComplexityClass, ...], bool]:
    own = (seen.full, seen.cls) if seen.full and seen.full != seen.cls else (seen.cls,)
    if kind == "time":
        match = match_approach(seen, target)
        if match is not None and match.tier == "target":
            faster = (seen.cls,) if seen.tells_logs and not match.is_exact else ()
            return (match.cls, *_others(match.cls, target.time), *faster), True
        if match is not None:
            return (match.cls, *own), False
    elif any(_fits(seen, cls, target) is not None for cls in target.space):
        return target.space, True
    return own, False


def _others(first: ComplexityClass, classes: Sequence[ComplexityClass]) -> list[ComplexityClass]:
    return [cls for cls in classes if cls != first]


def _weighed(kind: ClaimKind, target: Target, measured: Observed, read: Observed) -> Truth:
    """What was measured, with what reading the code adds to it or says against it."""
    if measured.cls == read.cls:
        sure = max(measured.confidence, read.confidence)
        return _as_observed(kind, target, replace(measured, confidence=sure, full=read.full))
    if not measured.tells_logs and _all_but_logs(measured.cls, read.cls):
        # The clock can't tell the logarithm, reading the code can.
        told = f"{measured.told}, and {read.told}"
        return _as_observed(kind, target, replace(read, source="measured", told=told))
    truth = _as_observed(kind, target, measured)
    # What is read holds for the worst input, and sees the stack, which measuring does not.
    holds = kind == "space" or at_most(measured.cls, read.cls)
    return replace(
        truth,
        accepted=(*truth.accepted, read.full or read.cls) if holds else truth.accepted,
        confidence=truth.confidence * _DISAGREEMENT,
        doubt=f"{read.told}, which does not agree",
    )


def _measured(kind: ClaimKind, target: Target, judgement: Judgement | None) -> Observed | None:
    """What was measured, unless the question asks for the cost of single operations."""
    if judgement is None or judgement.measured is None or target.of_operations:
        return None
    fit = judgement.measured.time if kind == "time" else judgement.measured.space
    if fit.cls is None or fit.cls == "other" or fit.confidence < SURE:
        return None
    what = "the code grows" if kind == "time" else "its memory grows"
    told = f"{what} as {CLASS_NAMES[fit.cls]}{_range(judgement.measured)}"
    if fit.cls == "constant":
        told = f"{what.removesuffix(' grows')} does not grow{_range(judgement.measured)}"
    return Observed(_class(fit.cls), "measured", fit.confidence, told, _tells_logs(kind, fit))


def _tells_logs(kind: ClaimKind, fit: Fit) -> bool:
    return kind == "time" and fit.basis != "seconds"


def _range(measured: MeasuredComplexity) -> str:
    sizes = [point.n for point in measured.points]
    return f" on inputs from {min(sizes):,} to {max(sizes):,}" if len(sizes) > 1 else ""


def _read(kind: ClaimKind, target: Target, judgement: Judgement | None) -> Observed | None:
    """What reading the code says, where it is sure of it.

    What an object holds over many operations can't be read from one of them.
    """
    static = judgement.static if judgement else None
    if static is None or static.confidence < SURE:
        return None
    if kind == "space" and target.of_operations:
        return None
    name = static.cls if kind == "time" else static.space_cls
    if name == "other":
        return None
    said = static.time if kind == "time" else static.space
    told = f"{'it' if kind == 'time' else 'its memory'} reads as {said}"
    if static.because and kind == "time":
        told += f" (line {static.because[0].line}: {static.because[0].reason.rstrip('.')})"
    full = _readable(said, target)
    return Observed(_class(name), "read from the code", static.confidence, told, True, full)


def _readable(said: str, target: Target) -> ComplexityClass | None:
    """The class with the question's variables; None where it has others than those."""
    try:
        cls = read_class(said, target.names)
    except Unreadable:
        return None
    return cls if cls.variables <= target.variables else None


def _class(name: ClassName) -> ComplexityClass:
    return read_class(CLASS_NAMES[name])
