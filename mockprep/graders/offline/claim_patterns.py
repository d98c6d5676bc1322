"""Owns the words by which complexity claims are recognised, told apart and set aside."""

import re
from typing import Literal

Kind = Literal["time", "space"]
Case = Literal["", "worst", "average", "best", "amortized"]

NOTATION = re.compile(
    r"\b(?:big[ -]?)?[oO\u0398\u03b8\u03a9\u03c9]\s?(?=\()|\b(?:big[ -])?theta\s?(?=\()"
)
WORD = r"(?:[b-hj-zA-HJ-Z]|log|lg|ln|sqrt|\d+|one|two|three|[mnkv][mnkv])"
AFTER = (
    rf"(?:\s*[*+/^!\u00b2\u00b3()\u00b7]\s*|\s*\*\*\s*|\s+(?:squared|cubed"
    rf"|factorial|times|plus|over"
    rf"|to the(?: power(?: of)?)?|log|of|root)\b\s*|\s*{WORD}\b\s*)"
)
EXPRESSION = rf"(?:square root of |root |log of |log )?{WORD}(?![\w']){AFTER}*"
SPOKEN = re.compile(
    rf"\b(?:big[ -]?)?(?:o|theta|omega|order)(?: of)? (?=(?P<said>{EXPRESSION}))", re.IGNORECASE
)
NO_ORDER = re.compile(
    r"(?:\bin|\bthe|\bsame|\bany|\bsorted|\bsort|\bwhat|\ban|\bof) $", re.IGNORECASE
)
MARKED = re.compile(
    rf"(?:\b(?:time|space|memory|runtime|complexity)(?: complexity)?\s*(?::|=|is|of)\s*(?:about )?"
    rf"|\b[ts]\s?:\s*|\bruns? in\s+|\b(?:takes|costs?|needs?|uses?|using)\s+"
    rf"(?={EXPRESSION}\s*(?:extra |additional )?(?:time|space|memory|steps|operations)\b))"
    rf"(?=(?P<said>{EXPRESSION}))",
    re.IGNORECASE,
)
BARE = re.compile(
    r"\b(?P<said>[a-z] log [a-z]|[a-z]\s?(?:\^\s?2|\*\*\s?2|squared|\u00b2)|(?:2"
    r"|two)\s?(?:\^|\*\*|to the)\s?[a-z])(?!\w)",
    re.IGNORECASE,
)
NAMED = {
    "constant": "1",
    "logarithmic": "log n",
    "linear": "n",
    "linearithmic": "n log n",
    "loglinear": "n log n",
    "log-linear": "n log n",
    "quasilinear": "n log n",
    "quadratic": "n^2",
    "cubic": "n^3",
    "exponential": "2^n",
    "factorial": "n!",
}
NAMED_RE = re.compile(rf"\b({'|'.join(NAMED)})(?:ly)?\b", re.IGNORECASE | re.ASCII)
NAMED_BESIDE = re.compile(
    r"^[- ]?(?:extra |additional |auxiliary |amortized |amortised |running |worst[- ]case )?"
    r"(?:time|space|memory|runtime|running|complexity|pass|scan|cost|storage|work|growth)\b"
    r"|^ in (?:the )?(?:(?:number|size|length) of|[a-z]\b|time|space|memory)",
    re.IGNORECASE,
)
NAMED_BEFORE = re.compile(
    r"\b(?:time|space|memory|runtime|complexity|runs? in|cost"
    r"|takes)(?: \w+)? (?:is|are|be|stays|:|=)? ?"
    r"(?:also |then |only |still |just |overall |roughly )?$",
    re.IGNORECASE,
)
NO_NAMED = re.compile(
    r"^[- ](?:search|probing|regression|algebra|backoff|back-off|scale|scaling|moving|model|order"
    r"|function|number|factor|value|list|structure|probe|time constraint)",
    re.IGNORECASE,
)
IN_PLACE = re.compile(
    r"\bin[- ]place\b|\bno (?:extra|additional|auxiliary) (?:space|memory|storage)\b"
    r"|\bwithout (?:any )?(?:extra|additional|auxiliary) (?:space|memory|storage)\b",
    re.IGNORECASE,
)
REJECTED = re.compile(
    r"(?:\bnot|n't be|\brather than|\binstead of|\b(?:brute[- ]force"
    r"|naive(?:ly)?)(?: (?!but\b|so\b)[^\s.,;]+){0,8}|\bimproves? (?:on|from)"
    r"|\b(?<!t do )(?<!cannot do )(?<!not do )(?:better|faster|slower|worse|less"
    r"|more|cheaper|lower|higher) than"
    r"|\bdown from|\bfrom|\bavoids?(?: the| an?)?|\bbeats?|\bcompared (?:to|with)"
    r"|\bversus|\bvs\.?|\bunlike(?: the| an?)?"
    r"|\bif we [^.,;]*|\bwould (?:be|take|cost|have been|need)(?: about)?|\bcould (?:be|take))"
    r"\s+(?:an? |the |about |just |only |a full |time |in )*$",
    re.IGNORECASE,
)
MARKERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "time",
        re.compile(
            r"\b(?:time|runtime|run[- ]?time|running|runs?|steps|operations|comparisons"
            r"|fast|cpu|speed|lookups?|t(?=\s?[:=]))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "space",
        re.compile(
            r"\b(?:space|memory|storage|auxiliary|stored?|extra|stack|s(?=\s?[:=])"
            r"|(?:hash ?)?maps?|dict(?:ionary)?|hash ?table|the set|the heap|the queue"
            r"|the table|the counters?|entries|bytes)\b",
            re.IGNORECASE,
        ),
    ),
)
STRONG_SPACE = re.compile(r"\b(?:space|memory|storage)\b", re.IGNORECASE)
BOTH = re.compile(
    r"\b(?:time and (?:space|memory)|(?:space|memory) and time|both)\b", re.IGNORECASE
)
CASES: tuple[tuple[Case, re.Pattern[str]], ...] = (
    ("worst", re.compile(r"\bworst\b", re.IGNORECASE)),
    ("average", re.compile(r"\b(?:average|expected|on avg|typical(?:ly)?)\b", re.IGNORECASE)),
    ("best", re.compile(r"\bbest[- ]case\b|\bat best\b|\bin the best\b", re.IGNORECASE)),
    ("amortized", re.compile(r"\bamorti[sz]ed\b", re.IGNORECASE)),
)
STEP = re.compile(
    r"\b(?:for (?:the |each |every |one )?(?:sort(?:ing)?|scan(?:ning)?"
    r"|loop(?:ing)?|sweep|pass|lookups?|inserts?|push|pop|merge"
    r"|building|search|binary search|heap)|per (?:\w+ )?(?:lookup|operation|insert"
    r"|push|pop|call|step|query|node|element|level|item|edge|job)"
    r"|each(?: \w+){0,3} (?:is|takes|costs)|(?:sort(?:ing)?|scan(?:ning)?|sweep"
    r"|lookups?|inserts?|push(?:es)?|pops?"
    r"|heapify|building)(?: \w+){0,3} (?:is|are|takes?|costs?)|to (?:sort|build"
    r"|scan|search|look)|sort is)\b",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"\b(?:overall|in total|total|altogether|in all|all in all|dominat\w+"
    r"|so the (?:time|whole|total)|final(?:ly)?"
    r"|complexity is|time complexity|therefore|hence)\b",
    re.IGNORECASE,
)
PIECE = re.compile(r"[,;.]\s|\band\b|\bbut\b|\bwhile\b|\bwith\b|\n|$|(?<=\))\s*/\s*")

LABEL = re.compile(
    r"\b(time|space|memory|t|s)(?: complexity)?\s*(?::|=|is)\s*(?:still |about |also )?$",
    re.IGNORECASE,
)
SPACE_AND_TIME = re.compile(r"\b(?:space|memory) and time\b", re.IGNORECASE)
