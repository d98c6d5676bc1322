"""How an editor for Python indents: what a new line begins with, and how far backspace goes."""

import re

WIDTH = 4
_LEAVES = re.compile(r"\s*(return|raise|break|continue|pass)\b")
_COMMENT = re.compile(r"\s+#[^'\"]*$")
_OPENING, _CLOSING = "([{", ")]}"


def indent_after(before: str, after: str = "") -> str:
    """The spaces with which the line begins that follows `before`.

    before: the line up to the cursor; after: what stands behind the cursor in it.
    """
    indent = before[: len(before) - len(before.lstrip(" "))]
    code = _COMMENT.sub("", before).rstrip()
    if not code:
        return indent
    if code[-1] in _OPENING or (code[-1] == ":" and _depth(code) <= 0):
        return indent + " " * WIDTH
    if _LEAVES.match(code) and _depth(code) <= 0 and not after.strip():
        return indent[:-WIDTH]
    return indent


def erased_by_backspace(before: str) -> int:
    """How many characters backspace takes: one, or within the indentation up to the next stop."""
    if not before or before.strip(" "):
        return 1
    return (len(before) - 1) % WIDTH + 1


def _depth(code: str) -> int:
    """How many brackets are open at the end of a line, as far as the line itself tells."""
    return sum((sign in _OPENING) - (sign in _CLOSING) for sign in code)
