"""What running the code showed: tests, size, approach, mistakes found by oneself, remarks."""

import pytest

from mockprep.domain.execution import ClassName, Judgement, Remark, RunReport
from mockprep.domain.question import CodeQuestion, Generate

from .judging import CRASH, failed, judged, measured, passed, report, static
from .marking import CODE, CONCEPT, criterion, find, rate, submit, value

ANSWER = "def merge(windows):\n    total = 0\n    return sorted(windows)\n"
MIXED = judged(
    [
        passed("two"),
        failed("no stops", why="Nothing to add up."),
        passed("far", "hidden"),
        passed("touching", "hidden", edge=True),
        failed("empty", "hidden", edge=True),
        passed("random 1", "random"),
        failed("random 2", "random", call="merge([[1, 2]])"),
    ]
)


def test_the_share_of_the_shown_tests() -> None:
    found = find("code.tests_visible", CODE, ANSWER, judgement=MIXED)
    assert (found.value, found.confidence) == (0.5, "high")
    assert [seen.what for seen in found.seen] == ["1 of 2 visible tests passed"]
    assert found.missing == (
        "a pass of `no stops` (wrong answer: expected 0, got None; Nothing to add up)",
    )


def test_all_random_inputs_are_one_hidden_test() -> None:
    found = find("code.tests_hidden", CODE, ANSWER, judgement=MIXED)
    assert found.value == 0.5
    assert found.seen[0].what == "2 of 4 hidden tests passed, 1 of 2 edge cases among them"
    assert found.missing == (
        "a pass of `empty`, an edge case (wrong answer: expected 0, got None)",
        "a pass of `random inputs, 1 of 2 failed` "
        "(wrong answer: merge([[1, 2]]) expected 0, got None)",
    )
    (missing,) = find(
        "code.tests_hidden", CODE, ANSWER, judgement=judged([failed("random 7", "random")])
    ).missing
    assert missing.startswith("a pass of `random inputs` (wrong answer")
    every = judged([passed("far", "hidden"), *[passed(f"r{n}", "random") for n in range(80)]])
    assert value("code.tests_hidden", CODE, ANSWER, judgement=every) == 1


def test_other_ends_are_told_by_their_names() -> None:
    cases = [
        failed("slow", verdict="time_limit"),
        failed("odd", verdict="raised", crash=CRASH),
        failed("long", got="[" + "1, " * 99 + "]"),
    ]
    missing = find("code.tests_visible", CODE, ANSWER, judgement=judged(cases)).missing
    assert missing[0] == "a pass of `slow` (time limit)"
    assert missing[1].endswith("(raised: SyntaxError: '(' was never closed in line 3)")
    assert len(missing[2]) < 140


def test_code_that_does_not_load_passes_nothing() -> None:
    broken = judged([], crash=CRASH)
    for name in ("tests_visible", "tests_hidden", "scale_ok", "approach_tier"):
        found = find(f"code.{name}", CODE, ANSWER, judgement=broken)
        assert found.value == 0
        assert found.missing == ("code that loads (SyntaxError: '(' was never closed in line 3)",)


def test_a_question_may_have_no_such_tests() -> None:
    found = find("code.tests_hidden", CODE, ANSWER, judgement=judged())
    assert found.why_not == "the question has no hidden tests"
    assert find("code.tests_hidden", CONCEPT, "x").why_not == "the question asks for no code"


def test_sizes_within_the_limit() -> None:
    quick, slow = (
        measured("linear"),
        measured("cubic", solved=False, stopped="n = 8,000 took long."),
    )
    assert value("code.scale_ok", CODE, ANSWER, judgement=judged(measured=quick)) == 1
    found = find("code.scale_ok", CODE, ANSWER, judgement=judged(measured=slow))
    assert (found.value, found.missing) == (
        0,
        ("every size within 2 s (n = 8,000 took long; the largest done: 4,000)",),
    )
    assert find("code.scale_ok", CODE, ANSWER, judgement=judged()).why_not == (
        "the question makes no large inputs"
    )
    growing = CODE.model_copy(update={"generate": Generate(code="def make(n, rng): return [n]")})
    told = judged(notices=("It could not be measured.",))
    assert find("code.scale_ok", growing, ANSWER, judgement=told).why_not == (
        "It could not be measured"
    )
    wrong = judged([failed("two")], measured=quick)
    assert value("code.scale_ok", CODE, ANSWER, judgement=wrong) == 0


