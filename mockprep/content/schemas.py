"""JSON Schemas of the three kinds of file, for editors that check and complete YAML.

They are draft 7, which is what yaml-language-server reads, and describe the files as written: a
question in a bank may leave out what the bank's `defaults` say. Descriptions are the docstrings of
the fields, read from the source only here, so that imports stay quick.
"""

import ast
import inspect
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from pydantic import BaseModel

from mockprep.content.banks import KIND_MODELS, OWN_KEYS, WrittenBank
from mockprep.content.descriptions import DESCRIPTIONS
from mockprep.content.shape import spellings
from mockprep.domain import loop, question, rubric
from mockprep.domain.detectors import DETECTORS, FAMILIES

SchemaKind = Literal["bank", "rubric", "loop"]
_DRAFT = "http://json-schema.org/draft-07/schema#"
_FROM_DEFAULTS = ("rubric", "topics")
"""What a question needs, but may have from the bank's defaults."""
Schema = dict[str, Any]


def schema_of(kind: SchemaKind) -> Schema:
    """The JSON Schema (draft 7) of a kind of file."""
    if kind == "bank":
        return _bank_schema()
    model: type[BaseModel] = rubric.Rubric if kind == "rubric" else loop.Loop
    schema = _model_schema(model)
    schema["properties"]["schema"].pop("default", None)
    schema["required"] = ["schema", *schema.get("required", [])]
    if model is rubric.Rubric:
        _name_detectors(schema["definitions"]["Signal"]["properties"]["detector"])
    return {"$schema": _DRAFT, **schema}


def _name_detectors(schema: Schema) -> None:
    """Ours by name, and any that another package may bring."""
    pattern = schema.pop("pattern")
    elsewhere = f"^(?!({'|'.join(sorted(FAMILIES))})\\.){pattern.removeprefix('^')}"
    schema.pop("type")
    schema["anyOf"] = [{"enum": sorted(DETECTORS)}, {"type": "string", "pattern": elsewhere}]


def _bank_schema() -> Schema:
    """A bank whose `kind` decides what its questions and defaults may hold."""
    schema = _model_schema(WrittenBank)
    definitions: Schema = schema.setdefault("definitions", {})
    branches: list[Schema] = []
    for kind, model in KIND_MODELS.items():
        own = _model_schema(model)
        definitions |= own.pop("definitions", {})
        own["properties"].pop("kind", None)
        own["required"] = [name for name in own["required"] if name not in _FROM_DEFAULTS]
        shared = {name: each for name, each in own["properties"].items() if name not in OWN_KEYS}
        definitions[f"{kind}_question"] = own
        definitions[f"{kind}_defaults"] = {
            "type": "object",
            "description": f"What the {kind} questions of this bank have in common.",
            "properties": shared,
            "additionalProperties": False,
        }
        branches.append(_when_kind(kind))
    schema["allOf"] = [*branches, *map(_required_somewhere, _FROM_DEFAULTS)]
    schema["properties"]["questions"] = {
        "type": "array",
        "description": "The questions, all of the bank's kind.",
        "items": {"type": "object"},
    }
    schema["definitions"] = dict(sorted(definitions.items()))
    return {"$schema": _DRAFT, **schema}


def _when_kind(kind: str) -> Schema:
    return {
        "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
        "then": {
            "properties": {
                "questions": {"items": {"$ref": f"#/definitions/{kind}_question"}},
                "defaults": {"$ref": f"#/definitions/{kind}_defaults"},
            }
        },
    }


def _required_somewhere(name: str) -> Schema:
    """Each question has `name`, unless the defaults have it."""
    has_default = {"properties": {"defaults": {"required": [name]}}, "required": ["defaults"]}
    needed = {"properties": {"questions": {"items": {"required": [name]}}}}
    return {"if": {"not": has_default}, "then": needed}


def _model_schema(model: type[BaseModel]) -> Schema:
    schema = model.model_json_schema(by_alias=True)
    _describe(schema, model)
    for owner in _models():
        if owner.__name__ in schema.get("$defs", {}):
            _describe(schema["$defs"][owner.__name__], owner)
    plain: Schema = _as_draft_7(schema)
    return plain


def _models() -> Iterator[type[BaseModel]]:
    for module in (question, rubric, loop):
        for each in vars(module).values():
            if isinstance(each, type) and issubclass(each, BaseModel):
                yield each


def _describe(schema: Schema, model: type[BaseModel]) -> None:
    """Put the docstrings of the fields on the properties, and add their other spellings."""
    documents = field_documents(model)
    properties: Schema = schema.get("properties", {})
    for name, field in model.model_fields.items():
        first, *others = spellings(name, field)
        described = properties.get(first)
        if described is None:  # a model of the same name in another room
            continue
        if name in documents:
            described["description"] = documents[name]
        for other in others:
            properties[other] = {**described, "description": f"Another word for `{first}`."}


@lru_cache
def field_documents(model: type[BaseModel]) -> dict[str, str]:
    """What each field means: its docstring, inherited ones included, or else our description."""
    documents: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            for name in each.__annotations__:
                if told := DESCRIPTIONS.get(f"{each.__name__}.{name}"):
                    documents[name] = told
            documents |= dict(_attribute_docstrings(each))
    return documents


def _attribute_docstrings(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    tree = ast.parse(inspect.getsource(model))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    for field, text in pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            yield field.target.id, " ".join(text.value.value.split())


_MAPS = ("properties", "$defs", "definitions", "patternProperties")


def _as_draft_7(schema: Any) -> Any:
    """The schema without what draft 7 does not know, and without pydantic's made-up titles."""
    if isinstance(schema, list):
        return [_as_draft_7(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain: Schema = {}
    for key, value in schema.items():
        if key in ("title", "discriminator"):
            continue
        if key in _MAPS:
            name = "definitions" if key == "$defs" else key
            plain[name] = {each: _as_draft_7(inner) for each, inner in value.items()}
        elif key == "$ref":
            plain[key] = value.replace("#/$defs/", "#/definitions/")
        elif key == "prefixItems":
            plain |= {"items": _as_draft_7(value), "additionalItems": False}
        elif key in ("default", "enum", "const", "examples"):
            plain[key] = value
        else:
            plain[key] = _as_draft_7(value)
    return _without_null(plain)


def _without_null(schema: Schema) -> Schema:
    """An optional value as the value itself: a key that has none is left out of the file."""
    branches = schema.get("anyOf", [])
    kept = [branch for branch in branches if branch != {"type": "null"}]
    if len(kept) == len(branches) or len(kept) != 1:
        return schema
    rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**kept[0], **rest}
