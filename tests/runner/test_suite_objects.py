"""Tests of a suite use values, objects and exceptions of an answer that is in another process."""

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


def test_plain_values_go_and_come_as_they_are(runner: Runner) -> None:
    assert_passes(
        runner,
        "def f(*given, **named): return (*given, named) if named else given",
        """
        from collections import Counter, OrderedDict, deque
        from datetime import date, datetime, timedelta, timezone
        from decimal import Decimal
        from fractions import Fraction
        moment = datetime(2024, 2, 29, 12, tzinfo=timezone.utc)
        values = (1, 2**80, -0.5, True, None, "é\\n", b"\\x00", (1, [2, {3: {4}}]), 1j, range(3),
                  date(2024, 1, 1), moment, timedelta(1), Decimal("1.10"), Fraction(1, 3),
                  Counter("aab"), OrderedDict(a=1), deque([1], 3), slice(1, None), ...,
                  frozenset({1}), bytearray(b"x"))
        self.assertEqual(answer.f(*values), values)
        self.assertEqual([type(v) for v in answer.f(*values)], [type(v) for v in values])
        self.assertEqual(answer.f(1, a=2), (1, {"a": 2}))
        """,
        "self.assertIs(answer.f(int)[0], int)",
        "import operator; self.assertIs(answer.f(operator.add)[0](1, 2), 3)",
        "given = object(); self.assertIs(answer.f(given)[0], given)",
    )


def test_arguments_that_the_answer_changes_are_changed(runner: Runner) -> None:
    assert_passes(
        runner,
        """
        def f(rows, counts, seen):
            rows.sort(); rows[0].append(0); counts["a"] = counts.get("a", 0) + 1; seen.add(3)
        def fails(rows):
            rows.clear()
            raise ValueError
        """,
        """
        rows, counts, seen = [[2], [1]], {"b": []}, set()
        first, inner = rows[1], counts["b"]
        answer.f(rows, counts, seen=seen)
        self.assertEqual((rows, counts, seen), ([[1, 0], [2]], {"a": 1, "b": []}, {3}))
        self.assertIs(counts["b"], inner)
        """,
        """
        rows = [1]
        with self.assertRaises(ValueError):
            answer.fails(rows)
        self.assertEqual(rows, [])
        """,
    )


OBJECTS = """
from collections import namedtuple
from dataclasses import dataclass
from enum import Enum, IntEnum
Pair = namedtuple("Pair", "x y")
@dataclass(order=True)
class Point:
    x: int
    y: int = 0
class Colour(Enum):
    RED = 1
    BLUE = 2
class Level(IntEnum):
    LOW = 1
    HIGH = 2
class Money:
    currency = "EUR"
    def __init__(self, amount): self.amount = amount
    def __eq__(self, other): return isinstance(other, Money) and self.amount == other.amount
    def __hash__(self): return hash(self.amount)
    def __add__(self, other): return Money(self.amount + getattr(other, "amount", other))
    __radd__ = __add__
    def __iadd__(self, other):
        self.amount += other
        return self
    def __lt__(self, other): return self.amount < other.amount
    def __neg__(self): return Money(-self.amount)
    def __bool__(self): return self.amount != 0
    def __float__(self): return float(self.amount)
    def __str__(self): return f"{self.amount} EUR"
    def __repr__(self): return f"Money({self.amount})"
    def __format__(self, spec): return format(self.amount, spec)
    def __call__(self, times): return self.amount * times
    @property
    def cents(self): return self.amount * 100
    @cents.setter
    def cents(self, cents): self.amount = cents // 100
    @classmethod
    def zero(cls): return cls(0)
    @staticmethod
    def of(text): return Money(int(text))
class Shelf:
    def __init__(self, given=()): self.given = list(given)
    def __len__(self): return len(self.given)
    def __iter__(self): return iter(self.given)
    def __getitem__(self, at): return self.given[at]
    def __setitem__(self, at, value): self.given[at] = value
    def __delitem__(self, at): del self.given[at]
    def __contains__(self, value): return value in self.given
    def __reversed__(self): return reversed(self.given)
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        self.given = [kind.__name__ if kind else None]
        return kind is KeyError
class Text(str):
    def twice(self): return self * 2
class Names(list):
    def longest(self): return max(self, key=len)
def count():
    at = 0
    while True:
        yield at
        at += 1
def echo():
    got = None
    while True: got = yield got
"""


