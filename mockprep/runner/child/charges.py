"""Owns what built-ins are charged for.

A charge is the number of elements that a built-in goes through at its worst, by the length of what
it is given: n for `sum`, n log n for `sorted`, the part that moves for `list.insert`. Arithmetic,
hashing and attribute access are free, as in an interview.
"""

import bisect
import collections
import copy
import functools
import heapq
import operator
import random
import types
import typing
from collections.abc import Callable
from math import log2
from typing import Any

Charge = Callable[[Any, tuple[Any, ...], Any], float]
"""The charge of a call, from what the method belongs to, the arguments and the result."""

_SEQUENCES = (str, list, tuple, bytes, bytearray)
_VIEWS: tuple[Any, ...] = (type({}.keys()), type({}.values()), type({}.items()))
_SIZED: tuple[Any, ...] = (*_SEQUENCES, dict, set, frozenset, collections.deque, range, *_VIEWS)


def size(value: Any) -> int:
    """The number of elements of a built-in container; 0 for anything else."""
    return len(value) if isinstance(value, _SIZED) else 0


def sort_cost(n: float) -> float:
    """Comparisons of sorting n elements."""
    return n * log2(n) if n > 1 else 1


def _free(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 0


def _watched(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    return 1  # whatever it goes through is counted on the way, as it may stop early


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
    place = int(args[0]) if args else -1
    return 1 + (size(owner) - place if place >= 0 else -place)


def _inserting(owner: Any, args: tuple[Any, ...], result: Any) -> float:
    place = int(args[0])
    return 1 + (max(size(owner) - place, 0) if place >= 0 else -place)


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
    *(operator.getitem, operator.setitem, typing.cast),
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
    **dict.fromkeys((any, all), _watched),
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
    **{
        (dict, n): _free for n in ["get", "setdefault", "pop", "popitem", "items", "keys", "values"]
    },
    **{(collections.OrderedDict, n): _free for n in ("move_to_end", "popitem")},
    **{(kind, "__contains__"): _free for kind in (dict, set, frozenset, range)},
    **{(set, n): _free for n in ["add", "discard", "remove", "pop"]},
    **{(random.Random, n): _free for n in ["random", "choice", "randint", "randrange", "uniform"]},
}
"""Methods; one that is not here is charged by the length of its object and its arguments."""

_FREE_METHODS = frozenset(
    ["__len__", "__getitem__", "__setitem__", "__iter__", "__next__", "__hash__", "__init__"]
)


def charge_of(function: Any, filename: str) -> Charge | None:
    """What a call of `function` is charged; None for nothing, and for code of the candidate.

    filename: the one that the candidate's code is compiled under.
    """
    kind = type(function)
    if kind is type:
        return _CALLS.get(function)
    if kind is functools.partial:
        return _partial_charge(function, filename)
    if kind in (types.FunctionType, types.MethodType):
        charge = _python_charge(function, filename)
    elif kind is types.BuiltinFunctionType:
        charge = _builtin_charge(function)
    elif kind is types.MethodWrapperType:
        charge = _method_charge(type(function.__self__), function.__name__)
    elif kind is types.MethodDescriptorType:
        charge = _unbound_charge(function)
    else:
        return None
    return None if charge is _free else charge


def _partial_charge(function: Any, filename: str) -> Charge | None:
    charge, owner = charge_of(function.func, filename), getattr(function.func, "__self__", None)
    if charge is None:
        return None
    return lambda _, args, result: charge(owner, (*function.args, *args), result)


def _unbound_charge(function: Any) -> Charge:
    """The charge of a method that is taken from its type, as in `list.append(xs, x)`."""
    charge = _method_charge(function.__objclass__, function.__name__)
    if charge is _free:
        return charge
    return lambda _, args, result: charge(args[0], args[1:], result)


def _builtin_charge(function: Any) -> Charge:
    owner = function.__self__
    if owner is None or type(owner) is types.ModuleType:
        return _CALLS.get(function, _linear)
    return _method_charge(type(owner), function.__name__)


def _python_charge(function: Any, filename: str) -> Charge:
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    if code is None or code.co_filename == filename:
        return _free
    if type(function) is types.MethodType:
        return _method_charge(type(function.__self__), function.__name__)
    return _CALLS.get(function, _linear)


def _method_charge(kind: type, name: str) -> Charge:
    if name in _FREE_METHODS:
        return _free
    for ancestor in kind.__mro__:
        if charge := _METHODS.get((ancestor, name)):
            return charge
    return _linear
