"""Hostile code at every level: its true verdict, no harm, and a good answer passes right after."""

import itertools
from collections.abc import Iterator

import pytest

from mockprep.domain.execution import RunReport
from mockprep.domain.question import CodeQuestion, CodeTest
from mockprep.runner.cases import Case, question_cases
from mockprep.runner.engine import Runner
from mockprep.runner.isolation import Isolation
from mockprep.runner.limits import MEGABYTE, Limits
from tests import building
from tests.runner.conftest import World, child_processes, survivors
from tests.runner.hostile import escapes, lies, resources
from tests.runner.hostile.attack import Attack

ATTACKS = [*resources.ALL, *escapes.ALL, *lies.ALL]
PATIENT = Limits(case_seconds=3, grace_seconds=0.3, memory=256 * MEGABYTE)
BRISK = Limits(case_seconds=0.2, grace_seconds=0.1, memory=256 * MEGABYTE)
GOOD = "def double(n):\n    print('on it')\n    return 2 * n\n"


def question(entry: str, *tests: CodeTest) -> CodeQuestion:
    """A question with these tests."""
    return building.code(entry=entry, tests=tests)


GOOD_CASES = question_cases(
    question("double", CodeTest(name="two", args=(1,), want=2)), hidden=False
)


class Patience:
    """Runners of one patience, used in turn: the processes of the others warm up meanwhile."""

    def __init__(self, isolation: Isolation, limits: Limits) -> None:
        self.runners = [Runner(isolation, limits) for _ in range(3)]
        self._turns = itertools.cycle(self.runners)

    def next(self) -> Runner:
        """The one whose turn it is."""
        return next(self._turns)


@pytest.fixture(scope="module")
def runners(isolation: Isolation, world: World) -> Iterator[dict[bool, Patience]]:
    """Runners with little patience and with much; nothing is left of them afterwards."""
    before = child_processes()
    made = {True: Patience(isolation, BRISK), False: Patience(isolation, PATIENT)}
    yield made
    for patience in made.values():
        for runner in patience.runners:
            runner.close()
    assert survivors(before) == set(), "no process is left"
    assert list(world.temporary.iterdir()) == [], "no temporary folder is left"


def attacked(runner: Runner, attack: Attack, world: World) -> RunReport:
    """The report of a run of the attack, whose wanted value is the secret, and of a good case."""
    test = CodeTest(name="attack", args=(world.seen(),), want=world.secret)
    cases = question_cases(question("attack", test), hidden=False)
    return runner.run(f"{attack.code}\n{GOOD}", [*cases, *GOOD_CASES])


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_has_its_true_verdict_and_does_no_harm(
    attack: Attack, isolation: Isolation, runners: dict[bool, Patience], world: World
) -> None:
    runner = runners[attack.hangs].next()
    report = attacked(runner, attack, world)
    assert report.crash is None
    result, good = report.cases
    verdicts, says = attack.expected(isolation.level)
    assert result.verdict in verdicts, result
    assert says in (result.crash.message if result.crash else ""), result
    told = result.model_dump_json(exclude={"expected"})
    assert world.secret not in told, "nothing of what it must not know came out"
    assert "\\u001b" not in told, "a terminal would not obey it"
    world.assert_unhurt()
    # What was tampered with stays so within its process.
    assert good.verdict == "passed" or passes(runner, GOOD, GOOD_CASES), "the app is alive"


def passes(runner: Runner, code: str, cases: list[Case]) -> bool:
    """Whether all cases pass."""
    return runner.run(code, cases).share_passed("visible") == 1.0


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("while True: pass", "still running after"),
        ("import os; os._exit(3)", "with exit code 3"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("x = [0] * 10 ** 11", "memory were wanted"),
        ("while True: print('x' * 1000)", "were printed"),
        ("import os; os.fork()", "does not let the code start a process"),
        ("def attack(:", "SyntaxError"),
        ("x = '\0'", "null bytes"),
        ("if 1:\n\tx = 1\n        y = 2", "Error"),
        ("(" * 1000, "SyntaxError"),
        ("x = " + "[" * 50_000 + "]" * 50_000, "SyntaxError"),
        ("x = '\ud800'", "UnicodeEncodeError"),
    ],
    ids=lambda text: repr(text[:30]),
)
def test_code_that_can_not_be_loaded_says_why(
    code: str, says: str, runners: dict[bool, Patience], world: World
) -> None:
    runner = runners[True].next()
    report = runner.run(code, GOOD_CASES)
    assert report.crash is not None
    assert says in report.crash.message
    assert report.cases == ()
    world.assert_unhurt()
    assert passes(runner, GOOD, GOOD_CASES)


@pytest.mark.parametrize(
    "code", ["-" * 500_000 + "1", "x = 1\n" * 500_000, "lambda: " * 10_000 + "0"]
)
def test_a_source_that_is_a_bomb_stops_nobody(code: str, runners: dict[bool, Patience]) -> None:
    runner = runners[True].next()
    assert runner.run(code, GOOD_CASES).share_passed("visible") == 0.0
    assert passes(runner, GOOD, GOOD_CASES)


def test_an_argument_that_was_changed_is_noticed_whatever_the_list_says(
    runners: dict[bool, Patience],
) -> None:
    code = "def first(xs):\n    xs.sort()\n    xs.copy = None\n    return 1\n"
    honest = "def first(xs):\n    return sorted(xs)[0]\n"
    sly = (
        "import builtins\ndef first(xs):\n    builtins.list = tuple\n    xs.sort()\n    return 1\n"
    )
    test = CodeTest(name="unsorted", args=([2, 1],), want=1, check="no_mutation")
    cases = question_cases(question("first", test), hidden=False)
    runner = runners[False].next()
    assert passes(runner, honest, cases)
    for dishonest in (code, sly):
        assert not passes(runner, dishonest, cases)
