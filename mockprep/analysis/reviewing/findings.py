"""Owns what the review works on: the candidate's code as read, and what was found in it."""

import ast
import difflib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\r|\n")
_TEST_NAME = re.compile(r"test|demo|check_", re.IGNORECASE)

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Finding:
    """What a tool or a check found at one place, before it is put into words."""

    rule: str
    line: int
    """Counted from 1."""
    column: int = 1
    """In characters, counted from 1."""
    names: tuple[str, ...] = ()
    """What it is about, as it stands in the code."""
    figure: str = ""
    """A number or a second name that the wording quotes."""
    message: str = ""
    """The tool's own words, for rules that have no wording of ours."""
    tool: str = "ruff"


@dataclass(frozen=True)
class ReviewedCode:
    """Code of a candidate that parses, and which part of it the question had given."""

    source: str
    """Lines end in a bare line feed."""
    tree: ast.Module
    entry: str = ""
    given: str = ""

    @classmethod
    def read(cls, source: str, given: str, entry: str) -> "ReviewedCode | None":
        """None for code that does not parse, or nests too deeply to be read."""
        source = _LINE_END.sub("\n", source)
        tree = _parsed(source)
        return cls(source, tree, entry, _LINE_END.sub("\n", given)) if tree is not None else None

    @cached_property
    def lines(self) -> list[str]:
        return self.source.split("\n")

    @cached_property
    def given_lines(self) -> frozenset[int]:
        """The numbers of the lines that stand in the starter as they are."""
        ours = [line.rstrip() for line in self.lines]
        theirs = [line.rstrip() for line in self.given.split("\n")]
        blocks = difflib.SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks()
        return frozenset(
            number + 1
            for block in blocks
            for number in range(block.b, block.b + block.size)
            if ours[number]
        )

    @cached_property
    def given_names(self) -> frozenset[str]:
        """The names that the question chose and not the candidate, its entry included."""
        tree = _parsed(self.given)
        return frozenset([self.entry, *(_names_in(tree) if tree is not None else ())])

    @cached_property
    def solution(self) -> tuple[ast.stmt, ...]:
        """The statements at the top level, without the candidate's own tests and their main."""
        return tuple(node for node in self.tree.body if not _is_own_test(node, self.entry))

    @cached_property
    def test_lines(self) -> frozenset[int]:
        """The numbers of the lines of the candidate's own tests."""
        tests = (node for node in self.tree.body if _is_own_test(node, self.entry))
        return frozenset(
            line for node in tests for line in range(node.lineno, (node.end_lineno or 0) + 1)
        )

    @cached_property
    def functions(self) -> tuple[Function, ...]:
        """Every function of the solution, inner ones and methods included."""
        return tuple(node for node in self.walk() if isinstance(node, Function))

    def walk(self) -> Iterator[ast.AST]:
        """Every node of the solution."""
        for statement in self.solution:
            yield from ast.walk(statement)

    def blocks(self) -> Iterator[list[ast.stmt]]:
        """Every block of statements of the solution, the one at the top level first."""
        yield list(self.solution)
        for node in self.walk():
            yield from blocks_of(node)

    def found(self, rule: str, node: ast.stmt | ast.expr, *names: str, figure: str = "") -> Finding:
        """A finding of our own at a node."""
        before = self.lines[node.lineno - 1].encode()[: node.col_offset]
        column = len(before.decode(errors="replace")) + 1
        return Finding(rule, node.lineno, column, names, figure, tool="mockprep")


def own_nodes(function: Function) -> Iterator[ast.AST]:
    """The nodes of a function's body, without those of the functions and classes within it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, Function | ast.ClassDef | ast.Lambda):
            waiting.extend(ast.iter_child_nodes(node))


def blocks_of(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """The blocks of statements directly within a node."""
    for name in ("body", "orelse", "finalbody"):
        block = getattr(node, name, None)
        if isinstance(block, list) and block:
            yield block
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield part.body


def _parsed(source: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            # Python warns of odd escapes on stderr, which is the screen of a terminal app.
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _names_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, Function | ast.ClassDef):
            yield node.name


def _is_own_test(node: ast.stmt, entry: str) -> bool:
    """Whether a statement at the top level tries the solution out and is no part of it.

    In a program, which has no entry, `main` is the solution.
    """
    if isinstance(node, ast.Assert):
        return True
    if isinstance(node, Function | ast.ClassDef):
        tries = _TEST_NAME.match(node.name) is not None or (node.name == "main" and bool(entry))
        return tries and node.name != entry
    if isinstance(node, ast.If):
        return "__name__" in {name.id for name in ast.walk(node.test) if isinstance(name, ast.Name)}
    return isinstance(node, ast.For | ast.Expr) and _calls(node, entry)


def _calls(node: ast.AST, name: str) -> bool:
    return any(
        isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == name
        for call in ast.walk(node)
    )
