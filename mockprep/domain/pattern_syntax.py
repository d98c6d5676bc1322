"""Owns how a phrase pattern is written: from its source to pieces, or to an error that mends it."""

import difflib
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import NamedTuple

from mockprep.domain.matching import Chain, Choice, Piece, Together, Word, phrase, word
from mockprep.domain.stems import vocabulary
from mockprep.domain.text import TOKEN, fold, form_of, is_small

Glossary = Mapping[str, Sequence[str]]

_ARTICLES = vocabulary("a an the it")
_FILLERS = _ARTICLES | vocabulary(
    "am is are was were be been being do does did has have had will would can could should may "
    "might its this that these those there of to and"
)
_GAP = re.compile(r"\.{3,}|\u2026")
_NAME = re.compile(r"\$([^\W\d]\w*(?:-\w+)*)")
_WORD = re.compile(r"\w")
_STARS = re.compile(r"\*{1,2}(?=\w)")
_PRICE = re.compile(r"\$\d")

_QUIET = Lock()  # the warning filters belong to the whole process

_NO_WORD = "the pattern has no word to look for"
_LONE_GAP = "a gap needs words on both sides, as in `once ... definition`"
_LONE_AND = "`&` needs words on both sides, as in `idempotent & PUT`"
_EMPTY_OPTION = "an alternative is empty: take away a `|` or the parentheses"
_BARE_BAR = "alternatives need parentheses, as in `(front|head)`"
_NO_OPEN = "there is no `(` for this `)`"
_NO_CLOSE = "there is no `)` for this `(`"
_NESTED = "parentheses do not nest: write two patterns, or a glossary entry"
_INNER_AND = "`&` cannot stand among alternatives: write two patterns"
_GLUED_OPEN = "alternatives need a space before their `(`"
_GLUED_CLOSE = "a `)` needs a space after it: write out the whole words instead of adding to them"
_LONE_STAR = "`*` stands right after the start of a word, as in `mutab*`"
_LONE_DOLLAR = "`$` needs the name of a glossary entry, as in `$shared`"
_SHORT_GAP = "a gap has three dots, as in `once ... definition`"
_BACKSLASH = "a backslash belongs into a regular expression between slashes: /.../"
_NO_SLASH = "a regular expression ends with `/`, and nothing may follow it (case is ignored anyway)"
_WRONG = {"*": _LONE_STAR, "$": _LONE_DOLLAR, "..": _SHORT_GAP, "\\": _BACKSLASH}


