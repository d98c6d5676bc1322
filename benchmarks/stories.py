#!/usr/bin/env python3
"""How well the parts of stories are told, and how well levels agree with those that people gave.

Measured on the labelled stories that the story model was not trained on: macro-F1 over situation,
task, action, result, reflection and none, for all of them and for each style, and the levels of the
behavioral rubric beside the labelled ones. Files of single sentences (CSV with the columns
`sentence` and `part`) are labelled as a user's whole answer would be; the label of a row is that of
most of its words.

    python -m benchmarks.stories [SENTENCES.csv ...]
"""

from __future__ import annotations

import argparse
import csv
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from mockprep.domain.agreement import quadratic_weighted_kappa
from mockprep.domain.grading import Submission
from mockprep.domain.patterns import Text
from mockprep.graders.offline import grade_now
from mockprep.graders.offline.story import LabelledSentence, label_story
from tests.graders.labelled_stories import LabelledStory, labelled_stories, most_of
from tests.graders.marking import STORY, shipped_rubric

PARTS = ("situation", "task", "action", "result", "reflection", "none")
CRITERIA = ("structure", "ownership", "impact", "reflection")
LEVELS = (1, 2, 3, 4)
Pair = tuple[str, str]
"""The true part and the part that was told."""


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="files of single sentences")
    words = parser.parse_args()
    held_out = [story for story in labelled_stories() if story.held_out]
    print(f"macro-F1 on {len(held_out)} held-out stories")
    pairs = {story.id: told_parts(story) for story in held_out}
    show("all", [pair for group in pairs.values() for pair in group])
    for style in sorted({story.style for story in held_out}):
        show(style, [p for story in held_out if story.style == style for p in pairs[story.id]])
    run_on = [story for story in held_out if story.style == "run-on"]
    show("run-on, on one line", [pair for story in run_on for pair in on_one_line(story)])
    show_speed(held_out)
    print("levels of the behavioral rubric beside those that their authors gave")
    show_levels(held_out)
    for path in words.files:
        show_sentences(path)


def told_parts(story: LabelledStory) -> list[Pair]:
    """For each sentence as people cut it the part they gave it, and that of most of its letters."""
    told = [(sentence.span, sentence.part) for sentence in label_story(story.text)]
    return [(part, most_of(told, span)) for span, part in story.parts]


def on_one_line(story: LabelledStory) -> list[Pair]:
    """The same for a transcript without line breaks."""
    told = [(s.span, s.part) for s in label_story(story.text.replace("\n", " "))]
    return [(part, most_of(told, span)) for span, part in story.parts]


def macro_f1(pairs: Sequence[Pair], parts: Iterable[str] = PARTS) -> float:
    """The mean over the parts that occur of the harmonic mean of precision and recall."""
    return statistics.mean(f1(pairs, part) for part in parts if any(p[0] == part for p in pairs))


def f1(pairs: Sequence[Pair], part: str) -> float:
    """Twice the hits by the times that the part is true or was told."""
    hits = sum(pair == (part, part) for pair in pairs)
    return 2 * hits / max(1, sum((true == part) + (told == part) for true, told in pairs))


def show(name: str, pairs: Sequence[Pair]) -> None:
    """One line: the figure, how many sentences, and each part by itself."""
    occurring = [part for part in PARTS if any(true == part for true, _ in pairs)]
    each = "  ".join(f"{part} {f1(pairs, part):.2f}" for part in occurring)
    right = sum(true == told for true, told in pairs) / len(pairs)
    print(f"  {name:<20} {macro_f1(pairs):.3f}  right {right:.3f}  n {len(pairs):>4}   {each}")


def show_sentences(path: Path) -> None:
    """The figures for a file of single sentences."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [(row["sentence"], row["part"]) for row in csv.DictReader(lines)]
    print(path.name)
    ways: dict[str, Callable[[str], str]] = {
        "whole answer": lambda text: most_words(label_story(text)),
        "its first sentence": lambda text: label_story(text)[0].part,
        "as a reply": lambda text: most_words(label_story(text, whole=False)),
    }
    for name, way in ways.items():
        show(name, [(part, way(text)) for text, part in rows])


def most_words(told: Sequence[LabelledSentence]) -> str:
    """The part of most words."""
    counts: Counter[str] = Counter()
    for sentence in told:
        counts[sentence.part] += len(sentence.told.split())
    return max(counts, key=lambda part: counts[part], default="none")


def show_levels(stories: Sequence[LabelledStory]) -> None:
    """For each criterion how often the level is the same, one off, and kappa; then which for which.

    The table has a row for each level that people gave: how often each level was told.
    """
    told = rated(stories)
    for criterion in CRITERIA:
        pairs = [(story.levels[criterion], told[story.id][criterion]) for story in stories]
        same = sum(given == level for given, level in pairs) / len(pairs)
        near = sum(abs(given - level) < 2 for given, level in pairs) / len(pairs)
        kappa = quadratic_weighted_kappa(*zip(*pairs, strict=True)) or 0
        rows = [" ".join(f"{pairs.count((g, n)):>2}" for n in LEVELS) for g in LEVELS]
        print(
            f"  {criterion:<12} same {same:.2f}  one off at most {near:.2f}"
            f"  kappa {kappa:.2f}   {' | '.join(rows)}"
        )


def rated(stories: Sequence[LabelledStory]) -> dict[str, dict[str, int]]:
    """The level of each criterion for each story, by their names."""
    rubric = shipped_rubric("behavioral")
    cards = {story.id: grade_now(submitted(story), rubric) for story in stories}
    return {name: {r.criterion: r.level or 0 for r in card.ratings} for name, card in cards.items()}


def submitted(story: LabelledStory) -> Submission:
    """The story as an answer to its question."""
    question = STORY.model_copy(update={"ask": story.question})
    return Submission(id=story.id, name=story.id, question=question, answer=story.text)


def show_speed(stories: Sequence[LabelledStory]) -> None:
    """Milliseconds for a story of some 200 words after the first, the median."""
    text = max((s.text for s in stories if len(s.text.split()) < 210), key=len)
    taken = []
    for _ in range(30):
        start = time.perf_counter()
        label_story(text)
        taken.append(time.perf_counter() - start)
    words = len(Text(text).tokens)
    print(f"  labelling {words} words: {1000 * statistics.median(taken):.1f} ms")


if __name__ == "__main__":
    main()
