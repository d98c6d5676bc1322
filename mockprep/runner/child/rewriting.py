"""Owns the counted form of a candidate's code: the same program, which also tells what it costs.

Hooks are added to the syntax tree: a tick where a loop's body or a function begins, and a detour
where a built-in does work that no line of the candidate shows, such as `in`, slices, `+` and calls.
The hooks themselves are handed in when the code is run; see `ledger.py`.
"""

import ast
import copy
from typing import Any

PREFIX = "_mockprep_"
"""What the name of every hook begins with."""


def counted_form(source: str, filename: str) -> Any:
    """The code object of `source` with hooks; SyntaxError as `compile` raises it."""
    tree = ast.parse(source, filename)
    counted = ast.fix_missing_locations(_Hooks().visit(tree))
    return compile(counted, filename, "exec", dont_inherit=True)


def _hook(name: str, *args: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(PREFIX + name, ast.Load()), list(args), [])


def _body(first: ast.stmt, body: list[ast.stmt]) -> list[ast.stmt]:
    return [ast.copy_location(first, body[0]), *body]


def _lines(body: list[ast.stmt]) -> ast.expr:
    """How many statements a block runs through at least."""
    return ast.Constant(len(body))


def _slice_of(node: ast.expr) -> ast.expr:
    """The index of a subscript as an expression that may stand anywhere."""
    if not isinstance(node, ast.Slice):
        return node
    parts = [part or ast.Constant(None) for part in (node.lower, node.upper, node.step)]
    return _hook("span", *parts)


def _yields(node: ast.AST) -> bool:
    """Whether a function's own body makes it a generator."""
    inner = list(ast.iter_child_nodes(node))
    while inner:
        child = inner.pop()
        if isinstance(child, ast.Yield | ast.YieldFrom | ast.Await):
            return True
        if not isinstance(
            child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef
        ):
            inner.extend(ast.iter_child_nodes(child))
    return False


class _Hooks(ast.NodeTransformer):
    """Adds the hooks, from the inside out."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        plain = not _yields(node)
        body = node.body
        node.body = [self.visit(statement) for statement in body]
        node.decorator_list = [self.visit(decorator) for decorator in node.decorator_list]
        node.args = self.visit(node.args)
        head = [body[0]] if _is_docstring(body[0]) else []
        rest = node.body[len(head) :]
        if not rest:
            return node
        enter = ast.Expr(_hook("enter" if plain else "tick", _lines(rest)))
        if plain:
            leave = ast.Expr(_hook("leave"))
            rest = [ast.Try(rest, [], [], [ast.copy_location(leave, rest[-1])])]
            ast.copy_location(rest[0], node)
        node.body = [*head, *_body(enter, rest)]
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        self.generic_visit(node)
        tick = _hook("tick", ast.Constant(1))
        node.body = ast.IfExp(tick, node.body, ast.Constant(None))
        return node

    def visit_For(self, node: ast.For) -> ast.AST:
        return self._loop(node)

    def visit_While(self, node: ast.While) -> ast.AST:
        return self._loop(node)

    def _loop(self, node: ast.For | ast.While) -> ast.AST:
        self.generic_visit(node)
        node.body = _body(ast.Expr(_hook("tick", _lines(node.body))), node.body)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        self.generic_visit(node)
        node.ifs = [_hook("tick", ast.Constant(1)), *node.ifs]
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                argument.value = _hook("copied", argument.value)
        node.func = ast.copy_location(_hook("known", node.func), node.func)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        name = {ast.In: "contains", ast.NotIn: "contains", ast.Eq: "equal", ast.NotEq: "unequal"}
        if len(node.ops) > 1 or type(node.ops[0]) not in name:
            return node
        call = _hook(name[type(node.ops[0])], node.left, node.comparators[0])
        negated = isinstance(node.ops[0], ast.NotIn)
        counted = ast.UnaryOp(ast.Not(), call) if negated else call
        return ast.copy_location(counted, node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        name = _OPERATORS.get(type(node.op))
        if name is None or (name != "multiplied" and _has_number(node)):
            return node
        return ast.copy_location(_hook(name, node.left, node.right), node)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.op, ast.Add) or _is_number(node.value):
            return node
        if not _may_be_read_twice(node.target):
            return node
        extended = _hook("extended", _loaded(node.target), node.value)
        return ast.copy_location(ast.Assign([node.target], extended), node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        self.generic_visit(node)
        return ast.copy_location(_hook("copied", node), node)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.AST:
        # A format may hold a JoinedStr of its own, which has to stay one.
        node.value = self.visit(node.value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and isinstance(node.slice, ast.Slice):
            return ast.copy_location(_hook("copied", node), node)
        return node

    def visit_List(self, node: ast.List) -> ast.AST:
        return self._display(node)

    def visit_Tuple(self, node: ast.Tuple) -> ast.AST:
        return self._display(node)

    def _display(self, node: ast.List | ast.Tuple) -> ast.AST:
        self.generic_visit(node)
        if _has_star(node.elts) and isinstance(node.ctx, ast.Load):
            return ast.copy_location(_hook("copied", node), node)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        self.generic_visit(node)
        if len(node.targets) > 1:
            return node
        target = node.targets[0]
        if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Slice):
            where = _slice_of(target.slice)
            return ast.copy_location(ast.Expr(_hook("put", node.value, target.value, where)), node)
        if isinstance(target, ast.Tuple | ast.List) and _has_star(target.elts):
            node.value = _hook("copied", node.value)
        return node

    def visit_Delete(self, node: ast.Delete) -> ast.AST:
        self.generic_visit(node)
        if len(node.targets) > 1 or not isinstance(node.targets[0], ast.Subscript):
            return node
        target = node.targets[0]
        call = _hook("delete", target.value, _slice_of(target.slice))
        return ast.copy_location(ast.Expr(call), node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def visit_Match(self, node: ast.Match) -> ast.AST:
        node.subject = self.visit(node.subject)
        for case in node.cases:
            case.body = [self.visit(statement) for statement in case.body]
            case.guard = self.visit(case.guard) if case.guard else None
        return node


_OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "added",
    ast.Mult: "multiplied",
    ast.BitOr: "joined",
    ast.BitAnd: "met",
    ast.Sub: "less",
}


def _has_star(elements: list[ast.expr]) -> bool:
    return any(isinstance(element, ast.Starred) for element in elements)


def _has_number(node: ast.BinOp) -> bool:
    """Whether one side says that this is arithmetic."""
    return _is_number(node.left) or _is_number(node.right)


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _may_be_read_twice(node: ast.expr) -> bool:
    """Whether an expression is made of names, attributes, indexes and constants alone."""
    if isinstance(node, ast.Attribute):
        return _may_be_read_twice(node.value)
    if isinstance(node, ast.Subscript):
        return _may_be_read_twice(node.value) and _may_be_read_twice(node.slice)
    return isinstance(node, ast.Name | ast.Constant)


def _loaded(target: ast.expr) -> ast.expr:
    """What is assigned to, as an expression that is read."""
    read = copy.copy(target)
    read.ctx = ast.Load()  # type: ignore[attr-defined]
    return read


def _is_docstring(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )
