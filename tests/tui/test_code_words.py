"""What the code tab says of a judgement."""

from typing import Any, cast

from mockprep.domain.claims import RatedClaim
from mockprep.domain.execution import Crash, Judgement, RunReport, SourceLine
from mockprep.domain.grading import Evidence
from mockprep.tui import code_words
from mockprep.tui.code_words import Paragraph
from mockprep.tui.themes import EVENING
from tests.building import code
from tests.tui.judgements import ANSWER, COMPLEXITY, MEASURED, READ, REMARKS, case, judgement

THEME = {
    name: cast("str", getattr(EVENING, name))
    for name in ("primary", "secondary", "accent", "success", "warning", "error", "foreground")
}


def words(paragraphs: Any) -> list[str]:
    return [paragraph.words.plain for paragraph in paragraphs]


def said_of_tests(found: Judgement) -> list[str]:
    return words(code_words.tests(found, THEME))


def claim(said: str | None, rating: Any, kind: Any = "time") -> RatedClaim:
    at = ANSWER.index("O(n)")
    quote = Evidence(quote="O(n)", start=at, end=at + 4, detector="d") if said else None
    return RatedClaim(
        kind=kind, said=said, quote=quote, rating=rating, credit=0, truth="n^2",
        source="measured", confidence=0.9, explanation="The code grows as n^2.",
    )  # fmt: skip


def test_tests_are_counted_by_where_they_come_from() -> None:
    heading, groups, *_ = said_of_tests(judgement())
    assert heading == "Tests  4 of 6 passed"
    assert groups == "shown 1/1 · hidden 1/3 · random 1/1 · your own 1/1 · edge cases 1/2"


def test_failures_say_all_and_what_passed_only_its_name() -> None:
    _, _, *said = said_of_tests(judgement())
    assert said == [
        "✗ twice the same · hidden · wrong answer",
        "two_sum('twice the same')",
        "expected [0, 1]",
        "got      [0, 0]",
        "Each is used once.",
        "✗ no pair · hidden, edge case · raised",
        "two_sum('no pair')",
        "expected [0, 1]",
        "raised   IndexError: list index out of range",
        "line 6, in two_sum: return [i, j]",
        "Passed  a pair · no numbers · 40 random small inputs · two_sum([1, 2], 3) == [0, 1]",
    ]


def test_of_many_failures_only_the_first_are_told_in_full() -> None:
    failing = tuple(case(f"case {n}", "hidden", "wrong_answer", why=f"{n}") for n in range(9))
    said = said_of_tests(judgement(report=RunReport(isolation="x", cases=failing)))
    assert sum(line.startswith("got") for line in said) == 4
    assert sum(line.startswith("✗") for line in said) == 9
    assert said[-2:] == ["✗ case 8 · hidden · wrong answer", "8"]


def test_code_that_does_not_load_says_where() -> None:
    lines = (SourceLine(line=2, function="<module>", text="x = ("),)
    crash = Crash(message="SyntaxError: '(' was never closed", lines=lines, column=5)
    said = said_of_tests(judgement(report=RunReport(isolation="x", crash=crash)))
    assert said == [
        "Tests  the code can't be loaded",
        "✗ SyntaxError: '(' was never closed",
        "line 2: x = (",
    ]


def test_what_could_not_be_done_is_said_at_once() -> None:
    said = said_of_tests(judgement(notices=("The cost was not measured.",)))
    assert said[1] == "The cost was not measured."


def test_the_measured_class_comes_with_what_speaks_for_it() -> None:
    assert words(code_words.measured(MEASURED, THEME)) == [
        "Measured  O(n^2) time, space can't be told",
        "Time: grows as n^2 on 5 sizes.",
        "Space: memory grows unevenly.",
        "Stopped early: n = 128 takes longer than the limit of 2 s.",
    ]
    unsure = MEASURED.time.model_copy(update={"confidence": 0.4})
    doubted = code_words.measured(MEASURED.model_copy(update={"time": unsure}), THEME)
    assert words(doubted)[0].startswith("Measured  probably O(n^2) time")


def test_the_lines_that_decide_the_cost_are_quoted_once() -> None:
    assert words(code_words.read(READ, ANSWER, THEME)) == [
        "Read from the code  O(n^2) time, O(1) space",
        "line 4  for j, b in enumerate(numbers):",
        "a loop within a loop: n each time.",
        "`enumerate` goes through all.",
    ]


def test_a_claim_stands_with_its_rating_and_the_line_it_was_made_in() -> None:
    texts = {"answer": ANSWER}
    claims = (claim("n", "wrong"), claim(None, "missing", "space"))
    assert words(code_words.claimed(claims, texts, THEME)) == [
        "Your claim on time  wrong",
        "“# This takes O(n) time.”",
        "The code grows as n^2.",
        "Your claim on space  missing",
        "The code grows as n^2.",
    ]


def test_a_long_line_is_quoted_around_the_claim() -> None:
    texts = {"answer": f"{'before ' * 40}O(n){' after' * 40}"}
    at = texts["answer"].index("O(n)")
    quote = Evidence(quote="O(n)", start=at, end=at + 4, detector="d")
    made = RatedClaim(**{**_fields(claim("n", "right")), "quote": quote})
    said = words(code_words.claimed((made,), texts, THEME))[1]
    assert said.startswith("“…")
    assert said.endswith("…”")
    assert "before O(n) after" in said
    assert len(said) < 110


def _fields(made: RatedClaim) -> dict[str, Any]:
    return {name: getattr(made, name) for name in RatedClaim.__slots__}


def test_the_best_known_names_its_variables_and_its_way() -> None:
    approaches = (
        {"name": "try all pairs", "time": "n^2", "tier": "baseline"},
        {"name": "a table of complements", "time": "n", "tier": "target"},
    )
    question = code(complexity=COMPLEXITY, approaches=approaches)
    assert words(code_words.best_known(question, THEME)) == [
        "Best known  O(n) time, O(n) space",
        "n: how many numbers there are",
        "a table of complements: O(n)",
    ]
    assert words(code_words.best_known(code(), THEME)) == []


def test_remarks_stand_at_their_lines() -> None:
    assert words(code_words.review(REMARKS, ANSWER, THEME)) == [
        "Review  ",
        "line 4  for j, b in enumerate(numbers):",
        "bug: `j` may be `i` itself",
        "line 1  def two_sum(numbers, target):",
        "annotations: no type hints (a matter of taste; it costs nothing)",
    ]
    assert words(code_words.review((), ANSWER, THEME)) == ["Review  nothing to remark"]
    assert words(code_words.review(None, ANSWER, THEME)) == [], "it could not be made"


def test_every_paragraph_has_a_colour_of_the_theme() -> None:
    found: tuple[Paragraph, ...] = (
        *code_words.tests(judgement(), THEME),
        *code_words.review(REMARKS, ANSWER, THEME),
    )
    used = {str(span.style) for paragraph in found for span in paragraph.words.spans}
    assert {THEME["error"], THEME["accent"]} <= used
