#!/usr/bin/env python3
"""How fast mockprep feels, as ratios against the floors of Textual taken in the same run.

Start: spawn to first paint, against an app with one line of text. Keys: a key press to its repaint
in the editor of a running interview, against a bare TextArea. The programs take turns, so that a
machine whose speed drifts slows both alike.

    python benchmarks/feel.py --rounds 10 --keys 200
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from ptybench import Tui, percentile

HERE = Path(__file__).parent
BUDGET = 1.3
EMPTY = [sys.executable, str(HERE / "floors" / "empty_app.py")]
TEXT_AREA = [sys.executable, str(HERE / "floors" / "bare_text_area.py")]
MOCKPREP = [sys.executable, "-m", "mockprep"]
SITTING = [*MOCKPREP, "run", "--kind", "behavioral", "--count", "1", "--seed", "7"]
LETTERS = "abcdefghij"


def _own_folders(home: str) -> dict[str, str]:
    """An environment in which the platform's folders lie below `home`, as on a user's machine."""
    return {f"XDG_{kind}_HOME": home for kind in ("CONFIG", "DATA", "CACHE", "STATE")}


def first_paint(command: list[str], home: str) -> float:
    """Seconds from the start of the process to the first text on the screen."""
    with Tui(command, 120, 40, env=_own_folders(home)) as tui:
        tui.wait_quiet()
        if tui.first_paint is None:
            raise SystemExit(f"{command}: nothing was painted")
        return tui.first_paint - tui.start


def key_times(command: list[str], keys: str, count: int, home: str) -> list[float]:
    """Seconds from each key press to the key on the screen."""
    with Tui(command, 120, 40, env=_own_folders(home)) as tui:
        tui.wait_quiet()
        if keys:
            tui.keys(keys)
            tui.wait_quiet()
        times = []
        for index in range(count):
            _, echo, _, _ = tui.time_key(LETTERS[index % len(LETTERS)])
            if echo is None:
                raise SystemExit(f"{command}: a key was never shown")
            times.append(echo)
            tui.drain(0.03)
        return times


def report(name: str, floor: list[float], ours: list[float]) -> bool:
    """Print one line; whether the budget is kept."""
    ratio = statistics.median(ours) / statistics.median(floor)
    cells = "  ".join(
        f"{label} p50 {1e3 * percentile(times, 0.5):.1f} p99 {1e3 * percentile(times, 0.99):.1f} ms"
        for label, times in (("floor", floor), ("mockprep", ours))
    )
    print(f"{name:6} {cells}  ratio of medians {ratio:.2f} (budget {BUDGET})")
    return ratio <= BUDGET


def main() -> int:
    """Measure both; 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keys", type=int, default=200, help="key presses for each program")
    args = parser.parse_args()
    floor: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as home:
        first_paint(EMPTY, home), first_paint(MOCKPREP, home)  # warms the disk cache
        for _ in range(args.rounds):
            floor.append(first_paint(EMPTY, home))
            ours.append(first_paint(MOCKPREP, home))
        kept = report("start", floor, ours)
        share = max(args.keys // 4, 1)
        floor, ours = [], []
        for _ in range(4):
            floor += key_times(TEXT_AREA, "", share, home)
            ours += key_times(SITTING, "enter expect:Your_answer", share, home)
        kept &= report("keys", floor, ours)
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
