"""Whatever parses is answered, in reasonable time, and the same each time."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockprep.analysis.complexity import ProgramCost, UnreadableCode, read_program
from tests.analysis.samples.growing import GROWING
from tests.analysis.samples.pointers import POINTERS
from tests.analysis.samples.programs import PROGRAMS
from tests.analysis.samples.stretches import STRETCHES

_SOURCES = [sample.source for sample in [*PROGRAMS, *POINTERS, *STRETCHES, *GROWING]]
_LINES = [line for source in _SOURCES for line in source.splitlines() if line.strip()]
_SMALL = st.sampled_from(
    ["n", "a", "i", "0", "2", "a[i]", "len(a)", "f(n - 1)", "a[1:]", "input()", "[a]", "{}", "-n"]
)
_WRITTEN = st.recursive(
    st.builds("{} = {}".format, st.sampled_from(["n", "a", "i", "a[i]", "n, a", "*a, i"]), _SMALL)
    | st.builds("{} += {}".format, st.sampled_from(["n", "a", "i", "a[i]"]), _SMALL)
    | st.builds("a.{}({})".format, st.sampled_from(["append", "pop", "sort", "join"]), _SMALL)
    | st.sampled_from(["break", "return n", "pass", "del a[0]", "yield i", "exit()"]),
    lambda inner: st.builds(
        lambda head, body: head + ":\n" + "\n".join(f"  {x}" for x in "\n".join(body).split("\n")),
        st.builds("for {} in {}".format, st.sampled_from(["i", "n, a"]), _SMALL)
        | st.builds("while {}".format, _SMALL)
        | st.builds("if {} in {}".format, _SMALL, _SMALL)
        | st.just("def f(n, a=2)"),
        st.lists(inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)


def _answer(source: str) -> ProgramCost | None:
    try:
        return read_program(source)
    except UnreadableCode:
        return None


@settings(max_examples=150, deadline=None)
@given(st.lists(_WRITTEN, max_size=6).map("\n".join))
def test_any_program_of_these_statements_is_answered(source: str) -> None:
    told = _answer(source)
    assert told == _answer(source)
    if told is not None:
        assert all(0 <= cost.confidence < 1 for cost in (told.program, *told.functions))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(_LINES), max_size=12).map("\n".join))
def test_lines_of_programs_in_any_order_are_answered(source: str) -> None:
    try:
        ast.parse(source)
    except SyntaxError:
        assert _answer(source) is None
    else:
        assert _answer(source) is not None


def _nested(head: str, depth: int) -> str:
    lines = [f"{' ' * at}{head.format(at)}:" for at in range(depth)]
    return "\n".join([*lines, " " * depth + "n -= 1"])


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("loops", "n = int(input())\n" + _nested("for i{} in range(n)", 18)),
        ("while loops", "n = int(input())\n" + _nested("while n > {}", 15)),
        ("branches", "n = 1\n" + _nested("if n > {}", 90)),
        ("functions", _nested("def f{}(n)", 60)),
        ("negations", "x = " + "not " * 700 + "1"),
        ("attributes", "x = a" + ".b" * 700),
        ("calls", "x = a" + "()" * 700),
        ("a sum", "x = " + "+".join(["a"] * 800)),
        ("brackets", "x = " + "[" * 90 + "]" * 90),
        (
            "calls of calls",
            "def f0(a):\n    return sum(a)\n"
            + "".join(f"def f{i}(a):\n    f{i - 1}(a); f{i - 1}(a)\n" for i in range(1, 60))
            + "f59(list(input()))\n",
        ),
        (
            "variables",
            "".join(f"v{i} = int(input())\n" for i in range(300))
            + f"for x in range({'+'.join(f'v{i}' for i in range(300))}): pass\n",
        ),
    ],
    ids=lambda value: value if "\n" not in value and len(value) < 20 else "",
)
def test_what_is_deep_or_wide_is_answered(title: str, source: str) -> None:
    assert read_program(source).program.time.startswith("O("), title


def test_a_long_file_is_read_as_far_as_it_pays_and_says_so() -> None:
    source = "a = list(input())\n" + "a.append(sum(a))\n" * 50_000
    program = read_program(source).program
    assert program.confidence < 0.5


@pytest.mark.parametrize(
    "expression",
    ["1" + "0" * 400 + " + 1.5", "1e400 * 2", "(-2) ** 0.5", "10 ** 18 * 10 ** 18 // 2.5"],
)
def test_numbers_out_of_the_ordinary_are_read_past(expression: str) -> None:
    source = f"x = {expression}\nfor i in range(0, x, 1):\n    print(2**i, x // 3)\n"
    assert read_program(source).program.cls == "constant"
