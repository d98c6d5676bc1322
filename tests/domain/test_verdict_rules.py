"""Which rule made the verdict."""

from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.question import TargetLevel
from mockprep.domain.rubric import Rubric
from mockprep.domain.verdict_rules import rule_outcomes
from tests.building import plain_rubric
from tests.graders.marking import shipped_rubric

RUBRICS = [shipped_rubric(name) for name in ("behavioral", "coding", "concept", "system-design")]
TARGETS = st.sampled_from(["junior", "mid", "senior", "staff"])


def told(levels: dict[str, int], target: TargetLevel = "mid") -> list[tuple[str, list[str]]]:
    """Each verdict with what it lacks."""
    outcomes = rule_outcomes(RUBRICS[0], levels, target)
    return [(o.verdict, [need.what for need in o.needs if not need.is_met]) for o in outcomes]


def test_better_verdicts_say_what_they_lack() -> None:
    levels = {"structure": 1, "ownership": 4, "impact": 4, "reflection": 4, "clarity": 3}
    assert told(levels) == [
        ("strong_yes", ["a mean level of 3.5 (here 3.12)", "no level below 3 (the lowest is 1)"]),
        ("lean_yes", ["Story structure at 2 or better (here 1)"]),
        ("lean_no", []),
    ]


def test_a_seniority_asks_for_more() -> None:
    levels = {"structure": 4, "ownership": 4, "impact": 2, "reflection": 4, "clarity": 4}
    assert told(levels)[1] == ("lean_yes", [])
    lacking = "Result and impact at 3 or better at senior level (here 2)"
    assert lacking in told(levels, "senior")[1][1]


def test_the_worst_verdict_needs_nothing() -> None:
    low = dict.fromkeys(("structure", "ownership", "impact", "reflection", "clarity"), 1)
    (*_, last) = rule_outcomes(RUBRICS[0], low)
    assert (last.verdict, last.needs, last.holds) == ("strong_no", (), True)


def test_without_levels_or_rules_there_is_nothing_to_tell() -> None:
    assert rule_outcomes(RUBRICS[0], {}) == ()
    assert rule_outcomes(plain_rubric(verdict={}), {"accuracy": 4}) == ()


@given(st.data(), st.sampled_from(RUBRICS), TARGETS)
def test_the_rule_that_holds_is_the_verdict(
    data: st.DataObject, rubric: Rubric, target: TargetLevel
) -> None:
    levels = {c.id: data.draw(st.integers(1, 4)) for c in rubric.criteria}
    (*worse, last) = rule_outcomes(rubric, levels, target)
    assert last.verdict == rubric.recommend(levels, target)
    assert last.holds
    assert not any(outcome.holds for outcome in worse)