class PatternError(ValueError):
    """A pattern that cannot be read. `position` is the offset into its source, in code points."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class _Lexeme(NamedTuple):
    """A sign of the language (`...`, `&`, `(`, `|`, `)`), or a `word`, a `stem*` or a `$name`."""

    kind: str
    position: int
    form: str = ""


def parse(
    source: str, glossary: Glossary, trail: tuple[str, ...] = ()
) -> tuple[Piece | re.Pattern[str], ...]:
    """What a pattern looks for: any of the pieces and regular expressions given back.

    More than one only for a pattern that is nothing but `$name`. `trail` are the glossary entries
    that led here. Raises PatternError.
    """
    bare = source.strip()
    if len(bare) > 1 and bare[0] == "/" and (bare[-1] == "/" or "\\" in bare):
        return (_expression(bare, source.index("/")),)
    lexemes = tuple(_lexemes(fold(source), 0, len(source)))
    parser = _Parser(lexemes, glossary, trail, len(source))
    if len(lexemes) == 1 and lexemes[0].kind == "$":
        return tuple(root for roots in parser.entries(lexemes[0]) for root in roots)
    return (parser.pattern(),)


def _expression(bare: str, position: int) -> re.Pattern[str]:
    inner = bare[1:-1]
    if bare[-1] != "/":
        raise PatternError(_NO_SLASH, position)
    if not inner.strip():
        raise PatternError("the regular expression is empty", position)
    try:
        with _QUIET, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return re.compile(fold(inner), re.IGNORECASE)
    except re.error as error:
        place = position + 1 + (error.pos or 0)
        raise PatternError(f"the regular expression cannot be read: {error.msg}", place) from error
    except (OverflowError, RecursionError, ValueError) as error:
        raise PatternError(f"the regular expression cannot be read: {error}", position) from error


def _lexemes(source: str, at: int, end: int) -> Iterator[_Lexeme]:
    """The lexemes of a part of a folded source; other punctuation is left out."""
    while at < end:
        if source[at] in "(|)&":
            if source[at] == ")" and _WORD.match(source, at + 1, end):
                raise PatternError(_GLUED_CLOSE, at)
            yield _Lexeme(source[at], at)
            at += 1
        elif gap := _GAP.match(source, at, end):
            yield _Lexeme("...", at)
            at = gap.end()
        elif name := _NAME.match(source, at, end):
            yield _Lexeme("$", at, name[1])
            at = name.end()
        elif token := TOKEN.match(source, at, end):
            is_stem = _is_stem(source, token.end())
            yield _Lexeme("stem" if is_stem else "word", at, form_of(token))
            at = token.end() + is_stem
            if source.startswith("(", at, end):
                yield from _lexemes(source, at + 1, close := _call_end(source, at))
                at = close + 1
        else:
            at += _skipped(source, at)


def _is_stem(source: str, end: int) -> bool:
    """Whether the word that ends here has the star of `mutab*`."""
    if not source.startswith("*", end):
        return False
    if _WORD.match(source, end + 1):
        raise PatternError(_LONE_STAR, end)
    return True


def _call_end(source: str, opened: int) -> int:
    """The place of the `)` of a call such as `len(x)`, whose arguments are plain words."""
    depth = 0
    for at in range(opened, len(source)):
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        if source[at] == "|":
            raise PatternError(_GLUED_OPEN, opened)
        if depth == 0:
            return at
    raise PatternError(_NO_CLOSE, opened)


def _skipped(source: str, at: int) -> int:
    """How many signs without a meaning stand here; those of `*args` are among them."""
    if stars := _STARS.match(source, at):
        return stars.end() - at
    for sign, message in _WRONG.items():
        if source.startswith(sign, at) and not _PRICE.match(source, at):
            raise PatternError(message, at)
    return 1


class _Parser:
    """Reads the lexemes of one pattern, from left to right."""

    def __init__(
        self, lexemes: Sequence[_Lexeme], glossary: Glossary, trail: tuple[str, ...], end: int
    ) -> None:
        self._lexemes = (*lexemes, _Lexeme("", end))
        self._glossary = glossary
        self._trail = trail
        self._at = 0

    @property
    def _next(self) -> _Lexeme:
        return self._lexemes[self._at]

    def _accept(self, kind: str) -> bool:
        is_there = self._next.kind == kind
        self._at += is_there
        return is_there

    def pattern(self) -> Piece:
        """All of the pattern: chains joined by `&`."""
        chains = [self._chain()]
        while self._accept("&"):
            chains.append(self._chain())
        if self._next.kind:
            message = _BARE_BAR if self._next.kind == "|" else _NO_OPEN
            raise PatternError(message, self._next.position)
        return chains[0] if len(chains) == 1 else Together(tuple(chains))

    def _chain(self) -> Piece:
        """Phrases with gaps between."""
        phrases = [self._phrase()]
        while self._accept("..."):
            phrases.append(self._phrase())
        return phrases[0] if len(phrases) == 1 else Chain(tuple(phrases), has_gaps=True)

    def _phrase(self) -> Piece:
        """Words, groups and names next to each other."""
        start = self._at
        pieces: list[Piece] = []
        while self._next.kind in ("word", "stem", "(", "$"):
            pieces.append(self._piece())
        if not pieces:
            raise self._emptiness(start)
        return phrase(_without_fillers(pieces))

    def _piece(self) -> Piece:
        lexeme = self._next
        self._at += 1
        if lexeme.kind == "(":
            return self._group(lexeme)
        if lexeme.kind == "$":
            return self._named(lexeme)
        return word(lexeme.form, lexeme.kind == "stem")

    def _group(self, opened: _Lexeme) -> Piece:
        options = [self._option()]
        while self._accept("|"):
            options.append(self._option())
        if self._next.kind == "&":
            raise PatternError(_INNER_AND, self._next.position)
        if not self._accept(")"):
            raise PatternError(_NO_CLOSE, opened.position)
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _option(self) -> Piece:
        ahead = (lexeme for lexeme in self._lexemes[self._at :])
        stop = next(lexeme for lexeme in ahead if lexeme.kind in ("(", "|", ")", ""))
        if stop.kind == "(":
            raise PatternError(_NESTED, stop.position)
        return self._chain()

    def _emptiness(self, start: int) -> PatternError:
        """The error for a phrase without words, told by what stands around it."""
        before = self._lexemes[start - 1].kind if start else ""
        around = {before, self._next.kind}
        if "..." in around:
            message = _LONE_GAP
        elif before in ("(", "|") or (before and self._next.kind == "|"):
            message = _EMPTY_OPTION
        elif "&" in around:
            message = _LONE_AND
        else:
            message = {")": _NO_OPEN, "|": _BARE_BAR}.get(self._next.kind, _NO_WORD)
        return PatternError(message, self._next.position)

    def _named(self, name: _Lexeme) -> Piece:
        roots = [root for roots in self.entries(name) for root in roots]
        pieces = [root for root in roots if not isinstance(root, (re.Pattern, Together))]
        if len(pieces) < len(roots):
            message = f"`${name.form}` has a regular expression or `&`: it can only stand alone"
            raise PatternError(message, name.position)
        return Choice(tuple(pieces))

    def entries(self, name: _Lexeme) -> Iterator[tuple[Piece | re.Pattern[str], ...]]:
        """What each pattern of a glossary entry looks for; errors are placed at its name."""
        if name.form not in self._glossary:
            raise PatternError(_unknown(name.form, self._glossary), name.position)
        trail = (*self._trail, name.form)
        if name.form in self._trail:
            way = " > ".join(f"${each}" for each in trail)
            raise PatternError(f"the glossary goes in a circle: {way}", name.position)
        if not self._glossary[name.form]:
            raise PatternError(f"the glossary entry `{name.form}` is empty", name.position)
        for source in self._glossary[name.form]:
            try:
                yield parse(source, self._glossary, trail)
            except PatternError as error:
                if "glossary" in str(error):
                    raise PatternError(str(error), name.position) from error
                message = f"in the glossary entry `{name.form}`, `{source}`: {error}"
                raise PatternError(message, name.position) from error


def _unknown(name: str, glossary: Glossary) -> str:
    near = difflib.get_close_matches(name, glossary, n=1)
    hint = f"did you mean `${near[0]}`?" if near else f"its entries are: {', '.join(glossary)}"
    return (
        f"the glossary has no entry `{name}`; {hint}" if glossary else f"no glossary for `${name}`"
    )


def _without_fillers(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without words that an answer may leave out, as far as enough remains."""
    plain = [_plain_form(piece) for piece in pieces]
    content = sum(not form or not is_small(form) for form in plain)
    fillers = (frozenset[str](), _ARTICLES, _FILLERS)[min(content, 2)]
    return [piece for piece, form in zip(pieces, plain, strict=True) if form not in fillers]


def _plain_form(piece: Piece) -> str:
    return piece.form if isinstance(piece, Word) and not piece.is_prefix else ""
