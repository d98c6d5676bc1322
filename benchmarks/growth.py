#!/usr/bin/env python3
"""Measures functions of known complexity and tells which were told right, not told, or told wrong.

    python benchmarks/growth.py [--times N] [--only TEXT] [--record FILE] [--load]

--times repeats all, --only takes functions whose name has TEXT, --record keeps the measured costs
in the form that the tests read (tests/runner/recorded_costs.json), --load keeps a core busy.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from mockprep.domain.execution import CostPoint, Fit
from mockprep.runner.child.measuring import Subject, measure
from mockprep.runner.growth import fit_space, fit_time
from tests.runner.known_functions import KNOWN, Known

SIZES = (1000, 2000, 4000)


def costs_of(known: Known) -> dict[str, Any]:
    """The measured rows of a function, and how measuring ended."""
    made: dict[str, Any] = {}
    exec(known.generator, made)
    subject = Subject(known.source, lambda names, args: names["f"](*args))
    rows: list[dict[str, Any]] = []
    end = measure(subject, made["make"], SIZES, seed=7, emit=rows.append)
    return {"points": rows, **end}


def compact(costs: dict[str, Any]) -> str:
    """The rows as lists of n, steps, seconds (three digits) and bytes."""
    rows = [
        [row["n"], row["steps"], float(f"{row['seconds']:.3g}"), row["peak_bytes"]]
        for row in costs["points"]
    ]
    return json.dumps(rows, separators=(",", ":"))


def mark(told: str | None, true: str | None) -> str:
    """Whether a class was told right, not told, or told wrong."""
    if true is None:
        return "-"
    return "can't tell" if told is None else "right" if told == true else "WRONG"


def judged(known: Known, costs: dict[str, Any]) -> tuple[Fit, Fit]:
    """The fits of time and space."""
    points = tuple(CostPoint(**row) for row in costs["points"])
    return fit_time(points), fit_space(points)


def line(known: Known, time_fit: Fit, space_fit: Fit, took: float) -> str:
    """A row of the table."""
    shown = [
        f"{known.name[:34]:<34}",
        f"{known.time:<11} {time_fit.cls or '?':<11} {time_fit.confidence:.2f}",
        f"{mark(time_fit.cls, known.time):<10}",
        f"{known.space or '-':<11} {space_fit.cls or '?':<11} {space_fit.confidence:.2f}",
        f"{mark(space_fit.cls, known.space):<10} {took:4.1f} s",
    ]
    return "  ".join(shown)


def busy() -> None:
    """Keeps a core at work."""
    while True:
        sum(range(10_000))


def main() -> int:
    """Run all, print the table and the sums; 1 when anything was told wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--record", type=Path)
    parser.add_argument("--load", action="store_true")
    options = parser.parse_args()
    load = multiprocessing.Process(target=busy, daemon=True)
    if options.load:
        load.start()
    sums: dict[str, Counter[str]] = {"time": Counter(), "space": Counter()}
    recorded: dict[str, Any] = {}
    for _ in range(options.times):
        for known in KNOWN:
            if options.only in known.name:
                began = time.perf_counter()
                recorded[known.name] = costs = costs_of(known)
                fits = judged(known, costs)
                print(line(known, *fits, time.perf_counter() - began), flush=True)
                sums["time"][mark(fits[0].cls, known.time)] += 1
                sums["space"][mark(fits[1].cls, known.space)] += 1
    for what, counts in sums.items():
        print(what, dict(counts))
    if options.record:
        lines = (f"{json.dumps(name)}: {compact(costs)}" for name, costs in recorded.items())
        options.record.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    return int(any(counts["WRONG"] for counts in sums.values()))


if __name__ == "__main__":
    sys.exit(main())
