"""What a sample is."""

from textwrap import dedent
from typing import NamedTuple

from mockprep.domain.execution import ClassName


class Sample(NamedTuple):
    """A piece of code and what it costs."""

    title: str
    source: str
    cls: ClassName
    time: str = ""
    """The bound in several variables, where it matters."""


Told = tuple[str, ClassName, str] | tuple[str, ClassName, str, str]


def samples(*told: Told) -> list[Sample]:
    """Samples from title, class, and code, with the bound before the code where it matters."""
    return [
        Sample(each[0], dedent(each[-1]).strip() + "\n", each[1], each[2] if len(each) > 3 else "")
        for each in told
    ]
