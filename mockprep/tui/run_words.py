"""The words of a run: a head line and rows, computed from its results; no widgets here."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from mockprep.domain.execution import VERDICT_NAMES, CaseResult, Crash, RunReport
from mockprep.tui.wording import counted, moment

Tone = Literal["passed", "failed", "shown", "detail", "reason", "place", "printed", "warning"]

_COLOURS: dict[Tone, str] = {
    "passed": "success",
    "failed": "error",
    "shown": "secondary",
    "reason": "accent",
    "place": "primary",
    "warning": "warning",
}

WEAK = (
    "Weak isolation ({}): code that sets out to break free might. Run here only what you would run"
    " without mockprep too."
)
NO_TESTS = "The code loads. There are no tests to run on it; ctrl+t writes your own."
_INDENT = "    "
_MOST_PRINTED_LINES = 12
_MOST_WIDE = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the run panel."""

    words: str
    tone: Tone
    line: int | None = None
    """The line of the code that it speaks of, counted from 1."""


def painted(row: Row, theme: Mapping[str, str]) -> Text:
    """A row in the colour of what it says."""
    colour = _COLOURS.get(row.tone)
    return Text(row.words, style=theme[colour] if colour else "")


def head(report: RunReport, *, is_weak: bool = False) -> str:
    """`5 of 7 passed · 12 ms · bubblewrap and seccomp`."""
    isolation = "weak isolation" if is_weak else report.isolation
    if report.crash is not None:
        return f"The code can't be loaded · {isolation}"
    return f"{_counts(report.cases)} · {moment(report.seconds)} · {isolation}"


def head_meanwhile(done: int) -> str:
    """The head while the run goes on."""
    cases = f" {done} done," if done else ""
    return f"running ...{cases} ctrl+r stops it"


def head_stopped(done: int) -> str:
    """The head of a run that was stopped."""
    return f"Stopped after {counted(done, 'test')}." if done else "Stopped before the first test."


def _counts(cases: Sequence[CaseResult]) -> str:
    checked = [case for case in cases if not is_shown_only(case)]
    passed = sum(case.verdict == "passed" for case in checked)
    counts = f"{passed} of {len(checked)} passed" if checked or not cases else ""
    shown = len(cases) - len(checked)
    return " · ".join(part for part in (counts, f"{shown} shown" if shown else "") if part)


def is_good(report: RunReport) -> bool | None:
    """Whether every test passed; None where there was nothing to pass."""
    if report.crash is not None:
        return False
    checked = [case for case in report.cases if not is_shown_only(case)]
    return all(case.verdict == "passed" for case in checked) if checked else None


def is_shown_only(case: CaseResult) -> bool:
    """Whether a line of the candidate's expects nothing and only shows what it gives."""
    return case.group == "own" and case.verdict == "passed" and not case.expected


def rows(report: RunReport, *, is_weak: bool = False) -> tuple[Row, ...]:
    """What is to be said of a run, failures first."""
    if report.crash is not None:
        found = [*_load_rows(report.crash)]
    else:
        found = [*case_rows(report.cases)] or [Row(NO_TESTS, "detail")]
    found += _printed(report.stdout, "stdout, loading")
    found += _printed(report.stderr, "stderr, loading")
    return (*found, Row(WEAK.format(report.isolation), "warning")) if is_weak else tuple(found)


def _load_rows(crash: Crash) -> Iterator[Row]:
    yield Row(f"✗ {crash.message}", "failed", _last_line(crash))
    yield from _places(crash)


def case_rows(cases: Sequence[CaseResult]) -> Iterator[Row]:
    """Failures in full, then what is shown, then what passed."""
    for case in sorted(cases, key=_rank):
        yield from _of_case(case)


def _rank(case: CaseResult) -> int:
    if case.verdict != "passed":
        return 0
    return 1 if is_shown_only(case) else 2


def _of_case(case: CaseResult) -> Iterator[Row]:
    name = case.call if case.group == "own" else case.name
    if is_shown_only(case):
        yield Row(f"› {name}  gives {case.got}", "shown")
    elif case.verdict == "passed":
        yield Row(f"✓ {name}", "passed")
    else:
        yield from failure_rows(case)
    yield from _printed(case.stdout, "stdout")
    yield from _printed(case.stderr, "stderr")


def failure_rows(case: CaseResult, origin: str = "") -> Iterator[Row]:
    """A failed case: what was called, expected and got, and what that means.

    origin: where the case comes from, where that is to be said.
    """
    line = _last_line(case.crash)
    name = case.call if case.group == "own" else case.name
    head = " · ".join(part for part in (name, origin, VERDICT_NAMES[case.verdict]) if part)
    yield Row(f"✗ {head}", "failed", line)
    if case.group != "own" and case.call:
        yield Row(f"{_INDENT}{case.call}", "detail", line)
    if case.expected:
        yield Row(f"{_INDENT}expected {case.expected}", "detail", line)
    if case.got:
        yield Row(f"{_INDENT}got      {case.got}", "detail", line)
    if case.crash is not None:
        yield Row(f"{_INDENT}{_said(case)}", "detail", line)
        yield from _places(case.crash)
    if case.why:
        yield Row(f"{_INDENT}{case.why}", "reason", line)


def _said(case: CaseResult) -> str:
    assert case.crash is not None, "the caller looked"
    return f"raised   {case.crash.message}" if case.verdict == "raised" else case.crash.message


def _places(crash: Crash) -> Iterator[Row]:
    """The candidate's own lines, as a traceback names them."""
    for place in crash.lines:
        within = f", in {place.function}" if place.function not in ("", "<module>") else ""
        text = f": {place.text}" if place.text else ""
        yield Row(f"{_INDENT}line {place.line}{within}{text}", "place", place.line)


def _last_line(crash: Crash | None) -> int | None:
    return crash.lines[-1].line if crash is not None and crash.lines else None


def _printed(text: str, label: str) -> Iterator[Row]:
    """What the code printed, with its label, cut where it is long."""
    lines = text.rstrip().splitlines()
    if not lines:
        return
    shown = [line.expandtabs(4) for line in lines[:_MOST_PRINTED_LINES]]
    if len(lines) > _MOST_PRINTED_LINES:
        shown.append(f"... {len(lines) - _MOST_PRINTED_LINES} more lines")
    for number, line in enumerate(shown):
        cut = line if len(line) <= _MOST_WIDE else f"{line[: _MOST_WIDE - 1]}…"
        name = label if number == 0 else " " * len(label)
        yield Row(f"{_INDENT}{name} │ {cut}", "printed")


@dataclass(frozen=True, slots=True)
class Slip:
    """A syntax error: where it is and what it is called."""

    line: int
    """Counted from 1."""
    message: str


def slip_of(report: RunReport) -> Slip | None:
    """The syntax error for which the code could not be loaded, if it was one."""
    crash = report.crash
    if crash is None or crash.column is None or not crash.lines:
        return None
    _, _, said = crash.message.partition(": ")
    return Slip(crash.lines[-1].line, said or crash.message)
