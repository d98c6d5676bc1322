"""The one base of every value that is written down, and the clock that is handed in."""

import math
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

Clock = Callable[[], datetime]
"""Gives the present moment as an aware UTC datetime and never runs back."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A kebab-case name, such as `python-core`."""

Topic = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]
"""A dotted topic, such as `python.concurrency`."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Prose that must say something; surrounding white space does not count."""


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(entry) for entry in value]
    if isinstance(value, dict):
        if odd := [key for key in value if not isinstance(key, str)]:
            raise ValueError(f"the key {odd[0]!r} must be text, in quotes: JSON has no other keys")
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"JSON has no number {value}")
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise ValueError(f"JSON has no {type(value).__name__}: write it as text, in quotes")


Plain = Annotated[Any, AfterValidator(_plain)]
"""A value that JSON can hold, so that it comes out of a transcript as it went in."""


class Model(BaseModel):
    """An immutable value that refuses unknown keys.

    One class serves YAML, memory and JSONL: what is loaded, passed around and recorded has the
    same shape.
    """

    # Building is put off until a class is used: a start of the app uses few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
