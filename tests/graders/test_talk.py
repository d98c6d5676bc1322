"""What was asked, planned, compared, exemplified and reasoned."""

import pytest

from mockprep.domain.grading import AskedClarification

from .marking import CODE, CONCEPT, find, value

BODY = "    windows = sorted(windows)\n    return windows\n"


def code(*comments: str, body: str = BODY) -> str:
    told = "".join(f"    # {comment}\n" for comment in comments)
    return f"def merge(windows):\n{told}{body}"


def talk(name: str, answer: str, **fields: object) -> float | None:
    return value(f"talk.{name}", CODE, answer, **fields)


def test_questions_that_mattered() -> None:
    asked = tuple(
        AskedClarification(asked=text, about=about)
        for text, about in [("Sorted?", "sorted"), ("Touching?", "touching"), ("Weather?", None)]
    )
    assert talk("clarify_hits", code(), clarifications=asked, budget_seconds=9) == 1
    assert talk("clarify_hits", code(), clarifications=asked[1:], budget_seconds=9) == 0.5
    assert talk("clarify_hits", code(), budget_seconds=9) == 0
    assert talk("clarify_hits", code()) is None
    assert talk("clarify_hits", code("Is the input sorted?")) == 0.5


def test_a_plan_stands_before_the_code() -> None:
    plan = "The plan: first I sort the windows by start, then I sweep over them once."
    assert talk("plan_before_code", code(plan)) == 1
    assert talk("plan_before_code", code(body=BODY + f"    # {plan}\n")) == 0
    assert talk("plan_before_code", code(), notes=plan) == 1
    assert talk("plan_before_code", code("sort")) == 0
    assert value("talk.plan_before_code", CONCEPT, plan) is None


def test_two_approaches_compared() -> None:
    told = "Brute force would be O(n^2), but sorting first makes it O(n log n)."
    assert talk("approaches_compared", code(told)) == 1
    assert talk("approaches_compared", code("It is O(n log n) time.")) == 0
    assert talk("approaches_compared", code("Sorting is fine, but slow.")) == 0


def test_edge_cases_are_counted_by_kind() -> None:
    assert talk("edge_cases_named", code("empty list, a single element, duplicates")) == 1
    assert talk("edge_cases_named", code("empty, an empty list, no elements")) == pytest.approx(
        1 / 3
    )
    assert talk("edge_cases_named", code(body="    if not windows: return []\n")) == 0


def test_the_problem_in_own_words() -> None:
    own = "So we get windows as pairs and have to join those that overlap or touch."
    assert talk("restated", code(), notes=own) == 1
    assert talk("restated", code(), notes=CODE.ask) == 0
    assert talk("restated", code(), notes="So we need to be quick about it here today.") == 0


def test_steps_said_aloud() -> None:
    told = "First I sort them all. Then I take the first. Now I loop on. Next I check the end."
    assert talk("narration_turns", code(), notes=told) == 1
    assert talk("narration_turns", code(), notes="First I sort them all.") == 0.25


def test_reasons_examples_and_contrasts() -> None:
    assert value("talk.reasons", CONCEPT, "It leaks because the list is shared by calls.") == 0.5
    both = "It leaks because it is shared. So that is why I use None, since it is immutable."
    assert value("talk.reasons", CONCEPT, both) == 1
    assert value("talk.reasons", CONCEPT, "Since 2019 it is so. Because.") == 0
    assert value("talk.example", CONCEPT, "For example a cache that grows.") == 1
    assert value("talk.example", CONCEPT, "Such as `def f(x=[])` does.") == 1
    assert value("talk.example", CONCEPT, "It is what it is.") == 0
    assert value("talk.contrast", CONCEPT, "A tuple is safe, whereas a list is not.") == 1
    assert value("talk.contrast", CONCEPT, "It is shared while it lives.") == 0


def test_the_starter_is_no_evidence() -> None:
    assert "because" in CODE.starter
    answer = CODE.starter.replace("...", "return sorted(windows)")
    assert talk("reasons", answer) == 0
    found = find("talk.reasons", CODE, answer + "# sorted, because then neighbours overlap\n")
    assert found.value == 0.5
