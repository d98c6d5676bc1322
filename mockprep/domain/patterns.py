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
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from mockprep.domain.matching import Piece, Word
from mockprep.domain.pattern_syntax import PatternError, parse
from mockprep.domain.stems import slip_traits
from mockprep.domain.text import Place, Span, Text, compound_keys, known, sentences, words

__all__ = [
    "Pattern", "PatternError", "Search", "Span", "Text", "compile_pattern", "sentences", "words",
]  # fmt: skip

_OWN = re.compile(r"\b(?:not|no|never|without|cannot|nor|neither)\b|n't", re.IGNORECASE)


_KEPT = 2048
"""Words of texts for which a search remembers what they may be part of."""


class _Match(NamedTuple):
    start: int
    end: int
    counts: bool


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A compiled pattern. Of two matches the one further left is first, then the shorter one."""

    source: str
    _roots: tuple[Piece | re.Pattern[str], ...] = field(repr=False)

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

    def needs(self) -> tuple[tuple[frozenset[Word], ...], ...]:
        """For each way to match the sets of words of each of which the text must have one.

        A regular expression needs none.
        """
        return tuple(
            () if isinstance(root, re.Pattern) else tuple(root.needs()) for root in self._roots
        )

    def _matches(self, text: Text) -> Iterator[_Match]:
        for root in self._roots:
            if isinstance(root, re.Pattern):
                yield from _expression_matches(root, text)
                continue
            for run in root.runs(text):
                start, end = text.tokens[run.first].start, text.tokens[run.last].end
                yield _Match(start, end, run.counts)


class _Way(NamedTuple):
    """A way in which a pattern of a group may match: a text must have a word of each set."""

    group: int
    pattern: Pattern
    needs: Sequence[frozenset[Word]]


class _Met(NamedTuple):
    """The words that are met where a text has a certain form."""

    words: tuple[Word, ...]
    longer: tuple[Word, ...]
    """Those that may be met where another word follows, as `fan out` is `fanout`."""


class Search:
    """Groups of patterns that are looked up in many texts, each group for any of its patterns.

    Most words of the patterns are not in a text. Which are is found out by going through the words
    of the text, which are soon known, instead of through those of the patterns.
    """

    def __init__(self, groups: Iterable[Sequence[Pattern]]) -> None:
        self._size = 0
        self._ways: list[_Way] = []
        for number, group in enumerate(groups):
            self._size = number + 1
            self._ways += [_Way(number, each, needs) for each in group for needs in each.needs()]
        self._led_by: dict[Word, list[int]] = {}
        for at, way in enumerate(self._ways):
            for word in max(way.needs, key=_rarity, default=()):
                self._led_by.setdefault(word, []).append(at)
        self._always = [at for at, way in enumerate(self._ways) if not way.needs]
        words = frozenset(word for way in self._ways for some in way.needs for word in some)
        self._words = words
        self._exact: dict[str, list[Word]] = {}
        self._near: dict[str, list[Word]] = {}
        for word in words:
            for key in word.keys:
                self._exact.setdefault(key, []).append(word)
            for trait in {t for form in word.near for t in slip_traits(form, word.is_prefix)}:
                self._near.setdefault(trait, []).append(word)
        self._starts: dict[str, list[Word]] = {}
        for word in words:
            if word.is_prefix:
                self._starts.setdefault(word.form, []).append(word)
        self._sizes = sorted(set(map(len, self._starts)))
        self._beginnings = sorted({*self._exact, *self._starts})
        self._known: dict[str, _Met] = {}

    def find(self, text: Text) -> tuple[Span | None, ...]:
        """For each group the match that is the furthest left."""
        found = text.cache.get(self)
        if found is None:
            found = text.cache[self] = tuple(self._found(text))
        return found

    def _found(self, text: Text) -> list[Span | None]:
        there = self._look_through(text)
        possible = {*self._always, *chain(*(self._led_by.get(word, ()) for word in there))}
        found: list[Span | None] = [None] * self._size
        for group, pattern, needs in map(self._ways.__getitem__, sorted(possible)):
            if any(map(there.isdisjoint, needs)):
                continue
            if span := pattern.find(text):
                best = found[group]
                found[group] = span if best is None or span.start < best.start else best
        return found

    def _look_through(self, text: Text) -> frozenset[Word]:
        """The words of the patterns that are in a text, which notes where they are."""
        met: dict[Word, list[Place]] = {}
        for at, token in enumerate(text.tokens):
            here = self._known.get(token.form) or self._learnt(token.form)
            for word in here.words:
                met.setdefault(word, []).append((at, at))
            if here.longer and text.is_compound(at):
                keys = compound_keys(token.form, text.tokens[at + 1].form)
                for word in here.longer:
                    if any(map(word.is_met, keys)):
                        met.setdefault(word, []).append((at, at + 1))
        text.met |= met
        text.sought = self._words
        return frozenset(met)

    def _learnt(self, form: str) -> "_Met":
        """What a word of a text is read as, where need be as a slip."""
        read = known(form)
        words = self._words_with(read.keys)
        near = {word for trait in read.traits for word in self._near.get(trait, ())}
        words |= {word for word in near - words if word.is_nearly_met(read)}
        if len(self._known) >= _KEPT:
            self._known.clear()
        met = self._known[form] = _Met(tuple(words), self._longer(form) if read.may_lead else ())
        return met

    def _words_with(self, keys: Iterable[str]) -> set[Word]:
        starts = {key[:size] for key in keys for size in self._sizes}
        exact = (self._exact.get(key, ()) for key in keys)
        return set(chain(*exact, *(self._starts.get(start, ()) for start in starts)))

    def _longer(self, form: str) -> tuple[Word, ...]:
        """The words that may be met where a text has a form and more."""
        first = bisect_left(self._beginnings, form)
        keys = takewhile(lambda key: key.startswith(form), self._beginnings[first:])
        longer = [key for key in keys if key != form]
        exact = (self._exact.get(key, ()) for key in longer)
        starts = {*longer, *(form[:size] for size in self._sizes)}
        return tuple(dict.fromkeys(chain(*exact, *(self._starts.get(s, ()) for s in starts))))


def _rarity(words: Iterable[Word]) -> int:
    """How unlikely it is that a text has one of the words: long ones are rare."""
    return min(len(word.form) for word in words)


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
