"""Classes of small functions and programs, their reasons, and what is not known."""

import pytest

from mockprep.analysis.complexity import UnreadableCode, read_function, read_program
from mockprep.domain.complexity_reading import read_class
from mockprep.errors import UnknownName
from tests.analysis.samples.below_linear import BELOW_LINEAR
from tests.analysis.samples.dear import DEAR
from tests.analysis.samples.growing import GROWING
from tests.analysis.samples.linear import LINEAR
from tests.analysis.samples.pointers import POINTERS
from tests.analysis.samples.programs import PROGRAMS
from tests.analysis.samples.quadratic import QUADRATIC
from tests.analysis.samples.sample import Sample
from tests.analysis.samples.sorting import SORTING
from tests.analysis.samples.stretches import STRETCHES

FUNCTIONS = [*BELOW_LINEAR, *LINEAR, *SORTING, *QUADRATIC, *DEAR]


@pytest.mark.parametrize("sample", FUNCTIONS, ids=lambda sample: sample.title)
def test_a_function_has_its_class(sample: Sample) -> None:
    cost = read_function(sample.source, "f")
    assert (cost.cls, cost.time) == (sample.cls, sample.time or cost.time)


@pytest.mark.parametrize(
    "sample", [*PROGRAMS, *POINTERS, *STRETCHES, *GROWING], ids=lambda sample: sample.title
)
def test_a_program_has_its_class(sample: Sample) -> None:
    assert read_program(sample.source).program.cls == sample.cls


@pytest.mark.parametrize("sample", FUNCTIONS, ids=lambda sample: sample.title)
def test_what_is_told_can_be_read_and_points_at_lines(sample: Sample) -> None:
    cost = read_function(sample.source, "f")
    assert read_class(cost.time)
    assert read_class(cost.space)
    assert 1 <= len(cost.because) <= 4
    assert all(1 <= each.line <= sample.source.count("\n") + 1 for each in cost.because)
    assert all(each.reason for each in cost.because)
    assert 0 < cost.confidence < 1


def test_the_sort_decides_and_not_the_pass_after_it() -> None:
    source = "def f(v: list[int]):\n    for x in v:\n        print(x)\n    v.sort()\n"
    (reason,) = read_function(source, "f").because
    assert (reason.line, reason.reason) == (4, "sorts: n log n")


def test_a_search_within_a_loop_says_both_what_it_costs_once_and_in_all() -> None:
    source = "def f(v: list[int]):\n    return [x for x in v if x in v]\n"
    (reason,) = read_function(source, "f").because
    assert reason.line == 2
    assert reason.reason == "`x in v` searches a list: n each time, n^2 in all"


def test_loops_within_each_other_name_the_inner_one() -> None:
    source = (
        "def f(n: int):\n    for i in range(n):\n        for j in range(n):\n            i += j\n"
    )
    (reason,) = read_function(source, "f").because
    assert (reason.line, reason.reason) == (3, "`for j` goes round: n each time, n^2 in all")


def test_parameters_keep_their_letters() -> None:
    source = "def f(V: int, E: int):\n    for v in range(V): pass\n    for e in range(E): pass\n"
    assert read_function(source, "f").time == "O(v + n)"
    source = "def f(n: int, k: int):\n    return [i * j for i in range(n) for j in range(k)]\n"
    cost = read_function(source, "f")
    assert (cost.time, cost.space) == ("O(k n)", "O(k n)")


@pytest.mark.parametrize(
    ("body", "space"),
    [
        ("return sum(v)", "O(1)"),
        ("return v[::-1]", "O(n)"),
        ("return [[0] * len(v) for _ in v]", "O(n^2)"),
        ("return f(v[1:]) if v else 0", "O(n^2)"),
        ("seen = set()\n    for x in v:\n        seen.add(x)", "O(n)"),
        ("return sum(x * x for x in v)", "O(1)"),
    ],
)
def test_space_is_what_is_held_beside_the_input(body: str, space: str) -> None:
    assert read_function(f"def f(v: list[int]):\n    {body}\n", "f").space == space


def test_functions_are_told_one_by_one_and_methods_with_their_class() -> None:
    source = (
        "import math\n\n"
        "def plain(v: list):\n    return sorted(v)\n\n"
        "class Solution:\n"
        "    def one(self, v: list[int]) -> int:\n        return len(v)\n\n"
        "    def two(self, v: list[int]) -> int:\n        return self.one(v) + sum(v)\n"
    )
    told = {cost.name: cost.cls for cost in read_program(source).functions}
    assert told == {"plain": "nlogn", "Solution.one": "constant", "Solution.two": "linear"}
    assert read_program(source).program.cls == "constant"
    assert read_function(source, "Solution").name == "Solution.two"
    assert read_function(source, "one").cls == "constant"


def test_what_an_instance_holds_counts_as_grown() -> None:
    source = (
        "class Queue:\n    def __init__(self):\n        self.waiting = []\n\n"
        "    def put(self, x):\n        self.waiting.append(x)\n\n"
        "    def take(self):\n        return self.waiting.pop(0)\n"
    )
    told = {cost.name: cost.cls for cost in read_program(source).functions}
    assert told == {"Queue.__init__": "constant", "Queue.put": "constant", "Queue.take": "linear"}


def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'two_sum'"):
        read_function("def two_sum(v):\n    return v\n", "twosum")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def f(:\n", "a.py:1: this is no Python: invalid syntax"),
        ("x = 1\nif x\n    y = 2\n", "a.py:2: this is no Python: expected ':'"),
        ("x\0y", "a.py:1: this is no Python"),
        ("x = " + "(" * 500 + ")" * 500, "a.py:1: this is no Python"),
    ],
)
def test_code_that_is_no_python_is_told_with_its_place(source: str, told: str) -> None:
    with pytest.raises(UnreadableCode) as caught:
        read_program(source, "a.py")
    assert str(caught.value).startswith(told)


def test_what_is_not_known_lowers_the_confidence() -> None:
    sure = read_program("for x in input():\n    print(x)\n").program
    source = "x = int(input())\nwhile not done(x):\n    x = step(x)\n"
    unsure = read_program(source).program
    assert sure.confidence >= 0.7
    assert unsure.confidence <= 0.5


@pytest.mark.parametrize(
    "source",
    [
        "def a(n):\n    return b(n)\n\ndef b(n):\n    return a(n - 1) + a(n - 2)\n\na(9)\n",
        "f = lambda n: f(n - 1) + f(n - 2)\nprint(f(int(input())))\n",
    ],
)
def test_where_nothing_can_be_told_nothing_is_claimed(source: str) -> None:
    cost = read_program(source).program
    assert (cost.cls, cost.time, cost.confidence) == ("other", "O(?)", 0)
    assert "not clear" in cost.because[0].reason


def test_stretches_of_text_are_in_the_bound_and_not_in_a_class_above_the_cube() -> None:
    (sample,) = (each for each in STRETCHES if each.title.startswith("stretches of a text"))
    cost = read_program(sample.source).program
    assert (cost.time, cost.cls) == ("O(n^4)", "cubic")
