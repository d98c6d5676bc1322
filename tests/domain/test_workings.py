"""The arithmetic behind a rating: that it adds up, and what would raise it most."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.grading import Rating, hold_to_rules, make_scorecard
from mockprep.domain.rubric import Scale
from mockprep.domain.workings import (
    CapWorking,
    SignalWorking,
    Workings,
    best_step,
    kept_under,
    mean_credit,
)
from tests.building import plain_rubric, submission

SCALE = Scale()
RUBRIC = plain_rubric()


def signal(name: str, credit: float | None, weight: float = 1, **fields: Any) -> SignalWorking:
    return SignalWorking(
        detector=f"talk.{name}", weight=weight, value=credit, credit=credit, **fields
    )


def workings(*signals: SignalWorking, **fields: Any) -> Workings:
    return Workings(signals=signals, raw=mean_credit(signals) or 0, **fields)


def cap(when: str, at: int, *, held: bool = True) -> CapWorking:
    return CapWorking(when=when, max=at, value=0, held=held)


def test_the_score_is_the_mean_less_the_hints() -> None:
    plain = workings(signal("a", 1, 3), signal("b", 0), signal("c", None, 5))
    assert plain.score(SCALE) == 0.75
    assert plain.model_copy(update={"hint_cost": 0.2}).score(SCALE) == pytest.approx(0.55)
    assert plain.model_copy(update={"hint_cost": 0.9}).score(SCALE) == 0


def test_a_cap_keeps_the_score_under_the_next_cut() -> None:
    held = workings(signal("a", 0.9), caps=(cap("not talk.example", 2),))
    assert held.score(SCALE) == pytest.approx(0.54)
    assert SCALE.level_for(held.score(SCALE)) == 2
    assert workings(signal("a", 0.9), prompted=True).score(SCALE) == pytest.approx(0.79)


@given(st.floats(0, 1), st.integers(1, 4))
def test_a_kept_score_says_the_same_as_its_level(score: float, ceiling: int) -> None:
    assert SCALE.level_for(kept_under(score, ceiling, SCALE)) == min(
        SCALE.level_for(score), ceiling
    )


def card_with(told: Workings, score: float) -> tuple[Workings | None, tuple[str, ...]]:
    """What a scorecard keeps of a rating's workings, and its remarks."""
    rating = Rating(criterion="accuracy", level=SCALE.level_for(score), score=score, workings=told)
    made = make_scorecard(submission(), RUBRIC, "test", [rating])
    assert hold_to_rules(made, submission(), RUBRIC) == made
    return made.ratings[0].workings, made.remarks


def test_workings_that_add_up_are_kept() -> None:
    told = workings(signal("a", 1, 3), signal("b", 0.335), hint_cost=0.1)
    assert card_with(told, 0.7338) == (told, ())


@pytest.mark.parametrize(
    ("told", "score"),
    [
        (workings(signal("a", 1)), 0.9),
        (Workings(signals=(signal("a", 0.5),), raw=0.6), 0.6),
        (workings(signal("a", 0.9), caps=(cap("not talk.example", 2),)), 0.9),
        (workings(signal("a", None)), 0.0),
        (workings(signal("a", 0.9), caps=(cap("not talk.example", 9),)), 0.9),
    ],
)
def test_workings_that_do_not_add_up_are_left_out_with_a_remark(
    told: Workings, score: float
) -> None:
    kept, remarks = card_with(told, score)
    assert kept is None
    assert remarks == ("The workings of 'accuracy' do not add up to its score and were left out.",)


def step_of(told: Workings) -> tuple[str, float]:
    step = best_step(told, SCALE)
    assert step is not None
    return step.detector, round(step.score, 4)


def test_the_heaviest_gap_is_the_best_step() -> None:
    told = workings(signal("a", 0.5, 3), signal("b", 0, 2), signal("c", None, 9))
    assert step_of(told) == ("talk.b", 0.7)


def test_of_two_alike_the_first_of_the_rubric_is_taken() -> None:
    assert step_of(workings(signal("a", 0), signal("b", 0)))[0] == "talk.a"


def test_nothing_is_to_be_raised_where_every_signal_has_full_credit() -> None:
    assert best_step(workings(signal("a", 1), signal("b", None)), SCALE) is None


def test_where_a_cap_holds_lifting_it_is_the_step() -> None:
    told = workings(signal("a", 0.9), signal("b", 0.9), caps=(cap("not talk.example", 1),))
    step = best_step(told, SCALE)
    assert step is not None
    assert (step.detector, step.cap, step.score) == ("talk.example", told.caps[0], 0.9)


def test_lifting_a_cap_raises_the_signal_that_it_looks_at() -> None:
    told = workings(signal("a", 0.4), signal("b", 1), caps=(cap("talk.a < 0.6", 1),))
    assert step_of(told) == ("talk.a", 1)


def test_another_cap_may_hold_next() -> None:
    caps = (cap("talk.a < 0.6", 1), cap("not talk.example", 2, held=False))
    assert step_of(workings(signal("a", 0.5), signal("b", 1), caps=caps)) == ("talk.a", 0.54)


def test_a_count_is_full_where_its_band_begins() -> None:
    few = SignalWorking(detector="talk.a", weight=1, band=(2, 9), value=0, credit=0)
    assert step_of(workings(few, caps=(cap("talk.a == 0", 1),))) == ("talk.a", 1)


def test_hints_are_still_paid_for_after_the_step() -> None:
    assert step_of(workings(signal("a", 0), signal("b", 1), hint_cost=0.2)) == ("talk.a", 0.8)


def test_what_was_prompted_had_to_come_unasked() -> None:
    assert step_of(workings(signal("a", 0.9), prompted=True)) == ("", 0.9)


SIGNALS = st.lists(
    st.builds(
        signal,
        st.sampled_from("abcde"),
        st.none() | st.floats(0, 1).map(lambda credit: round(credit, 4)),
        st.sampled_from([1.0, 2.0, 5.0]),
    ),
    min_size=1,
    max_size=5,
    unique_by=lambda entry: entry.detector,
)
CAPS = st.lists(
    st.builds(cap, st.sampled_from(["not talk.a", "talk.b < 0.6", "hints.nudge > 0"]),
        st.integers(1, 4), held=st.just(False)),
    max_size=3,
)  # fmt: skip


@given(SIGNALS, CAPS, st.sampled_from([0.0, 0.1, 0.5]))
def test_a_step_never_lowers_the_score(
    signals: list[SignalWorking], caps: list[CapWorking], cost: float
) -> None:
    told = workings(*signals, caps=tuple(caps), hint_cost=cost)
    step = best_step(told, SCALE)
    if step is not None:
        assert told.score(SCALE) - 1e-9 <= step.score <= 1
