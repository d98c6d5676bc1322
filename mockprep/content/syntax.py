"""Owns what a YAML syntax error is called, so that its author knows what to write instead."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

MAX_DEPTH = 60
TOO_DEEP = f"nested more than {MAX_DEPTH} levels deep"
COLON = "a colon and a space inside unquoted text; put the text in quotes, or in a block after `>`"
_TAB = "a tab in the indentation; YAML wants spaces"
_KEY_AND_TEXT = re.compile(r"""\s*(?:-\s+)*(?:[\w.-]+|"[^"]*"|'[^']*'):\s+\S""")


class Explained(NamedTuple):
    """A syntax error in our words."""

    line: int
    column: int
    message: str
    lines: tuple[int, ...]
    """The lines that the mistake may be in, likeliest first."""


class _Error(NamedTuple):
    """A syntax error as the parser tells it (lines and columns count from 0), with the text."""

    problem: str
    line: int
    column: int
    context: str
    start: tuple[int, int] | None
    """Where the construct begins in which the error was met."""
    source: str
    """The line that the error is in."""

    @property
    def sign(self) -> str:
        """The character at the error."""
        return self.source[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """The line up to the error."""
        return self.source[: self.column]


def explain(error: yaml.YAMLError, text: str, quoted: Any = None) -> Explained:
    """What is wrong, where, and how to mend it. `quoted` is the last scalar event, if any."""
    read = _read(error, text)
    if read is None:
        return Explained(1, 1, str(error), ())
    if quoted is not None and quoted.style in ('"', "'") and _runs_on(quoted, read):
        mark = quoted.start_mark
        message = f"the quote that opens here closes only in line {quoted.end_mark.line + 1}"
        return Explained(mark.line + 1, mark.column + 1, message, (mark.line + 1, read.line + 1))
    message, at_start = _message(read)
    line, column = read.start if at_start and read.start else (read.line, read.column)
    likely = (line + 1, read.line + 1)
    if read.start and re.search("flow|quoted|simple key", read.context):
        likely = (read.start[0] + 1, read.line + 1)
    return Explained(line + 1, column + 1, message, likely)


def _read(error: yaml.YAMLError, text: str) -> _Error | None:
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    lines = text.splitlines() or [""]
    context = getattr(error, "context_mark", None)
    return _Error(
        problem=str(getattr(error, "problem", "")),
        line=mark.line,
        column=mark.column,
        context=str(getattr(error, "context", "") or ""),
        start=(context.line, context.column) if context else None,
        source=lines[mark.line] if mark.line < len(lines) else "",
    )


def _runs_on(quoted: Any, read: _Error) -> bool:
    """Whether the text before the error is a quoted one that began in an earlier line."""
    last = int(quoted.end_mark.line)
    return last > quoted.start_mark.line and last == read.line


def _message(read: _Error) -> tuple[str, bool]:
    """The message, and whether it belongs to the start of the construct."""
    if read.sign == "\t" or "tab character" in read.problem:
        return _TAB, False
    for words, answer in _ANSWERS:
        if re.search(words, read.problem):
            message = answer(read) if callable(answer) else answer
            return message, "opens here" in message or "expected ':'" in read.problem
    return f"{read.problem}{' ' + read.context if read.context else ''}", False


def _misplaced_colon(read: _Error) -> str:
    if _KEY_AND_TEXT.match(read.before):
        return COLON
    return (
        "no key can stand here: see whether the line above lacks a space after its colon, is"
        " indented otherwise, or is text that wants quotes"
    )


def _forbidden_start(read: _Error) -> str:
    sign = "a backtick" if read.sign == "`" else f"`{read.sign}`"
    return f"unquoted text can't begin with {sign}; put it in quotes"


def _no_name(read: _Error) -> str:
    sign = "*" if "alias" in read.context else "&"
    return f"unquoted text can't begin with `{sign}` (it would mark an alias); put it in quotes"


def _flow(read: _Error) -> str:
    opening, closing = ("[", "]") if "sequence" in read.context else ("{", "}")
    if read.start and read.start[0] < read.line:
        return (
            f"the `{opening}` that opens here is not closed by line {read.line + 1}, or a comma is"
            " missing there"
        )
    if read.sign == ":":
        return COLON
    if read.sign and read.sign in "[]{}":
        return f"a `{read.sign}` inside unquoted text within {opening}...{closing}; use quotes"
    return f"a comma or `{closing}` is missing, or a quote closed too early"


def _no_key(read: _Error) -> str:
    if read.before.rstrip().endswith(('"', "'")):
        return (
            "the text goes on behind its closing quote; within '...' write '' for an"
            ' apostrophe, within "..." write \\" for a quote'
        )
    return "this line is indented otherwise than the lines it belongs to"


def _unclosed(read: _Error) -> str:
    return "the quote that opens here is never closed" if "quoted" in read.context else read.problem


_ANSWERS: tuple[tuple[str, str | Callable[[_Error], str]], ...] = (
    # libyaml's own limit lies above ours, but its scanner looks ahead of what we count.
    ("maximum nesting depth", TOO_DEEP),
    ("mapping values are not allowed", _misplaced_colon),
    ("cannot start any token", _forbidden_start),
    ("alphabetic or numeric", _no_name),
    (
        "unknown escape",
        "in double quotes a backslash needs a second one; put patterns in single quotes, such as"
        r" '/\bO\(1\)/'",
    ),
    ("unexpected end of stream", _unclosed),
    ("expected ',' or", _flow),
    ("expected key|<block end>.*but found '<(?:scalar|block mapping)", _no_key),
    (
        "'-' indicator|<block end>",
        "this line is indented like the list but begins without `- `; indent it by two more spaces"
        " if it belongs to the element above",
    ),
    ("sequence entries are not allowed", "a list begins in a line of its own, below its key"),
    (
        "could not find expected ':'",
        "a line without `key:`; if it belongs to the text above, indent it deeper",
    ),
    (
        "comment or (?:a )?line break",
        "text begins in the line after `|` or `>`, not in the same line",
    ),
    (
        "node content",
        "a value is missing here, or text that begins with a bracket and wants quotes",
    ),
    (
        "mapping keys are not allowed",
        "unquoted text can't begin with `?` and a space; put it in quotes",
    ),
)
