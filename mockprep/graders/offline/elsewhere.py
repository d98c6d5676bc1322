"""Owns detectors from other distributions: how they are found, what they get, what is accepted."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import EntryPoint
from math import isfinite
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from mockprep.domain.detectors import ENTRY_POINTS, FAMILIES, is_from_elsewhere
from mockprep.domain.grading import Submission
from mockprep.domain.rubric import DetectorName
from mockprep.graders.offline.findings import Confidence, Finding, Place, Seen, unmeasured
from mockprep.graders.offline.reading import Reading
from mockprep.graders.plugins import (
    Listing,
    announced,
    clash,
    described,
    first_line,
    imported,
    title,
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What a detector from elsewhere gets of one answer."""

    submission: Submission
    """Everything known: the question, the answer, replies to probes, runs of code, times."""
    texts: Mapping[str, str]
    """All that may be quoted, by its source: `answer`, `notes`, `reply-1`, ..."""
    prose: Mapping[str, str]
    """What counts as the candidate's own words, the unprompted first.

    Of code only its comments are there, of a design not the headings. The rest is blank, so that
    an offset in here is the same offset in `texts`.
    """


Detector = Callable[[Answered], Finding]


def measure(name: str, reading: Reading) -> Finding:
    """What the installed detector called `name` makes of a submission.

    Unmeasured with the reason where it is not installed, can't be used, fails, or gives something
    that is no sound finding.
    """
    detector = _detector(name, tuple(sys.path))
    if isinstance(detector, str):
        return unmeasured(detector)
    texts = reading.submission.texts()
    prose = {voice.source: voice.text.source for voice in reading.voices}
    try:
        finding = detector(Answered(reading.submission, texts, prose))
    # A detector may be anybody's code: its bugs must not look like ours, nor stop a session.
    except (Exception, SystemExit) as error:
        return unmeasured(f"the detector failed: {type(error).__name__}: {error}")
    if flaw := _flaw(finding, texts):
        return unmeasured(f"the detector {flaw}")
    value = None if finding.value is None else float(finding.value)
    return replace(finding, value=value, seen=tuple(finding.seen), missing=tuple(finding.missing))


def listing(path: Sequence[str] | None = None) -> tuple[Listing, ...]:
    """Every detector from elsewhere after a trial: each is imported, and problems are told."""
    every = announced(ENTRY_POINTS, path)
    listings = []
    for found in every:
        outcome = clash("detector", found[0].name, every) or _imported_or_problem(found[0])
        if isinstance(outcome, str):
            listings.append(Listing(described(found), problem=outcome))
        else:
            listings.append(Listing(described(found), about=first_line(outcome)))
    return tuple(listings)


@lru_cache(maxsize=256)
def _detector(name: str, path: tuple[str, ...]) -> Detector | str:
    """The detector called `name`, imported, or why there is none; looked for once."""
    found = [pair for pair in announced(ENTRY_POINTS, path) if pair[0].name == name]
    if not found:
        return "no installed package has this detector"
    if twice := clash("detector", name, found):
        return twice
    point, owner = found[0]
    outcome = _imported_or_problem(point)
    return f"{title(owner)}: {outcome}" if isinstance(outcome, str) else outcome


def _imported_or_problem(point: EntryPoint) -> Detector | str:
    try:
        TypeAdapter(DetectorName).validate_python(point.name)
    except ValidationError:
        return "no rubric can name it: words of lower-case letters, joined by dots, are wanted"
    if not is_from_elsewhere(point.name):
        ours = ", ".join(sorted(FAMILIES))
        return f"its name begins with a word that is taken ({ours}); such as `acme.jargon` is free"
    try:
        detector = imported(point)
    except ImportError as error:
        return str(error)
    if not callable(detector):
        return f"{point.value} can't be called"
    made: Detector = detector
    return made


def _flaw(finding: object, texts: Mapping[str, str]) -> str:
    """What is wrong with what a detector gave, or nothing."""
    if not isinstance(finding, Finding):
        return f"gave no Finding but {finding!r:.60}"
    if finding.value is None:
        return "" if _is_text(finding.why_not) else "gave no value and no reason for that"
    if not isinstance(finding.value, int | float) or not isfinite(finding.value):
        return f"gave the value {finding.value!r:.60}, which is no number"
    if finding.confidence not in get_args(Confidence):
        return f"gave the confidence {finding.confidence!r:.60}"
    if not isinstance(finding.missing, list | tuple) or not all(map(_is_text, finding.missing)):
        return "gave something other than texts as missing"
    if not isinstance(finding.seen, list | tuple):
        return "gave something other than a list as seen"
    for seen in finding.seen:
        if not isinstance(seen, Seen) or not _is_text(seen.what):
            return f"gave {seen!r:.60} among what was seen"
        if seen.place is not None and not _stands_in(seen.place, texts):
            return f"gave a place that is not in the answer: {seen.place!r:.90}"
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _stands_in(place: object, texts: Mapping[str, str]) -> bool:
    if not isinstance(place, Place) or not isinstance(texts.get(place.source), str):
        return False
    if not (isinstance(place.start, int) and isinstance(place.end, int)):
        return False
    return 0 <= place.start < place.end <= len(texts[place.source])
