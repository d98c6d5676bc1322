"""Owns what both processes have alike: built-in names, and values of the standard library.

Such values travel by their parts and such functions and classes by their names, so that neither
needs a stand-in.
"""

import functools
import importlib
import sys
import types
from collections.abc import Callable
from typing import Any

Taken = Callable[[Any], list[Any]]
_PLAIN_MODULES = ("builtins", "operator", "math", "datetime", "decimal", "fractions",
                  "collections", "json", "io", "struct", "queue")  # fmt: skip
_ERROR_MODULES = (
    "dataclasses", "_csv", "configparser", "asyncio.exceptions", "concurrent.futures._base", "re",
    "statistics", "graphlib", "_pickle", "zlib", "binascii", "argparse", "subprocess", "ipaddress",
    "xml.etree.ElementTree", "urllib.error", "socket", "copy", "zipfile", "sqlite3", "http.client",
)  # fmt: skip
"""Where further exceptions are, which are given by name."""
_VALUE_MODULES = ("datetime", "decimal", "fractions", "collections")
_PUBLIC = {"_operator": "operator", "_io": "io", "_struct": "struct", "_queue": "queue",
           "json.decoder": "json"}  # fmt: skip
_NAMED_KINDS = (types.FunctionType, types.BuiltinFunctionType)
_UNSAFE = frozenset({"exec", "eval", "compile", "open", "input", "breakpoint", "__import__",
                     "globals", "locals", "vars", "help", "exit", "quit", "print"})  # fmt: skip
_SIMPLE = ("int", "str", "float", "bool", "bytes", "bytearray", "complex", "list", "tuple", "dict",
           "set", "frozenset", "range", "object", "NoneType")  # fmt: skip
FUNCTIONS: tuple[type, ...] = (
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.MethodWrapperType,
    types.WrapperDescriptorType, types.MethodDescriptorType, types.ClassMethodDescriptorType,
    functools.partial, staticmethod, classmethod,
)  # fmt: skip
REAL: dict[str, type] = {
    kind.__name__: kind
    for kind in (types.GeneratorType, types.FunctionType, types.ModuleType, map, filter, zip,
                 enumerate, reversed, memoryview)
}  # fmt: skip
"""Built-in types whose objects say that they are of it, though they only stand for one."""


def name_of(value: Any) -> str | None:
    """The name of a function or class that both processes have; None for any other value."""
    kind = type(value)
    if not issubclass(kind, type) and kind not in _NAMED_KINDS:
        return None
    name, module = getattr(value, "__name__", None), getattr(value, "__module__", None)
    if not isinstance(name, str) or not isinstance(module, str):
        return None
    full = f"{_PUBLIC.get(module, module)}.{name}"
    return full if value is type(None) or named(full) is value else None


def named(name: str) -> Any:
    """The function or class of that name; None where there is none that may be given so."""
    module, _, last = name.rpartition(".")
    if name == "builtins.NoneType":
        return type(None)
    if last.startswith("_") or last in _UNSAFE:
        return None
    if module in _PLAIN_MODULES:
        found = getattr(importlib.import_module(module), last, None)
        return found if callable(found) else None
    if module not in _ERROR_MODULES:
        return None
    found = getattr(importlib.import_module(module), last, None)
    return found if isinstance(found, type) and issubclass(found, BaseException) else None


def named_class(name: str) -> Any:
    """The same for classes of plain values and for exceptions only."""
    found = named(name)
    if not isinstance(found, type):
        return None
    module, _, last = name.rpartition(".")
    is_plain = last in _SIMPLE if module == "builtins" else module in _VALUE_MODULES
    return found if is_plain or issubclass(found, BaseException) else None


def mark(value: Any) -> list[Any] | None:
    """What stands for a value of the library that has parts; None for any other."""
    kind = type(value)
    if kind in _BUILT_IN:
        return ["library", kind.__name__, _BUILT_IN[kind](value)]
    name = f"{kind.__module__}.{kind.__name__}"
    taken = _TAKEN.get(name)
    if taken is None or _found(name) is not kind:
        return None
    return ["library", name, taken(value)]


def made(name: str, parts: list[Any]) -> Any:
    """The value that `mark` told of."""
    if name in _MADE:
        return _MADE[name](*parts)
    if name not in _TAKEN:
        raise ValueError(f"no value of the library is called {name!r}")
    __import__(name.rpartition(".")[0])
    return _found(name)(*parts)


def is_of_library(kind: type) -> bool:
    """Whether a class comes with Python."""
    module = getattr(kind, "__module__", "")
    return isinstance(module, str) and module.partition(".")[0] in sys.stdlib_module_names


def _found(name: str) -> Any:
    module, _, kind = name.rpartition(".")
    return getattr(sys.modules.get(module), kind, None)


def _zone(value: Any) -> list[Any]:
    """A time zone of a fixed offset, which is the only kind that travels."""
    offset = value.utcoffset()
    return [] if offset is None else [_found("datetime.timezone")(offset)]


def _instant(d: Any) -> list[Any]:
    return [d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond, *_zone(d)]


_TAKEN: dict[str, Taken] = {
    "datetime.date": lambda d: [d.year, d.month, d.day],
    "datetime.datetime": _instant,
    "datetime.time": lambda t: [t.hour, t.minute, t.second, t.microsecond, *_zone(t)],
    "datetime.timedelta": lambda t: [t.days, t.seconds, t.microseconds],
    "datetime.timezone": lambda t: [t.utcoffset(None)],
    "decimal.Decimal": lambda d: [str(d)],
    "fractions.Fraction": lambda f: [f.numerator, f.denominator],
    "collections.Counter": lambda c: [dict(dict.items(c))],
    "collections.OrderedDict": lambda d: [dict(d.items())],
    "collections.defaultdict": lambda d: [None, dict(dict.items(d))],
    "collections.deque": lambda d: [list(d), d.maxlen],
    "uuid.UUID": lambda u: [str(u)],
    "pathlib.PosixPath": lambda p: [str(p)],
}
_BUILT_IN: dict[type, Taken] = {
    slice: lambda s: [s.start, s.stop, s.step],
    type(...): lambda _: [],
    type(NotImplemented): lambda _: [],
    types.TracebackType: lambda _: [],
    type({}.keys()): lambda view: [list(view)],
    type({}.values()): lambda view: [list(view)],
    type({}.items()): lambda view: [list(view)],
}
_MADE: dict[str, Callable[..., Any]] = {
    "slice": slice,
    "ellipsis": lambda: ...,
    "NotImplementedType": lambda: NotImplemented,
    "traceback": lambda: None,
    "dict_keys": lambda keys: dict.fromkeys(keys).keys(),
    "dict_values": lambda values: dict(enumerate(values)).values(),
    "dict_items": lambda pairs: dict(pairs).items(),
}
