"""The deep lint: what is doubtful in content that loads."""

from pathlib import Path

import pytest

from mockprep.content.beginnings import SKELETON_KINDS, SkeletonKind, skeleton
from mockprep.content.documents import parse_document, read_document
from mockprep.content.files import content_files
from mockprep.content.library import Library, load_library, shipped_sources
from mockprep.content.lint import lint_document


@pytest.fixture(scope="module")
def shipped() -> Library:
    """The shipped content, where the skeletons find their rubrics."""
    return load_library(shipped_sources())


def lint(shipped: Library, kind: SkeletonKind, old: str = "", new: str = "") -> list[str]:
    """What is doubtful in a skeleton, one stretch of it replaced."""
    text = skeleton(kind)
    assert old in text
    document = parse_document("f.yaml", text.replace(old, new, 1))
    assert document.problems == []
    return [str(problem).partition(" ")[2] for problem in lint_document(document, shipped)]


@pytest.mark.parametrize("kind", SKELETON_KINDS)
def test_skeletons_are_beyond_doubt(shipped: Library, kind: SkeletonKind) -> None:
    assert lint(shipped, kind) == []


@pytest.mark.parametrize(
    "path",
    [file.path for source in shipped_sources() for file in content_files(source.place)[0]],
    ids=lambda path: Path(path).stem,
)
def test_shipped_content_has_no_errors(shipped: Library, path: str) -> None:
    found = lint_document(read_document(path), shipped)
    assert [str(problem) for problem in found if problem.severity == "error"] == []


CONCEPT = "questions[set-membership]"
CODE = "questions[first-repeated]"
STORY = "questions[own-mistake]"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            " A list is searched one element after the other, which takes\n      linear time.",
            "",
            f"{CONCEPT}.answer: covers 75% of the required points; not found: `a list is searched"
            " element by element` [B05]",
        ),
        (
            "A set is a hash table: the",
            "A set is sorted and a hash table: the",
            f"{CONCEPT}.answer: states the misconception `a set is sorted`: “set is sorted” [B05]",
        ),
        (
            'band: [0.0, 0.2], say: "I do not know."',
            'band: [0.4, 0.6], say: "I do not know."',
            f"{CONCEPT}.samples[1]: gets 0.00, outside of its band 0.4 to 0.6 (found: nothing)"
            " [B06]",
        ),
        (
            'any_of: ["(hashable|immutable)", "__hash__"]',
            'any_of: ["hashable", "value"]',
            f"warning: {CONCEPT}.points[3].any_of[1]: `value` is a word that nearly every answer"
            " has [B07]",
        ),
        (
            'any_of: ["$fast ... (lookup|average|set)", "lookup ... $fast"]',
            'any_of: ["lookup takes constant time"]',
            f"warning: {CONCEPT}.points[1]: one pattern only; add other wordings of the point"
            " [B07]",
        ),
        (
            "And how does the other one find it?",
            "Does the list take a linear search?",
            f"warning: {CONCEPT}.probes[0].ask: the probe itself says `a list is searched element"
            " by element` [B08]",
        ),
        (
            "kind: bonus",
            "kind: bonus, weight: 9",
            f"warning: {CONCEPT}.points: the bonus outweighs what is required [B09]",
        ),
        (
            'ask: "Why is looking',
            f'ask: "{"word " * 60}why is looking',
            f"warning: {CONCEPT}.ask: asks in more than 60 words [T01]",
        ),
    ],
)
def test_a_doubtful_concept_question(shipped: Library, old: str, new: str, message: str) -> None:
    assert message in lint(shipped, "concept", old, new)


def test_a_question_that_answers_itself(shipped: Library) -> None:
    found = lint(shipped, "concept", "quicker than in a list?", "quicker: is it a hash table?")
    assert found == [
        f"{CONCEPT}.points: the question's own text as an answer gets 0.50 (found: `the hash says"
        " where the value is`) [B06]",
        f"warning: {CONCEPT}.points[0].any_of[0]: the question itself has “hash table”; ask"
        " otherwise, or narrow the pattern [B11]",
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("hidden: true, ", "", f"{CODE}.tests: no test is hidden [C04]"),
        (
            "Remember what you have seen.",
            "Write: for number in numbers:",
            f"warning: {CODE}.hints[1]: the hint holds code of the reference [C06]",
        ),
    ],
)
def test_a_doubtful_code_question(shipped: Library, old: str, new: str, message: str) -> None:
    assert lint(shipped, "code", old, new) == [message]


def test_a_code_question_says_its_complexity(shipped: Library) -> None:
    text = skeleton("code")
    start, end = text.index("    complexity:"), text.index("    approaches:")
    document = parse_document("f.yaml", text[:start] + text[end:])
    (problem,) = lint_document(document, shipped)
    assert (problem.rule, problem.message) == ("C04", "no `complexity` is stated")


def test_a_doubtful_design_question(shipped: Library) -> None:
    found = lint(shipped, "design", ', unit: "/s"', "")
    assert [message for message in found if "unit" in message] == [
        "warning: questions[parcel-photos].estimates[0]: the estimate `uploads per second` has no"
        " unit [D01]"
    ]


