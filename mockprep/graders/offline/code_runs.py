"""Owns the detectors of what running the code showed: tests, size, mistakes found by oneself."""

from collections.abc import Iterator, Sequence

from mockprep.domain.execution import VERDICT_NAMES, CaseResult, Crash, Judgement, RunReport
from mockprep.domain.question import AnyQuestion, CodeQuestion
from mockprep.graders.offline.findings import Finding, Seen, unmeasured
from mockprep.graders.offline.reading import Reading

NOT_RUN = "the code was not run"
NO_CODE = "the question asks for no code"
WORKS = 0.5
"""The share of tests below which code does not work, so that its speed earns nothing."""
_LONGEST_VALUE = 60


def tests_visible(reading: Reading) -> Finding:
    """The share of the shown tests that passed."""
    judged = judgement_of(reading)
    if isinstance(judged, Finding):
        return judged
    return _tests(judged.report, judged.report.of("visible"), "visible")


def tests_hidden(reading: Reading) -> Finding:
    """The share of the hidden tests that passed; all random inputs together are one test."""
    judged = judgement_of(reading)
    if isinstance(judged, Finding):
        return judged
    random = _as_one(judged.report.of("random"))
    return _tests(judged.report, (*judged.report.of("hidden"), *random), "hidden")


def scale_ok(reading: Reading) -> Finding:
    """1 when every size was solved within the limit, by code that works."""
    judged = judgement_of(reading)
    if isinstance(judged, Finding):
        return judged
    if why := why_not_working(judged.report):
        return Finding(0, missing=(why,), confidence="high")
    measured = judged.measured
    if measured is None:
        return unmeasured(_why_not_measured(reading.question, judged))
    largest = max((point.n for point in measured.points), default=0)
    if measured.solved:
        seen = Seen(f"every size solved within {measured.limit_seconds:g} s, up to {largest:,}")
        return Finding(1, (seen,), confidence="high")
    why = f"{measured.stopped.rstrip('.')}; " if measured.stopped else ""
    missing = f"every size within {measured.limit_seconds:g} s ({why}the largest done: {largest:,})"
    return Finding(0, missing=(missing,), confidence="high")


def _why_not_measured(question: AnyQuestion, judged: Judgement) -> str:
    if isinstance(question, CodeQuestion) and question.generate is None:
        return "the question makes no large inputs"
    return " ".join(judged.notices).rstrip(".") or "its growth was not measured"


def examples_run(reading: Reading) -> Finding:
    """Whether the last of the candidate's runs passed every shown test."""
    if not isinstance(reading.question, CodeQuestion):
        return unmeasured(NO_CODE)
    submission = reading.submission
    if not submission.runs:
        if submission.seconds is None:
            return unmeasured("whether it was run is not known")
        return Finding(0, missing=("a run of the examples",), confidence="high")
    last = submission.runs[-1]
    share = last.share_passed("visible")
    if share is None:
        return unmeasured("the question shows no tests")
    if share == 1:
        return Finding(1, (Seen("the examples were run, and passed"),), confidence="high")
    return Finding(0, missing=("a last run in which every example passes",), confidence="high")


def bugs_self_found(reading: Reading) -> Finding:
    """The share of what failed in the candidate's own runs that passed in a later one."""
    if not isinstance(reading.question, CodeQuestion):
        return unmeasured(NO_CODE)
    runs = reading.submission.runs
    if not runs:
        was_judged = reading.submission.judgement is not None
        return unmeasured("it was not run before it was handed in" if was_judged else NOT_RUN)
    mended = _mended(runs)
    if not mended:
        return unmeasured("nothing failed in your own runs")
    good = [name for name, is_mended in mended.items() if is_mended]
    left = [name for name, is_mended in mended.items() if not is_mended]
    seen = tuple(Seen(f"{name} failed in a run, and was mended") for name in good)
    missing = tuple(f"{name} mended, which failed in your own run" for name in left)
    return Finding(len(good) / len(mended), seen, missing, "high")


def judgement_of(reading: Reading) -> Judgement | Finding:
    """What running the code found out, or why there is none."""
    if not isinstance(reading.question, CodeQuestion):
        return unmeasured(NO_CODE)
    return reading.submission.judgement or unmeasured(NOT_RUN)


def why_not_working(report: RunReport) -> str:
    """Why the code earns nothing for its speed; empty for code that mostly works."""
    if report.crash is not None:
        return f"code that loads ({_crashed(report.crash)})"
    visible = report.of("visible")
    every = (*visible, *report.of("hidden"), *_as_one(report.of("random")))
    for cases, what in ((visible, "visible tests"), (every, "tests")):
        if cases and _passed(cases) < WORKS * len(cases):
            return f"a solution that works (only {_passed(cases)} of {len(cases)} {what} passed)"
    return ""


def _tests(report: RunReport, cases: Sequence[CaseResult], what: str) -> Finding:
    if report.crash is not None:
        return Finding(
            0, missing=(f"code that loads ({_crashed(report.crash)})",), confidence="high"
        )
    if not cases:
        return unmeasured(f"the question has no {what} tests")
    passed = _passed(cases)
    edge = [case for case in cases if case.edge]
    of_edge = f", {_passed(edge)} of {len(edge)} edge cases among them" if edge else ""
    seen = Seen(f"{passed} of {len(cases)} {what} tests passed{of_edge}")
    failed = tuple(f"a pass of {_failure(case)}" for case in cases if case.verdict != "passed")
    return Finding(passed / len(cases), (seen,), failed, "high")


def _passed(cases: Sequence[CaseResult]) -> int:
    return sum(case.verdict == "passed" for case in cases)


def _as_one(cases: Sequence[CaseResult]) -> Iterator[CaseResult]:
    """Random inputs as a single case: the first that failed, or one that passed."""
    if not cases:
        return
    failed = [case for case in cases if case.verdict != "passed"]
    counted = failed and len(cases) > 1
    told = f"random inputs, {len(failed)} of {len(cases)} failed" if counted else "random inputs"
    yield (failed or list(cases))[0].model_copy(update={"name": told})


def _failure(case: CaseResult) -> str:
    """`no stops` (wrong answer: expected 0, got None; nothing to add up)."""
    what = VERDICT_NAMES[case.verdict]
    if case.verdict == "wrong_answer":
        called = f"{_short(case.call)} " if case.group == "random" and case.call else ""
        what += f": {called}expected {_short(case.expected)}, got {_short(case.got)}"
    elif case.crash is not None:
        what += f": {_crashed(case.crash)}"
    why = f"; {case.why.rstrip('.')}" if case.why else ""
    edge = ", an edge case" if case.edge else ""
    return f"`{case.name}`{edge} ({what}{why})"


def _crashed(crash: Crash) -> str:
    line = f" in line {crash.lines[-1].line}" if crash.lines else ""
    return f"{_short(crash.message)}{line}"


def _short(shown: str) -> str:
    one_line = " ".join(shown.split())
    return one_line if len(one_line) <= _LONGEST_VALUE else f"{one_line[: _LONGEST_VALUE - 4]} ..."


def _mended(runs: Sequence[RunReport]) -> dict[str, bool]:
    """What failed in a run, by name, and whether its last outcome was a pass."""
    failed: dict[str, bool] = {}
    for run in runs:
        if run.crash is not None:
            failed["loading the code"] = False
            continue
        if "loading the code" in failed:
            failed["loading the code"] = True
        for case in run.of("own", "visible"):
            name = f"`{case.call if case.group == 'own' else case.name}`"
            if case.verdict != "passed":
                failed[name] = False
            elif name in failed:
                failed[name] = True
    return failed
