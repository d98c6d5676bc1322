"""Owns the labelling of a told story: which sentence is situation, task, action, result, lesson."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline import cues
from mockprep.graders.offline.casing import lowered
from mockprep.graders.offline.clauses import Act, acts
from mockprep.graders.offline.cue_phrases import PARTS, Part
from mockprep.graders.offline.cues import Scores

StoryPart = Literal["situation", "task", "action", "result", "reflection", "none"]

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
_HEADING_WEIGHT = 5.0
_CUE_AT_LEAST = 1.0
_STRONG = 2.0

_HABIT = re.compile(
    r"\b(?:usually|generally|typically|tend to|always (?:try|make|start|aim|like|do)|normally"
    r"|i am (?:a|an|someone|the kind|the type|very|good)|i'm (?:a|an|someone|very|good)|i believe"
    r"|in my opinion|whenever|my approach is|i (?:like|love|prefer|enjoy|try|make sure|think) )\b"
)
_ROUTINE = re.compile(
    r"\b(?:always|often|whenever|every time|each time|when there (?:is|are)|never)\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:i|we)(?: would|'d)(?: \w+ly| also| then| first| probably)? (?!have to"
    r"|not have|like to tell)"
    r"(?!been\b)(?!\w+ed\b)\w+\b|\bif (?:i|that|this|it) (?:were|happened|was to)\b"
)
_EMBEDDED = re.compile(r"\b(?:which|that|what|whether|how|where|who|when|so)(?: \w+)? $")

# Where in a story each part has its middle, and how far it spreads; both are shares of its length.
_MIDDLES: dict[Part, tuple[float, float]] = {
    "situation": (0.08, 0.16),
    "task": (0.28, 0.14),
    "action": (0.56, 0.18),
    "result": (0.88, 0.14),
    "reflection": (1.0, 0.10),
}
_BACKWARD = -6.0


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
        if self.part == "none":
            return ()
        return tuple(a for a in self.acts if a.subject == "i" and a.is_done)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence on its way to a label."""

    span: Span
    told: str
    """The sentence in lower case, its heading blanked out."""
    heading: Part | None
    is_story: bool


def label_story(text: str | Text, *, whole: bool = True) -> tuple[LabelledSentence, ...]:
    """The sentences of an answer, each with the part of the story that it tells.

    `none` is for headings, opinions, habits and what one would do. Labels come from cues in the
    words, from the place in the story, and from parts following one another. With `whole=False`
    the text is a piece of a story, such as a reply, in which the place says nothing.
    """
    read = text if isinstance(text, Text) else Text(text)
    lines = _lines(read)
    told = [line for line in lines if line.is_story]
    scores = [_scored(line) for line in told]
    parts = iter(zip(_best_path(scores, whole), scores, strict=True))
    return tuple(
        _labelled(line, *next(parts))
        if line.is_story
        else LabelledSentence(line.span, "none", False, line.told, acts(line.told))
        for line in lines
    )


def _labelled(line: _Line, part: Part, score: Scores) -> LabelledSentence:
    by_cue = score[part] >= _CUE_AT_LEAST and score[part] >= 0.6 * max(score.values())
    strong = frozenset(p for p in PARTS if score[p] >= _STRONG and p != part)
    return LabelledSentence(line.span, part, by_cue, line.told, acts(line.told), strong)


def is_habit(told: str) -> bool:
    """Whether a sentence in lower case tells a habit, an opinion or what one would do."""
    if _HABIT.search(told):
        return True
    if _ROUTINE.search(told) and any(act.manner == "present" for act in acts(told)):
        return True
    return any(not _EMBEDDED.search(told[: m.start()]) for m in _HYPOTHETICAL.finditer(told))


def _lines(text: Text) -> list[_Line]:
    lines: list[_Line] = []
    heading: Part | None = None
    for span in text.sentences:
        sentence = lowered(text.folded[span.start : span.end])
        match = _HEADING.match(sentence)
        if match:
            heading = _HEADINGS[match[1]]
            sentence = " " * match.end() + sentence[match.end() :]
        is_story = len(re.findall(r"\w+", sentence)) > 1 and not _is_no_story(sentence)
        lines.append(_Line(span, sentence, heading, is_story))
    return lines


def _is_no_story(sentence: str) -> bool:
    if not is_habit(sentence) or any(act.is_done for act in acts(sentence)):
        return False
    # `Looking back I would have asked` is no plan but a lesson.
    return cues.score(sentence)["reflection"] < _STRONG


def _scored(line: _Line) -> Scores:
    scores = cues.score(line.told.strip())
    if line.heading:
        scores[line.heading] += _HEADING_WEIGHT
    return scores


def _best_path(scores: Sequence[Scores], whole: bool) -> list[Part]:
    """The likeliest parts in order; going back to an earlier part is all but ruled out."""
    if not scores:
        return []
    length = len(scores) if whole else 1
    best = {part: (scores[0][part] + _by_place(part, 0, length), [part]) for part in PARTS}
    for at in range(1, len(scores)):
        stepped = {part: _best_step(best.values(), part) for part in PARTS}
        best = {
            part: (total + scores[at][part] + _by_place(part, at, length), [*path, part])
            for part, (total, path) in stepped.items()
        }
    return max(best.values(), key=lambda entry: entry[0])[1]


def _best_step(paths: Iterable[tuple[float, list[Part]]], part: Part) -> tuple[float, list[Part]]:
    steps = ((total + _step(path[-1], part), path) for total, path in paths)
    return max(steps, key=lambda entry: entry[0])


def _step(before: Part, after: Part) -> float:
    return _BACKWARD if PARTS.index(after) < PARTS.index(before) else 0.0


def _by_place(part: Part, at: int, length: int) -> float:
    """What the place in the story says for a part; nothing where there is hardly a story."""
    if length < 2:
        return -0.5 if part == "reflection" else 0.0
    middle, spread = _MIDDLES[part]
    away = ((at + 0.5) / length - middle) / spread
    strength = min(1.0, (length - 1) / 4)
    return max(-4.0, -0.5 * away * away) * strength - (0.5 if part == "reflection" else 0.0)
