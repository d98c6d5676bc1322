"""Owns the detectors `complexity.*`: what was said of time and space, and how it was justified."""

import re
from collections.abc import Callable, Sequence

from mockprep.domain.coverage import content_words
from mockprep.domain.patterns import Text, compile_pattern
from mockprep.domain.question import AnyQuestion, CodeQuestion, Complexity
from mockprep.graders.offline.complexity_classes import (
    CREDIT,
    ComplexityClass,
    Verdict,
    compare,
)
from mockprep.graders.offline.complexity_claims import Claim, Kind, find_claims, settle
from mockprep.graders.offline.complexity_reading import Unreadable, read_class
from mockprep.graders.offline.findings import Finding, Place, Seen, unmeasured
from mockprep.graders.offline.reading import Reading, Voice

_REASON = re.compile(
    r"\b(?:because|since|so|as (?:we|each|every|i|the)|each|for every|dominat\w+|halves|halving|halved"
    r"|levels?|at most|per|only once|due to)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?:where|with|for|let) [a-zA-Z] (?:is|=|being|are|be)\b|\b[a-zA-Z] (?:is|=|being) the (?:number|length|size|count)"
    r"|\bworst[- ]case\b|\bon average\b|\baverage[- ]case\b|\bamorti[sz]ed\b|\bexpected\b"
    r"|\bnot counting\b|\bwithout counting\b|\bbesides the (?:output|result)\b|\bexcluding the\b"
    r"|\bignoring the (?:output|result)\b|\bapart from the (?:output|result)\b",
    re.IGNORECASE,
)
_OF_REASON, _OF_DEFINITION = 0.625, 0.375  # as 25 and 15 of the 40 that a reason is worth
_SAID: dict[Verdict, str] = {
    "loose": "is a true upper bound, but not tight",
    "too_low": "is less than this can be done in",
    "incomparable": "can't be compared with what is right; say what its variables stand for",
}
Stated = tuple[Claim, Voice]


def time_correct(reading: Reading) -> Finding:
    """Credit for the stated running time."""
    return _correct(reading, "time", "the running time")


def space_correct(reading: Reading) -> Finding:
    """Credit for the stated space."""
    return _correct(reading, "space", "the space it needs")


def why(reading: Reading) -> Finding:
    """Credit for the reason: a clause that gives one, and what the variable or the case is."""
    wanted = _wanted(reading.question)
    if wanted is None:
        return unmeasured("the question states no complexity")
    stated = _all_stated(reading, wanted)
    if not stated:
        return Finding(0, missing=("why it costs that much",))
    reason = _reason_given(reading, stated, wanted)
    defined = _defined(stated)
    value = sum(
        share * seen.credit
        for share, seen in ((_OF_REASON, reason), (_OF_DEFINITION, defined))
        if seen
    )
    missing = [] if reason else ["why it costs that much"]
    if not defined:
        missing.append("what the variable stands for, or which case is meant")
    return Finding(value, tuple(s for s in (reason, defined) if s), tuple(missing))


def _correct(reading: Reading, kind: Kind, what: str) -> Finding:
    wanted = _wanted(reading.question)
    if wanted is None:
        return unmeasured("the question states no complexity")
    right = _right_classes(wanted, kind)
    if not right:
        return unmeasured(f"the question's own {kind} can't be read")
    stated = _stated(reading, kind, wanted)
    if not stated:
        return Finding(0, missing=(what,))
    judged = [(_judge(claim, right, wanted), claim, voice) for claim, voice in stated]
    verdict, claim, voice = max(judged, key=lambda entry: CREDIT[entry[0]])
    seen = Seen(f"{what}, O({claim.stated})", voice.place(claim.span))
    if CREDIT[verdict] == 1:
        return Finding(seen.credit, (seen,))
    remark = f"O({claim.stated}) {_SAID[verdict]}{_approach(reading.question, claim, kind, wanted)}"
    return Finding(CREDIT[verdict] * seen.credit, (seen,), (f"{what} ({remark})",))


def _approach(question: AnyQuestion, claim: Claim, kind: Kind, wanted: Complexity) -> str:
    """Where the claim is the cost of another approach: the code was not run to tell which it is."""
    if kind == "space" or not isinstance(question, CodeQuestion):
        return ""
    for approach in question.approaches:
        stated = _class(approach.time, wanted)
        if approach.tier != "target" and stated and compare(claim.stated, stated) == "exact":
            return f"; it is right for `{approach.name}`, if that is what you wrote"
    return ""


