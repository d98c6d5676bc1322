"""Designs: phases, facts, estimates, decisions, diagrams; headings are never evidence."""

import pytest

from mockprep.domain.grading import AskedClarification
from mockprep.graders.offline import grade_now

from .marking import CONCEPT, DESIGN, find, shipped_rubric, submit, value


def design(name: str, answer: str, **fields: object) -> float | None:
    return value(f"design.{name}", DESIGN, answer, **fields)


def test_estimates_count_within_their_factor_and_unit() -> None:
    assert design("estimates_hit", "8000 / 10 = 800 writes/s, 2.5 TB per year.") == 1
    assert design("estimates_hit", "About 2k a second.") == 0.5
    assert design("estimates_hit", "About 3k a second.") == 0
    assert design("estimates_hit", "800 writes, 2.5 million a year.") == 0
    assert design("estimates_hit", "70 million a day") == 0.5
    assert design("estimates_hit", "2.5 TB a day") == 0


@pytest.mark.parametrize(
    "told",
    [
        "8,000 trucks every 10 s report.",
        "Writes per second: 8000 / 10 = 800.",
        "About 70 million a day.",
        "0.5-1.2k QPS",
        "fifty thousand a minute",
    ],
)
def test_an_estimate_in_any_wording(told: str) -> None:
    assert design("estimates_hit", told) == 0.5


@pytest.mark.parametrize(
    ("unit", "want", "told"),
    [
        ("TB", 2.5, "We keep 2,500 GB."),
        ("ms", 200, "under 0.2 seconds"),
        ("MB/s", 40, "320 Mbit/s"),
        ("qps", 800, "0.8k requests a second"),
        ("%", 99.9, "available 99.9 percent of the time"),
        ("hours", 24, "kept for one day"),
    ],
)
def test_an_estimate_in_another_unit(unit: str, want: float, told: str) -> None:
    estimate = {"name": "it", "want": want, "within_factor": 1.5, "unit": unit}
    question = DESIGN.model_validate({**DESIGN.model_dump(), "estimates": [estimate]})
    assert value("design.estimates_hit", question, told) == 1


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
    assert design("scope_cut", "I leave accounts and billing out of this.") == 1
    assert design("scope_cut", "We do it all.") == 0


def test_tradeoffs_want_a_reason_and_another_side() -> None:
    one = "I push updates rather than poll because drivers pay for data."
    two = "A queue instead of a direct write, because bursts must not hurt, unless it is tiny."
    assert design("tradeoff_pairs", f"{one} {two}") == 1
    assert design("tradeoff_pairs", one) == 0.5
    assert design("tradeoff_pairs", "We use Kafka and Redis because they are good.") == 0


@pytest.mark.parametrize(
    "told",
    [
        "I choose Cassandra over Postgres, since writes dominate by far.",
        "We could write to the store directly, but bursts would overload it, so a queue it is.",
        "Caching costs us freshness in exchange for speed, at the expense of a second store.",
        "Push, because drivers pay for data; polling would win if updates were rare.",
    ],
)
def test_a_decision_with_both_sides_named(told: str) -> None:
    assert design("tradeoff_pairs", told) == 0.5


@pytest.mark.parametrize(
    "told",
    [
        "It is fast because we cache.",
        "We choose Redis.",
        "The data is kept over a year since audits need it.",
    ],
)
def test_a_choice_without_its_other_side_is_no_trade_off(told: str) -> None:
    assert design("tradeoff_pairs", told) == 0


def test_targets_are_promises_with_a_number() -> None:
    assert design("targets", "p99 under 200 ms, available 99.9 % of the time.") == 1
    assert design("targets", "Positions show within 5 seconds.") == 0.5
    assert design("targets", "It must be fast and available.") == 0
    assert design("targets", "There are 8,000 trucks.") == 0


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("When the primary dies, a replica is promoted within seconds.", 1),
        ("If Redis is down we fall back to the store. A consumer that crashes replays its log.", 2),
        ("The queue fails.", 0),
        ("We replicate everything three times over.", 0),
    ],
)
def test_failures_are_followed_to_what_takes_over(told: str, count: int) -> None:
    assert design("failures", told) == count / 2


def test_kinds_of_protection_and_of_watching() -> None:
    assert design("security", "Callers bring an API key; data is encrypted at rest.") == 1
    assert design("security", "TLS everywhere, and encrypted disks.") == 0.5
    assert design("watched", "Dashboards of p99; an alert on consumer lag.") == 1
    assert design("watched", "We run it carefully.") == 0


DRAWN = "driver -> gateway -> ingest -> kafka\nkafka -> redis (latest); kafka -> history"


def test_a_diagram_in_arrows() -> None:
    assert design("diagram", DRAWN) == 1
    assert design("diagram", "gateway -> ingest") == pytest.approx(2 / 6)
    assert design("diagram", "A gateway, an ingest and a queue.") == 0
    assert design("diagram", "x", notes=DRAWN) == 1


TOLD = "The LB forwards to ingest, which writes to Kafka. Kafka feeds Redis."
MERMAID = """```mermaid
flowchart LR
  G[API gateway] --> I(Ingest service) -->|writes| Q[(Kafka)]
  Q --> R{{Redis}}
```"""


def test_a_diagram_in_mermaid_and_one_in_sentences_count_alike() -> None:
    assert design("diagram", MERMAID) == 1
    assert design("diagram", TOLD) == 1
    assert design("diagram", "The LB forwards to ingest.") == pytest.approx(2 / 6)
    assert design("diagram", "The gateway does not talk to ingest.") == 0


def test_what_was_told_is_quoted_and_what_is_missing_named() -> None:
    found = find("design.diagram", DESIGN, "The LB forwards to ingest, as we said.")
    assert found.seen[0].what == "the component gateway"
    place = found.seen[0].place
    assert place is not None
    assert (place.start, place.end) == (4, 25)
    assert "the join ingest -> queue" in found.missing


def test_a_product_counts_as_a_component_of_its_kind() -> None:
    diagram = {"nodes_any": [["queue"], ["cache"], ["worker"]], "edges_any": [["queue", "worker"]]}
    question = DESIGN.model_validate({**DESIGN.model_dump(), "diagram": diagram})
    assert value("design.diagram", question, "RabbitMQ -> worker -> Redis") == 1
    assert value("design.diagram", question, "Postgres -> worker") == 0.25


def test_arrows_may_point_either_way_and_a_join_may_name_a_component_of_its_own() -> None:
    diagram = {"nodes_any": [["queue"]], "edges_any": [["queue", "mailer"]]}
    question = DESIGN.model_validate({**DESIGN.model_dump(), "diagram": diagram})
    assert value("design.diagram", question, "mailer -> queue") == 1


def test_what_comes_only_in_a_reply_counts_for_less() -> None:
    reply = [{"ask": "Draw it.", "text": DRAWN}]
    assert design("diagram", "x", replies=reply) == pytest.approx(0.7)


WEAK = "We use microservices with Kafka and Redis because they scale. There is a load balancer."


def test_a_weak_design_stays_low() -> None:
    card = grade_now(submit(DESIGN, WEAK), shipped_rubric("system-design"))
    assert (card.score or 0) < 35
    assert {rating.level for rating in card.ratings} <= {1, 2, None}


def test_other_questions_have_no_design() -> None:
    for name in ("phase.api", "facts_asked", "estimates_hit", "tradeoff_pairs", "diagram"):
        assert value(f"design.{name}", CONCEPT, "gateway -> ingest") is None
