"""Whether a question's marking works on the texts that come with it: answer, samples, probes."""

import re
from collections.abc import Iterator

from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Flaw, Loc
from mockprep.domain.coverage import Coverage, cover, find_point
from mockprep.domain.patterns import Span, Text
from mockprep.domain.question import (
    BehavioralQuestion,
    ConceptQuestion,
    DesignQuestion,
    KeyPoint,
)

_FULL = 0.9
_NOTHING = 0.1
_TOLERANCE = 1e-9
_DONT_KNOW = "I don't know. I am not sure."
_EVERYDAY_WORDS = """
about add after all also always any ask back because before begin best better big both bring
build call can case change check clear close code come common copy create data day different do
down each early easy end error even every example fast few file find first follow form found
full get give go good great group hard have help here high hold idea if important in item job
just keep key kind know large last late lead left less let level like line list little long look
lot low make many may mean method might more most move much must name need never new next no not
note now number object of off often old on once one only open order other out over own part
people place plan point possible problem process put quick read real reason right run same say
second see send set short should show simple since single slow small some start state step still
stop sure system take team tell test than that the then there thing think this time to together
too true try turn two type under up use useful user value very want way well what when where
which while who why will with without word work write wrong year yes
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())


def lint_marking(subject: Subject) -> Iterator[Flaw]:
    """Rules B05 to B09."""
    yield from _answer(subject)
    yield from _samples(subject)
    yield from _patterns(subject)
    yield from _probes(subject)
    yield from _number_of_points(subject)


def _answer(subject: Subject) -> Iterator[Flaw]:
    """B05: the question's own answer is a full one."""
    question = subject.question
    if not question.answer.strip():
        return
    yield from _raised_flags(subject)
    if not question.key_points():
        return
    coverage = cover(question, Text(question.answer))
    if coverage.required < _FULL - _TOLERANCE:
        missing = "; ".join(f"`{point.point}`" for point in coverage.missing)
        message = f"covers {coverage.required:.0%} of the required points; not found: {missing}"
        yield subject.flaw("B05", message, "answer", warn=isinstance(question, DesignQuestion))
    for claim in coverage.claims:
        if not claim.corrected:
            said = question.answer[claim.span.start : claim.span.end]
            message = f"states the misconception `{claim.misconception.claim}`: “{said}”"
            yield subject.flaw("B05", message, "answer", warn=_says_a_point(coverage, claim.span))


def _raised_flags(subject: Subject) -> Iterator[Flaw]:
    """B05: the model story has nothing that is held against others."""
    question = subject.question
    if isinstance(question, BehavioralQuestion):
        text = Text(question.answer)
        for flag in question.red_flags:
            if span := find_point(flag, text, question.glossary):
                said = question.answer[span.start : span.end]
                message = f"raises the red flag `{flag.point}`: “{said}”"
                yield subject.flaw("B05", message, "answer")


def _says_a_point(coverage: Coverage, span: Span) -> bool:
    """Whether the words of a false claim hold a required point: then the pattern is too wide."""
    return any(
        c.span and span.start <= c.span.start and c.span.end <= span.end
        for c in coverage.points
        if c.point.kind == "required"
    )


def _samples(subject: Subject) -> Iterator[Flaw]:
    """B06: samples get what they should, and texts that say nothing get nothing."""
    question = subject.question
    if not isinstance(question, ConceptQuestion) or not question.points:
        return
    for at, sample in enumerate(question.samples):
        coverage = cover(question, Text(sample.say))
        low, high = sample.band
        if not low - _TOLERANCE <= coverage.share <= high + _TOLERANCE:
            message = f"gets {coverage.share:.2f}, outside of its band {low:g} to {high:g}"
            yield subject.flaw("B06", f"{message} ({_told(coverage)})", "samples", at)
    for text, what in ((_DONT_KNOW, '"I don\'t know"'), (question.ask, "the question's own text")):
        coverage = cover(question, Text(text))
        if coverage.share > _NOTHING + _TOLERANCE:
            message = f"{what} as an answer gets {coverage.share:.2f} ({_told(coverage)})"
            yield subject.flaw("B06", message, "points")


def _told(coverage: Coverage) -> str:
    found = "; ".join(f"`{c.point.point}`" for c in coverage.points if c.span)
    claims = "; ".join(f"`{c.misconception.claim}`" for c in coverage.claims if not c.corrected)
    return f"found: {found or 'nothing'}" + (f", false claims: {claims}" if claims else "")


def _patterns(subject: Subject) -> Iterator[Flaw]:
    """B07: points that a good answer will hardly hit, or any answer will."""
    for loc, point in located_points(subject):
        patterns = (*point.any_of, *point.all_of)
        if point.kind == "required" and len(patterns) == 1 and not re.search(r"[($/]", patterns[0]):
            message = "one pattern only; add other wordings of the point"
            yield subject.flaw("B07", message, *loc, warn=True)
        for at, pattern in enumerate(point.any_of):
            if pattern.strip().lower() in _EVERYDAY:
                message = f"`{pattern}` is a word that nearly every answer has"
                yield subject.flaw("B07", message, *loc, "any_of", at, warn=True)


def located_points(subject: Subject) -> Iterator[tuple[Loc, KeyPoint]]:
    """Each key point of a question with the way to it."""
    question = subject.question
    if isinstance(question, DesignQuestion):
        for phase, points in question.phases.items():
            yield from ((("phases", phase, at), point) for at, point in enumerate(points))
        return
    key = "points" if isinstance(question, ConceptQuestion) else "signals"
    yield from (((key, at), point) for at, point in enumerate(question.key_points()))


def _probes(subject: Subject) -> Iterator[Flaw]:
    """B08: a probe that says what it asks for."""
    question = subject.question
    points = {point.point: point for point in question.key_points()}
    key = "probes" if subject.node.get("probes") else "followups"
    for at, probe in enumerate(question.probes):
        text = Text(probe.ask)
        own = points.get(probe.point.strip()) if probe.point else None
        for point in [*([own] if own else []), *probe.points]:
            if find_point(point, text, question.glossary):
                message = f"the probe itself says `{point.point}`"
                yield subject.flaw("B08", message, key, at, "ask", warn=True)


def _number_of_points(subject: Subject) -> Iterator[Flaw]:
    """B09: as many required points as one can say, and no bonus above them."""
    question = subject.question
    if not isinstance(question, ConceptQuestion) or not question.points:
        return
    required = [point.weight for point in question.points if point.kind == "required"]
    bonus = [point.weight for point in question.points if point.kind == "bonus"]
    most = float("inf") if question.enough else 6
    if not 2 <= len(required) <= most:
        message = f"{len(required)} required points; two to six are best"
        yield subject.flaw("B09", message, "points", warn=True)
    if sum(bonus) > sum(required):
        yield subject.flaw("B09", "the bonus outweighs what is required", "points", warn=True)
