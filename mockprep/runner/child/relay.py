"""Owns the conversation of two processes about each other's objects, through their parent.

Plain values travel by value. Everything else stays where it is: the other side gets a stand-in
(see `mirrors`) and asks for what it wants done. Only one side works at a time: an ask is answered
before the asker goes on, and may lead to asks in the other direction meanwhile.
"""

import threading
import types
from collections.abc import Callable
from typing import Any, Protocol

from mockprep.runner.child import codec, library, mirrors

Frame = dict[str, Any]
_BOUND = (types.MethodType, types.BuiltinMethodType, types.MethodWrapperType)
_MUTABLE = (list, dict, set, bytearray)


class Gone(BaseException):
    """The other process has ended, or its time has."""


class Refused(Exception):
    """The other side asked for something that it may not have."""


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


class Policy(Protocol):
    """What one side lets the other do with its objects."""

    def accepts(self, name: str) -> Any:
        """The function or class that the other side may give by this name; None for no other."""

    def lends(self, value: Any) -> bool:
        """Whether the other side may have a stand-in for `value`."""

    def allows(self, doing: str, value: Any, name: str) -> bool:
        """Whether `get`, `set`, `del` or `special` may be done with a name of `value`."""


class Relay:
    """One side of the conversation."""

    def __init__(
        self,
        policy: Policy,
        tell: Callable[[Frame], None],
        hear: Callable[[], Frame],
        reply: Callable[["Relay", str], Frame],
    ) -> None:
        """tell, hear: the way through the parent; reply: answers an ask of the other side."""
        self._policy = policy
        self._tell = tell
        self._hear = hear
        self._reply = reply
        self._lock = threading.RLock()
        self._own: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._told: set[int] = set()
        self._new: list[int] = []
        self._theirs: dict[int, Any] = {}
        self._their_numbers: dict[int, int] = {}
        self._mirrors = mirrors.Mirrors(self.ask, self.is_theirs)
        self.is_open = True
        """Whether the other side listens now."""
        self.is_talking = True
        """Whether this side does anything but what the other has asked for."""
        self.on_frame: Callable[[Frame, Any], None] = lambda frame, raised: None
        self.stack: Callable[[], list[str]] = list
        self.staged: Callable[[list[str], Callable[[], Any]], Any] = lambda names, call: call()

    def is_lent(self, value: Any) -> bool:
        """Whether the other side was given a stand-in for `value`."""
        return id(value) in self._numbers

    def is_theirs(self, value: Any) -> bool:
        """Whether `value` stands for an object of the other process."""
        return id(value) in self._their_numbers or type(value) is mirrors.Method

    def content_of(self, value: Any) -> tuple[Any, ...]:
        """The built-in content of a stand-in as the only element; nothing where it has none."""
        return () if type(value) is mirrors.Method else self._mirrors.content_of(value)

    def ask(self, doing: str, *operands: Any, **named: Any) -> Any:
        """Have the other side do something; raises what that raises over there."""
        with self._lock:
            if not self.is_open:
                raise Gone("no call is going on that could be answered")
            text = self._encoded([doing, operands, named, self.stack()])
            was_talking, self.is_talking = self.is_talking, True
            try:
                value, changed = self._conversed(text)
            finally:
                self.is_talking = was_talking
            if changed is not None:
                restore(operands, changed)
            return value

    def shut(self) -> None:
        """Ask nothing more until this side is asked again; waits for other threads' asks."""
        with self._lock:
            self.is_open = False

    def _conversed(self, text: str) -> tuple[Any, Any]:
        self._tell({"ask": text})
        while True:
            frame = self._hear()
            if "ask" in frame:
                self._tell(self._reply(self, frame["ask"]))
                continue
            if "gone" in frame:
                self.is_open = False
                raise Gone(frame["gone"])
            kind, value, changed = self._decoded(frame["reply"])
            self.on_frame(frame, value if kind == "raised" else None)
            if kind == "raised":
                raise value if isinstance(value, BaseException) else Refused("no exception")
            return value, changed

    def answer(self, text: str) -> tuple[str, BaseException | None]:
        """Do what the other side asks for: the reply, and what was raised if anything was."""
        raised, value, changed = None, None, None
        was_talking, self.is_talking = self.is_talking, True
        try:
            doing, operands, named, stack = self._decoded(text)
            before = self._encoded(operands) if _may_change(operands) else ""
            self.is_talking = False
            try:
                value = self.staged(stack, lambda: _DOINGS[doing](self, *operands, **named))
            # Whatever it is, the other side asked for it.
            except BaseException as error:
                raised = error
            self.is_talking = True
            if before and self._encoded(operands) != before:
                changed = operands
            return self._told_outcome(raised, value, changed), raised
        finally:
            self.is_talking = was_talking

    def _told_outcome(self, raised: BaseException | None, value: Any, changed: Any) -> str:
        outcome = ["raised", raised, changed] if raised is not None else ["value", value, changed]
        try:
            return self._encoded(outcome)
        except codec.TooLarge:
            return self._encoded(["raised", ValueError("the value is too large to travel"), None])

    def _encoded(self, value: Any) -> str:
        self._new = []
        try:
            return _encode(value, self._mark)
        except BaseException:
            self._told.difference_update(self._new)
            raise

    def _decoded(self, text: str) -> Any:
        return codec.decode(text, self._unmark)

    def _mark(self, value: Any) -> list[Any] | None:
        """What stands for a value that is not plain; None leaves it to the codec."""
        if (number := self._their_numbers.get(id(value))) is not None:
            return ["yours", number]
        if type(value) is mirrors.Method:
            return ["bound", value.__self__, value._name]
        if type(value) is _Own:
            return ["bound", value.value, value.name]
        if (mark := library.mark(value)) is not None:
            return mark
        if type(value) is codec.Opaque:
            return None
        if (name := library.name_of(value)) is not None:
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
        return ["object", number, type(value), self._travelling(value)]

    def _travelling(self, value: Any) -> Any:
        """What the other side must know to make a stand-in."""
        if issubclass(type(value), BaseException):
            args = list(value.args)
            return [args, dict(value.__dict__)] if library.name_of(type(value)) else args
        for kind, take in mirrors.CONTENTS.items():
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
            return mirrors.Method(self.ask, owner, name)
        return self.get(owner, name, True)

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

    def get(self, value: Any, name: str, whole: bool = False) -> Any:
        """An attribute; a method is told by its name unless it is wanted `whole`."""
        if not self._policy.allows("get", value, name):
            raise AttributeError(f"a test does not show {name!r} to the code")
        found = getattr(value, name)
        if not whole and isinstance(found, _BOUND) and found.__self__ is value:
            return _Own(value, name)
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
        doing = mirrors.SPECIAL.get(name) or mirrors.ALWAYS[name]
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
        for kind, take in mirrors.CHANGING.items():
            if isinstance(value, kind):
                return take(value)
        raise Refused("it has no content")

    def further(self, doing: str, *operands: Any) -> Any:
        """Do what only this side's policy knows."""
        return getattr(self._policy, f"do_{doing}")(*operands)


