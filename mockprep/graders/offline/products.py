"""Owns which well-known products are components of which kind: Kafka is a queue, Redis a cache."""

from collections.abc import Iterable

_KINDS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("queue", "stream", "broker", "log", "event log", "topic", "message queue"),
        ("kafka", "rabbitmq", "sqs", "kinesis", "pulsar", "nats", "pubsub", "redpanda", "activemq",
         "event hub", "service bus", "message bus"),
    ),
    (("cache",), ("redis", "memcached", "memcache", "valkey", "hazelcast")),
    (
        ("database", "db", "sql", "store"),
        ("postgres", "postgresql", "mysql", "mariadb", "dynamodb", "cassandra", "scylladb",
         "scylla", "mongodb", "mongo", "cockroachdb", "spanner", "aurora", "rds", "sqlite",
         "bigtable", "hbase", "database", "db"),
    ),
    (
        ("load balancer", "lb", "gateway", "proxy"),
        ("nginx", "haproxy", "envoy", "elb", "alb", "api gateway", "kong", "traefik",
         "load balancer", "lb", "reverse proxy"),
    ),
    (
        ("object store", "blob store", "blob storage", "object storage"),
        ("s3", "gcs", "minio", "azure blob", "object storage", "blob storage"),
    ),
    (("cdn",), ("cloudfront", "cloudflare", "akamai", "fastly")),
    (("search index", "search"), ("elasticsearch", "opensearch", "solr", "lucene")),
)  # fmt: skip


def with_products(names: Iterable[str]) -> tuple[str, ...]:
    """The names of a component, with the products and the common names of its kind."""
    own = tuple(names)
    given = {name.lower() for name in own}
    more = (
        product for kinds, products in _KINDS if given.intersection(kinds) for product in products
    )
    return tuple(dict.fromkeys((*own, *more)))
