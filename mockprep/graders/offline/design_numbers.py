"""Owns what a design answer does with numbers: estimates, promises, decisions drawn from them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from math import log

from mockprep.domain.patterns import Span
from mockprep.domain.question import DesignQuestion, Estimate
from mockprep.graders.offline.findings import Finding, Place, Seen, present, unmeasured
from mockprep.graders.offline.quantities import Quantity, quantities, read_unit
from mockprep.graders.offline.reading import Reading, Voice

NO_DESIGN = "the question is no design"
_ENOUGH_TARGETS = 2
_GOES_ON = re.compile(r"(?:so|therefore|thus|hence|that|this|which)\b", re.IGNORECASE)
_THEREFORE = re.compile(
    r"\b(?:so|therefore|thus|hence|which means|that means|this means|meaning"
    r"|implies|means (?:we|i|that|one)"
    r"|too (?:much|many|big|large) for|fits? (?:in|on|into)|more than (?:one"
    r"|a single)|that is why|that's why"
    r"|which is (?:fine|ok|small|little|too)|enough for|is enough|we need|i need"
    r"|needs? (?:at least )?)\b"
    r"|=>|\u2192|\u21d2",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(?:we|i|one|shard\w*|partition\w*|cache\w*|queue\w*|replica\w*|node\w*"
    r"|server\w*|machine\w*|instance\w*"
    r"|store\w*|storage|database|db|memory|disk|batch\w*|compress\w*|cdn|index\w*"
    r"|stream\w*|redis|kafka"
    r"|postgres\w*|split|keep|use|need)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:latency|p(?:50|9\d|999)|availab\w*|uptime|downtime|nines|fresh\w*|stale\w*|delay\w*"
    r"|retention|retain\w*|ke(?:ep|pt)|durab\w*|within|under|below|less than|at most|no more than"
    r"|not more than|up to|at least|respon[ds]\w*|slos?|slas?|rpo|rto|target\w*|goal\w*|peak\w*"
    r"|concurrent\w*|deadline\w*|tolerat\w*|(?:in|for)(?= \d))\b",
    re.IGNORECASE,
)


def estimates_hit(reading: Reading) -> Finding:
    """The share of the wanted quantities that were stated, within their factor."""
    question = reading.question
    if not isinstance(question, DesignQuestion) or not question.estimates:
        return unmeasured("the question asks for no estimates")
    stated = [(q, voice) for voice in reading.voices for q in quantities(voice.text.folded)]
    seen, missing = [], []
    for estimate in question.estimates:
        near = [(_distance(q, estimate), q, v) for q, v in stated if _fits(q, estimate)]
        if not near:
            missing.append(f"an estimate of {estimate.name}")
            continue
        _, quantity, voice = min(near, key=lambda entry: entry[0])
        # One number answers for one quantity.
        stated.remove((quantity, voice))
        place = Place(voice.source, quantity.start, quantity.end)
        seen.append(Seen(f"an estimate of {estimate.name}", place))
    value = sum(thing.credit for thing in seen) / len(question.estimates)
    return Finding(
        value, tuple(seen), tuple(missing), confidence="high" if not missing else "medium"
    )


def _fits(quantity: Quantity, estimate: Estimate) -> bool:
    return _distance(quantity, estimate) <= log(estimate.within_factor) + 1e-9


def _distance(quantity: Quantity, estimate: Estimate) -> float:
    """How far a quantity is from the wanted one, as the logarithm of the factor."""
    unit = read_unit(estimate.unit)
    value = quantity.value
    if quantity.dimension != unit.dimension or value <= 0:
        return float("inf")
    if unit.per_seconds is not None:
        if quantity.per_seconds is None:
            return float("inf")
        value = value / quantity.per_seconds * unit.per_seconds
    elif quantity.per_seconds is not None and not _is_of_period(quantity, estimate.name):
        return float("inf")
    return abs(log(value / (estimate.want * unit.scale)))


def _is_of_period(quantity: Quantity, name: str) -> bool:
    """Whether a rate answers for a sum: 2.5 TB a year for `storage per year`."""
    periods = {3600: "hour", 86_400: "day", 604_800: "week", 2_592_000: "month", 31_536_000: "year"}
    period = periods.get(int(quantity.per_seconds or 0))
    return period is not None and bool(re.search(rf"\b(?:a|per|one|in a|each) {period}\b", name))


def number_then_therefore(reading: Reading) -> Finding:
    """A number that leads to a decision, in its own sentence or the next."""
    place = next(_decided(reading), None)
    seen = [Seen("a number that leads to a decision", place)] if place else []
    return present(seen, "a decision drawn from a number")


def _decided(reading: Reading) -> Iterator[Place]:
    for voice in reading.voices:
        found = quantities(voice.text.folded)
        starts = [quantity.start for quantity in found]
        for span, told in sentence_pairs(voice):
            at = bisect_left(starts, span.start)
            if at == len(found) or starts[at] >= span.end:
                continue
            rest = told[max(0, found[at].end - span.start) :]
            therefore = _THEREFORE.search(rest)
            if therefore and _DECISION.search(rest, therefore.start()):
                yield voice.place(span)


def targets(reading: Reading) -> Finding:
    """Numbered promises on speed, availability, freshness, retention; two are full credit."""
    if not isinstance(reading.question, DesignQuestion):
        return unmeasured(NO_DESIGN)
    seen = [Seen("a target with its number", place) for place in _promised(reading)]
    return present(
        seen, "targets with a number: how fast, how available, how fresh", full=_ENOUGH_TARGETS
    )


def _promised(reading: Reading) -> Iterator[Place]:
    """A place for each number with a time or a share, in a sentence that promises something."""
    for voice in reading.voices:
        found = [q for q in quantities(voice.text.folded) if _may_be_promised(q)]
        starts = [quantity.start for quantity in found]
        for span, told in voice.sentences():
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            if first < last and _PROMISE.search(told):
                for quantity in found[first:last]:
                    yield Place(voice.source, quantity.start, quantity.end)


def _may_be_promised(quantity: Quantity) -> bool:
    return quantity.dimension in ("s", "%") or quantity.per_seconds is not None


def sentence_pairs(voice: Voice) -> Iterator[tuple[Span, str]]:
    """Each sentence with the next one where that goes on from it (`So we ...`)."""
    spans = voice.text.sentences
    for at, span in enumerate(spans):
        end = span.end
        if at + 1 < len(spans) and _GOES_ON.match(voice.text.folded, spans[at + 1].start):
            end = spans[at + 1].end
        yield Span(span.start, end), voice.text.folded[span.start : end]


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "design.estimates_hit": estimates_hit,
    "design.number_then_therefore": number_then_therefore,
    "design.targets": targets,
}
