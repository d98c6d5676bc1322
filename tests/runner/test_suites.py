"""Suites: how they are run, and what is told of their tests."""

from collections.abc import Iterator

import pytest

from mockprep.domain.execution import CaseResult
from mockprep.errors import RunnerError
from mockprep.runner.engine import RunCancelled, Runner
from mockprep.runner.limits import Limits
from mockprep.runner.suites import run_suite
from mockprep.runner.trials import Trial
from tests.runner.suite_runs import methods, question, report, results


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    runner = Runner(limits=Limits(case_seconds=0.5, grace_seconds=0.2))
    yield runner
    runner.close()


LIFE = """
import unittest
import pytest
from answer import f, log
from known import WANTED

def setUpModule(): log.append("module")

class Life(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("class")
        cls.shared = f(1)
    @classmethod
    def tearDownClass(cls): f("down")
    def setUp(self): self.own = f(2)
    def tearDown(self): f("test down")
    def test_b_comes_first(self): self.assertEqual((self.shared, self.own), WANTED)
    @pytest.mark.task(taskno=1)
    def test_a_is_marked(self): self.assertTrue(True)
    @pytest.mark.skip_never
    @unittest.expectedFailure
    def test_fails_as_expected(self): self.assertEqual(f(1), 2)
    @unittest.expectedFailure
    def test_should_fail(self): self.assertEqual(f(1), 1)
    @unittest.skip("later")
    def test_skipped(self): self.fail()
    def test_parts(self):
        for value in range(3):
            with self.subTest(value=value):
                self.assertEqual(f(value), abs(value - 1))

class Second(unittest.TestCase):
    def test_more(self): self.assertIsNone(f(None))
"""


def test_a_suite_lives_as_unittest_says(runner: Runner) -> None:
    code = "log = []\ndef f(value): return value"
    cases = report(runner, code, LIFE, {"known": "WANTED = (1, 2)"}).cases
    assert [(case.name, case.verdict) for case in cases] == [
        ("Life: b comes first", "passed"),
        ("Life: a is marked", "passed"),
        ("Life: fails as expected", "passed"),
        ("Life: should fail", "wrong_answer"),
        ("Life: parts", "wrong_answer"),
        ("Second: more", "passed"),
    ]
    assert cases[4].why == "with (value=0)"


TELLING = """
import time
def f(value): return value
def fails(value):
    print("about to fail")
    return 1 / value
def slow():
    while True: pass
def ends():
    import os
    print("bye", flush=True)
    os._exit(4)
"""


@pytest.fixture(scope="module")
def told(runner: Runner) -> tuple[CaseResult, ...]:
    return results(
        runner, TELLING,
        "self.assertEqual(answer.f(3), 4)",
        "self.assertEqual(4, answer.f(3), 'three is not four')",
        "x = 1\nself.assertEqual(x, 1)\nself.assertTrue(answer.f(0))",
        "with self.assertRaises(ValueError):\n    answer.f(1)",
        "answer.fails(0)",
        "first, second = answer.f(None)",
        "answer.slow()",
        "answer.ends()",
        "self.assertEqual(answer.f('after'), 'after')",
        "self.assertIn(answer.f(9), [1, 2])",
        "self.assertIn(3, answer.f([1, 2]))",
        "self.assertEqual(answer.f(2) + answer.f(3), answer.f(6))",
        "self.assertEqual(2 * -3, answer.f(6))",
        r"self.assertEqual(answer.f(3), 4, '\n\nNot four: \nthree.\n\nMore of it.')",
    )  # fmt: skip


def test_a_wrong_value_is_told_with_the_wanted_one(told: tuple[CaseResult, ...]) -> None:
    assert (told[0].verdict, told[0].expected, told[0].got) == ("wrong_answer", "4", "3")
    assert told[0].call == "self.assertEqual(answer.f(3), 4)"
    assert (told[1].expected, told[1].got) == ("4", "3")
    assert told[1].crash is not None
    assert told[1].crash.message == "three is not four"
    assert (told[2].call, told[2].expected, told[2].got) == (
        "self.assertTrue(answer.f(0))", "True", "0",
    )  # fmt: skip
    assert (told[3].expected, told[3].got) == ("raises ValueError", "nothing was raised")
    assert (told[9].expected, told[9].got) == ("one of [1, 2]", "9")
    assert (told[10].expected, told[10].got) == ("one of [1, 2]", "3")
    assert (told[11].expected, told[11].got) == ("6", "5")
    assert (told[12].expected, told[12].got) == ("-6", "6")


def test_words_of_the_test_are_told_from_their_first_paragraph(
    runner: Runner, told: tuple[CaseResult, ...]
) -> None:
    assert told[13].crash is not None
    assert told[13].crash.message == "Not four: three."
    raising = "raise ImportError('\\n\\nWrite f.\\nIt is missing.\\n\\nReally.')\n"
    [case] = report(runner, "", raising + methods("pass")).cases
    assert case.crash is not None
    assert case.crash.message == "not run: ImportError: Write f. It is missing."


