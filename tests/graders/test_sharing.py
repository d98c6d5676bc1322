"""An archive shared among processes: nothing is lost on the way, and ends are told."""

import pickle
from pathlib import Path

import pytest

from mockprep.domain.grading import Scorecard
from mockprep.errors import GraderError
from mockprep.graders.host import grade_all
from mockprep.graders.sharing import PARCEL, packed

from .marking import CONCEPT, STORY, criterion, rubric, submit
from .test_registry import install

PLAIN = rubric(criterion("points.required"))
MANY = [
    (submit(CONCEPT, f"made once {n}").model_copy(update={"id": f"a{n}"}), PLAIN)
    for n in range(PARCEL * 2)
]
ODD = """
import os
from mockprep.errors import GraderError

class Picky(GraderError):
    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")

class Odd:
    name = "odd"

    async def grade(self, submission, rubric):
        if submission.answer.endswith("once 3"):
            raise Picky("this", "that")
        raise GraderError("no")

class Deadly:
    name = "deadly"

    async def grade(self, submission, rubric):
        os._exit(1)
"""


@pytest.fixture
def graders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two graders that are no good."""
    points = "odd = odd_graders:Odd\ndeadly = odd_graders:Deadly"
    install(tmp_path, "odd-graders", points, odd_graders=ODD)
    monkeypatch.syspath_prepend(tmp_path)


def test_what_is_packed_comes_out_as_it_was() -> None:
    other = rubric(criterion("delivery.length"))
    work = [*MANY[:3], (submit(STORY, "I did it."), other), (MANY[4][0], other)]
    loan, entries = packed(work)
    assert (len(loan.questions), len(loan.rubrics)) == (1, 2)
    assert [entry.question for entry in entries] == [0, 0, 0, None, 0]
    sent = pickle.loads(pickle.dumps(entries))
    assert [loan.unpacked(entry) for entry in sent] == work


def test_a_question_travels_once_and_not_with_each_answer() -> None:
    _, entries = packed(MANY)
    alone = len(pickle.dumps(MANY[0][0]))
    assert len(pickle.dumps(entries[0])) < alone / 2


@pytest.mark.usefixtures("graders")
def test_an_error_of_a_class_of_their_own_comes_back() -> None:
    outcomes = list(grade_all(MANY, "odd", jobs=2))
    assert all(isinstance(outcome, GraderError) for outcome in outcomes)
    assert [str(outcome) for outcome in outcomes[2:5]] == ["no", "this and that", "no"]


@pytest.mark.usefixtures("graders")
def test_a_process_that_is_ended_is_told() -> None:
    with pytest.raises(GraderError, match="a process of the grader 'deadly' was ended"):
        list(grade_all(MANY, "deadly", jobs=2))


def test_a_few_answers_are_graded_without_further_processes(graders: None) -> None:
    few = MANY[:PARCEL]
    assert not any(isinstance(o, Scorecard) for o in grade_all(few, "odd", jobs=2))
