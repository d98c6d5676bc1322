"""The one base of every value that is written down, and the clock that is handed in."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Clock = Callable[[], datetime]
"""Gives the present moment as an aware UTC datetime and never runs back."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A kebab-case name, such as `python-core`."""

Topic = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=80)]
"""A dotted topic, such as `python.concurrency`."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Prose that must say something; surrounding white space does not count."""


class Model(BaseModel):
    """An immutable value that refuses unknown keys.

    One class serves YAML, memory and JSONL: what is loaded, passed around and recorded has the
    same shape.
    """

    # Building is put off until a class is used: a start of the app uses few of them.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)
