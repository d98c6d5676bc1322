"""Owns the special methods that stand-ins pass on, and the built-in content of subclasses."""

import copy
import math
import operator
from collections.abc import Callable
from typing import Any

CONTENTS: dict[type, Callable[[Any], Any]] = {
    int: int.__int__,
    str: str.__str__,
    float: float.__float__,
    bytes: lambda value: bytes.__getitem__(value, slice(None)),
    tuple: lambda value: tuple(tuple.__iter__(value)),
    frozenset: lambda value: frozenset(frozenset.__iter__(value)),
    complex: lambda value: complex(complex.real.__get__(value), complex.imag.__get__(value)),
}
"""The kinds of content that never changes, and how it is taken out of an object of a subclass."""
CHANGING: dict[type, Callable[[Any], Any]] = {
    list: lambda value: list(list.__iter__(value)),
    dict: lambda value: dict(dict.items(value)),
    set: lambda value: set(set.__iter__(value)),
    bytearray: lambda value: bytearray.__getitem__(value, slice(None)),
}
"""The kinds of content that may change, so that it is asked for when it is needed."""

_BINARY = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": operator.truediv,
    "floordiv": operator.floordiv, "mod": operator.mod, "pow": operator.pow,
    "and": operator.and_, "or": operator.or_, "xor": operator.xor, "lshift": operator.lshift,
    "rshift": operator.rshift, "matmul": operator.matmul, "divmod": divmod,
}  # fmt: skip
_IN_PLACE = {
    "add": operator.iadd, "sub": operator.isub, "mul": operator.imul, "and": operator.iand,
    "or": operator.ior, "xor": operator.ixor, "truediv": operator.itruediv,
    "floordiv": operator.ifloordiv, "mod": operator.imod,
}  # fmt: skip
ORDER: dict[str, Callable[[Any, Any], Any]] = {
    "__lt__": operator.lt, "__le__": operator.le, "__gt__": operator.gt, "__ge__": operator.ge,
}  # fmt: skip


def _swapped(binary: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, other: binary(other, value)


def _by_type(name: str) -> Callable[..., Any]:
    """Call a special method as Python does: found in the class, and bound where it can be."""

    def called(value: Any, *args: Any, **kwargs: Any) -> Any:
        found = looked_up(type(value), name)
        bind = looked_up(type(found), "__get__")
        bound = found if bind is None else bind(found, value, type(value))
        return bound(*args, **kwargs)

    return called


SPECIAL: dict[str, Callable[..., Any]] = {
    **{f"__{name}__": binary for name, binary in _BINARY.items()},
    **{f"__r{name}__": _swapped(binary) for name, binary in _BINARY.items()},
    **{f"__i{name}__": binary for name, binary in _IN_PLACE.items()},
    **{name: _by_type(name) for name in ("__enter__", "__exit__", "__init__")},
    "__len__": len, "__iter__": iter, "__next__": next, "__reversed__": reversed,
    "__getitem__": operator.getitem, "__setitem__": operator.setitem,
    "__delitem__": operator.delitem, "__contains__": operator.contains,
    "__bool__": bool, "__int__": int, "__float__": float, "__complex__": complex,
    "__index__": operator.index, "__bytes__": bytes, "__format__": format, "__abs__": abs,
    "__neg__": operator.neg, "__pos__": operator.pos, "__invert__": operator.invert,
    "__round__": round, "__trunc__": math.trunc, "__floor__": math.floor, "__ceil__": math.ceil,
    "__str__": str, "__repr__": repr,
}  # fmt: skip
"""What a stand-in passes on where its class has it, and how it is done to the object itself."""
ALWAYS: dict[str, Callable[..., Any]] = {
    "__eq__": operator.eq, "__ne__": operator.ne, "__hash__": hash, **ORDER,
    "__copy__": copy.copy, "__deepcopy__": copy.deepcopy, "__dir__": dir,
    "__str__": str, "__repr__": repr,
}  # fmt: skip
"""What every stand-in passes on."""


def looked_up(kind: type, name: str) -> Any:
    """What objects of a class find under a special name; the class's own class is not asked."""
    return next((above.__dict__[name] for above in kind.__mro__ if name in above.__dict__), None)
