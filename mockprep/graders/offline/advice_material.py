"""Owns what advice is made of: the sentences and lines of an answer, and which of them is meant."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mockprep.domain.coverage import content_words
from mockprep.domain.grading import ANSWER
from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline.advice_quotes import quoted
from mockprep.graders.offline.catalogue import measure
from mockprep.graders.offline.findings import Finding, Place
from mockprep.graders.offline.reading import Reading, Voice

_LOOP = re.compile(r"^[ \t]*(?:for|while)\b[^\n]*", re.MULTILINE)
_IMPORT = re.compile(r"(?:import|from)\b|#")
_ASKED_WORD = 0.25
"""What a word counts that the question has as well: it says little about where a point belongs."""
_LEAST_WORDS = 3


@dataclass(frozen=True)
class Said:
    """A sentence of the answer or of a reply, in lower case, and its place."""

    place: Place
    told: str
    voice: Voice
    span: Span

    @cached_property
    def keys(self) -> frozenset[str]:
        """All forms under which its words are found."""
        text = self.voice.text
        first, last = text.token_at(self.span.start), text.token_at(self.span.end)
        return frozenset[str]().union(*(form.key_set for form in text.forms[first:last]))


class Material:
    """An answer with the findings of its detectors, for the advice on one of them."""

    def __init__(self, reading: Reading, findings: Mapping[str, Finding], detector: str) -> None:
        self.reading = reading
        self.detector = detector
        self._findings = findings

    def find(self, detector: str) -> Finding:
        """What a detector made of the answer, whether or not the rubric asks for it."""
        return self._findings.get(detector) or measure(detector, self.reading)

    @property
    def finding(self) -> Finding:
        """What is to become better."""
        return self.find(self.detector)

    def quote(self, place: Place) -> str:
        """What was said at a place, as a quote."""
        return quoted(self.reading.submission.texts()[place.source][place.start : place.end])

    @property
    def sentences(self) -> tuple[Said, ...]:
        """What was said, in sentences of some words, the unprompted first."""
        return _sentences(self.reading)

    def sentence_with(self, pattern: re.Pattern[str]) -> Said | None:
        """The first sentence with a cue."""
        return next((said for said in self.sentences if pattern.search(said.told)), None)

    def nearest(self, topic: str) -> Place | None:
        """The sentence that has most of a topic's words; None where no sentence has any."""
        asked = _keys(self.reading.question.ask)
        words = _words(topic)
        best, most = None, 0.0
        for said in self.sentences:
            keys = said.keys
            shared = [forms for forms in words if forms & keys]
            likeness = sum(_ASKED_WORD if forms & asked else 1.0 for forms in shared)
            if likeness > most:
                best, most = said.place, likeness
        return best if most >= 1 else None

    @property
    def deciding_line(self) -> Place | None:
        """The line of the candidate's code that decides its cost, or else the first loop."""
        judgement = self.reading.submission.judgement
        because = judgement.static.because if judgement and judgement.static else ()
        lines = list(self._lines())
        for reason in because:
            place = lines[reason.line - 1] if 0 < reason.line <= len(lines) else None
            if place is not None:
                return place
        loop = _LOOP.search(self.reading.code.code)
        return self._stripped(*loop.span()) if loop else self.first_line

    @property
    def first_line(self) -> Place | None:
        """The first line of code that the candidate wrote, imports left aside."""
        code = self.reading.code
        first = code.first_statement
        lines = [place for place in self._lines() if place and place.start >= first]
        own = (place for place in lines if not _IMPORT.match(code.answer, place.start))
        return next(own, lines[0] if lines else None)

    def _lines(self) -> Iterator[Place | None]:
        """Each line of the answer; None for those that the editor held or that are empty."""
        start = 0
        for line in self.reading.code.answer.split("\n"):
            given = self.reading.code.is_given(line)
            yield None if given else self._stripped(start, start + len(line))
            start += len(line) + 1

    def _stripped(self, start: int, end: int) -> Place | None:
        line = self.reading.code.answer[start:end]
        if not line.strip():
            return None
        first = start + len(line) - len(line.lstrip())
        return Place(ANSWER, first, first + len(line.strip()))


@lru_cache(maxsize=8)
def _sentences(reading: Reading) -> tuple[Said, ...]:
    return tuple(
        Said(voice.place(span), told, voice, span)
        for voice in reading.voices
        for span in voice.text.sentences
        if len((told := voice.lower[span.start : span.end]).split()) >= _LEAST_WORDS
    )


@lru_cache(maxsize=8192)
def _words(topic: str) -> tuple[frozenset[str], ...]:
    return content_words(Text(topic))


@lru_cache(maxsize=1024)
def _keys(words: str) -> frozenset[str]:
    """All forms under which the words of a text are found."""
    return frozenset[str]().union(*(form.key_set for form in Text(words).forms))
