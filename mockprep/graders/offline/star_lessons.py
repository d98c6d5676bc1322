"""Owns what shows a lesson: that there is one, that it follows from this story, its later use."""

import re
from collections.abc import Callable

from mockprep.domain.stems import stems
from mockprep.graders.offline.findings import Finding, Seen, present
from mockprep.graders.offline.reading import Reading, Told
from mockprep.graders.offline.specifics import has_number
from mockprep.graders.offline.story_words import word_set
from mockprep.graders.offline.told import of_part, real, seen, speaking_of

_APPLIED = re.compile(
    r"\b(?:since then|ever since|from then on|after that i (?:always|started)|now,? i|i now|i still"
    r"|nowadays|these days|so now|since that (?:day|time|year)|i(?:'ve| have) (?:since |also "
    r"|already |now )?(?:used|applied|done|made|kept|started|adopted|added|run|had)"
    r"|(?:next|later|following) (?:project|time|year|quarter|launch|release|team|migration),? i"
    r"|i (?:applied|used|did) (?:exactly |just )?(?:this|that|it|the same)"
    r"|(?:this|last|the (?:next|following)) (?:spring|summer|autumn|fall|winter|year|month|week"
    r"|quarter|semester|season)|the (?:year|week|month) after|(?:days|weeks|months|years?) later"
    r"|(?:in|on|at|with) my (?:current|new|next|present) \w+|where i (?:work|am) now|in (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december)"
    r"|this time|went into)\b"
)
_DEED = re.compile(r"\b(?:\w{2,}ed|did|put|went|kept|told|said|made|set|began|chose|took|wrote|had"
    r"|brought|caught|got|sat|sent|gave|asked|open|ask|check|write|keep|tell|count|call|start)\b"
)  # fmt: skip
_PLANNED = re.compile(r"\b(?:next time|in (?:the )?future|from now on|would)\b")
_VAGUE_LESSON = re.compile(
    r"\b(?:learned|learnt|taught me) (?:(?:a lot|so much|many things|much|plenty|a great deal)\b)"
    r"(?! (?:about|that|from|of))[^,;]*$"
)
_LEARNT = re.compile(
    r"\b(?:learn(?:ed|t|s|ings?)?|taught (?:me|us)|lessons?|takeaways?|in hindsight|looking back"
    r"|next time|should(?:n't)? have)\b"
)
_SAYING = re.compile(
    r"\b(?:important|importance|essential|key|everything|matters?|always|never|everybody|everyone"
    r"|crucial|vital|valuable|teamwork|communication|trust|patien(?:t|ce)|calm|respect|listening"
    r"|people|you (?:should|must|have to|need to|can't|get)|you(?:'ve| have)? got to|you just"
    r"|one (?:must|should)|gotta|give up|honesty|transparency|hard|tricky|difficult)\b"
)
_OF_THIS = re.compile(
    r"\b(?:should(?:n't| not)? have|should've|could have|had (?:known|asked|been|suspected"
    r"|planned)|would have|before i|was (?:never|not|mine|the)|wasn't|next time|if i|on the first"
    r"|not (?:the|to|on|by|at|until|only)|rather than|instead of|in this case|because)\b"
)
_LONG_ENOUGH = 12
_COMMON = word_set(
    """
    have make take tell know work time thing people team good well better need want learn that this
    they customer client project data important first
    """
)
"""What many stories and many sayings have in common."""


def reflection(reading: Reading) -> Finding:
    """A lesson that was told."""
    return present(seen("a lesson", _lessons(reading)), "what you took from it")


def lesson_specific(reading: Reading) -> Finding:
    """A lesson that only this story could have taught."""
    before = _words_of_story(reading)
    own = [told for told in _lessons(reading) if is_specific(told.sentence.told, before)]
    return present(seen("a lesson from this very story", own), "a lesson that only this could show")


def is_specific(told: str, story: frozenset[str]) -> bool:
    """Whether a lesson in lower case follows from a story, of which the content words are given."""
    ties = len(_content(told) & story) + 2 * bool(_OF_THIS.search(told)) + has_number(told)
    ties += len(told.split()) >= _LONG_ENOUGH
    return ties >= (3 if _SAYING.search(told) else 2)


def reflection_applied(reading: Reading) -> Finding:
    """A lesson that was used later."""
    told = [t for t in real(reading) if t.sentence.part == "reflection"]
    found = [
        Seen("where you used it later", lesson.part_of(*match.span()))
        for lesson in told
        if (match := _APPLIED.search(lesson.sentence.told))
        if _DEED.search(lesson.sentence.told) and not _PLANNED.search(lesson.sentence.told)
    ]
    return present(found, "where you used the lesson later")


def _lessons(reading: Reading) -> list[Told]:
    return [told for told in speaking_of(reading, "reflection") if _is_lesson(told)]


def _is_lesson(told: Told) -> bool:
    sentence = told.sentence
    if _VAGUE_LESSON.search(sentence.told):
        return False
    return sentence.part == "reflection" or bool(_LEARNT.search(sentence.told))


def _words_of_story(reading: Reading) -> frozenset[str]:
    story = of_part(reading, "situation", "task", "action", "result")
    return frozenset[str]().union(*(_content(told.sentence.told) for told in story))


def _content(told: str) -> frozenset[str]:
    words = [word for word in re.findall(r"[a-z]+", told) if len(word) > 3]
    return frozenset(stems(word)[-1] for word in words) - _COMMON


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "star.reflection": reflection,
    "star.lesson_specific": lesson_specific,
    "star.reflection_applied": reflection_applied,
}
