"""Owns names that no code defines: built-ins, and what star imports bring."""

from __future__ import annotations

from mockprep.analysis.cost.values import Value, number

_TEXTS = frozenset(
    {"ascii_lowercase", "ascii_uppercase", "ascii_letters", "digits", "punctuation", "__name__"}
)
_NUMBERS = frozenset({"inf", "pi", "nan", "maxsize", "e", "tau"})
_FILES = frozenset({"stdin", "stdout", "stderr", "buffer", "argv", "environ"})
_MODULES = frozenset(
    {
        "sys",
        "os",
        "math",
        "collections",
        "itertools",
        "functools",
        "heapq",
        "bisect",
        "string",
        "operator",
        "random",
        "re",
        "copy",
        "io",
        "time",
        "numpy",
        "np",
        "path",
    }
)


def native_value(name: str) -> Value:
    """What a name stands for that the code itself does not define."""
    if name in _TEXTS:
        return Value("text")
    if name in _NUMBERS:
        return number(constant=0 if name == "e" else None)
    if name in _FILES:
        return Value("file", name=name)
    if name in _MODULES:
        return Value("module", name=name)
    return Value("native", name=name)
