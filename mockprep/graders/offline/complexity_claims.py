"""Owns the finding of stated complexities in prose, comments and docstrings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline.complexity_classes import ComplexityClass, sum_of
from mockprep.graders.offline.complexity_reading import Unreadable, read_class

Kind = Literal["time", "space"]
Case = Literal["", "worst", "average", "best", "amortized"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated complexity."""

    kind: Kind
    stated: ComplexityClass
    span: Span
    case: Case = ""
    is_step: bool = False
    """Whether it is said of one step (`for the sort`) and not of the whole."""
    is_total: bool = False
    """Whether it is said of the whole (`overall`)."""


_NOTATION = re.compile(r"\b(?:big[ -]?)?[oO\u0398\u03b8\u03a9\u03c9]\s?(?=\()|\b(?:big[ -])?theta\s?(?=\()")
_WORD = r"(?:[b-hj-zA-HJ-Z]|log|lg|ln|sqrt|\d+|one|two|three|[mnkv][mnkv])"
_AFTER = (
    rf"(?:\s*[*+/^!\u00b2\u00b3()\u00b7]\s*|\s*\*\*\s*|\s+(?:squared|cubed|factorial|times|plus|over"
    rf"|to the(?: power(?: of)?)?|log|of|root)\b\s*|\s*{_WORD}\b\s*)"
)
_EXPRESSION = rf"(?:square root of |root |log of |log )?{_WORD}(?![\w']){_AFTER}*"
_SPOKEN = re.compile(
    rf"\b(?:big[ -]?)?(?:o|theta|omega|order)(?: of)? (?=(?P<said>{_EXPRESSION}))", re.IGNORECASE
)
_NO_ORDER = re.compile(r"(?:\bin|\bthe|\bsame|\bany|\bsorted|\bsort|\bwhat|\ban|\bof) $", re.IGNORECASE)
_MARKED = re.compile(
    rf"(?:\b(?:time|space|memory|runtime|complexity|t|s)(?: complexity)?\s*(?::|=|is|of)\s*(?:about )?"
    rf"|\b(?:runs? in|takes|costs?|using|uses)\s+)(?=(?P<said>{_EXPRESSION}))",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?P<said>[a-z] log [a-z]|[a-z]\s?(?:\^\s?2|\*\*\s?2|squared|\u00b2)|(?:2|two)\s?(?:\^|\*\*|to the)\s?[a-z])(?!\w)", re.IGNORECASE)