def _wanted(question: AnyQuestion) -> Complexity | None:
    return question.complexity if isinstance(question, CodeQuestion) else None


def _stated(reading: Reading, kind: Kind, wanted: Complexity) -> tuple[Stated, ...]:
    """What stands of a kind at the end: the last that was said unprompted, else in a reply."""
    names = _names(wanted)
    unprompted = [v for v in reading.voices if not v.source.startswith("reply-")]
    for voices in (unprompted, list(reading.replies)):
        claims = [(claim, voice) for voice in voices for claim in find_claims(voice.text, names)]
        settled = settle([claim for claim, _ in claims], kind)
        if settled:
            return tuple((claim, _voice_of(claim, claims)) for claim in settled)
    return ()


def _voice_of(claim: Claim, claims: Sequence[Stated]) -> Voice:
    return next(voice for other, voice in reversed(claims) if other.span == claim.span)


def _all_stated(reading: Reading, wanted: Complexity) -> list[Stated]:
    names = _names(wanted)
    return [(c, voice) for voice in reading.voices for c in find_claims(voice.text, names)]


def _reason_given(reading: Reading, stated: Sequence[Stated], wanted: Complexity) -> Seen | None:
    """A clause near a claim that gives a reason, one that the question knows where it lists any."""
    patterns = [compile_pattern(source, reading.question.glossary) for source in wanted.why]
    for voice in dict.fromkeys(voice for _, voice in stated):
        near = _near_claims(voice, [claim for claim, by in stated if by is voice])
        for start, end in near:
            stretch = Text(voice.text.source[start:end])
            reason = _REASON.search(stretch.folded)
            known = [span for pattern in patterns if (span := pattern.find(stretch))]
            if reason and (known or not patterns):
                span = min(known, key=lambda s: s.start) if known else None
                first, last = (span.start, span.end) if span else reason.span()
                place = Place(voice.source, start + first, start + last)
                return Seen("the reason for the cost", place)
    return None


def _near_claims(voice: Voice, claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """The sentences with a claim, each with the one before and the one after."""
    spans = voice.text.sentences
    stretches = []
    for at, span in enumerate(spans):
        if any(span.start <= claim.span.start < span.end for claim in claims):
            first, last = spans[max(0, at - 1)], spans[min(len(spans) - 1, at + 1)]
            stretches.append((first.start, last.end))
    return stretches


def _defined(stated: Sequence[Stated]) -> Seen | None:
    for voice in dict.fromkeys(voice for _, voice in stated):
        if match := _DEFINED.search(voice.text.folded):
            place = Place(voice.source, *match.span())
            return Seen("which case or variable is meant", place)
    return None


def _right_classes(wanted: Complexity, kind: Kind) -> list[ComplexityClass]:
    sources = (
        (wanted.time, *wanted.accept_time) if kind == "time" else (wanted.space, *wanted.accept_space)
    )
    return [stated for source in sources if (stated := _class(source, wanted))]


def _judge(claim: Claim, right: Sequence[ComplexityClass], wanted: Complexity) -> Verdict:
    """The verdict against what the question accepts; the target itself decides between misses."""
    bounds = {
        _names(wanted).get(name.lower(), name): bound
        for name, source in wanted.bounds.items()
        if (bound := _class(source, wanted))
    }
    verdicts = [compare(claim.stated, accepted, bounds) for accepted in right]
    hit = next((verdict for verdict in verdicts if CREDIT[verdict] == 1), None)
    return hit or verdicts[0]


def _class(source: str, wanted: Complexity) -> ComplexityClass | None:
    try:
        return read_class(source, _names(wanted))
    except Unreadable:
        return None


def _names(wanted: Complexity) -> dict[str, str]:
    """Which variable a word stands for: the variables themselves, and words that describe one."""
    names = {name.lower(): name for name in wanted.vars}
    described: dict[str, set[str]] = {}
    for name, description in wanted.vars.items():
        for forms in content_words(Text(description)):
            for form in forms:
                described.setdefault(form, set()).add(name)
    for form, variables in described.items():
        if len(variables) == 1 and len(form) > 2 and form not in ("number", "length", "size"):
            names.setdefault(form, next(iter(variables)))
    return names


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "complexity.time_correct": time_correct,
    "complexity.space_correct": space_correct,
    "complexity.why": why,
}
