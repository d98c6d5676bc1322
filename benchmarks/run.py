#!/usr/bin/env python3
"""How long the candidate waits for a verdict, as ratios to a bare Python that starts and ends.

App: from the key that runs the code to the verdict on the screen, with ten tests, in the app as it
is. Warm, class and cold: the same without a screen: ten tests in a process that was kept warm,
twenty tests of a class, and ten tests with a runner that is made on the spot.

    python benchmarks/run.py --rounds 15 --isolation landlock
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ptybench import Tui, encode_key, percentile

from mockprep.domain.question import CodeQuestion, CodeTest
from mockprep.runner.cases import question_cases
from mockprep.runner.engine import Runner
from mockprep.runner.isolation import Isolation, chosen, strongest

BUDGETS = {"app": 3.0, "warm": 3.0, "class": 3.0, "cold": 6.0}
PAUSE = 0.3
"""Seconds between two runs, in which a candidate could not even read the first verdict."""
BANK = """\
schema: mockprep/bank@1
bank: bench
kind: code
title: Bench
questions:
  - id: double
    title: Double
    topics: [python]
    minutes: 20
    rubric: coding
    ask: Double it.
    entry: double
    starter: |
      def double(n):
          return 2 * n
    tests:
"""
DOUBLE = "def double(n):\n    return 2 * n\n"
STACK = """
class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
    def pop(self):
        return self.items.pop()
"""


def question(entry: str, tests: list[CodeTest]) -> CodeQuestion:
    """A question with these tests."""
    return CodeQuestion(
        id="q", title="Q", ask="Do.", topics=("python",), rubric="coding", entry=entry,
        tests=tuple(tests),
    )  # fmt: skip


TEN = question("double", [CodeTest(name=f"{n}", args=(n,), want=2 * n) for n in range(10)])
TWENTY = question(
    "Stack",
    [
        CodeTest(name=f"{n}", calls=(("push", n), ("push", n), ("pop",)), want=[None, None, n])
        for n in range(20)
    ],
)


def seconds(action: Callable[[], object]) -> float:
    """The time of an action."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def bare() -> float:
    """The floor: Python that starts and ends."""
    command = [sys.executable, "-c", "pass"]
    return seconds(lambda: subprocess.run(command, check=True, stdin=subprocess.DEVNULL))


def verdict(runner: Runner, asked: CodeQuestion, code: str) -> float:
    """The time of one run, all of whose tests pass."""
    cases = question_cases(asked, hidden=False)
    began = time.perf_counter()
    report = runner.run(code, cases)
    taken = time.perf_counter() - began
    assert report.share_passed("visible") == 1.0, report
    return taken


def cold(isolation: Isolation) -> float:
    """The time of a first run."""
    runner = Runner(isolation)
    taken = verdict(runner, TEN, DOUBLE)
    runner.close()
    return taken


def in_the_app(rounds: int, isolation: Isolation) -> list[float]:
    """From the key to the verdict on the screen."""
    with tempfile.TemporaryDirectory() as home:
        bank = Path(home) / "content" / "bench.yaml"
        bank.parent.mkdir()
        tests = (f"      - {{name: '{n}', args: [{n}], want: {2 * n}}}\n" for n in range(10))
        bank.write_text(BANK + "".join(tests))
        words = ["run", "bench/double", "--content", str(bank.parent)]
        env = {"MOCKPREP_HOME": home, "MOCKPREP_ISOLATION": isolation.level}
        with Tui([sys.executable, "-m", "mockprep", *words], 120, 40, env=env) as tui:
            tui.wait_quiet()
            tui.keys("enter")
            tui.wait_quiet()
            return [_pressed(tui) for _ in range(rounds + 1)][1:]


def _pressed(tui: Tui) -> float:
    """The time to a verdict that differs from the one that stands there and may be repainted."""
    _key_to(tui, "x", "be loaded")
    return _key_to(tui, "backspace", "10 passed")


def _key_to(tui: Tui, edit: str, verdict: str) -> float:
    tui.keys(edit)
    tui.wait_quiet(PAUSE)
    tui._text = b""
    began = time.perf_counter()
    tui.write(encode_key("ctrl+r"))
    if tui.wait_text(verdict, 10) is None:
        raise SystemExit(f"no verdict was shown:\n{tui.screen()}")
    return tui.last_byte - began


def report(name: str, floor: list[float], ours: list[float]) -> bool:
    """Print one line; whether the budget is kept."""
    ratio = statistics.median(ours) / statistics.median(floor)
    cells = "  ".join(
        f"{label} p50 {1e3 * percentile(times, 0.5):.1f} p99 {1e3 * percentile(times, 0.99):.1f} ms"
        for label, times in (("floor", floor), ("mockprep", ours))
    )
    print(f"{name:6} {cells}  ratio of medians {ratio:.2f} (budget {BUDGETS[name]})")
    return ratio <= BUDGETS[name]


def main() -> int:
    """Measure all; 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--isolation", help="another than the strongest")
    args = parser.parse_args()
    isolation = chosen(args.isolation) if args.isolation else strongest()
    print(f"{isolation.title}, {os.cpu_count()} processors")
    times: dict[str, list[float]] = {name: [] for name in ("floor", "warm", "class", "cold")}
    runner = Runner(isolation)
    verdict(runner, TEN, DOUBLE)  # warms the disk cache
    for _ in range(args.rounds):
        times["floor"].append(bare())
        for name, asked, code in (("warm", TEN, DOUBLE), ("class", TWENTY, STACK)):
            time.sleep(PAUSE)
            times[name].append(verdict(runner, asked, code))
        times["cold"].append(cold(isolation))
    runner.close()
    floor = times.pop("floor")
    kept = [report(name, floor, ours) for name, ours in times.items()]
    kept.append(report("app", floor, in_the_app(args.rounds, isolation)))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
