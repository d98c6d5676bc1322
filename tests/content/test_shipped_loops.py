"""Every loop that comes with mockprep can be drawn, fits its time and asks nothing twice."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from mockprep.cli.likeness_checks import check_likeness
from mockprep.content.documents import read_document
from mockprep.content.files import content_files
from mockprep.content.library import Library, load_library, shipped_sources
from mockprep.domain.loop import FORMAT_KINDS, Break, Loop
from mockprep.domain.plan import PlannedRound, SessionPlan, plan_loop

SEEDS = range(20)
LOOPS = [
    "behavioral-hour",
    "coding-screen",
    "junior-backend",
    "logistics-backend",
    "phone-screen",
    "python-backend",
    "quick-check",
    "senior-backend",
    "system-design-day",
    "warm-up-20",
]
ENOUGH_TO_MIX = 4
each_loop = pytest.mark.parametrize("name", LOOPS)


@cache
def shipped() -> Library:
    """All that comes with mockprep."""
    return load_library(shipped_sources())


@cache
def plans(name: str) -> tuple[SessionPlan, ...]:
    """The loop of this name, drawn with each seed."""
    library = shipped()
    loop = library.loop(name)
    return tuple(
        plan_loop(
            loop, library.listings, seed=seed, resolve=library.resolve, fetch=library.question
        )
        for seed in SEEDS
    )


def alike() -> frozenset[frozenset[str]]:
    """The pairs of questions that ask nearly the same, as rule B14 finds them."""
    files = [file.path for source in shipped_sources() for file in content_files(source.place)[0]]
    documents = [document for path in files if (document := read_document(path)).questions]
    names = {document.path: document.name for document in documents}
    pairs = []
    for problem in check_likeness(documents, shipped()):
        here = problem.path.removeprefix("questions[").partition("]")[0]
        there = problem.message.split("`")[1]
        pairs.append(frozenset((f"{names[problem.file]}/{here}", there)))
    return frozenset(pairs)


def asked(plan: SessionPlan) -> list[str]:
    """The full names of all questions of a plan."""
    return [planned.name for sitting in plan.rounds for planned in sitting.questions]


def length(sitting: PlannedRound) -> float:
    """The minutes that the questions of a round take, each with its full budget."""
    return sum(planned.question.minutes for planned in sitting.questions)


def breaks(loop: Loop) -> Iterator[float]:
    """The minutes off after each round but the last."""
    for entry, following in pairwise(loop.rounds):
        if isinstance(following, Break):
            yield following.minutes
        elif not isinstance(entry, Break):
            yield 0


def test_these_are_all_loops() -> None:
    assert sorted(shipped().loops) == LOOPS


@each_loop
def test_nothing_is_doubtful(name: str) -> None:
    file = shipped().where(name).file
    assert [str(problem) for problem in shipped().problems if problem.file == file] == []


@each_loop
def test_each_round_asks_as_many_questions_as_its_picks_want(name: str) -> None:
    loop = shipped().loop(name)
    wanted = [sum(pick.size for pick in sitting.pick) for sitting in loop.sittings]
    for plan in plans(name):
        assert [len(sitting.questions) for sitting in plan.rounds] == wanted
        assert [sitting.break_after for sitting in plan.rounds[:-1]] == list(breaks(loop))
        assert plan.minutes == loop.minutes


@each_loop
def test_questions_fit_into_their_round(name: str) -> None:
    for plan in plans(name):
        for sitting in plan.rounds:
            assert sitting.minutes / 2 <= length(sitting) <= sitting.minutes, asked(plan)
            kinds = {planned.question.kind for planned in sitting.questions}
            assert kinds == {FORMAT_KINDS[sitting.format]}


@each_loop
def test_no_question_comes_twice(name: str) -> None:
    for plan in plans(name):
        names = asked(plan)
        assert len(names) == len(set(names))


def test_no_question_comes_in_other_words_again() -> None:
    sittings = [frozenset(asked(plan)) for name in LOOPS for plan in plans(name)]
    assert [sorted(pair) for pair in alike() if any(pair <= each for each in sittings)] == []


@each_loop
def test_a_sitting_mixes_easy_and_hard(name: str) -> None:
    for plan in plans(name):
        levels = [each.question.difficulty for sitting in plan.rounds for each in sitting.questions]
        assert len(levels) < ENOUGH_TO_MIX or len(set(levels)) > 1, asked(plan)


@each_loop
def test_another_seed_asks_other_questions(name: str) -> None:
    drawn = {tuple(asked(plan)) for plan in plans(name)}
    assert len(drawn) > len(SEEDS) / 2
