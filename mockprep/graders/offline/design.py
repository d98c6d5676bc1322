"""Owns the detectors `design.*`: phases and facts here, the others in the files beside it."""

from collections.abc import Callable

from mockprep.domain.question import DESIGN_PHASES, DesignPhase, DesignQuestion
from mockprep.graders.offline.design_choices import DETECTORS as CHOICES
from mockprep.graders.offline.design_diagram import DETECTORS as DIAGRAM
from mockprep.graders.offline.design_numbers import DETECTORS as NUMBERS
from mockprep.graders.offline.design_numbers import NO_DESIGN
from mockprep.graders.offline.design_operation import DETECTORS as OPERATION
from mockprep.graders.offline.findings import Finding, unmeasured
from mockprep.graders.offline.points import share_found
from mockprep.graders.offline.reading import Reading
from mockprep.graders.offline.talk import asked_facts


def _phase(phase: DesignPhase) -> Callable[[Reading], Finding]:
    def points_of_phase(reading: Reading) -> Finding:
        question = reading.question
        if not isinstance(question, DesignQuestion):
            return unmeasured(NO_DESIGN)
        points = question.phases.get(phase)
        if not points:
            return unmeasured(f"the question has no points for {phase.replace('_', ' ')}")
        return share_found(reading, points)

    return points_of_phase


def facts_asked(reading: Reading) -> Finding:
    """The facts asked of the interviewer; half of them are full credit."""
    if not isinstance(reading.question, DesignQuestion):
        return unmeasured(NO_DESIGN)
    return asked_facts(reading, full=(len(reading.question.facts) + 1) // 2)


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    **{f"design.phase.{phase}": _phase(phase) for phase in DESIGN_PHASES},
    "design.facts_asked": facts_asked,
    **NUMBERS,
    **CHOICES,
    **DIAGRAM,
    **OPERATION,
}
