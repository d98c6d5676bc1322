"""Owns the forms in which a complexity is stated: `O(n)`, `n log n`, `linear in the number of ..`.

Whether what is found counts as a claim is decided elsewhere.
"""

import re

WORD = r"(?:[b-hj-zA-HJ-Z]|log|lg|ln|sqrt|\d+|one|two|three|[mnkv][mnkv]|[nmk]log[nmk])"
_RAISED = "\u00b2\u00b3\u2074\u207f"
AFTER = (
    rf"(?:\s*[*+/^!{_RAISED}()\u00b7\u00d7\u22c5]|\s*\*\*|[\s-]+(?:squared|cubed"
    rf"|factorial|times|plus|over"
    rf"|to the(?: power(?: of)?)?|of|root|fourth)\b|\s*{WORD}\b|-{WORD}\b)"
)
EXPRESSION = (
    r"(?:the )?(?:square root of |root (?:of )?|log of |\u221a\s?)?"
    rf"{WORD}(?!\w|'|\.\w){AFTER}{{0,24}}"
)
NOTATION = re.compile(
    r"(?:\\(?:mathcal|mathrm|text)\{O\}|\\[tT]heta"
    r"|(?<![\w.])(?:big[ -]?|Big[ -]?)?[oO0\u0398\u03b8]"
    r"|(?<!\w)(?:big[ -]|Big[ -])?[tT]heta)\s?(?=\()"
)
SPOKEN = re.compile(
    rf"\b(?:big[ -]?)?(?:o|oh|theta|order)(?: of)? (?=(?P<said>{EXPRESSION}))", re.IGNORECASE
)
PLAIN_ORDER = re.compile(
    r"(?:\bin|(?<!\bon )(?<!\bof )\bthe|\bsame|\bany|\bsorted|\bsort|\bwhat|\ban|\bof) $",
    re.IGNORECASE,
)
_MEASURE = r"(?:time|space|memory|steps|operations|work)"
MARKED = re.compile(
    rf"(?:\b(?:time|space|memory|runtime|running time|complexity|cost|big[- ]?o)(?: complexity)?"
    rf"\s*(?::|=|is|of|goes to|comes to)\s*(?:about |roughly )?"
    rf"|\b[ts]\s?:\s*|\bruns? in\s+(?:about )?"
    rf"|\b(?:takes|costs?|needs?|uses?|using|in)\s+"
    rf"(?={EXPRESSION}\s*(?:extra |additional )?{_MEASURE}\b)"
    rf"|\b(?:it|that|this|which|it all)(?:'s| is| costs| comes to| gives)(?: us)? "
    rf"(?:about |roughly |then |still )?(?={EXPRESSION})(?=\S*\s*(?:[*^!{_RAISED}]|\S*log|squared"
    rf"|cubed|factorial|times|plus|to the)))"
    rf"(?=(?P<said>{EXPRESSION}))",
    re.IGNORECASE,
)
BARE = re.compile(
    rf"(?<![\w*+/^(.-])(?P<said>[b-hj-z] (?:log|lg) [b-hj-z]|[nmkve]\s?(?:\^\s?2|\*\*\s?2"
    rf"|[ -]squared|[ -]cubed|[{_RAISED}])|(?:2|two)\s?(?:\^|\*\*|to the(?: power(?: of)?)?)\s?"
    r"[b-hj-z])(?![\w(])",
    re.IGNORECASE,
)
ALONE = re.compile(
    rf"(?<![\w*+/^(.,-])(?P<said>{EXPRESSION})"
    rf"(?=\s*(?:(?:extra |additional )?{_MEASURE}\b|overall|in total|in the end|altogether))"
    rf"|^(?:so |overall |roughly |about |around |then |thus |total:? |[=-]> ?)*"
    rf"(?P<first>{EXPRESSION})"
    rf"(?=\s*(?:[,;:.]|$|because|since|as\b|in (?:total|all|the end)))",
    re.IGNORECASE,
)
HAS_SHAPE = re.compile(
    rf"[*/^!{_RAISED}\u221a]|log|lg|sqrt|root|squared|cubed|factorial|times|to the"
    r"|(?:[a-z]\s*\+|plus)\s*[a-z]",
    re.IGNORECASE,
)
COUNTING = re.compile(r"(?:\+|-|plus|minus)\s*\d+\s*$|^\d+\s*[*+-]")
"""An amount such as `n + 1`, which is no complexity where nothing else marks it."""

