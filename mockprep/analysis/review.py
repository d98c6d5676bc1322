"""Owns the review of a candidate's code: ruff, our own checks, and the tools that are installed.

The code is text to all of them: nothing here imports or runs it.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from mockprep.analysis.reviewing.checks import own_findings
from mockprep.analysis.reviewing.findings import ReviewedCode
from mockprep.analysis.reviewing.programs import OPTIONAL_TOOLS, ReviewUnavailable, available_tools
from mockprep.analysis.reviewing.ruff import ruff_findings
from mockprep.analysis.reviewing.selection import remarks
from mockprep.analysis.reviewing.tools import tool_findings
from mockprep.domain.execution import Remark

__all__ = ["ALL_TOOLS", "ReviewUnavailable", "available_tools", "review"]

ALL_TOOLS = ("ruff", *OPTIONAL_TOOLS)


def review(
    source: str, *, given: str = "", entry: str = "", tools: Sequence[str] = ALL_TOOLS
) -> tuple[Remark, ...]:
    """What a reviewer would say of Python code, at most eight remarks, the most important first.

    `given` is the starter that the editor held: its lines and names are not the candidate's.
    `entry` is the function or class that the question asks for; empty for a program. Of `tools`
    those are asked that are installed. Code that does not parse has no remarks: running it says
    what is wrong. Blocks for some milliseconds, and up to five seconds for the optional tools.
    Raises ReviewUnavailable when ruff is wanted and missing, or fails.
    """
    code = ReviewedCode.read(source, given, entry)
    if code is None:
        return ()
    with ThreadPoolExecutor(max_workers=len(ALL_TOOLS)) as pool:
        ruff = pool.submit(ruff_findings, code) if "ruff" in tools else None
        others = [pool.submit(tool_findings, t, code) for t in OPTIONAL_TOOLS if t in tools]
        findings = own_findings(code)
        findings += ruff.result() if ruff is not None else []
        findings += [finding for other in others for finding in other.result()]
    return remarks(findings, code)
