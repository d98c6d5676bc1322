"""Owns what the story model looks at in a line: words, pairs of words, cues, who does what.

The names of the features are those of the trained weights, so that whoever changes them here has
to train again (`tools/train_story_model.py`).
"""

import re
from itertools import pairwise

from mockprep.domain.stems import stems
from mockprep.graders.offline.story_lines import Line

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?|[%$€£?!]")
_NUMBER = re.compile(r"\d[\d.,]*")
_FEW, _MANY = 6, 22
_MOST_ACTS = 5


def features(line: Line) -> dict[str, float]:
    """What a line shows, by name; numbers are all alike."""
    words = [_NUMBER.sub("0", word) for word in _WORD.findall(line.told)]
    found = {f"w {word}": 1.0 for word in words}
    found |= {f"p {left} {right}": 1.0 for left, right in pairwise(words)}
    found |= {f"s {plain}": 1.0 for word in words for plain in stems(word)[1:]}
    if words:
        found[f"1 {words[0]}"] = 1.0
        found[f"2 {' '.join(words[:2])}"] = 1.0
    found |= {f"cue {part}": min(score, 6) / 3 for part, score in line.scores.items() if score}
    found |= {f"act {act.subject} {act.manner}": 1.0 for act in line.acts[:_MOST_ACTS]}
    if line.is_habit:
        found["habit"] = 1.0
    if line.is_no_event:
        found["no event"] = 1.0
    if any("0" in word for word in words):
        found["number"] = 1.0
    if len(words) < _FEW:
        found["short"] = 1.0
    if len(words) > _MANY:
        found["long"] = 1.0
    return found
