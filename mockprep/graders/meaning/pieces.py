"""Owns how a text falls into words, and a word into the pieces that the table has vectors for.

It is the WordPiece of the model that the table was made from: lower case, no accents, split at
punctuation, the longest piece first. Signs mean nothing here and are left out, and a sign beyond
ASCII, as an arrow, parts words too.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
"""Letters and digits in a row, with the accents that stand as signs of their own."""
LONGEST_WORD = 100
"""Letters; a longer run of them is no word and has no pieces."""


class Pieces:
    """The pieces of words, by their rows in the table; inner pieces are written `##ing`."""

    def __init__(self, rows: Mapping[str, int]) -> None:
        self._rows = rows
        self._longest = max(map(len, rows), default=0)

    def of(self, word: str) -> tuple[int, ...]:
        """The rows of the pieces of `word`; none where a part of it is in no script we know."""
        if len(word) > LONGEST_WORD:
            return ()
        plain = without_accents(word.lower())
        row = self._rows.get(plain)
        if row is not None:
            return (row,)
        rows = tuple(self._split(plain))
        return () if -1 in rows else rows

    def _split(self, plain: str) -> Iterator[int]:
        start = 0
        while start < len(plain):
            mark = "##" if start else ""
            for end in range(min(len(plain), start + self._longest), start, -1):
                row = self._rows.get(mark + plain[start:end])
                if row is not None:
                    yield row
                    start = end
                    break
            else:
                yield -1
                return


def without_accents(word: str) -> str:
    """The word in plain letters: `cafe` for `café`."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if unicodedata.category(part) != "Mn")
