"""Owns how objects are told of between two processes: by value, by name, or by a number.

Each side numbers what it lends, and keeps the stand-ins for what the other has lent to it.
"""

from collections.abc import Callable
from typing import Any

from mockprep.runner.child import codec, library, mirrors, specials
from mockprep.runner.child.doings import OwnMethod
from mockprep.runner.child.policy import Policy, Refused


class _Encoder(codec._Encoder):
    """Leaves objects of subclasses to the relay, since they are more than their content."""

    def kind(self, kind: type) -> Callable[[codec._Encoder, Any, int], None] | None:
        return codec._PUT.get(kind)


def _encode(value: Any, other: Callable[[Any], Any]) -> str:
    pieces: list[str] = []
    _Encoder(pieces.append, other).put(value, 0)
    text = "".join(pieces)
    if len(text) > codec.MOST_TEXT:
        raise codec.TooLarge
    return text


def snapshot(value: Any) -> str:
    """A text that tells whether plain parts of `value` have changed, or are other objects."""
    return _encode(value, lambda inner: [id(inner)])


class Lending:
    """What one side has lent and borrowed."""

    def __init__(self, policy: Policy, ask: mirrors.Ask, get: Callable[..., Any]) -> None:
        """ask: has the other side do something; get: gives an attribute of an own object."""
        self._policy = policy
        self._ask = ask
        self._get = get
        self._own: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._told: set[int] = set()
        self._new: list[int] = []
        self._theirs: dict[int, Any] = {}
        self._their_numbers: dict[int, int] = {}
        self._mirrors = mirrors.Mirrors(ask, self.is_theirs)

    def is_lent(self, value: Any) -> bool:
        """Whether the other side was given a stand-in for `value`."""
        return id(value) in self._numbers

    def is_theirs(self, value: Any) -> bool:
        """Whether `value` stands for an object of the other process."""
        return id(value) in self._their_numbers or type(value) is mirrors.Method

    def content_of(self, value: Any) -> tuple[Any, ...]:
        """The built-in content of a stand-in as the only element; nothing where it has none."""
        return () if type(value) is mirrors.Method else self._mirrors.content_of(value)

    def encoded(self, value: Any) -> str:
        self._new = []
        try:
            return _encode(value, self._mark)
        except BaseException:
            self._told.difference_update(self._new)
            raise

    def decoded(self, text: str) -> Any:
        return codec.decode(text, self._unmark)

    def _mark(self, value: Any) -> list[Any] | None:
        """What stands for a value that is not plain; None leaves it to the codec."""
        if (number := self._their_numbers.get(id(value))) is not None:
            return ["yours", number]
        if type(value) is mirrors.Method:
            return ["bound", value.__self__, value._name]
        if type(value) is OwnMethod:
            return ["bound", value.value, value.name]
        if (mark := library.mark(value)) is not None:
            return mark
        if type(value) is codec.Opaque:
            return None
        if type(value) is _Described:
            return self._lent(value.kind)
        if (name := self._policy.speaks(value)) is not None:
            return ["named", name]
        if not self._policy.lends(value):
            return ["hidden", type(value).__name__]
        return self._lent(value)

    def _lent(self, value: Any) -> list[Any]:
        number = self._numbers.setdefault(id(value), len(self._numbers))
        self._own[number] = value
        if number in self._told:
            return ["lent", number]
        self._told.add(number)
        self._new.append(number)
        if issubclass(type(value), type):
            bases = [] if library.is_of_library(value) else list(value.__bases__)
            if issubclass(value, BaseException):
                bases = list(value.__bases__)
            return ["class", number, mirrors.Description(value).parts(), bases]
        kind = type(value)
        is_error = issubclass(kind, BaseException)
        told = kind if is_error else _Described(kind)
        return ["object", number, told, self._travelling(value)]

    def _travelling(self, value: Any) -> Any:
        """What the other side must know to make a stand-in."""
        if issubclass(type(value), BaseException):
            told = [list(_args_of(value)), _cause_of(value)]
            return [*told, dict(value.__dict__)] if self._policy.speaks(type(value)) else told
        for kind, take in specials.CONTENTS.items():
            if issubclass(type(value), kind):
                return take(value)
        return None

    def _unmark(self, inner: Any) -> Any:
        kind, *rest = inner
        return _UNMARKS[kind](self, *rest)

    def own(self, number: int) -> Any:
        """The object of this side that was lent under a number."""
        if number not in self._own:
            raise Refused("nothing was lent under this number")
        return self._own[number]

    def _borrowed(self, number: int) -> Any:
        return self._theirs[number]

    def _bound(self, owner: Any, name: str) -> Any:
        if self.is_theirs(owner):
            return mirrors.Method(self._ask, owner, name)
        return self._get(owner, name, True)

    def _class(self, number: int, parts: list[Any], bases: list[Any]) -> Any:
        return self._borrow(number, self._mirrors.class_for(parts, bases))

    def _object(self, number: int, kind: Any, content: Any) -> Any:
        if isinstance(kind, mirrors.MirrorClass):
            return self._borrow(number, self._mirrors.object_for(kind, content))
        if isinstance(kind, type) and issubclass(kind, BaseException):
            return self._borrow(number, _error(kind, *content))
        raise Refused("an object must have a class")

    def _borrow(self, number: int, value: Any) -> Any:
        self._theirs[number] = value
        self._their_numbers[id(value)] = number
        return value

    def _named(self, name: str) -> Any:
        found = self._policy.accepts(name)
        return codec.Opaque("name", name) if found is None else found


class _Described:
    """A class that is to be described, even if both sides have it."""

    def __init__(self, kind: type) -> None:
        self.kind = kind


# A class of the answer's could have arguments of its own.
_args_of = BaseException.__dict__["args"].__get__
_cause_of = BaseException.__dict__["__cause__"].__get__


def _error(
    kind: type[BaseException], args: list[Any], cause: Any, attributes: dict[str, Any]
) -> BaseException:
    try:
        made = kind(*args)
    except TypeError:
        made = kind.__new__(kind)
        made.args = tuple(args)
    made.__dict__.update(attributes)
    made.__cause__ = cause
    return made


_UNMARKS: dict[str, Callable[..., Any]] = {
    "yours": Lending.own,
    "lent": Lending._borrowed,
    "bound": Lending._bound,
    "class": Lending._class,
    "object": Lending._object,
    "named": Lending._named,
    "hidden": lambda lending, name: codec.Opaque(name, f"<{name}>"),
    "library": lambda lending, name, parts: library.made(name, parts),
}
