"""Which key points and false claims an answer covers."""

import pytest

from mockprep.domain.coverage import Coverage, cover, find_by_words, find_point
from mockprep.domain.patterns import Text
from mockprep.domain.question import ConceptQuestion, KeyPoint

QUESTION = ConceptQuestion.model_validate(
    {
        "id": "gil",
        "title": "GIL",
        "ask": "What is the GIL?",
        "topics": ["python"],
        "rubric": "concept",
        "glossary": {"one": ["one thread", "a single thread"]},
        "points": [
            {"point": "one at a time", "weight": 3, "any_of": ["$one"]},
            {"point": "released on I/O", "all_of": ["released", "(io|network|disk)"]},
            {"point": "processes", "kind": "bonus", "any_of": ["process*"]},
        ],
        "misconceptions": [
            {"claim": "code is safe", "any_of": ["thread safe"], "penalty": 0.5},
        ],
    }
)


def covered(answer: str) -> Coverage:
    return cover(QUESTION, Text(answer))


def test_any_of_wants_one_and_all_of_every_pattern() -> None:
    assert [c.span is not None for c in covered("A single thread runs.").points] == [
        True, False, False,
    ]  # fmt: skip
    assert covered("It is released.").points[1].span is None
    assert covered("It is released on disk access.").points[1].span is not None


def test_the_share_adds_the_bonus_and_takes_off_penalties() -> None:
    assert covered("One thread runs.").share == pytest.approx(0.75)
    assert covered("One thread runs; use processes.").share == 1
    assert covered("One thread runs, so code is thread safe.").share == pytest.approx(0.25)
    assert covered("Code is thread safe.").share == 0


def test_a_claim_that_is_taken_back_costs_nothing() -> None:
    mended = covered("Code is thread safe. No, that's wrong, only that one thread runs.")
    assert mended.claims[0].corrected
    assert mended.penalty == 0
    assert covered("Code is thread safe. No, wait.").penalty == 0.5


def test_the_heaviest_missing_point_is_first() -> None:
    assert [point.point for point in covered("Hm.").missing] == ["one at a time", "released on I/O"]


def test_enough_points_are_all_that_is_asked() -> None:
    one = QUESTION.model_copy(update={"enough": 1})
    assert cover(one, Text("It is released on network calls.")).share == 1


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("Sort the events by time, then sweep over them.", True),
        ("First the events are sorted. Then one sweeps by time.", True),
        ("Sort them.", False),
        ("Sort the list. A paragraph about something else. Events by time.", False),
        ("Do not sort events by time or sweep.", False),
    ],
)
def test_a_point_without_patterns_is_found_by_its_words(answer: str, found: bool) -> None:
    point = KeyPoint(point="sort events by time and sweep")
    assert (find_point(point, Text(answer), {}) is not None) is found


def test_a_point_without_words_is_never_found() -> None:
    assert find_by_words("...", Text("Anything.")) is None
