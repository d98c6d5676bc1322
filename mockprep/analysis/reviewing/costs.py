"""Owns the checks for steps that cost more than they look: searches and moves within loops."""

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeGuard

from mockprep.analysis.reviewing.findings import Finding, Function, ReviewedCode

_LOOPS = ast.For | ast.AsyncFor | ast.While
_COMPREHENSIONS = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_MAKES_LIST = frozenset(["list", "sorted"])
_ENDS = {0: "min", -1: "max"}


def front_moves(code: ReviewedCode) -> Iterator[Finding]:
    """`xs.pop(0)` and `xs.insert(0, ...)` in a loop."""
    for node in _in_loops(code.solution):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=owner), attr="pop" | "insert" as method),
                args=[ast.Constant(value=0), *rest],
            ) if len(rest) == (method == "insert"):
                yield code.found("takes-from-front", node, f"{owner}.{method}")


def list_searches(code: ReviewedCode) -> Iterator[Finding]:
    """`in`, `.count` and `.index` on a list that may be long, once for every turn of a loop."""
    for function in code.functions:
        lists = _lists_of(function)
        for node in _in_loops(function.body):
            searched = _searched(node)
            if searched in lists and isinstance(node, ast.expr):
                yield code.found("looks-up-in-list", node, searched)


def sorts_for_extreme(code: ReviewedCode) -> Iterator[Finding]:
    """`sorted(xs)[0]` and `sorted(xs)[-1]`."""
    for node in code.walk():
        match node:
            case ast.Subscript(
                value=ast.Call(func=ast.Name(id="sorted"), args=[_]) as call, slice=index
            ) if (end := _constant(index)) in _ENDS:
                if not any(keyword.arg == "reverse" for keyword in call.keywords):
                    yield code.found("sorts-for-extreme", node, f"{_ENDS[end]}()")


def grown_texts(code: ReviewedCode) -> Iterator[Finding]:
    """`text += ...` in a loop, where text starts as a string."""
    for function in code.functions:
        texts = _names_bound_only_to(function, _is_text)
        for node in _in_loops(function.body):
            match node:
                case ast.AugAssign(target=ast.Name(id=name), op=ast.Add()) if name in texts:
                    yield code.found("grows-text", node, name)


def _in_loops(statements: list[ast.stmt] | tuple[ast.stmt, ...]) -> Iterator[ast.AST]:
    """Each node once that is done again and again, since a loop or a comprehension is around it."""
    waiting: list[tuple[ast.AST, bool]] = [(node, False) for node in reversed(statements)]
    while waiting:
        node, repeated = waiting.pop()
        if repeated:
            yield node
        once = _done_once(node)
        inside = repeated or isinstance(node, _LOOPS | _COMPREHENSIONS)
        children = reversed(list(ast.iter_child_nodes(node)))
        waiting += [(child, repeated if child in once else inside) for child in children]


def _done_once(node: ast.AST) -> list[ast.AST]:
    """The parts of a loop that are done before its first turn, or after its last."""
    if isinstance(node, ast.For | ast.AsyncFor):
        return [node.iter, *node.orelse]
    if isinstance(node, ast.While):
        return [*node.orelse]
    return [node.generators[0].iter] if isinstance(node, _COMPREHENSIONS) else []


def _searched(node: ast.AST) -> str:
    """The name of what a node walks through in search of something."""
    match node:
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[ast.Name(id=name)]):
            return name
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id=name), attr="count" | "index"), args=[what]
        ) if not isinstance(what, ast.Constant):
            return name
    return ""


def _lists_of(function: Function) -> set[str]:
    """The names that hold nothing but lists, in the function or by its type hints."""
    hinted = {
        argument.arg
        for argument in function.args.args
        if argument.annotation is not None
        and ast.unparse(argument.annotation).lower().startswith("list")
    }
    rebound = {node.id for node in ast.walk(function) if _is_stored(node)}
    return (hinted - rebound) | _names_bound_only_to(function, _is_list)


def _names_bound_only_to(function: Function, is_kind: Callable[[ast.expr], bool]) -> set[str]:
    """The names that get a value by plain assignments only, each of the kind."""
    made: Counter[str] = Counter()
    grown: Counter[str] = Counter()
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if is_kind(value):
                made[name] += 1
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                made[name] += is_kind(value)
            case ast.AugAssign(target=ast.Name(id=name), op=ast.Add()):
                grown[name] += 1
    stores = Counter(node.id for node in ast.walk(function) if _is_stored(node))
    return {name for name, times in made.items() if times and times + grown[name] == stores[name]}


def _is_stored(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _constant(node: ast.expr) -> object:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
            return -value
    return None


def _is_text(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _is_list(value: ast.expr) -> bool:
    """Whether it makes a list that may become long; a few literals are searched at once."""
    match value:
        case ast.List(elts=elements):
            return not elements or not all(isinstance(e, ast.Constant) for e in elements)
        case ast.Call(func=ast.Name(id=name)):
            return name in _MAKES_LIST
    return isinstance(value, ast.ListComp)
