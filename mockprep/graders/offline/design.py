"""Owns the detectors `design.*`: phases, facts, estimates, decisions and the diagram."""

import re
from collections.abc import Callable, Iterator
from math import log

from mockprep.domain.coverage import content_words
from mockprep.domain.patterns import Span, Text
from mockprep.domain.question import DESIGN_PHASES, DesignPhase, DesignQuestion, Estimate
from mockprep.domain.text import keys_of
from mockprep.graders.offline.diagrams import Edge, edges, is_called
from mockprep.graders.offline.findings import Finding, Place, Seen, present, unmeasured
from mockprep.graders.offline.points import share_found
from mockprep.graders.offline.quantities import Quantity, quantities, read_unit
from mockprep.graders.offline.reading import Reading, Voice
from mockprep.graders.offline.talk import asked_facts

_ENOUGH_TRADEOFFS = 2
_NO_DESIGN = "the question is no design"

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
_SCOPE_CUT = re.compile(
    r"\b(?:out of scope|not in scope|outside (?:the |of )?scope|leav(?:e"
    r"|ing) (?:out|aside|that|this|it)|left out"
    r"|non-?goals?|won't (?:cover|handle|support|build|do|include|deal)"
    r"|will not (?:cover|handle|support|build|do|include)"
    r"|skip(?:ping)?|ignor(?:e|ing)|defer(?:red|ring)?|postpon\w+|not now"
    r"|later version|in a later|second version"
    r"|v2|version 2|phase (?:2|two)|exclud(?:e|ed|ing)|for now (?:i|we|no|without)|not part of)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|as (?:it|we|the|this|that)|so that|so|therefore"
    r"|which means|due to|otherwise|given|in exchange"
    r"|that way|to (?:avoid|keep|save|allow|prevent|survive|reduce))\b",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:instead of|rather than|over (?:a|an|the)|versus|vs|compared (?:to|with)"
    r"|trade-?offs?|at the cost of|the cost is"
    r"|the price is|costs us|on the other hand|but|however|whereas|unless|if (?:we"
    r"|it|the) .* (?:would|instead)"
    r"|downside|drawback|alternative\w*|cheaper|simpler|slower|faster|prefer\w*"
    r"|choose|chose|pick(?:ed)?|accept(?:ing)?)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"\b(?:unless|if .{3,60} (?:would|i'd|we'd|switch)|would (?:switch|change|choose|use))\b",
    re.IGNORECASE,
)


def _phase(phase: DesignPhase) -> Callable[[Reading], Finding]:
    def points_of_phase(reading: Reading) -> Finding:
        question = reading.question
        if not isinstance(question, DesignQuestion):
            return unmeasured(_NO_DESIGN)
        points = question.phases.get(phase)
        if not points:
            return unmeasured(f"the question has no points for {phase.replace('_', ' ')}")
        return share_found(reading, points)

    return points_of_phase


