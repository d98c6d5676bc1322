"""Owns whether a value is the wanted one, under each way of comparing.

A test's values are those of JSON, which has no tuples and no sets: a tuple or an iterator counts
as the list of its elements. Nothing of the candidate's is asked: both sides are plain values.
"""

import math
from collections.abc import Callable, Iterable
from typing import Any

from mockprep.runner.child.codec import Opaque

_MOST_PAIRED = 200
"""Elements up to which lists in any order are compared pair by pair."""


def agrees(got: Any, want: Any, check: str, tolerance: float) -> bool:
    """Whether `got` passes for `want` under `check`, one of `CodeTest.check`."""
    return _CHECKS[check](got, want, tolerance)


def _equal(got: Any, want: Any, tolerance: float = 0.0) -> bool:
    if isinstance(want, list | tuple):
        return (
            isinstance(got, list | tuple) and len(got) == len(want) and all(map(_equal, got, want))
        )
    if isinstance(want, dict):
        return (
            isinstance(got, dict)
            and got.keys() == want.keys()
            and all(_equal(got[key], entry) for key, entry in want.items())
        )
    if isinstance(want, float) and math.isnan(want):
        return isinstance(got, float) and math.isnan(got)
    if isinstance(want, bool) or isinstance(got, bool):
        return isinstance(want, bool) and isinstance(got, bool) and want == got
    return not isinstance(got, Opaque) and _same(got, want)


def _same(got: Any, want: Any) -> bool:
    try:
        return bool(got == want)
    except ArithmeticError:
        return False  # a signalling NaN of `decimal` does not let itself be compared


def _approx(got: Any, want: Any, tolerance: float) -> bool:
    if isinstance(want, list | tuple):
        return (
            isinstance(got, list | tuple)
            and len(got) == len(want)
            and all(_approx(g, w, tolerance) for g, w in zip(got, want, strict=True))
        )
    if isinstance(want, dict):
        return (
            isinstance(got, dict)
            and got.keys() == want.keys()
            and all(_approx(got[key], entry, tolerance) for key, entry in want.items())
        )
    if _is_number(want) and _is_number(got):
        return _is_close(got, want, tolerance)
    return _equal(got, want)


def _is_close(got: float, want: float, tolerance: float) -> bool:
    try:
        return math.isclose(got, want, rel_tol=tolerance, abs_tol=tolerance)
    except OverflowError:
        return _same(got, want)  # a whole number beyond what a float can hold


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _any_order(got: Any, want: Any, tolerance: float) -> bool:
    """Equal as collections in which order does not count, at the outermost level only."""
    if not isinstance(want, list | tuple):
        return _equal(got, want)
    if not isinstance(got, list | tuple | set | frozenset) or len(got) != len(want):
        return False
    if len(want) > _MOST_PAIRED:
        return _counted(got) == _counted(want)
    left = list(want)
    for element in got:
        match = next((at for at, other in enumerate(left) if _equal(element, other)), None)
        if match is None:
            return False
        del left[match]
    return True


def _counted(elements: Iterable[Any]) -> list[str]:
    return sorted(_keyed(element) for element in elements)


def _keyed(value: Any) -> str:
    """A text that equal values share, and no others."""
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_keyed, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(sorted(f'{_keyed(k)}:{_keyed(v)}' for k, v in value.items()))}}}"
    if isinstance(value, set | frozenset):
        return f"set({','.join(_counted(value))})"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:x}"  # in decimal it would be refused when it is long
    if isinstance(value, Opaque):
        return f"<opaque {id(value)}>"  # its own text could be that of any value
    return repr(value)


def _one_of(got: Any, want: Any, tolerance: float) -> bool:
    return any(_equal(got, option) for option in want)


_CHECKS: dict[str, Callable[[Any, Any, float], bool]] = {
    "equal": _equal,
    "no_mutation": _equal,
    "any_order": _any_order,
    "approx": _approx,
    "one_of": _one_of,
}
