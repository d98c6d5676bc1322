"""Owns what functions of the standard library give and cost."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.arguments import Arguments, Native
from mockprep.analysis.cost.sizes import (
    CONSTANT,
    Size,
    exponential,
    factorial,
    logarithm,
    plus,
    power,
    times,
)
from mockprep.analysis.cost.values import GROWING, Value, is_character, nothing, number

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk


def _heap_push(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    heap = given.at(0)
    runs = walk.ledger.runs_since(heap.born)
    if heap.kind in GROWING:
        heap.grow(runs, given.at(1))
        walk.ledger.hold(node.lineno, runs)
    walk.ledger.charge(node.lineno, "pushes onto a heap", logarithm(heap.size))
    return nothing()


def _heap_pop(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    heap = given.at(0)
    walk.ledger.charge(node.lineno, "takes from a heap", logarithm(heap.size))
    return heap.item()


def _heapify(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    walk.charge(node, "makes a heap", given.at(0))
    return nothing()


def _largest(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    count, source = given.at(0), given.at(1)
    cost = times(source.size, plus(CONSTANT, logarithm(count.size)))
    walk.ledger.charge(node.lineno, "keeps a heap of the best", cost)
    return Value("list", count.size, source.item(), born=walk.ledger.here)


def _bisect(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    cost = logarithm(given.at(0).size)
    walk.symbols.use(given.at(0).symbol)
    walk.ledger.charge(node.lineno, "searches by halving", cost)
    return number(given.at(0).size)


def _insort(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    target = given.at(0)
    target.grow(walk.ledger.runs_since(target.born), given.at(1))
    walk.ledger.hold(node.lineno, walk.ledger.runs_since(target.born))
    walk.charge(node, "inserts into a list, which moves the rest", target)
    return nothing()


def _counter(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    result = Value("dict", born=walk.ledger.here)
    result.element = Value("number", total=CONSTANT)
    if len(given):
        source = given.at(0)
        walk.charge(node, "counts its elements", source)
        result.size, result.key = source.size, source.item()
        result.element = Value("number", source.size, total=source.size)
        if is_character(result.key):
            result.size = CONSTANT
        walk.ledger.hold(node.lineno, source.size)
    return result


def _default_dict(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    from mockprep.analysis.cost.calls import call

    result = Value("dict", born=walk.ledger.here)
    if len(given) and given.at(0).kind in ("native", "function"):
        result.hold(call(walk, node, given.at(0), Arguments([])))
    return result


def _deque(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    result = Value("deque", born=walk.ledger.here)
    if len(given):
        source = given.at(0)
        walk.charge(node, "makes a deque of its elements", source)
        result.grow(source.size, source.item())
        walk.ledger.hold(node.lineno, source.size)
    return result


def _permutations(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source, count = given.at(0), given.at(1)
    if len(given) > 1 and count.constant is not None:
        return _choices(walk, source, power(source.size, count.constant), CONSTANT)
    return _choices(walk, source, factorial(source.size), source.size)


def _combinations(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source, count = given.at(0), given.at(1)
    count = given.named.get("r", count)
    if count.constant is not None:
        return _choices(walk, source, power(source.size, count.constant), CONSTANT)
    return _choices(walk, source, exponential(2, source.size), source.size)


def _product(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    repeat = given.named.get("repeat")
    if repeat is not None and repeat.constant is None:
        return _choices(walk, given.at(0), exponential(2, repeat.size), repeat.size)
    size = CONSTANT
    for value in given.values:
        size = times(size, value.size)
    if repeat is not None and repeat.constant is not None:
        size = power(size, repeat.constant)
    return _choices(walk, given.at(0), size, CONSTANT)


def _choices(walk: Walk, source: Value, count: Size, length: Size) -> Value:
    """So many tuples of a length; making each costs its length."""
    walk.symbols.use(source.symbol)
    return Value("iterator", count, Value("tuple", length, source.item()))


def _accumulate(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    walk.charge(node, "goes through its elements", source)
    return Value("iterator", source.size, source.item(), symbol=source.symbol)


def _chain(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    size = CONSTANT
    for value in given.values:
        size = plus(size, value.size)
    element = given.at(0).item()
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if name == "from_iterable":
        size = element.total or times(size, element.size)
        element = element.item()
    return Value("iterator", size, element)


def _group(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    walk.charge(node, "groups its elements", source)
    group = Value("iterator", source.size, source.item(), total=source.size)
    return Value("iterator", source.size, Value("tuple", parts=(source.item(), group)))


def _reduce(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    from mockprep.analysis.cost.calls import call
    from mockprep.analysis.cost.ledger import Frame

    source = given.at(1)
    walk.charge(node, "folds its elements", source)
    with walk.ledger.within(Frame(source.size, walk.ledger.depth, node.lineno)):
        pair = Arguments([source.item(), source.item()])
        return call(walk, node, given.at(0), pair)


def _copied(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    source = given.at(0)
    size = source.size
    if source.kind in GROWING and source.element is not None and source.element.kind in GROWING:
        size = times(size, source.element.size)
    walk.ledger.charge(node.lineno, "copies all of it", size)
    walk.ledger.hold(node.lineno, size)
    return Value(source.kind, source.size, source.element, born=walk.ledger.here)


def _divisor(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    size = CONSTANT
    for value in given.values:
        size = plus(size, value.size)
    walk.ledger.charge(node.lineno, "finds a common divisor by Euclid's algorithm", logarithm(size))
    return number(size)


def _root(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return number(power(given.at(0).size, 0.5))


def _logarithm(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return number(logarithm(given.at(0).size))


def _factorial(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    walk.ledger.charge(node.lineno, "multiplies up a factorial", given.at(0).size)
    return number(given.at(0).size)


def _same(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    value = given.at(0)
    return Value("number", value.size, symbol=value.symbol, constant=value.constant)


def _function(walk: Walk, node: ast.Call, given: Arguments) -> Value:
    return given.at(0)


CALLS: dict[str, Native] = {
    "heappush": _heap_push,
    "heappop": _heap_pop,
    "heappushpop": _heap_pop,
    "heapreplace": _heap_pop,
    "heapify": _heapify,
    "nlargest": _largest,
    "nsmallest": _largest,
    "bisect": _bisect,
    "bisect_left": _bisect,
    "bisect_right": _bisect,
    "insort": _insort,
    "insort_left": _insort,
    "insort_right": _insort,
    "Counter": _counter,
    "defaultdict": _default_dict,
    "OrderedDict": lambda walk, node, given: Value("dict", born=walk.ledger.here),
    "deque": _deque,
    "Queue": lambda walk, node, given: Value("deque", born=walk.ledger.here),
    "permutations": _permutations,
    "combinations": _combinations,
    "combinations_with_replacement": _combinations,
    "product": _product,
    "accumulate": _accumulate,
    "chain": _chain,
    "groupby": _group,
    "reduce": _reduce,
    "copy": _copied,
    "deepcopy": _copied,
    "gcd": _divisor,
    "lcm": _divisor,
    "sqrt": _root,
    "isqrt": _root,
    "log": _logarithm,
    "log2": _logarithm,
    "log10": _logarithm,
    "factorial": _factorial,
    "ceil": _same,
    "floor": _same,
    "trunc": _same,
    "fabs": _same,
    "cmp_to_key": _function,
    "lru_cache": _function,
    "cache": _function,
    "Decimal": _same,
    "Fraction": _same,
}
