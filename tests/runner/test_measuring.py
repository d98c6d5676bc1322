"""Counting and the ladder of sizes: exact figures on tiny inputs, and a clock that is handed in."""

import random
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import pytest

from mockprep.runner.child.ladder import Rung, foreseen_seconds, next_size
from mockprep.runner.child.ledger import FRAME_BYTES
from mockprep.runner.child.measuring import Inputs, Subject, measure

Make = Callable[[int, random.Random], list[Any]]


def subject(source: str) -> Subject:
    return Subject(source, lambda names, args: names["f"](*args))


def steps(source: str, *args: Any) -> int:
    """What a call of `f` is counted as."""
    entry, ledger = subject(source).counted()
    entry(list(args))
    return ledger.steps


def rising(n: int, rng: random.Random) -> list[Any]:
    return [list(range(n))]


def ticking() -> Callable[[], float]:
    """A clock that goes on by a millisecond each time it is read."""
    readings = count()
    return lambda: next(readings) / 1000


def rows_of(
    source: str, make: Make = rising, sizes: tuple[int, ...] = (8, 16), budget: float = 1.2
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The rows of `f` from the ladder, and how measuring ended; `budget` is by that clock."""
    rows: list[dict[str, Any]] = []
    end = measure(
        subject(source), make, sizes, seed=3, emit=rows.append, budget_seconds=budget,
        limit_seconds=0.5, clock=ticking(),
    )  # fmt: skip
    return [row for row in rows if row["steps"]], end


def test_a_loop_counts_its_statements_for_each_time_round() -> None:
    source = "def f(xs):\n    t = 0\n    for x in xs:\n        t = x\n        t = t\n    return t"
    assert steps(source, [1, 2, 3]) - steps(source, [1, 2]) == 2


@pytest.mark.parametrize(
    "body",
    [
        "return [x for x in xs]",
        "return {x for x in xs}",
        "return list(x for x in xs)",
        "while xs: xs.pop()",
        "return [*map(lambda x: x, xs)]",
    ],
)
def test_what_stands_on_one_line_is_counted_each_time_round(body: str) -> None:
    source = f"def f(xs):\n    {body}"
    assert steps(source, list(range(100))) - steps(source, list(range(50))) >= 50


def test_generators_and_inner_functions_are_counted() -> None:
    source = """
def f(xs):
    def each():
        for x in xs:
            yield x
    return sum(each())
"""
    assert steps(source, [1] * 40) - steps(source, [1] * 20) >= 40


@pytest.mark.parametrize(
    ("expression", "counted"),
    [
        ("x in xs", 1 + 64),
        ("x not in xs", 1 + 64),
        ("9 in xs", 1 + 10),
        ("sum(xs)", 2 + 64),
        ("min(xs)", 2 + 64),
        ("xs[1:]", 1 + 63),
        ("xs + xs", 1 + 128),
        ("[*xs, 1]", 1 + 65),
        ("xs.index(63)", 2 + 63),
        ("xs.insert(0, 1)", 2 + 65),
        ("xs.pop(0)", 2 + 63),
        ("sorted(xs)", 1 + 64 * 6),
        ("xs.sort()", 1 + 64 * 6),
        ("xs == xs[:]", 1 + 64 + 64),
        ("[0] * 64", 1 + 64),
        ("any(v < 0 for v in xs)", 1 + 64 + 64 + 1),
        ("any(xs)", 1 + 2 + 1),
        ("list.index(xs, 63)", 2 + 63),
        ("xs.__contains__(-1)", 2 + 64),
        ("functools.partial(sum)(xs)", 2 + 64),
        ("max(*xs)", 1 + 64 + 1),
        ("sum(map(abs, xs))", 1 + 64 + 1),
        ("len(f'{xs}')", 1 + 64 * 4 - 10),
    ],
)
def test_built_ins_are_charged_by_the_elements_that_they_go_through(
    expression: str, counted: int
) -> None:
    source = f"import functools\ndef f(xs, x=-1):\n    return {expression}"
    assert steps(source, list(range(64))) == counted


@pytest.mark.parametrize(
    "expression",
    [
        "len(xs)",
        "xs[0]",
        "xs.append(1)",
        "xs.pop()",
        "isinstance(xs, list)",
        "zip(xs, xs)",
        "range(10**9)",
        "10**9 - 1 in range(10**9)",
        "{}.get(1)",
        "xs is xs",
        "xs.__len__()",
        "list.append(xs, 1)",
        "dict.fromkeys([1]).__contains__(1)",
    ],
)
def test_what_takes_constant_time_is_charged_next_to_nothing(expression: str) -> None:
    assert steps(f"def f(xs):\n    return {expression}", list(range(1000))) <= 3


def test_text_that_is_added_to_is_charged_by_its_whole_length() -> None:
    source = "def f(n):\n    out = ''\n    for _ in range(n):\n        out += 'x'\n    return out"
    assert steps(source, 100) > 100 * 100 / 2


def test_a_list_that_is_added_to_grows_in_place() -> None:
    source = "def f(n):\n    out = []\n    for _ in range(n):\n        out += [1]\n    return out"
    assert steps(source, 100) < 500


@pytest.mark.parametrize(
    "source",
    [
        "def f(xs):\n    a, *rest = xs\n    rest[1:2] = [7, 7]\n    del rest[0]\n    return rest",
        "def f(xs):\n    return [a < b < 9 for a, b in zip(xs, xs[1:])], 3 not in xs, xs != [1]",
        "class A:\n    def __init__(self, v):\n        self.__v = v\n    def v(self):\n"
        "        return self.__v\nclass B(A):\n    def v(self):\n        return super().v() + 1\n"
        "def f(xs):\n    b = B(1)\n    b.n = ''\n    b.n += 'a'\n    return b.v(), b.n",
        "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\n"
        "class P:\n    x: int = 1\ndef f(xs: list[int]) -> P:\n    'doc'\n    return P(len(xs)).x",
        "def f(xs):\n    match xs:\n        case [a, *rest] if a in xs:\n            return rest\n",
        "def f(xs):\n    n = 3\n    return f'{xs[0]!r:>{n}}|{n:{n}.1f}', locals().keys() & {'n'}",
        "def f(xs, *more, k=lambda x: -x):\n    return sorted([*xs, *more], key=k), max(1, 2)",
        "def f(xs):\n    d = {}\n    for x in xs:\n        d.setdefault(x % 2, []).append(x)\n"
        "        d[x % 2] += [x]\n    return d, {**d}",
        "import functools\n@functools.lru_cache(maxsize=None)\ndef g(n):\n"
        "    return n if n < 2 else g(n - 1) + g(n - 2)\ndef f(xs):\n    return g(30)",
        "def f(xs):\n    try:\n        return xs.index(-5)\n    except ValueError as e:\n"
        "        return str(e)\n    finally:\n        xs.clear()",
        "def f(xs):\n    it = iter(xs)\n    return next(it), 3 in it, list(it), dict(zip(xs, xs))",
    ],
)
def test_counted_code_does_what_the_code_does(source: str) -> None:
    plain = subject(source).plain()([list(range(6))])
    entry, ledger = subject(source).counted()
    assert entry([list(range(6))]) == plain
    assert ledger.steps > 0


def test_open_calls_are_reckoned_as_memory() -> None:
    entry, ledger = subject("def f(n):\n    return n and f(n - 1)").counted()
    entry([9])
    assert ledger.stack_bytes == 9 * FRAME_BYTES


def test_steps_are_the_same_each_time() -> None:
    source = "import random\ndef f(xs):\n    random.shuffle(xs)\n    return sorted(xs)[:xs[0]]"
    first, second = (rows_of(source)[0] for _ in range(2))
    pairs = list(zip(first, second, strict=False))
    assert len(pairs) > 5
    assert all((a["n"], a["steps"]) == (b["n"], b["steps"]) for a, b in pairs)


def test_a_module_is_loaded_anew_for_each_call() -> None:
    source = "calls = []\ndef f(xs):\n    calls.append(1)\n    return [0] * (10 ** len(calls))"
    rows, _ = rows_of(source)
    assert {row["steps"] for row in rows} == {rows[0]["steps"]}


def test_an_answer_may_change_its_input() -> None:
    rows, _ = rows_of("def f(xs):\n    total = 0\n    while xs:\n        total += xs.pop()")
    assert all(row["steps"] >= row["n"] for row in rows)


def test_what_a_generator_still_has_to_do_is_part_of_the_cost() -> None:
    rows, _ = rows_of("def f(xs):\n    for x in xs:\n        yield x")
    assert all(row["steps"] >= row["n"] for row in rows)


def test_memory_is_that_above_the_input() -> None:
    kept, _ = rows_of("def f(xs):\n    return [0] * (100 * len(xs))")
    none, _ = rows_of("def f(xs):\n    xs.sort()")
    assert all(row["peak_bytes"] >= 800 * row["n"] for row in kept)
    assert all(row["peak_bytes"] < 500 for row in none)


def test_a_call_that_raises_ends_measuring_with_the_reason() -> None:
    rows, end = rows_of("def f(xs):\n    return xs[6]", sizes=(4, 8))
    assert rows == []
    assert end == {"solved": False, "stopped": "at n = 4: IndexError: list index out of range"}


def test_sizes_that_a_generator_does_not_know_are_passed_over() -> None:
    def make(n: int, rng: random.Random) -> list[Any]:
        return [[rng.randrange(n - 7) for _ in range(n)]]

    rows, _ = rows_of("def f(xs):\n    return xs[0]", make)
    assert rows[0]["n"] == 8


def test_a_generator_that_raises_is_told_from_the_answer() -> None:
    def make(n: int, rng: random.Random) -> list[Any]:
        raise ValueError("no such size")

    rows, end = rows_of("def f(xs):\n    return 0", make)
    assert rows == []
    assert "the question's generator raised ValueError: no such size" in end["stopped"]


def test_a_generator_that_never_returns_is_told_from_the_answer() -> None:
    def make(n: int, rng: random.Random) -> list[Any]:
        while True:
            rng.random()

    _, end = rows_of("def f(xs):\n    return 0", make, (4, 8), budget=0.1)
    assert end["stopped"] == "the question's generator takes too long for n = 4"


def test_an_answer_that_never_returns_is_interrupted() -> None:
    rows, end = rows_of("def f(xs):\n    while True:\n        pass", budget=0.05)
    assert rows == []
    assert end["stopped"] == "n = 8 takes longer than the limit of 0.5 s"


def test_sizes_asked_for_are_run_after_the_ladder() -> None:
    rows: list[dict[str, Any]] = []
    end = measure(
        subject("def f(xs):\n    return len(xs)"), rising, (50, 70_000), seed=3, emit=rows.append,
        budget_seconds=0.8, limit_seconds=5, clock=ticking(),
    )  # fmt: skip
    assert end == {"solved": True, "stopped": ""}
    assert (rows[-1]["n"], rows[-1]["steps"]) == (70_000, None)


def test_inputs_are_the_same_for_each_call_of_a_number() -> None:
    inputs = Inputs(lambda n, rng: [[rng.random() for _ in range(n)]], 5, 1)
    first = inputs.fresh(0)
    first[0].clear()
    assert inputs.fresh(0) == Inputs(lambda n, rng: [[rng.random() for _ in range(n)]], 5, 1).fresh(
        0
    )
    assert inputs.fresh(0) != inputs.fresh(1)


def test_inputs_that_cannot_be_copied_are_made_again() -> None:
    inputs = Inputs(lambda n, rng: [lambda: n], 5, 1)
    assert inputs.fresh(0)[0]() == 5
    assert inputs.fresh(0)[0] is not inputs.fresh(0)[0]


def climbed(work: Callable[[int], float], seconds: float = 3.0) -> list[int]:
    """The sizes that the ladder takes for a function that costs `work(n)` microseconds."""
    rungs = [Rung(4, work(4), work(4) / 1e6, work(4) / 1e5)]
    left = seconds - rungs[0].spent
    while n := next_size(rungs, left, 2**16):
        rungs.append(Rung(n, work(n), work(n) / 1e6, work(n) / 1e5))
        left -= rungs[-1].spent
    assert left > 0
    return [rung.n for rung in rungs]


def doubled(sizes: list[int]) -> Iterator[int]:
    return (n for n in sizes if n >= 32 and n & (n - 1) == 0)


def test_the_ladder_doubles_for_cheap_functions() -> None:
    sizes = climbed(lambda n: 1.0)
    assert list(doubled(sizes)) == [2**k for k in range(5, 17)]
    assert len(sizes) < 25


def test_the_ladder_grows_by_addition_for_exponential_functions() -> None:
    sizes = climbed(lambda n: 2.0**n)
    assert sizes[-4:] == list(range(sizes[-4], sizes[-4] + 4))
    assert len(sizes) >= 10


def test_the_ladder_has_sizes_between_for_steep_functions() -> None:
    assert len(climbed(lambda n: 0.05 * n**3)) >= 10
    assert len(climbed(lambda n: 0.05 * n**4)) >= 8


def test_the_ladder_ends_before_the_time_is_up() -> None:
    for work in (lambda n: n * n, lambda n: 2.0**n, lambda n: 3.0**n, lambda n: float(n**4)):
        assert climbed(work, 0.5)[-1] >= 5


def test_time_of_a_larger_size_is_foreseen_from_the_last_two() -> None:
    rungs = [Rung(10, 100, 0.1, 0), Rung(20, 400, 0.4, 0)]
    assert foreseen_seconds(rungs, 40) == pytest.approx(1.6)
