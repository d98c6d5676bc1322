"""Owns the words of a rating's reason: what was found, what was not, and what held it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mockprep.domain.rubric import Rubric
from mockprep.graders.offline.advice_quotes import shortened
from mockprep.graders.offline.findings import PROMPTED_CREDIT, Finding, Seen

if TYPE_CHECKING:
    from mockprep.graders.offline.ratings import Measured, Outcome

_MOST_NAMED = 4
"""Things named in a reason before the rest is only counted."""


def reason(
    outcome: Outcome,
    rubric: Rubric,
    findings: Mapping[str, Finding],
    texts: Mapping[str, str],
) -> str:
    """Why the level is what it is: what was found and not, what held it down, what is unsure."""
    seen = [seen for entry in outcome.measured for seen in entry.finding.seen]
    against = [seen for cap in outcome.against for seen in findings[cap.detector].seen]
    parts = [
        _named("Found", seen, texts),
        _not_found(outcome.measured),
        _named("Against it", against, texts),
        _caps(outcome, findings),
        _hints(outcome),
        _prompted(outcome.measured),
        _not_measured(outcome.measured),
        _next_level(outcome, rubric),
        _doubt(outcome, rubric),
    ]
    return " ".join(part for part in parts if part)


def unmeasured_list(measured: Iterable[Measured]) -> str:
    """The detectors that had nothing to go by, grouped by the reason why."""
    reasons: dict[str, list[str]] = {}
    for entry in measured:
        if entry.finding.value is None:
            reasons.setdefault(entry.finding.why_not, []).append(entry.signal.detector)
    return "; ".join(f"{', '.join(names)} ({why})" for why, names in reasons.items())


def _named(heading: str, found: Iterable[Seen], texts: Mapping[str, str]) -> str:
    """`Found: a result ("the team shipped on time"); ...`, each thing once with its first quote."""
    named: dict[str, list[Seen]] = {}
    for seen in found:
        named.setdefault(seen.what, []).append(seen)
    if not named:
        return ""
    things = [_thing(what, seen, texts) for what, seen in named.items()]
    return f"{heading}: {_listed(things)}."


def _thing(what: str, seen: list[Seen], texts: Mapping[str, str]) -> str:
    place = next((entry.place for entry in seen if entry.place), None)
    said = []
    if place:
        said.append(f'"{shortened(texts[place.source][place.start : place.end])}"')
    places = len({entry.place for entry in seen})
    if places > 1:
        said.append(f"{places} in all")
    return f"{what} ({', '.join(said)})" if said else what


def _not_found(measured: Iterable[Measured]) -> str:
    missing = dict.fromkeys(what for entry in measured for what in entry.finding.missing)
    return f"Not found: {_listed(list(missing))}." if missing else ""


def _listed(things: list[str]) -> str:
    rest = len(things) - _MOST_NAMED
    if rest < 2:
        return "; ".join(things)
    return f"{'; '.join(things[:_MOST_NAMED])}; and {rest} more"


def _caps(outcome: Outcome, findings: Mapping[str, Finding]) -> str:
    if not outcome.held:
        return ""
    if outcome.prompted_cap:
        return "The best level needs this without a probe."
    cap = next(cap for cap in outcome.caps if cap.max == outcome.level)
    value = findings[cap.detector].value or 0
    return f"Held at level {cap.max} by the rubric's rule `{cap.when}` (here {value:.2g})."


def _hints(outcome: Outcome) -> str:
    if not outcome.hint_cost:
        return ""
    return f"Hints took {outcome.hint_cost:.0%} off."


def _prompted(measured: Iterable[Measured]) -> str:
    if not any(entry.finding.prompted for entry in measured):
        return ""
    return f"Part of it was prompted by a probe and counts {PROMPTED_CREDIT:.0%}."


def _not_measured(measured: Iterable[Measured]) -> str:
    names = unmeasured_list(measured)
    return f"Not measured: {names}." if names else ""


def _next_level(outcome: Outcome, rubric: Rubric) -> str:
    if outcome.level == rubric.scale.top:
        return ""
    wanted = outcome.level + 1
    return f"Level {wanted} needs: {outcome.criterion.anchors[wanted]}"


def _doubt(outcome: Outcome, rubric: Rubric) -> str:
    if outcome.confidence != "low":
        return ""
    other = outcome.level + 1 if outcome.level < rubric.scale.top else outcome.level - 1
    low, high = sorted((outcome.level, other))
    return f"Low confidence: little to go by, read it as {low} to {high}."
