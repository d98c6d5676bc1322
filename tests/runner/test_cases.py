"""The cases of a question, from what is asked to the verdict, with code that really runs."""

from typing import Any

import pytest

from mockprep.domain.execution import CaseResult
from mockprep.domain.question import CodeTest
from mockprep.runner.cases import own_cases, question_cases, random_cases
from mockprep.runner.engine import Runner
from tests import building

STACK = """
class Stack:
    def __init__(self, *start):
        self.items = list(start)
    def push(self, value):
        self.items.append(value)
    def pop(self):
        return self.items.pop()
    def all(self):
        return self.items
    @property
    def size(self):
        return len(self.items)
"""


def result(runner: Runner, code: str, entry: str = "f", **test: Any) -> CaseResult:
    """The result of one test."""
    question = building.code(entry=entry, tests=(CodeTest(name="it", **test),))
    [found] = runner.run(code, question_cases(question, hidden=False)).cases
    return found


def own(runner: Runner, code: str, *lines: str) -> list[CaseResult]:
    """The results of own tests."""
    return list(runner.run(code, own_cases(lines)).cases)


def test_a_function_gets_its_arguments_by_place_and_by_name(runner: Runner) -> None:
    code = "def f(a, *rest, key=0): return [a, rest, key]"
    found = result(runner, code, args=(1, 2, [3]), kwargs={"key": {"x": None}},
                   want=[1, [2, [3]], {"x": None}])  # fmt: skip
    assert (found.verdict, found.call) == ("passed", "f(1, 2, [3], key={'x': None})")


def test_a_wrong_value_is_shown_beside_the_wanted_one(runner: Runner) -> None:
    found = result(runner, "def f(n): return (n, 'x')", args=(1,), want=2, why="It adds.")
    assert (found.verdict, found.got, found.expected) == ("wrong_answer", "(1, 'x')", "2")
    assert found.why == "It adds."


def test_an_exception_is_shown_with_the_candidates_own_lines(runner: Runner) -> None:
    code = "def f(n):\n    return g(n)\n\ndef g(n):\n    import json\n    return json.loads(n)\n"
    found = result(runner, code, args=("{",), want=1)
    assert found.verdict == "raised"
    assert found.crash is not None
    assert found.crash.message.startswith("JSONDecodeError: Expecting")
    assert [(line.line, line.function, line.text) for line in found.crash.lines] == [
        (2, "f", "return g(n)"), (6, "g", "return json.loads(n)"),
    ]  # fmt: skip


def test_a_mistake_of_syntax_has_its_line_and_column(runner: Runner) -> None:
    report = runner.run("x = 1\ndef f(:\n", [])
    assert report.crash is not None
    assert [line.line for line in report.crash.lines] == [2]
    assert report.crash.column == 7


def test_an_entry_that_is_not_there_is_named(runner: Runner) -> None:
    found = result(runner, "def g(): pass", want=1)
    assert found.crash is not None
    assert "there is no `f` in the code" in found.crash.message


def test_what_was_printed_is_told_with_its_case(runner: Runner) -> None:
    code = "import sys\ndef f():\n    print('out')\n    print('err', file=sys.stderr)\n    return 1"
    found = result(runner, code, want=1)
    assert (found.stdout, found.stderr) == ("out\n", "err\n")


@pytest.mark.parametrize(
    ("body", "want", "verdict"),
    [
        ("raise ValueError('x')", "ValueError", "passed"),
        ("raise ValueError('x')", "Exception", "passed"),
        ("raise ValueError('x')", ["KeyError", "ValueError"], "passed"),
        ("raise ValueError('x')", None, "passed"),
        ("raise ValueError('x')", "KeyError", "raised"),
        ("return 1", "ValueError", "wrong_answer"),
        ("raise Own('x')", "Own", "passed"),
        ("raise Own('x')", "LookupError", "passed"),
        ("raise type('ValueError', (Exception,), {})('x')", "ValueError", "raised"),
        ("raise SystemExit", None, "raised"),
        ("while True: pass", None, "time_limit"),
    ],
)
def test_an_exception_can_be_what_is_wanted(
    body: str, want: Any, verdict: str, runner: Runner
) -> None:
    code = f"class Own(KeyError): pass\ndef f():\n    {body}\n"
    assert result(runner, code, want=want, check="raises").verdict == verdict


