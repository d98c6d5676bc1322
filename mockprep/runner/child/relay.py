"""Owns the conversation of two processes about each other's objects, through their parent.

Plain values travel by value. Everything else stays where it is: the other side gets a stand-in
(see `mirrors`) and asks for what it wants done. Only one side works at a time: an ask is answered
before the asker goes on, and may lead to asks in the other direction meanwhile.
"""

import threading
from collections.abc import Callable
from typing import Any

from mockprep.runner.child import codec
from mockprep.runner.child.copying import may_change, restore
from mockprep.runner.child.doings import Doings
from mockprep.runner.child.lending import Lending, snapshot
from mockprep.runner.child.policy import Policy, Refused

Frame = dict[str, Any]


class Gone(BaseException):
    """The other process has ended, or its time has."""


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
        self._tell = tell
        self._hear = hear
        self._reply = reply
        self._lock = threading.RLock()
        self._doings = Doings(policy)
        self.lending = Lending(policy, self.ask, self._doings.get)
        self.is_open = True
        """Whether the other side listens now."""
        self.is_talking = True
        """Whether this side does anything but what the other has asked for."""
        self.on_frame: Callable[[Frame, Any], None] = lambda frame, raised: None
        self.stack: Callable[[], list[str]] = list
        self.staged: Callable[[list[str], Callable[[], Any]], Any] = lambda names, call: call()

    def ask(self, doing: str, *operands: Any, **named: Any) -> Any:
        """Have the other side do something; raises what that raises over there."""
        with self._lock:
            if not self.is_open:
                raise Gone("no call is going on that could be answered")
            text = self._told_ask(doing, operands, named)
            was_talking, self.is_talking = self.is_talking, True
            try:
                kind, value, changed = self._conversed(text)
            finally:
                self.is_talking = was_talking
            if changed is not None:
                restore(operands, changed)
            if kind == "raised":
                raise value if isinstance(value, BaseException) else Refused("no exception")
            return value

    def _told_ask(self, doing: str, operands: Any, named: Any) -> str:
        try:
            return self.lending.encoded([doing, operands, named, self.stack()])
        except codec.TooLarge:
            raise ValueError("an argument is too large to travel to the other process") from None

    def shut(self) -> None:
        """Ask nothing more until this side is asked again; waits for other threads' asks."""
        with self._lock:
            self.is_open = False

    def _conversed(self, text: str) -> tuple[str, Any, Any]:
        self._tell({"ask": text})
        while True:
            frame = self._hear()
            if "ask" in frame:
                self._tell(self._reply(self, frame["ask"]))
                continue
            if "gone" in frame:
                self.is_open = False
                raise Gone(frame["gone"])
            kind, value, changed = self._outcome(frame["reply"])
            self.on_frame(frame, value if kind == "raised" else None)
            return kind, value, changed

    def _outcome(self, text: str) -> tuple[str, Any, Any]:
        try:
            kind, value, changed = self.lending.decoded(text)
        # The reply may be forged, or too odd to be told.
        except Exception:
            return "raised", ValueError("what came out can't be told"), None
        return kind, value, changed

    def answer(self, text: str) -> tuple[str, BaseException | None]:
        """Do what the other side asks for: the reply, and what was raised if anything was."""
        raised, value, changed = None, None, None
        was_talking, self.is_talking = self.is_talking, True
        try:
            try:
                doing, operands, named, stack = self.lending.decoded(text)
            except Exception as error:
                return self._told_outcome(error, None, None), error
            before = snapshot(operands) if may_change(operands) else ""
            self.is_talking = False
            try:
                value = self.staged(stack, lambda: self._doings.do(doing, operands, named))
            # Whatever it is, the other side asked for it.
            except BaseException as error:
                raised = error
            self.is_talking = True
            if before and snapshot(operands) != before:
                changed = operands
            return self._told_outcome(raised, value, changed), raised
        finally:
            self.is_talking = was_talking

    def _told_outcome(self, raised: BaseException | None, value: Any, changed: Any) -> str:
        outcome = ["raised", raised, changed] if raised is not None else ["value", value, changed]
        try:
            return self.lending.encoded(outcome)
        except codec.TooLarge:
            return self.lending.encoded(
                ["raised", ValueError("the value is too large to travel"), None]
            )
        # An object may refuse to be looked at.
        except Exception as error:
            return self.lending.encoded(
                ["raised", ValueError(f"the value can't travel: {error}"), None]
            )
