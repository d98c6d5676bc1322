"""Owns the advice on how something is said: reasons, examples, length, hedges."""

import re
from collections.abc import Callable

from mockprep.domain.question import clarifications
from mockprep.graders.offline.advice_material import Material, Said
from mockprep.graders.offline.advice_story import action_room
from mockprep.graders.offline.delivery import expected_words, hedges_and_fillers
from mockprep.graders.offline.findings import Place

_REASON = re.compile(
    r"\b(?:because|since|so|therefore|which means|that means|due to|hence|thus|given that)\b"
)
_COST = re.compile(r"\bo\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_ASKED = "asked: "


def reasons(material: Material) -> str | None:
    """For claims without a reason: a stated cost before any other claim."""
    bare = [said for said in material.sentences if not _is_reasoned(said)]
    costs = [said for said in bare if _COST.search(said.told)]
    if costs:
        said = costs[0]
        span = _COST.search(said.told)
        assert span is not None, "it was found just now"
        first = said.place.start
        quote = material.quote(Place(said.place.source, first + span.start(), first + span.end()))
        return f"You name {quote} without a reason: add 'because ...'."
    claim = _claim(material, bare)
    if claim is None:
        given = next((thing.place for thing in material.finding.seen if thing.place), None)
        if given is None:
            return None
        return f"You give one reason, {material.quote(given)}: give one for the rest as well."
    return f"{material.quote(claim)} stands without a reason: go on with 'because ...'."


def example(material: Material) -> str | None:
    """For an explanation without an example."""
    claim = _claim(material, material.sentences)
    if claim is None:
        return None
    return f"Show {material.quote(claim)} on an example: two lines, with real values."


def contrast(material: Material) -> str | None:
    """For an explanation without its limits."""
    claim = _claim(material, material.sentences)
    if claim is None:
        return None
    return f"{material.quote(claim)}: say when that does not hold, or what it differs from."


def restated(material: Material) -> str | None:
    """For an answer that begins without the task."""
    first = material.sentences[0].place if material.sentences else None
    if first is None and material.reading.question.kind == "code":
        first = material.first_line
    if first is None:
        return None
    return f"Before {material.quote(first)} say the task in your own words, with its limits."


def clarify(material: Material) -> str | None:
    """For facts that were not asked for: one that something in the answer rests on, if any."""
    asked = {thing.what.removeprefix(_ASKED) for thing in material.finding.seen}
    left = [c.ask for c in clarifications(material.reading.question) if c.ask not in asked]
    for ask in left:
        if (place := material.nearest(ask)) is not None:
            return f"You say {material.quote(place)} without having asked: {ask.rstrip('?')}?"
    return f"Ask before you begin: {left[0].rstrip('?')}?" if left else None


def length(material: Material) -> str | None:
    """For an answer that is too short or too long."""
    reading = material.reading
    low, high = expected_words(reading.question, reading.submission.spoken)
    words = reading.word_count
    usual = f"{words} words, where {low} to {high} are usual"
    if words > high:
        return f"{usual}{cut}" if (cut := _longest(material)) else None
    return f"{usual}. {more}" if (more := _room(material)) else None


def speaking_time(material: Material) -> str | None:
    """For an answer that takes longer to say than there is time."""
    cut = _longest(material)
    return f"Said aloud it takes too long{cut}" if cut else None


def long_sentence(material: Material) -> str | None:
    """For sentences that nobody can follow by ear: the worst of them."""
    place = _first_seen(material)
    if place is None:
        return None
    return f"{material.quote(place)} is a long sentence: end it at its first 'and' or comma."


def repeated(material: Material) -> str | None:
    """For what is said twice."""
    place = _first_seen(material)
    return f"{material.quote(place)} was said before: drop one of the two." if place else None


def signposts(material: Material) -> str | None:
    """For an answer in which a listener loses the way: its middle sentence."""
    if not material.sentences:
        return None
    middle = material.sentences[len(material.sentences) // 2].place
    return f"Tell where you are: begin {material.quote(middle)} with 'first', 'then' or 'so'."


def directness(material: Material) -> str | None:
    """For claims that hedge: the sentence of the first hedge."""
    reading = material.reading
    for span in hedges_and_fillers(reading.answer):
        for whole, _ in reading.answer.sentences():
            if whole.start <= span.start < whole.end:
                word = reading.answer.text.source[span.start : span.end]
                quote = material.quote(reading.answer.place(whole))
                return f"Say {quote} without '{word.strip(', ')}', wherever you know it."
    return None


def _first_seen(material: Material) -> Place | None:
    return next((thing.place for thing in material.finding.seen if thing.place), None)


def _longest(material: Material) -> str:
    """What to cut of a long answer."""
    longest = max(material.sentences, key=lambda said: len(said.told), default=None)
    if longest is None:
        return ""
    return f": {material.quote(longest.place)} is your longest sentence; say it in half or drop it."


def _room(material: Material) -> str | None:
    """Where a short answer has room."""
    if material.reading.question.kind == "behavioral":
        return action_room(material)
    shortest = min(material.sentences, key=lambda said: len(said.told), default=None)
    if shortest is None:
        return None
    return f"{material.quote(shortest.place)} has room for a reason and an example."


def _is_reasoned(said: Said) -> bool:
    return bool(_REASON.search(said.told))


def _claim(material: Material, sentences: list[Said] | tuple[Said, ...]) -> Place | None:
    """The sentence that makes the first point, or else the first that claims something."""
    points = [thing.place for thing in material.find("points.required").seen if thing.place]
    claims = [said.place for said in sentences if "?" not in said.told]
    for point in points:
        for place in claims:
            inside = place.source == point.source and place.start <= point.start < place.end
            if inside:
                return place
    return claims[0] if claims else None


TEMPLATES: dict[str, Callable[[Material], str | None]] = {
    "talk.reasons": reasons,
    "talk.example": example,
    "talk.contrast": contrast,
    "talk.restated": restated,
    "talk.clarify_hits": clarify,
    "design.facts_asked": clarify,
    "delivery.length": length,
    "delivery.speaking_time": speaking_time,
    "delivery.sentence_length": long_sentence,
    "delivery.repetition": repeated,
    "delivery.signposts": signposts,
    "delivery.directness": directness,
}
