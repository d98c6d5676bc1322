"""Owns the detectors `code.*`."""

from collections.abc import Callable

from mockprep.graders.offline.findings import Finding
from mockprep.graders.offline.reading import Reading

DETECTORS: dict[str, Callable[[Reading], Finding]] = {}
