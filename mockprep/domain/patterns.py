"""Owns the phrase patterns that banks are marked by: how one is written, and what it finds.

    created once            next to each other; small words may stand between
    once ... definition     in this order, at most eight words between, in one sentence
    idempotent & PUT        both in one sentence, in any order
    (front|head of list)    any of these
    mutab*                  starts with
    $shared                 any pattern of the bank's glossary entry
    /\\bO\\(1\\)/               a regular expression
    not thread safe         bears its own negation; any other match under a negation does not count

Words are compared without case, by stem, and with one slip forgiven in words of five letters and
more. In a pattern, articles and `it` are left out; where two other words remain, so are fillers
(forms of be, do and have, can, should, this, that, of, to, and). Other small words stay, and stay
in their order: `first in first out`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from mockprep.domain.matching import Piece
from mockprep.domain.pattern_syntax import PatternError, parse
from mockprep.domain.text import Span, Text, sentences, words

__all__ = ["Pattern", "PatternError", "Span", "Text", "compile_pattern", "sentences", "words"]

_OWN = re.compile(r"\b(?:not|no|never|without|cannot|nor|neither)\b|n't", re.IGNORECASE)


class _Match(NamedTuple):
    start: int
    end: int
    counts: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. Of two matches the one further left is first, then the shorter one."""

    source: str
    _roots: tuple[Piece | re.Pattern[str], ...] = field(repr=False, compare=False)

    def find(self, text: Text) -> Span | None:
        """The first match that no negation sets aside, from its first to its last word."""
        best = min((match for match in self._matches(text) if match.counts), default=None)
        return Span(best.start, best.end) if best else None

    def find_all(self, text: Text) -> tuple[Span, ...]:
        """All such matches that do not overlap, in order."""
        spans: list[Span] = []
        for start, end, counts in sorted(self._matches(text)):
            if counts and (not spans or start >= spans[-1].end):
                spans.append(Span(start, end))
        return tuple(spans)

    def find_negated(self, text: Text) -> Span | None:
        """The first match that was set aside for the negation it stands under."""
        best = min((match for match in self._matches(text) if not match.counts), default=None)
        return Span(best.start, best.end) if best else None

    def _matches(self, text: Text) -> Iterator[_Match]:
        for root in self._roots:
            if isinstance(root, re.Pattern):
                yield from _expression_matches(root, text)
                continue
            for run in root.runs(text):
                span = text.span(run.first, run.last)
                yield _Match(span.start, span.end, run.counts)


def compile_pattern(source: str, glossary: Mapping[str, Sequence[str]] | None = None) -> Pattern:
    """The pattern that `source` writes; `glossary` gives the patterns that `$name` stands for.

    Raises PatternError, whose message says what is wrong and how to mend it. A source compiled
    before is given back at once.
    """
    if not glossary or "$" not in source:
        return _compiled(source, ())
    return _compiled(source, tuple((name, tuple(forms)) for name, forms in glossary.items()))


@lru_cache(maxsize=8192)
def _compiled(source: str, glossary: tuple[tuple[str, tuple[str, ...]], ...]) -> Pattern:
    return Pattern(source, parse(source, dict(glossary)))


def _expression_matches(expression: re.Pattern[str], text: Text) -> Iterator[_Match]:
    """The matches of a regular expression in the folded text, empty ones left out."""
    has_own = _OWN.search(expression.pattern) is not None
    for match in expression.finditer(text.folded):
        if match.group():
            is_negated = any(text.negated[text.token_at(match.start()) :][:1])
            yield _Match(match.start(), match.end(), has_own or not is_negated)
