"""Which keys a mapping of a document may have, read off the models by walking their annotations."""

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel
from pydantic.fields import FieldInfo

from mockprep.content.problems import Loc
from mockprep.domain.loop import Break, Round


def keys_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys that YAML may use for the fields of a model, other spellings included."""
    keys: dict[str, FieldInfo] = {}
    for name, field in model.model_fields.items():
        for key in spellings(name, field):
            keys[key] = field
    return keys


def spellings(name: str, field: FieldInfo) -> tuple[str, ...]:
    """Under which keys a field may be written, the preferred one first."""
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return tuple(choice for choice in alias.choices if isinstance(choice, str))
    return (alias,) if isinstance(alias, str) else (name,)


def keys_at(model: type[BaseModel], loc: Loc, value: Any) -> set[str]:
    """The keys that the mapping at `loc` may have; of a break too, where it may be a round."""
    owner = model_at(model, loc, value)
    keys = set(keys_of(owner)) if owner else set()
    return keys | set(keys_of(Break)) if owner is Round else keys


def model_at(model: type[BaseModel], loc: Loc, value: Any) -> type[BaseModel] | None:
    """The model of the mapping that `loc` leads to within a document of `model`, if it has one.

    `value` is the document; it tells which branch of a union is meant.
    """
    annotation: Any = model
    for step in loc:
        branch = _branch(annotation, value)
        value = _inside(value, step)
        annotation = _step(branch, step)
        if annotation is None:
            return None
    branch = _branch(annotation, value)
    return branch if _is_model(branch) else None


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _step(annotation: Any, step: str | int) -> Any:
    """The annotation one step further in."""
    if _is_model(annotation):
        field = keys_of(annotation).get(str(step))
        return field.annotation if field else None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return arguments[1]
    if origin is tuple and isinstance(step, int):
        if arguments[-1] is Ellipsis:
            return arguments[0]
        return arguments[step] if step < len(arguments) else None
    return None


def _branch(annotation: Any, value: Any) -> Any:
    """The annotation without `Annotated` and `| None`, and of models that one that fits best."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    branches = [_branch(each, value) for each in get_args(annotation) if each is not type(None)]
    if len(branches) == 1 or not isinstance(value, dict):
        return branches[0]
    return max(branches, key=lambda branch: _likeness(branch, value))


def _likeness(branch: Any, value: dict[Any, Any]) -> int:
    return len(keys_of(branch).keys() & value.keys()) if _is_model(branch) else 0


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
