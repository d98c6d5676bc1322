"""Joins that are told in sentences."""

import pytest

from mockprep.domain.patterns import Text
from mockprep.graders.offline.told_joins import told_joins

COMPONENTS = [
    ["client", "user", "driver"], ["gateway", "load balancer", "lb"], ["ingest", "ingest service"],
    ["queue", "kafka"], ["cache", "redis"], ["store", "database", "history"],
]  # fmt: skip


def told(text: str) -> set[str]:
    """The joins as `client-gateway`."""
    found = told_joins(Text(text), COMPONENTS)
    return {f"{COMPONENTS[join.start][0]}-{COMPONENTS[join.end][0]}" for join in found}


@pytest.mark.parametrize(
    ("sentence", "joins"),
    [
        (
            "The gateway forwards to the ingest service, which writes to Kafka.",
            "gateway-ingest ingest-queue",
        ),
        ("The gateway forwards to ingest. It writes to Kafka.", "gateway-ingest ingest-queue"),
        ("Clients talk to the load balancer.", "client-gateway"),
        ("Ingest reads the cache, then the database.", "ingest-cache ingest-store"),
        ("Ingest checks the cache and writes to the queue.", "ingest-cache ingest-queue"),
        ("Kafka feeds the cache and the history.", "queue-cache queue-store"),
        ("The queue sits between ingest and the store.", "queue-ingest queue-store"),
        ("In front of the store sits a cache.", "store-cache"),
        ("The store is fed from the queue.", "store-queue"),
        ("Users hit the LB, which routes to ingest.", "client-gateway gateway-ingest"),
        ("Positions land in Kafka, from there they are copied into Redis.", "queue-cache"),
        ("Consumers of the queue fill Redis and the database.", "queue-cache queue-store"),
        ("Drivers post positions through the gateway.", "client-gateway"),
    ],
)
def test_what_a_sentence_joins(sentence: str, joins: str) -> None:
    assert told(sentence) == set(joins.split())


@pytest.mark.parametrize(
    "sentence",
    [
        "A gateway, an ingest and a queue.",
        "We use microservices with Kafka and Redis.",
        "The gateway does not talk to the store.",
        "The cache is cheaper than the database.",
        "The gateway is stateless. A queue takes bursts.",
        "The load balancer forwards.",
        "",
    ],
)
def test_what_joins_nothing(sentence: str) -> None:
    assert told(sentence) == set()


def test_the_place_goes_from_one_component_to_the_other() -> None:
    text = "So the gateway forwards all of it to ingest at once."
    (join,) = told_joins(Text(text), COMPONENTS)
    assert text[join.span.start : join.span.end] == "gateway forwards all of it to ingest"
