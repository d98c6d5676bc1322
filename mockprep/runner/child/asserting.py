"""Owns what an assertion that fails tells: the value that came out and the one that was wanted."""

import functools
import math
import unittest
from collections.abc import Callable
from typing import Any

from mockprep.runner.child import codec

Sides = Callable[..., tuple[Any, Any]]
_CALCULATING = ("assertAlmostEqual", "assertNotAlmostEqual")
_OF_KINDS = ("assertDictEqual", "assertListEqual", "assertTupleEqual", "assertSetEqual")
"""Assertions that want both sides to be of a built-in kind."""
_ATTRIBUTE = "mockprep_sides"


class Watch:
    """Makes failing assertions remember their two sides."""

    def __init__(self, is_theirs: Callable[[Any], bool], content_of: Callable[[Any], Any]) -> None:
        """is_theirs, content_of: what is known of stand-ins, as a relay knows it."""
        self._is_theirs = is_theirs
        self._content_of = content_of

    def put_up(self) -> None:
        """Watch every test case of this process."""
        case: Any = unittest.TestCase
        for name, sides in _SIDES.items():
            setattr(case, name, _remembering(getattr(case, name), sides))
        for name in _CALCULATING:
            setattr(case, name, self._plainly(getattr(case, name), _Nothing))
        for name in _OF_KINDS:
            setattr(case, name, self._plainly(getattr(case, name), lambda value: value))

    def _plainly(
        self, assertion: Callable[..., Any], otherwise: Callable[[Any], Any]
    ) -> Callable[..., Any]:
        """The assertion on the plain content of stand-ins, so that nothing is asked over there.

        otherwise: gives what takes the place of a stand-in without such content.
        """

        @functools.wraps(assertion)
        def asserted(case: Any, first: Any, second: Any, *args: Any, **kwargs: Any) -> Any:
            if not (self._is_theirs(first) and self._is_theirs(second)):
                first, second = self._plain(first, otherwise), self._plain(second, otherwise)
            return assertion(case, first, second, *args, **kwargs)

        return asserted

    def _plain(self, value: Any, otherwise: Callable[[Any], Any]) -> Any:
        if not self._is_theirs(value):
            return value
        content = self._content_of(value)
        return content[0] if content else otherwise(value)


class _Nothing:
    """What a stand-in without plain content is to an assertion that calculates: no number."""

    def __init__(self, value: Any) -> None:
        self._value = value

    def __repr__(self) -> str:
        return repr(self._value)

    def __sub__(self, other: object) -> float:
        return math.inf

    __rsub__ = __sub__


def sides_of(error: BaseException) -> list[Any] | None:
    """What came out and what was wanted, as plain values; None where the assertion tells none."""
    sides = getattr(error, _ATTRIBUTE, None)
    if sides is None:
        return None
    try:
        return list(codec.decode(codec.encode(list(sides))))
    # A value that can't be shown is left to the assertion's own message.
    except Exception:
        return None


def _remembering(assertion: Callable[..., Any], sides: Sides) -> Callable[..., Any]:
    @functools.wraps(assertion)
    def asserted(case: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            return assertion(case, *args, **kwargs)
        except AssertionError as error:
            if not hasattr(error, _ATTRIBUTE):
                setattr(error, _ATTRIBUTE, sides(*args))
            raise

    return asserted


def _not(value: Any) -> codec.Opaque:
    return codec.Opaque("", f"anything but {value!r}")


def _relative(words: str) -> Sides:
    return lambda first, second=None, *_: (first, codec.Opaque("", f"{words} {second!r}"))


def _same(first: Any = None, second: Any = None, *_: Any) -> tuple[Any, Any]:
    return first, second


_SIDES: dict[str, Sides] = {
    **dict.fromkeys(
        ("assertEqual", "assertIs", "assertAlmostEqual", "assertListEqual", "assertTupleEqual",
         "assertDictEqual", "assertSetEqual", "assertSequenceEqual", "assertMultiLineEqual",
         "assertCountEqual"), _same,
    ),
    "assertTrue": lambda value=None, *_: (value, True),
    "assertFalse": lambda value=None, *_: (value, False),
    "assertIsNone": lambda value=None, *_: (value, None),
    "assertIsNotNone": lambda value=None, *_: (value, _not(None)),
    "assertNotEqual": lambda first=None, second=None, *_: (first, _not(second)),
    "assertIsNot": lambda first=None, second=None, *_: (first, _not(second)),
    "assertIn": _relative("one of"),
    "assertNotIn": _relative("none of"),
    "assertGreater": _relative("more than"),
    "assertGreaterEqual": _relative("at least"),
    "assertLess": _relative("less than"),
    "assertLessEqual": _relative("at most"),
}  # fmt: skip
