"""Owns the checks of names and signatures: cryptic or vague names, hints, parameters unread."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from mockprep.analysis.reviewing.findings import Finding, Function, ReviewedCode, own_nodes

_CUSTOMARY = frozenset(
    [
        *("i", "j", "k", "n", "m", "x", "y", "z", "_", "lo", "hi", "dp", "fn", "id", "ok", "up"),
        *("dx", "dy", "nx", "ny", "dr", "dc", "nr", "nc", "xs", "ys", "it", "io", "db", "op", "ip"),
        *("to", "at", "by", "on", "no", "pi", "dq", "uf", "os", "re", "np", "pd", "ch", "kv", "ms"),
    ]
)
_SHORT_FUNCTIONS = frozenset(["dp", "go", "up", "ok", "lo", "hi", "fn", "is", "to", "at", "op"])
_VAGUE = frozenset(["foo", "bar", "baz", "temp", "tmp", "stuff", "thing", "things", "asdf", "junk"])
_FAR = 12
"""Lines over which a one-letter name is still understood."""
_NEAR = 3
"""Lines over which it does not matter how something is called: two values change places."""
_NOT_SELF = frozenset(["self", "cls"])


@dataclass(frozen=True, slots=True)
class _Binding:
    """A name that a function binds for more than a loop, and the lines over which it lives."""

    name: str
    node: ast.expr
    lines: int


def cryptic_names(code: ReviewedCode) -> Iterator[Finding]:
    """One letter that lives long and two letters that nobody knows; a single one is let pass."""
    cryptic = [b for f in code.functions for b in _bindings(f) if _is_cryptic(b)]
    chosen = [b for b in cryptic if b.name not in code.given_names]
    if len({binding.name for binding in chosen}) > 1:
        for binding in chosen:
            yield code.found("cryptic-name", binding.node, binding.name)


def vague_names(code: ReviewedCode) -> Iterator[Finding]:
    """`temp`, `foo` and their like, unless they are gone after a few lines."""
    for function in code.functions:
        for binding in _bindings(function):
            if binding.name.rstrip("0123456789") in _VAGUE and binding.lines > _NEAR:
                yield code.found("vague-name", binding.node, binding.name)


def cryptic_functions(code: ReviewedCode) -> Iterator[Finding]:
    """Functions of one or two letters."""
    for function in code.functions:
        if len(function.name) < 3 and function.name not in _SHORT_FUNCTIONS | {code.entry}:
            yield code.found("cryptic-function", function, function.name)


def unannotated(code: ReviewedCode) -> Iterator[Finding]:
    """Functions without any type hint, apart from private ones and those within functions."""
    for function in _outer_functions(code):
        arguments = _arguments(function)
        hinted = function.returns or any(argument.annotation for argument in arguments)
        if not hinted and arguments and not function.name.startswith("_"):
            yield code.found("unannotated", function, function.name)


def unread_requirements(code: ReviewedCode) -> Iterator[Finding]:
    """Parameters that the question prescribes and that the solution never looks at."""
    for function in _outer_functions(code):
        if all(_is_placeholder(statement) for statement in function.body):
            continue
        read = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
        for argument in _arguments(function):
            unread = argument.arg not in read and not argument.arg.startswith("_")
            if unread and argument.arg in code.given_names:
                yield code.found("unread-requirement", function, argument.arg)


def _outer_functions(code: ReviewedCode) -> Iterator[Function]:
    for statement in code.solution:
        inside = statement.body if isinstance(statement, ast.ClassDef) else [statement]
        yield from (node for node in inside if isinstance(node, Function))


def _arguments(function: Function) -> list[ast.arg]:
    every = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return [argument for argument in every if argument.arg not in _NOT_SELF]


def _is_placeholder(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.Pass | ast.Raise)


def _bindings(function: Function) -> Iterator[_Binding]:
    """What plain assignments bind; loops and taking apart give short names for short lives."""
    last_lines: dict[str, int] = {}
    for node in ast.walk(function):
        if isinstance(node, ast.Name):
            last_lines[node.id] = max(node.lineno, last_lines.get(node.id, 0))
    seen: set[str] = set()
    assigned = sorted(_assigned(function), key=lambda name: name.lineno)
    for name in assigned:
        if name.id not in seen:
            seen.add(name.id)
            yield _Binding(name.id, name, last_lines[name.id] - name.lineno + 1)


def _assigned(function: Function) -> Iterator[ast.Name]:
    for node in own_nodes(function):
        match node:
            case ast.Assign(targets=[ast.Name() as name], value=value) if not _is_length(value):
                yield name
            case ast.AnnAssign(target=ast.Name() as name) | ast.NamedExpr(target=name):
                yield name


def _is_length(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "len"


def _is_cryptic(binding: _Binding) -> bool:
    name = binding.name
    if name in _CUSTOMARY or name.startswith("_") or name.isupper() or name[-1].isdigit():
        return False
    return len(name) == 2 or (len(name) == 1 and binding.lines > _FAR)
