"""Whether points can be found where they are made, and only there: rules B10, B11 and B13."""

from collections.abc import Iterator, Mapping

from mockprep.content.lint_marking import located_points
from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Flaw, Loc
from mockprep.domain.detectors import is_from_elsewhere
from mockprep.domain.patterns import Text, compile_pattern
from mockprep.domain.question import BehavioralQuestion, KeyPoint, Kind

_LOOKED_AT: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "concept": {
        "points": ("points.required", "points.bonus"),
        "misconceptions": ("points.required", "points.misconceptions"),
    },
    "code": {
        "tests": ("code.tests_visible", "code.tests_hidden"),
        "complexity": ("complexity.time_correct", "complexity.space_correct", "complexity.why"),
        "approaches": ("code.approach_tier",),
        "clarify": ("talk.clarify_hits",),
    },
    "design": {
        "facts": ("design.facts_asked",),
        "estimates": ("design.estimates_hit",),
        "diagram": ("design.diagram",),
        "tradeoffs": ("design.tradeoff_pairs",),
    },
    "behavioral": {"signals": ("points.signals",), "red_flags": ("points.red_flags",)},
}
"""For each kind: what a question may have, and the detectors that look at it."""


def lint_points(subject: Subject) -> Iterator[Flaw]:
    """Rules B10, B11 and B13."""
    yield from _without_patterns(subject)
    yield from _given_away(subject)
    yield from _never_looked_at(subject)


def _all_points(subject: Subject) -> Iterator[tuple[Loc, KeyPoint]]:
    """The key points, and what is held against a story."""
    yield from located_points(subject)
    if isinstance(subject.question, BehavioralQuestion):
        yield from ((("red_flags", at), flag) for at, flag in enumerate(subject.question.red_flags))


def _without_patterns(subject: Subject) -> Iterator[Flaw]:
    """B10: a point that only its own words show."""
    for loc, point in _all_points(subject):
        if not point.any_of and not point.all_of:
            message = (
                f"`{point.point}` has no patterns, and is found by its own words only; give"
                " it three to five wordings in `any_of`"
            )
            yield subject.flaw("B10", message, *loc, warn=True)


def _given_away(subject: Subject) -> Iterator[Flaw]:
    """B11: a pattern that the question or its title matches, and so everyone who repeats it."""
    question = subject.question
    texts = {"the question": Text(question.ask), "the title": Text(question.title)}
    for loc, point in _all_points(subject):
        for at, pattern in enumerate(point.any_of):
            compiled = compile_pattern(pattern, question.glossary)
            for what, text in texts.items():
                if span := compiled.find(text):
                    said = text.source[span.start : span.end]
                    message = f"{what} itself has “{said}”; ask otherwise, or narrow the pattern"
                    yield subject.flaw("B11", message, *loc, "any_of", at, warn=True)
                    break


def _never_looked_at(subject: Subject) -> Iterator[Flaw]:
    """B13: what the question brings and its rubric has no detector for."""
    if subject.rubric is None or any(map(is_from_elsewhere, subject.rubric.detectors)):
        return
    for key, detectors in _LOOKED_AT[subject.question.kind].items():
        if getattr(subject.question, key) and not subject.rubric.detectors & set(detectors):
            yield subject.flaw("B13", _unseen(subject, key, detectors), key, warn=True)
    if subject.question.kind == "design":
        for phase in subject.question.phases:
            detector = f"design.phase.{phase}"
            if detector not in subject.rubric.detectors:
                message = _unseen(subject, phase, (detector,))
                yield subject.flaw("B13", message, "phases", phase, warn=True)


def _unseen(subject: Subject, key: str, detectors: tuple[str, ...]) -> str:
    named = " nor ".join(f"`{name}`" for name in detectors)
    return f"`{key}` counts for nothing: the rubric `{subject.question.rubric}` names no {named}"
