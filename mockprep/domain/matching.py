"""Owns the pieces of a compiled phrase pattern, and how each finds its places in an answer."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, Protocol

from mockprep.domain import negation
from mockprep.domain.stems import is_slip, starts_near
from mockprep.domain.text import Form, Place, Text, keys_of

GAP = 8  # words at most between the two sides of `...`
LONG_PREFIX = 7  # letters from which a slip is forgiven in `prefix*`
COMPOUND = 6  # letters from which two words may be written as one


class Run(NamedTuple):
    """Where a piece matched: its first and last word, and how negation stands to it."""

    first: int
    last: int
    own: bool
    negated: bool

    @property
    def counts(self) -> bool:
        """Whether the match stands: no negation reaches it, or it bears its own."""
        return self.own or not self.negated


class Piece(Protocol):
    """A part of a pattern that finds its runs in a text, each once, in no particular order."""

    def runs(self, text: Text) -> Sequence[Run]:
        """All places of the piece, negated ones included."""
        ...

    def needs(self) -> Sequence[frozenset["Word"]]:
        """Sets of words: a text that has no word of one of them has no runs of the piece."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word, or with `is_prefix` the start of one. `near` are the forms that allow a slip."""

    form: str
    keys: tuple[str, ...]
    near: tuple[str, ...] = ()
    is_prefix: bool = False
    is_negation: bool = False

    def runs(self, text: Text) -> Sequence[Run]:
        """Each occurrence; one in a word such as `isn't` (for `is`) is under that negation."""
        runs = text.cache.get(self)
        if runs is not None:
            return runs
        places: Iterable[Place] | None = text.met.get(self)
        if places is None:
            if self in text.sought:
                return ()
            places = self._places(text)
        runs = text.cache[self] = tuple(self._run(text, *place) for place in sorted(set(places)))
        return runs

    def is_met(self, key: str) -> bool:
        """Whether it is this word that has the key in a text."""
        return key.startswith(self.form) if self.is_prefix else key in self.keys

    def is_nearly_met(self, form: Form) -> bool:
        """Whether a word of a text may be a slip for this one."""
        near = starts_near if self.is_prefix else is_slip
        return any(near(key, meant) for key in form.doubtful for meant in self.near)

    def needs(self) -> Sequence[frozenset["Word"]]:
        """The word itself."""
        return (frozenset((self,)),)

    def _places(self, text: Text) -> Iterator[Place]:
        for key in filter(self.is_met, text.all_keys()) if self.is_prefix else self.keys:
            yield from text.exact(key)
        if self.near:
            yield from ((at, at) for at, form in enumerate(text.forms) if self.is_nearly_met(form))

    def _run(self, text: Text, first: int, last: int) -> Run:
        own = self.is_negation and text.triggers[first]
        under = text.negated[first] or True in text.triggers[first : last + 1]
        return Run(first, last, own, under and not own)


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Any of several pieces."""

    options: tuple[Piece, ...]

    def runs(self, text: Text) -> Sequence[Run]:
        """The runs of all options."""
        found = [runs for option in self.options if (runs := option.runs(text))]
        return list(dict.fromkeys(chain(*found))) if len(found) > 1 else [*chain(*found)]

    def needs(self) -> Sequence[frozenset[Word]]:
        """Sets of one option each, joined."""
        each = [option.needs() for option in self.options]
        return [
            frozenset[Word]().union(*(needs[min(at, len(needs) - 1)] for needs in each))
            for at in range(max(map(len, each)))
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Pieces one after the other: next to each other, or with gaps between all of them."""

    pieces: tuple[Piece, ...]
    has_gaps: bool = False

    def runs(self, text: Text) -> Sequence[Run]:
        """The runs of the first piece that the others follow."""
        found = self.pieces[0].runs(text)
        for piece in self.pieces[1:]:
            if not found or not (rights := piece.runs(text)):
                return ()
            found = self._joined(text, found, rights)
        return found

    def needs(self) -> Sequence[frozenset[Word]]:
        """The sets of all pieces."""
        return [words for piece in self.pieces for words in piece.needs()]

    def _joined(self, text: Text, lefts: Sequence[Run], rights: Sequence[Run]) -> list[Run]:
        rights = sorted(rights)
        starts = [right.first for right in rights]
        joined = []
        for left in lefts:
            last = self._furthest(text, left.last)
            for right in rights[bisect_right(starts, left.last) : bisect_right(starts, last)]:
                own, negated = left.own or right.own, left.negated or right.negated
                joined.append(Run(left.first, right.last, own, negated))
        return list(dict.fromkeys(joined)) if len(joined) > 1 else joined

    def _furthest(self, text: Text, last: int) -> int:
        return min(last + 1 + GAP, text.limits[last] - 1) if self.has_gaps else text.bridges[last]


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Pieces that stand in one sentence, in any order: one run for each such sentence."""

    pieces: tuple[Piece, ...]

    def runs(self, text: Text) -> Sequence[Run]:
        """From the first to the last word of the pieces in each sentence that has them all."""
        found = []
        for piece in self.pieces:
            if not (runs := piece.runs(text)):
                return ()
            found.append(self._by_sentence(text, runs))
        shared = [limit for limit in found[0] if all(limit in other for other in found)]
        return [self._around([runs[limit] for runs in found]) for limit in shared]

    def needs(self) -> Sequence[frozenset[Word]]:
        """The sets of all pieces."""
        return [words for piece in self.pieces for words in piece.needs()]

    def _by_sentence(self, text: Text, runs: Iterable[Run]) -> dict[int, Run]:
        """The first run of each sentence, one that counts before one that does not."""
        best: dict[int, Run] = {}
        for run in sorted(runs):
            limit = text.limits[run.first]
            if limit not in best or (run.counts and not best[limit].counts):
                best[limit] = run
        return best

    def _around(self, runs: Sequence[Run]) -> Run:
        first, last = min(run.first for run in runs), max(run.last for run in runs)
        return Run(first, last, False, not all(run.counts for run in runs))


@lru_cache(maxsize=16384)
def word(form: str, is_prefix: bool = False) -> Word:
    """The piece for one word as the tokeniser gives it; the same object for the same word."""
    if is_prefix:
        near = (form,) if len(form) >= LONG_PREFIX and form.isalpha() else ()
        return Word(form, (), near, is_prefix=True)
    if negation.is_contracted(form):
        return Word(form, ("not",), is_negation=True)
    if form in negation.NEGATIONS:
        return Word(form, (form,), is_negation=True)
    keys = (form,) if form[0] == "/" or "_" in form else keys_of(form)
    return Word(form, keys, tuple(key for key in keys if len(key) > 4 and key.isalpha()))


def phrase(pieces: Sequence[Piece]) -> Piece:
    """Pieces next to each other; two plain words may also be written as one (`hash map`)."""
    spellings = [tuple(pieces), *_compounds(pieces)]
    chains = tuple(Chain(each) if len(each) > 1 else each[0] for each in spellings)
    return chains[0] if len(chains) == 1 else Choice(chains)


def _compounds(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    for at in range(len(pieces) - 1):
        left, right = pieces[at], pieces[at + 1]
        if isinstance(left, Word) and isinstance(right, Word) and _may_join(left, right):
            joined = word(left.form + right.form, right.is_prefix)
            yield (*pieces[:at], joined, *pieces[at + 2 :])


def _may_join(left: Word, right: Word) -> bool:
    form = left.form + right.form
    is_plain = not (left.is_prefix or left.is_negation or right.is_negation)
    return is_plain and form.isalpha() and len(form) >= COMPOUND