def facts_asked(reading: Reading) -> Finding:
    """The facts asked of the interviewer; half of them are full credit."""
    if not isinstance(reading.question, DesignQuestion):
        return unmeasured(_NO_DESIGN)
    return asked_facts(reading, full=(len(reading.question.facts) + 1) // 2)


def estimates_hit(reading: Reading) -> Finding:
    """The share of the wanted quantities that were stated, within their factor."""
    question = reading.question
    if not isinstance(question, DesignQuestion) or not question.estimates:
        return unmeasured("the question asks for no estimates")
    stated = [
        (quantity, voice) for voice in reading.voices for quantity in quantities(voice.text.folded)
    ]
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
    dimension, per = read_unit(estimate.unit)
    value = quantity.value
    if quantity.dimension != dimension or value <= 0:
        return float("inf")
    if per is not None:
        if quantity.per_seconds is None:
            return float("inf")
        value = value / quantity.per_seconds * per
    elif quantity.per_seconds is not None and not _is_of_period(quantity, estimate.name):
        return float("inf")
    return abs(log(value / estimate.want))


def _is_of_period(quantity: Quantity, name: str) -> bool:
    """Whether a rate answers for a sum: 2.5 TB a year for `storage per year`."""
    periods = {86_400: "day", 604_800: "week", 2_592_000: "month", 31_536_000: "year"}
    period = periods.get(int(quantity.per_seconds or 0))
    return period is not None and bool(re.search(rf"\b(?:a|per|one|in a|each) {period}\b", name))


def number_then_therefore(reading: Reading) -> Finding:
    """A number that leads to a decision, in its own sentence or the next."""
    seen = []
    for voice in reading.voices:
        for span, told in _pairs(voice):
            found = quantities(told)
            if not found or found[0].start >= len(told):
                continue
            rest = told[found[0].end :]
            therefore = _THEREFORE.search(rest)
            if therefore and _DECISION.search(rest[therefore.start() :]):
                seen.append(Seen("a number that leads to a decision", voice.place(span)))
    return present(seen[:1], "a decision drawn from a number")


def _pairs(voice: Voice) -> Iterator[tuple[Span, str]]:
    """Each sentence with the next one where that goes on from it (`So we ...`)."""
    spans = voice.text.sentences
    for at, span in enumerate(spans):
        end = span.end
        if at + 1 < len(spans):
            following = voice.text.folded[spans[at + 1].start : spans[at + 1].end]
            if re.match(r"(?:so|therefore|thus|hence|that|this|which)\b", following, re.IGNORECASE):
                end = spans[at + 1].end
        yield Span(span.start, end), voice.text.folded[span.start : end]


def scope_cut(reading: Reading) -> Finding:
    """Something left out on purpose."""
    seen = [
        Seen("something left out on purpose", voice.place(span))
        for voice in reading.voices
        for span, told in voice.sentences()
        if _SCOPE_CUT.search(told) and len(told.split()) >= 3
    ]
    return present(seen, "what you leave out, and why")


def tradeoff_pairs(reading: Reading) -> Finding:
    """Decisions weighed with a reason; two are full credit."""
    question = reading.question
    if not isinstance(question, DesignQuestion):
        return unmeasured(_NO_DESIGN)
    seen: list[Seen] = []
    for voice in reading.voices:
        for span, told in _pairs(voice):
            if _REASON.search(told) and (_WEIGHED.search(told) or _UNLESS.search(told)):
                what = _named_tradeoff(told, question.tradeoffs)
                if what or (len(told.split()) >= 8 and _is_weighed(told)):
                    seen.append(
                        Seen(f"a trade-off{f': {what}' if what else ''}", voice.place(span))
                    )
    distinct = list({thing.place.start: thing for thing in seen if thing.place}.values())
    missing = "a choice with its reason and what speaks against it"
    if question.tradeoffs:
        missing += f", such as {question.tradeoffs[0]}"
    return present(distinct, missing, full=_ENOUGH_TRADEOFFS, confidence="low")


def _is_weighed(told: str) -> bool:
    """Whether a choice stands against another, not only one fact against another."""
    return bool(
        re.search(
            r"\b(?:instead of|rather than|over (?:a|an)|versus|vs|compared (?:to|with)|trade-?offs?"
            r"|at the cost of|the cost is|the price is|unless|downside|drawback|alternative)\b",
            told,
            re.IGNORECASE,
        )
    )


def _named_tradeoff(told: str, tradeoffs: tuple[str, ...]) -> str | None:
    """The expected trade-off of which both sides are named in a stretch."""
    keys = {key for token in Text(told).tokens for key in keys_of(token.form)}
    for tradeoff in tradeoffs:
        sides = re.split(r"\bvs\.?\b|\bversus\b", tradeoff)
        words = [content_words(Text(side)) for side in sides]
        own = [_apart(words, side) for side in range(len(words))]
        if len(sides) > 1 and all(side and any(forms & keys for forms in side) for side in own):
            return tradeoff
    return None


def _apart(words: list[tuple[frozenset[str], ...]], side: int) -> list[frozenset[str]]:
    """The words of one side that the other sides do not have."""
    others = {key for at, forms in enumerate(words) if at != side for form in forms for key in form}
    return [forms for forms in words[side] if not forms & others]


def diagram(reading: Reading) -> Finding:
    """The share of the expected components and joins that were drawn with arrows."""
    question = reading.question
    if not isinstance(question, DesignQuestion) or question.diagram is None:
        return unmeasured("the question expects no diagram")
    wanted = question.diagram
    drawn = [(edge, voice) for voice in reading.voices for edge in edges(voice.text.folded)]
    seen: list[Seen] = []
    missing: list[str] = []
    for names in wanted.nodes_any:
        hit = next((e for e in drawn if _has_box(e[0], names)), None)
        _note(hit, f"the component {names[0]}", seen, missing)
    for pair in wanted.edges_any:
        ends = [_names_for(end, wanted.nodes_any) for end in pair]
        hit = next((e for e in drawn if _joins(e[0], *ends)), None)
        _note(hit, f"the join {pair[0]} -> {pair[1]}", seen, missing)
    total = len(wanted.nodes_any) + len(wanted.edges_any)
    if not total:
        return unmeasured("the question expects no diagram")
    if not drawn:
        return Finding(0, missing=("a diagram, such as: client -> gateway -> store",))
    value = sum(thing.credit for thing in seen) / total
    return Finding(value, tuple(seen), tuple(missing))


def _note(hit: tuple[Edge, Voice] | None, what: str, seen: list[Seen], missing: list[str]) -> None:
    if hit is None:
        missing.append(what)
    else:
        edge, voice = hit
        seen.append(Seen(what, voice.place(edge.span)))


def _has_box(edge: Edge, names: tuple[str, ...]) -> bool:
    return is_called(edge.start, names) or is_called(edge.end, names)


def _joins(edge: Edge, first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether an arrow joins the two; which way it points is a matter of reading."""
    return (is_called(edge.start, first) and is_called(edge.end, second)) or (
        is_called(edge.end, first) and is_called(edge.start, second)
    )


def _names_for(name: str, nodes: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """All names of the component that goes by `name`."""
    return next((names for names in nodes if name in names), (name,))


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    **{f"design.phase.{phase}": _phase(phase) for phase in DESIGN_PHASES},
    "design.facts_asked": facts_asked,
    "design.estimates_hit": estimates_hit,
    "design.number_then_therefore": number_then_therefore,
    "design.scope_cut": scope_cut,
    "design.tradeoff_pairs": tradeoff_pairs,
    "design.diagram": diagram,
}
