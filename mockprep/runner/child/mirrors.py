"""Owns the stand-ins for objects of the other process: classes that pass on what is asked of them.

Whatever is done with a stand-in is done by the other process with the object itself, with one
exception: whether a stand-in equals a plain value is decided here, by its built-in content, and
never by an `__eq__` from over there. A stand-in without such content equals no plain value.
"""

from collections.abc import Callable
from typing import Any

from mockprep.runner.child import library
from mockprep.runner.child.specials import CHANGING, CONTENTS, ORDER, SPECIAL, looked_up

Ask = Callable[..., Any]


class Description:
    """What a stand-in's class must know of the class it stands for."""

    def __init__(self, kind: type) -> None:
        self.name = kind.__name__
        self.module = str(getattr(kind, "__module__", ""))
        self.content = next((one for one in CONTENTS if issubclass(kind, one)), None)
        self.changing = next((one for one in CHANGING if issubclass(kind, one)), None)
        if issubclass(kind, BaseException):
            usual: type = BaseException
        else:
            usual = self.content or object
        own = [name for name in SPECIAL if _differs(kind, usual, name)]
        self.special = [*own, "__call__"] if looked_up(kind, "__call__") else own

    def parts(self) -> list[Any]:
        """All of it as plain values."""
        kinds = [kind.__name__ if kind else "" for kind in (self.content, self.changing)]
        return [self.name, self.module, *kinds, self.special]


def _differs(kind: type, usual: type, name: str) -> bool:
    found = looked_up(kind, name)
    return found is not None and found is not looked_up(usual, name)


class Method:
    """A method of an object of the other process, looked up when it is called."""

    __slots__ = ("__self__", "_ask", "_name")

    def __init__(self, ask: Ask, owner: Any, name: str) -> None:
        self._ask = ask
        self.__self__ = owner
        self._name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask("method", self.__self__, self._name, list(args), kwargs)

    def __getattr__(self, name: str) -> Any:
        return self._ask("get", self._ask("get", self.__self__, self._name, True), name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Method) and self.parts() == other.parts()

    def __hash__(self) -> int:
        return hash(self._name)

    def __repr__(self) -> str:
        return f"<method {self._name}>"

    def parts(self) -> tuple[int, str]:
        """What tells methods apart."""
        return id(self.__self__), self._name


