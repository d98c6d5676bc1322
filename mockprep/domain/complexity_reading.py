"""Owns the reading of complexity expressions: `n log n`, `O(V + E)`, `2**n`, `n squared`."""

import re
from collections.abc import Mapping
from math import log

from mockprep.domain.complexity_classes import (
    ONE,
    ComplexityClass,
    Growth,
    make_term,
    product_of,
    sum_of,
)
from mockprep.domain.complexity_tokens import Token, tokens_of

LINEAR = Growth(power=1)
_CONSTANT = ComplexityClass(frozenset({ONE}))
_LOGS = frozenset({"log", "lg", "ln", "log2", "log10", "ld"})
_MAX_POWER = 12
_MAX_TERMS = 40

_GLUED_LOG = re.compile(r"^([a-z]?)(log|lg)([a-z])$", re.IGNORECASE)


class Unreadable(ValueError):
    """An expression that is no complexity."""


def read_class(source: str, names: Mapping[str, str] | None = None) -> ComplexityClass:
    """The class that an expression means: `n log n` or `O(n log n)`.

    `names` gives the variable for the words that may stand for it, in lower case (`windows` for
    n); Unreadable for what is no complexity.
    """
    try:
        return _Reader(tokens_of(source), names or {}).whole()
    except (RecursionError, OverflowError) as error:
        raise Unreadable("it is beyond reading") from error


class _Reader:
    """A descent over sums, products, powers and atoms."""

    def __init__(self, tokens: list[Token], names: Mapping[str, str]) -> None:
        self.tokens = tokens
        self.at = 0
        self.names = names

    def whole(self) -> ComplexityClass:
        if not self.tokens:
            raise Unreadable("there is nothing to read")
        read = self.sum()
        if self.at < len(self.tokens):
            raise Unreadable(f"{self.tokens[self.at].text!r} does not fit")
        return read

    def sum(self) -> ComplexityClass:
        total = self.product()
        while sign := self.take("+", "-"):
            more = self.product()
            # What is taken away leaves an upper bound.
            if sign == "+":
                total = sum_of([*total.terms, *more.terms])
        return total

    def product(self) -> ComplexityClass:
        total = self.power()
        while True:
            if self.take("*"):
                total = _times(total, self.power())
            elif self.take("/"):
                total = _times(total, _inverse(self.power()))
            elif self.starts_factor():
                total = _times(total, self.power())
            else:
                return total

    def power(self) -> ComplexityClass:
        number = self.number_ahead()
        atom = self.atom()
        while self.take("!"):
            atom = _factorial(atom)
        if not self.take("^"):
            return atom
        exponent = self.exponent()
        return _raised(atom, number, exponent)

    def exponent(self) -> float | ComplexityClass:
        """A number, or a class where a variable stands in the exponent."""
        sign = -1 if self.take("-") else 1
        number = self.number_ahead()
        if number is not None:
            self.at += 1
            if self.take("/") and (divisor := self.number_ahead()):
                self.at += 1
                return sign * number / divisor
            return sign * number
        start = self.at
        if self.take("("):
            inner = self._plain_fraction()
            if inner is not None:
                return sign * inner
            self.at = start
        return self.atom()

    def _plain_fraction(self) -> float | None:
        texts = "".join(token.text for token in self.tokens[self.at :])
        match = re.match(r"(\d+(?:\.\d+)?)(?:/(\d+))?\)", texts)
        if not match:
            return None
        while not self.take(")"):
            self.at += 1
        return float(match[1]) / float(match[2] or 1)

    def atom(self) -> ComplexityClass:
        token = self.next()
        if token.kind == "number":
            return _CONSTANT
        if token.text in "(|[":
            inner = self.sum()
            if not self.take({"(": ")", "|": "|", "[": "]"}[token.text]):
                raise Unreadable("a bracket is not closed")
            return inner
        if token.kind != "name":
            raise Unreadable(f"{token.text!r} does not fit")
        return self.name(token.text)

    def name(self, word: str) -> ComplexityClass:
        low = word.lower()
        if low in _LOGS:
            return self.logarithm()
        if low == "sqrt":
            return _raised(self.atom(), None, 0.5)
        if low in ("max", "min"):
            return self.greatest()
        if low in ("alpha", "\u03b1"):
            self.atom()
            return _CONSTANT
        if low in ("len", "size", "count", "sum") and self.peek() == "(":
            return self.called()
        if low in self.names:
            return _variable(self.names[low])
        if glued := _GLUED_LOG.match(word):
            log_part = _logarithm(_variable(self.spelled(glued[3])))
            return product_of(_variable(self.spelled(glued[1])), log_part) if glued[1] else log_part
        if len(word) == 2 and word.isalpha() and (word.islower() or word.isupper()):
            return product_of(_variable(self.spelled(word[0])), _variable(self.spelled(word[1])))
        return _variable(self.spelled(word))

    def spelled(self, letter: str) -> str:
        """The variable under the name that the question gives it: N is n, e is E."""
        return self.names.get(letter.lower(), letter.lower() if len(letter) == 1 else letter)

    def logarithm(self) -> ComplexityClass:
        exponent = 1.0
        if self.take("^"):
            found = self.exponent()
            if not isinstance(found, float):
                raise Unreadable("a logarithm to an unknown power")
            exponent = found
        inner = self.power() if self.starts_factor() else None
        if inner is None:
            raise Unreadable("a logarithm of nothing")
        return _raised(_logarithm(inner), None, exponent)

    def greatest(self) -> ComplexityClass:
        """max(a, b) is a + b; so is min(a, b), of which that is an upper bound."""
        if not self.take("("):
            raise Unreadable("max and min want brackets")
        terms = [*self.sum().terms]
        while self.take(","):
            terms += self.sum().terms
        self.take(")")
        return sum_of(terms)

    def called(self) -> ComplexityClass:
        """len(nums): the name itself says which variable is meant, or is one."""
        self.take("(")
        inner = self.next()
        while not self.take(")"):
            self.next()
        return _variable(self.names.get(inner.text.lower(), self.names.get("n", "n")))

    def next(self) -> Token:
        if self.at >= len(self.tokens):
            raise Unreadable("it ends too early")
        self.at += 1
        return self.tokens[self.at - 1]

    def peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def take(self, *signs: str) -> str:
        if self.peek() in signs and self.at < len(self.tokens):
            self.at += 1
            return self.tokens[self.at - 1].text
        return ""

    def number_ahead(self) -> float | None:
        if self.at < len(self.tokens) and self.tokens[self.at].kind == "number":
            return float(self.tokens[self.at].text)
        return None

    def starts_factor(self) -> bool:
        if self.at >= len(self.tokens):
            return False
        token = self.tokens[self.at]
        return token.kind != "sign" or token.text in "(["


