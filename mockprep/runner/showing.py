"""Owns how values, calls and source lines are shown: as Python, and short enough to read.

A value may be huge, deep and odd, so no more of it is looked at than is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mockprep.domain.edits import encodable

_MOST_MESSAGE = 500
MOST = 300
_MOST_PRINTED = 2_000
_EDGES = 6
"""How many elements are shown at the beginning of a long list."""
_MOST_DEPTH = 20
_LEAST_ROOM = 30
"""Characters below which a collection that does not fit is only told the length of."""
_COLLECTIONS = (list, tuple, set, frozenset, dict)
_ODD = [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_ESCAPED = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _ODD}
_ESCAPED_IN_LINES = {code: text for code, text in _ESCAPED.items() if chr(code) not in "\n\t"}


def shown(value: Any, most: int = MOST) -> str:
    """`value` as Python, cut in the middle where it is long."""
    return visible(_cut(_shown(value, most, 0), most))


def call_shown(entry: str, args: Sequence[Any], kwargs: Mapping[str, Any] | None = None) -> str:
    """`entry(1, [2], key=3)`, its arguments cut so that each remains recognisable."""
    given = [*args, *(kwargs or {}).values()]
    each = max(24, MOST // max(1, len(given)))
    parts = [shown(value, each) for value in args]
    parts += [f"{name}={shown(value, each)}" for name, value in (kwargs or {}).items()]
    return f"{entry}({', '.join(parts)})"


def printed(text: str) -> str:
    """What was printed, cut at the end; control characters, which a terminal obeys, as escapes."""
    text = encodable(text[: _MOST_PRINTED + 1]).replace("\r\n", "\n")
    cut = text if len(text) <= _MOST_PRINTED else f"{text[:_MOST_PRINTED]}\n..."
    return cut.translate(_ESCAPED_IN_LINES)


def visible(text: str) -> str:
    """`text` in a line, with escapes for what would not be seen or would steer a terminal."""
    return encodable(text).translate(_ESCAPED)


def _shown(value: Any, most: int, depth: int) -> str:
    if isinstance(value, _COLLECTIONS):
        return _collection(value, most, depth)
    if isinstance(value, str | bytes | bytearray) and len(value) > most:
        return _cut(repr(value[: most // 2]), most) + f" ... {len(value):,} long"
    if isinstance(value, int) and value.bit_length() > 4 * MOST:
        return f"<a whole number of some {int(value.bit_length() * 0.30103):,} digits>"
    try:
        return repr(value)
    except ValueError:
        return f"<a {type(value).__name__} of too many digits>"


def _collection(value: Any, most: int, depth: int) -> str:
    """All of it where that fits, else its edges and how many elements there are."""
    if not value and not isinstance(value, list | dict | tuple):
        return repr(value)
    opening, closing = _brackets(value)
    count = f"{len(value):,} {'keys' if isinstance(value, dict) else 'elements'}"
    if depth > _MOST_DEPTH:
        return f"{opening}... {count}{closing}"
    if (whole := _whole(value, most, depth)) is not None:
        return f"{opening}{whole}{closing}"
    if most < _LEAST_ROOM:
        return f"{opening}... {count}{closing}"
    return _edges(value, most, depth, count)


def _whole(value: Any, most: int, depth: int) -> str | None:
    """All elements, or None as soon as they turn out not to fit."""
    parts, room = [], most
    for text in _elements(value, most, depth):
        parts.append(text)
        room -= len(text) + 2
        if room < 0:
            return None
    comma = "," if isinstance(value, tuple) and len(parts) == 1 else ""
    return ", ".join(parts) + comma


def _edges(value: Any, most: int, depth: int, count: str) -> str:
    opening, closing = _brackets(value)
    each = max(12, most // min(2 * _EDGES, len(value)) - 2)
    texts = _elements(value, each, depth)
    first = ", ".join(text for text, _ in zip(texts, range(_EDGES), strict=False))
    if isinstance(value, dict):
        return f"{opening}{first}, ... {count}{closing}"
    last = list(value)[max(_EDGES, len(value) - 2) :]
    ending = "".join(f", {_element(element, each, depth)}" for element in last)
    dots = ", ..." if len(value) > _EDGES + 2 else ""
    return f"{opening}{first}{dots}{ending}{closing} ({count})"


def _elements(value: Any, most: int, depth: int) -> Iterator[str]:
    if isinstance(value, dict):
        for key, entry in value.items():
            yield f"{_element(key, most, depth)}: {_element(entry, most, depth)}"
        return
    for element in value:
        yield _element(element, most, depth)


def _element(value: Any, most: int, depth: int) -> str:
    return _cut(_shown(value, most, depth + 1), most)


def _brackets(value: Any) -> tuple[str, str]:
    if isinstance(value, list):
        return "[", "]"
    if isinstance(value, tuple):
        return "(", ")"
    return ("frozenset({", "})") if isinstance(value, frozenset) else ("{", "}")


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    tail = most // 3
    return f"{text[: most - tail - 5]} ... {text[len(text) - tail :]}"


def first_paragraph(message: str) -> str:
    """The first paragraph of a message on one line, whatever empty lines there are before it."""
    name, colon, rest = message.partition(": ")
    told = f"{name}{colon}{rest.lstrip()}".lstrip()
    return " ".join(told.split("\n\n")[0].split("\n"))[:_MOST_MESSAGE]
