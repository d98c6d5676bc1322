"""Where the runner of the candidate's code is put together, in the isolation that is wanted."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mockprep.runner.engine import Runner

ISOLATION_VARIABLE = "MOCKPREP_ISOLATION"
"""Names the isolation to use instead of the strongest one."""


def open_runner() -> Runner:
    """A runner in the strongest isolation, or in the one that the environment names.

    RunnerError when the one that is named does not work here.
    """
    from mockprep.runner.engine import Runner
    from mockprep.runner.isolation import chosen

    name = os.environ.get(ISOLATION_VARIABLE, "").strip()
    return Runner(chosen(name) if name else None)


@contextmanager
def running() -> Iterator[Runner]:
    """A runner whose processes are ended afterwards."""
    runner = open_runner()
    try:
        yield runner
    finally:
        runner.close()