class _Own:
    """A method of an object of this side, on its way to the other."""

    def __init__(self, value: Any, name: str) -> None:
        self.value, self.name = value, name


def _error(kind: type[BaseException], args: list[Any], attributes: dict[str, Any]) -> BaseException:
    try:
        made = kind(*args)
    except TypeError:
        made = kind.__new__(kind)
        made.args = tuple(args)
    made.__dict__.update(attributes)
    return made


def _may_change(operands: list[Any]) -> bool:
    """Whether there is a container among the arguments of a call."""
    parts: list[Any] = []
    for operand in operands:
        if type(operand) is list:
            parts += operand
        else:
            parts += operand.values() if type(operand) is dict else [operand]
    return any(type(part) in (*_MUTABLE, tuple) for part in parts)


def restore(old: Any, new: Any) -> None:
    """Let containers, and those within them, hold what their copies hold by now."""
    if isinstance(old, list | tuple) and isinstance(new, list | tuple) and len(old) == len(new):
        for at, (before, after) in enumerate(zip(old, new, strict=True)):
            if type(before) in (*_MUTABLE, tuple) and type(before) is type(after):
                restore(before, after)
            elif type(old) is list:
                old[at] = after
    elif type(old) is list or type(old) is bytearray:
        old[:] = new
    elif type(old) is dict:
        for key in [key for key in old if key not in new]:
            del old[key]
        for key, after in new.items():
            if key in old and type(old[key]) in _MUTABLE and type(old[key]) is type(after):
                restore(old[key], after)
            else:
                old[key] = after
    elif type(old) is set:
        old.clear()
        old.update(new)


_DOINGS: dict[str, Callable[..., Any]] = {
    "get": Relay.get,
    "set": Relay.set,
    "del": Relay.delete,
    "call": Relay.call,
    "method": Relay.method,
    "special": Relay.special,
    "content": Relay.content,
    "further": Relay.further,
}
_UNMARKS: dict[str, Callable[..., Any]] = {
    "yours": Relay.own,
    "lent": Relay._borrowed,
    "bound": Relay._bound,
    "class": Relay._class,
    "object": Relay._object,
    "named": Relay._named,
    "hidden": lambda relay, name: codec.Opaque(name, f"<{name}>"),
    "library": lambda relay, name, parts: library.made(name, parts),
}
