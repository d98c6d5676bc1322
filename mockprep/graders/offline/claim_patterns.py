"""Owns the words by which complexity claims are told apart and set aside."""

import re
from typing import Literal

Kind = Literal["time", "space"]
Case = Literal["", "worst", "average", "best", "amortized"]
Part = Literal["whole", "step", "operation"]
"""What a claim speaks of: the solution, a step that runs once, or one operation among many."""

# What is no claim about the solution.

QUESTION = re.compile(
    r"^(?:\W|so |but |and |now |ok(?:ay)?,? )*"
    r"(?:is|are|can|could|would|should|do|does|did|will|may|shall|what|how|why|which|whether)\b"
    r"(?:(?!,? (?:right|correct|no|yes|isn't it|i think)\?$).)*\?$",
    re.IGNORECASE | re.DOTALL,
)
BOUND_REACHED = re.compile(
    r"(?:\b(?:can't|cannot|can not|couldn't|don't) (?:do (?:any )?better than|beat|go below"
    r"|get below|improve on)|\b(?:no|never|not|n't)(?: any| be)? (?:more|worse|slower|greater"
    r"|higher) than)\s+(?:an? |the |about )*$",
    re.IGNORECASE,
)
"""Said before a bound that the solution keeps: `no worse than`."""
REJECTED = re.compile(
    r"(?:\bnot(?: be)?|n't(?: be)?|\bno longer|\bnever|\brather than|\binstead of|\bwithout"
    r"|\bimproves? (?:on|from)|\bat least|\b(?:need|room) for"
    r"|\b(?:better|faster|slower|worse|less|more|cheaper|lower|higher) than"
    r"|\b(?:down|up )?from|\bavoid(?:s|ing)?|\bbeat(?:s|ing)?|\bcompared (?:to|with)"
    r"|\bversus|\bvs\.?|\bunlike|\bas opposed to|\bsav(?:es?|ing)|\blower bound (?:is|of)"
    r"|\bi (?:said|thought|wrote|claimed|assumed|guessed)(?: (?:it|this|that) (?:was|is))?"
    r"|\bif (?:we|i|you|one) [^.,;]*|\b(?:would|could|might)(?: also| still| then)?"
    r" (?:be|take|cost|have been|need|give|run in|use|require|mean|get|become|reach)(?: about)?"
    r"|\b(?:can|could|would|might)(?: also| still| then)? be (?:improved|reduced|sped up"
    r"|optimi[sz]ed|brought(?: down)?|lowered|made)(?: to| into)?)"
    r"\s+(?:an? |the |about |just |only |full |extra |plain |time |in |to )*$",
    re.IGNORECASE,
)
WOULD = re.compile(
    r"\b(?:would|could|might)(?: also| still| then)? (?:be|take|cost|need|use)(?: about)?"
    r"\s+(?:an? |the |in )*$",
    re.IGNORECASE,
)
OWN_WOULD = re.compile(
    r"\b(?:this|mine|my \w+|the (?:total|time|space|memory|runtime|running time|whole)?"
    r"(?: ?complexity)?)"
    r" (?:would|could|might)(?: also| still| then)? (?:be|take|cost|need|give|run in|use)"
    r"(?: about)?\s+(?:in )?$",
    re.IGNORECASE,
)
WISH = re.compile(
    r"\b(?:want(?:s|ed)?|would like|i'd like|aim(?:s|ing)?|goal|target|hop(?:e|ing)|ideally"
    r"|try(?:ing)? (?:to|for)|asks? for|wish|looking for|required to|must be)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
ALTERNATIVE = re.compile(
    r"\b(?:brute[- ]force|naive(?:ly)?|alternative(?:ly)?|obvious (?:way|approach|solution)"
    r"|straightforward (?:way|approach|solution)"
    r"|(?:other|another|second|simplest|first|slow(?:er)?|old) (?:option|way|approach|idea|version"
    r"|attempt|solution))\b"
    r"(?:(?!\b(?:but|so|mine|this|here|instead|whereas|while|now|using|i|we|with|hence)\b)"
    r"[^.;]){0,80}$",
    re.IGNORECASE,
)
HYPOTHETICAL = re.compile(
    r"^(?:if|were|had|suppose)\b[^.;]*\b(?:could|would|might|were)\b", re.IGNORECASE
)
DISMISSED = re.compile(
    r"^\s*(?:time |space |memory |approach |solution |version |one )*"
    r"(?:(?:,? but (?:that|this|it|which))? ?(?:is|was|would be|will be|'s|seems|looks)"
    r" (?:far |much |way |probably |likely )?too"
    r" (?:slow|much|big|large|expensive|heavy)|(?:would|could|might)(?: be| mean| take) "
    r"(?!the worst|in the worst)"
    r"|(?:won't|wouldn't|will not|would not|can't|cannot) (?:pass|do|work|scale|fit|finish|be fast)"
    r"|is not (?:good|fast) enough|isn't (?:good|fast) enough|times? out)\b",
    re.IGNORECASE,
)
WITH_THE_LAST = re.compile(r"\s*(?:time|steps|runtime)?\s*(?:and|,|/|with|;)?\s*", re.IGNORECASE)

# What is said without any class.

CONSTANT_SPACE = re.compile(
    r"\bin[- ]place\b|\b(?:not|n't) (?:use|using|need|needing|allocate|allocating) (?:any )?"
    r"(?:extra|additional|auxiliary) (?:space|memory|storage)\b"
    r"|\bno (?:extra|additional|auxiliary) (?:space|memory|storage|data structures?)\b"
    r"|\bwithout (?:any )?(?:extra|additional|auxiliary) (?:space|memory|storage)\b"
    r"|\b(?:only|just)(?: need| use| keep| store)?s? (?:a few|a couple of|a handful of|some|one|two"
    r"|three|four) (?:\w+ )?"
    r"(?:variables|pointers|counters|integers|ints|numbers|indices|indexes)\b",
    re.IGNORECASE,
)
SAME_SPACE = re.compile(
    r"\b(?:the )?same (?:is true |goes |holds |amount |complexity )?(?:for|in|of) (?:the |extra )?"
    r"(?:space|memory)\b|\b(?:space|memory)(?: complexity)?(?: is|:) (?:also )?the same\b"
    r"|\bso (?:is|does) the (?:space|memory)\b",
    re.IGNORECASE,
)

# Time or space.

MARKERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "time",
        re.compile(
            r"\b(?:time|runtime|run[- ]?time|running|runs?|steps|operations|comparisons"
            r"|fast|cpu|speed|costs?|t(?=\s?[:=]))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "space",
        re.compile(
            r"\b(?:space|memory|storage|auxiliary|stored?|extra|stack|s(?=\s?[:=])"
            r"|entries|bytes|room)\b",
            re.IGNORECASE,
        ),
    ),
)
CONTAINER = re.compile(
    r"\b(?:for|holds?|keeps?|grows? to|up to|stores?|takes?|needs?|in)\b[^,;.]{0,12}"
    r"\b(?:hash ?)?(?:maps?|dict(?:ionary)?|hash ?table|set|heap|queue|deque|table|counters?|result"
    r"|output|list|array|stack)\b|\b(?:maps?|dict(?:ionary)?|hash ?table|set|heap|queue|deque|table"
    r"|counters?|result|output|list|array)(?: itself)? (?:holds?|takes?|needs?|stores?|can hold"
    r"|can grow to|grows to|has)\b",
    re.IGNORECASE,
)
"""What is held in memory: space, unless it is being built or searched."""
STRONG_SPACE = re.compile(r"\b(?:space|memory|storage)\b", re.IGNORECASE)
BOTH = re.compile(
    r"\b(?:time and (?:space|memory)|(?:space|memory) and time"
    r"|both(?= (?:are|is|take|need|cost|run|time|space|memory|in|of them)\b|[:,]|\s*[oO]\()"
    r"|(?:is|are|for|in|:) both(?! [a-z]+s\b))\b",
    re.IGNORECASE,
)
SPACE_AND_TIME = re.compile(r"\b(?:space|memory) and time\b", re.IGNORECASE)
LABEL = re.compile(
    r"\b(time|space|memory|runtime|running time|[tsm](?:\s?\(\w\))?|[ts]c)(?: complexity)?"
    r"\s*(?::|=|is)\s*"
    r"(?:still |about |also |roughly )?$",
    re.IGNORECASE,
)
PAIR = re.compile(r"\s*(?:/|,|&|\||and)\s*")
"""What stands between a time and a space that nothing names: `O(n) / O(1)`."""

