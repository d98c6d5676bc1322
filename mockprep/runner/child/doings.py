"""Owns what the other process can have done to objects of this one, as far as a policy allows."""

import types
from collections.abc import Callable
from typing import Any

from mockprep.runner.child import specials
from mockprep.runner.child.policy import Policy, Refused

_BOUND = (types.MethodType, types.BuiltinMethodType, types.MethodWrapperType)


class OwnMethod:
    """A method of an object of this side, on its way to the other."""

    def __init__(self, value: Any, name: str) -> None:
        self.value, self.name = value, name


class Doings:
    """All of it, each by its name."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy

    def do(self, doing: str, operands: list[Any], named: dict[str, Any]) -> Any:
        """Do what is called `doing`; Refused where nothing is."""
        if doing not in _DOINGS:
            raise Refused(f"nothing is called {doing!r}")
        return _DOINGS[doing](self, *operands, **named)

    def get(self, value: Any, name: str, whole: bool = False) -> Any:
        """An attribute; a method is told by its name unless it is wanted `whole`."""
        if not self._policy.allows("get", value, name):
            raise AttributeError(f"a test does not show {name!r} to the code")
        found = getattr(value, name)
        if not whole and isinstance(found, _BOUND) and found.__self__ is value:
            return OwnMethod(value, name)
        return found

    def method(self, value: Any, name: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call a method."""
        return self.get(value, name, True)(*args, **kwargs)

    def set(self, value: Any, name: str, new: Any) -> None:
        """Set an attribute."""
        if not self._policy.allows("set", value, name):
            raise AttributeError(f"a test does not let the code set {name!r}")
        setattr(value, name, new)

    def delete(self, value: Any, name: str) -> None:
        """Delete an attribute."""
        if not self._policy.allows("del", value, name):
            raise AttributeError(f"a test does not let the code delete {name!r}")
        delattr(value, name)

    def special(self, name: str, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Do what an operator or a built-in function does."""
        doing = specials.SPECIAL.get(name) or specials.ALWAYS[name]
        if not self._policy.allows("special", value, name):
            raise TypeError(f"a test does not let the code use {name!r}")
        return doing(value, *args, **kwargs)

    def call(self, value: Any, args: list[Any], kwargs: dict[str, Any]) -> Any:
        """Call something."""
        if not self._policy.allows("call", value, ""):
            raise TypeError("a test does not let the code call this")
        return value(*args, **kwargs)

    def content(self, value: Any) -> Any:
        """The built-in content of an object of a subclass of a container."""
        for kind, take in specials.CHANGING.items():
            if isinstance(value, kind):
                return take(value)
        raise Refused("it has no content")

    def further(self, doing: str, *operands: Any) -> Any:
        """Do what only this side's policy knows."""
        return getattr(self._policy, f"do_{doing}")(*operands)


_DOINGS: dict[str, Callable[..., Any]] = {
    "get": Doings.get,
    "set": Doings.set,
    "del": Doings.delete,
    "call": Doings.call,
    "method": Doings.method,
    "special": Doings.special,
    "content": Doings.content,
    "further": Doings.further,
}
