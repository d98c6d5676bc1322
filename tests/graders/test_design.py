"""Designs: phases, facts, quantities, decisions, diagrams; headings are never evidence."""

import pytest

from mockprep.domain.grading import AskedClarification
from mockprep.graders.offline.quantities import quantities, read_unit

from .marking import CONCEPT, DESIGN, find, value


def design(name: str, answer: str, **fields: object) -> float | None:
    return value(f"design.{name}", DESIGN, answer, **fields)


@pytest.mark.parametrize(
    ("told", "value", "dimension", "per"),
    [
        ("50k writes per second", 50_000, "", 1),
        ("about 800 writes/s", 800, "", 1),
        ("1,000 rps", 1000, "", 1),
        ("4k QPS", 4000, "", 1),
        ("QPS: 3500", 3500, "", 1),
        ("writes per second = 800", 800, "", 1),
        ("70 million points a day", 70e6, "", 86_400),
        ("69M/day", 69e6, "", 86_400),
        ("3 lakh orders daily", 300_000, "", 86_400),
        ("2 crore users", 2e7, "", None),
        ("2.5 TB per year", 2.5e12, "B", 31_536_000),
        ("14 GB/day", 14e9, "B", 86_400),
        ("5 x 10^9 bytes", 5e9, "B", None),
        ("10^6 users", 1e6, "", None),
        ("1e6 rows", 1e6, "", None),
        ("500 B each", 500, "B", None),
        ("5B records", 5e9, "", None),
        ("under 200 ms", 0.2, "s", None),
        ("8 000 trucks", 8000, "", None),
        ("for 30 days", 2_592_000, "s", None),
    ],
)
def test_quantities(told: str, value: float, dimension: str, per: float | None) -> None:
    (found,) = quantities(told)
    assert (found.value, found.dimension, found.per_seconds) == (value, dimension, per)


@pytest.mark.parametrize("told", ["since 2021", "python 3.11", "step 2", "no number", "p99"])
def test_numbers_that_are_no_quantities(told: str) -> None:
    assert [q for q in quantities(told) if q.value != 2021 or q.per_seconds] == []


def test_units() -> None:
    assert read_unit("/s") == ("", 1, 1)
    assert read_unit("/day") == ("", 1, 86_400)
    assert read_unit("B") == ("B", 1, None)
    assert read_unit("GB/day") == ("B", 1e9, 86_400)
    assert read_unit("ms") == ("s", 1e-3, None)
    assert read_unit("requests/s") == ("", 1, 1)
    assert read_unit("qps") == ("", 1, 1)
    assert read_unit("%") == ("%", 1, None)
    assert read_unit("") == ("", 1, None)


def test_estimates_count_within_their_factor_and_unit() -> None:
    assert design("estimates_hit", "8000 / 10 = 800 writes/s, 2.5 TB per year.") == 1
    assert design("estimates_hit", "About 2k a second.") == 0.5
    assert design("estimates_hit", "About 3k a second.") == 0
    assert design("estimates_hit", "800 writes, 2.5 million a year.") == 0
    assert design("estimates_hit", "70 million a day") == 0.5
    assert design("estimates_hit", "2.5 TB a day") == 0


def test_phases_are_searched_everywhere_but_in_headings() -> None:
    assert design("phase.high_level", "## High-level design\nA queue takes the writes.") == 1
    assert design("phase.requirements", "## Requirements\nNothing.") == 0
    fresh = DESIGN.model_copy(
        update={"phases": {"requirements": DESIGN.phases["requirements"][:1]}}
    )
    assert value("design.phase.api", fresh, "An API.") is None


def test_the_words_of_headings_are_no_evidence() -> None:
    named = {"point": "the requirements", "any_of": ["requirements"]}
    told = DESIGN.model_validate(
        {**DESIGN.model_dump(), "phases": {"requirements": [named], "data": [named]}}
    )
    answer = "## Requirements\n\nx\n\n## Data model\n"
    assert value("design.phase.requirements", told, answer) == 0
    assert value("design.phase.requirements", told, answer + "The requirements are clear.") == 1


def test_facts_are_those_asked_of_the_interviewer() -> None:
    asked = (AskedClarification(asked="How many trucks?", about="fleet size"),)
    assert design("facts_asked", "x", clarifications=asked, budget_seconds=60) == 0.5
    found = find("design.facts_asked", DESIGN, "x", clarifications=asked, budget_seconds=60)
    assert found.seen[0].place is not None
    assert found.seen[0].place.source == "asked-1"
    assert "update rate; retention" in found.missing[0]


def test_facts_can_be_asked_in_writing_but_not_of_nobody() -> None:
    assert design("facts_asked", "How many trucks are there? How often do they report?") == 1
    assert design("facts_asked", "There are many trucks.") is None
    assert design("facts_asked", "There are many trucks.", budget_seconds=60) == 0


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("That makes 70 million points a day, so we partition by day.", True),
        ("It is 800 writes/s. So one node is enough.", True),
        ("It is 800 writes/s.", False),
        ("We partition by day, so it is fast.", False),
    ],
)
def test_a_number_that_leads_to_a_decision(told: str, holds: bool) -> None:
    assert design("number_then_therefore", told) == float(holds)


def test_what_is_left_out() -> None:
    assert design("scope_cut", "Billing is out of scope.") == 1
    assert design("scope_cut", "I would do routing in a later version.") == 1
    assert design("scope_cut", "We do it all.") == 0


def test_tradeoffs_want_a_reason_and_another_side() -> None:
    one = "I push updates rather than poll because drivers pay for data."
    two = "A queue instead of a direct write, because bursts must not hurt, unless it is tiny."
    assert design("tradeoff_pairs", f"{one} {two}") == 1
    assert design("tradeoff_pairs", one) == 0.5
    assert design("tradeoff_pairs", "We use Kafka and Redis because they are good.") == 0


DRAWN = "driver -> gateway -> ingest -> kafka\nkafka -> redis (latest); kafka -> history"


def test_a_diagram_in_arrows() -> None:
    assert design("diagram", DRAWN) == 1
    assert design("diagram", "gateway -> ingest") == pytest.approx(2 / 6)
    assert design("diagram", "A gateway, an ingest and a queue.") == 0
    assert design("diagram", "x", notes=DRAWN) == 1


def test_other_questions_have_no_design() -> None:
    for name in ("phase.api", "facts_asked", "estimates_hit", "tradeoff_pairs", "diagram"):
        assert value(f"design.{name}", CONCEPT, "gateway -> ingest") is None
