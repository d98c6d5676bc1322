"""Claims that are refused in the same breath."""

import pytest

from mockprep.domain.patterns import Span, Text
from mockprep.domain.refuting import is_refuted


def refuted(marked: str) -> bool:
    """Whether the claim between the brackets is refused."""
    start = marked.index("[")
    end = marked.index("]") - 1
    return is_refuted(Text(marked.replace("[", "").replace("]", "")), Span(start, end))


@pytest.mark.parametrize(
    "marked",
    [
        "Of course [a longer TTL] wouldn't help here.",
        "[An index on the city] does not solve it.",
        "[More threads] won't make it fit.",
        "[More memory] alone is not enough.",
        '"[The lock makes it thread-safe]" is a myth.',
        "[Deleting the line] would be a mistake, since the history keeps it.",
        "People often think [the lock makes it thread-safe], but it guards the interpreter only.",
        "Many believe [threads are useless]; in fact they help with waiting.",
    ],
)
def test_refused(marked: str) -> None:
    assert refuted(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[A longer TTL] helps.",
        "[The lock makes it thread-safe], so I do not need another one.",
        "[More threads] and it does not matter how many.",
        "[Deleting the line] in a new commit is enough. That is not hard to do.",
        "I think [threads are useless], but I use them.",
        "[A new list is made for each call] because it does not work otherwise.",
    ],
)
def test_stated(marked: str) -> None:
    assert not refuted(marked)
