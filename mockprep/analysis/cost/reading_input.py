"""Owns the reading of input: lines, all of it, and the words of a line."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from mockprep.analysis.cost.sizes import variable
from mockprep.analysis.cost.values import Value

if TYPE_CHECKING:
    from mockprep.analysis.cost.walk import Walk

_LINE = frozenset({"input", "raw_input", "readline"})
_WHOLE = frozenset({"read", "readlines"})


def reads(callee: Value) -> bool:
    """Whether calling a native function reads input."""
    if callee.name in ("input", "raw_input"):
        return True
    if callee.name not in _LINE | _WHOLE:
        return False
    return callee.owner is None or callee.owner.kind in ("file", "unknown", "native", "instance")


def read(walk: Walk, node: ast.Call, callee: Value) -> Value:
    """What a read gives: a text or a list of lines, as long as a variable of its own."""
    symbol = walk.fresh_symbol(node)
    walk.symbols.lines.add(symbol)
    line = Value("text", variable(symbol), symbol=symbol, born=walk.ledger.here)
    if callee.name == "readlines":
        line = Value("text", variable(f"{symbol}[]"), symbol=f"{symbol}[]", short=True)
        return Value("list", variable(symbol), line, symbol=symbol, born=walk.ledger.here)
    line.short = callee.name in _LINE and walk.ledger.counted_depth > 0
    if line.short:
        walk.symbols.many.add(symbol)
    return line


def words_of(walk: Walk, line: Value) -> Value:
    """The words, or lines, of a text."""
    symbol = f"{line.symbol}[]" if line.symbol else ""
    word = Value("text", symbol=symbol, short=True)
    if symbol:
        word.size = variable(symbol)
    return Value("list", line.size, word, symbol=line.symbol, born=walk.ledger.here)


def to_number(walk: Walk, node: ast.expr, text: Value) -> Value:
    """The number that a word says: any, where the word was read; a digit of a text is constant."""
    if not text.symbol:
        return Value("number")
    symbol = text.symbol if text.symbol.endswith("]") else f"{text.symbol}#"
    walk.symbols.fresh(symbol)
    return Value("number", variable(symbol), symbol=symbol)
