"""Owns what makes a sentence specific: numbers, dates and names, against words for nothing much."""

import re

_SMALL_NUMBER = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|million|dozen|half|a third|two thirds|a quarter|twice|halved|doubled"
    r"|tripled)"
)
_NUMBER = re.compile(rf"\b\d[\d.,:]*\b ?%?|\b{_SMALL_NUMBER}(?:[- ]{_SMALL_NUMBER})*\b")
_MONTH = r"(?:january|february|march|april|june|july|august|september|october|november|december)"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_SEASON = r"(?:spring|summer|autumn|fall|winter|christmas|easter|year|month|week|quarter|semester)"
_DATE = re.compile(
    rf"\b(?:{_MONTH}|{_DAY}|in may|(?:19|20)\d\d|(?:last|this|that|next) {_SEASON}"
    rf"|the (?:following|next) {_SEASON}|(?:days?|weeks?|months?|years?) (?:ago|later|back|after)"
    r"|midnight|noon|the (?:first|second|third|\w+th) of|the \w+(?:teenth|tieth)"
    r"|the \d+(?:st|nd|rd|th))\b"
)
_NAME = re.compile(r"(?<=[\w,;:)] )(?!I\b|I')(?:[A-Z][\w&-]+|[A-Z]{2,}\d*)")
_VAGUE = re.compile(
    r"\b(?:stuff|things?|something|somehow|somewhere|whatever|and so on|etc|some (?:issues?"
    r"|problems?|challenges?|changes|improvements|people|things?|stuff)|various|a lot of"
    r"|certain (?:issues|problems|things)|(?:many|several|different) (?:issues|problems|things"
    r"|challenges|aspects|ways|tasks|stakeholders)|everything|(?:kind|sort) of thing)\b"
)

Stretch = tuple[int, int]


def details(told: str, original: str) -> tuple[Stretch, ...]:
    """The places of numbers, dates and names in a sentence.

    told: it in lower case; original: the same characters as they were written, for names.
    """
    found: list[Stretch] = []
    for pattern, text in ((_DATE, told), (_NUMBER, told), (_NAME, original)):
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in found):
                found.append(match.span())
    return tuple(sorted(found))


def has_number(told: str) -> bool:
    """Whether a sentence in lower case has a number, in digits or words, or a date."""
    return bool(_NUMBER.search(told) or _DATE.search(told))


def vague(told: str) -> tuple[Stretch, ...]:
    """The places of words that name nothing."""
    return tuple(match.span() for match in _VAGUE.finditer(told))
