"""Owns complexity classes: their normal form and the partial order between them.

A class is a sum of terms, and a term says for each variable how it grows: by factorial, by an
exponential base, by a power, by a power of the logarithm. Constants and bases of logarithms are
dropped, and so are terms that another one dominates in every variable.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import e
from typing import Literal, NamedTuple

Verdict = Literal["exact", "equal", "loose", "too_low", "incomparable", "missing"]
CREDIT: dict[Verdict, float] = {
    "exact": 1.0,
    "equal": 1.0,
    "loose": 0.4,
    "incomparable": 0.2,
    "too_low": 0.0,
    "missing": 0.0,
}


class Growth(NamedTuple):
    """How a term grows in one variable; compared from the left."""

    factorial: float = 0
    exponential: float = 0
    """The natural logarithm of the base."""
    power: float = 0
    log: float = 0
    loglog: float = 0

    def times(self, other: "Growth") -> "Growth":
        """The growth of the product."""
        return Growth(*(round(a + b, 6) for a, b in zip(self, other, strict=True)))

    def to_the(self, exponent: float) -> "Growth":
        """The growth of the power."""
        return Growth(*(round(a * exponent, 6) for a in self))


CONSTANT = Growth()
Term = frozenset[tuple[str, Growth]]
"""Growth by variable; a variable that does not occur is left out."""
ONE: Term = frozenset()


@dataclass(frozen=True, slots=True)
class ComplexityClass:
    """A sum of terms, none of which dominates another."""

    terms: frozenset[Term]

    @property
    def variables(self) -> frozenset[str]:
        """The variables that occur."""
        return frozenset(name for term in self.terms for name, _ in term)

    def renamed(self, old: str, new: str) -> "ComplexityClass":
        """The class with one variable called otherwise."""
        terms = (
            make_term((new if name == old else name, growth) for name, growth in term)
            for term in self.terms
        )
        return sum_of(terms)

    def __str__(self) -> str:
        return " + ".join(sorted((_shown(term) for term in self.terms), reverse=True))


def make_term(factors: Iterable[tuple[str, Growth]]) -> Term:
    """The product of factors."""
    growths: dict[str, Growth] = {}
    for name, growth in factors:
        growths[name] = growths.get(name, CONSTANT).times(growth)
    return frozenset((name, growth) for name, growth in growths.items() if growth != CONSTANT)


def sum_of(terms: Iterable[Term]) -> ComplexityClass:
    """The class of a sum, without the terms that others dominate."""
    every = set(terms) or {ONE}
    kept = {t for t in every if not any(o != t and dominates(o, t) for o in every)}
    return ComplexityClass(frozenset(kept))


def product_of(left: ComplexityClass, right: ComplexityClass) -> ComplexityClass:
    """The class of a product."""
    return sum_of(make_term([*a, *b]) for a, b in product(left.terms, right.terms))


def dominates(high: Term, low: Term) -> bool:
    """Whether `low` is at most `high` in every variable."""
    above, below = dict(high), dict(low)
    return all(
        below.get(name, CONSTANT) <= above.get(name, CONSTANT)
        for name in above.keys() | below.keys()
    )


def at_most(
    low: ComplexityClass, high: ComplexityClass, bounds: Mapping[str, ComplexityClass] | None = None
) -> bool:
    """Whether every term of `low` is dominated by one of `high`.

    `bounds` are facts such as k = O(n), which allow to read a k of `low` as an n.
    """
    return all(
        any(
            dominates(top, reading)
            for reading in _readings(term, bounds or {})
            for top in high.terms
        )
        for term in low.terms
    )


def compare(
    claimed: ComplexityClass | None,
    expected: ComplexityClass,
    bounds: Mapping[str, ComplexityClass] | None = None,
) -> Verdict:
    """How a claim stands to the class that is right."""
    if claimed is None:
        return "missing"
    claimed = _in_the_same_variable(claimed, expected)
    below, above = at_most(claimed, expected), at_most(expected, claimed)
    if below and above:
        return "exact"
    below, above = at_most(claimed, expected, bounds), at_most(expected, claimed, bounds)
    if below and above:
        return "equal"
    if above:
        return "loose"
    return "too_low" if below else "incomparable"


def _in_the_same_variable(claimed: ComplexityClass, expected: ComplexityClass) -> ComplexityClass:
    """With one variable on each side the candidate may call it as they like."""
    if len(claimed.variables) == len(expected.variables) == 1:
        old, new = next(iter(claimed.variables)), next(iter(expected.variables))
        return claimed.renamed(old, new)
    return claimed


def _readings(term: Term, bounds: Mapping[str, ComplexityClass]) -> Iterator[Term]:
    """The term itself, and what it is at most when bounded variables are read as their bounds.

    A bounded variable is kept, or replaced in its logarithm only (E log E is E log V for
    E = O(V^2)), or replaced altogether.
    """
    options = [_options(name, growth, bounds.get(name)) for name, growth in term]
    for choice in product(*options):
        yield make_term(factor for factors in choice for factor in factors)


def _options(
    name: str, growth: Growth, bound: ComplexityClass | None
) -> list[list[tuple[str, Growth]]]:
    """The ways to read one factor."""
    kept = [(name, growth)]
    if bound is None:
        return [kept]
    options = [kept]
    for term in bound.terms:
        options.append([(name, growth._replace(log=0)), *_logs(growth, term)])
        options.append([*_powers(growth, term), *_logs(growth, term)])
    return options


def _powers(growth: Growth, bound: Term) -> Iterator[tuple[str, Growth]]:
    for name, of_bound in bound:
        powered = of_bound.to_the(growth.power)
        yield (
            name,
            powered._replace(
                exponential=powered.exponential + growth.exponential, factorial=growth.factorial
            ),
        )


def _logs(growth: Growth, bound: Term) -> Iterator[tuple[str, Growth]]:
    """(log k)^c is (log n)^c for k = O(n^p)."""
    for name, of_bound in bound:
        if growth.log and (of_bound.power or of_bound.exponential):
            yield name, Growth(log=growth.log)


def _shown(term: Term) -> str:
    # Powers first, as in `n log k`.
    factors = sorted(term, key=lambda factor: (factor[1].power == 0, factor[0]))
    return " ".join(_shown_factor(name, growth) for name, growth in factors) or "1"


def _shown_factor(name: str, growth: Growth) -> str:
    parts = []
    if growth.factorial:
        parts.append(f"{name}!")
    if growth.exponential:
        parts.append(f"{e**growth.exponential:.3g}^{name}")
    if growth.power:
        parts.append(name if growth.power == 1 else f"{name}^{growth.power:g}")
    if growth.log:
        parts.append(f"log {name}" if growth.log == 1 else f"log^{growth.log:g} {name}")
    if growth.loglog:
        parts.append(f"log log {name}")
    return " ".join(parts)