class MirrorClass(type):
    """The class of the classes that stand for classes of the other process."""

    _mirror_ask: Ask

    def __new__(cls, name: str, bases: tuple[type, ...], names: dict[str, Any]) -> "MirrorClass":
        raise TypeError(f"{name}: no class of a test can be derived from a class of the answer")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        return cls._mirror_ask("call", cls, list(args), kwargs)

    def __getattr__(cls, name: str) -> Any:
        return type.__getattribute__(cls, "_mirror_ask")("get", cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        cls._mirror_ask("set", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        cls._mirror_ask("del", cls, name)

    def __iter__(cls) -> Any:
        return cls._mirror_ask("special", "__iter__", cls)

    def __len__(cls) -> int:
        return int(cls._mirror_ask("special", "__len__", cls))

    def __bool__(cls) -> bool:
        return True

    def __getitem__(cls, key: Any) -> Any:
        return cls._mirror_ask("special", "__getitem__", cls, key)

    def __contains__(cls, member: Any) -> bool:
        return bool(cls._mirror_ask("special", "__contains__", cls, member))


class Mirrors:
    """Makes stand-ins for one other process."""

    def __init__(self, ask: Ask, is_theirs: Callable[[Any], bool]) -> None:
        """ask: has the other process do something; is_theirs: whether a value is a stand-in."""
        self._ask = ask
        self._is_theirs = is_theirs
        self._handle = type.__new__(MirrorClass, "Handle", (), self._basis())

    def class_for(self, parts: list[Any], bases: list[Any]) -> type:
        """A class that stands for a described one; `bases` are stand-ins and built-in classes."""
        name, module, content, changing, special = parts
        above = [base for base in bases if isinstance(base, type) and base is not object]
        errors = [base for base in above if issubclass(base, BaseException)]
        mirrored = [base for base in above if isinstance(base, MirrorClass)]
        inherited = [base for base in errors if base not in mirrored]
        if content and not errors:
            inherited = [kind for kind in CONTENTS if kind.__name__ == content]
        kept: list[Any] = [*(mirrored or [self._handle]), *inherited]
        names: dict[str, Any] = {
            known: self._passing_on(known) for known in special if known in SPECIAL
        }
        if "__call__" in special:
            names["__call__"] = self._calling()
        names |= {"__module__": module, "_mirror_changing": changing}
        if errors:
            names["__setattr__"] = lambda value, name, new: self._set_on_error(value, name, new)
        else:
            names["__slots__"] = ()
        if module == "builtins" and name in library.REAL:
            names["__class__"] = property(lambda value: library.REAL[name])
        try:
            return type.__new__(MirrorClass, name, tuple(dict.fromkeys(kept)), names)
        except TypeError:
            # Bases that fit together over there may not do so here.
            return type.__new__(MirrorClass, name, (self._handle, *inherited), names)

    def object_for(self, mirror: Any, content: Any) -> Any:
        """An object of such a class.

        content: its built-in content, or an exception's arguments and its cause.
        """
        if issubclass(mirror, BaseException):
            made = BaseException.__new__(mirror)
            args, cause = content
            BaseException.__dict__["args"].__set__(made, tuple(args))
            BaseException.__dict__["__cause__"].__set__(made, cause)
            return made
        if (mirror.__module__, mirror.__name__) == ("builtins", "coroutine"):
            return self._coroutine()
        for kind in CONTENTS:
            if issubclass(mirror, kind):
                return kind.__new__(mirror, *_made_of(kind, content))
        return object.__new__(mirror)

    def _coroutine(self) -> Any:
        """A real coroutine, which has the one over there run to its end."""
        made: list[Any] = []

        async def standing_in() -> Any:
            return self._ask("further", "await", made[0])

        made.append(standing_in())
        return made[0]

    def content_of(self, value: Any) -> tuple[Any, ...]:
        """The built-in content of a stand-in as the only element; nothing where it has none."""
        for kind, take in CONTENTS.items():
            if isinstance(value, kind):
                return (take(value),)
        return (self._ask("content", value),) if type(value)._mirror_changing else ()

    def _passing_on(self, name: str) -> Callable[..., Any]:
        ask = self._ask
        return lambda value, *args, **kwargs: ask("special", name, value, *args, **kwargs)

    def _set_on_error(self, value: Any, name: str, new: Any) -> None:
        """What Python itself notes on an exception, such as its traceback, stays here."""
        if name.startswith("__"):
            BaseException.__setattr__(value, name, new)
        else:
            self._ask("set", value, name, new)

    def _calling(self) -> Callable[..., Any]:
        ask = self._ask

        def called(value: Any, /, *args: Any, **kwargs: Any) -> Any:
            return ask("call", value, list(args), kwargs)

        return called

    def _basis(self) -> dict[str, Any]:
        """What every stand-in has, whatever its class."""
        ask = self._ask
        passed = ("__str__", "__repr__", "__copy__", "__dir__")
        names: dict[str, Any] = {name: self._passing_on(name) for name in passed}
        names |= {name: self._ordering(name, order) for name, order in ORDER.items()}
        return names | {
            "__slots__": (), "_mirror_ask": staticmethod(ask), "_mirror_changing": "",
            "__getattr__": lambda value, name: ask("get", value, name),
            "__setattr__": lambda value, name, new: ask("set", value, name, new),
            "__delattr__": lambda value, name: ask("del", value, name),
            "__eq__": lambda value, other: self._equal(value, other),
            "__ne__": lambda value, other: self._unequal(value, other),
            "__hash__": lambda value: self._hash(value),
            "__deepcopy__": lambda value, memo: ask("special", "__deepcopy__", value),
            "__dict__": property(lambda value: ask("get", value, "__dict__")),
        }  # fmt: skip

    def _equal(self, value: Any, other: Any) -> Any:
        if self._is_theirs(other):
            return bool(self._ask("special", "__eq__", value, other))
        content = self.content_of(value)
        return content[0] == other if content else NotImplemented

    def _unequal(self, value: Any, other: Any) -> Any:
        if self._is_theirs(other):
            return bool(self._ask("special", "__ne__", value, other))
        same = self._equal(value, other)
        return same if same is NotImplemented else not same

    def _ordering(self, name: str, order: Callable[[Any, Any], Any]) -> Callable[..., Any]:
        def ordered(value: Any, other: Any) -> Any:
            if self._is_theirs(other):
                return self._ask("special", name, value, other)
            content = self.content_of(value)
            return order(content[0], other) if content else NotImplemented

        return ordered

    def _hash(self, value: Any) -> int:
        if any(isinstance(value, kind) for kind in CONTENTS):
            return hash(self.content_of(value)[0])
        return int(self._ask("special", "__hash__", value))


def _made_of(kind: type, content: Any) -> tuple[Any, ...]:
    return (content.real, content.imag) if kind is complex else (content,)
