"""Owns the readability checks of Python code; each says what it minds, or nothing."""

import ast
from collections.abc import Callable, Iterator, Set

_LONGEST_FUNCTION = 40
_DEEPEST = 3
_SHORT_NAME = 3
_KNOWN_SHORT = frozenset(
    [
        *"abcdefghijklmnpqrstuvwxyz_",
        "lo",
        "hi",
        "dp",
        "fn",
        "id",
        "ok",
        "up",
        "dx",
        "dy",
        "nx",
        "ny",
    ]
)
_MOST_NAMED = 3


def blemishes(tree: ast.Module, given: Set[str]) -> dict[str, str]:
    """For each check its blemish in words, empty where there is none.

    `given` are names that the candidate did not choose.
    """
    return {name: check(tree, given) for name, check in _CHECKS.items()}


def _cryptic_names(tree: ast.Module, given: Set[str]) -> str:
    """Names of one or two letters, apart from those that everyone knows."""
    chosen = {name for name, _ in _assigned(tree)} - given
    short = sorted(n for n in chosen if len(n) < _SHORT_NAME and n not in _KNOWN_SHORT)
    letters = [n for n in chosen if len(n) == 1 and n != "_"]
    if len(letters) > 6 and len(letters) * 2 > len(chosen):
        return "names that say what they hold (most are single letters)"
    return f"longer names for {', '.join(short[:_MOST_NAMED])}" if len(short) > 1 else ""


def _long_functions(tree: ast.Module, given: Set[str]) -> str:
    for node in _functions(tree):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > _LONGEST_FUNCTION:
            return f"shorter functions ({node.name} has {length} lines)"
    return ""


def _deep_nesting(tree: ast.Module, given: Set[str]) -> str:
    for node in _functions(tree):
        depth = max((_depth(statement) for statement in node.body), default=0)
        if depth > _DEEPEST:
            return f"less nesting ({node.name} goes {depth} levels deep)"
    return ""


def _depth(node: ast.stmt) -> int:
    """How many blocks stand within one another; an `elif` stands beside its `if`, not below."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return 0
    own = isinstance(node, ast.For | ast.While | ast.If | ast.With | ast.Try)
    return own + max((_depth(inner) for inner in _inner(node)), default=0)


def _inner(node: ast.stmt) -> Iterator[ast.stmt]:
    """The statements in the blocks of a statement, those of all its `elif`s included."""
    while isinstance(node, ast.If) and len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        yield from node.body
        node = node.orelse[0]
    for block in ("body", "orelse", "finalbody"):
        yield from getattr(node, block, ())
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield from part.body


def _unused_names(tree: ast.Module, given: Set[str]) -> str:
    used = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    exported = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    unused = [
        name
        for name, is_loop in _assigned(tree)
        if name not in used and not name.startswith("_") and not is_loop and name not in exported
    ]
    imported = [name for name in _imported(tree) if name not in used]
    if gone := sorted({*unused, *imported}):
        return f"no unused names ({', '.join(gone[:_MOST_NAMED])})"
    return ""


def _broad_excepts(tree: ast.Module, given: Set[str]) -> str:
    bare = any(isinstance(node, ast.ExceptHandler) and node.type is None for node in ast.walk(tree))
    return "an except that names what it expects" if bare else ""


def _strange_idiom(tree: ast.Module, given: Set[str]) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.For) and _is_index_loop(node):
            return "enumerate or plain iteration instead of range(len(...))"
        if isinstance(node, ast.Compare) and _compares_with_constant(node):
            return "`is None`, and truth values without == True"
        if isinstance(node, ast.arguments) and any(
            isinstance(default, ast.List | ast.Dict | ast.Set) for default in node.defaults
        ):
            return "no mutable default arguments"
    return ""


def _is_index_loop(loop: ast.For) -> bool:
    """`for i in range(len(xs))` in which i only serves to read xs[i]."""
    call = loop.iter
    if not (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "range"
        and len(call.args) == 1
        and isinstance(call.args[0], ast.Call)
        and isinstance(call.args[0].func, ast.Name)
        and call.args[0].func.id == "len"
        and isinstance(loop.target, ast.Name)
    ):
        return False
    index = loop.target.id
    body = [node for statement in loop.body for node in ast.walk(statement)]
    uses = sum(isinstance(node, ast.Name) and node.id == index for node in body)
    reads = sum(
        isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Load)
        and isinstance(node.slice, ast.Name)
        and node.slice.id == index
        for node in body
    )
    return uses > 0 and uses == reads


def _compares_with_constant(node: ast.Compare) -> bool:
    return any(
        isinstance(operator, ast.Eq | ast.NotEq)
        and isinstance(right, ast.Constant)
        and (right.value is None or isinstance(right.value, bool))
        for operator, right in zip(node.ops, node.comparators, strict=True)
    )


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _assigned(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Each name that is given a value, and whether by a loop or by taking something apart."""
    taken_apart: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension | ast.Tuple | ast.List):
            targets = [node.target] if isinstance(node, ast.For | ast.comprehension) else node.elts
            taken_apart |= {id(inner) for target in targets for inner in ast.walk(target)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, id(node) in taken_apart


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                if alias.name not in ("*", "annotations"):
                    yield (alias.asname or alias.name).partition(".")[0]


_CHECKS: dict[str, Callable[[ast.Module, Set[str]], str]] = {
    "names": _cryptic_names,
    "length": _long_functions,
    "nesting": _deep_nesting,
    "unused": _unused_names,
    "excepts": _broad_excepts,
    "idiom": _strange_idiom,
}
