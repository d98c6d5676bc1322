"""Answers to shipped questions, strong and weak, for tests of what holds for any answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import yaml

from mockprep.content.library import load_library, shipped_sources
from mockprep.domain.grading import Scorecard
from mockprep.domain.question import AnyQuestion, BehavioralQuestion
from mockprep.domain.rubric import Rubric
from mockprep.graders.offline import grade_now

from .marking import ROOT, shipped_rubric, submit

_EACH_QUESTION = 4
_EACH_STORY = 16
_EACH_SAMPLE = 2
"""Every so many questions, stories and samples one is graded: enough to see a rule break, quick to
run."""


_TELLS = re.compile(r"\b(?:is|are|was|were|be|it|they|you|can|cannot|not|no|does|do|has|have)\b")
"""Words of patterns that are taken from a sentence."""


@dataclass(frozen=True)
class Case:
    """An answer to a question."""

    name: str
    question: AnyQuestion
    answer: str

    @cached_property
    def card(self) -> Scorecard:
        """The scorecard of the answer."""
        return self.graded(self.answer)

    def graded(self, answer: str, **fields: Any) -> Scorecard:
        """The scorecard of another answer to the same question."""
        return grade_now(submit(self.question, answer, **fields), rubric_of(self.question))

    def score(self, criterion: str, answer: str | None = None) -> float:
        """The score of one criterion, of this answer or of another; 0 where it is unrated."""
        rating = (self.card if answer is None else self.graded(answer)).rating(criterion)
        return (rating.score or 0.0) if rating else 0.0


@cache
def _rubric(name: str) -> Rubric:
    return shipped_rubric(name)


def rubric_of(question: AnyQuestion) -> Rubric:
    """The shipped rubric of a question."""
    return _rubric(question.rubric)


@cache
def questions() -> dict[str, AnyQuestion]:
    """Every shipped question by its full name."""
    library = load_library(shipped_sources())
    return {listing.name: library.question(listing.name) for listing in library.listings}


@cache
def some_questions() -> dict[str, AnyQuestion]:
    """Some questions of each kind by their full names, always the same as long as banks stay."""
    by_kind = sorted(questions().items(), key=lambda entry: (entry[1].kind, entry[0]))
    return dict(by_kind[::_EACH_QUESTION])


def of_kind(*kinds: str) -> list[AnyQuestion]:
    """Some of the shipped questions of some kinds."""
    return [question for question in some_questions().values() if question.kind in kinds]


@cache
def references(*kinds: str) -> tuple[Case, ...]:
    """The reference answers to shipped questions of some kinds."""
    return tuple(Case(q.id, q, q.answer) for q in of_kind(*kinds) if q.answer)


@cache
def samples() -> tuple[Case, ...]:
    """The sample answers of the concept questions, weak ones among them."""
    every = [
        Case(f"{q.id}-{number}", q, sample.say)
        for q in of_kind("concept")
        for number, sample in enumerate(getattr(q, "samples", ()))
    ]
    return tuple(every[::_EACH_SAMPLE])


def _read_stories() -> Iterator[Case]:
    for path in sorted((ROOT / "tests" / "data" / "stories").glob("*.yaml")):
        for story in yaml.safe_load(path.read_text(encoding="utf-8")):
            question = BehavioralQuestion(
                id=story["id"],
                title="A story",
                ask=story["question"],
                topics=("behavioral",),
                rubric="behavioral",
            )
            yield Case(story["id"], question, " ".join(told for _, told in story["sentences"]))


@cache
def stories() -> tuple[Case, ...]:
    """Some of the labelled stories."""
    return tuple(_read_stories())[::_EACH_STORY]


def keywords(question: AnyQuestion) -> list[str]:
    """The key points of a question as bare terms: up to two for each, as its patterns have them."""
    terms = []
    for point in question.key_points():
        plain = [pattern for pattern in point.any_of if "\\" not in pattern and "?" not in pattern]
        literal = [" ".join(_literal(pattern).split()) for pattern in plain]
        terms += [term for term in literal if not _TELLS.search(term)][:2]
    return terms


def _literal(pattern: str) -> str:
    """The words of a pattern, the first one where there is a choice."""
    first_of_each = re.sub(r"\(([^()|]+)(?:\|[^()]*)?\)", r"\1", pattern)
    return re.sub(r"\.\.\.|[*&$/\\]", " ", first_of_each)
