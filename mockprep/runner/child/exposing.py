"""Owns what the answer may do with the objects that a test gives to it, and with no others."""

import types
import unittest
from typing import Any

from mockprep.runner.child import library, specials
from mockprep.runner.child.relay import Relay

_NAMES = frozenset({"__name__", "__qualname__", "__doc__"})
_NEVER: tuple[type, ...] = (
    types.ModuleType, types.FrameType, types.CodeType, types.TracebackType, types.CellType,
    unittest.TestCase, unittest.TestSuite, unittest.TestResult,
)  # fmt: skip
_RUNNING: tuple[type, ...] = (
    types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType,
)  # fmt: skip
_OF_RUNNING = frozenset({"send", "throw", "close"})
_OF_TEXT = frozenset({"format", "format_map"})
_OF_MOCKS = frozenset({
    "return_value", "side_effect", "called", "call_count", "call_args", "call_args_list",
    "mock_calls", "method_calls", "reset_mock", "configure_mock", "mock_add_spec", "attach_mock",
})  # fmt: skip
"""What a mock tells the test, which is not the answer's to see or change."""
_OF_SPECIAL = frozenset({"__eq__", "__ne__", "__hash__", "__str__", "__repr__", "__call__"})


class Exposure:
    """The narrow interface of a test's objects."""

    def __init__(self, modules: set[str]) -> None:
        """modules: the names of the modules that belong to the suite."""
        self.modules = modules
        self.relay: Relay | None = None

    def speaks(self, value: Any) -> str | None:
        """The answer takes every function and class that both sides have."""
        return library.name_of(value)

    def accepts(self, name: str) -> Any:
        """The answer may name classes of values and exceptions."""
        return library.named_class(name)

    def lends(self, value: Any) -> bool:
        """Everything but what leads to the tests themselves."""
        kind = type(value)
        if issubclass(kind, type):
            return not issubclass(value, _NEVER)
        return not issubclass(kind, _NEVER)

    def allows(self, doing: str, value: Any, name: str) -> bool:
        """Only lent objects, and of them what the kind of object allows."""
        if self.relay is None or not self.relay.lending.is_lent(value):
            return doing == "call" and library.named_class(library.name_of(value) or "") is value
        if doing == "call":
            return True
        if doing == "get":
            return self._shows(value, name)
        if doing == "special":
            return self._works(value, name)
        return self._lets_change(value, name)

    def _shows(self, value: Any, name: str) -> bool:
        kind = type(value)
        if issubclass(kind, library.FUNCTIONS):
            return name in _NAMES
        if issubclass(kind, _RUNNING):
            return name in _OF_RUNNING
        if name.startswith("_"):
            return name in _NAMES and issubclass(kind, type)
        if issubclass(kind, type):
            return self._is_of_suite(value) and any(name in c.__dict__ for c in value.__mro__[:-1])
        if issubclass(kind, str) and name in _OF_TEXT:
            return False
        return not (is_mock(value) and (name in _OF_MOCKS or name.startswith("assert")))

    def _works(self, value: Any, name: str) -> bool:
        if issubclass(type(value), library.FUNCTIONS):
            return name in _OF_SPECIAL
        if name == "__init__":
            return self._is_of_suite(type(value)) and not is_mock(value)
        return name in specials.SPECIAL or (name in specials.ALWAYS and name != "__dir__")

    def _lets_change(self, value: Any, name: str) -> bool:
        """Attributes of objects of a test's own classes, but not what those classes define."""
        kind = type(value)
        if name.startswith("_") or issubclass(kind, (type, BaseException)) or is_mock(value):
            return False
        found = specials.looked_up(kind, name)
        is_plain = not callable(found) and not isinstance(found, classmethod)
        return self._is_of_suite(kind) and is_plain

    def _is_of_suite(self, kind: Any) -> bool:
        return getattr(kind, "__module__", None) in self.modules


def is_mock(value: Any) -> bool:
    """Whether a value is one of `unittest.mock`'s."""
    return any(
        kind.__module__ == "unittest.mock" and kind.__name__ == "NonCallableMock"
        for kind in type(value).__mro__
    )
