"""One bad question never hides the good ones, whatever is wrong with it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockprep.content.beginnings import SKELETON_KINDS, SkeletonKind, skeleton
from mockprep.content.documents import parse_document
from tests.content.writing import GOOD, HEAD

LAST = GOOD.replace("id: good", "id: last")
BROKEN = [
    "    ask: a: b\n",
    "    ask: @b\n",
    "    ask: *b\n",
    "    ask: 'it's'\n",
    '    ask: "never closed\n',
    "    topics: [a, b\n",
    "    points: [{point: a]\n",
    "\task: b\n",
    "  ask: b\n",
    "     ask: b\n",
    "    ask\n",
    "    ask: | b\n",
]

_WORDS = r"""
no 1:30 2026-01-05 null [] {} [a {a:b} *a &a !!x | > x 12 .nan .inf -1 1e5 ? # @ % <<: $x ( ... / ~
true [[1,2],[3]] " ' - : \b
"""
WORDS = ["", "\t", *_WORDS.split()]


@pytest.mark.parametrize("lines", BROKEN)
def test_questions_around_a_syntax_error_are_read(lines: str) -> None:
    text = HEAD + GOOD + "  - id: bad\n    title: Bad\n" + lines + LAST
    document = parse_document("f.yaml", text)
    assert [located.question.id for located in document.questions] == ["good", "last"]
    assert document.questions[1].line == 13
    (problem,) = document.problems
    assert problem.path.startswith("questions[bad]")
    assert 10 <= problem.line <= 12


@settings(deadline=None)
@given(st.lists(st.sampled_from(["", *BROKEN]), min_size=1, max_size=12))
def test_every_good_question_is_read_and_every_bad_one_told(kinds: list[str]) -> None:
    questions = [
        f"  - id: q{at}\n    title: Q\n" + (lines or '    ask: "?"\n')
        for at, lines in enumerate(kinds)
    ]
    document = parse_document("f.yaml", HEAD + "".join(questions) + LAST)
    good = [f"q{at}" for at, lines in enumerate(kinds) if not lines]
    assert [located.question.id for located in document.questions] == [*good, "last"]
    assert len({p.path.partition("]")[0] for p in document.problems}) == len(kinds) - len(good)


@pytest.mark.parametrize(
    "lines",
    [
        "    prompt: a\n",
        "    ask: no\n",
        '    ask: "?"\n    minutes: 1:30\n',
        '    ask: "?"\n    ask: "?"\n',
        '    ask: "?"\n    points: [{point: a, any_of: ["(a"]}]\n',
        '    ask: "?"\n    topics: []\n',
    ],
)
def test_questions_around_a_wrong_one_are_read(lines: str) -> None:
    text = HEAD + GOOD + "  - id: bad\n    title: Bad\n" + lines + LAST
    document = parse_document("f.yaml", text)
    assert [located.question.id for located in document.questions] == ["good", "last"]
    assert {problem.path.partition(".")[0] for problem in document.problems} == {"questions[bad]"}


@settings(deadline=None)
@given(
    kind=st.sampled_from(SKELETON_KINDS),
    edits=st.lists(st.tuples(st.integers(0, 10_000), st.sampled_from(WORDS)), max_size=3),
)
def test_whatever_is_written_is_read_or_told(
    kind: SkeletonKind, edits: list[tuple[int, str]]
) -> None:
    lines = skeleton(kind).splitlines()
    for at, word in edits:
        key, colon, _ = lines[at % len(lines)].partition(":")
        lines[at % len(lines)] = f"{key}{colon} {word}"
    document = parse_document("f.yaml", "\n".join(lines))
    assert all(1 <= problem.line <= len(lines) + 1 for problem in document.problems)
    is_whole = document.name and (document.kind != "bank" or document.questions)
    assert is_whole or any(problem.severity == "error" for problem in document.problems)


def test_an_error_before_the_questions_is_told_alone() -> None:
    document = parse_document("f.yaml", HEAD.replace("Basics", "a: b") + GOOD)
    assert document.questions == []
    assert len(document.problems) == 1


def test_a_bank_that_is_all_broken_says_so() -> None:
    broken = "".join(f"  - id: q{n}\n    ask: a: b\n" for n in range(3))
    document = parse_document("f.yaml", HEAD + broken)
    assert [problem.path for problem in document.problems] == [
        "questions[q0]",
        "questions[q1]",
        "questions[q2]",
    ]


def test_a_bad_entry_of_the_glossary_spoils_only_what_uses_it() -> None:
    glossary = "glossary: {big: large, small: [tiny]}\nquestions:"
    uses = '  - id: uses\n    title: U\n    ask: "?"\n    points: [{point: a, any_of: [$big]}]\n'
    fine = uses.replace("uses", "fine").replace("$big", "$small")
    document = parse_document("f.yaml", HEAD.replace("questions:", glossary) + uses + fine)
    assert [located.question.id for located in document.questions] == ["fine"]


def test_a_question_may_override_defaults_and_glossary() -> None:
    head = HEAD.replace("questions:", "glossary: {big: [large], old: [aged]}\nquestions:")
    own = "    minutes: 9\n    topics: [db]\n    glossary: {big: [huge]}\n"
    document = parse_document("f.yaml", head + GOOD + own + LAST)
    first, second = (located.question for located in document.questions)
    assert (first.minutes, first.topics) == (9, ("db",))
    assert first.glossary == {"big": ("huge",), "old": ("aged",)}
    assert (second.minutes, second.topics) == (5, ("python",))
    assert second.glossary["big"] == ("large",)
