"""Owns how values travel between a child and its parent: JSON with marks for what JSON lacks.

A value is told by its exact built-in content. Whatever a subclass overrides is not asked, so an
`__eq__` or an `__iter__` of the candidate has no say in what is compared. What is no plain value
travels as an `Opaque`: the name of its type and its repr.
"""

import json
import math
import sys
from _json import encode_basestring_ascii as _quoted
from collections.abc import Callable, Iterator
from json.scanner import make_scanner
from typing import Any

MOST_VALUES = 2_000_000
"""Values within one, above which it is too large to travel."""
MOST_TEXT = 16 * 1024 * 1024
"""Characters of JSON, likewise."""
MOST_DEPTH = 90
_MOST_MARKS = 2 * MOST_DEPTH + 10
"""How deep JSON of ours is nested, where every level has a mark."""
MOST_LISTED = 100_000
"""Elements that are taken from an iterator."""
_MOST_REPR = 300
_MOST_BITS = 4_000_000
_MOST_FRACTION_BITS = 100_000
"""A fraction is reduced when it is made, which takes long for long numbers."""
_MOST_ALIKE = 1_000
"""Keys of one dict or set that may share a hash: each takes as long to add as there are others."""
_SAFE_INT = 2**53
_MANY = 16
"""Elements above which it pays to look at the types of all of them first."""


class TooLarge(Exception):
    """A value of more parts than can be compared in reasonable time."""


class Opaque:
    """A value that is not plain, as its type and its repr; equal to nothing but itself."""

    __slots__ = ("shown", "type_name")

    def __init__(self, type_name: str, shown: str) -> None:
        self.type_name = type_name
        self.shown = shown

    def __repr__(self) -> str:
        return self.shown or f"<{self.type_name}>"


class Listed(list[Any]):
    """The elements that an iterator gave."""


def encode(value: Any, other: Callable[[Any], Any] | None = None) -> str:
    """`value` as JSON text; TooLarge where it has too many parts or gets too long.

    other: gives, for a value that is not plain, something plain that stands for it, or None.
    """
    pieces: list[str] = []
    _Encoder(pieces.append, other).put(value, 0)
    text = "".join(pieces)
    if len(text) > MOST_TEXT:
        raise TooLarge
    return text


def decode(text: str | bytes, other: Callable[[Any], Any] | None = None) -> Any:
    """The value of JSON text; ValueError, or what the making of a value raises, where it is no text
    of ours.

    The text may be forged, so nothing in it may cost much more than its length. other: gives what
    stands behind a mark that the encoder's `other` made.
    """
    if isinstance(text, bytes):
        text = text.decode("ascii")
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        raise ValueError("no JSON") from None
    if end != len(text):
        raise ValueError("more than JSON")
    return _unmark(value, other, 0)


class _Encoder:
    """Puts pieces of JSON one after the other."""

    def __init__(self, out: Callable[[str], Any], other: Callable[[Any], Any] | None) -> None:
        self.out = out
        self.other = other
        self.count = 0

    def put(self, value: Any, depth: int) -> None:
        self.count += 1
        if self.count > MOST_VALUES:
            raise TooLarge
        if value is None:
            self.out("null")
        elif value is True or value is False:
            self.out("true" if value else "false")
        elif depth > MOST_DEPTH:
            self.opaque(value, "nested too deeply to show")
        elif (put := self.kind(type(value))) is not None:
            put(self, value, depth)
        else:
            self.special(value, depth)

    def kind(self, kind: type) -> "Callable[[_Encoder, Any, int], None] | None":
        """How values of a type are put: by what it is made of, whatever its `__class__` says."""
        put = _PUT.get(kind)
        if put is None:
            put = next((_PUT[known] for known in _PUT if issubclass(kind, known)), None)
        return put

    def special(self, value: Any, depth: int) -> None:
        if type(value) is Opaque:
            self.put_opaque(value.type_name, value.shown)
        elif self.other is not None and (mark := self.other(value)) is not None:
            self.marked("other", mark, depth)
        elif (parts := _library_parts(value)) is not None:
            self.marked("library", parts, depth)
        else:
            self.opaque(value)

    def opaque(self, value: Any, shown: str | None = None) -> None:
        if shown is None:
            shown = repr(value)
            shown = shown if type(shown) is str else str.__str__(shown)
        self.put_opaque(type(value).__name__, shown)

    def put_opaque(self, type_name: str, shown: str) -> None:
        name = _quoted(type_name[:_MOST_REPR])
        self.out(f'{{"opaque":[{name},{_quoted(shown[:_MOST_REPR])}]}}')

    def marked(self, mark: str, value: Any, depth: int) -> None:
        self.out(f'{{"{mark}":')
        self.put(value, depth + 1)
        self.out("}")

    def elements(self, elements: Iterator[Any], depth: int) -> None:
        self.out("[")
        comma = ""
        for element in elements:
            if comma:
                self.out(comma)
            comma = ","
            self.put(element, depth + 1)
        self.out("]")


