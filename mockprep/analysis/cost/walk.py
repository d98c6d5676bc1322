"""Owns the walk over a program: what is open now, what names mean, and how much may be read."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from mockprep.analysis.cost import expressions, statements
from mockprep.analysis.cost.ledger import Ledger
from mockprep.analysis.cost.rounds import shared_depth
from mockprep.analysis.cost.scopes import Scope
from mockprep.analysis.cost.symbols import Symbols
from mockprep.analysis.cost.values import Value, joined

_MOST_LEVELS = 100
"""How deep statements, expressions and calls may nest; each level takes some Python frames."""
_MOST_DRY = 5
"""How many loops within each other are read twice."""


@dataclass(slots=True)
class OpenCall:
    """A function whose body is being read."""

    node: ast.AST
    loop: int = 0
    """The loop that one run of its body is in: that of the call, or its own recursion."""
    returned: Value | None = None
    yielded: Value | None = None

    def give(self, value: Value) -> None:
        """Note a value that is returned."""
        self.returned = value if self.returned is None else joined(self.returned, value)


@dataclass(slots=True)
class Walk:
    """One reading of a program, which follows its calls and learns what its values grow to."""

    budget: int
    """How many nodes may still be read."""
    scope: Scope = field(default_factory=Scope)
    ledger: Ledger = field(default_factory=Ledger)
    symbols: Symbols = field(default_factory=Symbols)
    calls: list[OpenCall] = field(default_factory=list)
    loops: list[int] = field(default_factory=list)
    """The loop statements that are open, as the serial numbers of their frames."""
    path: list[str] = field(default_factory=list)
    """The places of the calls that are open."""
    level: int = 0
    line: int = 1
    """The line of the statement being read."""
    tree: ast.Module | None = None
    """The whole file."""

    def evaluate(self, node: ast.expr | None) -> Value:
        """The value of an expression, with its cost put down."""
        if node is None:
            return Value("nothing")
        read = expressions.READERS.get(type(node))
        if read is None or not self._may_read(node):
            return Value("unknown")
        self.level += 1
        try:
            return read(self, node)
        finally:
            self.level -= 1

    def execute(self, body: Iterable[ast.stmt]) -> None:
        """Read statements one after the other."""
        for statement in body:
            read = statements.READERS.get(type(statement))
            if read is None or not self._may_read(statement):
                continue
            self.line = statement.lineno
            self.level += 1
            try:
                read(self, statement)
            finally:
                self.level -= 1

    def execute_loop(self, body: list[ast.stmt]) -> None:
        """Read a body that is run again and again: once to learn how values grow, once to count."""
        if self.ledger.depth <= _MOST_DRY:
            with self.ledger.silence():
                self.execute(body)
        self.execute(body)

    def _may_read(self, node: ast.stmt | ast.expr) -> bool:
        if self.budget <= 0:
            self.ledger.doubt(node.lineno, "the code is too long to be followed to its end", 0.3)
            return False
        if self.level > _MOST_LEVELS:
            self.ledger.doubt(node.lineno, "the code is nested too deeply to be followed", 0.4)
            return False
        self.budget -= 1
        return True

    def charge(
        self, node: ast.AST, what: str, value: Value, *, turned: bool = False, block: bool = False
    ) -> None:
        """Put down that something is gone through whole.

        Where it is only turned into something else, a few words of it may be all that counts.
        """
        if not turned:
            self.symbols.use(value.symbol)
        if value.short:
            return
        line = getattr(node, "lineno", self.line)
        shared = shared_depth(self, node, value) if value.total is not None else None
        if shared is None or value.total is None:
            self.ledger.charge(line, what, value.size, block=block and value.kind == "text")
        else:
            self.ledger.charge_within(line, what, value.total, shared)

    def fresh_symbol(self, node: ast.expr) -> str:
        """The variable for what is read at a place, told apart by the calls that led there."""
        return self.symbols.fresh("/".join([*self.path, f"{node.lineno}:{node.col_offset}"]))

    @contextmanager
    def inside(self, call: OpenCall, scope: Scope, place: str) -> Iterator[None]:
        """Read the body of a function that is called."""
        kept, line, loops = self.scope, self.line, self.loops
        self.scope, self.loops = scope, []
        self.calls.append(call)
        self.path.append(place)
        try:
            yield
        finally:
            self.scope, self.line, self.loops = kept, line, loops
            self.calls.pop()
            self.path.pop()
