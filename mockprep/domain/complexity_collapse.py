"""Owns the way from several variables to one: what V + E is when only the input's size is known."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from mockprep.domain.complexity_classes import ComplexityClass, make_term, sum_of

SIZE = "n"
"""The one variable that is left."""
_MOST_VARIABLES = 5


def collapsed(cls: ComplexityClass, growing: Collection[str] | None = None) -> ComplexityClass:
    """The class when the `growing` variables are all n and the others stay small.

    Without `growing` all of them grow.
    """
    grown = cls.variables if growing is None else growing
    return sum_of(
        make_term((SIZE, growth) for name, growth in term if name in grown) for term in cls.terms
    )


def without_logs(cls: ComplexityClass) -> ComplexityClass:
    """The class with its logarithms taken for constants."""
    return sum_of(
        make_term((name, growth._replace(log=0, loglog=0)) for name, growth in term)
        for term in cls.terms
    )


def scenarios(
    variables: Collection[str], bounds: Mapping[str, ComplexityClass]
) -> Iterator[frozenset[str]]:
    """The ways in which inputs may grow: all variables, then ever fewer of them.

    A variable does not grow beyond its bound: with k = O(V), k does not grow alone.
    """
    names = sorted(variables)[:_MOST_VARIABLES]
    for count in range(len(names), 0, -1):
        for chosen in combinations(names, count):
            growing = frozenset(chosen)
            if all(_may_grow(bounds.get(name), growing) for name in growing):
                yield growing


def _may_grow(bound: ComplexityClass | None, growing: frozenset[str]) -> bool:
    return bound is None or bool(bound.variables & growing)
