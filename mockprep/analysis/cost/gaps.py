"""Owns gaps: how far two bounds are apart, as written, where what they share falls away.

`range(i, i + 3)` goes round three times whatever i is, and `text[i : i + k]` is k long.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.guards import quiet
from mockprep.analysis.cost.sizes import CONSTANT, Size, plus, smaller

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

_MOST_WAYS = 8
Linear = dict[str, int]
"""A sum of terms as written, with how often each is added."""


def gap_between(walk: Walk, low: ast.expr, high: ast.expr) -> Size | None:
    """The size of high - low; None where they share nothing, or nothing comes of it."""
    found: Size | None = None
    for low_terms in _ways(low, "max"):
        for high_terms in _ways(high, "min"):
            if not low_terms.keys() & high_terms.keys():
                continue
            size = _left_over(walk, low_terms, high_terms)
            if size is not None:
                found = size if found is None else smaller(found, size)
    return found


def _left_over(walk: Walk, low: Linear, high: Linear) -> Size | None:
    """What is left of high - low; what is taken off makes it no larger."""
    size = CONSTANT
    shared = False
    for term in low.keys() | high.keys():
        count = high.get(term, 0) - low.get(term, 0)
        shared = shared or (count == 0 and term in low)
        if count > 0:
            part = ast.parse(term, mode="eval").body
            size = plus(size, quiet(walk, ast.fix_missing_locations(part)).size)
    return size if shared else None


def _ways(node: ast.expr, chooses: str) -> list[Linear]:
    """The sums that a bound is no further out than: of min(a, b) + c, both a + c and b + c."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == chooses:
        return [way for each in node.args for way in _ways(each, chooses)][:_MOST_WAYS]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        sign = 1 if isinstance(node.op, ast.Add) else -1
        rights = _ways(node.right, chooses) if sign == 1 else [_terms(node.right)]
        ways = [_added(a, b, sign) for a in _ways(node.left, chooses) for b in rights]
        return ways[:_MOST_WAYS]
    return [_terms(node)]


def _terms(node: ast.expr) -> Linear:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        sign = 1 if isinstance(node.op, ast.Add) else -1
        return _added(_terms(node.left), _terms(node.right), sign)
    if isinstance(node, ast.Constant):
        return {}
    return {ast.unparse(node): 1}


def _added(left: Linear, right: Linear, sign: int) -> Linear:
    return {
        term: count
        for term in left | right
        if (count := left.get(term, 0) + sign * right.get(term, 0))
    }
