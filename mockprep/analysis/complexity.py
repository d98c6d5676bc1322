"""Owns the verdict: what programs and functions cost at worst, and the lines that decide."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mockprep.analysis.cost.parameters import fill_up, parameter_values
from mockprep.analysis.cost.scopes import Scope
from mockprep.analysis.cost.sizes import is_dearer
from mockprep.analysis.cost.summing_up import cost_of, unread
from mockprep.analysis.cost.user_calls import call_function, is_stream
from mockprep.analysis.cost.values import Value
from mockprep.analysis.cost.walk import Walk
from mockprep.domain.execution import StaticCost
from mockprep.errors import MockprepError, UnknownName

Function = ast.FunctionDef | ast.AsyncFunctionDef
_PROGRAM_BUDGET = 60_000
"""How many nodes are read for a program, counted again for each time that they are read."""
_FUNCTION_BUDGET = 20_000
_ALL_FUNCTIONS_BUDGET = 120_000


class UnreadableCode(MockprepError):
    """Code that Python itself would refuse."""


@dataclass(frozen=True, slots=True)
class ProgramCost:
    """What reading a file says: of every function, and of the whole as a program."""

    functions: tuple[StaticCost, ...]
    program: StaticCost


def read_program(source: str, file: str = "the code") -> ProgramCost:
    """The cost of a file as a program that is run, and of each of its functions by itself.

    UnreadableCode, with file and line, for what is no Python.
    """
    tree = _parsed(source, file)
    walk = Walk(_PROGRAM_BUDGET, tree=tree)
    program = _settle(walk, "", 1, lambda: walk.execute(tree.body))
    functions: list[StaticCost] = []
    left = _ALL_FUNCTIONS_BUDGET
    names = _defined_names(tree)
    for owner, node in _definitions(tree):
        walk = Walk(min(left, _FUNCTION_BUDGET), scope=names, tree=tree)
        cost, used = _read_definition(walk, owner, node)
        left -= used
        functions.append(cost)
    return ProgramCost(tuple(functions), program)


def read_function(source: str, name: str, file: str = "the code") -> StaticCost:
    """The cost of one function, in its parameters; of a class, that of its dearest method.

    UnknownName where the file has no such function, UnreadableCode for what is no Python.
    """
    tree = _parsed(source, file)
    known = list(_definitions(tree))
    wanted = [
        (owner, node)
        for owner, node in known
        if name in (_full_name(owner, node), node.name) or (owner and owner.name == name)
    ]
    if not wanted:
        raise UnknownName("function", name, [_full_name(*each) for each in known])
    names = _defined_names(tree)
    exact = [each for each in wanted if _full_name(*each) == name]
    costs = [
        _read_definition(Walk(_FUNCTION_BUDGET, scope=names, tree=tree), owner, node)[0]
        for owner, node in exact or wanted
    ]
    worst = costs[0]
    for cost in costs[1:]:
        if is_dearer(cost.cls, worst.cls):
            worst = cost
    return worst


def _parsed(source: str, file: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as error:
        line = error.lineno or 1
        raise UnreadableCode(f"{file}:{line}: this is no Python: {error.msg}") from error
    except ValueError as error:
        raise UnreadableCode(f"{file}:1: this is no Python: {error}") from error
    except (RecursionError, MemoryError) as error:
        raise UnreadableCode(f"{file}:1: this is nested too deeply for Python") from error


def _definitions(tree: ast.Module) -> Iterator[tuple[ast.ClassDef | None, Function]]:
    """The functions of a module, and the methods of its classes."""
    for node in tree.body:
        if isinstance(node, Function):
            yield None, node
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, Function):
                    yield node, inner


def _full_name(owner: ast.ClassDef | None, node: Function) -> str:
    return f"{owner.name}.{node.name}" if owner else node.name


def _read_definition(
    walk: Walk, owner: ast.ClassDef | None, node: Function
) -> tuple[StaticCost, int]:
    """The cost of a function by itself, and how many nodes were read for it."""
    name, budget = _full_name(owner, node), walk.budget
    cost = _settle(walk, name, node.lineno, lambda: _call_by_itself(walk, owner, node))
    return cost, budget - walk.budget


def _defined_names(tree: ast.Module) -> Scope:
    """The functions, classes, modules and constants that a file gives names to."""
    walk = Walk(_ALL_FUNCTIONS_BUDGET, tree=tree)
    walk.execute(each for each in tree.body if _only_defines(each))
    return walk.scope


def _only_defines(node: ast.stmt) -> bool:
    """Whether a statement gives names to functions, modules and constants."""
    kinds = ast.Import | ast.ImportFrom | Function | ast.ClassDef
    if isinstance(node, kinds):
        return True
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant | ast.Lambda)


def _call_by_itself(walk: Walk, owner: ast.ClassDef | None, node: Function) -> None:
    bound: Value | None = None
    values = parameter_values(walk, node)
    if owner is not None and not is_stream(owner):
        bound = _instance(walk, owner, node)
        if not _is_static(node):
            values = values[1:]
    elif owner is not None:
        return
    function = Value("function", node=node, scope=walk.scope, owner=bound)
    call_function(walk, function, values, {}, node)


def _is_static(node: Function) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in node.decorator_list)


def _instance(walk: Walk, owner: ast.ClassDef, node: Function) -> Value:
    """An instance as it is after a while; its making is not a part of what a method costs."""
    made = Value("instance", name=owner.name, node=owner, scope=walk.scope)
    start = next(
        (e for e in owner.body if isinstance(e, ast.FunctionDef) and e.name == "__init__"), None
    )
    if node.name == "__init__":
        return made
    if start is not None:
        given = parameter_values(walk, start)[1:]
        function = Value("function", node=start, scope=walk.scope, owner=made)
        with walk.ledger.silence():
            call_function(walk, function, given, {}, start)
        walk.ledger.space.clear()
    fill_up(walk, made)
    return made


def _settle(walk: Walk, name: str, line: int, read: Callable[[], None]) -> StaticCost:
    """The verdict of a reading, whatever becomes of it."""
    try:
        read()
    except RecursionError:
        return unread(name, line, "this is nested too deeply to be read")
    return cost_of(walk, name, line)
