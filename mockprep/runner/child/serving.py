"""Owns the answer's side of a suite: the process that does to the answer what tests ask for.

It gets to know calls and their arguments, and nothing of what the tests expect.
"""

import logging
import random
import signal
import sys
from collections.abc import Callable
from typing import Any

from mockprep.runner.child import library
from mockprep.runner.child.answer import FILE, Answer, TimeUp, crash_of, timed
from mockprep.runner.child.patching import Patches
from mockprep.runner.child.policy import Refused
from mockprep.runner.child.relay import Frame, Relay
from mockprep.runner.child.shelf import Shelf

_MOST_FRAMES = 12
_AGAIN_SECONDS = 0.05


class Server:
    """The answer's module, and the stand-ins for what tests give to it."""

    def __init__(self, tell: Callable[[Frame], None], hear: Callable[[], Frame]) -> None:
        self._answer: Answer | None = None
        self._records: list[list[Any]] = []
        self._patches = Patches()
        self._relay = Relay(self, tell, hear, self._reply)
        self._relay.stack = _own_functions
        self._relay.is_open = False

    def load(self, job: Frame) -> Frame:
        """Load `code` as `module`, which may import the texts in `support`."""
        Shelf(job["support"]).put_up()
        answer, raised, seconds = timed(lambda: Answer(job["code"], job["module"]), job["limit"])
        if raised is not None:
            return {"crash": crash_of(raised), "seconds": seconds}
        self._answer = answer
        return {"seconds": seconds}

    def serve(self, job: Frame) -> Frame:
        """Do what a test asks for, within `limit` seconds."""
        self._relay.is_open = True
        signal.signal(signal.SIGALRM, self._time_up)
        signal.setitimer(signal.ITIMER_REAL, job["limit"])
        try:
            return self._reply(self._relay, job["ask"])
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._relay.shut()

    def _reply(self, relay: Relay, text: str) -> Frame:
        reply, raised = relay.answer(text)
        if raised is None:
            return {"reply": reply}
        return {"reply": reply, "crash": crash_of(raised)}

    def _time_up(self, number: int, frame: Any) -> None:
        """Interrupt the answer, but never the conversation."""
        if self._relay.is_talking:
            signal.setitimer(signal.ITIMER_REAL, _AGAIN_SECONDS)
        else:
            raise TimeUp

    def speaks(self, value: Any) -> str | None:
        """Tests take classes of values and exceptions by their names, and nothing else."""
        name = library.name_of(value)
        return name if name is not None and library.named_class(name) is not None else None

    def accepts(self, name: str) -> Any:
        """Tests may give any function or class that both sides have."""
        return library.named(name)

    def lends(self, value: Any) -> bool:
        """Tests may have all that is the answer's."""
        return True

    def allows(self, doing: str, value: Any, name: str) -> bool:
        """Tests may do whatever they want with it."""
        return True

    def do_module(self) -> Any:
        """The answer's module."""
        if self._answer is None:
            raise Refused("no code was loaded")
        return self._answer.module

    def do_seed(self, *args: Any, **kwargs: Any) -> None:
        """Seed the answer's random numbers as the test seeds its own."""
        random.seed(*args, **kwargs)

    def do_patch(self, module: str, name: str, new: Any) -> None:
        """Patch a module of Python as the test has patched its own."""
        self._patches.put_on(module, name, new)

    def do_unpatch(self, module: str, name: str) -> None:
        """Take the patch off again."""
        self._patches.take_off(module, name)

    def do_await(self, awaited: Any) -> Any:
        """Run a coroutine of the answer to its end."""
        import asyncio

        return asyncio.run(_completed(awaited))

    def do_log(self, name: str | None, level: int) -> None:
        """Keep what the answer logs from now on, whether its own level allows it or not."""
        handler = logging.Handler(level)
        handler.emit = self._keep  # type: ignore[method-assign]
        logger = logging.getLogger(name)
        logger.handlers[:] = [handler]
        logger.setLevel(level)

    def do_logged(self) -> list[list[Any]]:
        """What was logged since: the logger's name, the level, the message."""
        records, self._records = self._records, []
        return records

    def _keep(self, record: logging.LogRecord) -> None:
        self._records.append([record.name, record.levelno, record.getMessage()])


async def _completed(awaited: Any) -> Any:
    return await awaited


def _own_functions() -> list[str]:
    """The names of the answer's functions that are running, the innermost first."""
    names: list[str] = []
    frame: Any = sys._getframe(1)
    while frame is not None and len(names) < _MOST_FRAMES:
        if frame.f_code.co_filename == FILE:
            names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
