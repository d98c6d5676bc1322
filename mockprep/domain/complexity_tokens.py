"""Owns the words and signs of complexity expressions: `n squared` becomes `n ^ 2`."""

import re
from typing import NamedTuple

_SPOKEN = (
    (r"\b([a-z]) choose (\d)\b", r"\1^\2"),
    (r"\bsquare root of\b|\broot of\b|\u221a", " sqrt "),
    (r"\bsquared\b|\u00b2", "^2"),
    (r"\bcubed\b|\u00b3", "^3"),
    (r"\bfactorial\b", "!"),
    (r"\bto the (?:power (?:of )?)?", "^"),
    (r"\bstar\b|\btimes\b|\bmultiplied by\b|\u00b7|\u00d7|\u2022", "*"),
    (r"\bplus\b", "+"),
    (r"\bover\b|\bdivided by\b", "/"),
    (r"\bof\b|\bthe\b|\bnumber\b|\bsize\b|\blength\b", " "),
    (r"\bone\b|\bconstant\b", "1"),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\*\*", "^"),
    (r"[{}\\$]", " "),
    (r"\blog(?:_?2|_?10|_?e)\b|\blogarithm\b", "log"),
    (r"\blog_[a-z]\b", "log"),
)
_SPOKEN_RES = tuple((re.compile(pattern), plain) for pattern, plain in _SPOKEN)
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z\u03b1_][A-Za-z0-9_.']*)|(\S))")


class Token(NamedTuple):
    """A number, a name or a sign."""

    kind: str
    text: str


def tokens_of(source: str) -> list[Token]:
    """The tokens of an expression, with or without its `O( )`; spoken words are made signs."""
    text = source.strip()
    wrapped = re.fullmatch(r"(?:big[- ]?)?[OoΘθΩω]\s*\((.*)\)", text, re.DOTALL)
    text = wrapped[1] if wrapped else text
    for pattern, plain in _SPOKEN_RES:
        text = pattern.sub(plain, text)
    tokens: list[Token] = []
    for number, name, sign in _TOKEN.findall(text):
        if number:
            tokens.append(Token("number", number))
        elif name:
            tokens.append(Token("name", name))
        else:
            tokens.append(Token("sign", sign))
    return tokens
