"""Owns the choices of a design answer: what it leaves out, and what it weighs against what."""

import re
from collections.abc import Callable

from mockprep.domain.coverage import content_words
from mockprep.domain.patterns import Text
from mockprep.domain.question import DesignQuestion
from mockprep.domain.text import keys_of
from mockprep.graders.offline.design_numbers import NO_DESIGN, sentence_pairs
from mockprep.graders.offline.findings import Finding, Seen, present, unmeasured
from mockprep.graders.offline.reading import Reading

_ENOUGH_TRADEOFFS = 2
_SCOPE_CUT = re.compile(
    r"\b(?:out of scope|not in scope|outside (?:the |of )?scope|leav(?:e"
    r"|ing) (?:out|aside|that|this|it|[^.;\n]{1,50} (?:out|aside))|left out"
    r"|non-?goals?|won't (?:cover|handle|support|build|do|include|deal)"
    r"|will not (?:cover|handle|support|build|do|include)"
    r"|skip(?:ping)?|ignor(?:e|ing)|defer(?:red|ring)?|postpon\w+|not now"
    r"|later version|in a later|second version"
    r"|v2|version 2|phase (?:2|two)|exclud(?:e|ed|ing)|for now (?:i|we|no|without)|not part of)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|since|as (?:it|we|the|this|that)|so that|so|therefore"
    r"|which means|due to|otherwise|given|in exchange"
    r"|that way|to (?:avoid|keep|save|allow|prevent|survive|reduce))\b",
    re.IGNORECASE,
)
_WEIGHED = re.compile(
    r"\b(?:instead of|rather than|over (?:a|an|the)|versus|vs|compared (?:to|with)"
    r"|trade-?offs?|at the cost of|the cost is"
    r"|the price is|costs us|on the other hand|but|however|whereas|unless|if (?:we"
    r"|it|the) .{1,80} (?:would|instead)"
    r"|downside|drawback|alternative\w*|cheaper|simpler|slower|faster|prefer\w*"
    r"|choose|chose|pick(?:ed)?|accept(?:ing)?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:instead of|rather than|versus|vs|compared (?:to|with)|trade-?offs?"
    r"|over an? (?!second|minute|hour|day|week|month|year|period|time)\w+"
    r"|would (?:win|lose|beat|suffice|be (?:better|simpler|cheaper|enough|worse|faster))"
    r"|at the (?:cost|expense|price) of|the cost is|the price is|unless|downsides?|drawbacks?"
    r"|alternatives?|giv(?:e|es|ing) up|sacrific\w+|in exchange for)\b",
    re.IGNORECASE,
)
_CHOSEN_OVER = re.compile(
    r"\b(?:choos\w+|chose|pick\w*|prefer\w*|favou?r\w*|take|took|went with|go with)\b"
    r"[^.;\n]{1,60}\bover\b",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(
    r"\b(?:could|might|option|one way|simplest)\b[^.;\n]{1,90}\b(?:but|however)\b",
    re.IGNORECASE,
)
_UNLESS = re.compile(
    r"\b(?:unless|if .{3,60} (?:would|i'd|we'd|switch)|would (?:switch|change|choose|use))\b",
    re.IGNORECASE,
)


def scope_cut(reading: Reading) -> Finding:
    """Something left out on purpose."""
    seen = [
        Seen("something left out on purpose", voice.place(span))
        for voice in reading.voices
        for span, told in voice.sentences()
        if _SCOPE_CUT.search(told) and len(told.split()) >= 3
    ]
    return present(seen, "what you leave out, and why")


def tradeoff_pairs(reading: Reading) -> Finding:
    """Decisions weighed with a reason; two are full credit."""
    question = reading.question
    if not isinstance(question, DesignQuestion):
        return unmeasured(NO_DESIGN)
    seen: list[Seen] = []
    for voice in reading.voices:
        for span, told in sentence_pairs(voice):
            if _REASON.search(told) and _is_choice(told):
                what = _named_tradeoff(told, question.tradeoffs)
                if what or (len(told.split()) >= 8 and _is_weighed(told)):
                    seen.append(
                        Seen(f"a trade-off{f': {what}' if what else ''}", voice.place(span))
                    )
    distinct = list({thing.place.start: thing for thing in seen if thing.place}.values())
    missing = "a choice with its reason and what speaks against it"
    if question.tradeoffs:
        missing += f", such as {question.tradeoffs[0]}"
    return present(distinct, missing, full=_ENOUGH_TRADEOFFS, confidence="low")


def _is_choice(told: str) -> bool:
    return bool(_WEIGHED.search(told) or _UNLESS.search(told) or _AGAINST.search(told))


def _is_weighed(told: str) -> bool:
    """Whether a choice stands against another, not only one fact against another."""
    return bool(_AGAINST.search(told) or _CHOSEN_OVER.search(told) or _TURNED_DOWN.search(told))


def _named_tradeoff(told: str, tradeoffs: tuple[str, ...]) -> str | None:
    """The expected trade-off of which both sides are named in a stretch."""
    keys = {key for token in Text(told).tokens for key in keys_of(token.form)}
    for tradeoff in tradeoffs:
        sides = re.split(r"\bvs\.?\b|\bversus\b", tradeoff)
        words = [content_words(Text(side)) for side in sides]
        own = [_apart(words, side) for side in range(len(words))]
        if len(sides) > 1 and all(side and any(forms & keys for forms in side) for side in own):
            return tradeoff
    return None


def _apart(words: list[tuple[frozenset[str], ...]], side: int) -> list[frozenset[str]]:
    """The words of one side that the other sides do not have."""
    others = {key for at, forms in enumerate(words) if at != side for form in forms for key in form}
    return [forms for forms in words[side] if not forms & others]


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "design.scope_cut": scope_cut,
    "design.tradeoff_pairs": tradeoff_pairs,
}
