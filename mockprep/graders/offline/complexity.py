"""Owns the detectors `complexity.*`: what was said of time and space, and how it was justified."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from mockprep.domain.complexity_classes import (
    CREDIT,
    ComplexityClass,
    Verdict,
    compare,
)
from mockprep.domain.complexity_reading import Unreadable, read_class
from mockprep.domain.coverage import content_words
from mockprep.domain.patterns import Text, compile_pattern
from mockprep.domain.question import CodeQuestion, Complexity
from mockprep.graders.offline.claim_patterns import Kind
from mockprep.graders.offline.complexity_claims import Claim, find_claims, settle
from mockprep.graders.offline.findings import Finding, Place, Seen, unmeasured
from mockprep.graders.offline.reading import Reading, Voice

_REASON = re.compile(
    r"\b(?:because|since|so|as (?:we|each|every|i|the)|each|for every|dominat\w+"
    r"|halves|halving|halved"
    r"|levels?|at most|per|only once|due to)\b",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?:where|with|for|let) [a-zA-Z] (?:is|=|being|are|be)\b|\b[a-zA-Z] (?:is|="
    r"|being) the (?:number|length|size|count)"
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
_NOTHING_STATED = "the question states no complexity"
_NO_VARIABLE = frozenset(
    {"number", "length", "size", "log", "time", "space", "constant", "max", "min"}
)


class _Target:
    """What the question says of the cost of the target approach."""

    def __init__(self, question: CodeQuestion, complexity: Complexity) -> None:
        self.names = _variable_names(complexity)
        self.time = self._classes((complexity.time, *complexity.accept_time))
        self.space = self._classes((complexity.space, *complexity.accept_space))
        self.bounds = {
            self.names.get(name.lower(), name): bound
            for name, source in complexity.bounds.items()
            for bound in self._classes((source,))
        }
        self.reasons = [compile_pattern(source, question.glossary) for source in complexity.why]
        self.others = [
            (approach.name, stated)
            for approach in question.approaches
            if approach.tier != "target"
            for stated in self._classes((approach.time,))
        ]

    def judge(self, claim: Claim) -> Verdict:
        """The verdict against what is accepted; the target itself decides between misses."""
        right = self.time if claim.kind == "time" else self.space
        verdicts = [compare(claim.stated, accepted, self.bounds) for accepted in right]
        return next((verdict for verdict in verdicts if CREDIT[verdict] == 1), verdicts[0])

    def remark(self, claim: Claim, verdict: Verdict) -> str:
        """What is to be said of a claim that misses."""
        said = f"O({claim.stated}) {_SAID[verdict]}"
        for name, stated in self.others:
            # The code was not run, so which approach it takes is not known.
            if claim.kind == "time" and compare(claim.stated, stated) == "exact":
                return f"{said}; it is right for `{name}`, if that is what you wrote"
        return said

    def _classes(self, sources: Sequence[str]) -> list[ComplexityClass]:
        found = []
        for source in sources:
            with suppress(Unreadable):
                found.append(read_class(source, self.names))
        return found


def time_correct(reading: Reading) -> Finding:
    """Credit for the stated running time."""
    return _correct(reading, "time", "the running time")


def space_correct(reading: Reading) -> Finding:
    """Credit for the stated space."""
    return _correct(reading, "space", "the space it needs")


def why(reading: Reading) -> Finding:
    """Credit for the reason: a clause that gives one, and what the variable or the case is."""
    target = _target(reading)
    if target is None:
        return unmeasured(_NOTHING_STATED)
    stated = [
        (voice, claims)
        for voice in reading.voices
        if (claims := find_claims(voice.text, target.names))
    ]
    reason = _first(_reason(voice, claims, target) for voice, claims in stated)
    defined = _first(_definition(voice) for voice, _ in stated)
    value = sum(
        share * seen.credit
        for share, seen in ((_OF_REASON, reason), (_OF_DEFINITION, defined))
        if seen
    )
    missing = [] if reason else ["why it costs that much"]
    if stated and not defined:
        missing.append("what the variable stands for, or which case is meant")
    return Finding(value, tuple(s for s in (reason, defined) if s), tuple(missing))


def _correct(reading: Reading, kind: Kind, what: str) -> Finding:
    target = _target(reading)
    if target is None or not (target.time if kind == "time" else target.space):
        return unmeasured(_NOTHING_STATED)
    stated = _stated(reading, kind, target)
    if not stated:
        return Finding(0, missing=(what,))
    judged = [(target.judge(claim), claim, place) for claim, place in stated]
    verdict, claim, place = max(judged, key=lambda entry: CREDIT[entry[0]])
    seen = Seen(f"{what}, O({claim.stated})", place)
    if CREDIT[verdict] == 1:
        return Finding(seen.credit, (seen,))
    missing = f"{what} ({target.remark(claim, verdict)})"
    return Finding(CREDIT[verdict] * seen.credit, (seen,), (missing,))


def _target(reading: Reading) -> _Target | None:
    question = reading.question
    if not isinstance(question, CodeQuestion) or question.complexity is None:
        return None
    return _Target(question, question.complexity)


def _stated(reading: Reading, kind: Kind, target: _Target) -> list[tuple[Claim, Place]]:
    """What stands of a kind at the end: the last that was said unprompted, else in a reply."""
    for voices in (reading.unprompted, reading.replies):
        claims = [(c, v.place(c.span)) for v in voices for c in find_claims(v.text, target.names)]
        settled = settle([claim for claim, _ in claims], kind)
        if settled:
            places = {claim.span: place for claim, place in claims}
            return [(claim, places[claim.span]) for claim in settled]
    return []


def _first(found: Iterable[Seen | None]) -> Seen | None:
    return next((seen for seen in found if seen), None)


def _reason(voice: Voice, claims: Sequence[Claim], target: _Target) -> Seen | None:
    """A clause near a claim that gives a reason, one that the question knows where it lists any."""
    for start, end in _near(voice, claims):
        stretch = Text(voice.text.source[start:end])
        connective = _REASON.search(stretch.folded)
        known = [span for pattern in target.reasons if (span := pattern.find(stretch))]
        if connective and (known or not target.reasons):
            first, last = connective.span()
            if known:
                span = min(known, key=lambda s: s.start)
                first, last = span.start, span.end
            return Seen("the reason for the cost", Place(voice.source, start + first, start + last))
    return None


def _near(voice: Voice, claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """The sentences with a claim, each with the one before and the one after."""
    spans = voice.text.sentences
    for at, span in enumerate(spans):
        if any(span.start <= claim.span.start < span.end for claim in claims):
            yield spans[max(0, at - 1)].start, spans[min(len(spans) - 1, at + 1)].end


def _definition(voice: Voice) -> Seen | None:
    match = _DEFINED.search(voice.text.folded)
    if match is None:
        return None
    return Seen("which case or variable is meant", Place(voice.source, *match.span()))


def _variable_names(complexity: Complexity) -> dict[str, str]:
    """Which variable a word stands for: the variables themselves, and words that describe one."""
    names = {name.lower(): name for name in complexity.vars}
    described: dict[str, set[str]] = {}
    for name, description in complexity.vars.items():
        for forms in content_words(Text(description)):
            for form in forms:
                described.setdefault(form, set()).add(name)
    for form, variables in described.items():
        if len(variables) == 1 and len(form) > 2 and form not in _NO_VARIABLE:
            names.setdefault(form, next(iter(variables)))
    return names


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "complexity.time_correct": time_correct,
    "complexity.space_correct": space_correct,
    "complexity.why": why,
}
