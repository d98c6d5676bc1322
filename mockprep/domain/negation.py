"""Owns the reach of negations: which words of an answer stand under a `not` before them."""

import re
from collections.abc import Sequence

from mockprep.domain.stems import vocabulary

REACH = 5  # words, after NegEx (Chapman 2001)

_TRIGGERS = vocabulary(
    "not no never without neither nor cannot nothing nobody nowhere hardly scarcely barely"
)
# Said with their next word these negate, as far as given: `none of`, `instead of`, `non-blocking`.
_WITH_NEXT = {"none": ("of", REACH), "instead": ("of", 3), "rather": ("than", 3)}
_PSEUDO = {
    "not": vocabulary("only just merely simply necessarily until unless least"),
    "no": vocabulary("doubt matter wonder question"),
    "without": vocabulary("doubt question"),
    "never": vocabulary("mind"),
    "nothing": vocabulary("but except"),
}
NEGATIONS = _TRIGGERS | _WITH_NEXT.keys() | {"non"}
"""The words by which a pattern bears its own negation, where they negate in the answer too."""
_STOPS = vocabulary(
    "but however although though because whereas while yet so therefore thus hence instead rather "
    "otherwise except unless until which"
)
_BARE = vocabulary(
    "dont doesnt didnt isnt arent wasnt werent cant couldnt shouldnt wouldnt wont hasnt havent "
    "hadnt mustnt neednt"
)
_BREAK = re.compile(r"[;:(\u2014]|\s-+\s")
_CLAUSE = vocabulary("it they we you i he she this that these those the there a an one its my our")


def is_contracted(word: str) -> bool:
    """Whether a lower-case word bears its `not` within: isn't, dont, cannot."""
    return word.endswith("n't") or word in _BARE or word == "cannot"


def may_negate(word: str) -> bool:
    """Whether a lower-case word negates in some places."""
    return word in NEGATIONS or is_contracted(word)


def negated(words: Sequence[str], breaks: Sequence[str]) -> tuple[list[bool], list[bool]]:
    """For each word of one sentence, whether it negates, and whether a negation before reaches it.

    `words` are lower-case, with apostrophes; a word written as code comes as an empty string.
    `breaks[i]` is the text between word i and the next (the last one up to the sentence's end).
    """
    triggers, marks = [False] * len(words), [False] * len(words)
    for at, word in enumerate(words):
        if may_negate(word) and is_trigger(words, breaks, at):
            triggers[at] = True
            for reached in range(at + 1, at + 1 + _reach(words, breaks, at, word)):
                marks[reached] = True
    return triggers, marks


def is_trigger(words: Sequence[str], breaks: Sequence[str], at: int) -> bool:
    """Whether the word at this place negates, its neighbours considered."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    if word in _WITH_NEXT:
        return after == _WITH_NEXT[word][0]
    if word == "non":
        return True
    if is_contracted(word):
        return after not in _PSEUDO["not"]
    if word not in _TRIGGERS or after in _PSEUDO.get(word, ()):
        return False
    return not (word == "no" and breaks[at].lstrip().startswith((",", ".", "!", ":", "-")))


def _reach(words: Sequence[str], breaks: Sequence[str], at: int, word: str) -> int:
    """How many words after a negation stand under it."""
    longest = 1 if word == "non" else _WITH_NEXT.get(word, ("", REACH))[1]
    is_aside = breaks[at].lstrip().startswith(",")
    for step in range(1, min(longest, len(words) - 1 - at) + 1):
        here = at + step
        gap = breaks[here - 1]
        if _BREAK.search(gap) or (step > 1 and words[here] in _STOPS):
            return step - 1
        if "," in gap and not is_aside and not _goes_on(words, here):
            return step - 1
    return min(longest, len(words) - 1 - at)


def _goes_on(words: Sequence[str], here: int) -> bool:
    """Whether the words after a comma go on with a list: `not a stack, queue or heap`."""
    return words[here] not in _CLAUSE and not {"or", "nor"}.isdisjoint(words[here : here + 4])
