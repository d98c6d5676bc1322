"""Owns the detectors `points.*`: key points, bonus points, false claims, the question's signals."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from mockprep.domain.coverage import cover, find_points
from mockprep.domain.patterns import Text
from mockprep.domain.question import BehavioralQuestion, ConceptQuestion, KeyPoint, Misconception
from mockprep.graders.offline.derived import (
    DerivedPoint,
    derived_points,
    find_derived,
    share_said,
)
from mockprep.graders.offline.findings import PROMPTED_CREDIT, Finding, Place, Seen, unmeasured
from mockprep.graders.offline.reading import Reading, Voice

_MISSING_NAMED = 6


@dataclass(frozen=True, slots=True)
class PointSeen:
    """A key point with the place where it was found, in the answer or in a reply."""

    point: KeyPoint
    place: Place | None

    @property
    def credit(self) -> float:
        """What the point earns of its weight."""
        return Seen("", self.place).credit if self.place else 0.0


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A misconception that was stated and not taken back."""

    misconception: Misconception
    place: Place


def points_seen(reading: Reading, points: Iterable[KeyPoint]) -> tuple[PointSeen, ...]:
    """Each point with the first place in which it is said, the unprompted ones first."""
    glossary = reading.question.glossary
    places: dict[str, Place] = {}
    points = tuple(points)
    for voice in reading.voices:
        left = [point for point in points if point.point not in places]
        for covered in find_points(left, voice.text, glossary):
            if covered.span:
                places[covered.point.point] = voice.place(covered.span)
    return tuple(PointSeen(point, places.get(point.point)) for point in points)


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
        return _derived(reading)
    seen = points_seen(reading, points)
    share = _share(seen, question.enough if isinstance(question, ConceptQuestion) else None)
    penalty = sum(claim.misconception.penalty for claim in claims_seen(reading))
    return Finding(
        max(0.0, share - penalty),
        tuple(Seen(s.point.point, s.place) for s in seen if s.place),
        _missing(seen) if share < 1 else (),
    )


def bonus(reading: Reading) -> Finding:
    """The share of the bonus points found; they are never missed."""
    points = [point for point in reading.question.key_points() if point.kind == "bonus"]
    if not points:
        return unmeasured("the question has no bonus points")
    seen = points_seen(reading, points)
    found = tuple(Seen(f"further: {s.point.point}", s.place) for s in seen if s.place)
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
    found = tuple(Seen(s.point.point, s.place) for s in seen if s.place)
    return Finding(_share(seen), found, _missing(seen))


def share_found(reading: Reading, points: Iterable[KeyPoint]) -> Finding:
    """The share of any set of points, by weight; bonus points fill up but are never missed."""
    points = tuple(points)
    wanted = [point for point in points if point.kind == "required"] or list(points)
    seen = points_seen(reading, points)
    total = sum(point.weight for point in wanted)
    value = sum(s.point.weight * s.credit for s in seen) / total
    found = tuple(Seen(s.point.point, s.place) for s in seen if s.place)
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


def _derived(reading: Reading) -> Finding:
    """Points taken from the reference answer; its words are all there is to go by."""
    question = reading.question
    if not isinstance(question, ConceptQuestion):
        return unmeasured("the question has no key points")
    points = _derived_from(question.answer, question.ask)
    if not points:
        return unmeasured("the question has neither key points nor an answer to take them from")
    said = [(voice, find_derived(points, voice.text)) for voice in reading.voices]
    value = max(share_said(hits) * _credit(voice) for voice, hits in said)
    found = {
        hit.point: Seen(hit.point.text, voice.place(hit.span))
        for voice, hits in reversed(said)
        for hit in hits
        if hit.is_found and hit.span
    }
    missing = tuple(point.text for point in points if point not in found)
    return Finding(value, tuple(found.values()), missing, confidence="low")


def _credit(voice: Voice) -> float:
    return PROMPTED_CREDIT if voice.source.startswith("reply-") else 1.0


@lru_cache(maxsize=256)
def _derived_from(answer: str, ask: str) -> tuple[DerivedPoint, ...]:
    return derived_points(Text(answer), Text(ask))


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "points.required": required,
    "points.bonus": bonus,
    "points.misconceptions": misconceptions,
    "points.signals": signals,
}
