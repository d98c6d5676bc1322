"""Code read without running it: what is prose in it, style, own tests."""

import pytest

from mockprep.graders.offline.source import CodeAnswer

from .marking import CODE, CONCEPT, find, value

GOOD = '''
def merge(windows):
    """Merge what overlaps."""
    merged = []
    for start, end in sorted(windows):  # by start
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return merged
'''


def test_readable_code_has_no_blemish() -> None:
    assert value("code.style", CODE, GOOD) == 1
    assert value("code.style", CODE, "def merge(windows): return sorted(windows)") == 1


@pytest.mark.parametrize(
    ("source", "minds"),
    [
        ("def merge(windows):\n    q1 = ab = 1\n    return q1 + ab\n", "longer names for ab, q1"),
        ("def merge(windows):\n" + "    print(windows)\n" * 45, "shorter functions"),
        (
            "def merge(w):\n for a in w:\n  for b in w:\n   if a:\n    while b:\n     print()\n",
            "less nesting (merge goes 4 levels deep)",
        ),
        ("import os\ndef merge(windows):\n    unused = 1\n    return windows\n", "no unused names"),
        (
            "def merge(w):\n    try:\n        return w\n    except:\n        pass\n",
            "an except that",
        ),
        ("def merge(w):\n    for i in range(len(w)):\n        print(w[i])\n", "enumerate or plain"),
        ("def merge(w):\n    return w == None\n", "`is None`"),
        ("def merge(w, seen=[]):\n    return seen, w\n", "no mutable default"),
    ],
)
def test_blemishes(source: str, minds: str) -> None:
    found = find("code.style", CODE, source)
    assert found.value == pytest.approx(5 / 6)
    assert minds in found.missing[0]


def test_an_elif_chain_is_not_nested() -> None:
    chain = "    if a:\n        x = 1\n" + "    elif a > 2:\n        x = 2\n" * 5
    assert value("code.style", CODE, f"def merge(a):\n    x = 0\n{chain}    return x\n") == 1


@pytest.mark.parametrize(
    ("tests", "credit"),
    [
        ("", 0),
        ("assert merge([]) == []\n", 0.5),
        ("print(merge([[1, 2]]))\n", 0.5),
        ("assert merge([]) == []\nassert merge([[1, 2]])\nprint(merge([[3, 4]]))\n", 1),
        ("def test_empty():\n    assert merge([]) == []\n", 0.5),
        ("print('hello')\n", 0),
    ],
)
def test_own_tests(tests: str, credit: float) -> None:
    assert value("code.own_tests", CODE, GOOD + tests) == credit


def test_asserts_of_the_solution_and_of_the_starter_are_no_tests() -> None:
    checked = "def merge(windows):\n    assert windows\n    return windows\n"
    assert value("code.own_tests", CODE, checked) == 0
    given = CODE.model_copy(update={"starter": "assert merge([]) == []\n"})
    assert value("code.own_tests", given, f"{checked}assert merge([]) == []\n") == 0


@pytest.mark.parametrize(
    "body",
    [
        "    return " + "-" * 900 + "1\n",
        "    return " + "-" * 5000 + "1\n",
        "    if a:\n        pass\n" + "    elif a:\n        pass\n" * 1500,
        "    return " + "(" * 150 + "a" + ")" * 150,
        "    return a" + ".a" * 3000,
    ],
)
def test_code_of_absurd_depth_is_read_or_refused(body: str) -> None:
    found = find("code.style", CODE, f"def merge(a):\n{body}\n")
    assert found.value is not None or found.why_not == "the code does not parse"


def test_what_needs_running_is_unmeasured() -> None:
    for name in ("tests_visible", "tests_hidden", "scale_ok", "approach_tier", "bugs_self_found"):
        assert find(f"code.{name}", CODE, GOOD).why_not == "the code was not run"
    assert find("code.tests_visible", CONCEPT, "x").why_not == "the question asks for no code"
    assert find("code.style", CODE, "def merge(:").why_not == "the code does not parse"
    assert find("code.style", CODE, "I would sort them first, then go on.").value is None


def prose(answer: str, starter: str = "") -> str:
    return " ".join(CodeAnswer(answer, starter).prose.split())


def test_prose_is_in_comments_and_docstrings() -> None:
    assert prose(GOOD) == "Merge what overlaps. by start"
    assert prose("x = '# no comment'\n") == ""
    assert prose("def f(:\n    # broken, but said\n    return 'a'\n") == "broken, but said"


def test_prose_may_stand_around_code() -> None:
    mixed = (
        "I sort the windows first, then sweep.\n```python\nx = sorted(y)  # fast\n```\nDone now."
    )
    told = prose(mixed)
    assert "I sort the windows first" in told
    assert "fast" in told
    assert "sorted(y)" not in told
    unfenced = "I sort the windows first and then sweep\n\ndef f(a):\n    return a\n"
    assert prose(unfenced) == "I sort the windows first and then sweep"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends(end: str) -> None:
    answer = end.join(["x = 1  # first note", "assert merge([]) == []", "# last note", ""])
    found = find("code.own_tests", CODE, answer)
    places = [seen.place for seen in found.seen if seen.place]
    assert [answer[place.start : place.end] for place in places] == ["assert merge([]) == []"]
    assert prose(answer) == "first note last note"


def test_offsets_are_those_of_the_answer() -> None:
    answer = "def f():\n    # \u00e4 caf\u00e9 \U0001f600 note\n    pass\n"
    told = CodeAnswer(answer, "").prose
    assert len(told) == len(answer)
    assert answer.index("caf\u00e9") == told.index("caf\u00e9")


def test_lines_of_the_starter_are_nobodys_words() -> None:
    assert prose("# given words here\n# own words here\n", "# given words here\n") == (
        "own words here"
    )
