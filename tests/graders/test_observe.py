"""What the interviewer is told to probe."""

import pytest

from mockprep.domain.execution import RunReport
from mockprep.domain.grading import Reply
from mockprep.domain.interviewing import choose_probe
from mockprep.domain.question import CodeQuestion
from mockprep.graders.offline.observe import observe
from tests.building import run_report

from .marking import CODE, CONCEPT, STORY, submit

TOLD = (
    "Last spring our deploys kept failing. I was asked to find out why."
    " I traced the failing jobs through the logs. I wrote a lock around the migration."
)
WHOLE = (
    f"{TOLD} My lead disagreed at first. In the end failures fell by 80 %."
    " I learned to measure first."
)


def test_points_and_claims() -> None:
    seen = observe(submit(CONCEPT, "It is created once. A new list is made on every call."))
    assert seen.missing == {"shared by calls", "None as a sentinel"}
    assert seen.claims == {"every call makes a new list"}
    assert seen.absent == frozenset()


def test_replies_count_as_told() -> None:
    reply = Reply(ask="And?", text="It is shared between calls.")
    assert observe(submit(CONCEPT, "Created once, use None.", replies=(reply,))).missing == set()


def test_what_a_story_lacks() -> None:
    assert observe(submit(STORY, TOLD)).absent == {
        "no_result", "no_numbers", "no_reflection", "no_conflict",
    }  # fmt: skip
    assert observe(submit(STORY, WHOLE)).absent == frozenset()


def test_what_is_no_story_lacks_everything() -> None:
    absent = observe(submit(STORY, "I usually talk to everyone. We always find a way.")).absent
    assert {"not_a_story", "no_task", "no_action", "no_result", "low_ownership"} <= absent


def test_a_reply_mends_a_story() -> None:
    reply = Reply(ask="How did it end?", text="Failures fell by 80 %.")
    absent = observe(submit(STORY, TOLD, replies=(reply,))).absent
    assert absent == {"no_reflection", "no_conflict"}


def test_a_team_story_is_low_in_ownership() -> None:
    told = "Last year our site was slow. We added a cache. We tuned the queries. It got faster."
    assert "low_ownership" in observe(submit(STORY, told)).absent


def test_probes_of_a_coding_question_name_their_own_points() -> None:
    point = {"point": "recursion limit", "any_of": ["recursion (limit|depth)"]}
    probing = CodeQuestion.model_validate(
        {
            **CODE.model_dump(),
            "probes": [
                {
                    "ask": "How deep?",
                    "when": "missing",
                    "point": "recursion limit",
                    "points": [point],
                },
                {"ask": "Cost?", "when": "missing", "point": "cost of sorting"},
            ],
        }
    )
    bare = observe(submit(probing, "def merge(w):\n    return w\n"))
    assert bare.missing == {"recursion limit", "cost of sorting"}
    told = submit(
        probing, "def merge(w):\n    # recursion depth; sorting costs most\n    return w\n"
    )
    assert observe(told).missing == set()
    probe = choose_probe(probing, bare, ())
    assert probe is not None
    assert probe.probe.ask == "How deep?"


SUMS = CodeQuestion.model_validate(
    {
        **CODE.model_dump(),
        "complexity": {"time": "n log n"},
        "tests": [{"name": "one", "args": [[]], "want": []}],
    }
)
SORTED = "def merge(windows):\n    return sorted(windows)\n"


@pytest.mark.parametrize(
    ("answer", "runs", "absent"),
    [
        (SORTED, (), {"no_complexity", "never_run"}),
        (SORTED, (run_report(passed=False),), {"no_complexity", "fails_examples"}),
        (SORTED, (run_report(passed=False), run_report()), {"no_complexity"}),
        (f"# O(n log n) because we sort\n{SORTED}", (run_report(),), set()),
    ],
)
def test_what_code_lacks(answer: str, runs: tuple[RunReport, ...], absent: set[str]) -> None:
    assert observe(submit(SUMS, answer, runs=runs)).absent == absent


def test_code_without_tests_can_not_be_run_and_is_not_asked_for() -> None:
    bare = SUMS.model_copy(update={"tests": ()})
    assert observe(submit(bare, SORTED)).absent == {"no_complexity"}
