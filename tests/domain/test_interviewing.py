"""What the interviewer follows up on, and what is revealed when asked."""

from typing import Any

import pytest

from mockprep.domain.grading import Submission
from mockprep.domain.interviewing import (
    NOT_PREPARED,
    Observation,
    ScriptedInterviewer,
    choose_probe,
    find_clarification,
)
from mockprep.domain.question import KeyPoint, Misconception, Probe
from tests.building import code, concept, submission

ALWAYS = Probe(ask="Where would you use it?")
LIGHT = Probe(ask="And the name?", when="missing", point="the name")
HEAVY = Probe(ask="What is guarded?", when="missing", point="the guarded thing")
FALSE = Probe(ask="Is that so?", when="misconception")
NO_RESULT = Probe(ask="How did it end?", when="no_result")
QUESTION = concept(
    probes=(ALWAYS, NO_RESULT, LIGHT, HEAVY, FALSE),
    points=(KeyPoint(point="the name"), KeyPoint(point="the guarded thing", weight=3)),
    misconceptions=(Misconception(claim="threads never switch", any_of=("never switch",)),),
)
ALL = Observation(
    missing=frozenset({"the name", "the guarded thing"}),
    claims=frozenset({"threads never switch"}),
    absent=frozenset({"no_result"}),
)


def test_the_most_pressing_probe_comes_first() -> None:
    asked: list[Probe] = []
    while (found := choose_probe(QUESTION, ALL, asked)) is not None:
        asked.append(found.probe)
    assert asked == [FALSE, HEAVY, LIGHT, NO_RESULT, ALWAYS]


@pytest.mark.parametrize(
    ("seen", "asked", "because"),
    [
        (Observation(), ALWAYS, "Asked of everyone."),
        (Observation(missing=frozenset({"the name"})), LIGHT, "I did not hear: the name."),
        (
            Observation(claims=frozenset({"threads never switch"})),
            FALSE,
            "I heard: threads never switch.",
        ),
        (Observation(absent=frozenset({"no_result"})), NO_RESULT, "I did not hear how it ended."),
    ],
)
def test_a_probe_says_why_it_is_asked(seen: Observation, asked: Probe, because: str) -> None:
    found = choose_probe(QUESTION, seen, ())
    assert found is not None
    assert (found.probe, found.because) == (asked, because)


def test_a_probe_whose_condition_fails_is_not_asked() -> None:
    question = concept(probes=(LIGHT, FALSE, NO_RESULT))
    assert choose_probe(question, Observation(), ()) is None


def watching(seen: Observation) -> tuple[ScriptedInterviewer, list[Submission]]:
    """An interviewer, and the submissions that it looked at."""
    looked_at: list[Submission] = []

    def observe(given: Submission) -> Observation:
        looked_at.append(given)
        return seen

    return ScriptedInterviewer(observe), looked_at


async def test_the_scripted_interviewer_looks_and_asks() -> None:
    interviewer, looked_at = watching(ALL)
    given = submission("One lock.", question=QUESTION)
    found = await interviewer.follow_up(given, (FALSE,), limit=2)
    assert found is not None
    assert found.probe == HEAVY
    assert looked_at == [given]


@pytest.mark.parametrize(
    "given",
    [
        {"answer": "One lock.", "asked": (FALSE, HEAVY), "limit": 2},
        {"answer": "One lock.", "asked": (), "limit": 0},
        {"answer": " \n", "asked": (), "limit": 2},
    ],
    ids=["at the limit", "no probes allowed", "nothing was said"],
)
async def test_the_scripted_interviewer_goes_on_without_looking(given: dict[str, Any]) -> None:
    interviewer, looked_at = watching(ALL)
    answer = submission(given["answer"], question=QUESTION)
    assert await interviewer.follow_up(answer, given["asked"], given["limit"]) is None
    assert not looked_at


def test_a_prepared_fact_is_revealed_when_asked_for() -> None:
    assert find_clarification(code(), "Is the list sorted?") == (0, "No, in any order.")
    assert find_clarification(code(), "Can there be a duplicate?") == (1, "They may occur.")


def test_what_was_not_prepared_is_left_open() -> None:
    assert find_clarification(code(), "May I use Rust?") == (None, NOT_PREPARED)
    assert find_clarification(concept(), "Is it sorted?") == (None, NOT_PREPARED)


def test_code_is_asked_about_its_cost_and_its_tests_where_nothing_else_is_open() -> None:
    seen = Observation(absent=frozenset({"no_complexity", "never_run"}))
    prepared = Probe(ask="And with a stream?")
    question, asked = code(probes=(prepared,)), list[Probe]()
    while (found := choose_probe(question, seen, asked)) is not None:
        asked.append(found.probe)
    assert [probe.when for probe in asked] == ["no_complexity", "never_run", "always"]


def test_other_kinds_are_not_asked_about_code() -> None:
    seen = Observation(absent=frozenset({"no_complexity"}))
    assert choose_probe(concept(), seen, []) is None
