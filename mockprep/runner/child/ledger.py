"""Owns the ledger that adds up what a call of the candidate's code costs, by hooks in that code."""

import collections
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from mockprep.runner.child.charges import charge_of, size

FRAME_BYTES = 160
"""What a call that is still open is reckoned to keep; tracemalloc does not see frames."""

_VALUES: Any = type({}.values())


class Ledger:
    """What one call of the candidate's code has cost so far; its hooks do the writing."""

    def __init__(self, filename: str) -> None:
        """filename: the one that the candidate's code is compiled under."""
        self.filename = filename
        self.cost: float = 0
        self.deepest = 0
        self._depth = 0

    @property
    def steps(self) -> int:
        """Statements run, and elements that built-ins went through."""
        return round(self.cost)

    @property
    def stack_bytes(self) -> int:
        """What the calls open at the deepest point are reckoned to keep."""
        return max(self.deepest - 1, 0) * FRAME_BYTES

    def hooks(self, prefix: str) -> dict[str, Any]:
        """The names that the counted form of the code asks for."""
        return {prefix + name: getattr(self, name) for name in _HOOKS}

    def tick(self, statements: int) -> bool:
        """A block of statements begins."""
        self.cost += statements
        return True

    def enter(self, statements: int) -> None:
        """A function begins."""
        self.cost += statements
        self._depth += 1
        if self._depth > self.deepest:
            self.deepest = self._depth

    def leave(self) -> None:
        """A function ends."""
        self._depth -= 1

    def known(self, function: Any) -> Any:
        """`function`, or what calls it and charges for it where it is no code of the candidate."""
        charge = charge_of(function, self.filename)
        if charge is None:
            return function
        owner = getattr(function, "__self__", None)
        early = function is any or function is all

        def charged(*args: Any, **kwargs: Any) -> Any:
            passed = [self._watched(arg, early) for arg in args]
            try:
                result = function(*passed, **kwargs)
            except Exception:
                self.cost += 1 + size(owner)
                raise
            self.cost += charge(owner, args, result)
            return result

        return charged

    def _watched(self, arg: Any, early: bool) -> Any:
        """An argument that counts its elements when it has no length to charge by."""
        return self._each(arg) if hasattr(arg, "__next__") or (early and size(arg)) else arg

    def _each(self, elements: Iterable[Any]) -> Iterator[Any]:
        for element in elements:
            self.cost += 1
            yield element

    def span(self, low: Any, high: Any, step: Any) -> slice:
        """A slice as a value."""
        return slice(low, high, step)

    def copied(self, result: Any) -> Any:
        """A slice, or a display with a star: all of it was copied."""
        self.cost += size(result)
        return result

    def contains(self, element: Any, container: Any) -> bool:
        """`element in container`, charged for a scan of what has to be scanned."""
        if hasattr(container, "__next__"):
            return element in self._each(container)
        found = element in container
        if isinstance(container, list | tuple | collections.deque):
            self.cost += 1 + container.index(element) if found else len(container)
        elif isinstance(container, str | bytes):
            self.cost += container.find(element) + len(element) if found else len(container)
        elif isinstance(container, _VALUES):
            self.cost += len(container)
        return found

    def equal(self, left: Any, right: Any) -> Any:
        """`left == right`, charged for what is alike from the beginning."""
        result = left == right
        self.cost += _alike(left, right, result is True)
        return result

    def unequal(self, left: Any, right: Any) -> Any:
        """`left != right`."""
        result = left != right
        self.cost += _alike(left, right, result is False)
        return result

    def added(self, left: Any, right: Any) -> Any:
        """`left + right`, which copies sequences."""
        return self.copied(left + right)

    def extended(self, target: Any, more: Any) -> Any:
        """`target += more`, which copies what can't grow in place."""
        in_place = isinstance(target, list | bytearray)
        target += more
        self.cost += size(more) if in_place else size(target)
        return target

    def multiplied(self, left: Any, right: Any) -> Any:
        """`left * right`, which repeats sequences."""
        return self.copied(left * right)

    def joined(self, left: Any, right: Any) -> Any:
        """`left | right` of sets and dicts."""
        return self.copied(left | right)

    def met(self, left: Any, right: Any) -> Any:
        """`left & right` of sets."""
        self.cost += min(size(left), size(right))
        return left & right

    def less(self, left: Any, right: Any) -> Any:
        """`left - right` of sets."""
        self.cost += size(left)
        return left - right

    def put(self, value: Any, container: Any, where: slice) -> None:
        """`container[where] = value`, where all behind may move."""
        container[where] = value
        self.cost += size(value) + size(container) - (where.start or 0)

    def delete(self, container: Any, where: Any) -> None:
        """`del container[where]`, where all behind moves."""
        if isinstance(container, list):
            first = where.start or 0 if isinstance(where, slice) else where
            self.cost += len(container) - first if first >= 0 else -first
        del container[where]


_HOOKS = (
    *("tick", "enter", "leave", "known", "span", "copied", "contains", "equal", "unequal"),
    *("added", "extended", "multiplied", "joined", "met", "less", "put", "delete"),
)


def _alike(left: Any, right: Any, equal: bool) -> int:
    """How many elements of two containers are compared to see whether they are equal."""
    if type(left) is not type(right) or size(left) != size(right):
        return 0
    if equal or not isinstance(left, str | list | tuple | bytes):
        return size(left)
    pairs = zip(left, right, strict=True)
    return 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