@pytest.mark.parametrize(
    ("ask", "rule"),
    [
        ("What would you do if a deadline is in danger?", "H01"),
        ("When did you fail? And what did you learn?", "H02"),
        ("Don't you think that tests matter?", "H02"),
    ],
)
def test_a_doubtful_behavioral_question(shipped: Library, ask: str, rule: str) -> None:
    old = (
        "Tell me about something that stopped working because of you, and about the hours that"
        " followed."
    )
    (message,) = lint(shipped, "behavioral", old, ask)
    assert message.startswith(f"warning: {STORY}.ask: ")
    assert message.endswith(f"[{rule}]")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "All required points.",
            "A very good answer.",
            "only judges; say what one can see in an answer of this level",
        ),
        (
            "Reasons for the main claims.",
            "Partly a reason for one claim.",
            "differs from level 2 by a degree only",
        ),
    ],
)
def test_a_doubtful_anchor(shipped: Library, old: str, new: str, message: str) -> None:
    (found,) = lint(shipped, "rubric", old, new)
    assert found.endswith(f"{message} [R01]")


@pytest.mark.parametrize(
    ("kind", "old", "new", "message"),
    [
        (
            "concept",
            'any_of: ["(hashable|immutable)", "__hash__"]',
            "weight: 1",
            f"warning: {CONCEPT}.points[3]: `values must be hashable` has no patterns, and is found"
            " by its own words only; give it three to five wordings in `any_of` [B10]",
        ),
        (
            "concept",
            "title: Looking for a value in a set",
            "title: A set is a hash table",
            f"warning: {CONCEPT}.points[0].any_of[0]: the title itself has “hash table”; ask"
            " otherwise, or narrow the pattern [B11]",
        ),
        (
            "design",
            "upload a photo of each delivered parcel",
            "get a presigned link to send a photo",
            "warning: questions[parcel-photos].phases.api[0].any_of[0]: the question itself has"
            " “presigned link”; ask otherwise, or narrow the pattern [B11]",
        ),
        (
            "concept",
            "when: always",
            "when: no_numbers",
            f"warning: {CONCEPT}.probes[1].when: is never asked: `no_numbers` is for behavioral"
            " questions; use `missing` or `always` [B12]",
        ),
        (
            "code",
            '{ask: "The numbers',
            '{when: misconception, ask: "The numbers',
            f"warning: {CODE}.probes[0].when: is never asked: `misconception` is for concept"
            " questions; use `missing` or `always` [B12]",
        ),
        (
            "concept",
            "rubric: concept",
            "rubric: behavioral",
            f"warning: {CONCEPT}.points: `points` counts for nothing: the rubric `behavioral` names"
            " no `points.required` nor `points.bonus` [B13]",
        ),
        (
            "design",
            "rubric: system-design",
            "rubric: concept",
            "warning: questions[parcel-photos].diagram: `diagram` counts for nothing: the rubric"
            " `concept` names no `design.diagram` [B13]",
        ),
        (
            "design",
            "rubric: system-design",
            "rubric: concept",
            "warning: questions[parcel-photos].phases.api: `api` counts for nothing: the rubric"
            " `concept` names no `design.phase.api` [B13]",
        ),
        (
            "behavioral",
            "rubric: behavioral",
            "rubric: concept",
            f"warning: {STORY}.red_flags: `red_flags` counts for nothing: the rubric `concept`"
            " names no `points.red_flags` [B13]",
        ),
        (
            "behavioral",
            "In the end the page",
            "It was their fault. In the end the page",
            f"{STORY}.answer: raises the red flag `blames others`: “their fault” [B05]",
        ),
        (
            "concept",
            "minutes: 4",
            "minutes: 45",
            f"warning: {CONCEPT}: 45 minutes are unusual for a concept question; 2 to 12 are usual"
            " [T02]",
        ),
        (
            "concept",
            "topics: [python.data-structures]",
            "topics: [python.asinc]",
            f"warning: {CONCEPT}.topics[0]: `python.asinc` is nearly `python.async`, which",
        ),
        (
            "concept",
            "topics: [python.data-structures]",
            "topics: [python.data-structures]\n    see: [docs.python.org]",
            f"warning: {CONCEPT}.see[0]: `docs.python.org` is no address that can be opened; write"
            " it with https:// [T04]",
        ),
        (
            "rubric",
            "    signals:\n      - {detector: talk.reasons, weight: 2}\n"
            "      - {detector: talk.example, weight: 1}\n",
            "",
            "warning: criteria[reasons]: has no signals: offline it is never rated; name the"
            " detectors that feed it [R04]",
        ),
    ],
)
def test_what_marks_nothing_or_too_much(
    shipped: Library, kind: SkeletonKind, old: str, new: str, message: str
) -> None:
    assert any(found.startswith(message) for found in lint(shipped, kind, old, new))


def test_an_address_may_be_long(shipped: Library) -> None:
    good = "topics: [python]\n    see: ['https://docs.python.org/3/library/stdtypes.html#set']"
    assert lint(shipped, "concept", "topics: [python.data-structures]", good) == []
