"""Many runs leave nothing behind: no process, no descriptor, no file."""

import sys
from pathlib import Path

import pytest

from mockprep.runner.cases import Case
from mockprep.runner.engine import Runner
from mockprep.runner.isolation import Isolation
from tests.runner.conftest import World, child_processes, survivors

CODE = """
import os
def f(n):
    open(str(n), "w").close()
    if n == 0: os._exit(4)
    return n
"""


def open_descriptors() -> int:
    """How many descriptors this process has open."""
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what is open")
def test_many_runs_leave_nothing_open(isolation: Isolation, world: World) -> None:
    before, opened = child_processes(), open_descriptors()
    runner = Runner(isolation)
    cases = [
        Case(f"{n}", "visible", "", {"do": "call", "entry": "f", "args": [n]}) for n in (1, 0, 2)
    ]
    for _ in range(8):
        assert len(runner.run(CODE, cases).cases) == 3
    runner.close()
    assert open_descriptors() == opened
    assert survivors(before) == set()
    assert list(world.temporary.iterdir()) == []
