"""`mockprep check` runs the solutions of code questions and says what their tests let pass."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from mockprep.cli.checking import check_content
from mockprep.cli.running import running
from tests.content.writing import write

RIGHT = """\
def total(numbers):
    result = 0
    for n in numbers:
        result += n
    return result"""
SLOW = """\
def total(numbers):
    result = 0
    for at, n in enumerate(numbers):
        for other in numbers[:at]:
            result += 0
        result += n
    return result"""
WRONG = "def total(numbers):\n    return sum(numbers[1:])"
MAKE = "def make(n, rng):\n    return [[rng.randrange(9) for _ in range(n)]]"
BANK = """\
schema: mockprep/bank@1
bank: sums
kind: code
title: Sums
defaults: {{rubric: coding, minutes: 20, topics: [dsa.arrays]}}
questions:
  - id: total
    title: Total
    ask: "Add up the numbers."
    entry: total
    tests:
      - {{name: three, args: [[1, 2, 3]], want: {want}}}
      - {{name: none, args: [[]], want: 0, hidden: true, tag: edge}}
    generate:
      code: |
{make}
      small: {{n: 5, cases: 5}}
      scale: {{sizes: [100, 200], limit_seconds: 1.0}}
    complexity: {{time: "{time}"}}
    solutions:
      reference: |
{reference}
      slow: |
{slow}
      wrong:
        - why: forgets the first number
          code: |
{wrong}
"""

Told = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """The rules that a bank with these parts breaks, each with its line."""
    monkeypatch.setenv("MOCKPREP_HOME", str(tmp_path / "home"))

    def check(**parts: str) -> list[str]:
        given = {"want": "6", "make": MAKE, "time": "n", "reference": RIGHT, "slow": SLOW,
                 "wrong": WRONG, **parts}  # fmt: skip
        indents = {"make": 8, "reference": 8, "slow": 8, "wrong": 12}
        for name, width in indents.items():
            given[name] = textwrap.indent(given[name], " " * width)
        path = write(tmp_path, "sums.yaml", BANK.format(**given))
        with running() as runner:
            report = check_content([path], [], runner)
        return [f"{p.rule} {p.severity}: {p.message}" for p in report.problems]

    return check


def test_sound_solutions_have_no_problem(told: Told) -> None:
    assert told() == []


def test_a_reference_that_fails_is_an_error(told: Told) -> None:
    assert told(want="7") == [
        "C01 error: the reference fails: `three`: total([1, 2, 3]) gives 6, not 7"
    ]


def test_a_slow_solution_must_be_right_and_slow(told: Told) -> None:
    assert told(slow=WRONG)[0].startswith("C02 error: the slow solution fails: `three`")
    assert told(slow=RIGHT) == [
        "C02 warning: it takes no more steps than the reference on the largest input of both"
    ]


def test_a_wrong_solution_must_be_caught(told: Told) -> None:
    assert told(wrong=RIGHT) == ["C03 error: every test passes, though it forgets the first number"]


def test_a_stated_cost_must_be_that_of_the_reference(told: Told) -> None:
    assert "C05 error: the reference grows as linear on the inputs of `generate`" in told(
        time="n^3"
    )


def test_a_generator_that_fails_is_an_error(told: Told) -> None:
    problems = told(make="def make(n, rng):\n    return [None[n]]")
    assert any(problem.startswith("C07 error: The random cases") for problem in problems)