THREE_WAYS = CODE.model_copy(
    update={
        "approaches": (
            *CODE.approaches,
            CODE.approaches[0].model_copy(
                update={"name": "insert in order", "time": "n sqrt n", "tier": "better"}
            ),
        )
    }
)


@pytest.mark.parametrize(
    ("judgement", "tier"),
    [
        (judged(measured=measured("quadratic")), 0.4),
        (judged(measured=measured("nlogn")), 1.0),
        (judged(measured=measured("linear", basis="seconds")), 1.0),
        (judged(measured=measured("linear")), 1.0),
        (judged(measured=measured("constant")), 1.0),
        (judged(measured=measured("cubic")), 0.4),
        (judged(static=static("O(n^2)", "quadratic")), 0.4),
        (judged(static=static("O(n log n)", "nlogn")), 1.0),
        (judged(measured=measured("quadratic"), static=static("O(n)", "linear")), 0.4),
        (judged(measured=measured(None), static=static("O(?)", "other")), None),
        (judged([failed("a"), failed("b"), passed("c")], measured=measured("nlogn")), 0.0),
    ],
)
def test_the_tier_of_the_approach(judgement: Judgement, tier: float | None) -> None:
    assert value("code.approach_tier", THREE_WAYS, ANSWER, judgement=judgement) == tier


def test_the_tier_says_what_it_rests_on() -> None:
    slow = judged(measured=measured("quadratic"))
    found = find("code.approach_tier", CODE, ANSWER, judgement=slow)
    assert found.seen[0].what == (
        "the cost of `compare all pairs` (the code grows as n^2 on inputs from 250 to 4,000)"
    )
    assert found.missing == ("the target approach, O(n log n)",)
    assert found.confidence == "high"
    doubted = judged(measured=measured("quadratic"), static=static("O(n)", "linear"))
    assert find("code.approach_tier", CODE, ANSWER, judgement=doubted).confidence == "medium"
    unsure = judged(measured=measured("quadratic", confidence=0.7), static=static("O(n)", "linear"))
    assert find("code.approach_tier", CODE, ANSWER, judgement=unsure).confidence == "low"
    wrong = judged([failed("a"), failed("b"), passed("c")], measured=measured("nlogn"))
    assert find("code.approach_tier", CODE, ANSWER, judgement=wrong).missing == (
        "a solution that works (only 1 of 3 visible tests passed)",
    )
    unclear = judged(measured=measured(None))
    assert find("code.approach_tier", CODE, ANSWER, judgement=unclear).why_not == "Too noisy"


ROADS = CodeQuestion.model_validate(
    {
        **CODE.model_dump(exclude={"complexity", "approaches"}),
        "complexity": {
            "vars": {"V": "towns", "E": "roads", "k": "permitted tolls"},
            "time": "k E log V",
            "bounds": {"V": "E", "k": "V"},
        },
        "approaches": [
            {"name": "all routes", "time": "V!", "tier": "baseline"},
            {"name": "relax every road V times", "time": "k V E", "tier": "better"},
            {"name": "Dijkstra", "time": "k E log V", "tier": "target"},
        ],
    }
)


@pytest.mark.parametrize(
    ("cls", "tier"), [("nlogn", 1.0), ("quadratic", 0.7), ("cubic", 0.7), ("linear", 1.0)]
)
def test_some_variables_may_stay_small_while_others_grow(cls: ClassName, tier: float) -> None:
    assert (
        value("code.approach_tier", ROADS, ANSWER, judgement=judged(measured=measured(cls))) == tier
    )