def test_an_argument_that_must_stay_as_it_is(runner: Runner) -> None:
    changing = "def f(xs): xs.sort(); return xs[0]"
    found = result(runner, changing, args=([2, 1],), want=1, check="no_mutation")
    assert found.verdict == "wrong_answer"
    assert found.crash is not None
    assert "arguments were changed" in found.crash.message
    assert result(runner, changing, args=([2, 1],), want=1).verdict == "passed"
    sound = "def f(xs): return sorted(xs)[0]"
    assert result(runner, sound, args=([2, 1],), want=1, check="no_mutation").verdict == "passed"


def test_other_ways_of_comparing(runner: Runner) -> None:
    code = "def f(xs): return xs[::-1]"
    for check, want, verdict in (
        ("any_order", [3, 1, 2], "passed"),
        ("equal", [3, 1, 2], "wrong_answer"),
        ("approx", [3.0000001, 2, 1], "passed"),
        ("one_of", [[1], [3, 2, 1]], "passed"),
    ):
        found = result(runner, code, args=([1, 2, 3],), want=want, check=check)
        assert found.verdict == verdict, check


def test_a_checker_of_the_question_judges_in_a_process_of_its_own(runner: Runner) -> None:
    checker = (
        "def check(args, got, want):\n"
        "    if sorted(got) != sorted(args[0]): return 'elements are missing'\n"
        "    return got[0] == want\n"
    )
    tests = (CodeTest(name="it", args=([1, 2],), want=2, check="checker"),)
    question = building.code(entry="f", tests=tests, checker=checker)
    cases = question_cases(question, hidden=False)
    answers = {
        "def f(xs): return xs[::-1]": ("passed", ""),
        "def f(xs): return xs": ("wrong_answer", ""),
        "def f(xs): return xs[:1]": ("wrong_answer", "elements are missing"),
        "def f(xs): return None": ("wrong_answer", "could not judge this value: TypeError"),
        "def f(xs): return [float('nan'), object()]": ("wrong_answer", "could not judge"),
        "def check(*args): return True\ndef f(xs): return xs": ("wrong_answer", ""),
    }
    for code, (verdict, says) in answers.items():
        [found] = runner.run(code, cases, checker=checker).cases
        assert found.verdict == verdict, code
        assert says in (found.crash.message if found.crash else ""), code


class TestOfClasses:
    """Cases that make an object and call its methods."""

    def test_every_call_is_held_against_its_result(self, runner: Runner) -> None:
        found = result(
            runner, STACK, "Stack", init=(1,), want=[None, 2, 1, 1],
            calls=(("push", 2), ("pop",), ("size",), ("pop",)),
        )  # fmt: skip
        assert found.verdict == "passed"
        assert found.call == "Stack(1): push(2); pop(); size(); pop()"

    def test_the_first_call_that_went_wrong_is_told(self, runner: Runner) -> None:
        found = result(
            runner, STACK, "Stack", calls=(("push", 2), ("pop",), ("size",)), want=[None, 3, 9]
        )
        assert found.verdict == "wrong_answer"
        assert (found.expected, found.got) == ("call 2, pop() to give 3", "2")

    def test_a_call_can_be_wanted_to_raise_and_the_rest_goes_on(self, runner: Runner) -> None:
        calls = (("pop",), ("push", 1), ("pop",))
        wanted = [{"raises": "IndexError"}, None, 1]
        assert result(runner, STACK, "Stack", calls=calls, want=wanted).verdict == "passed"
        other = [{"raises": "KeyError"}, None, 1]
        found = result(runner, STACK, "Stack", calls=calls, want=other)
        assert found.verdict == "wrong_answer"
        assert found.got == "raises IndexError: pop from empty list"

    def test_a_call_that_should_have_raised_is_wrong(self, runner: Runner) -> None:
        found = result(
            runner, STACK, "Stack", calls=(("push", 1),), want=[{"raises": "ValueError"}]
        )
        assert (found.verdict, found.got) == ("wrong_answer", "None")

    def test_an_exception_that_was_not_wanted_is_told_as_one(self, runner: Runner) -> None:
        found = result(runner, STACK, "Stack", calls=(("pop",), ("push", 1)), want=[1, None])
        assert found.verdict == "raised"
        assert found.crash is not None
        assert found.crash.message == "IndexError: pop from empty list"
        assert found.crash.lines[-1].text == "return self.items.pop()"

    def test_any_call_may_raise_what_is_wanted_of_all(self, runner: Runner) -> None:
        given: dict[str, Any] = {"calls": (("push", 1), ("pop",), ("pop",)), "check": "raises"}
        assert result(runner, STACK, "Stack", want="IndexError", **given).verdict == "passed"
        assert result(runner, STACK, "Stack", want="KeyError", **given).verdict == "raised"

    def test_a_result_is_what_it_was_when_it_was_given(self, runner: Runner) -> None:
        calls = (("push", 1), ("all",), ("push", 2), ("all",))
        found = result(runner, STACK, "Stack", calls=calls, want=[None, [1], None, [1, 2]])
        assert found.verdict == "passed"

    def test_a_constructor_that_raises_is_told(self, runner: Runner) -> None:
        code = "class Stack:\n    def __init__(self): raise OSError('no')\n"
        found = result(runner, code, "Stack", calls=(("pop",),), want=[1])
        assert found.verdict == "raised"

    def test_the_process_is_not_told_which_calls_should_raise(self) -> None:
        test = CodeTest(name="it", calls=(("pop",),), want=[{"raises": "IndexError"}])
        [case] = question_cases(building.code(entry="Stack", tests=(test,)), hidden=False)
        assert case.job == {"do": "use", "entry": "Stack", "init": [], "calls": [["pop"]]}


