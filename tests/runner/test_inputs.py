"""Inputs made from annotations."""

import random
from typing import Any

import pytest

from mockprep.runner.inputs import Unmakeable, generator_for


def made(signature: str, n: int = 5) -> list[Any]:
    names: dict[str, Any] = {}
    exec(generator_for(f"def f({signature}): ...\n", "f").code, names)
    args: list[Any] = names["make"](n, random.Random(1))
    return args


def test_numbers_alone_grow() -> None:
    assert made("n: int, k: int")[0] == 5


def test_a_number_beside_a_list_is_a_number_of_its_range() -> None:
    numbers, target = made("numbers: list[int], target: int")
    assert len(numbers) == 5
    assert all(0 <= number < 5 for number in [*numbers, target])


@pytest.mark.parametrize(
    ("annotation", "kind", "size"),
    [
        ("str", str, 5),
        ("bytes", bytes, 5),
        ("list[str]", list, 5),
        ("Sequence[float]", list, 5),
        ("'list[int]'", list, 5),
        ("typing.List[int]", list, 5),
        ("list", list, 5),
        ("tuple[int, ...]", tuple, 5),
        ("tuple[int, str]", tuple, 2),
        ("list[tuple[int, int]]", list, 5),
    ],
)
def test_what_holds_elements_has_n_of_them(annotation: str, kind: type, size: int) -> None:
    (value,) = made(f"value: {annotation}")
    assert type(value) is kind
    assert len(value) == size


def test_matrices_sets_and_mappings() -> None:
    grid, names, counts = made("grid: list[list[int]], names: set[str], counts: dict[str, int]")
    assert [len(row) for row in grid] == [5] * 5
    assert {type(name) for name in names} == {str}
    assert {(type(k), type(v)) for k, v in counts.items()} == {(str, int)}


def test_what_has_a_default_is_left_out() -> None:
    assert len(made("numbers: list[int], reverse: bool = False")) == 1


@pytest.mark.parametrize(
    ("signature", "why"),
    [
        ("numbers", "the parameter numbers has no annotation"),
        ("root: Node", "no inputs can be made for the parameter root: Node"),
        ("nodes: list[Node]", "no inputs can be made for the parameter nodes: Node"),
        ("", "f takes nothing that could grow"),
        ("*, k: int", "f has parameters that must be named"),
    ],
)
def test_what_cannot_be_made_says_why(signature: str, why: str) -> None:
    with pytest.raises(Unmakeable) as caught:
        made(signature)
    assert str(caught.value) == why


def test_a_function_that_is_not_there_is_named() -> None:
    with pytest.raises(Unmakeable, match="no function g"):
        generator_for("def f(n: int): ...\n", "g")
