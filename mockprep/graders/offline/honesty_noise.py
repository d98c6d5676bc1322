"""Owns what says nothing and must not count either way: filler sounds and pleasantries."""

import re
from collections.abc import Iterator

from mockprep.domain.patterns import Span, Text
from mockprep.graders.offline.honesty_giving_up import is_polite

_SOUND = re.compile(r"(?<![\w'-])(?:[Uu]m+|[Uu]h+m?|[Ee]rm+|[Hh]mm+|[Ee]r(?=,)|[Aa]h(?=,))\b,?")


def noise(text: Text) -> Iterator[Span]:
    """The sounds that say nothing, and the sentences that only greet or thank."""
    for match in _SOUND.finditer(text.folded):
        yield Span(*match.span())
    for span in text.sentences:
        if is_polite(text.folded[span.start : span.end]):
            yield span
