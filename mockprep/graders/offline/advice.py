"""Owns the advice of a rating: one concrete thing to do, in the candidate's own material.

What would raise the criterion most is asked of the domain; a template of that detector makes a
sentence of it with a quote. Where there is nothing to quote the rubric's own advice stands.
"""

from collections.abc import Callable, Mapping

from mockprep.domain.detectors import is_from_elsewhere
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.domain.workings import Workings, best_step
from mockprep.graders.offline.advice_code import TEMPLATES as CODE
from mockprep.graders.offline.advice_design import TEMPLATES as DESIGN
from mockprep.graders.offline.advice_material import Material
from mockprep.graders.offline.advice_points import TEMPLATES as POINTS
from mockprep.graders.offline.advice_points import not_found
from mockprep.graders.offline.advice_story import TEMPLATES as STORY
from mockprep.graders.offline.advice_talk import TEMPLATES as TALK
from mockprep.graders.offline.findings import Finding
from mockprep.graders.offline.reading import Reading

Template = Callable[[Material], str | None]

TEMPLATES: Mapping[str, Template] = {**CODE, **DESIGN, **POINTS, **STORY, **TALK}
"""What to say of a detector that found too little; None where the answer gives nothing to say."""


def advice(
    criterion: Criterion,
    rubric: Rubric,
    workings: Workings,
    level: int,
    findings: Mapping[str, Finding],
    reading: Reading,
) -> str:
    """What to change first; empty at the best level, where the rubric says nothing further."""
    if level == rubric.scale.top:
        return criterion.advice.get(level, "")
    step = best_step(workings, rubric.scale)
    if step is not None:
        names = [step.detector] if step.detector else [s.detector for s in criterion.signals]
        for name in names:
            if told := _own(Material(reading, findings, name)):
                return told
    return rubrics_own(criterion, level)


def rubrics_own(criterion: Criterion, level: int) -> str:
    """What the rubric advises at a level: its own words, or the next anchor and the drill."""
    if own := criterion.advice.get(level):
        return own
    drill = f" Drill: {criterion.drill.do}" if criterion.drill else ""
    return f"For level {level + 1}: {criterion.anchors[level + 1]}{drill}"


def _own(material: Material) -> str | None:
    """What to say in the candidate's own words."""
    template = TEMPLATES.get(material.detector)
    finding = material.finding
    if finding.prompted and not finding.missing:
        place = next(s.place for s in finding.seen if s.place is not None and s.place.prompted)
        return f"You said {material.quote(place)} only when you were asked: say it unasked."
    if template is None and is_from_elsewhere(material.detector):
        template = not_found
    return template(material) if template else None
