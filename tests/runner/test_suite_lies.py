"""Answers that want to pass a suite without being right: none does."""

from collections.abc import Iterator

import pytest

from mockprep.domain.execution import CaseResult
from mockprep.runner.engine import Runner
from mockprep.runner.limits import Limits
from tests.runner.suite_runs import report, results

SECRET = "48151623"


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    runner = Runner(limits=Limits(case_seconds=0.15, grace_seconds=0.2))
    yield runner
    runner.close()


@pytest.fixture
def patient() -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


LIAR = """
class Liar:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __contains__ = __lt__
    def __sub__(self, other): return 0
    __rsub__ = __sub__
    def __abs__(self): return 0
    def __round__(self, places=None): return 0
    def __float__(self): return 0.0
    @property
    def __class__(self): return int
class LyingNumber(float):
    __eq__ = Liar.__eq__
    __ne__ = Liar.__ne__
    __sub__ = __rsub__ = Liar.__sub__
    __hash__ = float.__hash__
class LyingList(list):
    __eq__ = Liar.__eq__
    __ne__ = Liar.__ne__
class LyingText(str):
    __eq__ = Liar.__eq__
    __ne__ = Liar.__ne__
    __hash__ = str.__hash__
def f(kind): return globals()[kind]()
"""
LIES = {
    "equal to everything": "self.assertEqual(answer.f('Liar'), 7)",
    "equal to everything, on the right": "self.assertEqual(7, answer.f('Liar'))",
    "not unequal to anything": "self.assertFalse(answer.f('Liar') != 7)",
    "one of everything": "self.assertIn(answer.f('Liar'), [1, 2, 3])",
    "greater than everything": "self.assertGreater(answer.f('Liar'), 3)",
    "less than everything": "self.assertLess(answer.f('Liar'), 3)",
    "near to everything": "self.assertAlmostEqual(answer.f('Liar'), 2.5)",
    "near to everything, on the right": "self.assertAlmostEqual(2.5, answer.f('Liar'))",
    "in a list": "self.assertEqual([answer.f('Liar')], [7])",
    "a key": "self.assertEqual({answer.f('Liar'): 1}, {7: 1})",
    "a whole number": "self.assertIsInstance(answer.f('Liar'), int)",
    "a float": "self.assertEqual(answer.f('LyingNumber'), 2.5)",
    "a float near to everything": "self.assertAlmostEqual(answer.f('LyingNumber'), 2.5)",
    "a list": "self.assertEqual(answer.f('LyingList'), [1])",
    "a text": "self.assertEqual(answer.f('LyingText'), 'right')",
    "a text of lines": "self.assertMultiLineEqual(answer.f('LyingText'), 'right')",
    "counted": "self.assertCountEqual([answer.f('LyingText')], ['right'])",
}


@pytest.fixture(scope="module")
def lies(runner: Runner) -> dict[str, CaseResult]:
    return dict(zip(LIES, results(runner, LIAR, *LIES.values()), strict=True))


@pytest.mark.parametrize("name", LIES)
def test_values_are_compared_where_the_answer_has_no_say(
    lies: dict[str, CaseResult], name: str
) -> None:
    assert lies[name].verdict == "wrong_answer", lies[name]


def test_a_number_that_is_right_passes_whatever_its_class_says(runner: Runner) -> None:
    code = "class N(int):\n    def __eq__(self, other): return False\ndef f(): return N(7)"
    (case,) = results(runner, code, "self.assertEqual(answer.f(), 7)")
    assert case.verdict == "passed"


