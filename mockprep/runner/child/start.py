"""The child's program: loads the harness with builtins of its own, then serves jobs.

    python -I -S -B start.py JOBS REPLIES LIMITS READABLE

JOBS and REPLIES are descriptors, LIMITS is JSON with names of `resource`, READABLE are folders.
"""

import builtins
import json
import os
import sys
import types

FILES = ("codec", "guard", "channel", "answer", "jobs")
SHUT = 86
"""The exit code that says that the replies can't be sent any more."""
PACKAGES = ("mockprep", "mockprep.runner", "mockprep.runner.child")


def _load(folder: str) -> dict[str, types.ModuleType]:
    """The harness's modules. Their builtins are a copy, which no one else can change."""
    own = dict(builtins.__dict__)
    for name in PACKAGES:
        sys.modules[name] = types.ModuleType(name)
    modules = {}
    for name in FILES:
        full = f"{PACKAGES[-1]}.{name}"
        path = os.path.join(folder, f"{name}.py")
        module = types.ModuleType(full)
        module.__dict__["__builtins__"] = own
        sys.modules[full] = module
        setattr(sys.modules[PACKAGES[-1]], name, module)
        with open(path, encoding="utf-8") as file:
            exec(compile(file.read(), path, "exec"), module.__dict__)
        modules[name] = module
    for name in [*PACKAGES, *(f"{PACKAGES[-1]}.{name}" for name in FILES)]:
        del sys.modules[name]
    return modules


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
    modules = _load(os.path.dirname(os.path.abspath(__file__)))
    _import_ahead()
    channel = modules["channel"].Channel(int(jobs), int(replies))
    streams = modules["answer"].open_streams()
    workplace = modules["jobs"].Workplace()
    leave, closed = os._exit, modules["channel"].Closed
    modules["guard"].limit_resources(json.loads(limits))
    modules["guard"].watch(os.getcwd(), readable.split(":"))
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
