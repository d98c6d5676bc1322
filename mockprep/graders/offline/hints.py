"""Owns the detectors `hints.*`: what help was taken."""

from collections.abc import Callable

from mockprep.domain.question import HintStrength
from mockprep.graders.offline.findings import Finding
from mockprep.graders.offline.reading import Reading


def _taken(strength: HintStrength) -> Callable[[Reading], Finding]:
    def count_taken(reading: Reading) -> Finding:
        return Finding(float(reading.submission.hints.count(strength)), confidence="high")

    return count_taken


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "hints.nudge": _taken("nudge"),
    "hints.direction": _taken("direction"),
    "hints.giveaway": _taken("giveaway"),
}
