"""Owns the detectors `points.*`: key points, bonus points, false claims, the question's signals."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mockprep.domain.coverage import cover, find_points
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
    glossary = reading.question.glossary
    places: dict[str, Place] = {}
    points = tuple(points)
    for voice in reading.voices:
        left = [point for point in points if point.point not in places]
        for covered in find_points(left, voice.text, glossary):
            if covered.span:
                places[covered.point.point] = voice.place(covered.span)
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
    if not isinstance(reading.question, ConceptQuestion):
        return ()
    seen: dict[str, ClaimSeen] = {}
    for voice in reading.voices:
        for claim in cover(reading.question, voice.text).claims:
            if not claim.corrected:
                name = claim.misconception.claim
                seen.setdefault(name, ClaimSeen(claim.misconception, voice.place(claim.span)))
    return tuple(seen.values())


def required(reading: Reading) -> Finding:
    """The share of the required points, by weight, less what false claims take off."""
    question = reading.question
    points = [point for point in question.key_points() if point.kind == "required"]
    if not points:
        return said_of_reference(reading)
    seen = points_seen(reading, points)
    share = _share(seen, question.enough if isinstance(question, ConceptQuestion) else None)
    penalty = sum(claim.misconception.penalty for claim in claims_seen(reading))
    return Finding(
        max(0.0, share - penalty),
        tuple(Seen(s.told, s.place) for s in seen if s.place),
        _missing(seen) if share < 1 else (),
    )


def bonus(reading: Reading) -> Finding:
    """The share of the bonus points found; they are never missed."""
    points = [point for point in reading.question.key_points() if point.kind == "bonus"]
    if not points:
        return unmeasured("the question has no bonus points")
    seen = points_seen(reading, points)
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
    "points.mark": mark,
}
