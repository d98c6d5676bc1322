"""Owns how an answer is read: its sentences, its words and their places, an index of them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from mockprep.domain import negation
from mockprep.domain.stems import is_real_word, slip_traits, stems, vocabulary

# One character for one, so that places in the folded text are places in the original.
_FOLDS = str.maketrans(
    "\u2019\u2018\u02bc\u2032\u201c\u201d\u2010\u2011\u2013\u2212\u00a0", "''''\"\"---- "
)

TOKEN = re.compile(
    r"""
      [a-zA-Z]{2,}+(?![\w'])                                # most words, told at once
    | (?P<cost>\b[oO\u0398\u03b8\u03a9\u03c9]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))    # O(n log n)
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
_MOST_PASSED = 4
"""Small words at most that stand unnoticed between two words of a phrase."""


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


_END_OF = attrgetter("end")


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


def is_word(form: str) -> bool:
    """Whether a token is more than a sign: a word or a number."""
    return any(map(str.isalnum, form))


@lru_cache(maxsize=32768)
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
        if is_word(token.form)
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


def _tokens(folded: str, sentence: Span) -> list[Token]:
    found = [*TOKEN.finditer(folded, sentence.start, sentence.end)]
    forms = [form if (form := match[0].lower()).isalpha() else form_of(match) for match in found]
    return [Token(*match.span(), form) for match, form in zip(found, forms, strict=True)]


class Form(NamedTuple):
    """What is known of a word by its form alone, worked out once for all texts."""

    keys: tuple[str, ...]
    key_set: frozenset[str]
    doubtful: tuple[str, ...]
    """The stems of a word that may be a slip for another; none of a word that is often meant."""
    traits: tuple[str, ...]
    """Of what it may be a slip for has one of these, as `slip_traits` gives them."""
    is_word: bool
    """Whether it is more than a sign."""
    is_small: bool
    has_meaning: bool
    may_negate: bool
    may_lead: bool
    """Whether it may be the first part of a word that is written with a hyphen."""
    may_lead_apart: bool
    """Whether it may be the first part of a word that is written as two."""


def compound_keys(left: str, right: str) -> tuple[str, ...]:
    """Under which keys two words are found that may be one."""
    return tuple(left + ending for ending in stems(right))


@lru_cache(maxsize=32768)
def known(form: str) -> Form:
    """What is known of a word by its form."""
    keys = keys_of(form)
    is_doubtful = len(form) > 3 and form.isalpha() and not is_real_word(form)
    doubtful = stems(form) if is_doubtful else ()
    return Form(
        keys=keys,
        key_set=frozenset(keys),
        doubtful=doubtful,
        traits=tuple(
            dict.fromkeys(chain(*map(slip_traits, doubtful), (key[0] for key in doubtful)))
        ),
        is_word=is_word(form),
        is_small=is_small(form),
        has_meaning=form[0].isalnum() and not is_small(form),
        may_negate=negation.may_negate(form),
        may_lead=form.isalpha(),
        may_lead_apart=form.isalpha() and len(form) > 2 and not is_small(form),
    )


class Text:
    """An answer prepared once, so that many patterns can be looked up in it cheaply.

    `forms[i]` is what is known of the form of word i; `limits[i]` the number after the last word of
    its sentence; `bridges[i]` the furthest word that stands next to word i when small words between
    are left out; `negated[i]` tells whether a negation before word i reaches it and `triggers[i]`
    whether word i is itself a negation. `sought` are words of patterns that were looked up
    together; of them those that were found are in `met`, with their places.
    """

    __slots__ = (
        "_index", "bridges", "cache", "folded", "forms", "limits", "met", "negated",
        "sentences", "sought", "source", "tokens", "triggers",
    )  # fmt: skip

    def __init__(self, source: str) -> None:
        self.source = source
        self.folded = fold(source)
        self.sentences = tuple(_sentences(self.folded))
        self.tokens: list[Token] = []
        self.forms: list[Form] = []
        self.limits: list[int] = []
        self.bridges: list[int] = []
        self.negated: list[bool] = []
        self.triggers: list[bool] = []
        code = [match.span() for match in _CODE.finditer(self.folded)] if "`" in source else []
        for sentence in self.sentences:
            self._read(sentence, code)
        self._index: dict[str, list[Place]] | None = None
        self.cache: dict[object, tuple[Any, ...]] = {}
        self.sought: Container[object] = ()
        self.met: dict[Any, Sequence[Place]] = {}

    def __repr__(self) -> str:
        return f"Text({self.source!r})"

    def span(self, first: int, last: int) -> Span:
        """The stretch of the source from one word to another."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def all_keys(self) -> Collection[str]:
        """All keys of its words."""
        return self._keys().keys()

    def exact(self, key: str) -> Sequence[Place]:
        """The places of the words that have this key among theirs."""
        return self._keys().get(key, ())

    def is_compound(self, at: int) -> bool:
        """Whether a word and its next may be one that was taken apart: `fan-out`, `dead lock`."""
        if not self.forms[at].may_lead or self.triggers[at] or at + 1 == len(self.tokens):
            return False
        left, right = self.tokens[at], self.tokens[at + 1]
        glue = self.folded[left.end : right.start]
        is_close = glue == "-" or (glue == " " and self.forms[at].may_lead_apart)
        return is_close and right.form.isalpha()

    def token_at(self, offset: int) -> int:
        """The number of the first word that ends after an offset into the source."""
        return bisect_left(self.tokens, offset + 1, key=_END_OF)

    def _read(self, sentence: Span, code: Sequence[Place]) -> None:
        tokens = _tokens(self.folded, sentence)
        if not tokens:
            return
        forms = [known(token.form) for token in tokens]
        limit = len(self.tokens) + len(tokens)
        self.limits += [limit] * len(tokens)
        triggers = negated = [False] * len(tokens)
        if any(form.may_negate for form in forms):
            ends = [token.start for token in tokens[1:]] + [sentence.end]
            breaks = [self.folded[tok.end : end] for tok, end in zip(tokens, ends, strict=True)]
            words = [_unless_code(token, code) for token in tokens]
            triggers, negated = negation.negated(words, breaks)
        self.triggers += triggers
        self.negated += negated
        passed = [
            form.is_small and not trigger for form, trigger in zip(forms, triggers, strict=True)
        ]
        self.bridges += _bridges(passed, len(self.tokens))
        self.tokens += tokens
        self.forms += forms

    def _keys(self) -> dict[str, list[Place]]:
        """The places of all keys; few texts are asked for them."""
        if self._index is None:
            self._index = {}
            for at, form in enumerate(self.forms):
                for key in form.keys:
                    self._index.setdefault(key, []).append((at, at))
            for at in filter(self.is_compound, range(len(self.tokens))):
                for key in compound_keys(self.tokens[at].form, self.tokens[at + 1].form):
                    self._index.setdefault(key, []).append((at, at + 1))
        return self._index


def _unless_code(token: Token, code: Sequence[Place]) -> str:
    """The form of a token, or nothing where it is written as code."""
    return "" if any(start < token.start < end for start, end in code) else token.form


def _bridges(passed: Sequence[bool], start: int) -> list[int]:
    """For each word of a sentence the furthest that stands next to it.

    passed: which words may be passed over; start: the number of the first one.
    """
    last = len(passed) - 1
    bridges = []
    for at in range(last):
        furthest = at + 1
        while passed[furthest] and furthest < min(last, at + 1 + _MOST_PASSED):
            furthest += 1
        bridges.append(start + furthest)
    return [*bridges, start + last]