def _times(left: ComplexityClass, right: ComplexityClass) -> ComplexityClass:
    if len(left.terms) * len(right.terms) > _MAX_TERMS:
        raise Unreadable("a product of too many terms")
    return product_of(left, right)


def _variable(name: str) -> ComplexityClass:
    return ComplexityClass(frozenset({make_term([(name, LINEAR)])}))


def _inverse(read: ComplexityClass) -> ComplexityClass:
    if len(read.terms) != 1:
        return _CONSTANT
    return sum_of(make_term((n, g.to_the(-1)) for n, g in term) for term in read.terms)


def _factorial(read: ComplexityClass) -> ComplexityClass:
    return sum_of(make_term((name, Growth(factorial=1)) for name, _ in term) for term in read.terms)


def _logarithm(read: ComplexityClass) -> ComplexityClass:
    """log of a sum of products: the logs of all factors, added."""
    logs = []
    for term in read.terms:
        for name, growth in term:
            logs.append(make_term([(name, _log_of(growth))]))
    return sum_of(logs)


def _log_of(growth: Growth) -> Growth:
    if growth.factorial:
        return Growth(power=1, log=1)
    if growth.exponential:
        return Growth(power=1)
    return Growth(log=1) if growth.power else Growth(loglog=1)


def _raised(
    atom: ComplexityClass, number: float | None, exponent: float | ComplexityClass
) -> ComplexityClass:
    if isinstance(exponent, float | int):
        if len(atom.terms) == 1 or exponent != int(exponent):
            return sum_of(make_term((n, g.to_the(exponent)) for n, g in t) for t in atom.terms)
        if not 0 < exponent <= _MAX_POWER:
            raise Unreadable("a power beyond reading")
        total = atom
        for _ in range(int(exponent) - 1):
            total = _times(total, atom)
        return total
    if number is not None:
        return _exponential(number, exponent)
    shown = f"({atom})^({exponent})"
    if atom == exponent and len(atom.variables) == 1:
        # n^n outgrows n! by e^n.
        return sum_of([make_term([(next(iter(atom.variables)), Growth(1, 1.0))])])
    return _variable(shown)


def _exponential(number: float, exponent: ComplexityClass) -> ComplexityClass:
    if number <= 1:
        return _CONSTANT
    factors = [
        (name, Growth(exponential=round(log(number) * growth.power, 6)))
        for term in exponent.terms
        for name, growth in term
    ]
    return sum_of([make_term(factors)])
