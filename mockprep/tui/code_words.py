"""The words of the debrief's code tab, computed from a judgement; no widgets here."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from mockprep.domain.claims import RATING_NAMES, RatedClaim
from mockprep.domain.execution import (
    CLASS_NAMES,
    CaseResult,
    Fit,
    Group,
    Judgement,
    MeasuredComplexity,
    Remark,
    RunReport,
    StaticCost,
)
from mockprep.domain.grading import Evidence
from mockprep.domain.question import CodeQuestion
from mockprep.tui import run_words

Theme = Mapping[str, str]
Shape = Literal["heading", "line", "note", "source"]

_GROUPS: dict[Group, str] = {
    "visible": "shown",
    "hidden": "hidden",
    "random": "random",
    "own": "your own",
}
_SURE = 0.6
_IN_FULL = 4
"""How many failures are shown with their calls and values; the others only with what they mean."""
_QUOTED = 100
_TASTE = "a matter of taste; it costs nothing"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words and how they stand on the page."""

    words: Text
    shape: Shape


def _heading(title: str, said: str, colour: str, theme: Theme) -> Paragraph:
    words = Text.assemble((f"{title}  ", f"bold {theme['primary']}"), (said, theme[colour]))
    return Paragraph(words, "heading")


def _line(label: str, said: str, theme: Theme, colour: str = "foreground") -> Paragraph:
    return Paragraph(Text.assemble((f"{label}  ", "bold"), (said, theme[colour])), "line")


def _note(words: str, style: str = "dim") -> Paragraph:
    return Paragraph(Text(words, style=style), "note")


# Tests


def tests(judgement: Judgement, theme: Theme) -> tuple[Paragraph, ...]:
    """How many passed of each group, the failures in full, then the names of what passed."""
    report = judgement.report
    found = [_tests_heading(report, theme)]
    found += [_note(notice, theme["warning"]) for notice in judgement.notices]
    if report.crash is not None:
        return (*found, *_rows(run_words.rows(report), theme))
    found += [_note(_by_group(report), theme["foreground"])] if report.cases else []
    failed = [case for case in _in_order(report.cases) if case.verdict != "passed"]
    for number, case in enumerate(failed):
        rows = run_words.failure_rows(case, _origin(case))
        kept = (row for row in rows if number < _IN_FULL or row.tone in ("failed", "reason"))
        found += _rows(kept, theme)
    return (*found, *_passed(report.cases, theme))


def _tests_heading(report: RunReport, theme: Theme) -> Paragraph:
    if report.crash is not None:
        return _heading("Tests", "the code can't be loaded", "error", theme)
    checked = [case for case in report.cases if not run_words.is_shown_only(case)]
    passed = sum(case.verdict == "passed" for case in checked)
    colour = "success" if passed == len(checked) else "error"
    return _heading("Tests", f"{passed} of {len(checked)} passed", colour, theme)


def _in_order(cases: Iterable[CaseResult]) -> list[CaseResult]:
    """By group, the question's own before the candidate's."""
    groups = list(_GROUPS)
    return sorted(cases, key=lambda case: groups.index(case.group))


def _by_group(report: RunReport) -> str:
    """`shown 4/4 · hidden 3/4 · edge cases 2/3`."""
    parts = [_share(name, report.of(group)) for group, name in _GROUPS.items()]
    parts.append(_share("edge cases", [case for case in report.cases if case.edge]))
    return " · ".join(part for part in parts if part)


def _share(name: str, cases: Sequence[CaseResult]) -> str:
    checked = [case for case in cases if not run_words.is_shown_only(case)]
    passed = sum(case.verdict == "passed" for case in checked)
    return f"{name} {passed}/{len(checked)}" if checked else ""


def _origin(case: CaseResult) -> str:
    return f"{_GROUPS[case.group]}, edge case" if case.edge else _GROUPS[case.group]


def _passed(cases: Sequence[CaseResult], theme: Theme) -> Iterator[Paragraph]:
    """The names of what passed, in a few lines."""
    checked = (case for case in _in_order(cases) if not run_words.is_shown_only(case))
    passed = [case for case in checked if case.verdict == "passed"]
    names = [case.name for case in passed if case.group != "own"]
    names += [case.call for case in passed if case.group == "own"]
    if names:
        words = Text.assemble(("Passed  ", theme["success"]), (" · ".join(names), "dim"))
        yield Paragraph(words, "line")


def _rows(rows: Iterable[run_words.Row], theme: Theme) -> Iterator[Paragraph]:
    for row in rows:
        shape: Shape = "line" if row.tone == "failed" else "note"
        text = run_words.painted(row, theme)
        text.plain = text.plain.strip()
        yield Paragraph(text, shape)


# Cost


def cost_heading(judgement: Judgement, theme: Theme) -> tuple[Paragraph, ...]:
    """A heading, where there is something below it."""
    found = judgement.measured or judgement.static
    return (_heading("Cost", "", "foreground", theme),) if found else ()


