"""Owns where the words of an answer come from: the question, the reference, or earlier words."""

from collections.abc import Iterator

from mockprep.domain.grading import ANSWER
from mockprep.domain.patterns import Span, Text
from mockprep.domain.question import AnyQuestion, BehavioralQuestion, CodeQuestion
from mockprep.graders.offline import honesty_words as words
from mockprep.graders.offline.findings import Place
from mockprep.graders.offline.honesty_copies import (
    Wording,
    copied,
    repeated,
    sentence_words,
    shared_share,
    wording,
)
from mockprep.graders.offline.reading import Reading
from mockprep.graders.offline.source import CodeAnswer

_FROM_REFERENCE = 0.6
_SAME_SOLUTION = 0.9
_SOLUTION_WORDS = 30
_LEAST_POINTS = 3


def copies(reading: Reading) -> Iterator[Place]:
    """What is the question's own wording: its text, starter, hints and probes."""
    question = reading.question
    given = [question.ask, question.title]
    given += [hint.say for hint in question.hints] + [probe.ask for probe in question.probes]
    given += [reply.ask for reply in reading.submission.replies]
    if isinstance(question, CodeQuestion):
        # Of a copied example only the comments are prose.
        given += [question.starter, CodeAnswer(question.ask, "").prose]
    prompt = wording(*given)
    for voice in reading.voices:
        yield from map(voice.place, copied(voice.text, prompt))


def repeats(reading: Reading) -> Iterator[Place]:
    """What was said before, in the answer or above it."""
    voices = reading.voices
    for voice, spans in zip(voices, repeated([v.text for v in voices]), strict=True):
        yield from map(voice.place, spans)


def from_reference(own: Reading) -> tuple[str, str]:
    """How much of the answer is the reference's where that is most of it, and a remark."""
    place = _same_solution(own)
    if place is not None:
        return "", words.same_solution(own.submission, place)
    source = "reference answer"
    share, span = shared_share(own.answer.text, wording(own.question.answer))
    if span is None:
        source = "list of key points"
        share, span = _points_listed(own.answer.text, _marking(own.question))
    if span is None:
        return "", ""
    place = own.answer.place(span)
    if share < _FROM_REFERENCE:
        return "", words.partly_reference(own.submission, place, source)
    why = words.from_reference(share, source)
    return why, words.reference(own.submission, place, share, source)


def _same_solution(own: Reading) -> Place | None:
    """A stretch of the reference solution, where the code is that with all its names."""
    question = own.question
    if not isinstance(question, CodeQuestion) or not question.solutions:
        return None
    code = Text(own.code.code)
    share, span = shared_share(code, wording(question.solutions.reference))
    if span is None or share < _SAME_SOLUTION or len(code.tokens) < _SOLUTION_WORDS:
        return None
    return Place(ANSWER, span.start, span.end)


def _marking(question: AnyQuestion) -> Wording:
    """What the debrief shows of how the answer is marked."""
    listed = question.listens_for if isinstance(question, BehavioralQuestion) else ()
    return wording(*(point.point for point in question.key_points()), *listed)


def _points_listed(text: Text, marking: Wording) -> tuple[float, Span | None]:
    """The share of the words in sentences that are key points, where there are some."""
    runs = [run for run, words in sentence_words(text) if words in marking.sentences]
    if len(runs) < _LEAST_POINTS:
        return 0.0, None
    total = sum(after - first for first, after in runs)
    return total / len(text.tokens), text.span(runs[0][0], runs[0][1] - 1)
