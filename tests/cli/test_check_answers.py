"""`mockprep check` grades the model answers and the samples that questions come with."""

from collections.abc import Callable

import pytest

from mockprep.cli.answer_checks import check_answers, main_criteria
from mockprep.content.beginnings import SkeletonKind, skeleton
from mockprep.content.documents import parse_document
from mockprep.content.library import Library, load_library, shipped_sources
from mockprep.content.lint import subjects
from mockprep.domain.grading import Submission
from mockprep.domain.question import AnyQuestion
from mockprep.graders.host import grade_all

Told = Callable[[SkeletonKind, str, str], list[str]]


@pytest.fixture(scope="module")
def shipped() -> Library:
    """The shipped content, where the skeletons find their rubrics."""
    return load_library(shipped_sources())


@pytest.fixture
def told(shipped: Library) -> Told:
    """What grading says of a skeleton, one stretch of it replaced."""

    def grade(kind: SkeletonKind, old: str = "", new: str = "") -> list[str]:
        text = skeleton(kind)
        assert old in text
        document = parse_document("f.yaml", text.replace(old, new, 1))
        assert document.problems == []
        return [
            f"{flaw.severity} {flaw.rule} {'.'.join(map(str, flaw.loc[2:]))}: {flaw.message}"
            for subject in subjects(document, shipped)
            for flaw in check_answers(subject)
        ]

    return grade


@pytest.mark.parametrize("kind", ["concept", "code", "design", "behavioral"])
def test_the_answers_of_skeletons_are_graded_as_they_should(told: Told, kind: SkeletonKind) -> None:
    assert told(kind, "", "") == []


@pytest.mark.parametrize(
    ("kind", "band", "wrong"),
    [
        ("behavioral", "band: [0, 0.15]", "band: [0.3, 0.6]"),
        ("behavioral", "band: [0.2, 0.6]", "band: [0.9, 1]"),
        ("design", "band: [0, 0.3]", "band: [0.5, 1]"),
    ],
)
def test_a_sample_outside_of_its_band(
    told: Told, kind: SkeletonKind, band: str, wrong: str
) -> None:
    (message,) = told(kind, band, wrong)
    assert message.startswith("error G01 samples.")
    low, high = wrong.removeprefix("band: [").rstrip("]").split(", ")
    assert f"outside of its band {low} to {high} (" in message


def test_the_levels_of_a_sample_are_told(told: Told) -> None:
    (message,) = told("behavioral", "band: [0, 0.15]", "band: [0.3, 0.6]")
    assert message.endswith("(structure 1, ownership 1, impact 1, reflection 1, fit 1)")


def test_a_model_story_without_an_end(told: Told) -> None:
    text = skeleton("behavioral")
    start, end = text.index("In the end the page"), text.index("I learned that a rename")
    heads = {message.partition(";")[0] for message in told("behavioral", text[start:end], "")}
    errors = {f"error G02 answer: gets level {level} of 4 in `impact`" for level in (1, 2)}
    assert errors & heads


def test_a_model_answer_that_is_nearly_the_best_is_warned_of(told: Told) -> None:
    (message,) = told("concept", " In return the values of a set must be hashable.", "")
    assert message.startswith("warning G02 answer: gets level 3 of 4 in `correctness`; level 4 is")


def test_a_design_that_weighs_nothing(told: Told) -> None:
    text = skeleton("design")
    start, end = text.index(" rather than through the"), text.index(" The facts of the delivery")
    messages = told("design", text[start:end], ".")
    assert [message.split(";")[0] for message in messages] == [
        "warning G02 answer: gets level 3 of 4 in `depth`"
    ]


@pytest.mark.parametrize("unit", ["uploads per second", "/fortnight", "per day"])
def test_a_rate_that_would_be_read_as_a_count(told: Told, unit: str) -> None:
    rule, message = told("design", 'unit: "/s"', f'unit: "{unit}"')[0].split(": ", 1)
    assert rule == "warning D02 estimates.0.unit"
    assert message.startswith(f"`{unit}` is read as a plain count; write a rate with a slash")


@pytest.mark.parametrize("unit", ["/s", "uploads/s", "GB/day", "servers", "TB", "qps"])
def test_units_that_are_read_as_they_are_meant(told: Told, unit: str) -> None:
    assert not any("D02" in message for message in told("design", 'unit: "/s"', f"unit: {unit}"))


def test_what_weighs_most_is_what_a_model_answer_must_reach(shipped: Library) -> None:
    names = {
        name: [criterion.id for criterion in main_criteria(shipped.rubric(name))]
        for name in ("concept", "system-design", "behavioral")
    }
    assert names == {
        "concept": ["correctness"],
        "system-design": ["design", "depth"],
        "behavioral": ["structure", "ownership", "impact"],
    }


def _some_questions(shipped: Library) -> list[AnyQuestion]:
    """Some of the questions that are answered in prose, of each kind."""
    names = [each.name for each in shipped.listings if each.kind != "code"]
    return [shipped.question(name) for name in names[::7]]


@pytest.mark.parametrize("text", ["", "the question", "I don't know. I am not sure."])
def test_saying_nothing_scores_lowest(shipped: Library, text: str) -> None:
    work = [
        (
            Submission(
                id=question.id,
                name=question.id,
                question=question,
                answer=question.ask if text == "the question" else text,
            ),
            shipped.rubric(question.rubric),
        )
        for question in _some_questions(shipped)
    ]
    for card in grade_all(work):
        assert not isinstance(card, Exception)
        assert (card.score, set(card.levels.values())) == (0, {1}), card.question
