"""Owns how an answer is read: its sentences, its words and their places, an index of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from mockprep.domain import negation
from mockprep.domain.stems import is_real_word, is_slip, stems, vocabulary

# One character for one, so that places in the folded text are places in the original.
_FOLDS = str.maketrans(
    "\u2019\u2018\u02bc\u2032\u201c\u201d\u2010\u2011\u2013\u2212\u00a0", "''''\"\"---- "
)

TOKEN = re.compile(
    r"""
      (?P<cost>\b[oO\u0398\u03b8\u03a9\u03c9]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))    # O(n log n)
    | (?<![\w/.}])/(?=\w|\{\w)\{?\w+                                                   # /users
    | \d{1,3}(?:,\d{3})+(?![\w,])(?:\.\d+)?                                           # 10,000
    | v?\d+(?:\.\d+)+\w*                                                              # 3.11, 2.5x
    | \b[cC]\+\+ | \b[cCfF]\#                                                         # c++
    | \b[^\W\d_]/[^\W\d_]\b                                                           # I/O
    | \w+(?:'\w+)*
    | [=!<>]=+ | := | \+(?![+=])
    | %
    """,
    re.VERBOSE,
)

_SMALL = vocabulary(
    """
    a an the am is are was were be been being do does did has have had having will would can could
    should may might it its this that these those there i we you he she they me us him them my our
    your their his her to of in on at by for with from into as per via and or so then only just also
    actually really very exactly quite still already even simply basically always usually often
    ever again both all any some get gets got getting
    """
)

_SPOKEN = {"%": "percent", "+": "plus"}
_CLIPPED = {"ca": "can", "wo": "will"}
_ENDINGS = {"s": "be", "re": "be", "m": "be", "ve": "have", "ll": "will", "d": "would"}
_SUBJECTS = vocabulary("i you we they he she it that this there here what who where when how which")

_END = re.compile(r"[.!?]+[\"')\]}*_`]*(?=\s|\Z)|\n|[\u2022\u2023\u25e6\u25aa]")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|eg|ie|vs|approx|cf|mr|mrs|ms|dr|fig|resp|incl|a\.k\.a|w\.r\.t)|^\s*\d{1,2})\Z",
    re.IGNORECASE,
)
_BULLET = re.compile(
    r"\s*(?:[\u2022\u2023\u25e6\u25aa]\s*|[-*+>]+\s+|\(?\d{1,2}[.)]\s+|\(?[a-zA-Z]\)\s+)*"
)
_CODE = re.compile(r"`[^`\n]+`")


Place: TypeAlias = tuple[int, int]
"""The numbers of the first and the last word of a stretch."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `text[start:end]`, counted in code points."""

    start: int
    end: int


class Token(NamedTuple):
    """A word of an answer: its place and the folded form in which it is compared."""

    start: int
    end: int
    form: str


def fold(text: str) -> str:
    """The text with typographic quotes, hyphens and hard spaces made plain, of the same length."""
    return text.translate(_FOLDS)


def form_of(match: re.Match[str]) -> str:
    """The form in which a token is compared: `O(N²)` is `o(n^2)`, `10,000` is `10000`."""
    form = match.group().lower()
    if match["cost"]:
        form = re.sub(r"[\s*\u00b7\u00d7|]", "", form.replace("**", "^"))
        return form.replace("\u00b2", "^2").replace("\u00b3", "^3")
    if form[0].isdigit():
        return form.replace(",", "")
    return form.replace(" ", "").replace("/{", "/")


@lru_cache(maxsize=32768)
def keys_of(form: str) -> tuple[str, ...]:
    """Under which keys a word of an answer is found, its own form first."""
    if negation.is_contracted(form):
        head = "can" if form == "cannot" else form.replace("'", "").removesuffix("nt")
        return (form, *stems(_CLIPPED.get(head, head)), "not")
    head, apostrophe, ending = form.partition("'")
    if apostrophe:
        verbs = (_ENDINGS[ending],) if ending in _ENDINGS and head in _SUBJECTS else ()
        return (form, *stems(head), *verbs)
    if form in _SPOKEN:
        return (form, _SPOKEN[form])
    if form[0] == "/":
        return (form, *stems(form[1:]))
    if form[1:2] == "/":
        return (form, form[0] + form[2])
    bare = form.strip("_")
    return stems(form) if bare in ("", form) else (form, *stems(bare))


def is_small(form: str) -> bool:
    """Whether a word may stand unnoticed between two words of a phrase."""
    head, _, ending = form.partition("'")
    is_verb = ending in _ENDINGS and head in _SUBJECTS
    return form in _SMALL or is_verb or form[0] in "=!<>:+"


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text that hold a word, without bullets and outer spaces, in order."""
    return tuple(_sentences(fold(text)))


def words(text: str) -> tuple[Span, ...]:
    """The places of the words of a text; signs that stand alone are no words."""
    folded = fold(text)
    return tuple(
        Span(token.start, token.end)
        for sentence in _sentences(folded)
        for token in _tokens(folded, sentence)
        if any(map(str.isalnum, token.form))
    )


def _sentences(folded: str) -> Iterator[Span]:
    start = 0
    for end in (*_ends(folded), len(folded)):
        bullet = _BULLET.match(folded, start, end)
        first = bullet.end() if bullet else start
        piece = folded[first:end].rstrip()
        if any(map(str.isalnum, piece)):
            yield Span(first, first + len(piece))
        start = end


def _ends(folded: str) -> Iterator[int]:
    line = 0
    for match in _END.finditer(folded):
        if match.group() == "\n":
            line = match.end()
        if match.group() in "\n\u2022\u2023\u25e6\u25aa":
            yield match.start()
        elif _is_end(folded, line, match):
            yield match.end()


def _is_end(folded: str, line: int, match: re.Match[str]) -> bool:
    """Whether a full stop or the like ends the sentence; not so in `e.g.`, `...`, `n!`, `1. A`."""
    signs = match.group().rstrip("\"')]}*_`")
    before = folded[max(line, match.start() - 8) : match.start()]
    if signs == "!":
        is_factorial = len(before) > 0 and before[-1].isalnum() and not before[-2:-1].isalnum()
        return not is_factorial
    if "!" in signs or "?" in signs:
        return True
    if len(signs) > 1:
        return False
    if before.endswith("etc"):
        return folded[match.end() :].lstrip()[:1].isupper()
    return _NO_END.search(before) is None


def _tokens(folded: str, sentence: Span) -> Iterator[Token]:
    for match in TOKEN.finditer(folded, sentence.start, sentence.end):
        yield Token(match.start(), match.end(), form_of(match))


class Text:
    """An answer prepared once, so that many patterns can be looked up in it cheaply.

    `limits[i]` is the number after the last word
    of word i's sentence; `bridges[i]` the furthest word that stands next to word i when small words
    between are left out; `negated[i]` tells whether a negation before word i reaches it and
    `triggers[i]` whether word i is itself a negation.
    """

    __slots__ = (
        "_index", "_prefixes", "_spellings", "bridges", "cache", "folded", "limits", "negated",
        "sentences", "source", "tokens", "triggers",
    )  # fmt: skip

    def __init__(self, source: str) -> None:
        self.source = source
        self.folded = fold(source)
        self.sentences = tuple(_sentences(self.folded))
        self.tokens: list[Token] = []
        self.limits: list[int] = []
        self.bridges: list[int] = []
        self.negated: list[bool] = []
        self.triggers: list[bool] = []
        code = [match.span() for match in _CODE.finditer(self.folded)]
        for sentence in self.sentences:
            self._read(sentence, code)
        self._index: dict[str, list[Place]] = {}
        self._fill_index()
        self._prefixes: list[str] | None = None
        self._spellings = self._spelling_buckets()
        self.cache: dict[object, tuple[Place, ...]] = {}

    def __repr__(self) -> str:
        return f"Text({self.source!r})"

    def span(self, first: int, last: int) -> Span:
        """The stretch of the source from one word to another."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def exact(self, key: str) -> list[Place]:
        """The places of the words that have this key among theirs."""
        return self._index.get(key, [])

    def starting(self, prefix: str) -> Iterator[Place]:
        """The places of the words that start with a prefix."""
        if self._prefixes is None:
            self._prefixes = sorted(self._index)
        keys = self._prefixes
        for at in range(bisect_left(keys, prefix), len(keys)):
            if not keys[at].startswith(prefix):
                return
            yield from self._index[keys[at]]

    def misspelt(self, meant: str) -> Iterator[Place]:
        """The places of the words that are one slip away from the word that is meant."""
        for size in (len(meant) - 1, len(meant), len(meant) + 1):
            for key in self._spellings.get((meant[0], size), ()):
                if is_slip(key, meant):
                    yield from self._index[key]

    def starting_misspelt(self, prefix: str) -> Iterator[Place]:
        """The places of the words whose start is one slip away, other than in its last letter."""
        size = len(prefix)
        for (letter, length), keys in self._spellings.items():
            if letter == prefix[0] and length >= size - 1:
                for key in keys:
                    starts = (key[:cut] for cut in (size - 1, size, size + 1))
                    if any(s[-1] == prefix[-1] and is_slip(s, prefix) for s in starts):
                        yield from self._index[key]

    def token_at(self, offset: int) -> int:
        """The number of the first word that ends after an offset into the source."""
        return bisect_left(self.tokens, offset + 1, key=lambda token: token.end)

    def _read(self, sentence: Span, code: list[tuple[int, int]]) -> None:
        tokens = list(_tokens(self.folded, sentence))
        if not tokens:
            return
        ends = [token.start for token in tokens[1:]] + [sentence.end]
        breaks = [self.folded[tok.end : end] for tok, end in zip(tokens, ends, strict=True)]
        forms = [
            "" if any(start < token.start < end for start, end in code) else token.form
            for token in tokens
        ]
        start, limit = len(self.tokens), len(self.tokens) + len(tokens)
        self.tokens += tokens
        self.limits += [limit] * len(tokens)
        self.negated += negation.negated(forms, breaks)
        self.triggers += [negation.is_trigger(forms, breaks, at) for at in range(len(forms))]
        for at in range(start, limit):
            self.bridges.append(self._bridge(at, limit))

    def _bridge(self, at: int, limit: int) -> int:
        furthest = at + 1
        while (
            furthest < min(limit - 1, at + 5)
            and not self.triggers[furthest]
            and is_small(self.tokens[furthest].form)
        ):
            furthest += 1
        return min(furthest, limit - 1)

    def _fill_index(self) -> None:
        for at, token in enumerate(self.tokens):
            for key in keys_of(token.form):
                self._index.setdefault(key, []).append((at, at))
        for at in range(len(self.tokens) - 1):
            if self._is_compound(at):
                left, right = self.tokens[at].form, self.tokens[at + 1].form
                for ending in stems(right):
                    self._index.setdefault(left + ending, []).append((at, at + 1))

    def _is_compound(self, at: int) -> bool:
        """Whether two words may be one that was taken apart: `fan-out`, `dead lock`."""
        left, right = self.tokens[at], self.tokens[at + 1]
        glue = self.folded[left.end : right.start]
        if glue not in (" ", "-") or self.triggers[at] or not (left.form + right.form).isalpha():
            return False
        return glue == "-" or (len(left.form) > 2 and not is_small(left.form))

    def _spelling_buckets(self) -> dict[tuple[str, int], list[str]]:
        buckets: dict[tuple[str, int], list[str]] = {}
        for form in {token.form for token in self.tokens}:
            if len(form) > 3 and form.isalpha() and not is_real_word(form):
                for key in stems(form):
                    bucket = buckets.setdefault((key[0], len(key)), [])
                    if key not in bucket:
                        bucket.append(key)
        return buckets
