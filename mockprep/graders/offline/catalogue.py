"""Owns the detectors of the offline grader by name; each family of them has its own file."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mockprep.graders.offline import code, complexity, delivery, design, hints, points, star, talk
from mockprep.graders.offline.findings import Finding, unmeasured
from mockprep.graders.offline.reading import Reading

Detector = Callable[[Reading], Finding]

DETECTORS: Mapping[str, Detector] = MappingProxyType(
    {
        name: detector
        for family in (code, complexity, delivery, design, hints, points, star, talk)
        for name, detector in family.DETECTORS.items()
    }
)
"""Every detector of the offline grader, by the name that rubrics use."""


def measure(name: str, reading: Reading) -> Finding:
    """What the detector called `name` makes of a submission; unmeasured where there is none."""
    detector = DETECTORS.get(name)
    return detector(reading) if detector else unmeasured("the offline grader has no such detector")
