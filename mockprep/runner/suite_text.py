"""Owns what is read from the text of a suite: its tests, how they are called and what they do."""

import ast
import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mockprep.domain.question import CodeQuestion, Suite
from mockprep.runner.cases import Case
from mockprep.runner.showing import MOST, visible

_LITERALS = (ast.Constant, ast.List, ast.Tuple, ast.Dict, ast.Set)
_RELATIVE = re.compile(r"assert(Not)?(In|Greater|Less|IsInstance|Regex|Raises|Warns)")
"""Assertions whose two values can't change places."""


@dataclass(frozen=True, slots=True)
class _Method:
    """A test method as it is written."""

    owner: str
    name: str
    node: ast.FunctionDef


class SuiteText:
    """The text of a suite, for showing; a text that can't be read shows nothing."""

    def __init__(self, suite: Suite) -> None:
        self._tree = ast.Module([], [])
        with contextlib.suppress(SyntaxError, ValueError, RecursionError):
            self._tree = ast.parse(suite.code)
        self._methods = {f"{m.owner}.{m.name}": m for m in _methods(self._tree)}
        self._has_many = len({method.owner for method in self._methods.values()}) > 1

    @property
    def names(self) -> tuple[str, ...]:
        """The tests that are written, as `Class.test_method`."""
        return tuple(self._methods)

    def ordered(self, names: Iterable[str]) -> list[str]:
        """Tests in the order of the text, those of a class together."""
        places = {name: at for at, name in enumerate(self._methods)}
        known = list(dict.fromkeys(names))
        owners = list(dict.fromkeys(name.partition(".")[0] for name in (*self._methods, *known)))
        return sorted(
            known, key=lambda n: (owners.index(n.partition(".")[0]), places.get(n, len(places)))
        )

    def case(self, name: str) -> Case:
        """The test as a case."""
        owner, _, method = name.partition(".")
        words = method.removeprefix("test").strip("_").replace("_", " ") or method
        shown = f"{owner}: {words}" if self._has_many else words
        written = self._methods.get(name)
        body = written.node.body if written else []
        return Case(name=visible(shown), group="visible", call=_told(body), job={})

    def statement(self, line: int) -> str:
        """The innermost statement around a line of the suite, on one line; empty without one."""
        found = self._at(line)
        return _told([found]) if found is not None else ""

    def names_wanted_first(self, line: int) -> bool:
        """Whether the assertion there has the wanted value, a literal, before the other."""
        found = self._at(line)
        for node in ast.walk(found) if found is not None else ():
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if len(node.args) >= 2:
                first, second = (_is_literal(arg) for arg in node.args[:2])
                return first and not second and not _RELATIVE.match(node.func.attr)
        return False

    def _at(self, line: int) -> ast.stmt | None:
        around = [
            node
            for node in ast.walk(self._tree)
            if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
            and not isinstance(node, ast.FunctionDef | ast.ClassDef)
        ]  # fmt: skip
        return max(around, key=lambda node: node.lineno, default=None)


def shared_support(question: CodeQuestion) -> dict[str, str]:
    """The modules of the suite that the answer imports as well, as starter and reference show.

    The rest is the tests' own and stays away from the answer.
    """
    assert question.suite is not None, "only a suite has support"
    reference = question.solutions.reference if question.solutions else ""
    wanted = {*_imported(question.starter), *_imported(reference)}
    return {name: text for name, text in question.suite.support.items() if name in wanted}


def free_name(suite: Suite) -> str:
    """A name for the module of the tests that no other module of the suite has."""
    name = f"{suite.module}_test"
    while name in suite.support:
        name += "s"
    return name


def _imported(text: str) -> set[str]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return set()
    nodes = list(ast.walk(tree))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def _is_literal(node: ast.expr) -> bool:
    """Whether a value is written out; a calculation is where all its parts are."""
    if isinstance(node, ast.UnaryOp):
        return _is_literal(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_literal(node.left) and _is_literal(node.right)
    return isinstance(node, _LITERALS)


def _methods(tree: ast.Module) -> Iterator[_Method]:
    for owner in tree.body:
        if isinstance(owner, ast.ClassDef):
            functions = [node for node in owner.body if isinstance(node, ast.FunctionDef)]
            for function in functions:
                if function.name.startswith("test"):
                    yield _Method(owner.name, function.name, function)


def _told(statements: list[ast.stmt]) -> str:
    """Statements on one line, without a docstring, cut where they are long."""
    if statements and isinstance(statements[0], ast.Expr):
        first = statements[0].value
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            statements = statements[1:]
    told = "; ".join(re.sub(r"\n\s*", " ", ast.unparse(node)) for node in statements)
    return visible(told if len(told) <= MOST else f"{told[: MOST - 4]} ...")
