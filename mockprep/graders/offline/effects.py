"""Owns the finding of effects in numbers: a result with its quantity, and the traps around it."""

import re

_TRAPS = re.compile(
    r"\b(?:in|since|by|of|until) (?:19|20)\d\d\b|\b(?:19|20)\d\d\b"
    r"|\b(?:python|java|django|version|v|node|http/?|tls|ipv|oauth|sql|s|ec|es|php"
    r"|ruby|go) ?\d[\d.]*\b"
    r"|\b[45]\d\d\b(?= (?:errors?|responses?|status|codes?))|\bhttp [1-5]\d\d\b"
    r"|\b(?:team|group|crew|squad|staff) of (?:\w+ )?(?:\d+|two|three|four|five"
    r"|six|seven|eight|nine|ten)\b"
    r"|\bone of (?:the|my|our)\b|\b(?:first|second|third|1st|2nd|3rd|\d+th)\b"
    r"|\b(?:step|phase|part|chapter|level|tier|day|week|quarter|q) ?\d\b"
)
_TARGET = re.compile(
    r"\b(?:goal|aim|aimed|target(?:ed)?|wanted|had to|needed to|hoped|planned|supposed|objective)\b"
    r"(?! (?:was|were) (?:met|reached|exceeded|hit))"
)
_NUMBER = r"(?:\d[\d,]*(?:\.\d+)?|a third|a quarter|half|two thirds)"
_WORD_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|ninety|hundred|thousand|a dozen|dozens|hundreds|thousands|half"
    r"|a third|a quarter)"
)
_ANY = rf"(?:{_NUMBER}|{_WORD_NUMBER})"
_OFTEN = r"(?:hourly|daily|nightly|weekly|monthly|quarterly|yearly|never|once a \w+)"
_CHANGE = (
    r"(?:reduc|increas|improv|sav|cut|drop|fell|fall|grew|grow|rose|rais|lower"
    r"|boost|gain|lost|shrank"
    r"|shrunk|went (?:from|up|down)|decreas|declin|climb|jump|earn|generat|speed"
    r"|sped|slash|trim|exceed"
    r"|deliver|ship|finish|complet|clos|process|serv|handl|onboard|recover|retain"
    r"|won|win|hire|sold|sell"
    r"|reach|hit|score|faster|slower|fewer|more|less|ahead|early|late)"
)
_UNIT = (
    r"(?:%|percent|per cent|points?|x|times|fold|ms|milliseconds?|s|secs?|seconds?|mins?|minutes?"
    r"|hours?|days?|weeks?|months?|years?|dollars?|euros?|pounds?|rupees|k|m|million|billion|lakhs?"
    r"|crores?|gb|mb|tb|requests?|queries|users?|customers?|clients?|tickets?"
    r"|calls?|orders?|errors?"
    r"|bugs?|incidents?|alerts?|pages?|complaints?|people|teams?|services?|deploys?|deployments?"
    r"|releases?|records?|rows|shipments?|loads?|trucks?|drivers?|stars?|signups?|subscribers?"
    r"|members?|students?|hires?|returns?|refunds?|leads?|accounts?|contracts?"
    r"|locations?|stores?|units?"
    r"|lines?|tests?|builds?|jobs?|reports?|meetings?|emails?|views?|downloads?"
    r"|sales|deals?|projects?)"
)
_EFFECTS = (
    re.compile(rf"{_ANY}(?: ?%| percent\b| per cent\b)"),
    re.compile(r"[$\u20ac\u00a3\u20b9]\s?\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand"
        r"|lakhs?|crores?)?\b"),
    re.compile(r"\b\d[\d,.]* ?(?:lakhs?|crores?|dollars?|euros?|rupees|pounds)\b"),
    re.compile(
        rf"\bfrom (?:\w+ ){{0,3}}?{_ANY}[^.;]{{0,30}}? (?:to|down to|up to) (?:\w+ ){{0,3}}?"
        rf"(?:{_ANY}|zero|none|nothing)(?: ?{_UNIT}\b)?"
    ),
    re.compile(rf"\b{_CHANGE}\w*(?: [\w'$]+){{0,5}}? {_ANY}[ -]?(?:[a-z]+ )?{_UNIT}\b"),
    re.compile(rf"\b{_ANY} (?:\w+ )?{_UNIT} (?:\w+ )?(?:faster|slower|fewer|less|more|earlier"
        rf"|sooner|ahead|early|saved|a (?:day|week|month|year))\b"),
    re.compile(r"\b(?:halved|doubled|tripled|quadrupled|cut (?:\w+ ){0,4}in half|by half"
        r"|twice as \w+|half the \w+)\b"),
    re.compile(r"\b(?:zero|no) (?:further |more |new |such |single )?(?:incidents?"
        r"|complaints?|errors?|outages?|downtime|bugs?|duplicates?|refunds?|losses"
        r"|defects?|regressions?|pages?|missed \w+)\b"),
    re.compile(rf"\b{_ANY}[ -]?(?:x|fold|times)\b"),
    re.compile(rf"\bfrom {_OFTEN} to {_OFTEN}"),
    re.compile(r"\d\S* (?:\w+ )?instead of (?:\w+ )?\d\S*"),
)  # fmt: skip


def effects(sentence: str) -> tuple[tuple[int, int], ...]:
    """The places of quantified effects in a sentence in lower case that tells a result.

    Years, versions, status codes, team sizes and ordinals are no effects, nor are targets.
    """
    if _TARGET.search(sentence):
        return ()
    plain = _TRAPS.sub(lambda match: " " * len(match.group()), sentence)
    found: list[tuple[int, int]] = []
    for pattern in _EFFECTS:
        for match in pattern.finditer(plain):
            if not any(match.start() < end and start < match.end() for start, end in found):
                found.append(match.span())
    return tuple(sorted(found))