def mended(*runs: RunReport) -> float | None:
    return value("code.bugs_self_found", CODE, ANSWER, runs=runs)


def test_mistakes_that_own_runs_showed() -> None:
    bad, good = report(failed("a"), passed("b")), report(passed("a"), passed("b"))
    assert mended(bad, good) == 1
    assert mended(bad) == 0
    assert mended(bad, bad, good, bad) == 0
    assert mended(report(failed("a"), failed("b")), report(passed("a"), failed("b"))) == 0.5
    assert mended(report(crash=CRASH), good) == 1
    assert mended(report(failed("mine", "own")), report(passed("mine", "own"))) == 1
    assert mended(report(failed("h", "hidden"))) is None
    found = find("code.bugs_self_found", CODE, ANSWER, runs=(good,))
    assert found.why_not == "nothing failed in your own runs"
    unrun = find("code.bugs_self_found", CODE, ANSWER, judgement=judged())
    assert unrun.why_not == "it was not run before it was handed in"


def test_the_last_run_should_pass_the_examples() -> None:
    bad, good = report(failed("a")), report(passed("a"))
    assert value("code.examples_run", CODE, ANSWER, runs=(bad, good), seconds=60) == 1
    assert value("code.examples_run", CODE, ANSWER, runs=(good, bad), seconds=60) == 0
    assert value("code.examples_run", CODE, ANSWER, seconds=60) == 0
    assert value("code.examples_run", CODE, ANSWER) is None


def test_own_tests_beside_the_answer_count() -> None:
    tests = ("assert merge([]) == []", "x = 1", "merge([[1, 2]])")
    assert value("code.own_tests", CODE, ANSWER, own_tests=tests[:1]) == 0.5
    assert value("code.own_tests", CODE, ANSWER, own_tests=tests) == 0.5
    runs = (report(passed("run", "own", call="merge([[3, 4]])")),)
    assert value("code.own_tests", CODE, ANSWER, own_tests=tests, runs=runs) == 1
    again = (report(passed("run", "own", call="merge([])")),)
    assert value("code.own_tests", CODE, ANSWER, own_tests=tests[:1], runs=again) == 0.5
    assert value("code.own_tests", CODE, "def merge(:", own_tests=tests) == 0.5
    assert value("code.own_tests", CODE, "def merge(:", own_tests=("x = 1",)) is None


def remark(line: int, **fields: object) -> Remark:
    told = {"line": line, "kind": "style", "says": "`total` is never used.", "rule": "F841"}
    return Remark.model_validate({**told, **fields})


def test_a_reviewers_remarks_cost_and_are_quoted() -> None:
    clean = judged(remarks=())
    assert find("code.style", CODE, ANSWER, judgement=clean).value == 1
    minded = judged(remarks=(remark(2), remark(3, kind="bug"), remark(1, advice_only=True)))
    found = find("code.style", CODE, ANSWER, judgement=minded)
    assert found.value == pytest.approx(0.6)
    place = found.seen[0].place
    assert place is not None
    assert ANSWER[place.start : place.end] == "total = 0"
    assert found.seen[0].what == "line 2: `total` is never used"
    many = judged(remarks=tuple(remark(n, kind="bug") for n in range(9)))
    assert find("code.style", CODE, ANSWER, judgement=many).value == 0
    unread = judged(remarks=None)
    assert find("code.style", CODE, ANSWER, judgement=unread).missing[0].startswith("no unused")


def test_the_reason_explains_partial_credit() -> None:
    submission = submit(CODE, ANSWER, judgement=MIXED)
    rating = rate(submission, criterion("code.tests_hidden"))
    assert "2 of 4 hidden tests passed, 1 of 2 edge cases among them" in rating.reason
    assert "`empty`, an edge case (wrong answer: expected 0, got None)" in rating.reason
    assert rating.confidence == "high"
