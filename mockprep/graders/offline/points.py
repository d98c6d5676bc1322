"""Owns the detectors `points.*`: key points, false claims, the question's signals and red flags."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from mockprep.domain.coverage import CoveredPoint, find_points
from mockprep.domain.question import BehavioralQuestion, ConceptQuestion, KeyPoint, Misconception
from mockprep.graders.offline.findings import Finding, Place, Seen, unmeasured
from mockprep.graders.offline.meant import statements
from mockprep.graders.offline.reading import Reading
from mockprep.graders.offline.reference import mark, said_of_reference

_MISSING_NAMED = 6
_MEANT_CREDIT = 0.7
"""What a point earns that was found by meaning only, and not by words that its author gave."""


@dataclass(frozen=True, slots=True)
class PointSeen:
    """A key point with the place where it was found, in the answer or in a reply."""

    point: KeyPoint
    place: Place | None
    in_other_words: bool = False
    """Whether it was found by meaning only."""

    @property
    def credit(self) -> float:
        """What the point earns of its weight."""
        share = _MEANT_CREDIT if self.in_other_words else 1.0
        return share * Seen("", self.place).credit if self.place else 0.0

    @property
    def told(self) -> str:
        """The point, in words for the candidate."""
        return f"{self.point.point} (in other words)" if self.in_other_words else self.point.point


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A misconception that was stated and not taken back."""

    misconception: Misconception
    place: Place


def points_seen(reading: Reading, points: Iterable[KeyPoint]) -> tuple[PointSeen, ...]:
    """Each point with the first place in which it is said, the unprompted ones first.

    What no pattern finds is looked for by meaning.
    """
    points = tuple(points)
    glossary = reading.question.glossary
    return _seen(reading, points, [find_points(points, v.text, glossary) for v in reading.voices])


@lru_cache(maxsize=8)
def key_points_seen(reading: Reading) -> tuple[PointSeen, ...]:
    """The same for all key points of the question; several detectors ask for it in a row."""
    covered = [coverage.points for coverage in reading.covered]
    return _seen(reading, reading.question.key_points(), covered)


def _seen(
    reading: Reading, points: tuple[KeyPoint, ...], covered: Iterable[Iterable[CoveredPoint]]
) -> tuple[PointSeen, ...]:
    """Each point with its place; `covered` is what each voice covers by its words."""
    places: dict[str, Place] = {}
    for voice, found in zip(reading.voices, covered, strict=True):
        places = {c.point.point: voice.place(c.span) for c in found if c.span} | places
    meant = _meant(reading, points, places)
    return tuple(
        PointSeen(point, places.get(point.point) or meant.get(point.point), point.point in meant)
        for point in points
    )


def _meant(
    reading: Reading, points: tuple[KeyPoint, ...], places: dict[str, Place]
) -> dict[str, Place]:
    """Where the points are made that have no place yet."""
    if len(places) == len(points):
        return {}
    found: dict[str, Place] = {}
    stated = statements(tuple(point.point for point in points), reading.question.ask)
    for voice in reading.voices:
        for number, point in enumerate(points):
            if point.point not in places and point.point not in found:
                span = stated.find(number, voice.passage)
                if span is not None:
                    found[point.point] = voice.place(span)
    return found


def claims_seen(reading: Reading) -> tuple[ClaimSeen, ...]:
    """The misconceptions that stand in the answer or in a reply."""
    seen: dict[str, ClaimSeen] = {}
    for voice, coverage in zip(reading.voices, reading.covered, strict=True):
        for claim in coverage.claims:
            if not claim.corrected:
                name = claim.misconception.claim
                seen.setdefault(name, ClaimSeen(claim.misconception, voice.place(claim.span)))
    return tuple(seen.values())


def required(reading: Reading) -> Finding:
    """The share of the required points, by weight, less what false claims take off."""
    question = reading.question
    seen = [seen for seen in key_points_seen(reading) if seen.point.kind == "required"]
    if not seen:
        return said_of_reference(reading)
    share = _share(seen, question.enough if isinstance(question, ConceptQuestion) else None)
    penalty = sum(claim.misconception.penalty for claim in claims_seen(reading))
    return Finding(
        max(0.0, share - penalty),
        tuple(Seen(s.told, s.place) for s in seen if s.place),
        _missing(seen) if share < 1 else (),
    )


def bonus(reading: Reading) -> Finding:
    """The share of the bonus points found; they are never missed."""
    seen = [seen for seen in key_points_seen(reading) if seen.point.kind == "bonus"]
    if not seen:
        return unmeasured("the question has no bonus points")
    found = tuple(Seen(f"further: {s.told}", s.place) for s in seen if s.place)
    return Finding(_share(seen), found)


def misconceptions(reading: Reading) -> Finding:
    """How many false claims were stated."""
    if not isinstance(reading.question, ConceptQuestion):
        return unmeasured("the question lists no false claims")
    claims = claims_seen(reading)
    return Finding(float(len(claims)), tuple(Seen(_told(c.misconception), c.place) for c in claims))


def _told(misconception: Misconception) -> str:
    truth = f" (in truth: {misconception.fix.rstrip('.')})" if misconception.fix else ""
    return f"the claim that {misconception.claim}{truth}"


def signals(reading: Reading) -> Finding:
    """The share of the signals that are particular to a behavioral question."""
    question = reading.question
    if not isinstance(question, BehavioralQuestion) or not question.signals:
        return unmeasured("the question has no signals of its own")
    seen = points_seen(reading, question.signals)
    found = tuple(Seen(s.told, s.place) for s in seen if s.place)
    return Finding(_share(seen), found, _missing(seen))


def red_flags(reading: Reading) -> Finding:
    """How many of the question's own red flags were raised; only the author's patterns tell.

    What is held against somebody must have been said, and not just sound like it.
    """
    question = reading.question
    if not isinstance(question, BehavioralQuestion) or not question.red_flags:
        return unmeasured("the question has no red flags of its own")
    places: dict[str, Place] = {}
    for voice in reading.voices:
        for flag in find_points(question.red_flags, voice.text, question.glossary):
            if flag.span:
                places.setdefault(flag.point.point, voice.place(flag.span))
    return Finding(float(len(places)), tuple(Seen(*raised) for raised in places.items()))


def share_found(reading: Reading, points: Iterable[KeyPoint]) -> Finding:
    """The share of any set of points, by weight; bonus points fill up but are never missed."""
    points = tuple(points)
    wanted = [point for point in points if point.kind == "required"] or list(points)
    seen = points_seen(reading, points)
    total = sum(point.weight for point in wanted)
    value = sum(s.point.weight * s.credit for s in seen) / total
    found = tuple(Seen(s.told, s.place) for s in seen if s.place)
    return Finding(min(1.0, value), found, _missing(seen) if value < 1 else ())


def _share(seen: Iterable[PointSeen], enough: int | None = None) -> float:
    seen = tuple(seen)
    if enough is not None:
        credits = sorted((s.credit for s in seen), reverse=True)
        wanted = min(enough, len(seen))
        return sum(credits[:wanted]) / wanted
    total = sum(s.point.weight for s in seen)
    return sum(s.point.weight * s.credit for s in seen) / total


def _missing(seen: Iterable[PointSeen]) -> tuple[str, ...]:
    gone = [s.point for s in seen if s.place is None and s.point.kind == "required"]
    gone.sort(key=lambda point: -point.weight)
    return tuple(point.point for point in gone[:_MISSING_NAMED])


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "points.required": required,
    "points.bonus": bonus,
    "points.misconceptions": misconceptions,
    "points.signals": signals,
    "points.red_flags": red_flags,
    "points.mark": mark,
}
