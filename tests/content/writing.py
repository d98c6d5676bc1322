"""Small content files for tests."""

from pathlib import Path

from mockprep.content.beginnings import SkeletonKind, skeleton
from mockprep.content.documents import Document, parse_document
from mockprep.content.library import Library, Source, load_library

HEAD = """\
schema: mockprep/bank@1
bank: basics
kind: concept
title: Basics
defaults: {rubric: plain, topics: [python]}
questions:
"""
GOOD = """\
  - id: good
    title: Good
    ask: "What is a list?"
"""
RUBRIC = """\
schema: mockprep/rubric@1
rubric: plain
title: Plain
criteria:
  - id: points
    title: Points
    asks: "Are the points there?"
    anchors: {1: "None.", 2: "Some of them.", 3: "All of them.", 4: "All, and one more."}
    signals: [{detector: points.required}]
"""
LOOP = """\
schema: mockprep/loop@1
loop: day
title: A day
rounds:
  - id: talk
    title: Talk
    format: rapid
    minutes: 10
    pick: [{ids: [good]}]
"""


def bank(questions: str, name: str = "basics") -> str:
    """A bank with one good question, and `questions` after it."""
    return HEAD.replace("bank: basics", f"bank: {name}") + GOOD + questions


def told(text: str) -> list[str]:
    """The problems of a document, as they are printed."""
    return [str(problem) for problem in parse_document("f.yaml", text).problems]


def changed(kind: SkeletonKind, old: str, new: str) -> Document:
    """The skeleton of a kind with one stretch of it replaced."""
    text = skeleton(kind)
    assert old in text
    return parse_document("f.yaml", text.replace(old, new, 1))


def write(folder: Path, name: str, text: str) -> Path:
    """A file in a folder, which is made where it is not there."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def library(*folders: Path) -> Library:
    """The library of these folders, without an index."""
    return load_library([Source(folder.name, folder) for folder in folders])


def names(content: Library) -> list[str]:
    """The full names of all questions."""
    return [listing.name for listing in content.listings]
