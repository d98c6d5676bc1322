"""Our own checks of shape, loops, costs and clones, without ruff: what each minds and lets pass."""

import pytest

from mockprep.analysis.review import review
from mockprep.domain.execution import Remark


def own(source: str, given: str = "", entry: str = "solve") -> list[Remark]:
    found = review(source, given=given, entry=entry, tools=())
    return [remark for remark in found if remark.rule != "unannotated"]


def rules(source: str, given: str = "", entry: str = "solve") -> list[str]:
    return [remark.rule for remark in own(source, given, entry)]


def body(*lines: str, head: str = "def solve(values, limit):") -> str:
    return "\n".join([head, *(f"    {line}" for line in lines), ""])


def test_the_length_of_a_function_counts_its_code_only() -> None:
    steps = [f"total = step_{n}(total)" for n in range(39)]
    free = ['"""Says', "what it does.", '"""', "# why", ""]
    fits = body(*free, *steps, head="def solve(total):")
    assert rules(fits) == []
    (remark,) = own(fits + "    return total\n")
    assert (remark.line, remark.kind) == (1, "length")
    assert "`solve` has 41 lines of code" in remark.says


NESTED_CONDITIONS = (
    "for value in values:",
    "    for other in values:",
    "        if value > other:",
    "            count(value)",
    "            if value > limit:",
    "                return value",
    "return None",
)


def test_conditions_that_could_leave_early_make_nesting_deep() -> None:
    (remark,) = own(body(*NESTED_CONDITIONS))
    assert (remark.rule, remark.line) == ("deep-nesting", 6)
    assert "nests 4 blocks" in remark.says


def test_loops_within_loops_and_an_elif_chain_are_not_deep() -> None:
    loops = [f"{'    ' * n}for {name} in values:" for n, name in enumerate("abc")]
    assert rules(body(*loops, "            if a + b + c:", "                count(a)")) == []
    chain = [
        line for n in range(6) for line in (f"elif values > {n}:", f"    limit {'+*-'[n % 3]}= 2")
    ]
    assert rules(body("if values:", "    pass", *chain, "return limit")) == []


@pytest.mark.parametrize(
    ("lines", "reached"),
    [
        (("return limit", "count(values)"), False),
        (("if limit:", "    return 1", "else:", "    raise KeyError", "count(values)"), False),
        (("if limit:", "    return 1", "return values"), True),
        (("if limit:", "    return 1", "elif values:", "    return 2", "return values"), True),
        (("return limit", "def inner():", "    return 1"), True),
    ],
)
def test_what_stands_behind_a_return_is_not_reached(lines: tuple[str, ...], reached: bool) -> None:
    assert ("unreachable" in rules(body(*lines))) is not reached


@pytest.mark.parametrize(
    ("turn", "minds"),
    [
        ("count(values[i])", ["walks-by-index"]),
        ("count(i, values[i])", ["enumerates-by-hand"]),
        ("count(values[i], values[i + 1])", []),
        ("values[i] = 0", []),
        ("count(i)", []),
        ("count(limit[i], values[i])", []),
    ],
)
def test_an_index_that_only_reads_is_not_needed(turn: str, minds: list[str]) -> None:
    found = rules(body("for i in range(len(values)):", f"    {turn}", "return None"))
    assert [rule for rule in found if rule != "changes-argument"] == minds


def test_a_while_that_counts_is_a_for() -> None:
    loop = ("while i < limit:", "    count(values[i])", "    i += 1")
    assert rules(body("i = 0", *loop)) == ["counts-by-hand"]
    assert rules("i = 0\nwhile i < 3:\n    print(i)\n    i += 1\n", entry="") == ["counts-by-hand"]
    assert rules(body("i = values.start", *loop)) == []
    assert rules(body("i = 0", *loop, "return i")) == []
    skips = ("while i < limit:", "    if values[i]:", "        i += 2", "        continue")
    assert rules(body("i = 0", *skips, "    i += 1")) == []


@pytest.mark.parametrize(
    ("lines", "minds"),
    [
        (("for value in values:", "    values.remove(value)"), True),
        (("for key, value in values.items():", "    if value:", "        del values[key]"), True),
        (("for value in values:", "    gone = values.pop()"), True),
        (("for value in values:", "    values.remove(value)", "    break"), False),
        (("for value in list(values):", "    values.remove(value)"), False),
        (("for value in values:", "    values.extend(more(value))"), False),
        (("for value in values:", "    limit.remove(value)"), False),
    ],
)
def test_what_is_walked_must_not_lose_entries(lines: tuple[str, ...], minds: bool) -> None:
    assert ("changed-while-walked" in rules(body(*lines))) is minds


@pytest.mark.parametrize(
    ("lines", "minds"),
    [
        (("while values:", "    first = values.pop(0)"), ["takes-from-front"]),
        (("for value in limit:", "    values.insert(0, value)"), ["takes-from-front"]),
        (("first = values.pop(0)",), []),
        (("for value in values:", "    limit.pop(0, None)"), []),
        (("for value in values:", "    limit.pop()"), []),
    ],
)
def test_the_front_of_a_list_is_costly(lines: tuple[str, ...], minds: list[str]) -> None:
    assert rules(body(*lines)) == minds


