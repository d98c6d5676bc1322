"""Owns the checks of how a solution meets its caller: prints, its arguments, cases of one's own."""

import ast
from collections.abc import Iterator

from mockprep.analysis.reviewing.findings import Finding, Function, ReviewedCode, own_nodes

_MEANT_TO_PRINT = ("print", "show", "display", "log", "dump", "debug", "render", "draw")
_CHANGES = frozenset(
    ["sort", "reverse", "clear", "remove", "pop", "popitem", "insert", "append", "extend"]
)
_FEW_CASES = 2


def prints(code: ReviewedCode) -> Iterator[Finding]:
    """Prints in the functions of a task that asks for a value."""
    for function in code.functions if code.entry else ():
        found = next(_calls_of("print", function), None)
        if found is None or function.name.startswith(_MEANT_TO_PRINT):
            continue
        if function.name == code.entry and not _gives_value(function):
            yield code.found("prints-result", function, function.name)
        else:
            yield code.found("debug-print", found, function.name)


def changed_arguments(code: ReviewedCode) -> Iterator[Finding]:
    """What the entry changes in its caller's lists and dictionaries, besides giving a value."""
    for function in code.functions:
        if function.name != code.entry or not _gives_value(function):
            continue
        nodes = list(own_nodes(function))
        theirs = {argument.arg for argument in function.args.args} - {
            node.id for node in nodes if isinstance(node, ast.Name) and _is_stored(node)
        }
        for node in nodes:
            if isinstance(node, ast.expr) and (name := _changed(node)) in theirs:
                yield code.found("changes-argument", node, name)


def untested_edges(code: ReviewedCode) -> Iterator[Finding]:
    """Cases of one's own of which none is an empty, a single or a negative value."""
    calls = [call for call in _calls_of(code.entry, code.tree) if call.lineno in code.test_lines]
    calls.sort(key=lambda call: call.lineno)
    if len(calls) >= _FEW_CASES and not any(_is_edge(call) for call in calls):
        yield code.found("no-edge-case", calls[0])


def _calls_of(name: str, tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=called)) if called == name:
                yield node


def _gives_value(function: Function) -> bool:
    return any(
        (isinstance(node, ast.Return) and node.value is not None)
        or isinstance(node, ast.Yield | ast.YieldFrom)
        for node in own_nodes(function)
    )


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _changed(node: ast.expr) -> str:
    """The name of the list or dictionary that an expression changes, or nothing."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
            return name if method in _CHANGES else ""
        case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
            return name
    return ""


def _is_edge(call: ast.Call) -> bool:
    values = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(_is_edge_value(value) for value in values)


def _is_edge_value(value: ast.expr) -> bool:
    match value:
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
            return len(parts) < 2 or any(_is_edge_value(part) for part in parts)
        case ast.Dict(keys=keys):
            return len(keys) < 2
        case ast.Constant(value=constant):
            return not constant
        case ast.UnaryOp(op=ast.USub()) | ast.Call():
            return True
    # A name or an arithmetic expression: what it holds can't be told, so it is believed.
    return True
