"""What is said of a run of the code."""

from typing import Any

from mockprep.domain.execution import CaseResult, Crash, RunReport, SourceLine
from mockprep.tui import run_words
from mockprep.tui.run_words import Row

KEPT = "bubblewrap and seccomp"
WHERE = (
    SourceLine(line=3, function="solve", text="return help(numbers)"),
    SourceLine(line=7, function="help", text="total += x"),
)


def case(name: str = "small", verdict: Any = "passed", **fields: Any) -> CaseResult:
    given = {"group": "visible", "call": f"f({name!r})", "expected": "1", "got": "1", **fields}
    return CaseResult(name=name, verdict=verdict, **given)


def report(*cases: CaseResult, **fields: Any) -> RunReport:
    return RunReport(**{"isolation": KEPT, "cases": cases, "seconds": 0.012, **fields})


def words(rows: tuple[Row, ...]) -> list[str]:
    return [row.words for row in rows]


def test_the_head_counts_times_and_names_what_keeps_the_code_in() -> None:
    run = report(case(), case("big", "wrong_answer"))
    assert run_words.head(run) == "1 of 2 passed · 12 ms · bubblewrap and seccomp"
    assert run_words.head(run, is_weak=True) == "1 of 2 passed · 12 ms · weak isolation"
    assert run_words.head(report(case(), seconds=2.34)).startswith("1 of 1 passed · 2.3 s")


def test_a_line_that_expects_nothing_is_shown_and_not_counted() -> None:
    look = case("own 1", group="own", call="f([])", expected="", got="None")
    run = report(case(), look)
    assert run_words.head(run).startswith("1 of 1 passed · 1 shown · ")
    assert words(run_words.rows(run)) == ["› f([])  gives None", "✓ small"]
    assert run_words.is_good(report(look)) is None


def test_failures_come_first_and_say_what_was_called_expected_and_got() -> None:
    wrong = case("big", "wrong_answer", got="2", why="Large inputs count as well.")
    assert words(run_words.rows(report(case(), wrong))) == [
        "✗ big · wrong answer",
        "    f('big')",
        "    expected 1",
        "    got      2",
        "    Large inputs count as well.",
        "✓ small",
    ]


def test_what_was_raised_is_shown_with_the_candidates_own_lines() -> None:
    crash = Crash(message="TypeError: no", lines=WHERE)
    rows = run_words.rows(report(case("big", "raised", got="", crash=crash)))
    assert words(rows)[3:] == [
        "    raised   TypeError: no",
        "    line 3, in solve: return help(numbers)",
        "    line 7, in help: total += x",
    ]
    assert [row.line for row in rows] == [7, 7, 7, 7, 3, 7], "the innermost, but for its callers"


def test_a_limit_is_named_with_what_is_known_of_it() -> None:
    crash = Crash(message="still running after 2 s")
    rows = run_words.rows(report(case("big", "time_limit", got="", crash=crash)))
    assert words(rows)[0] == "✗ big · time limit"
    assert words(rows)[-1] == "    still running after 2 s"


def test_an_own_test_is_named_by_its_line() -> None:
    own = case("own 1", "wrong_answer", group="own", call="f(2) == 1", got="2")
    assert words(run_words.rows(report(own))) == [
        "✗ f(2) == 1 · wrong answer",
        "    expected 1",
        "    got      2",
    ]


def test_the_two_streams_are_told_apart_and_cut() -> None:
    printed = case(stdout="one\ntwo\n", stderr="\n".join(map(str, range(40))))
    rows = words(run_words.rows(report(printed)))
    assert rows[1:4] == ["    stdout │ one", "           │ two", "    stderr │ 0"]
    assert rows[-1] == "           │ ... 28 more lines"
    assert len(rows) == 1 + 2 + 13
    (long,) = run_words.rows(report(case(stdout="x" * 500)))[1:]
    assert len(long.words) < 220
    assert long.words.endswith("x…")


def test_code_that_does_not_load_has_no_tests_but_a_reason() -> None:
    crash = Crash(
        message="SyntaxError: '(' was never closed",
        lines=(SourceLine(line=4, function="<module>", text="print(x"),),
        column=6,
    )
    run = report(crash=crash)
    assert run_words.head(run) == f"The code can't be loaded · {KEPT}"
    assert words(run_words.rows(run)) == [
        "✗ SyntaxError: '(' was never closed",
        "    line 4: print(x",
    ]
    assert run_words.slip_of(run) == run_words.Slip(4, "'(' was never closed")
    assert run_words.is_good(run) is False


def test_what_is_raised_on_loading_is_no_mistake_of_syntax() -> None:
    crash = Crash(message="NameError: name 'x' is not defined", lines=WHERE)
    assert run_words.slip_of(report(crash=crash)) is None


def test_no_tests_at_all_says_so() -> None:
    assert words(run_words.rows(report())) == [run_words.NO_TESTS]
    assert run_words.head(report()).startswith("0 of 0 passed")


def test_weak_isolation_is_explained() -> None:
    last = run_words.rows(report(case(), isolation="resource limits"), is_weak=True)[-1]
    assert last.tone == "warning"
    assert last.words.startswith("Weak isolation (resource limits): ")
