"""Owns the tests' side of a suite: the process that runs unittest cases on stand-ins."""

import io
import logging
import random
import sys
import threading
import time
import types
import unittest
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

from mockprep.runner.child import shelf
from mockprep.runner.child.asserting import Watch, sides_of
from mockprep.runner.child.exposing import Exposure
from mockprep.runner.child.patching import share_patches
from mockprep.runner.child.recording import Recorder
from mockprep.runner.child.relay import Frame, Relay

_MOST_FRAMES = 20
_STACK_BYTES = 192 * 1024
"""For each thread of a test, since there may be a thousand of them."""


class Examiner:
    """The suite's tests, each run when it is asked for."""

    def __init__(self, tell: Callable[[Frame], None], hear: Callable[[], Frame]) -> None:
        self._exposure = Exposure(set())
        self._relay = Relay(self._exposure, tell, hear, lambda relay, text: self._reply(text))
        self._exposure.relay = self._relay
        self._relay.on_frame = self._note
        self._relay.staged = self._staged
        self._file = ""
        self._crashes: dict[int, int] = {}
        self._cases: dict[str, unittest.TestCase] = {}
        self._recorder = Recorder()
        self._stdout = sys.stdout
        self._shared_mock: Any = None

    def examine(self, job: Frame) -> Frame:
        """Load a suite, run one of its tests, or end it."""
        self._relay.is_open = True
        if "suite" in job:
            reply = self._load(job["suite"])
        else:
            reply = self._run(job["test"]) if "test" in job else self._end()
        self._relay.shut()
        return reply

    def _load(self, suite: Frame) -> Frame:
        """Run the suite's module; the reply has the names of its `tests`, or an `error`."""
        threading.stack_size(_STACK_BYTES)
        name = suite["name"]
        self._file = shelf.file_of(suite["module"])
        self._exposure.modules |= {name, *suite["support"]}
        shelf.Shelf(suite["support"]).put_up()
        shelf.Shelf({"pytest": _PYTEST}).put_up()
        Watch(self._relay.lending.is_theirs, self._relay.lending.content_of).put_up()
        self._share_randomness()
        self._share_logs()
        module = types.ModuleType(name)
        sys.modules[name] = module
        try:
            sys.modules[suite["module"]] = self._relay.ask("further", "module")
            shelf.run(suite["code"], module)
            loaded = unittest.defaultTestLoader.loadTestsFromModule(module)
        # Whatever keeps the suite from being loaded is told to the candidate.
        except BaseException as error:
            return {"error": f"{type(error).__name__}: {error}", "number": self._crash_of(error)}
        self._cases = {_name_of(case): case for case in _flat(loaded)}
        return {"tests": list(self._cases)}

    def _run(self, name: str) -> Frame:
        """Run a test, with the fixtures of its class around the first and the last."""
        self._share_patches()
        self._recorder.begin(shelf.file_of(type(self._cases[name]).__module__))
        sys.stdout = self._stdout
        began = time.perf_counter()
        try:
            self._suite([self._cases[name]]).run(self._recorder)
        # An interrupt that the answer raises goes through unittest.
        except BaseException as raised:
            self._recorder.addError(self._cases[name], (type(raised), raised, raised.__traceback__))
        reply: Frame = {"seconds": time.perf_counter() - began, "outcome": self._recorder.outcome}
        error = self._recorder.error
        if error is not None:
            reply |= {
                "message": _text_of(error), "number": self._crash_of(error),
                "sides": sides_of(error), "line": self._recorder.line,
                "subtest": self._recorder.subtest,
            }  # fmt: skip
        return reply

    def _end(self) -> Frame:
        """Take down the fixtures of the last class."""
        suite: Any = self._suite([])
        suite._tearDownPreviousClass(None, self._recorder)
        suite._handleModuleTearDown(self._recorder)
        return {}

    def _suite(self, cases: list[unittest.TestCase]) -> unittest.TestSuite:
        # A suite at the top would take the class down after each test.
        vars(self._recorder)["_testRunEntered"] = True
        return unittest.TestSuite(cases)

    def _crash_of(self, error: BaseException | None) -> int | None:
        """The number of the crash behind an exception that came from the answer."""
        return self._crashes.get(id(error))

    def _note(self, frame: Frame, raised: Any) -> None:
        if raised is not None and "number" in frame:
            self._crashes[id(raised)] = frame["number"]
        if frame.get("stdout") and isinstance(sys.stdout, io.TextIOBase):
            sys.stdout.write(frame["stdout"])

    def _reply(self, text: str) -> Frame:
        return {"reply": self._relay.answer(text)[0]}

    def _staged(self, names: list[str], call: Callable[[], Any]) -> Any:
        """Call from within functions of these names, the innermost first.

        A test that looks at who calls it finds the answer's functions there.
        """
        for name in names[:_MOST_FRAMES]:
            code = _step.__code__.replace(co_name=str(name), co_filename=self._file)
            call = types.FunctionType(code, {}, argdefs=(call,))
        return call()

    def _share_randomness(self) -> None:
        """Let a test that seeds its random numbers seed those of the answer as well."""
        seed = random.seed

        def seeded(*args: Any, **kwargs: Any) -> None:
            seed(*args, **kwargs)
            self._relay.ask("further", "seed", *args, **kwargs)

        random.seed = seeded

    def _share_patches(self) -> None:
        """Let patches of Python's own modules reach the answer, once there is a mock."""
        mock = sys.modules.get("unittest.mock")
        if mock is not None and mock is not self._shared_mock:
            self._shared_mock = mock
            share_patches(vars(mock)["_patch"], self._relay.ask)

    def _share_logs(self) -> None:
        """Let a test that watches a logger hear what the answer logs."""
        case: Any = unittest.TestCase
        watched, relay = case.assertLogs, self._relay

        @contextmanager
        def watching(self: Any, logger: Any = None, level: Any = None) -> Any:
            name = logger.name if isinstance(logger, logging.Logger) else logger
            number = logging.getLevelName(level) if isinstance(level, str) else level
            relay.ask("further", "log", name, number or logging.INFO)
            with watched(self, logger, level) as watcher:
                yield watcher
                for source, at, message in relay.ask("further", "logged"):
                    record = logging.LogRecord(source, at, "", 0, message, None, None)
                    logging.getLogger(source).handle(record)

        case.assertLogs = watching


def _step(call: Callable[[], Any]) -> Any:
    return call()


def _text_of(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"
    # The text may be the answer's to give.
    except BaseException:
        return type(error).__name__


def _flat(suite: Any) -> list[unittest.TestCase]:
    if isinstance(suite, unittest.TestCase):
        return [suite]
    return [case for part in suite for case in _flat(part)]


def _name_of(case: unittest.TestCase) -> str:
    return f"{type(case).__name__}.{case._testMethodName}"


_PYTEST = """
class _Marks:
    def __getattr__(self, name):
        return _mark


def _mark(*args, **kwargs):
    is_bare = len(args) == 1 and not kwargs and callable(args[0])
    return args[0] if is_bare else lambda marked: marked


mark = _Marks()
"""
"""A stand-in for pytest, whose marks say nothing to unittest."""
