"""The JSON Schemas: up to date on disk, in draft 7, with a description for every key."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from mockprep.content import shape
from mockprep.content.banks import KIND_MODELS
from mockprep.content.schemas import SchemaKind, schema_of

KINDS: tuple[SchemaKind, ...] = get_args(SchemaKind)
FOLDER = Path(__file__).parents[2] / "docs" / "schema"
NEWER_THAN_DRAFT_7 = {"prefixItems", "$defs", "unevaluatedProperties", "dependentRequired"}


def parts(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping in a schema, with the way to it."""
    if isinstance(schema, dict):
        yield path, schema
        for key, inner in schema.items():
            yield from parts(inner, f"{path}/{key}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner, path)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_on_disk_is_up_to_date(kind: SchemaKind) -> None:
    on_disk = json.loads((FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8"))
    assert on_disk == schema_of(kind), (
        f"mockprep schema {kind} > docs/schema/{kind}.schema.json brings it up to date"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: SchemaKind) -> None:
    silent = [
        f"{path}/{key}"
        for path, part in parts(schema_of(kind))
        if "/allOf" not in path and isinstance(part.get("properties"), dict)
        for key, described in part["properties"].items()
        if not described.get("description")
    ]
    assert silent == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_draft_7(kind: SchemaKind) -> None:
    schema = schema_of(kind)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for path, part in parts(schema):
        assert not NEWER_THAN_DRAFT_7 & part.keys(), path
        reference = part.get("$ref")
        if isinstance(reference, str):
            assert reference.removeprefix("#/definitions/") in schema["definitions"]


@pytest.mark.parametrize("kind", KIND_MODELS)
def test_a_question_may_have_the_keys_that_are_read(kind: Any) -> None:
    properties = schema_of("bank")["definitions"][f"{kind}_question"]["properties"]
    assert set(properties) == set(shape.keys_of(KIND_MODELS[kind])) - {"kind"}


def test_pairs_are_lists_of_two() -> None:
    band = schema_of("bank")["definitions"]["Sample"]["properties"]["band"]
    assert (len(band["items"]), band["minItems"], band["maxItems"]) == (2, 2, 2)
    assert band["additionalItems"] is False


def test_what_defaults_may_give_is_not_required_of_questions() -> None:
    schema = schema_of("bank")
    assert schema["definitions"]["concept_question"]["required"] == ["id", "title", "ask"]
    assert schema["definitions"]["code_question"]["required"] == ["id", "title", "ask", "entry"]
    assert "id" not in schema["definitions"]["concept_defaults"]["properties"]