def test_objects_are_used_where_they_are(runner: Runner) -> None:
    assert_passes(
        runner,
        OBJECTS,
        """
        five = answer.Money(5)
        self.assertEqual(five, answer.Money(5))
        self.assertNotEqual(five, answer.Money(6))
        self.assertEqual(five + 2, answer.Money(7))
        self.assertEqual(sum([five, five], answer.Money.zero()), answer.Money(10))
        self.assertEqual(2 + five, -answer.Money(-7))
        self.assertLess(five, answer.Money(6))
        self.assertEqual(sorted([answer.Money(2), answer.Money(1)])[0].amount, 1)
        self.assertEqual((str(five), repr(five), f"{five:03}"), ("5 EUR", "Money(5)", "005"))
        self.assertEqual((bool(answer.Money(0)), float(five), five(3)), (False, 5.0, 15))
        self.assertEqual(len({five, answer.Money(5)}), 1)
        same = five
        five += 1
        self.assertIs(five, same)
        self.assertNotEqual(answer.Money(1), 1)
        """,
        """
        money = answer.Money.of("3")
        self.assertEqual(money.cents, 300)
        money.cents = 500
        self.assertEqual((money.amount, money.currency, answer.Money.currency), (5, "EUR", "EUR"))
        self.assertIsInstance(money, answer.Money)
        self.assertNotIsInstance(money, answer.Shelf)
        self.assertIs(type(money), answer.Money)
        self.assertTrue(callable(money))
        self.assertFalse(callable(answer.Shelf()))
        self.assertFalse(hasattr(money, "nothing"))
        with self.assertRaisesRegex(AttributeError, "nothing"):
            money.nothing
        """,
        """
        shelf = answer.Shelf("abc")
        self.assertEqual((len(shelf), shelf[0], shelf[1:]), (3, "a", ["b", "c"]))
        self.assertEqual(list(shelf), ["a", "b", "c"])
        shelf[0] = "z"
        del shelf[1]
        self.assertIn("z", shelf)
        self.assertEqual(list(reversed(shelf)), ["c", "z"])
        with shelf as entered:
            self.assertIs(entered, shelf)
        self.assertEqual(shelf.given, [None])
        with shelf:
            raise KeyError("x")
        self.assertEqual(shelf.given, ["KeyError"])
        with self.assertRaises(ValueError), shelf:
            raise ValueError
        with self.assertRaises(TypeError):
            iter(answer.Money(1))
        """,
        """
        self.assertEqual(answer.Colour.RED, answer.Colour["RED"])
        self.assertIs(answer.Colour(2), answer.Colour.BLUE)
        self.assertEqual([c.name for c in answer.Colour], ["RED", "BLUE"])
        self.assertNotEqual(answer.Colour.RED, 1)
        self.assertEqual((answer.Level.HIGH, answer.Level.HIGH.name), (2, "HIGH"))
        self.assertGreater(answer.Level.HIGH, 1)
        self.assertEqual((answer.Pair(1, 2), answer.Pair(1, y=2).y), ((1, 2), 2))
        x, y = answer.Pair(1, 2)
        self.assertEqual(answer.Point(1), answer.Point(1, 0))
        self.assertLess(answer.Point(1), answer.Point(2))
        self.assertEqual(repr(answer.Point(1)), "Point(x=1, y=0)")
        """,
        """
        text, names = answer.Text("ab"), answer.Names(["a", "bcd"])
        self.assertEqual((text, text.twice(), text + "c"), ("ab", "abab", "abc"))
        self.assertRegex(text, "^a")
        self.assertIsInstance(text, str)
        self.assertEqual(names, ["a", "bcd"])
        self.assertListEqual(names, ["a", "bcd"])
        self.assertEqual((names.longest(), len(names), names[0]), ("bcd", 2, "a"))
        names.append("e")
        self.assertEqual(list(names), ["a", "bcd", "e"])
        """,
        """
        numbers = answer.count()
        self.assertEqual([next(numbers) for _ in range(3)], [0, 1, 2])
        self.assertIs(iter(numbers), numbers)
        echo = answer.echo()
        next(echo)
        self.assertEqual(echo.send([1]), [1])
        echo.close()
        with self.assertRaises(StopIteration):
            next(echo)
        """,
        """
        import copy
        money = answer.Money(1)
        other = copy.deepcopy(money)
        other.amount = 2
        self.assertEqual((money.amount, other.amount), (1, 2))
        """,
    )


