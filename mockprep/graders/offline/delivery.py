"""Owns the detectors `delivery.*`: length, time, hedges, fillers; those of sentences are beside it.

All of them have dead bands: what is usual draws no remark.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from mockprep.domain.patterns import Span
from mockprep.domain.question import AnyQuestion, BehavioralQuestion
from mockprep.domain.speech import TYPICAL, speaking_seconds
from mockprep.graders.offline.delivery_style import DETECTORS as STYLE
from mockprep.graders.offline.findings import Finding, Seen, unmeasured
from mockprep.graders.offline.reading import Reading, Voice
from mockprep.graders.offline.scales import within

_TYPED_SHARE = 2 / 3
"""What is typed says the same in fewer words than what is spoken."""
_LONGEST_TYPED = 300
_LEAST_TIME = 0.25
"""The share of the time budget below which an answer was given up early."""

_SOUNDS = re.compile(r"\b(?:um+|uh+|uhm|er|erm|ah|hmm+)\b")
# What goes before is looked at last: looking for it at every word would take long.
_BEFORE_LIKE = (
    "be look looks looked feel feels felt would 'd is was are were work works sound sounds things"
    " something i we"
)
_NO_FILLER = "".join(rf"(?<!{before} like,)" for before in _BEFORE_LIKE.split())
_FILLER_WORDS = re.compile(
    r"\b(?:you know(?!\s+(?:that|what|how|why|when|where|if|the))|i mean|basically|literally"
    r"|sort of(?<!the sort of)(?! (?:thing|data|order|key))"
    rf"|like,{_NO_FILLER})(?:\b|(?<=,))"
)
_HEDGES = re.compile(
    r"\b(?:maybe|perhaps|possibly|presumably|apparently|somewhat|i guess|i suppose|i'm not sure"
    r"|i am not sure|(?:kind|sort) of|more or less|probably|i feel like|not really sure)\b"
)
_NO_HEDGE = re.compile(
    r"\b(?:what|which|this|that|same|some|any|every|one|a|an|the|each|different"
    r"|certain|certain other)"
    r" (?:kind|sort) of\b|\b(?:kind|sort) of (?:\w+ ){0,2}(?:we|you|it) (?:need|want|use)"
    r"|\bmore or less (?:than|the same)\b"
)
_MAY_BE_NO_HEDGE = ("kind of", "sort of", "more or less")
_HESITANT = (
    (_SOUNDS, ("um", "uh", "er", "ah", "hmm")),
    (_FILLER_WORDS, ("you know", "i mean", "basically", "literally", "sort of", "like,")),
    (
        _HEDGES,
        (
            "maybe", "perhaps", "possibly", "presumably", "apparently", "somewhat", "i guess",
            "i suppose", "not sure", "kind of", "sort of", "more or less", "probably",
            "i feel like", "not really sure",
        ),
    ),
)  # fmt: skip
"""Each pattern with what any match of it contains: it is quicker to look for plain text first."""
_FREE_HEDGES = 3.0
"""Hedges and fillers in 100 words that draw no remark."""
_MOST_HEDGES = 9.0
_SHORT = 40
"""Words below which a rate would say nothing."""

_BANDS: dict[str, tuple[int, int]] = {"concept": (40, 220), "design": (250, 1400)}
"""Words of a typed answer that are neither thin nor long, by kind of question."""


def length(reading: Reading) -> Finding:
    """The length against what the question calls for; code is never too short."""
    if reading.question.kind == "code":
        return unmeasured("code has no right length")
    low, high = expected_words(reading.question, reading.submission.spoken)
    words = reading.word_count
    missing: tuple[str, ...] = ()
    if words < low:
        missing = (f"more to go by ({words} words; {low} to {high} are usual)",)
    elif words > high:
        missing = (f"a shorter telling ({words} words; {low} to {high} are usual)",)
    return Finding(within(words, low, high), missing=missing, confidence="high")


def expected_words(question: AnyQuestion, spoken: bool) -> tuple[int, int]:
    """How many words an answer to `question` usually has, at least and at most."""
    if isinstance(question, BehavioralQuestion):
        least, most = (seconds / 60 * TYPICAL for seconds in question.answer_seconds)
        if spoken:
            return round(least), round(most)
        return round(least * 0.57), round(max(least, min(most * _TYPED_SHARE, _LONGEST_TYPED)))
    low, high = _BANDS.get(question.kind, (0, 10_000))
    return (low, high) if not spoken else (round(low * 1.5), round(high * 1.5))


def pace(reading: Reading) -> Finding:
    """The share of the time that was used: neither given up early nor run over."""
    used, budget = reading.submission.seconds, reading.submission.budget_seconds
    if not used or not budget:
        return unmeasured("not timed")
    share = used / budget
    # Fast code is no fault; an answer in words that takes no time is hardly one.
    least = 0.0 if reading.question.kind == "code" else _LEAST_TIME
    value = within(share, least, 1.0)
    missing: tuple[str, ...] = ()
    if value < 1:
        what = "an answer within the time" if share > 1 else "use of the time there was"
        missing = (f"{what} ({share:.0%} of it was used)",)
    return Finding(value, missing=missing, confidence="high")


def speaking_time(reading: Reading) -> Finding:
    """Whether the answer could be said aloud in the time that the question has."""
    question = reading.question
    if question.kind == "code":
        return unmeasured("code is not said aloud")
    if reading.word_count < _SHORT:
        return unmeasured("too few words to take any time")
    limit = question.minutes * 60
    if isinstance(question, BehavioralQuestion):
        limit = min(limit, float(question.answer_seconds[1]))
    fastest, slowest = speaking_seconds(reading.word_count)
    value = within(fastest, 0, limit)
    missing: tuple[str, ...] = ()
    if value < 1:
        takes = f"{fastest / 60:.1f} to {slowest / 60:.1f} min to say"
        missing = (f"an answer that fits into {limit / 60:g} min (this one takes {takes})",)
    return Finding(value, missing=missing, confidence="high")


def directness(reading: Reading) -> Finding:
    """Few hedges and fillers; a few are no fault."""
    if reading.word_count < _SHORT:
        return unmeasured("too few words for a rate")
    seen = [
        Seen("a hedge or filler", reading.answer.place(span))
        for span in hedges_and_fillers(reading.answer)
    ]
    rate = 100 * len(seen) / reading.word_count
    value = 1 - min(1.0, max(0.0, (rate - _FREE_HEDGES) / (_MOST_HEDGES - _FREE_HEDGES)))
    if value == 1:
        return Finding(1.0)
    missing = f"plain claims ({rate:.0f} hedges or fillers in 100 words)"
    return Finding(value, tuple(seen), (missing,))


@lru_cache(maxsize=8)
def hedges_and_fillers(voice: Voice) -> tuple[Span, ...]:
    """Where a voice hedges or fills, what only looks like it left out."""
    plain = voice.lower
    if any(cue in plain for cue in _MAY_BE_NO_HEDGE):
        plain = _NO_HEDGE.sub(lambda match: " " * len(match.group()), plain)
    found = {
        match.span()
        for pattern, cues in _HESITANT
        if any(cue in plain for cue in cues)
        for match in pattern.finditer(plain)
        if match.group()
    }
    return tuple(Span(*span) for span in sorted(found))


def wpm(reading: Reading) -> Finding:
    """Words a minute of a spoken, timed answer."""
    minutes = _spoken_minutes(reading)
    if isinstance(minutes, str):
        return unmeasured(minutes)
    return Finding(_all_words(reading) / minutes, confidence="high")


def fillers_per_minute(reading: Reading) -> Finding:
    """Fillers a minute of a spoken, timed answer: sounds count 1, words a half."""
    minutes = _spoken_minutes(reading)
    if isinstance(minutes, str):
        return unmeasured(minutes)
    total = 0.0
    for voice in reading.voices:
        total += len(_SOUNDS.findall(voice.lower)) + 0.5 * len(_FILLER_WORDS.findall(voice.lower))
    return Finding(total / minutes, confidence="high")


def _spoken_minutes(reading: Reading) -> float | str:
    """The minutes of speech, or why there are none to go by."""
    if not reading.submission.spoken:
        return "not spoken"
    if not reading.submission.seconds:
        return "not timed"
    return reading.submission.seconds / 60


def _all_words(reading: Reading) -> int:
    return sum(form.is_word for voice in reading.voices for form in voice.text.forms)


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "delivery.length": length,
    "delivery.pace": pace,
    "delivery.speaking_time": speaking_time,
    "delivery.directness": directness,
    **STYLE,
    "delivery.wpm": wpm,
    "delivery.fillers_per_minute": fillers_per_minute,
}
