"""Owns what an unquoted YAML word means, and the cases in which it is not what the author meant.

The rules are those of YAML 1.1 as PyYAML has them: `no` is false, `1:30` is ninety, `010` is
eight, `2.5e12` is text. Each such case is kept as a trap, so that a message can name the mend.
"""

import re
from functools import lru_cache
from typing import Any, Literal, NamedTuple

import yaml

Trap = Literal["truth", "sixty", "octal", "date", "exponent", "unreadable"]


class Scalar(NamedTuple):
    """The value of an unquoted word, and the trap in it, if there is one."""

    value: Any
    trap: Trap | None = None


_TAG = "tag:yaml.org,2002:"
_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_BUILDER = yaml.constructor.SafeConstructor()
_EXPONENT = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)[eE]\d+")
_MENDS: dict[Trap, str] = {
    "truth": 'is read as the truth value {value}; write `{value}` for that, or "{raw}" in quotes'
    " for the word",
    "sixty": "is read as {value} (hours and minutes in base sixty); write a plain number, or put"
    " it in quotes for text",
    "octal": "is read as {value} (a leading zero means base eight); leave the zero out, or put it"
    " in quotes for text",
    "date": 'is read as a date; put it in quotes: "{raw}"',
    "exponent": "is read as text (YAML wants a point and a sign in it); write {mended}",
    "unreadable": 'can\'t be read as the number or date it looks like; put it in quotes: "{raw}"',
}


@lru_cache(maxsize=4096)
def plain_scalar(raw: str) -> Scalar:
    """What an unquoted word is read as."""
    for tag, shape in _RESOLVERS.get(raw[:1], ()):
        if shape.match(raw):
            return _built(tag.removeprefix(_TAG), raw)
    return Scalar(raw, "exponent" if _EXPONENT.fullmatch(raw) else None)


def tagged_scalar(tag: str, raw: str) -> Scalar | None:
    """What a word with an explicit tag such as `!!str` is; None for a tag that is not for us."""
    name = tag.removeprefix(_TAG)
    if name == "str":
        return Scalar(raw)
    if name not in ("int", "float", "bool", "null"):
        return None
    scalar = _built(name, raw)
    return Scalar(scalar.value, "unreadable" if scalar.trap == "unreadable" else None)


def mend(trap: Trap, raw: str, value: Any) -> str:
    """The message for a trap: what the word was read as, and what to write instead."""
    number = str(value).lower() if isinstance(value, bool) else value
    mended = f"{float(raw):.12g}" if trap == "exponent" else ""
    if trap == "exponent" and "." not in mended and "e" in mended:
        mended = mended.replace("e", ".0e")
    shown = raw if len(raw) <= 40 else f"{raw[:40]}..."
    return f"`{shown}` " + _MENDS[trap].format(value=number, raw=shown, mended=mended)


def _built(kind: str, raw: str) -> Scalar:
    node = yaml.ScalarNode(_TAG + kind, raw)
    try:
        return _value(kind, raw, node)
    except (ValueError, KeyError, OverflowError):  # 2024-13-45, or a number of 5,000 digits
        return Scalar(raw, "unreadable")


def _value(kind: str, raw: str, node: yaml.ScalarNode) -> Scalar:
    if kind == "bool":
        value = bool(_BUILDER.construct_yaml_bool(node))
        return Scalar(value, None if raw.lower() in ("true", "false") else "truth")
    if kind == "int":
        number = _BUILDER.construct_yaml_int(node)
        digits = raw.lstrip("+-")
        is_octal = digits[:1] == "0" and digits.isdigit() and len(digits) > 1
        return Scalar(number, "sixty" if ":" in raw else "octal" if is_octal else None)
    if kind == "float":
        return Scalar(_BUILDER.construct_yaml_float(node), "sixty" if ":" in raw else None)
    if kind == "null":
        return Scalar(None)
    if kind == "timestamp":
        return Scalar(_BUILDER.construct_yaml_timestamp(node), "date")
    return Scalar(raw)
