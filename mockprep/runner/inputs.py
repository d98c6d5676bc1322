"""Owns inputs made from a function's annotations, where no question says how to make them."""

import ast

from mockprep.domain.question import Generate, Scale

SIZES = (64, 256)
"""Sizes to see to at least; measuring goes on from there as far as its time allows."""
_LIMIT_SECONDS = 1.0
_LETTERS = '"abcdefghij"'
_CONTAINERS = {"list", "List", "Sequence", "Iterable", "Collection", "MutableSequence"}
_SETS = {"set", "Set", "frozenset", "FrozenSet", "AbstractSet"}
_DICTS = {"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "Counter"}


class Unmakeable(ValueError):
    """Inputs can't be made for a parameter; the text names it and says why."""


def generator_for(source: str, name: str) -> Generate:
    """How inputs of size n are made for the function `name`, from its annotations.

    Every list, set, mapping and text has n elements. A number is below n, or is n where there are
    numbers only. Unmakeable where a parameter has no annotation, or one that is not understood.
    """
    function = _function(ast.parse(source), name)
    parameters = _required(function)
    kinds = [_kind(parameter) for parameter in parameters]
    only_numbers = all(kind == "int" for kind in kinds)
    if not kinds:
        raise Unmakeable(f"{name} takes nothing that could grow")
    values = [
        _value(parameter, parameter.annotation, grows=only_numbers and at == 0)
        for at, parameter in enumerate(parameters)
    ]
    code = f"def make(n, rng):\n    return [{', '.join(values)}]\n"
    return Generate(code=code, scale=Scale(sizes=SIZES, limit_seconds=_LIMIT_SECONDS))


def _function(tree: ast.Module, name: str) -> ast.FunctionDef:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return node
    raise Unmakeable(f"there is no function {name} at the top of the file")


def _required(function: ast.FunctionDef) -> list[ast.arg]:
    given = function.args
    positional = [*given.posonlyargs, *given.args]
    if any(default is None for default in given.kw_defaults):
        raise Unmakeable(f"{function.name} has parameters that must be named")
    return positional[: len(positional) - len(given.defaults)]


def _kind(parameter: ast.arg) -> str:
    if parameter.annotation is None:
        raise Unmakeable(f"the parameter {parameter.arg} has no annotation")
    return _name(parameter.annotation)


def _name(annotation: ast.expr) -> str:
    """The outermost type: `list` of `list[int]`."""
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return _name(ast.parse(annotation.value, mode="eval").body)
    if isinstance(annotation, ast.Subscript):
        return _name(annotation.value)
    if isinstance(annotation, ast.Attribute):
        return annotation.attr
    return annotation.id if isinstance(annotation, ast.Name) else ast.unparse(annotation)


def _value(parameter: ast.arg, annotation: ast.expr | None, *, grows: bool = False) -> str:
    """An expression in `n` and `rng` for a value of the annotated type."""
    if annotation is None:
        raise Unmakeable(f"the parameter {parameter.arg} has no annotation")
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    name, inner = _name(annotation), _inner(annotation)
    if name == "int" and grows:
        return "n"
    if name in _PLAIN:
        return _PLAIN[name]
    element = inner[0] if inner else ast.Name("int")
    if name in _CONTAINERS:
        return f"[{_element(parameter, element)} for _ in range(n)]"
    if name in _SETS:
        kind = "frozenset" if name.lower() == "frozenset" else "set"
        return f"{kind}({_element(parameter, element)} for _ in range(n))"
    if name in _DICTS and len(inner) in (0, 1, 2):
        key = _element(parameter, element)
        entry = _element(parameter, inner[1]) if len(inner) == 2 else "rng.randrange(n)"
        return f"{{{key}: {entry} for _ in range(n)}}"
    if name in ("tuple", "Tuple") and inner:
        return _tuple(parameter, inner)
    shown = ast.unparse(annotation)
    raise Unmakeable(f"no inputs can be made for the parameter {parameter.arg}: {shown}")


def _tuple(parameter: ast.arg, inner: list[ast.expr]) -> str:
    if isinstance(inner[-1], ast.Constant) and inner[-1].value is ...:
        return f"tuple({_element(parameter, inner[0])} for _ in range(n))"
    return f"({', '.join(_element(parameter, each) for each in inner)},)"


def _element(parameter: ast.arg, annotation: ast.expr) -> str:
    """A value within another; texts within lists stay short."""
    name = _name(annotation)
    if name == "str":
        return f'"".join(rng.choice({_LETTERS}) for _ in range(8))'
    return _PLAIN[name] if name in _PLAIN else _value(parameter, annotation)


def _inner(annotation: ast.expr) -> list[ast.expr]:
    if not isinstance(annotation, ast.Subscript):
        return []
    inside = annotation.slice
    return list(inside.elts) if isinstance(inside, ast.Tuple) else [inside]


_PLAIN = {
    "int": "rng.randrange(max(1, n))",
    "float": "rng.random() * n",
    "bool": "rng.random() < 0.5",
    "str": f'"".join(rng.choice({_LETTERS}) for _ in range(n))',
    "bytes": "rng.randbytes(n)",
    "Any": "rng.randrange(max(1, n))",
    "object": "rng.randrange(max(1, n))",
}