_NAMED = {
    "constant": "1", "logarithmic": "log n", "linear": "n", "linearithmic": "n log n",
    "loglinear": "n log n", "log-linear": "n log n", "quasilinear": "n log n",
    "quadratic": "n^2", "cubic": "n^3", "exponential": "2^n", "factorial": "n!",
}  # fmt: skip
_NAMED_RE = re.compile(rf"\b({'|'.join(_NAMED)})(?:ly)?\b", re.IGNORECASE)
_NAMED_BESIDE = re.compile(
    r"^[- ]?(?:extra |additional |auxiliary |amortized |amortised |running |worst[- ]case )?"
    r"(?:time|space|memory|runtime|running|complexity|pass|scan|cost|storage|work|growth)\b"
    r"|^ in (?:the )?(?:(?:number|size|length) of|[a-z]\b|time|space|memory)",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"\b(?:time|space|memory|runtime|complexity|runs? in|cost|takes)(?: \w+)? (?:is|are|be|stays|:|=)? ?"
    r"(?:also |then |only |still |just |overall |roughly )?$",
    re.IGNORECASE,
)
_NO_NAMED = re.compile(
    r"^[- ](?:search|probing|regression|algebra|backoff|back-off|scale|scaling|moving|model|order"
    r"|function|number|factor|value|list|structure|probe|time constraint)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\bin[- ]place\b|\bno (?:extra|additional|auxiliary) (?:space|memory|storage)\b"
    r"|\bwithout (?:any )?(?:extra|additional|auxiliary) (?:space|memory|storage)\b",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"(?:\bnot|n't be|\brather than|\binstead of|\b(?:brute[- ]force|naive(?:ly)?)(?: (?!but\b|so\b)[^\s.,;]+){0,8}|\bimproves? (?:on|from)"
    r"|\b(?<!t do )(?<!cannot do )(?<!not do )(?:better|faster|slower|worse|less|more|cheaper|lower|higher) than"
    r"|\bdown from|\bfrom|\bavoids?(?: the| an?)?|\bbeats?|\bcompared (?:to|with)|\bversus|\bvs\.?|\bunlike(?: the| an?)?"
    r"|\bif we [^.,;]*|\bwould (?:be|take|cost|have been|need)(?: about)?|\bcould (?:be|take))"
    r"\s+(?:an? |the |about |just |only |a full |time |in )*$",
    re.IGNORECASE,
)
_MARKERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("time", re.compile(r"\b(?:time|runtime|run[- ]?time|running|runs?|steps|operations|comparisons|fast|cpu|speed|lookups?|t(?=\s?[:=]))\b", re.IGNORECASE)),
    ("space", re.compile(r"\b(?:space|memory|storage|auxiliary|stored?|extra|stack|s(?=\s?[:=])|(?:hash ?)?maps?|dict(?:ionary)?|hash ?table|the set|the heap|the queue|the table|the counters?|entries|bytes)\b", re.IGNORECASE)),
)  # fmt: skip
_STRONG_SPACE = re.compile(r"\b(?:space|memory|storage)\b", re.IGNORECASE)
_BOTH = re.compile(r"\b(?:time and (?:space|memory)|(?:space|memory) and time|both)\b", re.IGNORECASE)
_CASES: tuple[tuple[Case, re.Pattern[str]], ...] = (
    ("worst", re.compile(r"\bworst\b", re.IGNORECASE)),
    ("average", re.compile(r"\b(?:average|expected|on avg|typical(?:ly)?)\b", re.IGNORECASE)),
    ("best", re.compile(r"\bbest[- ]case\b|\bat best\b|\bin the best\b", re.IGNORECASE)),
    ("amortized", re.compile(r"\bamorti[sz]ed\b", re.IGNORECASE)),
)
_STEP = re.compile(
    r"\b(?:for (?:the |each |every |one )?(?:sort(?:ing)?|scan(?:ning)?|loop(?:ing)?|sweep|pass|lookups?|inserts?|push|pop|merge"
    r"|building|search|binary search|heap)|per (?:\w+ )?(?:lookup|operation|insert|push|pop|call|step|query|node|element|level|item|edge|job)"
    r"|each(?: \w+){0,3} (?:is|takes|costs)|(?:sort(?:ing)?|scan(?:ning)?|sweep|lookups?|inserts?|push(?:es)?|pops?"
    r"|heapify|building)(?: \w+){0,3} (?:is|are|takes?|costs?)|to (?:sort|build|scan|search|look)|sort is)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:overall|in total|total|altogether|in all|all in all|dominat\w+|so the (?:time|whole|total)|final(?:ly)?"
    r"|complexity is|time complexity|therefore|hence)\b",
    re.IGNORECASE,
)
_PIECE = re.compile(r"[,;.]\s|\band\b|\bbut\b|\bwhile\b|\bwith\b|\n|$|(?<=\))\s*/\s*")
_MOST_TRIMS = 12


def find_claims(text: Text, names: Mapping[str, str]) -> tuple[Claim, ...]:
    """The complexities that a text states, in order; `names` as for `read_class`.

    What is set aside (`not O(n)`, `brute force would be`, `linear search`) is no claim.
    """
    claims: list[Claim] = []
    for sentence in text.sentences:
        told = text.folded[sentence.start : sentence.end]
        # A superscript is no plain sign, and the folded text is for comparing words only.
        claims += _in_sentence(told, sentence.start, names)
    return tuple(claims)


def settle(claims: Sequence[Claim], kind: Kind) -> tuple[Claim, ...]:
    """The claims of a kind that stand for the whole: the last one, or one for each case.

    Where only steps were given their costs, the whole costs their sum.
    """
    of_kind = [claim for claim in claims if claim.kind == kind]
    whole = [claim for claim in of_kind if claim.is_total] or [
        claim for claim in of_kind if not claim.is_step
    ]
    if not whole and of_kind:
        terms = [term for claim in of_kind for term in claim.stated.terms]
        return (replace(of_kind[-1], stated=sum_of(terms)),)
    by_case = {claim.case: claim for claim in whole}
    if "" in by_case and whole[-1].case == "":
        return (by_case[""],)
    return tuple(by_case.values())


def _in_sentence(told: str, offset: int, names: Mapping[str, str]) -> list[Claim]:
    found: list[tuple[int, int, ComplexityClass]] = []
    for start, end, stated in _stated(told, names):
        if any(start < other_end and other < end for other, other_end, _ in found):
            continue
        if not _REJECTED.search(told[:start]):
            found.append((start, end, stated))
    found.sort(key=lambda claim: claim[:2])
    spans = [(start, end) for start, end, _ in found]
    claims = []
    for at, (start, end, stated) in enumerate(found):
        piece = _piece(told, spans, at)
        for kind in _kinds(told, spans, at, piece):
            claims.append(
                Claim(
                    kind, stated, Span(offset + start, offset + end), _case(told, piece),
                    bool(_STEP.search(told[slice(*piece)])), bool(_TOTAL.search(told[slice(*piece)])),
                )  # fmt: skip
            )
    for match in _IN_PLACE.finditer(told):
        if not _REJECTED.search(told[: match.start()]) and not any(c.kind == "space" for c in claims):
            place = Span(offset + match.start(), offset + match.end())
            claims.append(Claim("space", read_class("1"), place))
    return claims


