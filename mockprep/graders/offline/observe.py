"""Owns what an attentive listener notices in an answer: it tells the interviewer what to probe."""

from mockprep.domain.grading import Submission
from mockprep.domain.interviewing import Observation
from mockprep.domain.question import CodeQuestion, KeyPoint, ProbeCondition
from mockprep.graders.offline import complexity, star
from mockprep.graders.offline.conflict import tells_of_conflict
from mockprep.graders.offline.points import claims_seen, points_seen
from mockprep.graders.offline.reading import Reading

_LOW_OWNERSHIP = 0.4
"""The share of `I` among `I` and `we` below which the story is the team's."""


def observe(submission: Submission) -> Observation:
    """What is missing in an answer so far, replies counted as told."""
    reading = Reading(submission)
    absent: frozenset[ProbeCondition] = frozenset()
    if submission.question.kind == "behavioral":
        absent = frozenset(_absent(reading))
    elif submission.question.kind == "code":
        absent = frozenset(_absent_of_code(reading))
    return Observation(
        missing=frozenset(_missing(reading)),
        claims=frozenset(claim.misconception.claim for claim in claims_seen(reading)),
        absent=absent,
    )


def _missing(reading: Reading) -> set[str]:
    """The names of the points that were not said; bonus points are never missed."""
    points = {p.point: p for p in reading.question.key_points() if p.kind == "required"}
    for probe in reading.question.probes:
        if probe.when == "missing" and probe.point and probe.point not in points:
            points[probe.point] = _named(probe.point, probe.points, reading)
    seen = points_seen(reading, points.values())
    return {s.point.point for s in seen if s.place is None}


def _named(name: str, of_probe: tuple[KeyPoint, ...], reading: Reading) -> KeyPoint:
    """The point that a probe names: the question's, its own, or else the words of the name."""
    candidates = (*reading.question.key_points(), *of_probe)
    return next((point for point in candidates if point.point == name), KeyPoint(point=name))


def _absent_of_code(reading: Reading) -> set[ProbeCondition]:
    """What the talk about code lacks; what was not tested is asked only where it can be run."""
    submission = reading.submission
    stated = complexity.time_correct(reading)
    absent: set[ProbeCondition] = set()
    if stated.value is not None and not stated.seen:
        absent.add("no_complexity")
    if not isinstance(submission.question, CodeQuestion) or not submission.question.tests:
        return absent
    if not submission.runs:
        absent.add("never_run")
    elif submission.runs[-1].share_passed("visible") not in (None, 1):
        absent.add("fails_examples")
    return absent


def _absent(reading: Reading) -> set[ProbeCondition]:
    detectors: dict[ProbeCondition, bool] = {
        "not_a_story": not star.is_story(reading).value,
        "no_task": not star.has_task(reading).value,
        "no_action": not star.has_action(reading).value,
        "no_result": not star.has_result(reading).value,
        "no_numbers": not star.result_quantified(reading).value,
        "no_reflection": not star.reflection(reading).value,
        "no_conflict": not tells_of_conflict(reading),
        "low_ownership": (star.i_we_balance(reading).value or 0) < _LOW_OWNERSHIP,
    }
    return {name for name, is_absent in detectors.items() if is_absent}
