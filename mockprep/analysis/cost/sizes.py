"""Owns sizes: how large a number or how long a container is, as a class in the input's variables.

A size is a `ComplexityClass` of the domain; here are the few operations that reading code needs,
and the collapse to the classes in one variable.
"""

from collections.abc import Collection, Mapping
from functools import cache
from math import log as natural_log

from mockprep.domain.complexity_classes import (
    ONE,
    ComplexityClass,
    Growth,
    Term,
    make_term,
    product_of,
    sum_of,
)
from mockprep.domain.execution import CLASS_NAMES, ClassName

Size = ComplexityClass
CONSTANT = ComplexityClass(frozenset({ONE}))
_LINEAR = Growth(power=1)
_MOST_TERMS = 8
_MOST_POWER = 12.0
_ANY = "n"
_ORDER: tuple[ClassName, ...] = tuple(CLASS_NAMES)


@cache
def variable(name: str) -> Size:
    """A size that grows with one variable."""
    return ComplexityClass(frozenset({make_term([(name, _LINEAR)])}))


@cache
def plus(left: Size, right: Size) -> Size:
    """The size of two things together."""
    if left == right:
        return left
    return _bounded(sum_of([*left.terms, *right.terms]))


@cache
def times(left: Size, right: Size) -> Size:
    """The size of one thing for each of another."""
    if left == CONSTANT:
        return right
    if right == CONSTANT:
        return left
    return _bounded(product_of(left, right))


def power(size: Size, exponent: float) -> Size:
    """A size to a constant power; a square root is the power of a half."""
    if exponent <= 0 or size == CONSTANT:
        return CONSTANT
    exponent = min(exponent, _MOST_POWER)
    return sum_of(make_term((n, g.to_the(exponent)) for n, g in term) for term in size.terms)


def logarithm(size: Size) -> Size:
    """How often a size can be halved."""
    return sum_of(
        make_term([(name, _log_of(growth))]) for term in size.terms for name, growth in term
    )


def exponential(base: float, exponent: Size) -> Size:
    """A constant base to a size."""
    if base <= 1 or exponent == CONSTANT:
        return CONSTANT
    factors = [
        (name, Growth(exponential=round(natural_log(base), 6)))
        for term in exponent.terms
        for name, growth in term
        if growth.power or growth.exponential
    ]
    if factors:
        return sum_of([make_term(factors)])
    # 2^(log n) is n.
    return sum_of(make_term((name, _LINEAR) for name, _ in term) for term in exponent.terms)


def factorial(size: Size) -> Size:
    """The orders of so many things."""
    return sum_of(make_term((name, Growth(factorial=1)) for name, _ in t) for t in size.terms)


def smaller(left: Size, right: Size) -> Size:
    """The one that grows slower in one variable: a bound of the lesser of two numbers."""
    return left if growth_of(left) <= growth_of(right) else right


def without(size: Size, constants: Collection[str]) -> Size:
    """The size when some variables turned out to be constant."""
    return sum_of(make_term((n, g) for n, g in term if n not in constants) for term in size.terms)


def spelled(size: Size, names: Mapping[str, str]) -> Size:
    """The size with its variables called otherwise; those not named are called n."""
    return sum_of(make_term((names.get(n, _ANY), g) for n, g in term) for term in size.terms)


@cache
def growth_of(size: Size) -> Growth:
    """How it grows when every variable is the same one."""
    return max(_collapsed(term) for term in size.terms)


def class_of(size: Size) -> ClassName:
    """The nearest class in one variable that is told apart.

    A logarithmic factor is kept for log n and n log n only. A broken power counts as the next
    whole one, but a root of n as log n: that is the one class below n.
    """
    growth = growth_of(size)
    if growth.factorial or growth.exponential:
        return "exponential"
    if growth.power < 1:
        return "logn" if any(growth) else "constant"
    if growth.power == 1:
        return "nlogn" if growth.log or growth.loglog else "linear"
    if growth.power <= 2:
        return "quadratic"
    return "cubic" if growth.power <= 3 else "other"


def is_dearer(left: ClassName, right: ClassName) -> bool:
    """Whether one class grows faster; `other` is a power above the cube."""
    order = [*_ORDER[:-2], "other", "exponential"]
    return order.index(left) > order.index(right)


def shown(size: Size) -> str:
    """The size as it is written: `n log n`."""
    return str(size)


def _bounded(size: Size) -> Size:
    """Sums of many variables are read as one, so that no product explodes."""
    if len(size.terms) <= _MOST_TERMS:
        return size
    return sum_of(make_term([(_ANY, _collapsed(term))]) for term in size.terms)


def _collapsed(term: Term) -> Growth:
    total = Growth()
    for _, growth in term:
        total = total.times(growth)
    return total


def _log_of(growth: Growth) -> Growth:
    if growth.factorial:
        return Growth(power=1, log=1)
    if growth.exponential:
        return Growth(power=1)
    if growth.power:
        return Growth(log=1)
    return Growth(loglog=1) if growth.log else Growth()
