"""An answer uses functions and objects of a test that is in another process."""

from collections.abc import Iterator

import pytest

from mockprep.runner.engine import Runner
from mockprep.runner.limits import Limits
from tests.runner.suite_runs import assert_passes


@pytest.fixture(scope="module")
def runner() -> Iterator[Runner]:
    runner = Runner(limits=Limits(case_seconds=0.5, grace_seconds=0.2))
    yield runner
    runner.close()


CALLING = """
import asyncio
import random
import time
from logging import getLogger
LIMIT = 3
STRATEGY = lambda values: max(values)
def apply(function, *given, **named): return function(*given, **named)
def choose(values, strategy): return strategy(values)
def keep(function, values): return [value for value in values if function(value)]
def arranged(values, key): return sorted(values, key=key)
def read(path):
    with open(path) as file:
        return [line.strip() for line in file]
def now(): return time.time()
def limit(): return LIMIT
def helper(): return "real"
def helped(): return helper()
def drawn(): return random.random()
def log(text): getLogger("shop").info(text)
def say(text): print(text)
def ask(): return f"Hello {input('Who? ')}"
def throw(): return random.randint(1, 6)
async def later(value):
    await asyncio.sleep(0)
    if value < 0: raise ValueError("too early")
    return value * 2
def use(given):
    given.count += 1
    given[0] = "set"
    with given as entered:
        return [entered is given, given.name, given.twice(2), given[0], 5 in given, given + 1,
                list(given), len(given), str(given), given == given]
class Cell:
    def __init__(self): self.watchers = set()
    def watch(self, watcher): self.watchers.add(watcher)
    def drop(self, watcher): self.watchers.discard(watcher)
    def tell(self, value):
        for watcher in list(self.watchers): watcher(value)
    def bounce(self, function, depth): return depth if depth == 0 else function(self, depth - 1)
class Account:
    def __init__(self): self.balance = 0
    def deposit(self, amount):
        before = self.balance
        self.balance = before + amount
"""


def test_functions_and_objects_of_the_test_are_called_back(runner: Runner) -> None:
    assert_passes(
        runner,
        CALLING,
        """
        self.assertEqual(answer.apply(lambda a, b=0: a - b, 5, b=2), 3)
        self.assertEqual(answer.keep(lambda value: value % 2, range(5)), [1, 3])
        self.assertEqual(answer.apply(str.upper, "a"), "A")
        self.assertEqual(answer.apply(sorted, ["bb", "a"], key=len), ["a", "bb"])
        self.assertEqual(answer.arranged(["bb", "a"], key=len), ["a", "bb"])
        self.assertEqual(answer.choose([1, 5], answer.STRATEGY), 5)
        self.assertEqual(answer.apply(answer.apply, lambda: 1), 1)
        """,
        """
        heard = []
        def watcher(value): heard.append(value)
        cell = answer.Cell()
        cell.watch(watcher)
        cell.watch(watcher)
        cell.tell([1])
        cell.drop(watcher)
        cell.tell(2)
        self.assertEqual(heard, [[1]])
        """,
        """
        cell = answer.Cell()
        def back(cell, depth): return cell.bounce(back, depth)
        self.assertEqual(cell.bounce(back, 20), 0)
        """,
        """
        class Given:
            name = "given"
            def __init__(self): self.count, self.held = 0, {}
            def twice(self, value): return value * 2
            def __getitem__(self, key): return self.held[key]
            def __setitem__(self, key, value): self.held[key] = value
            def __contains__(self, value): return value == 5
            def __add__(self, other): return other + 1
            def __iter__(self): yield from (1, 2)
            def __len__(self): return 9
            def __str__(self): return "shown"
            def __enter__(self): return self
            def __exit__(self, *error): self.left = True
        given = Given()
        self.assertEqual(answer.use(given),
                         [True, "given", 4, "set", True, 2, [1, 2], 9, "shown", True])
        self.assertEqual((given.count, given.held, given.left), (1, {0: "set"}, True))
        """,
        """
        import io
        give = lambda path: io.StringIO("a\\nb")
        with mock.patch("answer.open", create=True, side_effect=give) as opened:
            self.assertEqual(answer.read("list.txt"), ["a", "b"])
        opened.assert_called_once_with("list.txt")
        with self.assertRaises(FileNotFoundError):
            answer.read("list.txt")
        """,
        """
        with mock.patch("answer.LIMIT", 5):
            self.assertEqual(answer.limit(), 5)
        self.assertEqual(answer.limit(), 3)
        with mock.patch.object(answer, "helper", return_value="mocked"):
            self.assertEqual(answer.helped(), "mocked")
        self.assertEqual(answer.helped(), "real")
        with mock.patch("answer.time.time", return_value=12.5):
            self.assertEqual(answer.now(), 12.5)
        with mock.patch.object(answer.Account, "deposit", autospec=False) as deposit:
            answer.Account().deposit(4)
        deposit.assert_called_once_with(4)
        """,
        """
        import random
        random.seed(5)
        first = answer.drawn()
        random.seed(5)
        self.assertEqual(answer.drawn(), first)
        """,
        """
        with self.assertLogs("shop", level="INFO") as logs:
            answer.log("sold")
        self.assertEqual(logs.output, ["INFO:shop:sold"])
        """,
        """
        with mock.patch("builtins.input", return_value="Ada") as asked, \\
                mock.patch("builtins.print") as printed:
            self.assertEqual(answer.ask(), "Hello Ada")
            answer.say("hi")
        asked.assert_called_once_with("Who? ")
        printed.assert_called_once_with("hi")
        with mock.patch("random.randint", side_effect=[2, 5]):
            self.assertEqual((answer.throw(), answer.throw()), (2, 5))
        self.assertIn(answer.throw(), range(1, 7))
        """,
        """
        import asyncio
        async def both(): return await answer.later(2), await answer.later(3)
        self.assertEqual(asyncio.run(both()), (4, 6))
        with self.assertRaisesRegex(ValueError, "too early"):
            asyncio.run(answer.later(-1))
        """,
        """
        with self.assertRaisesRegex(TypeError, "can be derived"):
            class Mine(answer.Cell):
                pass
        """,
        """
        import contextlib, io
        with contextlib.redirect_stdout(io.StringIO()) as out:
            answer.say("hello")
        self.assertEqual(out.getvalue(), "hello\\n")
        """,
        """
        import threading
        account = answer.Account()
        threads = [threading.Thread(target=account.deposit, args=(2,)) for _ in range(50)]
        for thread in threads: thread.start()
        for thread in threads: thread.join()
        self.assertEqual(account.balance, 100)
        """,
    )
