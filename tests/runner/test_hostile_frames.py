"""Forged replies: whatever is written into the pipe, the app goes on and nothing passes by it."""

import pytest

from mockprep.domain.execution import CaseResult
from mockprep.domain.question import CodeTest
from mockprep.runner.cases import question_cases
from mockprep.runner.engine import Runner
from mockprep.runner.isolation import Isolation
from mockprep.runner.limits import Limits
from tests import building

LIMITS = Limits(case_seconds=0.7, grace_seconds=0.2)
CHANNEL = "the code shut the pipe for its results, or wrote into it"
FORGER = """
import os, struct, sys, threading

def channel():
    frame = sys._getframe()
    while frame:
        for value in frame.f_locals.values():
            if type(value).__name__ == "Channel":
                return value
        frame = frame.f_back

def forged(text, length=None):
    found = channel()
    body = text.encode("ascii")
    head = struct.pack("!I", len(body) if length is None else length)
    return found._replies, head + found._token + body

def write(number, data):
    while data:
        data = data[os.write(number, data):]
"""
SOUND = '{"dict":[["value",%s],["seconds",0.5]]}'
TEXTS = {
    "nothing": "",
    "no JSON": "{",
    "more than JSON": "1 1",
    "a list": "[]",
    "no keys": '{"dict":[]}',
    "no value": '{"dict":[["seconds",0.5]]}',
    "no list of entries": '{"dict":{"range":[0,9,1]}}',
    "a mark that no one knows": SOUND % '{"evil":[1]}',
    "two marks": SOUND % '{"set":[],"tuple":[]}',
    "a constant": SOUND % "NaN",
    "a fraction by zero": SOUND % '{"library":["fractions.Fraction",[1,0]]}',
    "a fraction that takes for ever": SOUND
    % ('{"library":["fractions.Fraction",[{"int":"%s1"},{"int":"%s3"}]]}' % (("f" * 900_000,) * 2)),
    "a class that is not of the library": SOUND % '{"library":["os.system",["true"]]}',
    "a date out of range": SOUND % '{"library":["datetime.date",[99999999999999999999,1,1]]}',
    "a tuple of a range": SOUND % '{"tuple":{"range":[0,1000000000000,1]}}',
    "a set of a range": SOUND % '{"set":{"range":[0,1000000000000,1]}}',
    "a range of texts": SOUND % '{"range":["a","b","c"]}',
    "bytes of no digits": SOUND % '{"bytes":"xyz"}',
    "an opaque that is none": SOUND % '{"opaque":[[],{}]}',
    "a nest": SOUND % ("[" * 900 + "]" * 900),
    "a deeper nest": SOUND % ("[" * 100_000 + "]" * 100_000),
    "keys that share a hash": SOUND
    % f'{{"dict":[{",".join(f"[{k * (2**61 - 1)},0]" for k in range(1, 20_000))}]}}',
    "no time": '{"dict":[["value",1],["seconds","soon"]]}',
    "endless time": '{"dict":[["value",1],["seconds",{"float":"inf"}]]}',
    "time before the start": '{"dict":[["value",1],["seconds",-1.5]]}',
    "a crash that is none": '{"dict":[["crash",7]]}',
    "a crash without types": '{"dict":[["crash",{"dict":[["message","x"],["lines",[]]]}]]}',
    "a crash with a text of a line": '{"dict":[["crash",{"dict":[["message","x"],["types",[]],'
    '["lines",[["one","f"]]]]}]]}',
    "arguments that are none": '{"dict":[["value",1],["args",5]]}',
    "a row of a measurement": '{"dict":[["row",{"dict":[["n",1]]}]]}',
    "results that are none": '{"dict":[["value",1],["results",[5]]]}',
}


def run(runner: Runner, code: str, *tests: CodeTest) -> tuple[CaseResult, ...]:
    """The results of tests of `attack`."""
    question = building.code(entry="attack", tests=tests)
    return runner.run(FORGER + code, question_cases(question, hidden=False)).cases