@pytest.mark.parametrize(
    ("lines", "minds"),
    [
        (("seen = []", "for value in values:", "    if value in seen:", "        count(1)"), True),
        (("seen = sorted(values)", "return {v: seen.count(v) for v in values}"), True),
        (("seen = list(values)", "while limit not in seen:", "    limit += 1"), True),
        (("seen = []", "if limit in seen:", "    count(1)"), False),
        (("seen = ['a', 'b']", "return [v for v in values if v in seen]"), False),
        (("seen = set()", "return [v for v in values if v in seen]"), False),
        (("seen = []", "seen = set(seen)", "return [v for v in values if v in seen]"), False),
        (("seen = [values]", "return [v for v in seen]"), False),
    ],
)
def test_searching_a_list_in_a_loop_is_costly(lines: tuple[str, ...], minds: bool) -> None:
    assert ("looks-up-in-list" in rules(body(*lines))) is minds


def test_a_type_hint_tells_that_a_parameter_is_a_list() -> None:
    line = "return [value for value in other if value in values]"
    assert rules(body(line, head="def solve(values: list[int], other):")) == ["looks-up-in-list"]
    assert rules(body(line, head="def solve(values: set[int], other):")) == []


def test_sorting_for_one_end_is_costly() -> None:
    assert "`max()` takes one walk" in own(body("return sorted(values)[-1]"))[0].says
    assert rules(body("return sorted(values)[0] + sorted(values, reverse=True)[0]")) == [
        "sorts-for-extreme"
    ]
    assert rules(body("return sorted(values)[limit], sorted(values)[1]")) == []


def test_growing_a_text_is_advice_and_growing_a_number_is_nothing() -> None:
    turn = ("for value in values:", "    out += value", "return out")
    (remark,) = own(body("out = ''", *turn))
    assert (remark.rule, remark.advice_only) == ("grows-text", True)
    assert rules(body("out = 0", *turn)) == []


def test_a_chain_that_compares_one_thing_is_a_lookup() -> None:
    pairs = list(zip("IVXLC", (1, 5, 10, 50, 100), strict=True))
    chain = [f"el{'if'} limit == '{sign}':\n        worth = {n}" for sign, n in pairs]
    chain[0] = chain[0].removeprefix("el")
    (remark,) = own(body(*chain, "return worth"))
    assert (remark.rule, remark.line) == ("lookup-chain", 2)
    assert "these 5 branches" in remark.says
    assert rules(body(*chain[:3], "return worth")) == []
    other = "elif values == 'D':\n        worth = 500"
    assert rules(body(*chain[:3], other, "return worth")) == []


def test_steps_of_the_same_form_are_a_loop() -> None:
    sides = ("limit - 1", "limit + 1", "limit - wide", "limit + wide")
    steps = [
        f"if 0 <= {side} and values[{side}]:\n        queue.append(({side}, 1))" for side in sides
    ]
    (remark,) = own(body(*steps, "return queue"))
    assert (remark.rule, remark.line) == ("repeated-steps", 2)
    assert "4 statements in a row" in remark.says


def test_four_conditions_alike_but_for_their_expressions_are_a_loop() -> None:
    steps = [
        "if r - 1 >= 0 and grid[r - 1][c]:\n        queue.append((r - 1, c))",
        "if r + 1 < len(grid) and grid[r + 1][c]:\n        queue.append((r + 1, c))",
        "if c - 1 >= 0 and grid[r][c - 1]:\n        queue.append((r, c - 1))",
        "if c + 1 < len(grid[0]) and grid[r][c + 1]:\n        queue.append((r, c + 1))",
    ]
    head = "def solve(grid, queue, r, c):"
    assert rules(body(*steps, head=head)) == ["repeated-steps"]
    assert rules(body(*steps[:3], head=head)) == []


def test_three_conditions_of_one_form_are_many_and_three_other_steps_are_not() -> None:
    guards = [f"if limit == '{n}' and values != '{n}':\n        return False" for n in "abc"]
    assert rules(body(*guards, "return True")) == ["repeated-steps"]
    reads = [
        f"{name} = map(int, input('{name}').split(), values)" for name in ("one", "two", "six")
    ]
    assert rules(body(*reads, "return one, two, six")) == []


def test_checks_of_the_input_and_small_steps_may_look_alike() -> None:
    checks = [
        f"if values[{n}] < 0 or limit > {n}:\n        raise ValueError('{n}')" for n in range(5)
    ]
    assert rules(body(*checks, "return values")) == []
    assert rules(body(*(f"self.{name} = {name}" for name in "abcdef"))) == []


def test_a_block_that_stands_twice_is_a_function() -> None:
    copied = [
        "    total = rate * limit + values[0]",
        "    values.append(total + limit)",
        "    count(total, limit)",
    ]
    (remark,) = own(body("if limit:", *copied, "else:", *copied))
    assert (remark.rule, remark.line) == ("copied-block", 7)
    assert "at line 3 already" in remark.says
    changed = [*copied[:2], "    count(limit, total)"]
    assert rules(body("if limit:", *copied, "else:", *changed)) == []


@pytest.mark.parametrize(
    ("lines", "minds"),
    [
        (("if limit in tally:", "    tally[limit] += 1", "else:", "    tally[limit] = 1"), True),
        (
            ("if limit not in tally.keys():", "    tally[limit] = []", "tally[limit] += values"),
            True,
        ),
        (("if limit not in tally:", "    tally[limit] = set()"), True),
        (("if limit not in memo:", "    memo[limit] = solve(values, limit - 1)"), False),
        (("if limit not in tally:", "    tally[values] = 0"), False),
    ],
)
def test_a_missing_key_fills_itself(lines: tuple[str, ...], minds: bool) -> None:
    assert ("fills-missing-key" in rules(body(*lines))) is minds