def measured(found: MeasuredComplexity | None, theme: Theme) -> tuple[Paragraph, ...]:
    """The class that was measured, and what speaks for it."""
    if found is None:
        return ()
    said = f"{_fitted(found.time, 'time')}, {_fitted(found.space, 'space')}"
    notes = [_note(f"Time: {found.time.why}.")] if found.time.why else []
    if found.space.cls is None and found.space.why:
        notes.append(_note(f"Space: {found.space.why}."))
    if found.stopped:
        notes.append(_note(f"Stopped early: {found.stopped}."))
    return (_line("Measured", said, theme), *notes)


def _fitted(fit: Fit, what: str) -> str:
    if fit.cls is None:
        return f"{what} can't be told"
    doubt = "" if fit.confidence >= _SURE else "probably "
    return f"{doubt}O({CLASS_NAMES[fit.cls]}) {what}"


def read(cost: StaticCost | None, answer: str, theme: Theme) -> tuple[Paragraph, ...]:
    """What reading the code says of its cost, with the lines that decide it."""
    if cost is None:
        return ()
    doubt = "" if cost.confidence >= _SURE else "probably "
    found = [_line("Read from the code", f"{doubt}{cost.time} time, {cost.space} space", theme)]
    at = 0
    for deciding in cost.because:
        found += [_source(deciding.line, answer, theme)] if deciding.line != at else []
        found.append(_note(f"{deciding.reason}."))
        at = deciding.line
    return tuple(found)


def claimed(
    claims: Sequence[RatedClaim], texts: Mapping[str, str], theme: Theme
) -> Iterator[Paragraph]:
    """What the candidate said of the cost, and how it stands to what is true.

    texts: all that may be quoted, by its source.
    """
    for claim in claims:
        colour = "success" if claim.rating.startswith("right") else "error"
        colour = "warning" if claim.rating in ("close", "missing") else colour
        label = f"Your claim on {claim.kind}"
        yield _line(label, RATING_NAMES[claim.rating], theme, colour)
        if claim.quote is not None:
            said = _around(claim.quote, texts)
            yield _note(f"“{said}”", f"italic {theme['primary']}")
        yield _note(claim.explanation)


def _around(quote: Evidence, texts: Mapping[str, str]) -> str:
    """The line in which a quote stands, or its start, where that is long."""
    text = texts[quote.source]
    start = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    line = " ".join(text[start : end if end >= 0 else None].split())
    quoted = " ".join(quote.quote.split())
    if len(line) <= _QUOTED or quoted not in line:
        return line if len(line) <= _QUOTED else quoted
    return _cut_around(line, line.index(quoted), len(quoted))


def _cut_around(line: str, at: int, length: int) -> str:
    first = max(0, min(at + length // 2 - _QUOTED // 2, len(line) - _QUOTED))
    last = first + _QUOTED
    return f"{'…' if first else ''}{line[first:last].strip()}{'…' if last < len(line) else ''}"


def best_known(question: CodeQuestion, theme: Theme) -> Iterator[Paragraph]:
    """What the question's target approach costs."""
    if (known := question.complexity) is None:
        return
    said = f"O({known.time}) time, O({known.space}) space"
    yield _line("Best known", said, theme)
    if known.vars:
        yield _note("; ".join(f"{name}: {meant}" for name, meant in known.vars.items()))
    for approach in question.approaches:
        if approach.tier == "target":
            yield _note(f"{approach.name}: O({approach.time})")


# Review


def review(remarks: Sequence[Remark] | None, answer: str, theme: Theme) -> Iterator[Paragraph]:
    """What a reviewer would say, each remark at its line."""
    if remarks is None:
        return
    yield _heading("Review", "" if remarks else "nothing to remark", "success", theme)
    at = 0
    for remark in remarks:
        if remark.line != at:
            yield _source(remark.line, answer, theme)
        at = remark.line
        colour = theme["error" if remark.kind == "bug" else "accent"]
        taste = f" ({_TASTE})" if remark.advice_only else ""
        words = Text.assemble((f"{remark.kind}: ", colour), f"{remark.says}{taste}")
        yield Paragraph(words, "note")


def _source(line: int, answer: str, theme: Theme) -> Paragraph:
    lines = answer.split("\n")
    words = lines[line - 1].strip() if 0 < line <= len(lines) else ""
    words = words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
    return Paragraph(Text.assemble((f"line {line}  ", "dim"), (words, theme["primary"])), "source")


def kept_in(judgement: Judgement, theme: Theme) -> Paragraph:
    """What kept the code in while it ran."""
    isolation = judgement.report.isolation
    return _line("Isolation", f"the code was kept in by {isolation}", theme)


def not_run(why: str, theme: Theme) -> tuple[Paragraph, ...]:
    """What stands in the place of the tests where there are no results."""
    return _heading("Tests", "no results", "warning", theme), _note(why, theme["foreground"])
