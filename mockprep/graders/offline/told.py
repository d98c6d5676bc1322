"""Owns the sentences of a story as the detectors `star.*` go through them."""

from collections.abc import Iterator

from mockprep.graders.offline.cue_phrases import Part
from mockprep.graders.offline.findings import Confidence, Seen
from mockprep.graders.offline.reading import Reading, Told
from mockprep.graders.offline.story import without_vectors


def real(reading: Reading) -> Iterator[Told]:
    """The sentences that tell something and are long enough to."""
    for told in reading.told:
        if told.sentence.part != "none" and len(told.sentence.told.split()) >= 2:
            yield told


def of_part(reading: Reading, *parts: Part) -> list[Told]:
    """The sentences that tell one of some parts."""
    return [told for told in real(reading) if told.sentence.part in parts]


def speaking_of(reading: Reading, part: Part) -> list[Told]:
    """The sentences that tell a part, or plainly speak of it beside another."""
    return [
        told for told in real(reading) if told.sentence.part == part or part in told.sentence.strong
    ]


def original(told: Told) -> str:
    """A sentence as it was written."""
    span = told.sentence.span
    return told.voice.text.source[span.start : span.end]


def confidence() -> Confidence:
    """How sure one may be of the parts: less where sentences are judged by their words alone."""
    return "low" if without_vectors() else "medium"


def seen(what: str, told: list[Told]) -> list[Seen]:
    """Sentences as evidence."""
    return [Seen(what, sentence.place) for sentence in told]
