#!/usr/bin/env python3
"""How many concept answers are graded in a second, and how long a single one takes.

Answers of some 50 words are made from the shipped concept banks: a few sentences of the question's
own reference answer, the rest from other questions. Measured are the grading alone, in this
process, and `mockprep grade --format json` from start to end in one process and in two. The floor
is what any reader of such a file does: parse each line as JSON and count its words. It is taken
again before each slice of the answers, since a machine with other work is not always as fast: the
ratio is the median over slices, the speed that of the fastest one. For what one core does in one
process, the seconds are those that the process had the core (`time.process_time`), not those in
which it waited for other programs; for whole commands they are those of the clock. The last figure
is one answer at a time after the first, as in the app.

    python benchmarks/grading.py [--answers 10000] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from mockprep.cli.answers import read_answers
from mockprep.content.library import Library, load_library, shipped_sources
from mockprep.domain.patterns import Text
from mockprep.graders.host import Work, grade_all
from mockprep.graders.offline import grade_now

WORDS = 50
SLICES = 20
WANTED_PER_SECOND = 1000.0
"""Answers graded in a second by one core."""
WANTED_GAIN = 1.5
"""How much faster two processes are than one, where there are two cores."""
WANTED_MS = 50.0
"""Milliseconds for one answer after the first."""


def main() -> int:
    """Measure all; 1 when a budget is not kept."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--answers", type=int, default=10_000)
    parser.add_argument("--profile", action="store_true", help="tell where the time goes instead")
    words = parser.parse_args()
    library = load_library(shipped_sources())
    lines = made_answers(library, words.answers, random.Random(7))
    entries = read_answers(lines, "made", lambda: library)
    work = [(entry.submission, entry.rubric) for entry in entries]
    if words.profile:
        return profiled(work)
    size = statistics.mean(len(json.loads(line)["answer"].split()) for line in lines)
    print(f"{len(lines):,} answers of {size:.0f} words, {os.cpu_count()} processors")
    kept = [graded_here(work, lines), commands(lines), one_at_a_time(work)]
    return 0 if all(kept) else 1


def made_answers(library: Library, count: int, chance: random.Random) -> list[str]:
    """Lines of answers: sentences of reference answers, until there are enough words."""
    names = [listing.name for listing in library.listings if listing.kind == "concept"]
    sentences = {name: sentences_of(library.question(name).answer) for name in names}
    names = [name for name in names if sentences[name]]
    lines = []
    for number in range(count):
        name = names[number % len(names)]
        own = sentences[name]
        said = chance.sample(own, min(len(own), chance.randint(0, 3)))
        while sum(len(sentence.split()) for sentence in said) < WORDS - 8:
            said.append(chance.choice(sentences[chance.choice(names)]))
        told = {"id": f"a{number}", "question": name, "answer": " ".join(said)}
        lines.append(json.dumps(told))
    return lines


def sentences_of(answer: str) -> list[str]:
    """The sentences of a reference answer."""
    return [answer[span.start : span.end] for span in Text(answer).sentences]


def read_only(lines: Sequence[str]) -> None:
    """The floor."""
    for line in lines:
        Counter(json.loads(line)["answer"].split())


def seconds(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """The time of an action."""
    began = clock()
    action()
    return clock() - began


def graded_here(work: Sequence[Work], lines: Sequence[str]) -> bool:
    """The grading alone, in this process."""
    for _ in grade_all(work[:200]):
        pass  # compiles the patterns of the questions, as an archive does once
    step = max(1, len(work) // SLICES)
    speeds, ratios = [], []
    for at in range(0, len(work), step):
        part, told = work[at : at + step], lines[at : at + step]
        core = time.process_time
        floor = min(seconds(lambda told=told: read_only(told), core) for _ in range(3))
        taken = seconds(lambda part=part: [*grade_all(part)], core)
        speeds.append(len(part) / taken)
        ratios.append(taken / floor)
    print(
        f"grading, one core: {max(speeds):,.0f} answers a second in the fastest slice (wanted"
        f" {WANTED_PER_SECOND:,.0f}), {statistics.median(speeds):,.0f} in the median one;"
        f" {statistics.median(ratios):.0f} times the floor"
    )
    return max(speeds) >= WANTED_PER_SECOND


def commands(lines: Sequence[str]) -> bool:
    """The whole command in one process and in two, by turns; the fastest of each counts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.jsonl"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        taken: dict[int, list[float]] = {1: [], 2: []}
        for jobs in (1, 2, 1, 2):
            taken[jobs].append(seconds(lambda jobs=jobs: run_command(path, jobs)))
    for jobs, times in taken.items():
        print(f"mockprep grade --jobs {jobs}: {len(lines) / min(times):,.0f} answers a second")
    gain = min(taken[1]) / min(taken[2])
    print(f"two processes are {gain:.2f} times as fast as one (wanted {WANTED_GAIN})")
    return gain >= WANTED_GAIN


def run_command(path: Path, jobs: int) -> None:
    """Grade the file with the installed command."""
    words = ["grade", str(path), "--format", "json", "--jobs", str(jobs), "--out", f"{path}.out"]
    subprocess.run([sys.executable, "-m", "mockprep", *words], check=True)


def one_at_a_time(work: Sequence[Work]) -> bool:
    """Single answers after the first: the slowest of a hundred counts."""
    times = [1e3 * seconds(lambda pair=pair: grade_now(*pair)) for pair in work[:101]]
    first, rest = times[0], times[1:]
    print(
        f"one answer: first {first:.1f} ms, then median {statistics.median(rest):.2f} ms, slowest"
        f" {max(rest):.1f} ms (budget {WANTED_MS:.0f})"
    )
    return max(rest) < WANTED_MS


def profiled(work: Sequence[Work]) -> int:
    """Print where the time of grading goes."""
    with cProfile.Profile() as profile:
        for submission, rubric in work:
            grade_now(submission, rubric)
    stats = pstats.Stats(profile)
    stats.sort_stats("tottime").print_stats(30)
    stats.sort_stats("cumulative").print_stats(30)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
