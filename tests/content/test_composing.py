"""Documents as trees: the values of PyYAML, the places of the text, and no end of patience."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mockprep.content.beginnings import SKELETON_KINDS, skeleton
from mockprep.content.composing import compose
from mockprep.content.documents import parse_document, read_document
from mockprep.content.files import MAX_BYTES
from mockprep.content.library import shipped_sources
from mockprep.content.nodes import find
from mockprep.content.syntax import MAX_DEPTH

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=12)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)
SHIPPED = [path for source in shipped_sources() for path in sorted(source.place.rglob("*.yaml"))]
BOTH_LOADERS = pytest.mark.parametrize("loader", [None, yaml.SafeLoader], ids=["libyaml", "pure"])


@settings(deadline=None)
@given(value=VALUES, flow=st.booleans())
def test_what_pyyaml_writes_is_read_as_pyyaml_reads_it(value: Any, flow: bool) -> None:
    text = yaml.safe_dump({"a": value}, default_flow_style=flow, allow_unicode=True)
    composition = compose(text)
    assert composition.root is not None
    assert composition.root.value == yaml.safe_load(text)


@BOTH_LOADERS
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_are_read_as_pyyaml_reads_them(path: Path, loader: Any) -> None:
    text = path.read_text(encoding="utf-8")
    composition = compose(text, loader)
    assert composition.root is not None
    assert composition.root.value == yaml.safe_load(text)


def test_merge_keys_and_aliases_are_followed() -> None:
    text = "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {<<: [*a, {z: 4}]}\nd: *a\n"
    composition = compose(text)
    assert composition.root is not None
    assert composition.root.value == yaml.safe_load(text)


@BOTH_LOADERS
def test_nodes_know_their_places(loader: Any) -> None:
    root = compose("a:\n  - b: 'c'\n    d: é x\n", loader).root
    assert root is not None
    element, inner = find(root, ("a", 0)).node, find(root, ("a", 0, "d")).node
    assert (element.line, element.column) == (2, 5)
    assert (inner.line, inner.column, inner.value) == (3, 8, "é x")


LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
)
MERGES = "a0: &a0 {x: 1}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}], k{n}: 1}}\n" for n in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, "aliases unfold to more than 100,000 values"),
        (MERGES, "aliases unfold to more than 100,000 values"),
        ("a: &a [*a]\n", "`*a` stands inside of what it repeats"),
        ("a: &a {b: {c: *a}}\n", "`*a` stands inside of what it repeats"),
        ("[" * 1_000_000, "nested more than 60 levels deep"),
        ("{a: " * 100_000, "nested more than 60 levels deep"),
        ("- " * 100_000, "nested more than 60 levels deep"),
        ("? " * 100_000, "nested more than 60 levels deep"),
        ("".join(" " * n + "a:\n" for n in range(2_000)), "nested more than 60 levels deep"),
    ],
    ids=["laughs", "merges", "cycle", "far cycle", "flow", "map", "dash", "key", "block"],
)
@BOTH_LOADERS
def test_a_bomb_is_a_problem_with_a_place(text: str, message: str, loader: Any) -> None:
    began = time.process_time()
    composition = compose(text, loader)
    assert composition.root is None
    assert [flaw.message for flaw in composition.flaws] == [message]
    assert composition.flaws[0].line >= 1
    assert time.process_time() - began < 5


def test_what_is_nested_less_is_read() -> None:
    text = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    assert compose(text).root is not None


def test_a_number_of_very_many_digits_is_no_number() -> None:
    (problem,) = parse_document("f.yaml", f"schema: {'9' * 5000}\n").problems[:1]
    assert "can't be read as the number" in problem.message


def test_python_objects_are_never_made() -> None:
    problems = parse_document("f.yaml", "a: !!python/object/apply:os.getcwd []\n").problems
    assert any("is a tag" in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("raw", "line", "column", "message"),
    [
        (b"a: \xe9\n", 1, 4, "the byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (
            b"a: b\nc: \x00\n",
            2,
            4,
            "the control character U+0000 has no place in YAML; take it out",
        ),
        ("a: b".encode("utf-16"), 1, 1, "written in UTF-16; save it as UTF-8"),
        (b"", 1, 1, "is empty; a content file begins with `schema: mockprep/bank@1`"),
    ],
)
def test_bytes_that_are_no_text(
    tmp_path: Path, raw: bytes, line: int, column: int, message: str
) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(raw)
    (problem,) = read_document(str(path)).problems
    assert (problem.line, problem.column, problem.message) == (line, column, message)


def test_a_byte_order_mark_and_line_ends_of_windows_are_welcome(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    text = skeleton("concept").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    document = read_document(str(path))
    assert document.problems == []
    assert [located.question.id for located in document.questions] == ["set-membership"]


def test_a_file_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (problem,) = read_document(str(path)).problems
    assert problem.message == "larger than 32 MiB; split it into several files"


def test_a_file_that_can_not_be_read_is_a_problem(tmp_path: Path) -> None:
    (problem,) = read_document(str(tmp_path / "gone.yaml")).problems
    assert problem.message == "can't be read: No such file or directory"


@pytest.mark.parametrize("kind", SKELETON_KINDS)
def test_skeletons_have_no_problems(kind: Any) -> None:
    document = parse_document("f.yaml", skeleton(kind, "other-name"))
    assert document.problems == []
    assert document.name == "other-name"
