#!/usr/bin/env python3
"""How long content takes to load and an answer to grade, as ratios against floors of the same run.

Loading: a folder with 10,000 questions in 100 files. The first load is held against composing the
same files with libyaml and nothing else, the second (from the index) against reading the index as
JSON. Grading: a typed answer of some 400 words, held against counting its words 1,000 times, which
only tells how fast the machine is.

    python benchmarks/work.py
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import yaml

from mockprep.content.library import Source, load_library, shipped_sources
from mockprep.domain.grading import Submission
from mockprep.graders.offline import grade_now

FILES, QUESTIONS = 100, 100
BUDGETS = {"first load": 3.0, "second load": 8.0, "grading": 0.5}
QUESTION = """\
  - id: q-{number}
    title: Question {number}
    topics: [python.part-{part}]
    difficulty: {difficulty}
    ask: "What does part {number} do, and why?"
    answer: "It keeps one copy for all callers, because making it anew would cost time."
    points:
      - {{point: one copy, any_of: ["(one|single) copy", "same (copy|object)"]}}
      - {{point: saves time, any_of: ["cost* ... time", "(fast*|quick*)"]}}
    probes:
      - {{when: missing, point: saves time, ask: "What would happen without it?"}}
"""
HEAD = """\
schema: mockprep/bank@1
bank: bank-{part}
kind: concept
title: Bank {part}
defaults: {{minutes: 4, rubric: concept}}
questions:
"""


def seconds(action: Callable[[], object], times: int = 1) -> float:
    """The median time of an action."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        action()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def write_banks(folder: Path) -> None:
    """Write the synthetic questions."""
    for part in range(FILES):
        questions = (
            QUESTION.format(number=part * QUESTIONS + n, part=part, difficulty=n % 3 + 1)
            for n in range(QUESTIONS)
        )
        text = HEAD.format(part=part) + "".join(questions)
        (folder / f"bank-{part}.yaml").write_text(text)


def compose_all(folder: Path) -> None:
    """What libyaml alone takes."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in folder.glob("*.yaml"):
        yaml.compose(path.read_text(), Loader=loader)


def report(name: str, floor: float, ours: float) -> bool:
    """Print one line; whether the budget is kept."""
    ratio = ours / floor
    print(
        f"{name:12} floor {1e3 * floor:8.1f} ms  mockprep {1e3 * ours:8.1f} ms"
        f"  ratio {ratio:.2f} (budget {BUDGETS[name]})"
    )
    return ratio <= BUDGETS[name]


def loading() -> bool:
    """Measure the two loads."""
    with tempfile.TemporaryDirectory() as root:
        banks, cache = Path(root) / "banks", Path(root) / "cache"
        banks.mkdir()
        write_banks(banks)
        sources = [*shipped_sources(), Source("synthetic", banks)]

        def load() -> None:
            library = load_library(sources, cache)
            assert len(library.listings) > FILES * QUESTIONS, "all questions are there"

        floor = seconds(lambda: compose_all(banks))
        kept = report("first load", floor, seconds(load))
        index = max(cache.rglob("*"), key=lambda path: path.stat().st_size)
        floor = seconds(lambda: json.loads(index.read_bytes()), 5)
        return kept & report("second load", floor, seconds(load, 5))


def grading() -> bool:
    """Measure one answer, the shipped story that is longest."""
    library = load_library(shipped_sources())
    stories = [library.question(q.name) for q in library.listings if q.kind == "behavioral"]
    question = max(stories, key=lambda story: len(story.answer))
    answer = f"{question.answer}\n\n{question.answer}"
    submission = Submission(id="a", name="a", question=question, answer=answer)
    rubric = library.rubric(question.rubric)
    floor = seconds(lambda: [Counter(answer.split()) for _ in range(1000)], 5)
    return report("grading", floor, seconds(lambda: grade_now(submission, rubric), 20))


if __name__ == "__main__":
    kept = [loading(), grading()]
    sys.exit(0 if all(kept) else 1)
