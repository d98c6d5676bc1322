"""How often the reading of complexity agrees with labelled programs.

    python benchmarks/complexity.py FILE.jsonl [--half even|odd] [--wrong]

Each line of the file is `{"source": "...", "complexity": "nlogn"}`, with the class names of
`mockprep complexity`. Prints the share that is exact, the confusion by class, and how confidence
goes with being right; `--wrong` also lists the lines of the file that were told otherwise.
"""

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from mockprep.analysis.complexity import read_program
from mockprep.domain.execution import CLASS_NAMES
from mockprep.errors import MockprepError


@dataclass(frozen=True)
class Outcome:
    """One labelled program and what was told of it."""

    line: int
    label: str
    told: str
    confidence: float


def main() -> None:
    """Read the file and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--wrong", action="store_true")
    words = parser.parse_args()
    started = time.perf_counter()
    outcomes = list(map(outcome_of, *zip(*rows_of(words.file, words.half), strict=True)))
    print(f"{len(outcomes)} programs in {time.perf_counter() - started:.1f} s")
    show(outcomes)
    if words.wrong:
        for each in outcomes:
            if each.label != each.told:
                print(f"line {each.line}: {each.label}, told {each.told} ({each.confidence})")


def rows_of(file: Path, half: str | None) -> list[tuple[int, dict[str, str]]]:
    """The rows with their line numbers, all or every other one."""
    rows = enumerate(map(json.loads, file.read_text(encoding="utf-8").splitlines()), 1)
    wanted = {"even": 0, "odd": 1}
    return [(at, row) for at, row in rows if half is None or at % 2 == wanted[half]]


def outcome_of(line: int, row: dict[str, str]) -> Outcome:
    """What is told of one program."""
    try:
        cost = read_program(row["source"]).program
    except MockprepError:
        return Outcome(line, row["complexity"], "unread", 0)
    return Outcome(line, row["complexity"], cost.cls, cost.confidence)


def show(outcomes: list[Outcome]) -> None:
    """Print the agreement, the confusion and the calibration."""
    right = sum(each.label == each.told for each in outcomes)
    print(f"exact: {right} of {len(outcomes)}, {right / len(outcomes):.1%}")
    told = [*CLASS_NAMES, "unread"]
    print(f"{'label':>12} " + " ".join(f"{name[:6]:>6}" for name in told))
    counts = Counter((each.label, each.told) for each in outcomes)
    for label in CLASS_NAMES:
        if any(key[0] == label for key in counts):
            print(f"{label:>12} " + " ".join(f"{counts[label, name] or '.':>6}" for name in told))
    for low, high in ((0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 1.01)):
        group = [each for each in outcomes if low <= each.confidence < high]
        if group:
            share = sum(each.label == each.told for each in group) / len(group)
            print(f"confidence {low}-{min(high, 1)}: {share:.0%} of {len(group)} right")


if __name__ == "__main__":
    main()