def _stated(told: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, ComplexityClass]]:
    """Where complexities stand in a sentence, the surest forms first."""
    for match in _NOTATION.finditer(told):
        end = _closing(told, match.end())
        if end and (stated := _read(told[match.end() + 1 : end - 1], names)):
            yield match.start(), end, stated
    for pattern in (_SPOKEN, _MARKED, _BARE):
        for match in pattern.finditer(told):
            if pattern is _SPOKEN and _is_plain_order(told, match):
                continue
            if trimmed := _longest(match["said"], names):
                text, stated = trimmed
                start = match.start("said") if pattern is not _SPOKEN else match.start()
                yield start, match.start("said") + len(text), stated
    for match in _NAMED_RE.finditer(told):
        after, before = told[match.end() :], told[: match.start()]
        if _NO_NAMED.match(after):
            continue
        if _NAMED_BESIDE.match(after) or _NAMED_BEFORE.search(before):
            yield match.start(), match.end(), read_class(_NAMED[match[1].lower()], names)


def _is_plain_order(told: str, match: re.Match[str]) -> bool:
    """Whether `order` is the plain word: `in order k`, `the order of n`."""
    is_order = told[match.start() : match.start() + 5].lower() == "order"
    return is_order and bool(_NO_ORDER.search(told[: match.start()]))


def _closing(told: str, opening: int) -> int | None:
    """The place after the bracket that closes the one at `opening`."""
    depth = 0
    for at in range(opening, min(len(told), opening + 80)):
        depth += {"(": 1, ")": -1}.get(told[at], 0)
        if depth == 0:
            return at + 1
    return None


def _read(source: str, names: Mapping[str, str]) -> ComplexityClass | None:
    try:
        return read_class(source, names)
    except (Unreadable, RecursionError, OverflowError):
        return None


def _longest(said: str, names: Mapping[str, str]) -> tuple[str, ComplexityClass] | None:
    """The longest beginning of what was said that reads as a complexity."""
    text = said.rstrip()
    for _ in range(_MOST_TRIMS):
        if not text:
            return None
        if stated := _read(text, names):
            return text, stated
        shorter = re.sub(r"(?:\s*\w+|\s*\W)$", "", text)
        if shorter == text:
            return None
        text = shorter.rstrip()
    return None


def _piece(told: str, spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    """The stretch around a claim that speaks of it alone: up to a comma, an `and`, or the next."""
    start, end = spans[at]
    first = spans[at - 1][1] if at else 0
    last = spans[at + 1][0] if at + 1 < len(spans) else len(told)
    cut = _PIECE.search(told, end)
    last = min(last, cut.start()) if cut else last
    for match in _PIECE.finditer(told, first, start):
        if match.group():
            first = match.end()
    return first, last


def _kinds(
    told: str, spans: Sequence[tuple[int, int]], at: int, piece: tuple[int, int]
) -> tuple[Kind, ...]:
    start, end = spans[at]
    if _BOTH.search(told) and not _has_own_marker(told, spans):
        if len(spans) == 2:
            is_space_first = re.search(r"\b(?:space|memory) and time\b", told, re.IGNORECASE)
            order: tuple[Kind, Kind] = ("space", "time") if is_space_first else ("time", "space")
            return (order[at],)
        return ("time", "space")
    # A label such as `time:` stands before its claim; other markers are nearest after it.
    before, after = told[piece[0] : start], told[end : piece[1]]
    label = re.search(r"\b(time|space|memory|t|s)(?: complexity)?\s*(?::|=|is)\s*(?:still |about |also )?$", before, re.IGNORECASE)
    if label:
        return ("time",) if label[1].lower() in ("time", "t") else ("space",)
    return (_nearest(after, first=True) or _nearest(before, first=False) or _carried(told[:start]),)


def _has_own_marker(told: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether time and space are said each beside its own claim, apart from `time and space`."""
    rest = _BOTH.sub(" ", told)
    return len(spans) > 1 and bool(_STRONG_SPACE.search(rest))


def _nearest(stretch: str, *, first: bool) -> Kind | None:
    hits = [
        (match.start(), kind) for kind, pattern in _MARKERS for match in pattern.finditer(stretch)
    ]
    if not hits:
        return None
    return (min(hits) if first else max(hits))[1]


def _carried(before: str) -> Kind:
    """The kind when the claim's own piece does not say: space where only space was spoken of."""
    strong = list(_STRONG_SPACE.finditer(before))
    is_time = _MARKERS[0][1].search(before)
    return "space" if strong and not is_time else "time"


def _case(told: str, piece: tuple[int, int]) -> Case:
    stretch = told[slice(*piece)]
    return next((case for case, pattern in _CASES if pattern.search(stretch)), "")
