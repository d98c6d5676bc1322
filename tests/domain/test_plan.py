"""Drawing the questions of a session."""

import random
from collections.abc import Sequence
from typing import Any

import pytest

from mockprep.domain.loop import Break, Loop, Pick, Round
from mockprep.domain.plan import (
    QuestionListing,
    SessionPlan,
    draw_names,
    fitting,
    kind_of,
    plan_loop,
    plan_round,
)
from mockprep.domain.question import AnyQuestion
from mockprep.errors import UnknownName
from tests.building import concept


def listing(name: str, **fields: Any) -> QuestionListing:
    given = {
        "kind": "concept", "title": name, "topics": ("python",), "difficulty": 2, "level": "mid",
        "minutes": 2, "rubric": "plain", **fields,
    }  # fmt: skip
    return QuestionListing(name=f"bank/{name}", **given)


LISTINGS = [listing(name) for name in "abcdefgh"]


def a_round(*picks: Pick, **fields: Any) -> Round:
    given = {"id": "rapid", "title": "Rapid", "format": "rapid", "minutes": 10, **fields}
    return Round(pick=picks, **given)


def resolve(name: str) -> str:
    full = name if "/" in name else f"bank/{name}"
    if full not in [entry.name for entry in LISTINGS]:
        raise UnknownName("question", name, [entry.name for entry in LISTINGS])
    return full


def fetch(name: str) -> AnyQuestion:
    return concept(name.removeprefix("bank/"))


def draw(sitting: Round, listings: Sequence[QuestionListing] = LISTINGS, **more: Any) -> list[str]:
    return draw_names(sitting, listings, rng=random.Random(1), resolve=resolve, **more)


def plan(loop: Loop, seed: int = 1) -> SessionPlan:
    return plan_loop(loop, LISTINGS, seed=seed, resolve=resolve, fetch=fetch)


@pytest.mark.parametrize(
    ("pick", "fits"),
    [
        (Pick(), ["plain", "hard", "deep", "senior"]),
        (Pick(kind="code"), ["code"]),
        (Pick(difficulty=(3, 3)), ["hard"]),
        (Pick(topics=("python",)), ["plain", "hard", "deep", "senior"]),
        (Pick(topics=("python.async",)), ["deep"]),
        (Pick(topics=("pyth",)), []),
        (Pick(levels=("senior", "staff")), ["senior"]),
        (Pick(competencies=("conflict",)), ["senior"]),
    ],
)
def test_a_pick_fits_by_every_one_of_its_wishes(pick: Pick, fits: list[str]) -> None:
    listings = [
        listing("plain"),
        listing("code", kind="code"),
        listing("hard", difficulty=3),
        listing("deep", topics=("python.async.tasks",)),
        listing("senior", level="senior", competencies=("conflict",)),
    ]
    assert [entry.title for entry in fitting(pick, "concept", listings)] == fits


def test_draws_as_many_as_wished_and_none_twice() -> None:
    names = draw(a_round(Pick(count=3), Pick(count=3)))
    assert len(names) == len(set(names)) == 6


def test_draws_what_there_is_when_there_are_too_few() -> None:
    assert sorted(draw(a_round(Pick(count=50)))) == [entry.name for entry in LISTINGS]


def test_named_questions_come_in_their_order() -> None:
    assert draw(a_round(Pick(ids=("c", "bank/a")))) == ["bank/c", "bank/a"]


def test_a_question_named_twice_is_asked_once() -> None:
    assert draw(a_round(Pick(ids=("c", "bank/c", "a")))) == ["bank/c", "bank/a"]


def test_does_not_ask_again_what_was_asked() -> None:
    names = draw(a_round(Pick(ids=("c", "a")), Pick(count=50)), asked=["bank/c", "bank/b"])
    assert "bank/c" not in names
    assert "bank/b" not in names


def test_an_unknown_name_passes_through() -> None:
    with pytest.raises(UnknownName, match="did you mean 'bank/a'"):
        draw(a_round(Pick(ids=("bank/aa",))))


def test_preferred_topics_are_drawn_first() -> None:
    liked = [listing(name, topics=("sql",)) for name in "xy"]
    names = draw(a_round(Pick(count=2, prefer=("sql",))), [*LISTINGS, *liked])
    assert sorted(names) == ["bank/x", "bank/y"]


def loop_of(*entries: Round | Break, **fields: Any) -> Loop:
    return Loop(loop="loop", title="A loop", rounds=entries, **fields)


def test_the_same_seed_gives_the_same_plan() -> None:
    loop = loop_of(a_round(Pick(count=4)), order="shuffled")
    assert plan(loop, 3) == plan(loop, 3)
    assert len({plan(loop, seed).model_dump_json() for seed in range(20)}) > 1


def test_no_question_is_asked_in_two_rounds() -> None:
    loop = loop_of(a_round(Pick(count=4)), a_round(Pick(count=4), id="again"))
    names = [q.name for r in plan(loop).rounds for q in r.questions]
    assert sorted(names) == [entry.name for entry in LISTINGS]


def test_a_break_belongs_to_the_round_before_it() -> None:
    loop = loop_of(a_round(Pick()), Break.model_validate({"break": 5}), a_round(Pick(), id="b"))
    assert [r.break_after for r in plan(loop).rounds] == [5, 0]
    assert plan(loop).minutes == 25


def test_rounds_without_a_question_are_dropped() -> None:
    loop = loop_of(a_round(Pick(difficulty=(3, 3))), a_round(Pick(), id="b"))
    assert [r.id for r in plan(loop).rounds] == ["b"]


def test_a_break_after_a_dropped_round_is_no_break_between_rounds() -> None:
    loop = loop_of(
        a_round(Pick()),
        Break.model_validate({"break": 5}),
        a_round(Pick(difficulty=(3, 3)), id="dropped"),
    )
    assert [r.break_after for r in plan(loop).rounds] == [0]


def test_a_loop_for_which_nothing_fits_is_refused() -> None:
    with pytest.raises(ValueError, match="no question fits the rounds of loop 'loop'"):
        plan(loop_of(a_round(Pick(difficulty=(3, 3)))))


def test_a_single_round_is_as_long_as_its_questions() -> None:
    single = plan_round("Two", "concept", ["bank/a", "bank/b"], minutes=None, fetch=fetch)
    assert single.loop == "single-concept"
    assert single.minutes == 4
    assert kind_of(single.rounds[0]) == "concept"
    assert single.rounds[0].max_probes == 1
    assert plan_round("Two", "concept", ["bank/a"], minutes=9, fetch=fetch).minutes == 9


def test_a_break_stays_when_the_round_before_it_is_dropped() -> None:
    loop = loop_of(
        a_round(Pick()),
        a_round(Pick(difficulty=(3, 3)), id="dropped"),
        Break.model_validate({"break": 5}),
        a_round(Pick(), id="c"),
    )
    assert [r.break_after for r in plan(loop).rounds] == [5, 0]
