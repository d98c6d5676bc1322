"""The words and figures of how a score came about, for screens and for the terminal alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.text import Text

from mockprep.domain.change import Change
from mockprep.domain.detectors import DETECTORS
from mockprep.domain.grading import Rating
from mockprep.domain.rubric import Scale
from mockprep.domain.workings import SignalWorking, Workings

UNTOLD = "This grader did not tell how its scores came about."


@dataclass(frozen=True, slots=True)
class SignalFigures:
    """One signal of a criterion, in figures ready to be shown; empty where it was not measured."""

    detector: str
    meaning: str
    """What the value means, with its band; or why there is none."""
    value: str
    credit: str
    weight: str
    adds: str
    """What it adds to the raw score."""


def signal_figures(workings: Workings) -> tuple[SignalFigures, ...]:
    """The signals of a criterion; what they add sums up to the raw score."""
    known = sum(s.weight for s in workings.signals if s.credit is not None)
    return tuple(_figures(signal, known) for signal in workings.signals)


def _figures(signal: SignalWorking, known: float) -> SignalFigures:
    if signal.value is None or signal.credit is None:
        why = f"not measured: {signal.why_not or 'it was not said why'}"
        return SignalFigures(signal.detector, why, "", "", f"{signal.weight:g}", "")
    meaning = DETECTORS.get(signal.detector, "a detector of another package")
    if signal.band:
        low, high = signal.band
        most = f" to {high:g}" if high < 99 else " on"
        meaning += f"; full credit from {low:g}{most}"
    return SignalFigures(
        detector=signal.detector,
        meaning=meaning,
        value=f"{signal.value:.3g}",
        credit=f"{signal.credit:.2f}",
        weight=f"{signal.weight:g}",
        adds=f"{signal.credit * signal.weight / known:.3f}",
    )


def score_steps(rating: Rating, scale: Scale) -> Iterator[tuple[str, str]]:
    """From the raw score to the level, as names with what happened there."""
    workings = rating.workings
    if workings is None or rating.score is None or rating.level is None:
        return
    known = [(s.weight, s.credit) for s in workings.signals if s.credit is not None]
    credit = sum(weight * credit for weight, credit in known)
    weight = sum(weight for weight, _ in known)
    yield "raw", f"{credit:.2f} of {weight:g} is {workings.raw:.4f}"
    if workings.hint_cost:
        yield "hints", f"-{workings.hint_cost:.2f}, which leaves {workings.before_caps:.4f}"
    else:
        yield "hints", "none taken off"
    yield "cap", _cap(workings)
    kept = workings.held or workings.prompted
    yield "score", f"{rating.score:.4f}{f', kept under level {rating.level + 1}' if kept else ''}"
    cuts = (f"{level} from {cut:.2f}" for level, cut in enumerate(scale.cuts, 2))
    yield "cuts", ", ".join(cuts)
    yield "level", f"{rating.level} of {scale.top}"


def _cap(workings: Workings) -> str:
    if workings.prompted:
        return "the best level needs this without a probe"
    if held := workings.held:
        value = "" if held.value is None else f" (here {held.value:.2g})"
        return f"`{held.when}`{value} holds it at level {held.max}"
    if workings.caps:
        return f"`{workings.caps[0].when}` holds, but the score is under it anyway"
    return "none holds"


def gain_told(change: Change) -> str:
    """`up to +9 points`."""
    points = int(change.gain + 0.5)
    if points < 1:
        return "less than a point"
    return f"up to +{points} point{'' if points == 1 else 's'}"


def change_reason(change: Change) -> str:
    """What of the criterion is worth most, with the figure that it stands at."""
    step, workings = change.step, change.rating.workings
    if step is None or workings is None:
        return ""
    if step.cap is not None:
        return f"The rule `{step.cap.when}` holds it at level {step.cap.max}."
    if not step.detector:
        return "The best level needs it without a probe."
    signal = next((s for s in workings.signals if s.detector == step.detector), None)
    if signal is None or signal.value is None:
        return ""
    return f"Most is to be gained at {step.detector}, here {signal.value:.2g}."


def how(rating: Rating | None, scale: Scale, theme: Mapping[str, str]) -> Text:
    """How a rating came about, narrow enough for half a screen."""
    text = Text()
    text.append("How this came about", style=f"bold {theme['primary']}")
    if rating is None or rating.workings is None:
        return text.append(f"\n{UNTOLD}", style="dim")
    text.append("\ncredit x weight, detector and its value", style="dim")
    for figures in signal_figures(rating.workings):
        if not figures.value:
            text.append(f"\n   - x{figures.weight:<4} {figures.detector}", style="dim")
            text.append(f"\n           {figures.meaning}", style="dim italic")
            continue
        text.append(f"\n{figures.credit} x{figures.weight:<4} ")
        text.append(figures.detector, style=theme["secondary"])
        text.append(f" {figures.value}")
    for name, told in score_steps(rating, scale):
        text.append(f"\n{name:<6}", style="bold")
        text.append(told)
    return text
