"""Owns the shallow grammar of told sentences: who acts, with which verb, in what manner."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mockprep.domain.stems import stems
from mockprep.graders.offline.story_words import (
    ACHIEVEMENT_VERBS,
    ACTION_VERBS,
    STATE_VERBS,
    word_set,
)

Manner = Literal[
    "action", "achieved", "present", "state", "progressive", "need", "perfect", "modal", "able"
]
"""`present` is the historical present, or a habit: `so I open the logs`."""

_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
_SKIPPED = word_set(
    """
    also then just first even still personally never always finally eventually therefore thus
    soon both all each together often next later now further once again instead simply actually
    really only initially ultimately myself ourselves quickly
    """
)
_MODALS = word_set(
    """
    would could should might may can will must shall 'd
    """
)
_NEEDS = word_set(
    """
    needed wanted aimed hoped intended planned wished required sought
    """
)
_GIVEN = word_set(
    """
    asked assigned tasked given responsible charged expected required appointed chosen hired
    entrusted accountable supposed told selected instructed brought
    """
)
_NO_PAST = word_set(
    """
    need feed speed seed indeed bleed breed exceed proceed succeed agreed-upon red bed shed
    hundred
    """
)
_NO_OBJECTS = word_set(
    """
    by was were is are i we he she they it had has
    """
)
"""What follows a word that only looks like a note's verb: `Led by him`, `Set was the date`."""
_LINKS = frozenset(["and", "then", "or", "but"])

_PRESENT = frozenset(plain for verb in ACTION_VERBS for plain in stems(verb)[1:]) - ACTION_VERBS


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that the teller is the subject of."""

    subject: Literal["i", "we"]
    verb: str
    manner: Manner
    start: int
    """Where the subject (or, where it is carried over, the verb) begins in the sentence."""
    end: int

    @property
    def is_done(self) -> bool:
        """Whether it tells something that was done, once and for real."""
        return self.manner in ("action", "achieved")


def acts(sentence: str) -> tuple[Act, ...]:
    """What `I` and `we` do in a sentence in lower case, verbs joined by commas included."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(sentence)]
    return tuple(_acts(words, sentence))


def _acts(words: list[tuple[str, int, int]], sentence: str) -> Iterator[Act]:
    subject: Literal["i", "we"] | None = None
    first = _unsaid(words)
    if first:
        subject = first.subject
        yield first
    for at, (word, start, _) in enumerate(words):
        whose = _subject(word)
        if whose:
            subject = whose
            if act := _act(words, at, whose, start):
                yield act
        elif subject and not (first and start <= first.start) and _is_carried(words, at, sentence):
            manner = _plain_manner(word)
            if manner in ("action", "achieved"):
                yield Act(subject, word, manner, start, words[at][2])


def _unsaid(words: list[tuple[str, int, int]]) -> Act | None:
    """The first act of a note without its subject: `Pulled the logs and asked the vendor`."""
    following = [word for word in words[:4] if not _is_adverb(word[0])]
    if len(following) < 2:
        return None
    verb, start, end = following[0]
    if verb not in ACTION_VERBS or verb in ACHIEVEMENT_VERBS or following[1][0] in _NO_OBJECTS:
        return None
    return Act("i", verb, "action", start, end)


def _subject(word: str) -> Literal["i", "we"] | None:
    if word in ("i", "i'd", "i've", "i'm", "i'll"):
        return "i"
    return "we" if word in ("we", "we'd", "we've", "we're", "we'll") else None


def _act(
    words: list[tuple[str, int, int]], at: int, subject: Literal["i", "we"], start: int
) -> Act | None:
    contracted = words[at][0].partition("'")[2]
    if contracted in ("m", "re"):
        return Act(subject, "am", "state", start, words[at][2])
    if contracted == "ll":
        return Act(subject, "will", "modal", start, words[at][2])
    following = [entry for entry in words[at + 1 : at + 7] if not _is_adverb(entry[0])]
    if not following:
        return None
    verb, _, end = following[0]
    after = following[1][0] if len(following) > 1 else ""
    if contracted == "d":
        manner: Manner = "perfect" if _is_past(verb) or verb == "been" else "modal"
    else:
        found = _manner(verb, after)
        if found is None:
            return None
        manner = found
    return Act(subject, verb, manner, start, end)


def _manner(verb: str, after: str) -> Manner | None:
    """How a verb right after its subject is meant; None for what is no past verb."""
    if verb in ("was", "were", "wasn't", "weren't"):
        if after in ("able", "successful"):
            return "able"
        if after in _GIVEN or after == "in":
            return "need"
        return "progressive" if after.endswith("ing") else "state"
    if verb == "had":
        if after == "to":
            return "need"
        return "perfect" if _is_past(after) or after == "been" else "state"
    if verb in _MODALS:
        return "able" if verb == "could" and after == "finally" else "modal"
    if verb in _NEEDS:
        return "need"
    return _plain_manner(verb)


def _plain_manner(verb: str) -> Manner | None:
    if verb in ACHIEVEMENT_VERBS:
        return "achieved"
    if verb in ACTION_VERBS:
        return "action"
    if verb in STATE_VERBS:
        return "state"
    if _is_past(verb):
        return "action"
    return "present" if verb in _PRESENT else None


def _is_past(word: str) -> bool:
    return word in ACTION_VERBS or (len(word) > 3 and word.endswith("ed") and word not in _NO_PAST)


def _is_adverb(word: str) -> bool:
    return word in _SKIPPED or (word.endswith("ly") and len(word) > 3)


def _is_carried(words: list[tuple[str, int, int]], at: int, sentence: str) -> bool:
    """Whether the verb goes on with the subject before: `I met them, drew a plan and sent it`."""
    if at == 0:
        return False
    back = at - 1
    while back > 0 and _is_adverb(words[back][0]):
        back -= 1
    if words[back][0] in _LINKS:
        return True
    return "," in sentence[words[at - 1][2] : words[at][1]]
