"""Owns the cutting of an answer into the lines that are labelled, each under its typed heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline import cues
from mockprep.graders.offline.casing import lowered
from mockprep.graders.offline.clauses import Act, acts
from mockprep.graders.offline.cue_phrases import Part
from mockprep.graders.offline.cues import Scores
from mockprep.graders.offline.habits import is_habit
from mockprep.graders.offline.story_words import word_set

_HEADINGS: dict[str, Part] = {
    "situation": "situation", "s": "situation", "context": "situation", "background": "situation",
    "task": "task", "t": "task", "goal": "task",
    "action": "action", "actions": "action", "a": "action",
    "result": "result", "results": "result", "r": "result", "outcome": "result",
    "reflection": "reflection", "learning": "reflection", "learnings": "reflection",
    "lesson": "reflection", "lessons": "reflection",
}  # fmt: skip
_HEADING = re.compile(
    rf"^[#*_\s]*({'|'.join(sorted(_HEADINGS, key=len, reverse=True))})\b[*_]*\s*(?::|-|\Z)[*_\s]*"
)
_HOLLOW = word_set(
    """
    situation situations task tasks action actions result results star reflection lesson
    there was were is are be a an the this that it its i we my our your of in on at to for by as and
    or not no had have has did do done took take made make good great fine success very so yes then
    """
)
"""The names of the parts, and words that tell nothing of what happened beside them."""
_WORD = re.compile(r"\w+(?:['-]\w+)*")

_LESSON = 2.0
"""The score from which on a sentence is a lesson for certain."""

_LONG = 40
"""Words beyond which a stretch without full stops is cut where speech begins anew."""
_NEW_START = re.compile(
    r"\s(?=(?:and (?:then|so|yeah|i|we|my|it|the|that|they|he|she|there)|so (?:i|we|then|what|the)"
    r"|but (?:i|we|then|the)|then (?:i|we)|because i'm|in the end|eventually|after that"
    r"|what i (?:did|learned|learnt|took))\b)"
)
_SHORT = 8
"""Words that a piece cut from a long stretch has at least."""


@dataclass(frozen=True)
class Line:
    """A sentence of a story, or a piece of a long one."""

    span: Span
    told: str
    """The words in lower case, a heading before them blanked out."""
    heading: Part | None
    """The part that the last typed heading names."""

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """What the teller does in it; offsets count from its start."""
        return acts(self.told)

    @cached_property
    def scores(self) -> Scores:
        """How strongly its cues speak for each part."""
        return cues.score(self.told.strip(), self.acts)

    @cached_property
    def is_empty(self) -> bool:
        """Whether it says nothing: a heading alone, a single word, little but names of parts."""
        words = _WORD.findall(self.told)
        return len(words) < 2 or not set(words) - _HOLLOW

    @cached_property
    def is_habit(self) -> bool:
        """Whether it tells a habit, an opinion or what one would do, perhaps beside an event."""
        return is_habit(self.told, self.acts)

    @cached_property
    def is_no_event(self) -> bool:
        """Whether it tells nothing else; `looking back I would have asked` is a lesson."""
        return self.is_habit and not any(act.is_done for act in self.acts) and not self.is_lesson

    @cached_property
    def is_lesson(self) -> bool:
        """Whether its cues plainly speak for a lesson."""
        return self.scores["reflection"] >= _LESSON


def cut(text: Text) -> tuple[Line, ...]:
    """The lines of an answer, in order."""
    return tuple(_cut(text))


def _cut(text: Text) -> Iterator[Line]:
    heading: Part | None = None
    for span in text.sentences:
        for piece in _pieces(text.folded, span):
            told = lowered(text.folded[piece.start : piece.end])
            match = _HEADING.match(told)
            if match:
                heading = _HEADINGS[match[1]]
                told = " " * match.end() + told[match.end() :]
            yield Line(piece, told, heading)


def _pieces(folded: str, span: Span) -> Iterator[Span]:
    """The sentence whole, or cut at new starts where it runs on and on."""
    sentence = folded[span.start : span.end]
    if sentence.count(" ") < _LONG:
        yield span
        return
    start = 0
    for match in _NEW_START.finditer(lowered(sentence)):
        if sentence.count(" ", start, match.start()) >= _SHORT - 1:
            yield Span(span.start + start, span.start + match.start())
            start = match.end()
    yield Span(span.start + start, span.end)