SEARCH = """
import gc, os, sys, types
def seek(value, depth=0, seen=None):
    seen = set() if seen is None else seen
    if isinstance(value, (int, str)) and "48151623" in str(value): return 48151623
    if depth > 5 or id(value) in seen: return None
    seen.add(id(value))
    if isinstance(value, dict): inner = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set)): inner = value
    else: inner = []
    for each in inner:
        if (found := seek(each, depth + 1, seen)) is not None: return found
    return None
def relay():
    frame = sys._getframe()
    while frame is not None:
        mine = frame.f_locals.get("self")
        if type(mine).__name__ == "Relay": return mine
        frame = frame.f_back
def tried(*calls):
    for call in calls:
        try: value = call()
        except Exception: continue
        if (found := seek(value)) is not None: return found
    return 0
def frames(given):
    frame, places = sys._getframe(), []
    while frame is not None:
        places += [lambda f=frame: dict(f.f_locals), lambda f=frame: dict(f.f_globals),
                   lambda f=frame: list(f.f_code.co_consts)]
        frame = frame.f_back
    return tried(*places)
def memory(given):
    return tried(lambda: gc.get_objects(), lambda: gc.get_referrers(given),
                 lambda: [list(m.__dict__.values()) for m in sys.modules.values()])
def files(given):
    def read(name):
        with open(name) as file: return file.read()
    return tried(lambda: [read(name) for name in os.listdir(".")], lambda: read("answer_test.py"),
                 lambda: [read(f"/proc/self/fd/{n}") for n in range(3, 300)],
                 lambda: read(f"/proc/{os.getppid()}/environ"), lambda: __import__("answer_test"),
                 lambda: __import__("known").__dict__)
def attributes(given):
    names = ["__globals__", "__code__", "__closure__", "__self__", "__func__", "__wrapped__",
             "__defaults__", "__kwdefaults__", "__dict__", "__class__", "__module__", "func",
             "args", "keywords", "gi_frame", "gi_code", "f_globals", "_secret", "secret_of_test",
             "_mock_return_value", "return_value", "side_effect", "_mock_wraps", "_testMethodName"]
    def chain(first):
        found = [getattr(given, first)]
        for second in names:
            try: found.append(getattr(found[0], second))
            except Exception: pass
        return [*found, *map(repr, found)]
    return tried(*[lambda name=name: chain(name) for name in names])
def asked(given):
    mine = relay()
    def ask(*words): return lambda: mine.ask(*words)
    return tried(
        ask("method", "{0.__globals__}", "format", [given], {}),
        ask("method", "{0.__self__.secret_of_test}", "format", [given], {}),
        ask("special", "__mod__", "%(x)s", given), ask("get", given, "__globals__", True),
        ask("get", given, "__dict__"), ask("special", "__dir__", given),
        ask("call", vars, [given], {}), ask("call", getattr, [given, "__globals__"], {}),
        ask("call", type, [given], {}), ask("call", eval, ["SECRET"], {}),
        ask("further", "module"), ask("content", given), ask("special", "__getattribute__", given),
        *[lambda n=n: mine.ask("get", mine.lending.decoded('{"other":["yours",%d]}' % n), "x")
          for n in range(3)],
        *[ask("get", value, "__globals__", True)
          for value in list(mine.lending._theirs.values())[:20]],
    )
"""
GIVEN = {
    "a function": "given = lambda: SECRET",
    "a closure": "secret = SECRET; given = lambda: secret",
    "a method of the test": "self.secret_of_test = SECRET; given = self.helper",
    "the test itself": "self.secret_of_test = SECRET; given = self",
    "a generator": "given = (SECRET for _ in range(1))",
    "a mock": "given = mock.Mock(return_value=SECRET, side_effect=[SECRET])",
    "an object with something private": "given = Private()",
    "its class": "given = Private",
    "a partial function": "given = functools.partial(print, SECRET)",
}
WAYS = ("frames", "memory", "files", "attributes", "asked")
SUITE = f"""
import functools
import unittest
from unittest import mock
import answer
from known import SECRET

class Private:
    def __init__(self): self._secret = SECRET
    def hello(self): return "hello"

class T(unittest.TestCase):
    def helper(self): return "help"
    def look(self, way, given):
        # What it finds out would be the right value.
        self.assertEqual(getattr(answer, way)(given), int("{SECRET[:4]}" + "{SECRET[4:]}"))
"""


def test_nothing_of_the_test_can_be_reached_through_what_it_gives(patient: Runner) -> None:
    suite = SUITE
    for way in WAYS:
        for at, given in enumerate(GIVEN.values()):
            suite += f"    def test_{way}_{at}(self):\n        {given}\n"
            suite += f"        self.look({way!r}, given)\n"
    cases = report(patient, SEARCH, suite, {"known": f"SECRET = {SECRET}"}).cases
    assert len(cases) == len(WAYS) * len(GIVEN)
    assert {(case.verdict, case.got) for case in cases} == {("wrong_answer", "0")}


def test_the_search_finds_what_the_answer_does_get(runner: Runner) -> None:
    (case,) = results(runner, SEARCH, f"self.assertEqual(answer.frames({SECRET}), {SECRET})")
    assert case.verdict == "passed"


RAISING = """
import unittest
def skip(): raise unittest.SkipTest("not today")
def stop(): raise unittest.case._ShouldStop
def assertion(): raise AssertionError("7 != 8")
def interrupt(): raise KeyboardInterrupt
def leave(): raise SystemExit(0)
class Strange(BaseException):
    def __str__(self): raise Strange
    args = property(lambda self: 1 / 0)
def strange(): raise Strange
class Endless(Exception):
    def __init__(self, *args): self.args = (self, args)
def endless(): raise Endless(1)
"""


