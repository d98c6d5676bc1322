"""Owns the detectors of the offline grader by name; each family of them has its own file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mockprep.domain.detectors import is_from_elsewhere
from mockprep.graders.offline import elsewhere
from mockprep.graders.offline.code import DETECTORS as CODE
from mockprep.graders.offline.complexity import DETECTORS as COMPLEXITY
from mockprep.graders.offline.delivery import DETECTORS as DELIVERY
from mockprep.graders.offline.design import DETECTORS as DESIGN
from mockprep.graders.offline.findings import Finding, unmeasured
from mockprep.graders.offline.hints import DETECTORS as HINTS
from mockprep.graders.offline.points import DETECTORS as POINTS
from mockprep.graders.offline.reading import Reading
from mockprep.graders.offline.star import DETECTORS as STAR
from mockprep.graders.offline.talk import DETECTORS as TALK

Detector = Callable[[Reading], Finding]

DETECTORS: Mapping[str, Detector] = MappingProxyType(
    {**CODE, **COMPLEXITY, **DELIVERY, **DESIGN, **HINTS, **POINTS, **STAR, **TALK}
)
"""Every detector of the offline grader, by the name that rubrics use."""


def measure(name: str, reading: Reading) -> Finding:
    """What the detector called `name` makes of a submission; unmeasured where there is none."""
    if detector := DETECTORS.get(name):
        return detector(reading)
    if is_from_elsewhere(name):
        return elsewhere.measure(name, reading)
    return unmeasured("the offline grader has no such detector")
