"""Owns how strongly a sentence speaks for each part of a story: by phrases, acts and outcomes."""

import re

from mockprep.domain.stems import stems
from mockprep.graders.offline.clauses import Act
from mockprep.graders.offline.cue_phrases import AIMED, CUES, PARTS, Part
from mockprep.graders.offline.story_words import (
    BAD_STATES,
    BAD_THINGS,
    FALL_VERBS,
    GAINS,
    GOOD_STATES,
    GOOD_THINGS,
    LOSSES,
    PROBLEM_VERBS,
    PROBLEM_WORDS,
    RISE_VERBS,
    word_set,
)

Scores = dict[Part, float]

_ACT_WEIGHTS: dict[str, tuple[tuple[Part, float], ...]] = {
    "action": (("action", 2.2),),
    "achieved": (("result", 1.6), ("action", 0.8)),
    "state": (("situation", 1.0),),
    "progressive": (("situation", 2.0),),
    "need": (("task", 1.2),),
    "perfect": (("situation", 1.0),),
    "able": (("result", 1.5),),
    "modal": (),
    "present": (("action", 0.8),),
}
_DEGREES = word_set(
    """
    more most much very so far also then all both finally now less too
    """
)
_BEING = word_set(
    """
    was were is are been being be became become felt got stayed remained grew turned
    """
)
_NEAR = 4
_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")


def score(sentence: str, found: tuple[Act, ...]) -> Scores:
    """How strongly the cues and the acts of a sentence in lower case speak for each part."""
    scores: Scores = dict.fromkeys(PARTS, 0.0)
    reached = AIMED.sub(lambda match: " " * len(match.group()), sentence)
    for cue in CUES:
        if cue.pattern.search(reached if cue.part == "result" else sentence):
            scores[cue.part] += cue.weight
    _add_acts(scores, found)
    words = _WORD.findall(reached)
    _add_changes(scores, words)
    _add_outcomes(scores, words, is_told=any(word in ("i", "we") for word in words))
    return scores


def _add_acts(scores: Scores, found: tuple[Act, ...]) -> None:
    """The first verb counts in full, and so nearly does the first thing done; others add a little.

    In `I sat down with them and asked` the asking is the act.
    """
    done_before = False
    for rank, act in enumerate(found[:4]):
        is_first_done = act.is_done and not done_before
        done_before |= act.is_done
        share = 1.0 if rank == 0 else 0.7 if is_first_done else 0.3
        for part, weight in _ACT_WEIGHTS[act.manner]:
            scores[part] += weight * share


def _add_changes(scores: Scores, words: list[str]) -> None:
    """A good thing that rose or a bad one that fell is a result; the reverse is a situation."""
    told = set(words)
    good, bad = bool(told & GOOD_THINGS), bool(told & BAD_THINGS)
    rose, fell = bool(told & RISE_VERBS), bool(told & FALL_VERBS)
    if (good and rose) or (bad and fell):
        scores["result"] += 2.0
    elif (good and fell) or (bad and rose):
        scores["situation"] += 2.0
    if told & PROBLEM_WORDS:
        scores["situation"] += 0.8
    if told & PROBLEM_VERBS:
        scores["situation"] += 1.0


def _add_outcomes(scores: Scores, words: list[str], *, is_told: bool) -> None:
    """What is said of things: a gain is a result, a loss a situation.

    In a sentence of `I` or `we` only what hangs on the action counts: `..., cutting the time`.
    """
    for at, word in enumerate(words):
        forms = set(stems(word))
        is_late = word.endswith("ing") and at > 3
        if is_told and not is_late:
            continue
        after_being = _stands_after_being(words, at)
        is_past = word.endswith("ed") or len(forms) > 1
        if forms & GAINS and (is_late or is_past):
            scores["result"] += 0.9 if is_late else 2.0 if after_being else 1.4
            return
        if forms & LOSSES and is_past and not is_late:
            scores["situation"] += 1.5
        elif after_being and word in GOOD_STATES:
            scores["result"] += 1.8
            return
        elif after_being and word in BAD_STATES:
            scores["situation"] += 1.5


def _stands_after_being(words: list[str], at: int) -> bool:
    """Whether a form of `be` stands right before a word, adverbs and degrees between left out."""
    for word in reversed(words[max(0, at - _NEAR) : at]):
        if word in _BEING:
            return True
        if not word.endswith("ly") and word not in _DEGREES:
            return False
    return False
