"""Owns what shows a result: that it could be checked, its numbers, what it was before, for whom."""

import re
from collections.abc import Callable

from mockprep.graders.offline.effects import effects
from mockprep.graders.offline.findings import Finding, Seen, present
from mockprep.graders.offline.reading import Reading, Told
from mockprep.graders.offline.specifics import has_number
from mockprep.graders.offline.story_words import BENEFICIARIES
from mockprep.graders.offline.told import of_part

_OBSERVABLE = re.compile(
    r"\b(?:shipped|released|deploy(?:ed|s|ments?)|launched|went live|in production|sign(?:ed|s)"
    r"|renew(?:ed|al|als)|contract|extended|promot(?:ed|ion)|award|adopted|rolled out|copied"
    r"|on (?:time|schedule)|ahead of (?:schedule|plan)|(?:under|within|on) budget|deadline|tickets?"
    r"|complaints?|downtime|outages?|incidents?|alerts?|bill|invoices?|revenue|sales|sold|audit"
    r"|dashboard|survey|error|bugs?|release|hours|minutes|days|weeks|rating|grade|certified|hired"
    r"|passed|booked|bought|paid|refunds?|latency|conversion|retention|turnover|backlog|coverage"
    r"|still (?:in use|used?|runs?|running|there|going|in place|\w+s)|is (?:now )?in (?:use|place)"
    r"|to this day|ever since|hasn't|haven't|has not|survived|inspection|inspector|approved"
    r"|approval|accepted|withdr[ae]w\w*|closed|opened|published|in (?:the )?(?:shop|stores?)"
    r"|wrote (?:about|a review)|asked for|every one|all of them|not (?:a single|one)"
    r"|no (?:child|one|order|customer|patient|guest)|nobody (?:missed|was hurt)|went home"
    r"|delivered|completed|finished|came back|went out)\b"
)
_COMPARED = re.compile(
    r"\bfrom\b.*\bto\b|\b(?:than|against|instead of|down|up from|compared|before (?:that|it|then)"
    r"|previous\w*|the year before|until then|had been|used to|after|where the|last time|fewer"
    r"|halved|doubled|tripled|fell|dropped|rose|grew|sank|cut)\b"
)
_MEASURED = re.compile(
    r"\b(?:according to|as (?:counted|measured|shown|reported)|(?:counted|measured) (?:by|in|with)"
    r"|(?:by|in|on) (?:the|our|its|their|my|his|her) (?:\w+'s? ){0,2}(?:own )?(?:\w+ )?(?:report"
    r"|reports|log|logs|books?|system|dashboard|register|survey|records?|count|counts|list|sheet"
    r"|figures|statistics|till|forms?|table|statement)|(?:log|report|register|survey|dashboard"
    r"|books?|statistics|records?|counter|meter|figures?) (?:showed|shows|says|said|gave|counted)"
    r"|i (?:counted|measured|clocked|checked)|going by|month-end)\b"
)


def result_concrete(reading: Reading) -> Finding:
    """A result that names something which somebody else could observe."""
    seen = [
        Seen("a result that others could observe", told.place)
        for told in _results(reading)
        if is_observable(told.sentence.told)
    ]
    return present(seen, "a result that somebody else could check")


def is_observable(told: str) -> bool:
    """Whether a sentence in lower case tells something that others could check."""
    return bool(_OBSERVABLE.search(told) or has_number(told) or effects(told))


def result_quantified(reading: Reading) -> Finding:
    """A number with its unit in the result."""
    seen = [
        Seen("a number in the result", told.part_of(*span))
        for told in _results(reading)
        for span in effects(told.sentence.told)
    ]
    return present(seen, "a number in the result")


def result_compared(reading: Reading) -> Finding:
    """A number set against what was before, or with its source."""
    seen = [
        Seen("a number with what it was before, or who counted it", told.place)
        for told in _results(reading)
        if has_number(told.sentence.told)
        if _COMPARED.search(told.sentence.told) or _MEASURED.search(told.sentence.told)
    ]
    return present(seen, "what it was before, and who measured it")


def result_beneficiary(reading: Reading) -> Finding:
    """Who gained from the result."""
    seen = [
        Seen("who gained", told.place)
        for told in _results(reading)
        if BENEFICIARIES & set(re.findall(r"[a-z]+(?:-[a-z]+)?", told.sentence.told))
    ]
    return present(seen, "who gained from it")


def _results(reading: Reading) -> list[Told]:
    return of_part(reading, "result")


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "star.result_concrete": result_concrete,
    "star.result_quantified": result_quantified,
    "star.result_compared": result_compared,
    "star.result_beneficiary": result_beneficiary,
}