SHAPES = {
    "constant": "1",
    "logarithmic": "log ({})",
    "logarithmically": "log ({})",
    "linear": "({})",
    "linearly": "({})",
    "linearithmic": "({0}) log ({0})",
    "loglinear": "({0}) log ({0})",
    "log-linear": "({0}) log ({0})",
    "log linear": "({0}) log ({0})",
    "quasilinear": "({0}) log ({0})",
    "quasi-linear": "({0}) log ({0})",
    "polylogarithmic": "(log ({}))^2",
    "polylog": "(log ({}))^2",
    "quadratic": "({})^2",
    "quadratically": "({})^2",
    "cubic": "({})^3",
    "quartic": "({})^4",
    "exponential": "2^({})",
    "exponentially": "2^({})",
    "factorial": "({})!",
}
NAMED = re.compile(
    rf"(?<!\w)(?<!\w-)({'|'.join(sorted(SHAPES, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
NAMED_BESIDE = re.compile(
    r"^[- ]?(?:extra |additional |auxiliary |amortized |amortised |running |worst[- ]case )?"
    r"(?:time|space|memory|runtime|running|complexity|pass|scan|cost|storage|work|growth"
    r"|amount of (?:extra |additional )?(?:space|memory|storage|time|work)"
    r"|number of (?:extra )?(?:variables|pointers|counters|steps|operations|cells))\b"
    r"|^ in (?:both |the )?(?:(?:number|size|length|count) of|[a-zA-Z]\b|time|space|memory|input"
    r"|total|combined|sum)"
    r"|^ (?:in|on) (?:the )?(?:worst|average|best)\b|^ (?:on average|at worst|overall|in total)\b"
    r"|^ (?:with|in) (?:the )?(?:input|size)\b",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:it|this|that|which|everything|(?:the |my |our |this |that )?(?:whole(?: thing)?|total"
    r"|overall|algorithm|solution|approach|method|function|code|cost|growth|version|result)"
    r"|time|space|memory|storage|runtime|running time|complexity)"
)
NAMED_BEFORE = re.compile(
    rf"\b{_SUBJECT}(?:'s|(?: \w+)? (?:is|are|be|stays?|remains?|becomes?|runs in"
    r"|grows?|scales?|ends up|turns out|comes out))? ?"
    r"(?::|=)? ?(?:also |then |only |still |just |overall |roughly |therefore |now |thus |so "
    r"|at (?:most|worst) )*$"
    r"|\b(?:runs? in|takes|cost:?|makes? (?:it|this|that|everything|the whole(?: thing)?)|so) "
    r"(?:an? )?(?:overall )?$"
    r"|\b(?:worst|average|best|expected)(?:[- ]case)?(?: is|:)? ?$"
    r"|^(?:so |overall,? |thus |roughly |still )?$",
    re.IGNORECASE,
)
NAMED_ALONE = re.compile(
    r"^(?:\s*(?:[,;.:!)]|$|\n)| (?:because|since|as|overall|here|in total|again|too|at)\b"
    r"|\s*(?:time|in)\b)"
)
NOT_NAMED = re.compile(
    r"^[- ](?:search|probing|regression|algebra|backoff|back-off|scale|scaling|moving|model|order"
    r"|function|number(?! of)|factor|value|list|structure|probe|chain|smoothing|formula|equation"
    r"|time (?:constraint|interval|window|slot|step|limit|offset|zone|delta|stamp|lag|out)"
    r"|rate|delay|decay|distribution|interpolation|stream|flow|sequence|expression)",
    re.IGNORECASE,
)
IN_WHAT = re.compile(
    rf"^[- ]?(?:extra |additional |running )?(?:{_MEASURE} )?(?:complexity )?(?:in|with|on)"
    r" (?:just )?(?:(?:the |its )?(?P<whole>(?:total |combined |whole )?"
    r"(?:input size|size of the (?:input|graph|two \w+)"
    r"|(?:total|combined) (?:number|size|length|input)|sum of (?:the|both)|input"
    r"|both (?:lists|inputs|sizes|lengths)))"
    r"|(?:the |total |combined )*(?:number|size|length|count|amount)s? of (?:the |all |its |our "
    r"|distinct |different )*(?P<what>\w+)"
    rf"|(?P<said>{EXPRESSION})|(?:the )?(?P<plain>\w+))",
    re.IGNORECASE,
)
GROWS = re.compile(
    rf"\b(?:proportional to|(?:grows?|scales?|increases?|rises?)(?: directly| only)?"
    rf" (?:with|in|like|as))"
    rf"(?P<root> (?:the )?(?:square root|log(?:arithm)?|square|cube) of)?"
    rf" (?:(?:the )?(?:number|size|length|count|amount|total) of (?:the |all |its |distinct "
    rf"|different )*(?P<what>\w+)|(?:the )?(?P<whole>input(?: size)?|size of the input)"
    rf"|(?P<said>{EXPRESSION}))",
    re.IGNORECASE,
)
GROWN = {
    "square root": "sqrt ({})",
    "log": "log ({})",
    "logarithm": "log ({})",
    "square": "({})^2",
    "cube": "({})^3",
}
SUMMED = re.compile(r"\s*(?:\([^()]{1,30}\)\s*)?(?:\+|plus)\s*")
MULTIPLIED = re.compile(r"\s*(?:\*|\u00b7|\u00d7|times)\s*")
SIMPLIFIED = re.compile(
    r"\s*(?:=+>?|->|\u2192|\u2248"
    r"|,? ?(?:which|that) (?:is|simplifies to|reduces to|becomes)(?: just)?"
    r"|,? ?(?:i\.e\.,?|or simply|or just|so just|simplified to|simplifies to|reduces to))\s*",
    re.IGNORECASE,
)
