"""Owns the words and signs of complexity expressions: `n squared` becomes `n ^ 2`."""

import re
from typing import NamedTuple

_SUPERSCRIPTS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u207f", "0123456n")
_SUPERSCRIPT = re.compile(r"[\u2070\u00b9\u00b2\u00b3\u2074-\u2076\u207f]+")
_SUBSCRIPT = re.compile(r"[\u2080-\u2089]+")
_SPOKEN = (
    (r"\\(?:,|;|!|left|right|mathcal|mathrm|operatorname)", " "),
    (r"\\(?:cdot|times|ast)\b", "*"),
    (r"\{", "("),
    (r"\}", ")"),
    (r"[\\$]", " "),
    (r"(?<=\w)-(?=(?:log|lg|squared|cubed|factorial)\b)|(?<=\blog)-(?=\w)", " "),
    (r"\b([a-z]) choose (\d)\b", r"\1^\2"),
    (r"\bsquare root of\b|\broot of\b|\broot\b|\u221a", " sqrt "),
    (r"\bsquared\b", "^2"),
    (r"\bcubed\b", "^3"),
    (r"\bfactorial\b", "!"),
    (r"\bto the (?:power (?:of )?)?", "^"),
    (r"\bthird(?: power)?\b", "3"),
    (r"\bfourth(?: power)?\b", "4"),
    (r"\bstar\b|\btimes\b|\bmultiplied by\b|[\u00b7\u00d7\u2022\u2217\u2219\u22c5]", "*"),
    (r"\bplus\b", "+"),
    (r"\bover\b|\bdivided by\b", "/"),
    (r"\blog_\((?:2|10|e)\)|\blog(?:_?2|_?10|_?e)\b|\blogarithm\b", "log"),
    (r"\b([a-zA-Z])(log|lg)(?=[\s(^])", r"\1 \2"),
    (r"\blog base (?:2|two|10|ten|e)\b", "log"),
    (r"\blog_[a-z]\b", "log"),
    (r"\bof\b|\bthe\b|\bnumber\b|\bsize\b|\blength\b", " "),
    (r"\bone\b|\bconstant\b", "1"),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
    (r"\*\*", "^"),
)
_SPOKEN_RES = tuple((re.compile(pattern), plain) for pattern, plain in _SPOKEN)
_TYPED_POWER = re.compile(r"\b([a-zA-Z])([23])\b")
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([A-Za-z\u03b1_][A-Za-z0-9_.']*)|(\S))")


class Token(NamedTuple):
    """A number, a name or a sign."""

    kind: str
    text: str


def tokens_of(source: str) -> list[Token]:
    """The tokens of an expression, with or without its `O( )`; spoken words are made signs."""
    text = source.strip()
    wrapped = re.fullmatch(r"(?:big[- ]?)?[OoΘθΩω]\s*\((.*)\)", text, re.DOTALL)
    text = _plain_digits(wrapped[1] if wrapped else text)
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


def _plain_digits(text: str) -> str:
    """The text with raised digits as powers; `n2` is n^2 unless an `n1` shows it is a name."""
    text = _SUBSCRIPT.sub("", text)
    text = _SUPERSCRIPT.sub(lambda run: f"^({run.group().translate(_SUPERSCRIPTS)})", text)
    return _TYPED_POWER.sub(
        lambda power: power.group() if f"{power[1]}1" in text else f"{power[1]}^{power[2]}", text
    )
