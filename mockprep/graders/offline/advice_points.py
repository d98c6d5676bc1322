"""Owns the advice on key points: which is missing, and the sentence in which it belongs."""

from collections.abc import Callable

from mockprep.domain.question import DESIGN_PHASES
from mockprep.graders.offline.advice_material import Material

_FURTHER = "further: "
_LONGEST_POINT = 120


def missing_point(material: Material) -> str | None:
    """For points that were not said, the heaviest first; else for what was said and should not."""
    missing = material.finding.missing
    if missing:
        return _to_add(material, "Missing", missing[0])
    return red_flag(material) if material.detector == "points.signals" else false_claim(material)


def not_found(material: Material) -> str | None:
    """For what a detector of another package misses."""
    missing = material.finding.missing
    return _to_add(material, "Not found", missing[0]) if missing else None


def further_point(material: Material) -> str | None:
    """For bonus points, which are never missed."""
    said = {thing.what.removeprefix(_FURTHER) for thing in material.finding.seen}
    bonus = (p.point for p in material.reading.question.key_points() if p.kind == "bonus")
    point = next((point for point in bonus if point not in said), None)
    return _to_add(material, "Worth adding", point) if point else None


def false_claim(material: Material) -> str | None:
    """For what was said and is not true."""
    for claim in material.find("points.misconceptions").seen:
        if claim.place is not None:
            return f"{material.quote(claim.place)} is {claim.what}: take it back, and say what is."
    return None


def red_flag(material: Material) -> str | None:
    """For what the question holds against a story."""
    for flag in material.find("points.red_flags").seen:
        if flag.place is not None:
            quote = material.quote(flag.place)
            return f"{quote} is held against you ({flag.what}): say it otherwise, or own it."
    return None


def _to_add(material: Material, head: str, point: str) -> str:
    place = material.nearest(point)
    told = f"{head}: {_cut(point)}."
    if place is None:
        return f"{told} No sentence of yours has its words: give it one of its own."
    return f"{told} Your sentence {material.quote(place)} is where it belongs."


def _cut(point: str) -> str:
    """A point of a reference answer may be a long sentence."""
    line = " ".join(point.split()).rstrip(".")
    if len(line) <= _LONGEST_POINT:
        return line
    return f"{line[:_LONGEST_POINT].rpartition(' ')[0]} ..."


TEMPLATES: dict[str, Callable[[Material], str | None]] = {
    "points.required": missing_point,
    "points.bonus": further_point,
    "points.misconceptions": false_claim,
    "points.signals": missing_point,
    "points.red_flags": red_flag,
    "points.mark": missing_point,
    **{f"design.phase.{phase}": missing_point for phase in DESIGN_PHASES},
}
