"""The one change that would raise a score most."""

import pytest

from mockprep.domain.change import Change, change_of, one_change
from mockprep.domain.grading import Rating, Scorecard, make_scorecard
from mockprep.domain.rubric import Criterion, Drill, Rubric
from mockprep.domain.workings import CapWorking, Workings
from tests.building import submission
from tests.domain.test_workings import cap, signal, workings


def criterion(name: str, weight: float = 1, minutes: float | None = None) -> Criterion:
    drill = Drill(id="d", minutes=minutes, do="Do it.") if minutes else None
    anchors = {level: f"Level {level}." for level in (1, 2, 3, 4)}
    return Criterion(id=name, title=name, asks="?", weight=weight, anchors=anchors, drill=drill)


def rubric(*criteria: Criterion) -> Rubric:
    return Rubric(rubric="r", title="R", criteria=criteria)


def card(rubric: Rubric, **told: float | Workings) -> Scorecard:
    """A scorecard with scores, or with workings that come to one."""
    ratings = []
    for name, entry in told.items():
        known = entry if isinstance(entry, Workings) else None
        score = entry.score(rubric.scale) if isinstance(entry, Workings) else entry
        level = rubric.scale.level_for(score)
        ratings.append(Rating(criterion=name, level=level, score=score, workings=known))
    return make_scorecard(submission(), rubric, "test", ratings)


def change_in(rubric: Rubric, card: Scorecard) -> Change:
    change = one_change(rubric, card)
    assert change is not None
    return change


def test_the_greatest_gain_in_the_total_comes_first() -> None:
    both = rubric(criterion("light"), criterion("heavy", 3))
    made = card(both, light=workings(signal("a", 0)), heavy=workings(signal("b", 0.5)))
    change = change_in(both, made)
    assert (change.criterion.id, change.gain) == ("heavy", 37.5)
    assert change.step is not None
    assert (change.step.detector, change.is_signal) == ("talk.b", True)


def test_the_gain_is_what_the_total_rises_by() -> None:
    both = rubric(criterion("one", 2), criterion("other"))
    before = card(both, one=workings(signal("a", 0.2), signal("b", 1)), other=0.5)
    after = card(both, one=workings(signal("a", 1), signal("b", 1)), other=0.5)
    assert before.score is not None
    assert after.score is not None
    gain = change_in(both, before).gain
    assert gain == pytest.approx(after.score - before.score, abs=0.1)


def test_a_lifted_cap_counts_what_it_holds_back() -> None:
    alone = rubric(criterion("only"))
    held = workings(signal("a", 0.9), caps=(cap("not talk.example", 1),))
    change = change_in(alone, card(alone, only=held))
    assert isinstance(change.step and change.step.cap, CapWorking)
    assert not change.is_signal
    assert change.gain == pytest.approx(61)


def test_of_two_alike_the_shorter_drill_comes_first() -> None:
    both = rubric(criterion("long", minutes=9), criterion("short", minutes=2))
    made = card(both, long=workings(signal("a", 0)), short=workings(signal("b", 0)))
    assert change_in(both, made).criterion.id == "short"


def test_without_workings_the_gain_is_that_of_the_next_level() -> None:
    both = rubric(criterion("one"), criterion("other"))
    change = change_of(both, card(both, one=0.4, other=0.9), both.criteria[0])
    assert change is not None
    assert change.step is None
    assert change.gain == pytest.approx(7.5)


def test_the_best_level_needs_no_change() -> None:
    alone = rubric(criterion("only"))
    assert one_change(alone, card(alone, only=workings(signal("a", 0.85)))) is None
    assert one_change(alone, card(alone)) is None


def test_without_workings_the_heavier_criterion_comes_first() -> None:
    both = rubric(criterion("light"), criterion("heavy", 3))
    assert change_in(both, card(both, light=0.4, heavy=0.4)).criterion.id == "heavy"


def test_without_workings_the_nearer_level_comes_first() -> None:
    both = rubric(criterion("far"), criterion("near"))
    assert change_in(both, card(both, far=0.31, near=0.54)).criterion.id == "near"
