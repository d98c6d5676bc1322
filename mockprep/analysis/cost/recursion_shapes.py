"""Owns the shape of a recursive function: how it calls itself, as written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Step = Literal["half", "less", "rest", "child", "near", "same", "part", "other"]
"""How an argument of a recursive call stands to the parameter: halved, one less, without its first
element, an attribute, an element of a list of neighbours, unchanged, filtered, anything else."""
MANY = 3
"""Calls in a loop count as many."""
_CACHES = frozenset({"lru_cache", "cache", "memoize", "memoise", "memo", "cached"})
_MEMOS = frozenset({"memo", "dp", "cache", "seen", "visited"})


@dataclass(frozen=True, slots=True)
class Shape:
    """How a function calls itself."""

    parameters: tuple[str, ...]
    steps: frozenset[Step]
    calls: int
    """How many calls of itself one run makes at most; in a loop, many."""
    cached: bool
    """Whether a decorator keeps the results."""
    changed: tuple[str, ...]
    """The parameters that the calls change."""
    euclid: bool
    near: tuple[ast.expr, ...]
    """The containers whose elements are visited: `near` in `for v in near[u]: visit(v)`."""


@lru_cache(maxsize=512)
def shape_of(node: ast.AST) -> Shape | None:
    """The shape of a function; None where it does not call itself."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    calls = [call for call in ast.walk(node) if _is_own_call(call, node.name)]
    if not calls:
        return None
    return _Reader(node).read([call for call in calls if isinstance(call, ast.Call)])


def _is_own_call(node: ast.AST, name: str) -> bool:
    if not isinstance(node, ast.Call):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id == name
    return (
        isinstance(node.func, ast.Attribute)
        and node.func.attr == name
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in ("self", "cls")
    )