@pytest.mark.parametrize(
    "name", ["skip", "stop", "assertion", "interrupt", "leave", "strange", "endless"]
)
def test_what_the_answer_raises_is_its_own(runner: Runner, name: str) -> None:
    raised, after = results(runner, RAISING, f"self.assertEqual(answer.{name}(), 7)",
                            "self.assertTrue(answer.skip)")  # fmt: skip
    assert (raised.verdict, after.verdict) == ("raised", "passed")


PATCHING = """
import builtins, sys, unittest, signal, json
unittest.TestCase.assertEqual = lambda *given: None
unittest.TestCase.fail = lambda *given: None
unittest.TestCase.run = lambda self, result=None: result.addSuccess(self)
builtins.AssertionError = type("Never", (BaseException,), {})
builtins.isinstance = lambda value, kind: True
builtins.repr = lambda value: "7"
builtins.type = lambda *given: int
json.dumps = lambda *given, **named: "7"
sys.settrace(lambda *given: None)
sys.modules["answer_test"] = sys.modules["unittest"] = None
signal.signal = signal.setitimer = lambda *given: None
def f(): return 8
"""


def test_what_is_changed_in_the_process_of_the_answer_changes_nothing_for_the_test(
    runner: Runner,
) -> None:
    wrong, right = results(runner, PATCHING, "self.assertEqual(answer.f(), 7)",
                           "self.assertEqual(answer.f(), 8)")  # fmt: skip
    assert (wrong.verdict, wrong.expected, wrong.got) == ("wrong_answer", "7", "8")
    assert right.verdict == "passed"


ENDING = """
import os, sys, time, threading
def leave(): os._exit(0)
def loop():
    while True: pass
def stubborn():
    while True:
        try: time.sleep(1)
        except BaseException: pass
def shut():
    for number in range(3, 300):
        try: os.close(number)
        except OSError: pass
def forge():
    body = b'{"dict":[["reply","[\\"value\\",7,null]"]]}'
    for number in range(3, 300):
        try: os.write(number, len(body).to_bytes(4, "big") + b"0" * 16 + body)
        except OSError: pass
    return 8
def hog(): return [0] * 10**9
def flood():
    while True: print("x" * 1000)
class Slow:
    def __hash__(self):
        while True: pass
def slow(): return Slow()
def nested():
    value = []
    for _ in range(100_000): value = [value]
    return value
def late():
    threading.Timer(0.02, lambda: callback(1)).start()
def set_callback(given):
    global callback
    callback = given
def f(): return 7
"""
ENDINGS = {
    "leave": "not_finished",
    "loop": "time_limit",
    "stubborn": "time_limit",
    "shut": "not_finished",
    "forge": "not_finished",
    "hog": "memory_limit",
    "flood": "output_limit",
    "nested": "wrong_answer",
}


@pytest.mark.parametrize("name", ENDINGS)
def test_an_answer_that_ends_or_never_ends_costs_only_its_own_test(
    runner: Runner, name: str
) -> None:
    ended, after = results(runner, ENDING, f"self.assertEqual(answer.{name}(), 7)",
                           "self.assertEqual(answer.f(), 7)")  # fmt: skip
    assert (ended.verdict, after.verdict) == (ENDINGS[name], "passed"), ended


def test_a_hash_that_never_ends_is_over_in_time(runner: Runner) -> None:
    (case,) = results(runner, ENDING, "self.assertEqual({answer.slow()}, {7})")
    assert case.verdict == "time_limit"


def test_a_thread_of_the_answer_says_nothing_after_its_call(runner: Runner) -> None:
    cases = results(
        runner, ENDING,
        """
        heard = []
        answer.set_callback(heard.append)
        answer.late()
        import time
        time.sleep(0.06)
        self.assertEqual(heard, [])
        """,
        "self.assertEqual(answer.f(), 7)",
    )  # fmt: skip
    assert [case.verdict for case in cases] == ["passed", "passed"]


MOCKING = """
def f(given):
    for name in ("called", "call_count", "assert_called_once", "return_value", "side_effect"):
        try: setattr(given, name, 1)
        except AttributeError: pass
    for name in ("reset_mock", "configure_mock", "assert_called_once"):
        try: getattr(given, name)()
        except AttributeError: pass
"""


def test_an_answer_can_not_tell_a_mock_what_to_say(runner: Runner) -> None:
    (case,) = results(
        runner, MOCKING, "given = mock.Mock()\nanswer.f(given)\ngiven.assert_called_once()"
    )
    assert case.verdict == "wrong_answer"
