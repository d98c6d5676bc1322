"""Owns what says the same in other words, and what says the opposite: two lists, and their finder.

Both lists are plain text files beside this module, read when something is first looked up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from mockprep.domain.stems import stems
from mockprep.domain.text import is_small

Group: TypeAlias = tuple[str, ...]
"""Expressions that say the same, as they are listed."""

_DIGITS = {"zero": "0", "one": "1", "two": "2", "three": "3"}

Match: TypeAlias = tuple[int, int, tuple[int, ...]]
"""The first and the last word of an expression, and its groups."""


class Found(NamedTuple):
    """An expression in a text: the numbers of its first and last word, and of its group."""

    first: int
    last: int
    group: int


class _Node:
    """What may follow the words so far, and the groups of which they are an expression."""

    __slots__ = ("groups", "next")

    def __init__(self) -> None:
        self.next: dict[int, _Node] = {}
        self.groups: tuple[int, ...] = ()


class _Word(NamedTuple):
    """What a word of a text may be in an expression."""

    groups: tuple[int, ...]
    """Of which it is an expression by itself."""
    starts: tuple[_Node, ...]
    """What may follow it in the expressions that begin with it."""
    numbers: tuple[int, ...]
    """The words of longer expressions of which it is a form."""
    is_small: bool
    """Whether it may stand unnoticed between two words."""


_END = _Word((), (), (), False)


class Finder:
    """Finds the expressions of groups in a text, given as the stem keys of each word.

    An expression of one word is found in the forms of that word: `sort` in `sorted`, not `sorted`
    in `sort`. The words of a longer one are found where any of their forms meet, and between two
    of them one small word (`the`, `be`) may stand that is no negation.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        self._singles: dict[str, tuple[int, ...]] = {}
        self._starts: dict[str, list[tuple[str, int]]] = {}
        for group, expressions in enumerate(groups):
            for variant in _variants(expressions):
                first, _, rest = variant.partition(" ")
                if rest:
                    self._starts.setdefault(first, []).append((rest, group))
                else:
                    self._singles[first] = (*self._singles.get(first, ()), group)
        rests = " ".join(rest for started in self._starts.values() for rest, _ in started)
        self._listed = tuple(dict.fromkeys([*self._starts, *rests.split()]))
        self._numbers = {word: number for number, word in enumerate(self._listed)}
        self._by_key: dict[str, list[int]] = {}
        for number, word in enumerate(self._listed):
            for key in _keys(word):
                self._by_key.setdefault(key, []).append(number)
        self._nodes: dict[int, _Node] = {}
        self._word = lru_cache(maxsize=32768)(self._read)

    def find(self, keys: Sequence[frozenset[str]]) -> tuple[Found, ...]:
        """All places of expressions, the longest first, but for what lies within a longer one."""
        words = [*map(self._word, keys), _END, _END]
        found: list[Match] = []
        for first, (groups, starts, _, _) in enumerate(words):
            if groups:
                found.append((first, first, groups))
            if starts:
                after = words[first + 1]
                near = after.numbers
                if after.is_small:
                    near += words[first + 2].numbers
                for node in starts:
                    if not node.next.keys().isdisjoint(near):
                        _walk(node, words, first, first, found)
        told = (Found(a, b, group) for a, b, groups in _longest(found) for group in groups)
        return tuple(dict.fromkeys(told))

    def _read(self, keys: frozenset[str]) -> _Word:
        if "not" in keys:  # `can't` is no `can`
            keys = frozenset(("not",))
        singles = sorted({group for key in keys for group in self._singles.get(key, ())})
        numbers = sorted({number for key in keys for number in self._by_key.get(key, ())})
        starts = tuple(self._start(n) for n in numbers if self._listed[n] in self._starts)
        return _Word(tuple(singles), starts, tuple(numbers), any(map(is_small, keys)))

    def _start(self, number: int) -> _Node:
        """The node of a first word: what follows is worked out when a text has such a word."""
        start = self._nodes.get(number)
        if start is None:
            start = self._nodes[number] = _Node()
            for rest, group in self._starts[self._listed[number]]:
                node = start
                for word in rest.split():
                    node = node.next.setdefault(self._numbers[word], _Node())
                if group not in node.groups:
                    node.groups += (group,)
        return start


def groups_of(keys: Sequence[frozenset[str]]) -> tuple[Found, ...]:
    """The expressions with paraphrases in a text, given as the stem keys of each of its words.

    Best asked of one sentence at a time: an expression may otherwise reach over a full stop.
    """
    return _paraphrases().find(keys)


def sides_of(keys: Sequence[frozenset[str]]) -> tuple[Found, ...]:
    """The expressions with opposites in a text; the group is the side of a pair."""
    return _sides().find(keys)


def opposite(side: int) -> int:
    """The other side of its pair."""
    return side ^ 1


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """From each single word that has opposites to those of them that are single words.

    A word of a text has the opposites of all its keys.
    """
    found: dict[str, frozenset[str]] = {}
    pairs = read_opposites()
    for left, right in [*pairs, *((right, left) for left, right in pairs)]:
        there = frozenset(word for word in _variants(right) if " " not in word)
        for word in _variants(left):
            if " " not in word and there:
                found[word] = found.get(word, frozenset()) | there
    return found


def read_paraphrases() -> tuple[Group, ...]:
    """All groups, numbered by their place."""
    return tuple(tuple(line.split(" | ")) for line in _lines("paraphrases.txt"))


def read_opposites() -> tuple[tuple[Group, Group], ...]:
    """All pairs; the sides of pair n have the numbers 2n and 2n + 1."""
    pairs = (line.split(" | ") for line in _lines("opposites.txt"))
    return tuple((tuple(left.split(", ")), tuple(right.split(", "))) for left, right in pairs)


@cache
def _paraphrases() -> Finder:
    return Finder(read_paraphrases())


@cache
def _sides() -> Finder:
    return Finder(side for pair in read_opposites() for side in pair)


def _lines(name: str) -> Iterator[str]:
    listed = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return (line for line in listed.splitlines() if line and not line.startswith("#"))


def _variants(group: Group) -> Iterator[str]:
    """How the expressions may be written: `run-time` is two words or one."""
    for expression in group:
        if "-" in expression:
            yield expression.replace("-", "")
            yield expression.replace("-", " ")
        else:
            yield expression


def _keys(word: str) -> tuple[str, ...]:
    """Under which keys a listed word is found in a text: `one` is also `1`."""
    digit = _DIGITS.get(word)
    return (*stems(word), digit) if digit else stems(word)


def _walk(node: _Node, words: Sequence[_Word], first: int, last: int, found: list[Match]) -> None:
    """Add the expressions that go on after the words from `first` to `last`, which led to `node`.

    A small word between is passed over once.
    """
    places = (last + 1, last + 2) if words[last + 1].is_small else (last + 1,)
    for place in places:
        for number in words[place].numbers:
            following = node.next.get(number)
            if following is not None:
                if following.groups:
                    found.append((first, place, following.groups))
                if following.next:
                    _walk(following, words, first, place, found)


def _longest(found: list[Match]) -> list[Match]:
    """Without what lies within a longer stretch, the longest first, then in the text's order."""
    kept = []
    furthest, start = -1, -1
    for match in sorted(found, key=lambda match: (match[0], -match[1])):
        first, last, _ = match
        if last > furthest or (first, last) == (start, furthest):
            kept.append(match)
            furthest, start = last, first
    return sorted(kept, key=lambda match: match[0] - match[1])
