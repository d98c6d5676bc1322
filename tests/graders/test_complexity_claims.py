"""Claims in prose: found, told apart, and set aside where they speak of something else."""

import pytest

from mockprep.domain.complexity_classes import ComplexityClass
from mockprep.domain.complexity_reading import read_class
from mockprep.domain.patterns import Text
from mockprep.graders.offline.complexity_claims import find_claims, settle

from .claim_corpus import HELD_BACK, MADE_FOR, NAMES, WRITTEN_LATER


@pytest.mark.parametrize(("told", "time", "space"), [*MADE_FOR, *HELD_BACK, *WRITTEN_LATER])
def test_what_is_claimed_of_the_whole_solution(told: str, time: str, space: str) -> None:
    claims = find_claims(Text(told), NAMES)
    settled = [[claim.stated for claim in settle(claims, kind)] for kind in ("time", "space")]
    assert settled == [meant(time), meant(space)]


def meant(classes: str) -> list[ComplexityClass]:
    return [read_class(cls.strip(), NAMES) for cls in classes.split(" | ")] if classes else []


def test_the_corpus_says_everything_once() -> None:
    told = [row[0] for row in (*MADE_FOR, *HELD_BACK, *WRITTEN_LATER)]
    assert len(told) == len(set(told)) > 290


def test_an_operation_counts_where_operations_are_asked_for() -> None:
    claims = find_claims(Text("Each put is O(log n), a get is O(1) on average."), NAMES)
    assert settle(claims, "time") == ()
    (last,) = settle(claims[:1], "time", of_operations=True)
    assert str(last.stated) == "log n"


def test_the_quote_is_the_claim_itself() -> None:
    told = "First I sort. The running time is O(n log n), linear in memory."
    spans = [claim.span for claim in find_claims(Text(told), NAMES)]
    assert [told[span.start : span.end] for span in spans] == ["O(n log n)", "linear"]


@pytest.mark.parametrize("piece", ["log ", "n * ", "O(n) ", "linear in ", "each ", "if would "])
def test_long_runs_of_words_are_read_at_once(piece: str) -> None:
    assert len(find_claims(Text(piece * 500), NAMES)) <= 50
