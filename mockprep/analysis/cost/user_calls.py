"""Owns calls of functions and classes that the code defines: their bodies are read in place."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.arguments import Arguments
from mockprep.analysis.cost.recursion import read_recursive
from mockprep.analysis.cost.recursion_shapes import shape_of
from mockprep.analysis.cost.scopes import Scope
from mockprep.analysis.cost.sizes import CONSTANT
from mockprep.analysis.cost.values import Value, joined_all, nothing, number

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import OpenCall, Walk

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_MOST_CALLS = 12
_STREAMS = frozenset({"IOBase", "FastIO", "FastI", "FastO", "RawIOBase", "TextIOWrapper"})


def call_function(
    walk: Walk, callee: Value, values: list[Value], named: dict[str, Value], node: ast.AST
) -> Value:
    """Read the body of a function with the values that it is called with."""
    definition = callee.node
    assert isinstance(definition, Definition)
    running = next((call for call in walk.calls if call.node is definition), None)
    if running is not None:
        return _called_again(walk, running, node)
    if len(walk.calls) >= _MOST_CALLS:
        walk.ledger.doubt(walk.line, "calls are nested too deeply to be followed", 0.5)
        return Value("unknown")
    return _read_body(walk, callee, definition, values, named, node)


def _called_again(walk: Walk, running: OpenCall, node: ast.AST) -> Value:
    """A recursive call: its cost is in the number of calls that the function makes in all."""
    if shape_of(running.node) is None:
        line = getattr(node, "lineno", walk.line)
        walk.ledger.doubt(line, "how often functions call each other is not clear", 0.3)
    return running.returned or number()


def _read_body(
    walk: Walk,
    callee: Value,
    definition: Definition,
    values: list[Value],
    named: dict[str, Value],
    node: ast.AST,
) -> Value:
    from mockprep.analysis.cost.walk import OpenCall

    scope = Scope(callee.scope)
    if callee.owner is not None and not _is_static(definition):
        values = [callee.owner, *values]
    _bind_parameters(walk, scope, definition.args, values, named)
    opened = OpenCall(definition, loop=walk.ledger.here)
    place = f"{getattr(node, 'lineno', 0)}:{getattr(node, 'col_offset', 0)}"
    with walk.inside(opened, scope, place):
        if isinstance(definition, ast.Lambda):
            return walk.evaluate(definition.body)
        shape = shape_of(definition)
        if shape is None:
            walk.execute(definition.body)
        else:
            read_recursive(walk, shape, definition, scope, callee.born)
    return opened.yielded or opened.returned or nothing()


def _is_static(definition: Definition) -> bool:
    decorators = getattr(definition, "decorator_list", [])
    return any(isinstance(each, ast.Name) and each.id == "staticmethod" for each in decorators)


def _bind_parameters(
    walk: Walk, scope: Scope, wanted: ast.arguments, values: list[Value], named: dict[str, Value]
) -> None:
    loop = walk.ledger.here
    positional = [*wanted.posonlyargs, *wanted.args]
    defaults: dict[str, ast.expr] = {}
    if wanted.defaults:
        late = positional[-len(wanted.defaults) :]
        defaults = {p.arg: d for p, d in zip(late, wanted.defaults, strict=True)}
    for parameter, default in zip(wanted.kwonlyargs, wanted.kw_defaults, strict=True):
        if default is not None:
            defaults[parameter.arg] = default
    for at, parameter in enumerate([*positional, *wanted.kwonlyargs]):
        if at < len(values) and at < len(positional):
            value = values[at]
        elif parameter.arg in named:
            value = named[parameter.arg]
        else:
            value = walk.evaluate(defaults.get(parameter.arg))
        scope.set(parameter.arg, value, loop)
    if wanted.vararg is not None:
        rest = values[len(positional) :]
        element = joined_all(tuple(rest))
        scope.set(wanted.vararg.arg, Value("tuple", CONSTANT, element, parts=tuple(rest)), loop)
    if wanted.kwarg is not None:
        scope.set(wanted.kwarg.arg, Value("dict"), loop)


def make_instance(walk: Walk, callee: Value, given: Arguments, node: ast.Call) -> Value:
    """Make an instance of a class and run its `__init__`."""
    definition = callee.node
    assert isinstance(definition, ast.ClassDef)
    if is_stream(definition):
        return Value("file", name=definition.name)
    made = Value("instance", name=definition.name, node=definition, scope=callee.scope)
    made.attributes.update(callee.attributes)
    made.born = walk.ledger.here
    start = method_of(made, "__init__")
    if start is not None:
        call_function(walk, start, given.values, given.named, node)
    else:
        _fill_fields(made, given)
    return made


def _fill_fields(made: Value, given: Arguments) -> None:
    """A class of annotated fields, as a dataclass or a named tuple is."""
    assert isinstance(made.node, ast.ClassDef)
    fields = [
        each.target.id
        for each in made.node.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    ]
    for name, value in zip(fields, given.values, strict=False):
        made.attributes[name] = value
    made.attributes.update(given.named)


def is_stream(definition: ast.ClassDef) -> bool:
    """Whether a class is there to read and write faster."""
    bases = {base.id for base in definition.bases if isinstance(base, ast.Name)}
    bases |= {base.attr for base in definition.bases if isinstance(base, ast.Attribute)}
    return bool(bases & _STREAMS) or definition.name in _STREAMS


def method_of(owner: Value, name: str) -> Value | None:
    """A method bound to an instance."""
    body = owner.node.body if isinstance(owner.node, ast.ClassDef) else []
    for each in body:
        if isinstance(each, ast.FunctionDef) and each.name == name:
            return Value("function", node=each, scope=owner.scope, owner=owner)
    return None