class _Reader:
    """Reads one function."""

    def __init__(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.node = node
        names = [each.arg for each in [*node.args.posonlyargs, *node.args.args]]
        self.is_method = bool(names) and names[0] in ("self", "cls")
        self.parameters = names[1:] if self.is_method else names
        self.sources = dict(_assigned(node))
        self.loops = {
            target.id: each.iter
            for each in ast.walk(node)
            if isinstance(each, ast.For | ast.comprehension)
            for target in ast.walk(each.target)
            if isinstance(target, ast.Name)
        }

    def read(self, calls: list[ast.Call]) -> Shape:
        steps: set[Step] = set()
        changed: dict[str, None] = {}
        near: list[ast.expr] = []
        for call in calls:
            for parameter, argument in zip(self.parameters, call.args, strict=False):
                step = self.step(parameter, argument)
                if step == "same":
                    continue
                steps.add(step)
                changed[parameter] = None
                if step == "near":
                    near += self.visited(argument)
        return Shape(
            tuple(self.parameters),
            frozenset(steps),
            most_calls(self.node.body, self.node.name),
            any(_name_of(each) in _CACHES for each in self.node.decorator_list),
            tuple(changed),
            any(_has(arg, ast.Mod) for call in calls for arg in call.args),
            tuple(near),
        )

    def step(self, parameter: str, argument: ast.expr) -> Step:
        """How an argument stands to its parameter."""
        if isinstance(argument, ast.Name):
            return self.named(parameter, argument.id)
        if isinstance(argument, ast.Attribute):
            return "child"
        if self.is_half(argument):
            return "half"
        if isinstance(argument, ast.Subscript) and isinstance(argument.slice, ast.Slice):
            cut = argument.slice.lower is not None or argument.slice.upper is not None
            return "rest" if cut else "same"
        names = {part.id for part in ast.walk(argument) if isinstance(part, ast.Name)}
        if isinstance(argument, ast.ListComp | ast.Call) and names & {parameter}:
            return "part"
        if any(self.is_middle(name) for name in names):
            return "half"
        if any(name in self.loops for name in names) and not names & {parameter}:
            return "less" if self.counts(names) else "near"
        return "less" if isinstance(argument, ast.BinOp) else "other"

    def named(self, parameter: str, name: str) -> Step:
        """How a plain name stands to the parameter."""
        if name == parameter:
            return "same"
        if self.is_middle(name):
            return "half"
        if name in self.loops:
            return "less" if self.counts({name}) else "near"
        source = self.sources.get(name)
        if source is None:
            return "same" if name in self.parameters or name not in self.sources else "other"
        if isinstance(source, ast.ListComp):
            return "part"
        return self.step(parameter, source) if not isinstance(source, ast.Name) else "other"

    def counts(self, names: set[str]) -> bool:
        """Whether a loop variable counts through a range rather than going over elements."""
        return any(
            isinstance(source := self.loops.get(name), ast.Call)
            and _name_of(source.func) in ("range", "xrange")
            for name in names
        )

    def visited(self, argument: ast.expr) -> list[ast.expr]:
        """The containers of neighbours behind a loop variable."""
        names = {part.id for part in ast.walk(argument) if isinstance(part, ast.Name)}
        sources = [self.loops[name] for name in names if name in self.loops]
        return [each.value for each in sources if isinstance(each, ast.Subscript)]

    def is_middle(self, name: str) -> bool:
        """Whether a name was computed by halving."""
        return name in self.sources and self.is_half(self.sources[name])

    def is_half(self, node: ast.expr) -> bool:
        """Whether an expression divides by a constant, or cuts at the middle."""
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            bounds = [each for each in (node.slice.lower, node.slice.upper) if each is not None]
            return any(self.is_half(bound) for bound in bounds)
        names = [part.id for part in ast.walk(node) if isinstance(part, ast.Name)]
        if any(name in self.sources and _halves(self.sources[name]) for name in names):
            return True
        return _halves(node)


def _halves(node: ast.AST) -> bool:
    return any(
        isinstance(part, ast.BinOp)
        and isinstance(part.op, ast.FloorDiv | ast.RShift | ast.Div)
        and not _is_one(part.right)
        for part in ast.walk(node)
    )


def _is_one(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value == 1 and not isinstance(node, ast.BinOp)


def _has(node: ast.AST, op: type[ast.operator]) -> bool:
    return any(isinstance(part, ast.BinOp) and isinstance(part.op, op) for part in ast.walk(node))


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    for part in ast.walk(node):
        if isinstance(part, ast.Assign) and len(part.targets) == 1:
            target, value = part.targets[0], part.value
            if isinstance(target, ast.Name):
                yield target.id, value
            elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                for one, source in zip(target.elts, value.elts, strict=False):
                    if isinstance(one, ast.Name):
                        yield one.id, source


def _name_of(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        return _name_of(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def most_calls(body: list[ast.stmt], name: str) -> int:
    """How many calls of a function one run of some statements makes at most."""
    count = 0
    for at, statement in enumerate(body):
        if isinstance(statement, ast.If):
            inner = most_calls(statement.body, name)
            if _leaves(statement.body):
                rest = most_calls([*statement.orelse, *body[at + 1 :]], name)
                return count + _own(statement.test, name) + max(inner, rest)
            other = most_calls(statement.orelse, name)
            count += _own(statement.test, name) + max(inner, other)
        elif isinstance(statement, ast.For | ast.While):
            inner = most_calls([*statement.body, *statement.orelse], name)
            count += MANY if inner else 0
        elif isinstance(statement, ast.With | ast.Try):
            count += most_calls(statement.body, name)
        elif not isinstance(statement, ast.FunctionDef | ast.ClassDef):
            count += _own(statement, name)
    return min(count, MANY)


def _leaves(body: list[ast.stmt]) -> bool:
    return bool(body) and isinstance(body[-1], ast.Return | ast.Raise | ast.Continue | ast.Break)


def _own(node: ast.AST, name: str) -> int:
    """The calls within an expression; the branches of a choice exclude each other."""
    if isinstance(node, ast.IfExp):
        inner = max(_own(node.body, name), _own(node.orelse, name))
        return inner + _own(node.test, name)
    if isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp):
        return MANY if any(_is_own_call(part, name) for part in ast.walk(node)) else 0
    count = 1 if _is_own_call(node, name) else 0
    return count + sum(_own(child, name) for child in ast.iter_child_nodes(node))
