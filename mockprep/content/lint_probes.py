"""Whether the conditions of a question's probes can ever hold: rule B12."""

from collections.abc import Iterator

from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Flaw
from mockprep.domain.question import (
    AnyQuestion,
    CodeQuestion,
    ConceptQuestion,
    Kind,
    Probe,
    ProbeCondition,
)

_KINDS: dict[ProbeCondition, Kind] = {
    "misconception": "concept",
    "no_task": "behavioral",
    "no_action": "behavioral",
    "no_result": "behavioral",
    "no_numbers": "behavioral",
    "no_reflection": "behavioral",
    "no_conflict": "behavioral",
    "low_ownership": "behavioral",
    "not_a_story": "behavioral",
    "no_complexity": "code",
    "fails_examples": "code",
    "never_run": "code",
}
"""The kind of question at whose answers a condition looks; the others are for all."""


def lint_probes(subject: Subject) -> Iterator[Flaw]:
    """Rule B12."""
    key = "probes" if subject.node.get("probes") else "followups"
    for at, probe in enumerate(subject.question.probes):
        if why := _why_never(probe, subject.question):
            message = f"is never asked: {why}"
            yield subject.flaw("B12", message, key, at, "when", warn=True)


def _why_never(probe: Probe, question: AnyQuestion) -> str:
    """Why the probe's condition can't hold; empty where it can."""
    kind = _KINDS.get(probe.when, question.kind)
    if kind != question.kind:
        return f"`{probe.when}` is for {kind} questions; use `missing` or `always`"
    if probe.when == "misconception" and isinstance(question, ConceptQuestion):
        return "" if question.misconceptions else "the question lists no `misconceptions`"
    if isinstance(question, CodeQuestion):
        return _why_never_of_code(probe.when, question)
    return ""


def _why_never_of_code(when: ProbeCondition, question: CodeQuestion) -> str:
    if when == "no_complexity" and question.complexity is None:
        return "the question states no `complexity`"
    if when == "never_run" and not question.tests:
        return "the question has no `tests` that a run could try"
    if when == "fails_examples" and all(test.hidden for test in question.tests):
        return "the question has no test that is shown before the hand-in"
    return ""
