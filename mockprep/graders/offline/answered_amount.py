"""Owns the comparison of amounts where a question asks for one: `How many ...?` `Unlimited.`"""

import re
from functools import lru_cache

from mockprep.domain.patterns import Text
from mockprep.domain.text import is_small, keys_of
from mockprep.graders.offline.claim_finding import stated_in
from mockprep.graders.offline.paraphrases import groups_of

_ASKS = re.compile(
    r"\bhow (?:many|much|long|often|fast)\b|\bnumber of\b|\bcomplexity\b"
    r"|\bwhat (?:is|are) the (?:cost|running time)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    "zero": 0.0, "no": 0.0, "none": 0.0, "one": 1.0, "single": 1.0, "once": 1.0, "two": 2.0,
    "twice": 2.0, "both": 2.0, "double": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "hundred": 100.0, "thousand": 1000.0,
}  # fmt: skip
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AS_MANY = re.compile(r"\bas (?:many|much|often)\b[\w ]{0,40}?\bas\b|\bany (?:number|amount)\b")
_MOST_WANTED, _MOST_SAID = 4, 6
"""Words with a meaning; in a longer text an amount may be beside the point."""


class _Amount:
    """The amounts that a short text names."""

    def __init__(self, text: str) -> None:
        read = Text(text)
        forms = [token.form for token in read.tokens]
        self.words = sum(form[0].isalnum() and not is_small(form) for form in forms)
        self.numbers = frozenset(filter(None, map(_number, forms)))
        self.is_unlimited = _unlimited() in {
            found.group for found in groups_of([frozenset(keys_of(form)) for form in forms])
        } or bool(_AS_MANY.search(read.folded.lower()))
        self.costs = frozenset(str(stated.cls) for stated in stated_in(read.folded, {}))


def agreement(ask: str, reference: str, answer: str) -> bool | None:
    """Whether the amount that a short answer gives is the one of a short reference.

    None where no amount was asked for, or where one of the two gives none.
    """
    if len(answer) > 400 or not _ASKS.search(ask):
        return None
    wanted, said = _amount(reference), _Amount(answer)
    if wanted.words > _MOST_WANTED or said.words > _MOST_SAID:
        return None
    if wanted.is_unlimited:
        return True if said.is_unlimited else False if said.numbers else None
    if wanted.costs and said.costs:
        return bool(wanted.costs & said.costs)
    if wanted.numbers and (said.numbers or said.is_unlimited):
        return bool(wanted.numbers & said.numbers)
    return None


@lru_cache(maxsize=512)
def _amount(text: str) -> _Amount:
    return _Amount(text)


@lru_cache(maxsize=1)
def _unlimited() -> int:
    return groups_of((frozenset({"unlimited"}),))[0].group


def _number(form: str) -> str | None:
    """A number in one way of writing it."""
    value = _NUMBERS.get(form, float(form) if _NUMBER.fullmatch(form) else None)
    return None if value is None else f"{value:g}"
