"""Owns containers that double: each round adds, for every element that is there, another one."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_COPIES = frozenset({"copy", "list", "dict", "set", "sorted", "tuple", "deepcopy"})
_VIEWS = frozenset({"items", "keys", "values", "copy"})
_ADDS = frozenset({"append", "add"})
_JOINS = frozenset({"extend", "update"})


def doubled_names(body: list[ast.stmt]) -> frozenset[str]:
    """The names of containers that a round of a loop may make twice as long.

    As all subsets are made by `found += [s + [x] for s in found]`, or over a copy of the container
    that is added to while the container is gone through.
    """
    found = set(_joined_to_themselves(body))
    sources = _sources(body)
    for loop in _nodes(body):
        if not isinstance(loop, ast.For):
            continue
        looped = _behind(loop.iter)
        for added in _added_to(loop.body, loop.target):
            if added == looped and (
                not isinstance(loop.iter, ast.Name) or _lasts(body, loop, added)
            ):
                found.add(added)
            elif looped in sources.get(added, ()) and added in sources.get(looped, ()):
                found.add(looped)
    return frozenset(found)


def _lasts(body: list[ast.stmt], loop: ast.For, name: str) -> bool:
    """Whether a list that is gone through while it grows is the same one in every round.

    A queue is not: what it gets are neighbours, in a loop of their own.
    """
    inner = any(isinstance(node, ast.For | ast.While) for node in _nodes(loop.body))
    return not inner and name not in _sources(body)


def _joined_to_themselves(body: list[ast.stmt]) -> Iterator[str]:
    for node in _nodes(body):
        name, added = _joined(node)
        if any(_goes_through(each, name) for each in added):
            yield name


def _joined(node: ast.AST) -> tuple[str, list[ast.expr]]:
    """The name of a container, and what is joined to it: `c += x`, `c = c + x`, `c.extend(x)`."""
    if isinstance(node, ast.AugAssign):
        return ast.unparse(node.target), [node.value]
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        name, sides = ast.unparse(node.targets[0]), [node.value.left, node.value.right]
        return (name, sides) if any(ast.unparse(side) == name for side in sides) else ("", [])
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return "", []
    return (ast.unparse(node.func.value), node.args) if node.func.attr in _JOINS else ("", [])


def _goes_through(node: ast.expr, name: str) -> bool:
    """Whether a comprehension makes an element for each that a name has."""
    return any(
        isinstance(part, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp)
        and any(_behind(generator.iter) == name for generator in part.generators)
        for part in ast.walk(node)
    )


def _sources(body: list[ast.stmt]) -> dict[str, set[str]]:
    """For each name, what it is given: the name itself or a copy."""
    found: dict[str, set[str]] = {}
    for node in _nodes(body):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, set()).add(_behind(node.value))
    return found


def _behind(node: ast.expr) -> str:
    """The container behind a copy or a view of it, by name."""
    while not isinstance(node, ast.Name):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr not in _VIEWS:
                return ""
            node = node.func.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            if node.func.id not in _COPIES:
                return ""
            node = node.args[0]
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
            node = node.value
        else:
            return ""
    return node.id


def _added_to(body: list[ast.stmt], target: ast.expr) -> Iterator[str]:
    """The containers that get more elements; what is stored at the loop's own key is there."""
    own = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
    for node in _nodes(body):
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            is_own = isinstance(node.slice, ast.Name) and node.slice.id in own
            if isinstance(node.value, ast.Name) and not is_own:
                yield node.value.id
        elif isinstance(node, ast.Attribute) and node.attr in _ADDS:
            yield ast.unparse(node.value)


def _nodes(body: list[ast.stmt]) -> Iterator[ast.AST]:
    for statement in body:
        yield from ast.walk(statement)
