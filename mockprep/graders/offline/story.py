"""Owns the labelling of a told story: which sentence is situation, task, action, result, lesson."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Literal

from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline.clauses import Act
from mockprep.graders.offline.cue_phrases import PARTS, Part
from mockprep.graders.offline.habits import is_habit
from mockprep.graders.offline.story_lines import Line, cut

if TYPE_CHECKING:
    from mockprep.graders.offline.story_model import Matrix, StoryModel

__all__ = ["LabelledSentence", "StoryPart", "is_habit", "label_story", "without_vectors"]

StoryPart = Literal["situation", "task", "action", "result", "reflection", "none"]
_LABELS: tuple[StoryPart, ...] = (*PARTS, "none")

_FEW = 3
"""Sentences up to which a text has no order that would tell anything."""
_UNREADY = 0.5
"""How ready a sentence by itself is for `none` and, without a plain cue, for `reflection`."""
_HABITUAL = 8.0
"""The same for `none` where a sentence tells a habit, an opinion or what one would do."""
_HEADED = 8.0
"""How much readier a sentence by itself is for the part in its heading."""
_BY_RULE = 0.25
"""How much of a sentence's scores by the rules counts beside the model, where it stands alone."""
_MOST = 6.0
_SPEAKS = 0.4
"""How likely a part is by the sentence alone, all parts being equally frequent, where its words
speak for it."""
_LEAST_WORDS = 3
"""Words of a sentence that tells an action; `I decided` tells none."""
_CUE_AT_LEAST = 1.0
_STRONG = 2.0


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence of a story with the part that it tells."""

    span: Span
    part: StoryPart
    by_cue: bool
    """Whether words of the sentence speak for the part, not only its place in the story."""
    told: str
    """The sentence in lower case, with a heading before it blanked out."""
    acts: tuple[Act, ...] = ()
    """What the teller does in it; offsets count from the sentence's start."""
    strong: frozenset[Part] = frozenset()
    """Parts that strong cues speak for, beside the one that the sentence was given to."""

    @property
    def own_actions(self) -> tuple[Act, ...]:
        """What `I` did in it, once, for real."""
        if self.part == "none" or len(self.told.split()) < _LEAST_WORDS:
            return ()
        return tuple(a for a in self.acts if a.subject == "i" and a.is_done)


def label_story(text: str | Text, *, whole: bool = True) -> tuple[LabelledSentence, ...]:
    """The sentences of an answer, each with the part of the story that it tells.

    `none` is for headings, opinions, habits, asides and what one would do. Labels come from the
    words of a sentence, from its neighbours and from its place in the story. With `whole=False` the
    text is a piece of a story, such as a reply, in which neighbours and place say nothing. A very
    long sentence without full stops comes in pieces.
    """
    lines = cut(text if isinstance(text, Text) else Text(text))
    told = [line for line in lines if not line.is_empty]
    labelled = iter(_labelled(told, whole))
    return tuple(_untold(line) if line.is_empty else next(labelled) for line in lines)


def without_vectors() -> str:
    """Why sentences are judged by their words alone, without vectors; empty where they are not."""
    return _model().without_vectors


def _model() -> StoryModel:
    from mockprep.graders.offline.story_model import load

    return load()


def _labelled(lines: Sequence[Line], whole: bool) -> list[LabelledSentence]:
    if not lines:
        return []
    model = _model()
    alone = model.alone(lines)
    even = model.evenly(alone)
    if whole and len(lines) > _FEW:
        chances = model.in_place(alone, [line.heading for line in lines])
    else:
        chances = _by_itself(lines, even)
    return [_sentence(*row) for row in zip(lines, chances, even, strict=True)]


def _by_itself(lines: Sequence[Line], even: Matrix) -> Matrix:
    """How likely each part is for sentences without a story around them, in no unit."""
    chances = even.copy()
    for chance, line in zip(chances, lines, strict=True):
        chance *= [_readiness(line, label) for label in _LABELS]
    return chances


def _readiness(line: Line, label: StoryPart) -> float:
    """By what factor the rules find a sentence by itself readier for a label than the model."""
    if label == "none":
        return _HABITUAL if line.is_no_event else _UNREADY
    factor = exp(_BY_RULE * min(line.scores[label], _MOST))
    if label == line.heading:
        factor *= _HEADED
    is_unsure = label == "reflection" and not line.is_lesson
    return factor * _UNREADY if is_unsure else factor


def _untold(line: Line) -> LabelledSentence:
    return LabelledSentence(line.span, "none", False, line.told, line.acts)


def _sentence(line: Line, chances: Matrix, even: Matrix) -> LabelledSentence:
    part = _LABELS[int(chances.argmax())]
    if part == "none":
        return _untold(line)
    scores = line.scores
    by_cue = (
        line.heading == part
        or bool(even[_LABELS.index(part)] >= _SPEAKS)
        or (scores[part] >= _CUE_AT_LEAST and scores[part] >= 0.6 * max(scores.values()))
    )
    strong = frozenset(p for p in PARTS if scores[p] >= _STRONG and p != part)
    return LabelledSentence(line.span, part, by_cue, line.told, line.acts, strong)
