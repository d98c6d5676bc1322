"""Owns what can be said of the sentences of an answer: their length, repetition, signposts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from mockprep.domain.patterns import Span
from mockprep.graders.offline.findings import Finding, Seen, present, unmeasured
from mockprep.graders.offline.reading import Reading, Voice

_SHORT = 40
"""Words below which a share would say nothing."""
_LONG_SENTENCE = 35
"""Words from which a listener loses the beginning of a sentence."""
_RUN = 5
"""Words in a row that are hardly the same twice by chance."""
_NEEDS_SIGNPOSTS = 150
"""Words below which an answer takes less than a minute, and needs none."""
_ENOUGH_SIGNPOSTS = 2
_MOST_SHOWN = 3

_DRAWN = re.compile(r"->|=>|<-|--|[\u2190-\u2194\u21d0\u21d2\u27f6|]")
_WORD = re.compile(r"\w+(?:['-]\w+)*")
_FENCE = re.compile(r"```")

_SIGNPOSTS: Mapping[str, str] = {
    "the order": r"\b(?:firstly|secondly|thirdly|lastly)\b|(?:^|[.!?;,:] )(?:and )?(?:first|second"
    r"|third|next|then|after that|finally|last)\b|\b(?:to (?:begin|start) with|let me start"
    r"|starting with|step (?:one|two|1|2))\b",
    "how many there are": r"\b(?:two|three|four|five|2|3|4) (?:\w+ )?(?:parts?|reasons?|things?"
    r"|points?|steps?|options?|ways?|choices|cases|kinds|phases|stages|sides)\b",
    "the end": r"\b(?:to sum up|in short|in summary|to conclude|in conclusion|overall|in the end"
    r"|as a result|the result was|all in all|the upshot|bottom line)\b",
    "two sides": r"\b(?:on (?:the )?one hand|on the other hand|by contrast|in contrast)\b",
    "the time": r"\b(?:at (?:the start|first|the time)|in the beginning|a (?:day|week|month|year)"
    r" (?:later|earlier)|(?:days|weeks|months|years) later|since then|afterwards|later on"
    r"|meanwhile|by the end|at the end)\b",
    "the topic": r"\b(?:as for|regarding|when it comes to|turning to|on the topic of"
    r"|moving on|the (?:main|key|hard|hardest|first|second) (?:part|point|reason|question) is)\b",
    "headings or a list": r"^[ \t]*(?:#{1,4} \w+|[-*\u2022] \w+|\d{1,2}[.)] \w+)",
}
_SIGNPOST_RES = {
    what: re.compile(cues, re.IGNORECASE | re.MULTILINE) for what, cues in _SIGNPOSTS.items()
}


def sentence_length(reading: Reading) -> Finding:
    """Few words beyond the thirty-fifth of a sentence; short sentences are no fault."""
    sentences = [(span, len(words)) for span, words in _prose(reading.answer)]
    total = sum(count for _, count in sentences)
    if total < _SHORT:
        return unmeasured("too few words for a share")
    text = reading.answer.text.folded
    long = [
        (span, longest)
        for span, count in sentences
        if count > _LONG_SENTENCE
        and (longest := _longest_stretch(text[span.start : span.end])) > _LONG_SENTENCE
    ]
    if reading.submission.spoken and len(sentences) * 80 < total:
        return unmeasured("the words were written down without full stops")
    over = sum(count - _LONG_SENTENCE for _, count in long) / total
    value = _fading(over, free=0.05, most=0.35)
    if value == 1:
        return Finding(1.0)
    longest = max(count for _, count in long)
    missing = f"shorter sentences ({len(long)} of over {_LONG_SENTENCE} words, up to {longest})"
    return Finding(value, _shown(reading.answer, "a long sentence", long), (missing,))


def _longest_stretch(sentence: str) -> int:
    """The most words between two stops; a semicolon or colon lets a listener draw breath too."""
    return max(len(_WORD.findall(stretch)) for stretch in re.split(r"[;:](?=\s)", sentence))


def repetition(reading: Reading) -> Finding:
    """Few words that repeat what was said in the same words before."""
    total, again = 0, []
    known: set[tuple[str, ...]] = set()
    for span, words in _prose(reading.answer):
        total += len(words)
        count = _repeated(words, known)
        if count:
            again.append((span, count))
    if total < _SHORT:
        return unmeasured("too few words for a share")
    share = sum(count for _, count in again) / total
    value = _fading(share, free=0.04, most=0.3)
    if value == 1:
        return Finding(1.0)
    missing = f"each thing said once ({share:.0%} of the words repeat a phrase)"
    return Finding(value, _shown(reading.answer, "said again", again), (missing,))


def _repeated(words: list[str], known: set[tuple[str, ...]]) -> int:
    """How many words of a sentence stand in runs that came before; notes its own runs."""
    count = 0
    until = 0
    for at in range(len(words) - _RUN + 1):
        run = tuple(words[at : at + _RUN])
        if run in known:
            count += at + _RUN - max(at, until)
            until = at + _RUN
        else:
            known.add(run)
    return count


def signposts(reading: Reading) -> Finding:
    """Kinds of words that tell a listener where the answer stands; two are full credit."""
    if reading.word_count < _NEEDS_SIGNPOSTS:
        return unmeasured("too short to need signposts")
    text = reading.submission.answer
    found = (
        Seen(f"a signpost: {what}", reading.answer.place(_without_signs(match)))
        for what, cue in _SIGNPOST_RES.items()
        if (match := cue.search(text))
    )
    seen = islice(found, _ENOUGH_SIGNPOSTS)
    missing = "signposts, such as: first ..., second ..., to sum up"
    return present(seen, missing, full=_ENOUGH_SIGNPOSTS)


def _without_signs(match: re.Match[str]) -> Span:
    """The span of a match without the end of the sentence before."""
    return Span(match.end() - len(match.group().lstrip(".!?;,: \t")), match.end())


@lru_cache(maxsize=8)
def _prose(voice: Voice) -> tuple[tuple[Span, list[str]], ...]:
    """The sentences that are no diagram and no code, with their words."""
    return tuple(_of_prose(voice))


def _of_prose(voice: Voice) -> Iterator[tuple[Span, list[str]]]:
    fences = [match.start() for match in _FENCE.finditer(voice.text.folded)]
    tokens, at, passed = voice.text.tokens, 0, 0
    for span in voice.text.sentences:
        words = []
        while at < len(tokens) and tokens[at].start < span.end:
            if tokens[at].form[0].isalnum():
                words.append(tokens[at].form)
            at += 1
        while passed < len(fences) and fences[passed] <= span.start:
            passed += 1
        is_fenced = passed % 2 == 1
        if words and not is_fenced and not _DRAWN.search(voice.text.folded, span.start, span.end):
            yield span, words


def _shown(voice: Voice, what: str, found: Iterable[tuple[Span, int]]) -> tuple[Seen, ...]:
    worst = sorted(found, key=lambda entry: -entry[1])[:_MOST_SHOWN]
    return tuple(Seen(what, voice.place(span)) for span, _ in worst)


def _fading(share: float, *, free: float, most: float) -> float:
    """1 up to the share that is free, falling to 0 at the most."""
    return 1 - min(1.0, max(0.0, (share - free) / (most - free)))


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "delivery.sentence_length": sentence_length,
    "delivery.repetition": repetition,
    "delivery.signposts": signposts,
}