def test_what_the_answer_raises_is_told_with_its_lines(told: tuple[CaseResult, ...]) -> None:
    raised = told[4]
    assert (raised.verdict, raised.stdout) == ("raised", "about to fail\n")
    assert raised.crash is not None
    assert raised.crash.message == "ZeroDivisionError: division by zero"
    assert [(line.line, line.text) for line in raised.crash.lines] == [(6, "return 1 / value")]


def test_a_value_that_the_test_can_not_work_with_is_wrong(told: tuple[CaseResult, ...]) -> None:
    assert told[5].verdict == "wrong_answer"
    assert told[5].crash is not None
    assert "cannot unpack" in told[5].crash.message


def test_after_an_answer_that_hangs_or_ends_the_rest_goes_on(
    told: tuple[CaseResult, ...],
) -> None:
    hung, ended, after = told[6:9]
    assert (hung.verdict, hung.crash and hung.crash.message) == (
        "time_limit", "still running after 2.5 s",
    )  # fmt: skip
    assert (ended.verdict, ended.stdout) == ("not_finished", "bye\n")
    assert after.verdict == "passed"


def test_code_that_can_not_be_loaded_is_one_crash(runner: Runner) -> None:
    told = report(runner, "def f(:", methods("pass"))
    assert told.cases == ()
    assert told.crash is not None
    assert told.crash.message.startswith("SyntaxError")


def test_a_name_that_the_code_lacks_is_told_for_every_test(runner: Runner) -> None:
    suite = "from answer import missing\n" + methods("pass", "pass")
    cases = report(runner, "", suite).cases
    assert [case.verdict for case in cases] == ["not_finished"] * 2
    assert cases[0].crash is not None
    assert cases[0].crash.message == "not run: the code has no `missing`"


def test_three_tests_that_hang_are_enough() -> None:
    brisk = Runner(limits=Limits(case_seconds=0.05, grace_seconds=0.2))
    cases = results(brisk, "def f():\n    while True: pass", *["answer.f()"] * 5)
    brisk.close()
    assert [case.verdict for case in cases] == [*["time_limit"] * 3, *["not_finished"] * 2]


def test_support_is_the_tests_own_unless_the_starter_imports_it(runner: Runner) -> None:
    code = """
    try: import known
    except ImportError: found = 0
    else: found = known.VALUE
    """
    suite = methods("self.assertEqual(answer.found, 0)")
    assert report(runner, code, suite, {"known": "VALUE = 5"}).cases[0].verdict == "passed"
    shared = report(runner, code, suite, {"known": "VALUE = 5"}, "from known import VALUE\n")
    assert shared.cases[0].got == "5"


def test_a_suite_of_several_files_runs_the_tests_of_each(runner: Runner) -> None:
    one = "import unittest\nimport answer\n\nclass {0}(unittest.TestCase):\n"
    one += "    def test_it(self): self.assertEqual(answer.f(1), {1})\n"
    support = {"answer_test": one.format("A", 2), "more_test": one.format("B", 3)}
    told = report(
        runner, "def f(x): return x + 1",
        "from answer_test import *\nfrom more_test import *\n", support,
    )  # fmt: skip
    assert sorted((case.name, case.verdict) for case in told.cases) == [
        ("it", "passed"), ("it", "wrong_answer"),
    ]  # fmt: skip


def test_a_trial_runs_the_suite_with_the_other_tests(runner: Runner) -> None:
    tried = question(methods("self.assertEqual(answer.f(), 7)"))
    heard: list[CaseResult] = []
    visible = Trial(runner, tried).visible("def f(): return 7", ["f() == 7"], heard.append)
    assert [(case.group, case.verdict) for case in visible.cases] == [
        ("visible", "passed"), ("own", "passed"),
    ]  # fmt: skip
    assert list(visible.cases) == heard
    everything = Trial(runner, tried).everything("def f(): return 8")
    assert [case.verdict for case in everything.cases] == ["wrong_answer"]


def test_a_suite_that_is_stopped_ends_at_once() -> None:
    stopped = Runner()
    tried = question(methods("answer.f()", "self.fail('never run')"))
    heard: list[CaseResult] = []

    def stop(case: CaseResult) -> None:
        heard.append(case)
        stopped.cancel()

    with pytest.raises(RunCancelled):
        run_suite(stopped, tried, "def f(): pass", stop)
    assert [case.verdict for case in heard] == ["passed"]
    assert Trial(stopped, tried).visible("def f(): pass").cases[1].verdict == "wrong_answer"
    stopped.close()


def test_a_closed_runner_runs_no_suite() -> None:
    closed = Runner()
    closed.close()
    with pytest.raises(RunnerError, match="closed"):
        results(closed, "", "pass")
