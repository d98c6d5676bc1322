"""Owns how a failed check of pydantic is told: what is wrong with this value, and what to write."""

import datetime
import difflib
import re
from collections.abc import Callable, Iterable
from typing import Any

from pydantic_core import ErrorDetails

from mockprep.content.composing import trap_message
from mockprep.content.nodes import Node

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "anchor": ("anchors",),
    "any": ("any_of",),
    "all": ("all_of",),
    "arguments": ("args",),
    "asks": ("ask",),
    "bonus": ("kind: bonus",),
    "body": ("ask", "say"),
    "brake": ("break",),
    "cases": ("tests",),
    "clarifications": ("clarify", "facts"),
    "competency": ("competencies",),
    "components": ("diagram",),
    "condition": ("when",),
    "constraints": ("facts", "clarify"),
    "correction": ("fix",),
    "description": ("ask", "point", "asks", "do", "title", "claim"),
    "detectors": ("signals",),
    "duration": ("minutes",),
    "edges": ("edges_any",),
    "examples": ("tests",),
    "expected": ("want",),
    "explanation": ("why", "fix", "answer"),
    "follow_up": ("probes",),
    "follow_ups": ("probes",),
    "followup": ("probes",),
    "func": ("entry",),
    "function": ("entry",),
    "hint": ("hints", "say"),
    "if": ("when",),
    "input": ("args",),
    "inputs": ("args",),
    "key_points": ("points", "signals", "phases"),
    "keypoints": ("points", "signals", "phases"),
    "keywords": ("any_of", "points"),
    "kind": ("format",),
    "levels": ("anchors",),
    "links": ("see",),
    "looking_for": ("listens_for",),
    "match": ("any_of",),
    "matches": ("any_of",),
    "method": ("entry",),
    "model_answer": ("answer",),
    "name": ("id", "title", "bank", "loop", "rubric", "point"),
    "need": ("enough",),
    "nodes": ("nodes_any",),
    "output": ("want",),
    "params": ("args",),
    "patterns": ("any_of",),
    "pause": ("break",),
    "phrases": ("any_of",),
    "prompt": ("ask", "asks"),
    "question": ("ask", "asks", "questions"),
    "questions": ("pick", "ids"),
    "reference": ("answer", "solutions"),
    "reference_answer": ("answer",),
    "references": ("see",),
    "required": ("kind: required",),
    "result": ("want",),
    "return": ("want",),
    "returns": ("want",),
    "scale_ok": ("scale",),
    "seniority": ("level", "target_level"),
    "signature": ("starter", "entry"),
    "solution": ("solutions",),
    "sources": ("source", "see"),
    "strength": ("level",),
    "synonyms": ("glossary",),
    "template": ("starter",),
    "test_cases": ("tests",),
    "text": ("say", "ask", "point", "do"),
    "time": ("minutes",),
    "time_limit": ("minutes", "limit_seconds"),
    "topic": ("topics",),
    "trade_offs": ("tradeoffs",),
    "type": ("kind", "format"),
    "use": ("detector",),
    "value": ("want",),
    "wrong_solutions": ("solutions",),
}
_WORDS = {"easy": "1", "medium": "2", "hard": "3", "strong_hire": "strong_yes"}
_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "`{}` is no kebab-case name, such as `binary-search`",
    "^[a-z0-9]+([.-][a-z0-9]+)*$": "`{}` is no dotted lower-case topic, such as `python.async`",
    "^[A-Za-z_][A-Za-z0-9_]*$": "`{}` is no Python name",
    r"^[a-z]+(\.[a-z_]+)+$": "`{}` is no detector, such as `star.has_result`",
    "^[a-z][a-z0-9_]*$": "`{}` is no lower-case name with underscores, such as `own_part`",
}
_COMPARISONS = {
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
}


def nearest_key(key: str, known: Iterable[str], present: Iterable[str] = ()) -> str:
    """The key that was probably meant: a synonym, or one that is spelt alike; else nothing."""
    free = set(known) - set(present)
    plain = key.lower().replace("-", "_").strip()
    for synonym in _SYNONYMS.get(plain, ()):
        if synonym.partition(":")[0] in free:
            return synonym
    if plain in free:
        return plain
    return _alike(plain, sorted(free))


