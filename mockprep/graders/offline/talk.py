"""Owns the detectors `talk.*`: what was asked, planned, compared, exemplified and reasoned."""

import re
from collections.abc import Callable, Iterator

from mockprep.domain.coverage import content_words
from mockprep.domain.interviewing import find_clarification
from mockprep.domain.patterns import Span, Text
from mockprep.domain.question import clarifications
from mockprep.domain.text import keys_of
from mockprep.graders.offline.casing import lowered
from mockprep.graders.offline.complexity_claims import find_claims
from mockprep.graders.offline.findings import Finding, Place, Seen, present, unmeasured
from mockprep.graders.offline.reading import Reading, Voice

_ENOUGH_CLARIFIED = 2
_ENOUGH_EDGES = 3
_ENOUGH_TURNS = 4
_ENOUGH_REASONS = 2

_QUESTION = re.compile(
    r"\?|^(?:can|could|may|should|shall) (?:i|we|the|it|there)\b|^(?:is|are) (?:it"
    r"|there|the|they)\b"
    r"|^(?:what if|what happens|do we|does the|how (?:large|big|many|often|long"
    r"|fast|much)|which)\b",
    re.IGNORECASE,
)
# Those that are looked for in every sentence are for lower case: that is quicker to look through.
_REASON = re.compile(
    r"\b(?:because|since(?! (?:then|19|20|last|the (?:start|beginning)))|so that"
    r"|in order to|therefore"
    r"|which means|that means|this means|due to|the reason|as a result|that's why|that is why"
    r"|which is why|given that|otherwise|hence|thus|thanks to)\b|(?<=[,;] )so (?=\w)",
)
_EXAMPLE = re.compile(
    r"\b(?:for example|for instance|e\.g\.?|such as|imagine|in our case|an example"
    r"|like when|say you"
    r"|say we|suppose|consider (?:a|an|the|two|this))\b|(?<=, )say,?(?= )",
)
_INLINE_CODE = re.compile(r"```.+?```|`[^`\n]*[(=\[][^`\n]{2,}`", re.DOTALL)
_CONTRAST = re.compile(
    r"\b(?:but|however|whereas|instead of|rather than|compared (?:to|with)"
    r"|in contrast|on the other hand"
    r"|versus|vs|unlike|as opposed to|trade-?offs?|at the cost of|unless|although|even though"
    r"|the difference|differs? from|conversely|except)\b|, while\b|\bwhile [^.;]{5,80}, ",
)
_APPROACH = re.compile(
    r"\b(?:brute[- ]force|naive(?:ly)?|alternative(?:ly)?|another (?:way|approach|option|idea)"
    r"|other (?:way|approach|option)|option|approach|baseline|first idea"
    r"|i could (?:also )?|we could (?:also )?)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:plan|approach|idea is|i(?:'ll| will|'m going to| am going to| would)"
    r"|let me|first(?:ly)?,?|then"
    r"|steps?:?|we(?:'ll| will| can)|next|after that|finally|loop over|iterate|keep track|1[.)])\b",
    re.IGNORECASE,
)
_NARRATION = re.compile(
    r"\b(?:first,? (?:i|we|let)|let me|let's|now,? (?:i|we|the|that)|next,? (?:i"
    r"|we)|then,? (?:i|we)"
    r"|so here|the idea (?:is|here)|i(?:'m| am) going to|i(?:'ll| will)\b"
    r"|this handles|this (?:loop|line|part|case)"
    r"|wait|actually,? (?:that|this|no)|that's wrong|here (?:i|we)|we (?:need|want"
    r"|have) to|i (?:need|want|have) to"
    r"|after (?:this|that)|finally,? (?:i|we)|i (?:think|notice|realise|realize"
    r"|check|use|keep|start))\b",
)
_RESTATED = re.compile(
    r"\b(?:in other words|so (?:we|i|the (?:task|problem|goal|input))|the (?:task"
    r"|problem|goal|question|input|point) is"
    r"|i understand|if i understand|we are given|given (?:a|an|the|two|n)|we get"
    r"|i get|we have to|i have to"
    r"|we need to|i need to|we want|i want|to restate|my understanding|should return|returns?)\b",
    re.IGNORECASE,
)
_EDGES: dict[str, str] = {
    "empty input": (
        r"empty|no (?:elements|items|input|entries|rows|jobs|data)|zero (?:elements"
        r"|items|length)|length (?:0|zero)|\[\]|\"\"|''"
        ),
    "None": r"\bnone\b|\bnull\b|missing (?:key|value)",
    "a single element": (
        r"\b(?:single|one|only one|1) (?:element|item|node|entry|character|char|row"
        r"|value|number|job|word)\b|len(?:gth)?(?:\(\w+\))? ?(?:==|=|of|is) ?1\b"
        r"|singleton"
        ),
    "duplicates": (
        r"duplicat\w*|repeated|same value|equal (?:values|keys|elements|numbers)"
        r"|all (?:the )?same|identical"
        ),
    "negative numbers": r"\bnegatives?\b|below zero|less than zero",
    "zero": r"\bzeros?\b|(?<!\w)0 (?:as|is|value|case)|\bk ?= ?0\b|equals? 0\b",
    "large input": (
        r"overflow|very large|huge|large (?:input|n|numbers?|values?)|(?:recursion"
        r"|stack) (?:limit|depth)|\b10\^\d|max(?:imum)? size"
        ),
    "order of the input": (
        r"\b(?:already|not|un) ?sorted\b|\bunsorted\b|\breverse[d]?(?: sorted"
        r"| order)?\b|descending"
        ),
    "unicode or case": (
        r"unicode|upper ?case|lower ?case|case[- ](?:in)?sensitive|punctuation"
        r"|white ?space|accents?"
        ),
    "cycles": r"\bcycles?\b|self[- ]loops?|circular",
    "unconnected parts": r"disconnected|unreachable|not (?:connected|reachable)|no path",
    "ties": r"\bties?\b|tie-?break\w*|equal (?:times|scores|priority|priorities|ends?|starts?)",
    "boundaries": (
        r"\bbound(?:ary|aries)\b|off[- ]by[- ]one|first (?:and|or) last|touching"
        r"|adjacent|inclusive|exclusive|exactly (?:at|equal|on)|at the (?:start|end"
        r"|edge)|last element|\bedges? of\b"
        ),
    "absent target": (
        r"not (?:found|present|there|in the (?:list|array|map))|doesn't exist"
        r"|does not exist|absent|no (?:solution|match|answer|pair|result)"
        ),
    "wrong input": r"invalid|malformed|wrong type|bad input|raises?\b|valueerror",
}  # fmt: skip
_EDGE_RES = {what: re.compile(pattern, re.IGNORECASE) for what, pattern in _EDGES.items()}


