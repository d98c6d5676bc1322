"""Owns how values, calls and source lines are shown: as Python, and short enough to read."""

from collections.abc import Mapping, Sequence
from typing import Any

from mockprep.domain.edits import encodable
from mockprep.runner.child.codec import Listed, Opaque

MOST = 300
_MOST_PRINTED = 2_000
_EDGES = 6
"""How many elements are shown at either end of a long list."""


def shown(value: Any, most: int = MOST) -> str:
    """`value` as Python, cut in the middle where it is long."""
    return encodable(_cut(_shown(value, most), most))


def call_shown(entry: str, args: Sequence[Any], kwargs: Mapping[str, Any] | None = None) -> str:
    """`entry(1, [2], key=3)`, its arguments cut so that each remains recognisable."""
    given = [*args, *(kwargs or {}).values()]
    each = max(24, MOST // max(1, len(given)))
    parts = [shown(value, each) for value in args]
    parts += [f"{name}={shown(value, each)}" for name, value in (kwargs or {}).items()]
    return f"{entry}({', '.join(parts)})"


def printed(text: str) -> str:
    """What was printed, cut at the end."""
    text = encodable(text)
    return text if len(text) <= _MOST_PRINTED else f"{text[:_MOST_PRINTED]}\n..."


def _shown(value: Any, most: int) -> str:
    if isinstance(value, Opaque):
        return repr(value)
    if isinstance(value, Listed | list | tuple | set | frozenset) and len(value) > 2 * _EDGES:
        return _long(value, most)
    if isinstance(value, dict) and len(value) > 2 * _EDGES:
        entries = list(value.items())[:_EDGES]
        inner = ", ".join(f"{shown(k, 40)}: {shown(v, 40)}" for k, v in entries)
        return f"{{{inner}, ... {len(value)} keys}}"
    if isinstance(value, str | bytes) and len(value) > most:
        return _cut(repr(value[: most // 2]), most) + f" ... {len(value):,} long"
    if isinstance(value, int) and value.bit_length() > 4 * MOST:
        return f"<a whole number of some {int(value.bit_length() * 0.30103):,} digits>"
    return repr(value)


def _long(value: Any, most: int) -> str:
    """The first and the last elements, and how many there are."""
    elements = list(value)
    whole = repr(value)
    if len(whole) <= most:
        return whole
    opening, closing = ("[", "]") if isinstance(value, list) else ("{", "}")
    if isinstance(value, tuple):
        opening, closing = "(", ")"
    each = max(12, most // (2 * _EDGES) - 2)
    first = ", ".join(shown(element, each) for element in elements[:_EDGES])
    last = ", ".join(shown(element, each) for element in elements[-2:])
    return f"{opening}{first}, ..., {last}{closing} ({len(elements):,} elements)"


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    tail = most // 3
    return f"{text[: most - tail - 5]} ... {text[len(text) - tail :]}"