def _put_int(encoder: _Encoder, value: Any, depth: int) -> None:
    plain = int.__int__(value)
    if -_SAFE_INT < plain < _SAFE_INT:
        encoder.out(int.__repr__(plain))
    elif plain.bit_length() > _MOST_BITS:
        raise TooLarge
    else:
        encoder.out(f'{{"int":"{plain:x}"}}')


def _put_float(encoder: _Encoder, value: Any, depth: int) -> None:
    plain = float.__float__(value)
    shown = float.__repr__(plain)
    encoder.out(shown if math.isfinite(plain) else f'{{"float":"{shown}"}}')


def _put_text(encoder: _Encoder, value: Any, depth: int) -> None:
    plain = str.__str__(value)
    encoder.count += len(plain) // 8
    if encoder.count > MOST_VALUES:
        raise TooLarge
    encoder.out(_quoted(plain))


def _put_bytes(encoder: _Encoder, value: Any, depth: int) -> None:
    kind = bytes if issubclass(type(value), bytes) else bytearray
    encoder.count += kind.__len__(value) // 4
    if encoder.count > MOST_VALUES:
        raise TooLarge
    encoder.out(f'{{"{kind.__name__}":"{kind.hex(value)}"}}')


def _put_list(encoder: _Encoder, value: Any, depth: int) -> None:
    is_long = list.__len__(value) > _MANY and depth < MOST_DEPTH
    if is_long and set(map(type, list.__iter__(value))) == {int}:
        _put_ints(encoder, list(list.__iter__(value)), depth)
    else:
        encoder.elements(list.__iter__(value), depth)


def _put_ints(encoder: _Encoder, ints: list[int], depth: int) -> None:
    """Whole numbers alone, of which there may be a million: those that JSON has go at once."""
    if len(ints) > MOST_VALUES - encoder.count:
        raise TooLarge
    if min(ints) > -_SAFE_INT and max(ints) < _SAFE_INT:
        encoder.count += len(ints)
        encoder.out(f"[{','.join(map(int.__repr__, ints))}]")
    else:
        encoder.elements(iter(ints), depth)


def _put_tuple(encoder: _Encoder, value: Any, depth: int) -> None:
    elements = tuple.__iter__(value)
    encoder.out('{"tuple":')
    encoder.elements(elements, depth)
    encoder.out("}")


def _put_set(encoder: _Encoder, value: Any, depth: int) -> None:
    kind = set if issubclass(type(value), set) else frozenset
    elements = kind.__iter__(value)
    encoder.out(f'{{"{kind.__name__}":')
    encoder.elements(elements, depth)
    encoder.out("}")


def _put_dict(encoder: _Encoder, value: Any, depth: int) -> None:
    entries = dict.items(value)
    encoder.out('{"dict":[')
    comma = ""
    for key, entry in entries:
        encoder.out(f"{comma}[")
        comma = ","
        encoder.put(key, depth + 1)
        encoder.out(",")
        encoder.put(entry, depth + 1)
        encoder.out("]")
    encoder.out("]}")


def _put_complex(encoder: _Encoder, value: Any, depth: int) -> None:
    encoder.marked("complex", [complex.real.__get__(value), complex.imag.__get__(value)], depth)


def _put_range(encoder: _Encoder, value: Any, depth: int) -> None:
    encoder.marked("range", [value.start, value.stop, value.step], depth)


_PUT: dict[type, Callable[[_Encoder, Any, int], None]] = {
    int: _put_int,
    str: _put_text,
    list: _put_list,
    float: _put_float,
    tuple: _put_tuple,
    dict: _put_dict,
    set: _put_set,
    frozenset: _put_set,
    bytes: _put_bytes,
    bytearray: _put_bytes,
    complex: _put_complex,
    range: _put_range,
}


def as_it_is(value: Any) -> Any:
    """A copy of the plain content of `value`, which what happens later does not change."""
    return decode(encode(value))


def listed(value: Any) -> Any:
    """`value`, or what it gives where it is an iterator or a view of a dict."""
    kind = type(value)
    if kind in _VIEWS or (hasattr(kind, "__next__") and hasattr(kind, "__iter__")):
        elements = Listed()
        for element in value:
            elements.append(element)
            if len(elements) > MOST_LISTED:
                raise TooLarge
        return elements
    if kind.__module__ == "collections" and kind.__name__ == "deque":
        return list(value)
    return value


_VIEWS: tuple[type, ...] = (type({}.keys()), type({}.values()), type({}.items()))