def case(n: int, want: object) -> CodeTest:
    """A test of `attack(n)`."""
    return CodeTest(name=f"attack {n}", args=(n,), want=want)


def the_rest_goes_on(runner: Runner) -> bool:
    """Whether a good answer passes afterwards."""
    [result] = run(runner, "def attack(n): return n + 1", case(1, 2))
    return result.verdict == "passed"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_reply_that_is_none_of_ours_ends_the_process(text: str, runner: Runner) -> None:
    code = f"TEXT = {text!r}\ndef attack(n):\n    write(*forged(TEXT))\n    while True: pass\n"
    [result] = run(runner, code, case(1, "what it does not know"))
    assert result.verdict == "not_finished"
    assert result.crash is not None
    assert result.crash.message == CHANNEL
    assert the_rest_goes_on(runner)


@pytest.mark.parametrize("length", [2**32 - 1, 16 * 1024 * 1024 + 1])
def test_a_frame_that_is_too_long_is_not_waited_for(length: int, runner: Runner) -> None:
    code = f"def attack(n):\n    write(*forged('', {length}))\n    while True: pass\n"
    [result] = run(runner, code, case(1, 2))
    assert (result.verdict, result.crash and result.crash.message) == ("not_finished", CHANNEL)


def test_a_frame_that_never_ends_is_waited_for_no_longer_than_the_case_may_take(
    runner: Runner,
) -> None:
    code = "def attack(n):\n    write(*forged('', 100))\n    while True: pass\n"
    [result] = run(runner, code, case(1, 2))
    assert result.verdict in ("time_limit", "not_finished")
    assert the_rest_goes_on(runner)


def test_a_forged_value_is_compared_like_any_other(runner: Runner) -> None:
    code = "def attack(n):\n    write(*forged('%s'))\n    while True: pass\n" % (SOUND % '"guess"')
    wrong, right = run(runner, code, case(1, "secret"), case(2, "guess"))
    assert (wrong.verdict, wrong.got) == ("wrong_answer", "'guess'")
    assert right.verdict != "passed", "the process was still at the case before"


def test_a_reply_sent_ahead_is_not_taken_for_the_next_case(runner: Runner) -> None:
    code = f"""
def attack(n):
    number, frame = forged('{SOUND % '"guess"'}')
    write(number, frame + frame)
    while True: pass
"""
    first, second = run(runner, code, case(1, "guess"), case(2, "guess"))
    assert first.verdict == "passed", "a right value is right"
    assert second.verdict == "not_finished"


def test_a_thread_that_waits_for_the_next_job_does_not_learn_what_is_wanted(
    runner: Runner,
) -> None:
    code = """
heard = []
def listen(found):
    while True: heard.append(os.read(found._jobs, 100_000))
def attack(n):
    if n == 1:
        threading.Thread(target=listen, args=(channel(),)).start()
        return 1
    return b"".join(heard).decode("latin-1")
"""
    first, second, third = run(runner, code, case(1, 1), case(2, "secret"), case(3, "secret"))
    assert first.verdict == "passed"
    assert "passed" not in (second.verdict, third.verdict)
    assert "secret" not in second.got + third.got


def test_a_crash_can_not_be_made_to_look_like_a_pass(runner: Runner) -> None:
    code = """
def attack(n):
    write(*forged('{"dict":[["crash",{"dict":[["message","ok"],["types",["builtins.ValueError"]],'
                  '["lines",[]]]}],["seconds",0.0]]}'))
    while True: pass
"""
    [result] = run(runner, code, case(1, "secret"))
    assert (result.verdict, result.crash and result.crash.message) == ("raised", "ok")


def test_the_same_holds_at_every_level(isolation: Isolation) -> None:
    code = f"def attack(n):\n    write(*forged({TEXTS['a nest']!r}))\n    while True: pass\n"
    runner = Runner(isolation, LIMITS)
    try:
        [result] = run(runner, code, case(1, 2))
        assert (result.verdict, result.crash and result.crash.message) == ("not_finished", CHANNEL)
        assert the_rest_goes_on(runner)
    finally:
        runner.close()
