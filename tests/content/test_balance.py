"""Whether loops fit their rounds and are mixed, and topics are spelt alike."""

from pathlib import Path

import pytest

from mockprep.content.documents import parse_document
from mockprep.content.lint import subjects
from mockprep.content.lint_topics import is_like, lint_topics, topic_counts
from mockprep.domain.plan import QuestionListing
from tests.content.writing import HEAD, LOOP, RUBRIC, bank, library, write

QUESTION = """\
  - id: {id}
    title: A question
    ask: "What is this?"
    minutes: {minutes}
    difficulty: {difficulty}
"""


def balance(
    tmp_path: Path, pick: str, *questions: tuple[float, int], minutes: int = 10
) -> list[str]:
    """What is doubtful in a loop of one round over questions of these minutes and difficulties."""
    written = "".join(
        QUESTION.format(id=f"q{number}", minutes=long, difficulty=hard)
        for number, (long, hard) in enumerate(questions)
    )
    write(tmp_path, "bank.yaml", HEAD + written)
    write(tmp_path, "plain.yaml", RUBRIC)
    loop = LOOP.replace("{ids: [good]}", pick).replace("minutes: 10", f"minutes: {minutes}")
    write(tmp_path, "loop.yaml", loop)
    return [str(problem).partition(" ")[2] for problem in library(tmp_path).problems]


def test_a_round_that_its_questions_fill_is_sound(tmp_path: Path) -> None:
    assert balance(tmp_path, "{topics: [python], count: 2}", (4, 1), (5, 2), (6, 3)) == []


def test_questions_that_do_not_fit_their_round(tmp_path: Path) -> None:
    assert balance(tmp_path, "{topics: [python], count: 2}", (6, 1), (5, 2), (20, 3)) == [
        "warning: rounds[talk].minutes: the questions take 11 minutes and more, the round has 10;"
        " draw fewer, or shorter ones, or give it more time [L02]"
    ]


def test_named_questions_that_do_not_fit(tmp_path: Path) -> None:
    (message,) = balance(tmp_path, "{ids: [q0, basics/q1]}", (8, 1), (8, 2))
    assert "the questions take 16 minutes and more" in message


def test_questions_that_leave_a_round_empty(tmp_path: Path) -> None:
    assert balance(tmp_path, "{topics: [python]}", (4, 1), (9, 2), minutes=45) == [
        "warning: rounds[talk].minutes: the questions take 9 minutes at most, the round has 45;"
        " draw more, or give it less time [L02]"
    ]


def test_a_question_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    (message,) = balance(tmp_path, "{ids: [gone]}", (4, 1))
    assert "there is no question `gone`" in message


def test_a_loop_of_one_difficulty(tmp_path: Path) -> None:
    same = [(2.0, 1)] * 5
    assert balance(tmp_path, "{topics: [python], count: 4}", *same, minutes=8) == [
        "warning: rounds[talk]: every question that can be drawn is easy; widen `difficulty` in a"
        " pick [L03]"
    ]
    assert balance(tmp_path, "{topics: [python], count: 4}", *same, (2.0, 2), minutes=8) == []
    assert balance(tmp_path, "{topics: [python], count: 3}", *same, minutes=6) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("query", "queries"),
        ("class", "classes"),
        ("index", "indexes"),
        ("iterators", "iterator"),
        ("async", "asinc"),
        ("async", "asnyc"),
        ("async", "asyncs"),
        ("python", "pyton"),
        ("rate-limiting", "ratelimiting"),
    ],
)
def test_words_that_are_one(one: str, other: str) -> None:
    assert is_like(one, other)
    assert is_like(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("dsa", "db"), ("trees", "threads"), ("files", "filters"), ("api", "apt"), ("css", "cs")],
)
def test_words_that_are_two(one: str, other: str) -> None:
    assert not is_like(one, other)
    assert not is_like(other, one)


def doubts(topics: str, *others: tuple[str, int]) -> list[str]:
    """What is said of the topics of a question beside others of these topics, so many of each."""
    text = bank(f'  - {{id: mine, title: Mine, ask: "What?", topics: [{topics}]}}\n')
    mine = list(subjects(parse_document("f.yaml", text), library()))[-1]
    every = [(tuple(mine.question.topics), 1), *(((topic,), number) for topic, number in others)]
    counts = topic_counts(
        QuestionListing(
            name=f"bank/q{at}",
            kind="concept",
            title="Q",
            topics=named,
            difficulty=1,
            level="mid",
            minutes=4,
            rubric="plain",
        )
        for named, number in every
        for at in range(number)
    )
    return [flaw.message for flaw in lint_topics(mine, counts)]


def test_topics_that_are_spelt_as_others_are() -> None:
    assert doubts("python.async, db", ("python.async", 9), ("db.queries", 9)) == []
    assert doubts("python.typing", ("python.async", 30)) == []


def test_a_topic_in_the_plural() -> None:
    assert doubts("db.query.slow", ("db.queries", 9)) == [
        "`db.query` is nearly `db.queries`, which 9 questions have; use one of the two"
    ]


def test_a_first_word_with_a_slip() -> None:
    assert doubts("pyhton.async", ("python.async", 9)) == [
        "`pyhton` is nearly `python`, which 9 questions have; use one of the two"
    ]


def test_a_slip_that_is_common_is_none() -> None:
    assert doubts("db.query", ("db.queries", 9), ("db.query", 2)) == []


def test_a_first_word_that_nothing_else_has() -> None:
    assert doubts("biology.cells", ("db.queries", 30), ("python", 1)) == [
        "no other question is about `biology`; the first words in use are `db`, `python`"
    ]
    assert doubts("biology.cells", ("db.queries", 9)) == [], "few questions are a beginning"
