"""Owns the telling of bare terms from statements: keyword lists, and code where prose was asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from mockprep.domain.patterns import Span, Text
from mockprep.domain.stems import vocabulary
from mockprep.graders.offline.honesty_copies import Run, sentence_runs

_TELLING = vocabulary(
    """
    is are was were be been being am has have had do does did can could will would shall should may
    might must cannot i we you he she it they who which that me us him them
    """
)
"""Words that a statement has and a list of terms hardly ever: verbs that help, and who acts."""
_FUNCTION = _TELLING | vocabulary(
    """
    the a an of in on at by for with from to into as per via and or then than but not no while
    where after before until each every all any its our my your their between through without
    under over only once this these those there what because if when so just instead also too very
    even still again always never makes uses gets takes gives needs keeps returns
    """
)
_BREAK = re.compile(r"[,;/|:\n]|\s-+\s")
_ARROW = re.compile(r"[-=]+>|\u2192")
_TERM_WORDS = 4
_INTERRUPTION = 8
_MOSTLY = 0.8
_SALAD_WORDS = 8
_SALAD_SHARE = 0.16
"""The share of function words below which a long row of words is no sentence."""
_ROW_WORDS = 14
_ROW_SHARE = 0.3
"""The same for a long row without a comma in which nothing tells: no helping verb, nobody acts."""
LONG_LIST = 8
"""Terms in a row that are more than the list within an answer that tells something."""
LONG_LIST_OF_PARTS = 24
"""The same for a design, whose fields, calls and states are rightly listed."""
_LEAST_TERMS = 3
_WHOLE_SHARE = 0.6
"""The share of bare terms from which an answer as a whole is a list."""

_CODE_LINE = re.compile(
    r"""\s*(?:
      (?:async\s+)?(?:def|class)\s+\w+.*:
    | (?:if|elif|for|while|with|try|except|else|finally)\b[^.!?]*:\s*(?:\#.*)?
    | (?:import|from)\s+[\w.]+(?:\s+(?:import|as)\b.*)?
    | return\b(?:\s+\S+|.*[(\[=+*/<>'"{-].*)?
    | @\w[\w.]*(?:\(.*\))?
    | [\w.\[\]'"]+(?:,\s*\w+)*\s*[-+*/|&]?=\s*\S.*
    | (?:await\s+)?[\w.]+\(.*\)\s*;?
    | .*[;{}]\s*
    | [)\]}]+[,;]?
    | (?:pass|break|continue|raise\s+\w+\(.*|yield\b\s+\S+|assert\b.*)
    | \#.*
    )\s*""",
    re.VERBOSE,
)
_LEAST_CODE_LINES = 3


@dataclass(frozen=True, slots=True)
class Terms:
    """A stretch of bare terms and how many there are."""

    span: Span
    count: int


def bare_terms(
    text: Text, long_list: int = LONG_LIST, *, may_be_short: bool = False
) -> tuple[Terms, ...]:
    """The lists of terms: all of them where hardly anything else is said, else the long ones.

    Of a text that may be short, such as a reply or notes, only the long ones.
    """
    lists = list(_lists(text))
    whole = sum(run[1] - run[0] for run, _ in lists)
    is_list = whole >= _WHOLE_SHARE * len(text.tokens)
    if may_be_short or not is_list or sum(count for _, count in lists) < _LEAST_TERMS:
        lists = [(run, n) for run, n in lists if n >= long_list]
    return tuple(Terms(text.span(run[0], run[1] - 1), count) for run, count in lists)


def _lists(text: Text) -> Iterator[tuple[Run, int]]:
    """Each row of sentences that only list terms, with the number of these.

    A few words between two of them do not end a row.
    """
    start, total, end = 0, 0, 0
    for run in sentence_runs(text):
        count = _terms_in(text, run)
        if count:
            start = start if total else run[0]
            total, end = total + count, run[1]
        elif total and run[1] - end > _INTERRUPTION:
            yield (start, end), total
            total = 0
    if total:
        yield (start, end), total


def _terms_in(text: Text, run: Run) -> int:
    """How many terms a sentence lists; 0 where it tells something."""
    if _ARROW.search(text.folded, text.tokens[run[0]].start, text.tokens[run[1] - 1].end):
        return 0
    phrases = list(_phrases(text, run))
    words = [word for phrase in phrases for word in phrase]
    is_row = len(phrases) == 1 and len(words) > _ROW_WORDS
    if len(words) > _SALAD_WORDS and _is_salad(words, is_row=is_row):
        return max(len(phrases), len(words) // 2)
    bare = [phrase for phrase in phrases if _is_bare(phrase)]
    return len(bare) if len(bare) >= _MOSTLY * len(phrases) else 0


def _phrases(text: Text, run: Run) -> Iterator[list[str]]:
    start, end = text.tokens[run[0]].start, text.tokens[run[1] - 1].end
    if not _BREAK.search(text.folded, start, end):
        yield [token.form for token in text.tokens[run[0] : run[1]]]
        return
    phrase: list[str] = []
    tokens = text.tokens[run[0] : run[1]]
    for token, after in zip_longest(tokens, tokens[1:]):
        phrase.append(token.form)
        glue = text.folded[token.end : after.start] if after else ""
        if glue not in ("", " ") and _BREAK.search(glue):
            yield phrase
            phrase = []
    if phrase:
        yield phrase


def _is_salad(words: Sequence[str], *, is_row: bool) -> bool:
    """Whether a long row of words holds too few small ones to be a sentence."""
    small = sum(map(_is_function, words))
    is_told = any(map(_is_telling, words))
    return small <= (_ROW_SHARE if is_row and not is_told else _SALAD_SHARE) * len(words)


def _is_bare(phrase: Sequence[str]) -> bool:
    """Whether a phrase is a term: a few words that tell nothing, or two as `I led`."""
    if len(phrase) < _TERM_WORDS - 1:
        return True
    return len(phrase) <= _TERM_WORDS and not any(map(_is_telling, phrase))


@lru_cache(maxsize=8192)
def _is_telling(word: str) -> bool:
    return _is_of(word, _TELLING)


@lru_cache(maxsize=8192)
def _is_function(word: str) -> bool:
    return _is_of(word, _FUNCTION)


def _is_of(word: str, words: frozenset[str]) -> bool:
    return word.partition("'")[0] in words or word.endswith("n't")


def code_stretches(source: str) -> tuple[Span, ...]:
    """The lines of code in a text, rows of them together; none where there are only a few."""
    spans: list[Span] = []
    lines = at = 0
    every = source.splitlines(keepends=True)
    if len(every) < _LEAST_CODE_LINES:
        return ()
    for line in every:
        if line.strip() and "->" not in line and _CODE_LINE.fullmatch(line.rstrip()):
            lines += 1
            joined = spans and not source[spans[-1].end : at].strip()
            start = spans.pop().start if joined else at
            spans.append(Span(start, at + len(line.rstrip())))
        at += len(line)
    return tuple(spans) if lines >= _LEAST_CODE_LINES else ()
