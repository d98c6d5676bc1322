"""Owns the advice on code: what failed, the line that decides the cost, the claim to mend."""

import re
from collections.abc import Callable

from mockprep.domain.claims import ClaimKind
from mockprep.domain.question import CodeQuestion
from mockprep.graders.offline.advice_material import Material
from mockprep.graders.offline.complexity_rating import rate_claim
from mockprep.graders.offline.findings import Place

_LINE = re.compile(r"^line \d+: ")
_EDGES = ("the empty input", "a single element", "equal values", "the largest input")
_EDGE = "edge case: "


def tests(material: Material) -> str | None:
    """For tests that fail: the first of them."""
    missing = material.finding.missing
    if not missing:
        return None
    if missing[0].startswith("code that loads"):
        told = missing[0].removeprefix("code that loads").strip(" ()")
        return f"The code does not load ({told}): run it before you hand it in."
    case = missing[0].removeprefix("a pass of ")
    line = material.deciding_line
    where = f" through {material.quote(line)}" if line else ""
    return f"Make {case} pass: follow it by hand{where} to the line where it first goes wrong."


def scale(material: Material) -> str | None:
    """For code that is too slow."""
    missing, line = material.finding.missing, material.deciding_line
    if not missing or line is None or not missing[0].startswith("every size"):
        return None
    return f"{material.quote(line)} decides the cost: spare that work to solve {missing[0]}."


def tier(material: Material) -> str | None:
    """For an approach that costs more than it need."""
    missing, line = material.finding.missing, material.deciding_line
    if not missing or line is None or not missing[0].startswith("the target approach"):
        return None
    target = missing[0].removeprefix("the target approach, ")
    return (
        f"{material.quote(line)} decides the cost; {target} is possible:"
        " which structure would remember what is worked out anew there?"
    )


def style(material: Material) -> str | None:
    """For code that a reviewer would change: the first remark."""
    for remark in material.finding.seen:
        if remark.place is not None:
            return f"{material.quote(remark.place)}: {_LINE.sub('', remark.what)}."
    missing = material.finding.missing
    return f"A reviewer would ask first about this: {missing[0]}." if missing else None


def own_tests(material: Material) -> str | None:
    """For code that was checked by few cases of one's own."""
    question = material.reading.question
    if not isinstance(question, CodeQuestion):
        return None
    for case in material.finding.seen:
        if case.place is not None:
            return (
                f"You check {material.quote(case.place)}: add a case with a single element"
                " and one with equal values."
            )
    return f"Run {question.entry} on cases of your own: {', '.join(_EDGES[:3])}."


def own_bugs(material: Material) -> str | None:
    """For what failed in one's own runs and was left so."""
    missing = material.finding.missing
    return f"Before you hand in: {missing[0]}." if missing else None


def edge_cases(material: Material) -> str | None:
    """For edge cases that were not named."""
    named = [(s.what.removeprefix(_EDGE), s.place) for s in material.finding.seen]
    left = [edge for edge in _EDGES if not any(_is_alike(edge, what) for what, _ in named)]
    told = f"name {' and '.join(left[:2])}"
    for what, place in named:
        if place is not None:
            return f"You think of {what} ({material.quote(place)}): also {told}, before the code."
    line = material.first_line
    return f"Before {material.quote(line)} {told}." if line else None


def plan(material: Material) -> str | None:
    """For code that is begun without a plan."""
    line = material.first_line
    if line is None:
        return None
    return (
        f"Above {material.quote(line)} write your plan: three sentences of what you do, in order."
    )


def narration(material: Material) -> str | None:
    """For code that is written without a word."""
    line = material.deciding_line
    if line is None:
        return None
    return f"Before {material.quote(line)} say what this step is for, and what you expect of it."


def approaches(material: Material) -> str | None:
    """For an approach without its alternative."""
    if claim := _claim(material):
        return (
            f"You name one cost, {material.quote(claim)}: set another approach with its cost"
            " beside it, and choose with 'because'."
        )
    line = material.deciding_line
    if line is None:
        return None
    return f"{material.quote(line)} is one way: name another with its cost, and choose."


def cost(kind: ClaimKind) -> Callable[[Material], str | None]:
    """For what is said of time or space."""

    def claim(material: Material) -> str | None:
        rated = rate_claim(material.reading, kind)
        if rated is None:
            return None
        if rated.quote is None:
            line = material.deciding_line
            where = f" {material.quote(line)} decides it." if line and kind == "time" else ""
            return f"Say what the {kind} is, as O(...), with the reason.{where}"
        place = Place(rated.quote.source, rated.quote.start, rated.quote.end)
        told = rated.explanation.removeprefix(f"You said O({rated.said})")
        return f"Mend your {material.quote(place)}{told}"

    return claim


def why(material: Material) -> str | None:
    """For a cost without its reason, or with a letter that nobody explained."""
    claim = _claim(material)
    if claim is None:
        return cost("time")(material)
    if any(missing.startswith("why") for missing in material.finding.missing):
        return (
            f"You name {material.quote(claim)} without a reason:"
            " add 'because ...' and the step that costs it."
        )
    return f"You name {material.quote(claim)}: say what its letter counts, or which case is meant."


def hints(material: Material) -> str | None:
    """For a level that help holds down."""
    strength = material.detector.removeprefix("hints.")
    return f"You took a {strength}, which holds this down: next time try two minutes without it."


def _claim(material: Material) -> Place | None:
    seen = material.find("complexity.time_correct").seen
    return next((thing.place for thing in seen if thing.place), None)


def _is_alike(edge: str, named: str) -> bool:
    words = {"the", "a", "input", "values"}
    return bool(set(edge.split()) - words & set(named.split()) - words)


TEMPLATES: dict[str, Callable[[Material], str | None]] = {
    "code.tests_visible": tests,
    "code.tests_hidden": tests,
    "code.scale_ok": scale,
    "code.approach_tier": tier,
    "code.style": style,
    "code.own_tests": own_tests,
    "code.bugs_self_found": own_bugs,
    "complexity.time_correct": cost("time"),
    "complexity.space_correct": cost("space"),
    "complexity.why": why,
    "talk.edge_cases_named": edge_cases,
    "talk.plan_before_code": plan,
    "talk.narration_turns": narration,
    "talk.approaches_compared": approaches,
    "hints.nudge": hints,
    "hints.direction": hints,
    "hints.giveaway": hints,
}