def _library_parts(value: Any) -> list[Any] | None:
    """A value of the standard library that is compared by its content, as its name and parts."""
    kind = type(value)
    name = f"{kind.__module__}.{kind.__name__}"
    taken_apart = _LIBRARY.get(name)
    module = sys.modules.get(kind.__module__)
    if taken_apart is None or getattr(module, kind.__name__, None) is not kind:
        return None
    if getattr(value, "tzinfo", None) is not None:
        return None
    parts = taken_apart(value)
    is_long = any(type(part) is int and part.bit_length() > _MOST_FRACTION_BITS for part in parts)
    return None if is_long else [name, parts]


_LIBRARY: dict[str, Callable[[Any], list[Any]]] = {
    "datetime.date": lambda d: [d.year, d.month, d.day],
    "datetime.datetime": lambda d: [
        d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond
    ],
    "datetime.time": lambda t: [t.hour, t.minute, t.second, t.microsecond],
    "datetime.timedelta": lambda t: [t.days, t.seconds, t.microseconds],
    "decimal.Decimal": lambda d: [str(d)],
    "fractions.Fraction": lambda f: [f.numerator, f.denominator],
}  # fmt: skip


def _from_parts(name: str, parts: list[Any]) -> Any:
    module_name, _, kind = name.rpartition(".")
    if name not in _LIBRARY:
        raise ValueError(f"no value of the library is called {name!r}")
    if kind == "Fraction" and any(part.bit_length() > _MOST_FRACTION_BITS for part in parts):
        raise ValueError("a fraction of numbers that are too long")
    return getattr(__import__(module_name), kind)(*parts)


def _unmark(value: Any, other: Callable[[Any], Any] | None, depth: int) -> Any:
    if depth > _MOST_MARKS:
        raise ValueError("nested too deeply")
    depth += 1
    if type(value) is list:
        if set(map(type, value)) <= _BARE:
            return value
        return [_unmark(element, other, depth) for element in value]
    if type(value) is not dict:
        return value
    if len(value) != 1:
        raise ValueError("a mark has one key")
    [(mark, inner)] = value.items()
    if mark in _RAW:
        return _RAW[mark](inner)
    if mark == "other" and other is not None:
        return other(_unmark(inner, other, depth))
    # A range in the place of a list would have more elements than the text has characters.
    if type(inner) is not list:
        raise ValueError(f"the mark {mark!r} has a list")
    if mark == "dict":
        return _dict([(_unmark(k, other, depth), _unmark(v, other, depth)) for k, v in inner])
    inner = _unmark(inner, other, depth)
    if mark in ("set", "frozenset"):
        elements = _apart([_hashable(element) for element in inner])
        return set(elements) if mark == "set" else frozenset(elements)
    if mark not in _MADE:
        raise ValueError(f"no mark is called {mark!r}")
    return _MADE[mark](inner)


def _dict(entries: list[tuple[Any, Any]]) -> dict[Any, Any]:
    keys = _apart([_hashable(key) for key, _ in entries])
    return dict(zip(keys, (entry for _, entry in entries), strict=True))


def _apart(keys: list[Any]) -> list[Any]:
    """`keys`; ValueError where too many share a hash."""
    if len(keys) - len(set(map(hash, keys))) > _MOST_ALIKE:
        raise ValueError("too many keys share a hash")
    return keys


def _hashable(value: Any) -> Any:
    """A key or element as it can be one: an opaque one always, a list never."""
    try:
        hash(value)
    except TypeError:
        return Opaque(type(value).__name__, "<a value that can't be a key>")
    return value


def _opaque(type_name: Any, shown: Any) -> Opaque:
    if type(type_name) is not str or type(shown) is not str:
        raise ValueError("an opaque value has two texts")
    return Opaque(type_name, shown[:_MOST_REPR])


def _int(text: str) -> int:
    if len(text) > _MOST_BITS // 4 + 2:
        raise ValueError("a whole number that is too long")
    return int(text, 16)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not of ours")


# Written in C and made now, so that a candidate's changes to `json` have no effect on it.
_scan: Callable[[str, int], tuple[Any, int]] = make_scanner(
    json.JSONDecoder(parse_constant=_no_constant)  # type: ignore[arg-type]
)

_BARE = frozenset({int, float, str, bool, type(None)})
"""What JSON has and no mark stands for."""
_RAW: dict[str, Callable[[Any], Any]] = {
    "int": _int,
    "float": float,
    "bytes": bytes.fromhex,
    "bytearray": bytearray.fromhex,
    "opaque": lambda pair: _opaque(*pair),
}
_MADE: dict[str, Callable[[Any], Any]] = {
    "tuple": tuple,
    "complex": lambda pair: complex(*pair),
    "range": lambda three: range(*three),
    "library": lambda pair: _from_parts(*pair),
}
