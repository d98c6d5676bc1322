"""Owns the optional tools, black, pylint and mypy: how each is asked and what its answer means."""

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass

from mockprep.analysis.reviewing.findings import Finding, ReviewedCode
from mockprep.analysis.reviewing.own_rules import TOOL_RULES
from mockprep.analysis.reviewing.programs import (
    ANSWER_FILE,
    ReviewUnavailable,
    module_command,
    run,
)

_SECONDS = 5.0
_HUNK = re.compile(r"^@@ -(\d+)")
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")
# Pylint's exit code is a sum of bits: 32 alone means that it was called wrongly.
_PYLINT_FINE = tuple(range(32))


@dataclass(frozen=True, slots=True)
class Tool:
    """How an optional tool is asked, and how its answer is read."""

    arguments: tuple[str, ...]
    read: Callable[[str], list[Finding]]
    on_disk: bool = True
    """Whether it reads a file rather than standard input."""
    fine: tuple[int, ...] = (0, 1)
    """The exit codes with which it gives an answer."""


def tool_findings(name: str, code: ReviewedCode) -> list[Finding]:
    """What an optional tool says; nothing where it is missing, too slow or stops on its own.

    A review without it is a review all the same, and says nothing false.
    """
    command, tool = module_command(name), TOOLS[name]
    if not command:
        return []
    call = (*command, *tool.arguments)
    try:
        answer = run(call, code.source, seconds=_SECONDS, on_disk=tool.on_disk, fine=tool.fine)
        return tool.read(answer)
    except (ReviewUnavailable, ValueError, KeyError, TypeError):
        return []


def read_black(diff: str) -> list[Finding]:
    """Black's unified diff: a finding for every line that it would take away or rewrite."""
    findings = []
    line = 0
    changed = [text for text in diff.splitlines() if not text.startswith(("--- ", "+++ "))]
    removed = sum(text.startswith("-") and text[1:].strip() != "" for text in changed)
    for text in changed:
        if match := _HUNK.match(text):
            line = int(match[1])
        elif text.startswith("-") and text[1:].strip():
            findings.append(Finding("format", line, figure=str(removed), tool="black"))
            break
        elif not text.startswith("+"):
            line += 1
    return findings


def read_pylint(answer: str) -> list[Finding]:
    """Pylint's JSON, `--output-format=json2`."""
    return [
        Finding(
            entry["messageId"],
            entry["line"],
            entry["column"] + 1,
            tuple(_QUOTED.findall(entry["message"])),
            message=entry["message"],
            tool="pylint",
        )
        for entry in json.loads(answer)["messages"]
    ]


def read_mypy(answer: str) -> list[Finding]:
    """Mypy's JSON, one object a line; notes and a summary are left out."""
    rows = [json.loads(line) for line in answer.splitlines() if line.startswith("{")]
    return [
        Finding(
            row["code"],
            row["line"],
            max(1, row["column"] + 1),
            message=row["message"].replace('"', "`"),
            tool="mypy",
        )
        for row in rows
        if row["severity"] == "error" and row["code"]
    ]


_PYLINT_CODES = ",".join(code for tool, code in TOOL_RULES if tool == "pylint")
TOOLS: dict[str, Tool] = {
    "black": Tool(
        # Quotes and the length of lines are taste, even among those who use black.
        ("--quiet", "--diff", "--config", os.devnull, "-S", "-l", "100", "-"),
        read_black,
        on_disk=False,
    ),
    "pylint": Tool(
        (
            *(f"--rcfile={os.devnull}", "--score=n", "--jobs=1", "--persistent=n"),
            *("--output-format=json2", "--disable=all", f"--enable={_PYLINT_CODES}", ANSWER_FILE),
        ),
        read_pylint,
        fine=_PYLINT_FINE,
    ),
    "mypy": Tool(
        (
            *("--config-file=", f"--cache-dir={os.devnull}", "--output=json"),
            *("--no-site-packages", "--ignore-missing-imports", "--no-error-summary", ANSWER_FILE),
        ),
        read_mypy,
    ),
}
