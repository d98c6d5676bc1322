"""Owns asking ruff: which families of rules, with which limits, and reading its answer."""

import json
import keyword
import re
import sys
from typing import Any

from mockprep.analysis.reviewing.findings import Finding, ReviewedCode
from mockprep.analysis.reviewing.programs import ANSWER_FILE, ReviewUnavailable, ruff_command, run

# Whole families, since a family outlives its rules; which of them are worth saying is decided
# in `review_rules`.
_FAMILIES = (
    *("F", "E4", "E7", "W6", "N", "SIM", "C4", "B", "C90", "PERF", "RET", "ARG", "A", "ERA"),
    *("PLC", "PLE", "PLR", "PLW", "RUF", "PIE", "FURB", "S1", "S3", "BLE", "TRY", "UP"),
)
_LIMITS = ("lint.mccabe.max-complexity=10", "lint.pylint.max-args=6")
_SECONDS = 10.0
_NEWEST_KNOWN = 14
"""The newest Python 3 that the oldest supported ruff has heard of."""
_QUOTED = re.compile(r"`([^`]+)`")
_NUMBER = re.compile(r"\d+")


def ruff_findings(code: ReviewedCode) -> list[Finding]:
    """What ruff says of the code; ReviewUnavailable where it can't."""
    return read_ruff(run(_command(), code.source, seconds=_SECONDS))


def read_ruff(answer: str) -> list[Finding]:
    """The findings in ruff's JSON; ReviewUnavailable for something else."""
    try:
        found = json.loads(answer)
        # A syntax error stands there under a name; it has no number.
        return [_finding(entry) for entry in found if _is_rule(entry["code"])]
    except (ValueError, KeyError, TypeError) as error:
        raise ReviewUnavailable("ruff's answer can't be read: update it") from error


def _command() -> list[str]:
    limits = [word for limit in _LIMITS for word in ("--config", limit)]
    return [
        *ruff_command(),
        *("check", "--isolated", "--no-cache", "--exit-zero", "--quiet"),
        # The reviewer reads what the candidate told the linter to pass over.
        "--ignore-noqa",
        *("--output-format", "json", "--target-version", _target()),
        *("--select", ",".join(_FAMILIES)),
        *limits,
        *("--stdin-filename", ANSWER_FILE, "-"),
    ]


def _target() -> str:
    return f"py3{min(sys.version_info.minor, _NEWEST_KNOWN)}"


def _is_rule(code: str | None) -> bool:
    return code is not None and code[-1:].isdigit()


def _finding(entry: dict[str, Any]) -> Finding:
    message = str(entry["message"])
    place = entry["location"]
    # `if` and `for` in a message name the statement and nothing in it.
    names = tuple(name for name in _QUOTED.findall(message) if not keyword.iskeyword(name))
    figure = next(iter(_NUMBER.findall(_QUOTED.sub("", message))), "")
    return Finding(entry["code"], place["row"], place["column"], names, figure, message)
