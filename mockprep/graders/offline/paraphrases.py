"""Owns what says the same in other words, and what says the opposite: two lists, and their finder.

Both lists are plain text files beside this module, read when something is first looked up.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from mockprep.domain.stems import stems
from mockprep.domain.text import is_small

Group: TypeAlias = tuple[str, ...]
"""Expressions that say the same, as they are listed."""

Word: TypeAlias = tuple[tuple[int, ...], bool]
"""What a word of a text may be: words of the list by number; whether it may stand unnoticed."""


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


class Finder:
    """Finds the expressions of groups in a text, given as the stem keys of each word.

    A word of an expression is found in all its forms. Between two words of an expression one
    small word (`the`, `be`) may stand that is no negation.
    """

    def __init__(self, groups: Iterable[Group]) -> None:
        self._numbers: dict[str, int] = {}
        self._root = _Node()
        for number, expressions in enumerate(groups):
            for expression in expressions:
                for variant in _variants(expression):
                    self._add(variant, number)
        self._by_key = self._keys()
        self._word: Callable[[frozenset[str]], Word] = lru_cache(maxsize=32768)(self._read)

    def find(self, keys: Sequence[frozenset[str]]) -> tuple[Found, ...]:
        """All places of expressions, the longest first, but for what lies within a longer one."""
        words = list(map(self._word, keys))
        found: list[tuple[int, int, tuple[int, ...]]] = []
        for first, (numbers, _) in enumerate(words):
            for number in numbers:
                node = self._root.next.get(number)
                if node is not None:
                    if node.groups:
                        found.append((first, first, node.groups))
                    if node.next:
                        _walk(node, words, first, first, found)
        return tuple(
            dict.fromkeys(
                Found(first, last, group) for first, last, told in _longest(found) for group in told
            )
        )

    def _add(self, words: Sequence[str], group: int) -> None:
        node = self._root
        for word in words:
            number = self._numbers.setdefault(word, len(self._numbers))
            following = node.next.get(number)
            if following is None:
                following = node.next[number] = _Node()
            node = following
        if group not in node.groups:
            node.groups += (group,)

    def _keys(self) -> dict[str, tuple[int, ...]]:
        by_key: dict[str, tuple[int, ...]] = {}
        for word, number in self._numbers.items():
            for key in stems(word):
                by_key[key] = (*by_key.get(key, ()), number)
        return by_key

    def _read(self, keys: frozenset[str]) -> Word:
        numbers = {number for key in keys for number in self._by_key.get(key, ())}
        return tuple(sorted(numbers)), "not" not in keys and any(map(is_small, keys))


def groups_of(keys: Sequence[frozenset[str]]) -> tuple[Found, ...]:
    """The expressions with paraphrases in a text, given as the stem keys of each of its words."""
    return _paraphrases().find(keys)


def sides_of(keys: Sequence[frozenset[str]]) -> tuple[Found, ...]:
    """The expressions with opposites in a text; the group is the side of a pair."""
    return _sides().find(keys)


def opposite(side: int) -> int:
    """The other side of its pair."""
    return side ^ 1


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """From each key of a single word that has opposites to the keys of these."""
    found: dict[str, frozenset[str]] = {}
    pairs = read_opposites()
    for left, right in [*pairs, *((right, left) for left, right in pairs)]:
        there = frozenset(_single_keys(right))
        for key in _single_keys(left):
            found[key] = found.get(key, frozenset()) | there
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
    listed = (files(__package__) / name).read_text(encoding="utf-8")
    return (line for line in listed.splitlines() if line and not line.startswith("#"))


def _variants(expression: str) -> Iterator[Sequence[str]]:
    """The words of an expression; `run-time` is two words or one."""
    if "-" in expression:
        yield expression.replace("-", "").split()
    yield expression.replace("-", " ").split()


def _single_keys(side: Group) -> Iterator[str]:
    """The keys of the expressions that are one word, also of those that may be two."""
    for expression in side:
        if " " not in expression:
            yield from stems(expression.replace("-", ""))


def _walk(
    node: _Node,
    words: Sequence[Word],
    first: int,
    last: int,
    found: list[tuple[int, int, tuple[int, ...]]],
) -> None:
    """Add the expressions that begin with the words from `first` to `last`, which led to `node`."""
    at = last + 1
    for place in (at, at + 1):
        if place >= len(words) or (place > at and not words[at][1]):
            return
        for number in words[place][0]:
            following = node.next.get(number)
            if following is not None:
                if following.groups:
                    found.append((first, place, following.groups))
                if following.next:
                    _walk(following, words, first, place, found)


def _longest(
    found: Sequence[tuple[int, int, tuple[int, ...]]],
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Without what lies within a longer stretch, the longest first, then in the text's order."""
    kept = []
    furthest, start = -1, -1
    for told in sorted(found, key=lambda told: (told[0], -told[1])):
        first, last, _ = told
        if last > furthest or (first, last) == (start, furthest):
            kept.append(told)
            furthest, start = last, first
    return iter(sorted(kept, key=lambda told: told[0] - told[1]))
