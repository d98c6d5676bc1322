"""What is found out by running the candidate's code and by reading it: values only.

Runners fill these in, transcripts record them, graders and the debrief read them.
"""

from typing import Literal

from pydantic import Field

from mockprep.domain.model import Model

Verdict = Literal[
    "passed",
    "wrong_answer",
    "raised",
    "time_limit",
    "memory_limit",
    "output_limit",
    "not_finished",
]
VERDICT_NAMES: dict[Verdict, str] = {
    "passed": "passed",
    "wrong_answer": "wrong answer",
    "raised": "raised",
    "time_limit": "time limit",
    "memory_limit": "memory limit",
    "output_limit": "output limit",
    "not_finished": "not finished",
}
Group = Literal["visible", "hidden", "own", "random"]
"""Where a case comes from: the question's shown and hidden tests, the candidate, the oracle."""

ClassName = Literal[
    "constant", "logn", "linear", "nlogn", "quadratic", "cubic", "exponential", "other"
]
"""The classes that measuring and reading code tell apart, in one variable."""
CLASS_NAMES: dict[ClassName, str] = {
    "constant": "1",
    "logn": "log n",
    "linear": "n",
    "nlogn": "n log n",
    "quadratic": "n^2",
    "cubic": "n^3",
    "exponential": "2^n",
    "other": "other",
}
"""How each is written within O(...)."""


class SourceLine(Model):
    """A line of the candidate's code that a traceback goes through."""

    line: int
    """Counted from 1."""
    function: str
    text: str = ""


class Crash(Model):
    """How the candidate's code ended before it gave a value."""

    message: str
    """`ZeroDivisionError: division by zero`, or `SyntaxError: '(' was never closed`."""
    lines: tuple[SourceLine, ...] = ()
    """The candidate's own lines, the innermost last."""
    column: int | None = None
    """For a syntax error, its column in the last of `lines`, counted from 1."""


class CaseResult(Model):
    """One test and what became of it; values are shown as Python, shortened."""

    name: str
    group: Group
    verdict: Verdict
    call: str = ""
    """What was run, such as `two_sum([2, 7], 9)`."""
    expected: str = ""
    got: str = ""
    crash: Crash | None = None
    """What was raised, or why it did not finish."""
    why: str = ""
    """What a failure means, from the question."""
    edge: bool = False
    seconds: float = Field(default=0, ge=0)
    """Wall time of the call."""
    stdout: str = ""
    stderr: str = ""
    """What the candidate's code printed meanwhile, cut to a readable length."""


class RunReport(Model):
    """A run of the candidate's code on some cases."""

    isolation: str
    """What kept the code in, in words, such as `bubblewrap and seccomp`."""
    cases: tuple[CaseResult, ...] = ()
    crash: Crash | None = None
    """Why the code could not be loaded at all; there are no cases then."""
    stdout: str = ""
    stderr: str = ""
    """What was printed while the code was loaded."""
    seconds: float = Field(default=0, ge=0)

    def of(self, *groups: Group) -> tuple[CaseResult, ...]:
        """The cases of some groups."""
        return tuple(case for case in self.cases if case.group in groups)

    def share_passed(self, *groups: Group) -> float | None:
        """The share of those cases that passed; 0 for code that can't be loaded, None for none."""
        if self.crash is not None:
            return 0.0
        cases = self.of(*groups)
        if not cases:
            return None
        return sum(case.verdict == "passed" for case in cases) / len(cases)


class CostPoint(Model):
    """What one input of a size cost."""

    n: int
    steps: int | None = None
    """Statements run, and elements that built-ins went through; None where not counted."""
    seconds: float | None = None
    """Wall time, the best of some calls."""
    peak_bytes: int | None = None
    """The highest memory in use above that before the call, the returned value included."""


class Fit(Model):
    """The class that fits a series of costs, or why none can be told."""

    cls: ClassName | None
    """None: can't tell."""
    confidence: float = Field(ge=0, le=1)
    basis: Literal["steps", "seconds", "steps and seconds", "memory"]
    offset: float = 0
    factor: float = 0
    """The fitted curve is `offset + factor * growth(n)`, in steps, seconds or bytes by the basis.

    Both are 0 for `exponential` and `other`.
    """
    why: str = ""
    """What speaks for it, or why it can't be told, in a sentence."""


class MeasuredComplexity(Model):
    """How the code's cost grew on inputs of growing size."""

    points: tuple[CostPoint, ...]
    time: Fit
    space: Fit
    limit_seconds: float
    solved: bool
    """Whether every size asked for was solved within the limit."""
    stopped: str = ""
    """Why it ended early, empty where it did not."""


class DecidingLine(Model):
    """A line that decides a cost, and why."""

    line: int
    reason: str


class StaticCost(Model):
    """What reading the code says of the cost of one function, or of a whole program."""

    name: str
    """The function; empty for the program."""
    time: str
    """In big-O form, such as `O(n log n)`; variables are parameters where that is clearer."""
    cls: ClassName
    space: str
    space_cls: ClassName
    confidence: float = Field(ge=0, le=1)
    because: tuple[DecidingLine, ...] = ()


RemarkKind = Literal["bug", "naming", "simplify", "complexity", "annotations", "length", "style"]


class Remark(Model):
    """What a reviewer would say of a line."""

    line: int
    column: int = 1
    kind: RemarkKind
    says: str
    """In plain words, what and why."""
    rule: str
    """The tool's name of the rule, such as `F841`."""
    tool: str = "ruff"
    advice_only: bool = False
    """Whether it is a matter of taste in an interview and costs nothing."""


class Judgement(Model):
    """All that was found out about one code answer after it was handed in."""

    report: RunReport
    """Visible, own, hidden and random cases."""
    measured: MeasuredComplexity | None = None
    static: StaticCost | None = None
    """The cost of the entry as read from the code."""
    remarks: tuple[Remark, ...] | None = None
    """What a reviewer would say; None where the review could not be made."""
    notices: tuple[str, ...] = ()
    """What could not be done, and why, in words for the candidate."""
