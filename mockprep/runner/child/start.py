"""The child's program: loads the harness with builtins of its own, then serves jobs.

    python -I -S -B start.py JOBS REPLIES LIMITS READABLE

JOBS and REPLIES are descriptors, LIMITS is JSON with names of `resource`, READABLE are folders.
"""

import builtins
import json
import os
import sys
import types

FILES = ("codec", "watching", "guard", "channel", "answer", "jobs")
"""What every child loads, in the order in which they need each other."""
MEASURING = ("charges", "ledger", "ladder", "rewriting", "measuring")
"""What is loaded when something is to be measured."""
RELAYING = (
    "library",
    "specials",
    "mirrors",
    "policy",
    "doings",
    "lending",
    "copying",
    "relay",
    "shelf",
)
SERVING = (*RELAYING, "patching", "serving")
"""What is loaded to let a suite's tests work with the answer from another process."""
EXAMINING = (*RELAYING, "exposing", "asserting", "recording", "patching", "examining")
"""What is loaded to run a suite's tests."""
SHUT = 86
"""The exit code that says that the replies can't be sent any more."""
PACKAGES = ("mockprep", "mockprep.runner", "mockprep.runner.child")


class Loader:
    """Loads the harness's modules. Their builtins are a copy, which no one else can change."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._builtins = dict(builtins.__dict__)
        self._known = {name: types.ModuleType(name) for name in PACKAGES}

    def load(self, names: tuple[str, ...]) -> dict[str, types.ModuleType]:
        """Load files of the harness; they see one another, and no one else can import them."""
        sys.modules.update(self._known)
        try:
            return {name: self._load(name) for name in names}
        finally:
            for full in self._known:
                del sys.modules[full]

    def _load(self, name: str) -> types.ModuleType:
        full, path = f"{PACKAGES[-1]}.{name}", os.path.join(self._folder, f"{name}.py")
        module = types.ModuleType(full)
        module.__dict__["__builtins__"] = self._builtins
        self._known[full] = sys.modules[full] = module
        setattr(self._known[PACKAGES[-1]], name, module)
        with open(path, encoding="utf-8") as file:
            exec(compile(file.read(), path, "exec"), module.__dict__)
        return module


def _import_ahead() -> None:
    """What answers use most, so that no one waits for it while the clock of a test runs."""
    import bisect
    import collections
    import copy
    import dataclasses
    import functools
    import heapq
    import itertools
    import math
    import operator
    import random
    import re
    import string
    import typing

    del bisect, collections, copy, dataclasses, functools, heapq, itertools, math
    del operator, random, re, string, typing


def main(jobs: str, replies: str, limits: str, readable: str) -> None:
    """Serve jobs until the parent goes away."""
    folder = os.path.dirname(os.path.abspath(__file__))
    loader = Loader(folder)
    modules = loader.load(FILES)
    _import_ahead()
    channel = modules["channel"].Channel(int(jobs), int(replies))
    streams = modules["answer"].open_streams()
    encode, decode = modules["codec"].encode, modules["codec"].decode
    workplace = modules["jobs"].Workplace(
        {
            "measuring": lambda: loader.load(MEASURING)["measuring"],
            "serving": lambda: loader.load(SERVING)["serving"],
            "examining": lambda: loader.load(EXAMINING)["examining"],
        },
        lambda reply: channel.send(encode(reply)),
        lambda: decode(channel.receive()),
    )
    leave, closed = os._exit, modules["channel"].Closed
    modules["guard"].limit_resources(json.loads(limits))
    modules["guard"].watch(os.getcwd(), [*readable.split(":"), folder])
    sys.argv[:] = ["answer.py"]
    modules["answer"].freeze()
    done, flush = modules["jobs"].done, modules["answer"].flush
    try:
        channel.send('{"dict":[]}')
        while True:
            text = done(workplace, channel.receive())
            flush(streams)
            channel.send(text)
    # The parent went away, or the code shut the pipe; the exit code tells which.
    except closed as end:
        leave(SHUT if end.__cause__ is not None else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
