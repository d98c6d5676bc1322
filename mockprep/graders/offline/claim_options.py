"""Owns the choice between labelled options: of `option A` and `option B` only one was written."""

import re
from collections.abc import Sequence

from mockprep.domain.patterns import Span, Text

_THING = r"(?:option|approach|solution|idea|version|method|plan|attempt)"
_LABELS = {"first": "1", "second": "2", "third": "3"}
_LABEL = re.compile(
    rf"\b{_THING} #?([A-D]|\d)\b(?=\s*[:=(.,-])|^\W*([A-D]|\d)\)", re.IGNORECASE | re.MULTILINE
)
_CHOICE = re.compile(
    rf"\b(?:go(?:ing)? (?:with|for)|cho(?:o?se|osing)|pick(?:ing)?|implement(?:ing)?|prefer"
    rf"|tak(?:e|ing)|us(?:e|ing)) (?:the )?"
    rf"(?:{_THING} #?)?([A-D]\b|\d\b|(?:first|second|third)(?= {_THING}))",
    re.IGNORECASE,
)


def set_aside(text: Text) -> tuple[Span, ...]:
    """The stretches that describe options which were not chosen; none where no choice is told."""
    choice = _CHOICE.search(text.folded)
    if choice is None:
        return ()
    labels = [
        (match.start(), _named(match[1] or match[2])) for match in _labels(text, choice.start())
    ]
    chosen = _named(choice[1])
    if chosen not in [label for _, label in labels]:
        return ()
    ends = [start for start, _ in labels[1:]] + [choice.start()]
    return tuple(
        Span(start, end)
        for (start, label), end in zip(labels, ends, strict=True)
        if label != chosen
    )


def is_within(place: Span, spans: Sequence[Span]) -> bool:
    """Whether a place lies in one of some stretches."""
    return any(span.start <= place.start < span.end for span in spans)


def _labels(text: Text, end: int) -> list[re.Match[str]]:
    return [match for match in _LABEL.finditer(text.folded) if match.start() < end]


def _named(label: str) -> str:
    return _LABELS.get(label.lower(), label.lower())