ERRORS = """
class TooHot(ValueError):
    def __init__(self, degrees, unit="C"):
        super().__init__(f"{degrees} {unit}")
        self.degrees = degrees
class Quiet(Exception):
    def __init__(self, message): self.message = message
class MuchTooHot(TooHot):
    pass
def f(error): raise error
def hot(): raise MuchTooHot(99)
def quiet(): raise Quiet("hush")
def key(): return {}["missing"]
def number(): return int("x")
def noted():
    error = RuntimeError("noted")
    error.code = 7
    raise error
def leave(): raise SystemExit(3)
def chained():
    try: key()
    except KeyError as error: raise TooHot(1) from error
def frozen():
    from dataclasses import FrozenInstanceError
    raise FrozenInstanceError("no change")
def caught(call):
    try: call()
    except LookupError as error: return type(error).__name__, str(error)
    except Exception as error: return error
"""


def test_exceptions_are_of_the_classes_that_the_test_knows(runner: Runner) -> None:
    assert_passes(
        runner,
        ERRORS,
        """
        with self.assertRaises(ValueError) as err:
            answer.hot()
        self.assertIs(type(err.exception), answer.MuchTooHot)
        self.assertIsInstance(err.exception, answer.TooHot)
        self.assertEqual((err.exception.args, str(err.exception)), (("99 C",), "99 C"))
        self.assertEqual(err.exception.degrees, 99)
        self.assertTrue(issubclass(answer.MuchTooHot, answer.TooHot))
        """,
        """
        with self.assertRaisesRegex(answer.Quiet, "hush") as err:
            answer.quiet()
        self.assertEqual((err.exception.args[0], err.exception.message), ("hush", "hush"))
        """,
        """
        with self.assertRaises(KeyError) as err:
            answer.key()
        self.assertEqual((type(err.exception), err.exception.args), (KeyError, ("missing",)))
        with self.assertRaisesRegex(ValueError, "invalid literal"):
            answer.number()
        with self.assertRaises(RuntimeError) as err:
            answer.noted()
        self.assertEqual(err.exception.code, 7)
        with self.assertRaises(SystemExit) as err:
            answer.leave()
        self.assertEqual(err.exception.code, 3)
        """,
        """
        from dataclasses import FrozenInstanceError
        with self.assertRaises(FrozenInstanceError):
            answer.frozen()
        with self.assertRaises(answer.TooHot) as err:
            answer.chained()
        self.assertIs(type(err.exception.__cause__), KeyError)
        """,
        """
        class Own(Exception):
            pass
        error = Own("mine")
        with self.assertRaises(Own) as err:
            answer.f(error)
        self.assertIs(err.exception, error)
        def fail():
            raise error
        self.assertIs(answer.caught(fail), error)
        self.assertEqual(answer.caught(lambda: {}["a"]), ("KeyError", "'a'"))
        """,
        """
        try:
            raise answer.TooHot(5)
        except ValueError as error:
            self.assertEqual(error.degrees, 5)
        """,
    )
