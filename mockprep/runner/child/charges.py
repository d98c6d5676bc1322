"""Owns what built-ins are charged for, and the ledger that adds up what a call costs.

A charge is the number of elements that a built-in goes through at its worst, by the length of what
it is given: n for `sum`, n log n for `sorted`, the part that moves for `list.insert`. Arithmetic,
hashing and attribute access are free, as in an interview.
"""

import bisect
import collections
import copy
import heapq
import operator
import random
import types
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from math import log2
from typing import Any

FRAME_BYTES = 160
"""What a call that is still open is reckoned to keep; tracemalloc does not see frames."""

Charge = Callable[[Any, tuple[Any, ...], Any], float]
"""The charge of a call, from what the method belongs to, the arguments and the result."""

_SEQUENCES = (str, list, tuple, bytes, bytearray)
_VIEWS = (type({}.keys()), type({}.values()), type({}.items()))
_SIZED = (*_SEQUENCES, dict, set, frozenset, collections.deque, range, *_VIEWS)


def size(value: Any) -> int:
    """The number of elements of a built-in container; 0 for anything else."""
    return len(value) if isinstance(value, _SIZED) else 0


def sort_cost(n: float) -> float:
    """Comparisons of sorting n elements."""
    return n * log2(n) if n > 1 else 1


def _free(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 0


def _linear(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + max(size(owner) + sum(map(size, args)), size(result))


def _sorting(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return sort_cost(size(owner) or size(result))


def _best_of(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + (size(args[0]) if len(args) == 1 else 0)


def _summing(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    copies = size(result) / 2 if isinstance(result, list | tuple) else 1
    return 1 + size(args[0]) * copies


def _sifting(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + log2(size(args[0]) + 1)


def _choosing(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + size(args[1]) * log2(size(result) + 2)


def _ranking(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + size(owner) * log2(size(result) + 2)


def _popping(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    place = args[0] if args else -1
    return 1 + (size(owner) - place if place >= 0 else -place)


def _inserting(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + (max(size(owner) - args[0], 0) if args[0] >= 0 else -args[0])


def _finding(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + (result if isinstance(result, int) and result >= 0 else size(owner))


def _extending(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + sum(map(size, args))


def _prefix(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + size(args[0])


def _turning(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1 + min(abs(args[0]) if args else 1, size(owner))


def _deep(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return _deep_size(result)


def _deep_size(value: Any) -> int:
    if isinstance(value, dict):
        return 1 + sum(map(_deep_size, value.values()))
    if isinstance(value, list | tuple | set):
        return 1 + sum(map(_deep_size, value))
    return 1


_FREE_CALLS = (
    *(len, isinstance, issubclass, id, abs, ord, chr, hash, callable, iter, next, round, divmod),
    *(pow, getattr, hasattr, setattr, delattr, globals, locals, vars, heapq.merge),
    *(operator.getitem, operator.setitem),
)
_CALLS: dict[Any, Charge] = {
    **dict.fromkeys(_FREE_CALLS, _free),
    **dict.fromkeys((list, tuple, set, frozenset, dict, str, bytes, bytearray), _linear),
    **dict.fromkeys((int, float, collections.deque, collections.Counter), _linear),
    **dict.fromkeys((collections.OrderedDict, collections.defaultdict), _linear),
    **dict.fromkeys((min, max), _best_of),
    **dict.fromkeys((heapq.heappush, heapq.heappop), _sifting),
    **dict.fromkeys((heapq.heapreplace, heapq.heappushpop), _sifting),
    **dict.fromkeys((heapq.nlargest, heapq.nsmallest), _choosing),
    **dict.fromkeys((bisect.bisect_left, bisect.bisect_right), _sifting),
    sorted: _sorting,
    sum: _summing,
    copy.deepcopy: _deep,
}
"""Functions and types; a function that is not here is charged by the length of its arguments."""

_METHODS: dict[tuple[type, str], Charge] = {
    (list, "append"): _free,
    (list, "pop"): _popping,
    (list, "insert"): _inserting,
    (list, "index"): _finding,
    (list, "extend"): _extending,
    (list, "sort"): _sorting,
    (str, "find"): _finding,
    (str, "index"): _finding,
    (str, "startswith"): _prefix,
    (str, "endswith"): _prefix,
    (collections.deque, "extend"): _extending,
    (collections.deque, "rotate"): _turning,
    (collections.Counter, "most_common"): _ranking,
    (set, "update"): _extending,
    (dict, "update"): _extending,
    **{(collections.deque, n): _free for n in ["append", "appendleft", "pop", "popleft"]},
    **{(dict, n): _free for n in ["get", "setdefault", "pop", "popitem", "items", "keys", "values"]},
    **{(collections.OrderedDict, n): _free for n in ("move_to_end", "popitem")},
    **{(set, n): _free for n in ["add", "discard", "remove", "pop"]},
    **{(random.Random, n): _free for n in ["random", "choice", "randint", "randrange", "uniform"]},
}
"""Methods; one that is not here is charged by the length of its object and its arguments."""


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
        charge = self._charge_of(function)
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

    def _charge_of(self, function: Any) -> Charge | None:
        kind = type(function)
        if kind is types.BuiltinFunctionType:
            owner = function.__self__
            if owner is None or type(owner) is types.ModuleType:
                charge = _CALLS.get(function, _linear)
            else:
                charge = _method_charge(type(owner), function.__name__)
            return None if charge is _free else charge
        if kind is types.FunctionType:
            return self._outside(function, function)
        if kind is types.MethodType:
            return self._outside(function.__func__, function)
        return _CALLS.get(function) if kind is type else None

    def _outside(self, code: Any, function: Any) -> Charge | None:
        """The charge of a function written in Python, unless the candidate wrote it."""
        where = getattr(getattr(code, "__code__", None), "co_filename", self.filename)
        if where == self.filename:
            return None
        if type(function) is types.MethodType:
            charge = _method_charge(type(function.__self__), function.__name__)
        else:
            charge = _CALLS.get(function, _linear)
        return None if charge is _free else charge

    def _watched(self, arg: Any, early: bool) -> Any:
        """An argument that counts its elements when it has no length to charge by."""
        return self._each(arg) if hasattr(arg, "__next__") or (early and size(arg)) else arg

    def _each(self, elements: Iterable[Any]) -> Iterator[Any]:
        for element in elements:
            self.cost += 1
            yield element

    def slice(self, low: Any, high: Any, step: Any) -> slice:
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
        elif isinstance(container, _VIEWS[1]):
            self.cost += len(container)
        return found

    def equal(self, left: Any, right: Any) -> Any:
        """`left == right`, charged for what is alike from the beginning."""
        result = left == right
        if type(left) is type(right) and _as_long(left, right):
            self.cost += len(left) if result is True else _alike(left, right)
        return result

    def unequal(self, left: Any, right: Any) -> Any:
        """`left != right`."""
        result = left != right
        if type(left) is type(right) and _as_long(left, right):
            self.cost += len(left) if result is False else _alike(left, right)
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


_HOOKS = tuple(name for name, value in vars(Ledger).items() if callable(value) and name[0] != "_")


def _method_charge(kind: type, name: str) -> Charge:
    for ancestor in kind.__mro__:
        if charge := _METHODS.get((ancestor, name)):
            return charge
    return _linear


def _as_long(left: Any, right: Any) -> bool:
    """Whether two built-in containers are equally long, so that elements are compared."""
    return isinstance(left, _SIZED) and len(left) == len(right)


def _alike(left: Any, right: Any) -> int:
    if not isinstance(left, _SEQUENCES):
        return len(left)
    pairs = zip(left, right, strict=True)
    return 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
