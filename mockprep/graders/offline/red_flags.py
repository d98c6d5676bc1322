"""Owns what speaks against a story: blame, bragging, plans instead of deeds, words for nothing."""

import re
from collections.abc import Iterator

from mockprep.graders.offline.findings import Finding, Seen
from mockprep.graders.offline.habits import is_hypothetical
from mockprep.graders.offline.reading import Reading, Told
from mockprep.graders.offline.specifics import vague

_BLAME = re.compile(
    r"\b(?:(?:was|were|is|are) (?:just |simply |so |too |all |completely |totally |a bit )?(?:lazy"
    r"|incompetent|stupid|useless|clueless|idiots?|hopeless|dumb|to blame)"
    r"|(?:his|her|their|the \w+'s) (?:own )?fault|(?:not|never|wasn't|isn't) (?:my"
    r"|our) (?:fault|problem|job)|(?:messed|screwed) (?:it|this|that|everything) up"
    r"|didn't (?:even )?care|as usual|had no (?:clue|idea what)|because of (?:them|him|her)"
    r"|couldn't be bothered|never listens?|won't listen)\b"
)
_BRAG = re.compile(
    r"\b(?:single-?handed(?:ly)?|without me|nobody else (?:could|was able)|no one else (?:could|was"
    r" able)|i(?:'m| am| was) (?:simply |just |by far |always )?(?:the best|a genius|brilliant|the"
    r" smartest|the only one who (?:could|knew|understood))|i never (?:fail|make mistakes)"
    r"|like nobody else|i saved (?:the (?:day|company|whole)|everyone)|rock ?star|ninja|everyone"
    r" (?:admires?|loves) me|i(?:'m| am) (?:known|famous) for)\b"
)
_ENOUGH_VAGUE = 2
"""Words for nothing that a story may have without harm."""


def red_flags(reading: Reading) -> Finding:
    """How many things speak against the story, each with its quote."""
    found = [flag for told in reading.told for flag in _flags(told)]
    empty = [
        Seen("a word that names nothing", told.part_of(*place))
        for told in reading.told
        if told.sentence.part not in ("none", "reflection")
        for place in vague(told.sentence.told)
    ]
    found += empty[_ENOUGH_VAGUE:]
    return Finding(float(len(found)), tuple(found))


def _flags(told: Told) -> Iterator[Seen]:
    sentence = told.sentence
    for what, pattern in (("blame", _BLAME), ("praise of oneself", _BRAG)):
        if match := pattern.search(sentence.told):
            yield Seen(what, told.part_of(*match.span()))
    is_deed = any(act.is_done for act in sentence.acts)
    if sentence.part in ("none", "action") and not is_deed and is_hypothetical(sentence.told):
        yield Seen("what you would do, not what you did", told.place)
