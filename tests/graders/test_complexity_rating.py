"""What was said of time and space, held against what the code was found to cost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockprep.domain.claims import RatedClaim
from mockprep.domain.execution import ClassName, Judgement
from mockprep.domain.grading import Reply
from mockprep.domain.question import CodeQuestion
from mockprep.graders.offline.complexity import rated_claims

from .judging import judged, measured, static
from .marking import CODE, CONCEPT, find, submit, value


def question(**complexity: Any) -> CodeQuestion:
    approaches = complexity.pop("approaches", ())
    tests = complexity.pop("tests", ())
    return CodeQuestion.model_validate(
        {
            **CODE.model_dump(exclude={"starter"}),
            "complexity": complexity,
            "approaches": approaches,
            "tests": tests,
        }
    )


GRAPH = question(
    vars={"V": "number of towns", "E": "number of roads"},
    time="V + E",
    space="V",
    why=["each road ... once"],
    approaches=[
        {"name": "search again for every town", "time": "V (V + E)", "tier": "baseline"},
        {"name": "one search", "time": "V + E", "tier": "target"},
    ],
)
TABLE = question(
    vars={"n": "number of jobs", "c": "number of couriers"},
    time="c + n log c",
    space="c",
    accept_time=["(n + c) log c", "n log c"],
    approaches=[{"name": "look at every courier", "time": "n c", "tier": "baseline"}],
)
CACHE = question(
    vars={"n": "number of stored entries"},
    time="log n",
    space="n",
    tests=[{"name": "one", "init": [1], "calls": [["size"]], "want": [0]}],
)


def code(comment: str) -> str:
    return f"def merge(windows):\n    # {comment}\n    return sorted(windows)\n"


def rate(
    told: str,
    judgement: Judgement | None = None,
    of: CodeQuestion = CODE,
    kind: str = "time",
    **fields: Any,
) -> RatedClaim:
    claims = rated_claims(submit(of, code(told), judgement=judgement, **fields))
    return next(claim for claim in claims if claim.kind == kind)


QUADRATIC = judged(measured=measured("quadratic", "constant"))
SORTING = judged(measured=measured("nlogn", "linear"))


@pytest.mark.parametrize(
    ("told", "judgement", "rating"),
    [
        ("O(n log n) time because we sort", None, "right_and_justified"),
        ("O(n log n) time", None, "right"),
        ("O(n^2) time", None, "close"),
        ("O(n m) time", None, "close"),
        ("O(n) time", None, "wrong"),
        ("it sorts", None, "missing"),
        ("O(n log n) time", SORTING, "right"),
        ("O(n^2) time", QUADRATIC, "right"),
        ("O(n^2) time because of two nested loops", QUADRATIC, "right_and_justified"),
        ("O(n^2) time, since it is so", QUADRATIC, "right"),
        ("O(n log n) time", QUADRATIC, "wrong"),
        ("O(n^3) time", QUADRATIC, "close"),
        ("quadratic in the number of windows", QUADRATIC, "right"),
        ("O(n^2) time", judged(static=static("O(n^2)", "quadratic")), "right"),
        ("O(n log n) time", judged(static=static("O(n^2)", "quadratic")), "wrong"),
        ("O(n log n) time", judged(static=static("O(n^2)", "quadratic", confidence=0.3)), "right"),
        ("O(n log n) time", judged(measured=measured("quadratic", confidence=0.3)), "right"),
        ("O(n log n) time", judged(measured=measured(None)), "right"),
        ("best case O(n), worst case O(n log n)", SORTING, "right"),
    ],
)
def test_the_running_time_is_rated(told: str, judgement: Judgement | None, rating: str) -> None:
    assert rate(told, judgement).rating == rating


def test_the_code_goes_before_the_target() -> None:
    rated = rate("O(n^2) time", QUADRATIC)
    assert (rated.truth, rated.source, rated.credit) == ("n^2", "measured", 1)
    assert value("complexity.time_correct", CODE, code("O(n^2) time"), judgement=QUADRATIC) == 1
    assert value("code.approach_tier", CODE, code("O(n^2) time"), judgement=QUADRATIC) == 0.4


def test_the_explanation_says_both_sides() -> None:
    rated = rate("O(n log n) time", QUADRATIC)
    assert rated.explanation == (
        "You said O(n log n); the code grows as n^2 on inputs from 250 to 4,000."
    )
    assert rate("it sorts", QUADRATIC).explanation == (
        "You did not say how long it takes; the code grows as n^2 on inputs from 250 to 4,000."
    )
    assert rate("O(n^2) time", None).explanation == (
        "You said O(n^2), which is a true upper bound, but not tight, though it is right for "
        "`compare all pairs`, if that is what you wrote; the question expects O(n log n)."
    )


def test_the_quote_stands_in_the_answer() -> None:
    rated = rate("O(n log n) time", SORTING)
    assert rated.quote is not None
    assert rated.quote.quote == "O(n log n)"
    assert rated.quote.stands_in({"answer": code("O(n log n) time")})
    assert rate("it sorts").quote is None


def test_the_clock_alone_tells_no_logarithm() -> None:
    by_clock = judged(measured=measured("linear", basis="seconds"))
    assert rate("O(n log n) time", by_clock).rating == "right"
    assert rate("O(n) time", by_clock).rating == "close"
    read = judged(
        measured=measured("linear", basis="seconds"), static=static("O(n log n)", "nlogn")
    )
    assert rate("O(n) time", read).rating == "wrong"
    assert "reads as O(n log n)" in rate("O(n) time", read).explanation


def test_a_faster_way_than_the_target_is_right_too() -> None:
    linear = judged(measured=measured("linear"), static=static("O(n)", "linear"))
    assert rate("O(n) time", linear).rating == "right"
    assert rate("O(1) time", linear).rating == "wrong"


@pytest.mark.parametrize(
    ("told", "of", "cls", "rating"),
    [
        ("O(V + E) time", GRAPH, "linear", "right"),
        ("O(n + m) time", GRAPH, "linear", "right"),
        ("O(V) time", GRAPH, "linear", "close"),
        ("O(V + E) time", GRAPH, "quadratic", "wrong"),
        ("O(V (V + E)) time", GRAPH, "quadratic", "right"),
        ("O(V * E) time", GRAPH, "quadratic", "right"),
        ("O(V^2) time", GRAPH, "quadratic", "right"),
        ("linear in the number of nodes and edges", GRAPH, "linear", "close"),
        ("O(V + n) time", GRAPH, "linear", "right"),
        ("O(V + E) time", TABLE, "quadratic", "close"),
        ("O(n + c) time", TABLE, "quadratic", "wrong"),
        ("O(n log c) time", TABLE, "nlogn", "right"),
        ("O(n c) time", TABLE, "quadratic", "right"),
        ("O(n c) time", TABLE, "nlogn", "close"),
        ("O(m log n), where n is the number of couriers and m is the number of jobs", TABLE,
         "nlogn", "right"),
    ],
)  # fmt: skip
def test_one_measured_variable_against_several(
    told: str, of: CodeQuestion, cls: ClassName, rating: str
) -> None:
    rated = rate(told, judged(measured=measured(cls)), of)
    assert rated.rating.removesuffix("_and_justified") == rating


def test_disagreement_is_said_and_lowers_the_confidence() -> None:
    both = judged(measured=measured("nlogn"), static=static("O(n^2)", "quadratic"))
    rated = rate("O(n log n) time", both)
    assert rated.rating == "right"
    assert rated.confidence == pytest.approx(0.54)
    assert "but it reads as O(n^2), which does not agree" in rated.explanation
    assert rate("O(n^2) time", both).rating == "right"  # for the worst input
    slower = judged(measured=measured("quadratic"), static=static("O(n)", "linear"))
    assert rate("O(n) time", slower).rating == "wrong"
    agreed = judged(measured=measured("nlogn"), static=static("O(n log n)", "nlogn"))
    assert rate("O(n log n) time", agreed).confidence == 0.9


@pytest.mark.parametrize(
    ("told", "judgement", "rating"),
    [
        ("O(n) space", SORTING, "right"),
        ("O(1) space besides the output", SORTING, "right"),
        ("O(n) space because the result is a list", SORTING, "right_and_justified"),
        ("O(n) space", judged(measured=measured(None, "quadratic")), "wrong"),
        ("O(n^2) space", judged(measured=measured(None, "quadratic")), "right"),
        ("O(n^2) space", judged(static=static("O(n)", "linear", "O(n^2)", "quadratic")), "right"),
        ("O(log n) space", SORTING, "wrong"),
        ("it sorts", SORTING, "missing"),
    ],
)
def test_the_space_is_rated(told: str, judgement: Judgement, rating: str) -> None:
    assert rate(told, judgement, kind="space").rating == rating


def test_operations_are_rated_where_the_question_is_about_them() -> None:
    assert rate("put: O(log n)", None, CACHE).rating == "right"
    assert rate("put: O(log n)", None, CODE).rating == "missing"
    spread = judged(static=static("O(n log n)", "nlogn"))
    rated = rate("put: O(log n)", spread, CACHE)
    assert rated.rating == "right"
    assert rated.explanation.endswith("but it reads as O(n log n) for a single operation.")
    assert rate("put: O(n log n)", spread, CACHE).rating == "right"
    assert find("code.approach_tier", CACHE, code("x"), judgement=spread).value is None
    assert rate("O(n) space", spread, CACHE, kind="space").rating == "right"
    quick = judged(static=static("O(log n)", "logn"))
    assert rate("put: O(n)", quick, CACHE).rating == "close"
    assert value("code.approach_tier", CACHE, code("x"), judgement=quick) == 1
    whole_run = judged(measured=measured("nlogn"))
    assert rate("put: O(log n)", whole_run, CACHE).source == "expected by the question"


def test_comments_behind_lines_speak_of_the_lines() -> None:
    side_by_side = (
        "def merge(windows):\n    ordered = sorted(windows)  # O(n log n)\n"
        "    return list(ordered)  # O(n)\n"
    )
    nested = (
        "def merge(windows):\n    for a in windows:  # O(n)\n        for b in windows:  # O(n)\n"
        "            print(a, b)\n"
    )
    (time, _) = rated_claims(submit(CODE, side_by_side))
    assert (time.said, time.rating) == ("n log n", "right")
    (time, _) = rated_claims(submit(CODE, nested))
    assert time.rating == "missing"
    (time, _) = rated_claims(submit(CODE, "def merge(windows):  # O(n log n) time\n    return 1\n"))
    assert time.rating == "right"


def test_the_answer_goes_before_the_plan_in_the_notes() -> None:
    planned = "The first plan takes O(n^2) time."
    assert rate("O(n log n) time", notes=planned).said == "n log n"
    assert rate("it sorts", notes="This takes O(n log n) time.").rating == "right"


def test_a_reply_mends_but_does_not_spoil() -> None:
    mended = Reply(ask="Sure?", text="It is O(n log n) time.")
    assert rate("O(n) time", replies=(mended,)).rating == "right"
    other = Reply(ask="And for a stream?", text="Then O(n) time.")
    assert rate("O(n log n) time", replies=(other,)).rating == "right"
    credit = value("complexity.time_correct", CODE, code("O(n) time"), replies=(mended,))
    assert credit == pytest.approx(0.7)


def test_nothing_is_rated_where_nothing_is_stated() -> None:
    assert rated_claims(submit(CONCEPT, "O(n) time")) == ()
    bare = CODE.model_copy(update={"complexity": None})
    assert rated_claims(submit(bare, code("O(n) time"))) == ()


def test_detectors_and_ratings_are_one() -> None:
    found = find("complexity.time_correct", CODE, code("O(n log n) time"), judgement=QUADRATIC)
    assert found.value == 0
    assert "the code grows as n^2 on inputs from 250 to 4,000" in found.missing[0]
    (seen,) = found.seen
    assert seen.what == "the running time, O(n log n)"
    nested = "O(n^2) time because of two nested loops, where n is the number of windows"
    assert value("complexity.why", CODE, code(nested), judgement=QUADRATIC) == 1
    assert value("complexity.why", CODE, code(nested)) == 0.375


PIECES = st.sampled_from(
    ["O(n)", "O(n log n)", "time", "space", "# ", "\n", "x = 1", "because", "linear", "not", "n m",
     "would be", "where m is the number of windows", "each push is", "V + E", "?", ".", "\u00b2"]
)  # fmt: skip
JUDGEMENTS = st.sampled_from([None, QUADRATIC, SORTING, judged(static=static("O(n)", "linear"))])


@given(st.lists(PIECES, max_size=20).map(" ".join), JUDGEMENTS)
def test_whatever_is_said_every_quote_stands(told: str, judgement: Judgement | None) -> None:
    submission = submit(CODE, told, notes=told, judgement=judgement)
    for rated in rated_claims(submission):
        assert (rated.quote is None) == (rated.said is None) == (rated.rating == "missing")
        assert rated.quote is None or rated.quote.stands_in(submission.texts())
        assert (rated.credit == 1) == rated.rating.startswith("right")
        assert rated.explanation.endswith(".")
