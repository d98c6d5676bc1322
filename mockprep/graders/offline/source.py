"""Owns the reading of an answer to a coding question: what of it is code and what is prose."""

import ast
import io
import keyword
import re
import tokenize
import warnings
from collections.abc import Iterator
from functools import cached_property

_FENCE = re.compile(r"^[ \t]*```[^\n]*$", re.MULTILINE)
_LINE = re.compile(r"[^\n]*\n?")
_PROSE = re.compile(r"^[\s>*-]*[A-Za-z(][\w')]*[,:]?(?: \S+){3,}\s*$")
_CODE_SIGNS = re.compile(r"(?<![<>=!])=(?!=)|[=!]=|:\s*(?:#.*)?$|\w\[|\]\s*$|^\s*[@#]|\)\s*$|\+=")


class CodeAnswer:
    """An answer in Python, or in prose with code in it; offsets are those of the answer.

    Lines that the editor held at the start are the question's words and count as neither.
    """

    def __init__(self, answer: str, starter: str) -> None:
        # Python ends lines at a lone \r as well; the replacements keep every offset.
        self.answer = answer.replace("\r\n", " \n").replace("\r", "\n")
        self._given = {line.strip() for line in starter.splitlines() if line.strip()}

    @cached_property
    def tree(self) -> ast.Module | None:
        """The syntax tree of the code; None where it does not parse."""
        return _parsed(self.code)

    @cached_property
    def code(self) -> str:
        """The answer with everything that is prose outside of the code blanked out."""
        return _keep(self.answer, self._code_lines())

    @property
    def first_statement(self) -> int:
        """The offset of the first line of code that the candidate wrote, or the end."""
        bare = list(self.code)
        for start, end in self._remarks():
            bare[start:end] = " " * (end - start)
        at = 0
        for line, given in zip("".join(bare).split("\n"), self.answer.split("\n"), strict=True):
            if line.strip(" \t\r#\"'") and given.strip() not in self._given:
                return at
            at += len(line) + 1
        return len(self.answer)

    @cached_property
    def prose(self) -> str:
        """The answer with all code blanked out: what stands in comments, docstrings and around."""
        code_lines = list(self._code_lines())
        around = _complement(code_lines, len(self.answer))
        kept = [*around, *self._remarks()]
        return _keep(self.answer, [span for span in kept if not self._is_given(span)])

    def is_given(self, line: str) -> bool:
        """Whether the editor held the line at the start."""
        return line.strip() in self._given

    def _is_given(self, span: tuple[int, int]) -> bool:
        start, end = span
        line_start = self.answer.rfind("\n", 0, start) + 1
        line_end = self.answer.find("\n", end)
        return self.is_given(self.answer[line_start : line_end if line_end >= 0 else None])

    def _code_lines(self) -> Iterator[tuple[int, int]]:
        fences = [match.span() for match in _FENCE.finditer(self.answer)]
        if len(fences) > 1:
            for opening, closing in zip(fences[::2], fences[1::2], strict=False):
                yield opening[1], closing[0]
            return
        for match in _LINE.finditer(self.answer):
            if match.group() and (self._is_python or not _is_prose(match.group())):
                yield match.span()

    @cached_property
    def _is_python(self) -> bool:
        return _parsed(self.answer) is not None

    def _remarks(self) -> Iterator[tuple[int, int]]:
        """The places of comments and docstrings in the code, their signs left out."""
        starts = _line_starts(self.answer)
        for token in _tokens(self.code):
            if token.type != tokenize.COMMENT and not _is_docstring(token):
                continue
            # Only now: the tokens that close the code may stand on a line that is not there.
            start = starts[token.start[0] - 1] + token.start[1]
            end = starts[token.end[0] - 1] + token.end[1]
            if token.type == tokenize.COMMENT:
                yield start + len(token.string) - len(token.string.lstrip("#!")), end
            else:
                sign = 3 if token.string[-3:] in ('"""', "'''") else 1
                first = start + token.string.index(token.string[-1]) + sign
                yield from _lines_of(self.answer, first, end - sign)


def _parsed(code: str) -> ast.Module | None:
    try:
        with warnings.catch_warnings():
            # Slips in the answer, such as `x is 1`, are no warnings for whoever sits here.
            warnings.simplefilter("ignore")
            return ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _is_prose(line: str) -> bool:
    first = line.split()[0] if line.split() else ""
    return (
        bool(_PROSE.match(line)) and not keyword.iskeyword(first) and not _CODE_SIGNS.search(line)
    )


def _is_docstring(token: tokenize.TokenInfo) -> bool:
    return token.type == tokenize.STRING and token.line.lstrip().startswith(token.string[:3])


def _lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text[start:end]):
        yield start + match.start(), start + match.end()


def _tokens(code: str) -> Iterator[tokenize.TokenInfo]:
    """The tokens up to the place where the code can't be read any more."""
    try:
        yield from tokenize.generate_tokens(io.StringIO(code).readline)
    except (tokenize.TokenError, SyntaxError, ValueError):
        return


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _keep(text: str, spans: Iterator[tuple[int, int]] | list[tuple[int, int]]) -> str:
    """The text with all but the spans made blank, line ends kept, of the same length."""
    kept = [c if c == "\n" else " " for c in text]
    for start, end in spans:
        kept[start:end] = text[start:end]
    return "".join(kept)


def _complement(spans: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in spans:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length