def clarify_hits(reading: Reading) -> Finding:
    """Clarifying questions that mattered: those to which the interviewer had an answer."""
    return asked_facts(reading, _ENOUGH_CLARIFIED)


def asked_facts(reading: Reading, full: int) -> Finding:
    """The prepared clarifications that were asked for, `full` of which are full credit."""
    prepared = clarifications(reading.question)
    if not prepared:
        return unmeasured("the question has nothing to clarify")
    asked = _asked(reading)
    if not asked and reading.submission.budget_seconds is None:
        return unmeasured("there was no interviewer to ask")
    seen = [Seen(f"asked: {about}", place) for about, place in asked.items()]
    left = [entry.ask.rstrip("?") for entry in prepared if entry.ask not in asked]
    missing = f"questions that could change the answer, such as: {'; '.join(left[:3])}"
    return present(seen, missing, full=min(full, len(prepared)))


def _asked(reading: Reading) -> dict[str, Place]:
    """Each clarification that was asked for: of the interviewer, or in writing."""
    prepared = clarifications(reading.question)
    names = {entry.ask for entry in prepared}
    asked: dict[str, Place] = {}
    for number, clarified in enumerate(reading.submission.clarifications, 1):
        if clarified.about in names and clarified.asked.strip():
            place = Place(f"asked-{number}", 0, len(clarified.asked))
            asked.setdefault(str(clarified.about), place)
    for voice in reading.unprompted:
        for span, told in voice.sentences():
            if _QUESTION.search(told):
                index, _ = find_clarification(reading.question, told)
                if index is not None:
                    asked.setdefault(prepared[index].ask, voice.place(span))
    return asked


def plan_before_code(reading: Reading) -> Finding:
    """A plan in the notes, or above the first line of code."""
    if reading.question.kind != "code":
        return unmeasured("there is no code to plan")
    for voice in reading.unprompted:
        last = reading.code.first_statement if voice is reading.answer else len(voice.text.source)
        spans = [span for span, told in voice.sentences() if _PLAN.search(told)]
        spans = [span for span in spans if span.end <= last]
        words = sum(len(voice.text.source[span.start : span.end].split()) for span in spans)
        if words >= 12:
            seen = Seen("a plan before the code", voice.place(spans[0]))
            return Finding(1.0, (seen,), confidence="low")
    return Finding(0, missing=("a plan before the first line of code",), confidence="low")


