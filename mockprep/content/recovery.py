"""Reading on after a YAML syntax error: the question that has it is left out, the others are read.

A question begins at a line `- ` with the indentation of the first one. Nothing that belongs to a
question can be indented so little, and so the lines of the broken one can be blanked and the rest
be read again, with every line number as it was.
"""

import re
from typing import NamedTuple

from mockprep.content.composing import Composition, compose
from mockprep.content.problems import Flaw

_MOST = 25
"""How many questions of a file are left out before the whole is given up."""
_FIRST = re.compile(
    r"^questions:[ \t]*(?:#.*)?\r?$(?:\r?\n[ \t]*(?:#.*)?\r?$)*\n( *)- ", re.MULTILINE
)
_ID = re.compile(r"^[ -]*id:[ \t]*([\w-]+)", re.MULTILINE)


class _Stretch(NamedTuple):
    """The lines of one question, counted from 0, the last one not included."""

    start: int
    end: int


def compose_around_errors(text: str) -> Composition:
    """The document in `text` without the questions of a bank that can't be read."""
    composition = compose(text)
    if composition.root is not None or not composition.break_lines:
        return composition
    lines = text.splitlines(keepends=True)
    stretches = _stretches(text, lines)
    flaws: list[Flaw] = []
    while composition.root is None and stretches and len(flaws) < _MOST:
        broken = _broken(stretches, composition.break_lines)
        if broken is None:
            break
        stretches.remove(broken)
        flaws.append(_named(composition.flaws[-1], lines, broken))
        for at in range(broken.start, broken.end):
            lines[at] = "\n"
        composition = compose("".join(lines)) if stretches else Composition(None, [])
    return composition._replace(flaws=[*flaws, *composition.flaws])


def _stretches(text: str, lines: list[str]) -> list[_Stretch]:
    first = _FIRST.search(text)
    if first is None:
        return []
    head = text.count("\n", 0, first.end())
    begins = f"{first[1]}- "
    starts = [at for at in range(head, len(lines)) if lines[at].startswith(begins)]
    end = next(
        (at for at in range(head, len(lines)) if re.match(r"[\w\"']", lines[at])), len(lines)
    )
    ends = [*starts[1:], max(end, starts[-1] + 1)]
    return [_Stretch(start, stop) for start, stop in zip(starts, ends, strict=True)]


def _broken(stretches: list[_Stretch], lines: tuple[int, ...]) -> _Stretch | None:
    """The question that the mistake is in: that of the likeliest line that is in one."""
    for line in lines:
        for stretch in stretches:
            if stretch.start < line <= stretch.end:
                return stretch
    return None


def _named(flaw: Flaw, lines: list[str], stretch: _Stretch) -> Flaw:
    """The flaw with the question's id as its path, where there is one."""
    match = _ID.search("".join(lines[stretch.start : stretch.end]))
    if match is None:
        return flaw
    return Flaw(("questions", match[1]), flaw.line, flaw.column, flaw.message, flaw.suggestion)
