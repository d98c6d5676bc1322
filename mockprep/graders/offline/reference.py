"""Owns what is found where a question has a reference answer and no key points of its own."""

import re
from collections.abc import Callable

from mockprep.domain.question import ConceptQuestion
from mockprep.graders.meaning import Unavailable, load
from mockprep.graders.offline.findings import (
    PROMPTED_CREDIT,
    Confidence,
    Finding,
    Seen,
    unmeasured,
)
from mockprep.graders.offline.likeness import Likeness, wanted
from mockprep.graders.offline.reading import Reading, Voice

_NO_REFERENCE = "the question has neither key points nor an answer to take them from"
_BY_CHANCE = 0.05
"""What an answer to any other question shares with a reference: half of them more, half less."""
_SHARE_ROOT = 0.5
"""What is said beyond the first half of a reference is worth less: half of it is a good answer."""
_MARK_LEAST, _MARK_ROOT = 0.3, 0.35
"""Those who mark the papers of a course give something for every try, and soon give much. Chosen on
graded answers of our own (tests/data/short_answers.csv)."""
_RIGHT_AMOUNT = 0.9
_LONGEST_NAME = 90
_WHICH = re.compile(
    r"^\W*(?:\w+,? )?(?:what|how|why|when|where|which|who|explain|describe|name|list|give"
    r"|define)\b",
    re.IGNORECASE,
)
_NO_REPLY = re.compile(
    r"\W*(?:(?:it was |question )?not answered|left (?:blank|empty)|no(?: answer)?|yes|n/?a)?\W*",
    re.IGNORECASE,
)


Worth = Callable[[Likeness, str, str], float]
"""From a likeness, the text and the question to a share."""


def said_of_reference(reading: Reading) -> Finding:
    """The share of the reference answer that was said: by words, by paraphrases, by meaning."""
    return _found(reading, _share)


def mark(reading: Reading) -> Finding:
    """The mark, 0 to 1, that those who mark the papers of a course would give."""
    return _found(reading, _mark)


def _found(reading: Reading, worth: Worth) -> Finding:
    question = reading.question
    if not isinstance(question, ConceptQuestion) or not question.answer.strip():
        return unmeasured(_NO_REFERENCE)
    reference = wanted(question.answer, question.ask)
    said = [
        (voice, reference.compare(voice.passage, voice.text.source)) for voice in reading.voices
    ]
    value = max(_worth(voice, likeness, worth, question.ask) for voice, likeness in said)
    names = [
        _named(question.answer[s.span.start : s.span.end]) for s in reference.reference.sentences
    ]
    seen: dict[str, Seen] = {}
    for voice, likeness in said:
        for name, part in zip(names, likeness.sentences, strict=True):
            if part.is_said and part.where is not None:
                seen.setdefault(name, Seen(name, voice.place(part.where.span)))
    missing = [name for name in names if name not in seen]
    if any(likeness.opposes for _, likeness in said):
        missing.append("an answer that does not say the opposite of it in places")
    return Finding(value, tuple(seen.values()), tuple(missing), confidence=_confidence())


def _worth(voice: Voice, likeness: Likeness, worth: Worth, ask: str) -> float:
    credit = PROMPTED_CREDIT if voice.source.startswith("reply-") else 1.0
    return credit * worth(likeness, voice.text.source, ask)


def _share(likeness: Likeness, text: str, ask: str) -> float:
    if likeness.amount is not None:
        return 1.0 if likeness.amount else 0.0
    beyond = (min(1.0, likeness.share) - _BY_CHANCE) / (1 - _BY_CHANCE)
    return float(max(0.0, beyond) ** _SHARE_ROOT)


def _mark(likeness: Likeness, text: str, ask: str) -> float:
    if likeness.amount is False or _says_nothing(text, ask):
        return 0.0
    value = float(_MARK_LEAST + (1 - _MARK_LEAST) * min(1.0, likeness.share) ** _MARK_ROOT)
    return max(value, _RIGHT_AMOUNT) if likeness.amount else value


def _says_nothing(text: str, ask: str) -> bool:
    """Whether a text is no answer, as `no` is none to a question that asks what."""
    return bool(_WHICH.match(ask) and _NO_REPLY.fullmatch(text))


def _named(sentence: str) -> str:
    """A sentence of the reference as the name of a point."""
    plain = " ".join(sentence.split()).rstrip(".")
    if len(plain) <= _LONGEST_NAME:
        return plain
    return f"{plain[:_LONGEST_NAME].rsplit(' ', 1)[0]} ..."


def _confidence() -> Confidence:
    """Low where words are all there is to go by."""
    return "low" if isinstance(load(), Unavailable) else "medium"