def approaches_compared(reading: Reading) -> Finding:
    """Two approaches, or two costs, set against each other."""
    seen = []
    for voice in reading.voices:
        for span, told in _pairs(voice):
            if not _CONTRAST.search(lowered(told)):
                continue
            costs = {claim.stated for claim in find_claims(Text(told), {})}
            approaches = {match.group().lower() for match in _APPROACH.finditer(told)}
            if len(costs) > 1 or len(approaches) > 1 or (approaches and _costs(told) > 1):
                seen.append(Seen("two approaches compared", voice.place(span)))
    return present(seen, "another approach, set against yours", confidence="low")


def _costs(told: str) -> int:
    return len(set(re.findall(r"\bO\([^()]*(?:\([^()]*\))?[^()]*\)", told)))


def _pairs(voice: Voice) -> Iterator[tuple[Span, str]]:
    """Each sentence together with the one after it."""
    spans = voice.text.sentences
    for at, span in enumerate(spans):
        last = spans[min(at + 1, len(spans) - 1)]
        yield Span(span.start, last.end), voice.text.folded[span.start : last.end]


def edge_cases_named(reading: Reading) -> Finding:
    """Edge cases named in prose; three are full credit."""
    seen: dict[str, Seen] = {}
    for voice in reading.voices:
        for what, pattern in _EDGE_RES.items():
            match = pattern.search(voice.text.folded)
            if match and what not in seen:
                seen[what] = Seen(f"edge case: {what}", voice.place(Span(*match.span())))
    short = f"{max(1, _ENOUGH_EDGES - len(seen))} more edge cases, named before the code"
    return present(seen.values(), short, full=_ENOUGH_EDGES)


def restated(reading: Reading) -> Finding:
    """The problem said again in own words; copying the question's is none."""
    ask = Text(reading.question.ask)
    asked = {key for forms in content_words(ask) for key in forms}
    verbatim = _squeezed(ask.folded)
    seen = []
    for voice in reading.unprompted:
        for span, told in voice.sentences():
            if not _RESTATED.search(told) or _squeezed(told) in verbatim:
                continue
            forms = [keys_of(t.form) for t in Text(told).tokens if t.form[0].isalpha()]
            shared = sum(bool(asked & set(keys)) for keys in forms)
            if shared >= 2 and len(forms) >= 7:
                seen.append(Seen("the problem in your words", voice.place(span)))
    return present(seen, "the problem in your own words", confidence="low")


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def narration_turns(reading: Reading) -> Finding:
    """Turns of thought said aloud, in notes and comments; four are full credit."""
    seen = [Seen("a step said aloud", place) for place in _sentences_with(reading, _NARRATION)]
    return present(seen, "steps said aloud as you take them", full=_ENOUGH_TURNS, confidence="low")


def reasons(reading: Reading) -> Finding:
    """Reasons given; two are full credit."""
    seen = [Seen("a reason", place) for place in _sentences_with(reading, _REASON)]
    return present(seen, "why it is so" if not seen else "a second reason", full=_ENOUGH_REASONS)


def example(reading: Reading) -> Finding:
    """An example, in words or as code."""
    seen = [Seen("an example", place) for place in _sentences_with(reading, _EXAMPLE)]
    seen += [
        Seen("an example in code", voice.place(Span(*match.span())))
        for voice in reading.voices
        for match in _INLINE_CODE.finditer(voice.text.folded)
    ]
    return present(seen, "an example")


def contrast(reading: Reading) -> Finding:
    """One thing set against another."""
    seen = [Seen("a contrast", place) for place in _sentences_with(reading, _CONTRAST)]
    return present(seen, "what it differs from, or when not to")


def _sentences_with(reading: Reading, pattern: re.Pattern[str]) -> Iterator[Place]:
    """The places of a cue, one a sentence, in sentences that say more than the cue.

    pattern: for text in lower case.
    """
    for voice in reading.voices:
        for span in voice.text.sentences:
            match = pattern.search(voice.lower[span.start : span.end])
            if match and len(match.string.split()) >= 4:
                yield Place(voice.source, span.start + match.start(), span.end)


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "talk.clarify_hits": clarify_hits,
    "talk.plan_before_code": plan_before_code,
    "talk.approaches_compared": approaches_compared,
    "talk.edge_cases_named": edge_cases_named,
    "talk.restated": restated,
    "talk.narration_turns": narration_turns,
    "talk.reasons": reasons,
    "talk.example": example,
    "talk.contrast": contrast,
}