def nearest_value(value: Any, known: Iterable[str]) -> str:
    """The allowed word that was probably meant, or nothing."""
    known = list(known)
    plain = str(value).lower().replace(" ", "_").replace("-", "_")
    for word in known:
        if plain == word.lower().replace("-", "_"):
            return word
    return _alike(str(value).lower(), known)


def message_of(error: ErrorDetails, node: Node) -> tuple[str, str]:
    """What is wrong with the value at `node`, and what was probably meant (or nothing)."""
    if node.trap and error["type"] not in ("literal_error", "value_error"):
        return trap_message(node), ""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind in _COMPARISONS:
        limits = {name: _number(limit) for name, limit in context.items()}
        return f"{_COMPARISONS[kind].format(**limits)}, is {_number(value)}", ""
    if kind == "literal_error":
        return _none_of(str(context["expected"]), node, value)
    if kind == "value_error":
        return str(context["error"]), ""
    if kind == "string_pattern_mismatch":
        shown = _PATTERNS.get(str(context["pattern"]), "`{}` does not fit " + str(context))
        return shown.format(value), _slug(str(value)) if "kebab" in shown else ""
    if kind in _TELL:
        return _TELL[kind](value, context), _WORDS.get(str(value), "")
    return error["msg"][:1].lower() + error["msg"][1:], ""


def _none_of(expected: str, node: Node, value: Any) -> tuple[str, str]:
    known = re.findall(r"'([^']*)'|(\d+)", expected)
    words = [text or number for text, number in known]
    shown = node.raw or value
    if not isinstance(shown, str | int | float):
        return f"one of {', '.join(words)} is wanted", ""
    if len(words) == 1:
        return f"`{shown}` is not {words[0]}", ""
    return f"`{shown}` is none of {', '.join(words)}", nearest_value(shown, words)


def _text_wanted(value: Any, _context: Any) -> str:
    if value is None:
        return "has no value; write text, or leave the key out"
    if isinstance(value, dict):
        return "is read as a key and its value; text with a colon and a space wants quotes"
    if isinstance(value, list):
        return "is a list where text is wanted; text that begins with `[` wants quotes"
    if isinstance(value, datetime.date):
        return f'is read as a date; put it in quotes: "{value}"'
    word = str(value).lower() if isinstance(value, bool) else value
    what = "a truth value" if isinstance(value, bool) else "a number"
    return f'is {what} where text is wanted; put it in quotes: "{word}"'


def _list_wanted(value: Any, _context: Any) -> str:
    if value is None:
        return "has no value; write a list, or leave the key out"
    if isinstance(value, dict):
        return "is a mapping where a list is wanted; begin each element with `- `"
    shown = str(value)
    return (
        f'is a single value where a list is wanted; write ["{shown}"]'
        if len(shown) < 40
        else "is a single value where a list is wanted; put it in [brackets]"
    )


def _mapping_wanted(value: Any, context: Any) -> str:
    if value is None:
        return "has no value; write its keys below, indented, or leave it out"
    what = "a list" if isinstance(value, list) else f"`{value!s:.40}`"
    return f"is {what} where keys with values are wanted"


def _number_wanted(value: Any, _context: Any) -> str:
    if value is None:
        return "has no value; write a number, or leave the key out"
    if isinstance(value, float):
        return f"`{value:g}` is no whole number"  # infinity, too, is none
    return f"`{value!s:.40}` is no number"


_TELL: dict[str, Callable[[Any, Any], str]] = {
    "string_type": _text_wanted,
    "string_too_short": lambda _value, _context: "is empty",
    "string_too_long": lambda _value, c: f"is longer than {c['max_length']} characters",
    "tuple_type": _list_wanted,
    "too_short": lambda _value, c: f"needs at least {c['min_length']}, has {c['actual_length']}",
    "too_long": lambda _value, c: f"takes at most {c['max_length']}, has {c['actual_length']}",
    "model_type": _mapping_wanted,
    "model_attributes_type": _mapping_wanted,
    "dict_type": _mapping_wanted,
    "int_parsing": _number_wanted,
    "int_type": _number_wanted,
    "int_from_float": _number_wanted,
    "float_parsing": _number_wanted,
    "float_type": _number_wanted,
    "finite_number": _number_wanted,
    "bool_parsing": lambda value, _context: f"`{value}` is neither true nor false",
    "bool_type": lambda _value, _context: "must be true or false",
}


def _alike(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return near[0] if near else ""


def _slug(value: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