CASES: tuple[tuple[Case, re.Pattern[str]], ...] = (
    ("worst", re.compile(r"\b(?:worst|degrades?(?: to)?)\b", re.IGNORECASE)),
    ("average", re.compile(r"\b(?:average|expected|on avg|typical(?:ly)?)\b", re.IGNORECASE)),
    ("best", re.compile(r"\bbest[- ]case\b|\bat best\b|\bin the best\b", re.IGNORECASE)),
    ("amortized", re.compile(r"\bamorti[sz]ed\b", re.IGNORECASE)),
)

# The whole, a step of it, or one operation.

TOTAL = re.compile(
    r"\b(?:overall|in total|total|altogether|in all|all in all|dominat\w+|the whole|everything"
    r"|in the end|final(?:ly)?|final answer|whole thing"
    r"|complexity is|time complexity|therefore|hence)\b",
    re.IGNORECASE,
)
_PIECES = (
    r"(?:look-?ups?|lookup|membership(?: tests?)?|inserts?|insertions?|inserting|push(?:es|ing)?"
    r"|pop(?:s|ping)?|heap ?push\w*|heap ?pop\w*|append(?:s|ing|left)?|pop ?left|access(?:es)?"
    r"|index(?:ing)?|swaps?|comparisons?|comparing two \w+|slic(?:e|es|ing)"
    r"|copy(?:ing)? (?:a|the) \w+|updates?|(?:get|put|peek|find|union|add|remove|enqueue|dequeue"
    r"|contains)(?: operation)?|heap operations?|operations?|deletions?|removals?|checks?"
    r"|(?:inner|nested) \w+|(?:dict|dictionary|hash|set|map)[- ](?:access|get|look-?up)"
    r"|`[^`]{1,40}`)"
)
_MORE_WORD = (
    r"[ -](?!(?:the (?:time|space|total|whole|cost|running|overall|memory)|this|it|so|total|overall"
    r"|whole|complexity|runtime|mine|once|twice|cost|time)\b)[\w'`.,\[\]()]+"
)
_ADVERB = (
    r"(?: in| about| only| just| also| still| another| an?| the| amorti[sz]ed| on average,?"
    r"| usually| typically)"
)
OPERATION_BEFORE = re.compile(
    rf"(?:\b|(?=`)){_PIECES}(?!\w)(?:{_MORE_WORD}){{0,6}}?"
    rf"(?:\s+(?:is|are|be|being|was|takes?|costs?|needs?|runs?|stays?|in|at|of|only|to){_ADVERB}*"
    r"|\s*[:=(-]|\s*->)\s*$"
    r"|\b(?:each|every|one|a single|per)\b(?! (?:is|takes|costs|runs|needs)\b)"
    rf"(?:{_MORE_WORD}){{0,6}} (?:is|are|takes?|costs?|needs?|runs?|in|at|does|do|adds?|requires?)"
    rf"{_ADVERB}* $"
    r"|\b(?:do|does|doing|spend|costs?) $(?=.*\bfor (?:each|every)\b)",
    re.IGNORECASE,
)
OPERATION_AFTER = re.compile(
    r"^\s*(?:time |work |steps? |cost |amorti[sz]ed |on average |average |expected |extra )*"
    rf"(?:(?:dict |dictionary |hash |set |heap |map |list |membership |random )*{_PIECES}(?!\w)"
    r"|(?:per|for each|for every|for one|for a single|each(?: time)?|every time|a time|apiece)\b"
    r"|(?:for|by|on|with|via) (?:the |a |an |each |dict |set |hash |heap |list )*"
    rf"{_PIECES}(?!\w))",
    re.IGNORECASE,
)
_STEPS = (
    r"(?:sort(?:s|ing|ed)?|tim ?sort|scan(?:s|ning)?|loop(?:s|ing)?|sweep(?:s|ing)?|pass(?:es)?"
    r"|build(?:s|ing)?|fill(?:s|ing)?|making|creat(?:es|ing)|count(?:s|ing)?|read(?:s|ing)?|heapify\w*"
    r"|merg(?:e|es|ing)|(?:binary )?search(?:es|ing)?|travers\w+|walk(?:s|ing)?|bfs|dfs|dijkstra\w*"
    r"|copy(?:ing)?|convert\w*|iterat\w+|tally\w*|preprocess\w*|initiali[sz]\w+|phase|part|step"
    r"|first|second|third|rest|grouping|reversing|k pops|n pops|n pushes)"
)
STEP_BEFORE = re.compile(
    rf"\b{_STEPS}\b(?:{_MORE_WORD}){{0,6}}?"
    rf"\s*(?:\b(?:is|are|takes?|costs?|needs?|runs?|in|at|with|being|adds?|for|of)\b{_ADVERB}*"
    r"|[:=(-]|->)?\s*$",
    re.IGNORECASE,
)
STEP_AFTER = re.compile(
    r"^\s*(?:time |work |steps? )*(?:for|to|by|from|during|in) "
    r"(?:the |a |one |then |first |second )*"
    rf"(?:\w+ )?(?:{_STEPS}|look)\b",
    re.IGNORECASE,
)
HELD_FOR = re.compile(
    r"^\s*(?:space |memory |extra )*for (?:the |a |its |our )*(?:\w+ )?(?:maps?|dict\w*|hash ?table"
    r"|set|heap|queue|deque|table|counters?|stack|list|array)\b",
    re.IGNORECASE,
)
PIECE = re.compile(
    r"[,;.]\s|\band\b|\bbut\b|\bwhile\b|\bwith\b|\n|$|(?<=\))\s*/\s*|\bso\b|\bbecause\b|\bsince\b"
    r"|\bwhere\b|(?<!\w)(?=\bthe (?:whole|total|time|space|loop)\b)|\bmakes? (?=it|this|the)",
    re.IGNORECASE,
)