class TestOfTheCandidate:
    """Own tests: lines of Python."""

    def test_equality_shows_both_sides(self, runner: Runner) -> None:
        good, bad = own(runner, "def f(n): return n + 1", "f(1) == 2", "f(1) == 3")
        assert (good.verdict, good.got, good.expected) == ("passed", "2", "2")
        assert (bad.verdict, bad.got, bad.expected) == ("wrong_answer", "2", "3")

    def test_other_tests_have_a_truth(self, runner: Runner) -> None:
        lines = ("f(1) > 1", "not f(1)", "assert f(1) < 2", "f(1) in (2, 3) and True")
        found = own(runner, "def f(n): return n + 1", *lines)
        assert [each.verdict for each in found] == [
            "passed", "wrong_answer", "wrong_answer", "passed",
        ]  # fmt: skip

    def test_a_call_is_shown_and_is_no_test(self, runner: Runner) -> None:
        [found] = own(runner, "def f(n): return n + 1", "f(41)")
        assert (found.verdict, found.got, found.expected) == ("passed", "42", "")

    def test_several_statements_share_the_module(self, runner: Runner) -> None:
        found = own(runner, "def f(n): return n + 1", "x = f(1); x == 2", "x = 5")
        assert [each.verdict for each in found] == ["passed", "passed"]

    def test_a_tuple_may_be_compared_with_a_list(self, runner: Runner) -> None:
        assert own(runner, "def f(): return 1, 2", "f() == [1, 2]")[0].verdict == "passed"

    def test_empty_lines_and_comments_are_no_tests(self) -> None:
        cases = own_cases(["", "  ", "# f(1) == 2", " f(1) == 2 "])
        assert [(case.name, case.call) for case in cases] == [("own 1", "f(1) == 2")]

    def test_a_line_that_is_no_python_says_so(self, runner: Runner) -> None:
        [found] = own(runner, "x = 1", "f(1 ==")
        assert found.verdict == "raised"
        assert found.crash is not None
        assert found.crash.message.startswith("SyntaxError")


def test_hidden_and_shown_tests_are_told_apart() -> None:
    tests = (
        CodeTest(name="a", want=1),
        CodeTest(name="b", want=1, hidden=True, tag="edge", why="Mind it."),
    )
    question = building.code(entry="f", tests=tests)
    assert [case.name for case in question_cases(question, hidden=False)] == ["a"]
    [hidden] = question_cases(question, hidden=True)
    assert (hidden.group, hidden.edge, hidden.why) == ("hidden", True, "Mind it.")


def test_random_cases_are_compared_as_most_tests_of_the_question_are() -> None:
    loose = CodeTest(name="a", want=[1, 2], check="any_order")
    question = building.code(entry="f", tests=(loose,))
    known = [{"args": [1], "value": [2, 1]}, {"args": [0], "raises": "builtins.ValueError"}]
    first, second = random_cases(question, known)
    assert first.outcome({"value": [1, 2]}).passed
    assert not first.outcome({"value": [1, 3]}).passed
    assert second.awaits({"types": ["builtins.ValueError", "builtins.Exception"]})
    assert not second.awaits({"types": ["builtins.KeyError"]})
