"""How the agreement of graders with people is told on a terminal: a table, and a plot for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import ModuleType

from mockprep.cli.calibration import Calibration, Figures, OfQuestion
from mockprep.cli.output import columns, counted
from mockprep.tui.plots import POINT, round_ticks

_WIDTH, _HEIGHT = 64, 20
_LONGEST_QUESTION = 44
_MOST_REASONS = 5
_ROWS_OF_TABLE = 2
"""Answers that a question needs to have a line of its own."""


def calibration_text(told: Sequence[Calibration]) -> str:
    """Everything about the graders `told`, side by side where there are several."""
    answers = told[0].answers
    questions = len({row.question for row in answers.rows})
    rows = counted(len(answers.rows), "answer")
    people = "1 column" if len(answers.graders) == 1 else f"{len(answers.graders)} columns"
    parts = [
        f"{rows} to {counted(questions, 'question')}, {people} of grades from 0 to"
        f" {told[0].top:g}, {_marked_by(told[0])}",
        _table(told),
        *filter(None, (_not_compared(each) for each in told)),
        *(_reliability(each) for each in told if each.compared),
    ]
    if questions > 1:
        parts += [_questions(each) for each in told]
    return "\n\n".join(parts)


def _marked_by(told: Calibration) -> str:
    if told.criterion:
        return f"against criterion {told.criterion} of rubric {told.rubric}"
    return f"against rubric {told.rubric}"


def _table(told: Sequence[Calibration]) -> str:
    """A line for each figure, a column for each grader, and one for people among themselves."""
    people = told[0].people
    ours = [each.figures for each in told]
    lines = [
        ["answers compared", *(f"{f.n:,}" for f in ours), f"{people.n:,}" if people else ""],
        ["unrated", *(f"{len(each.unrated):,}" for each in told), ""],
        ["failed", *(f"{len(each.failed):,}" for each in told), ""],
        ["Pearson, with the mean grade", *(_number(f.pearson) for f in ours), ""],
        [
            "Pearson, with one person's grade",
            *(_each_person(each) for each in told),
            _number(people.pearson) if people else "",
        ],
        _line("RMSE, in grades", ours, people, "rmse"),
        _line("quadratic weighted kappa", ours, people, "qwk"),
        ["answers a second", *(_speed(each) for each in told), ""],
    ]
    heads = ["", *(each.grader for each in told), "people" if people else ""]
    notes = [f"No Pearson for {each.grader}: {w}." for each in told if (w := each.figures.why)]
    if people and people.why:
        notes.append(f"No Pearson for people: {people.why}.")
    if len({each.figures.n for each in told}) > 1:
        notes.append("The graders rated different answers, so their figures differ in that too.")
    return "\n".join([columns(heads, lines, 0), *([""] if notes else []), *notes])


def _line(name: str, ours: Sequence[Figures], people: Figures | None, key: str) -> list[str]:
    theirs = _number(getattr(people, key)) if people else ""
    return [name, *(_number(getattr(each, key)) for each in ours), theirs]


def _each_person(told: Calibration) -> str:
    return " ".join(map(_number, told.by_person.values()))


def _number(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def _speed(told: Calibration) -> str:
    return f"{len(told.answers.rows) / told.seconds:,.0f}" if told.seconds else ""


def _not_compared(told: Calibration) -> str:
    """Why answers have no grade, the commonest reasons first, each with a line to look at."""
    if not told.uncompared:
        return ""
    reasons = Counter(each.why for each in told.uncompared)
    first = {each.why: each.row.line for each in reversed(told.uncompared)}
    lines = [f"Not compared by {told.grader}:"]
    for why, number in reasons.most_common(_MOST_REASONS):
        lines.append(f"  {counted(number, 'answer')} (such as line {first[why]}): {why}")
    if len(reasons) > _MOST_REASONS:
        lines.append(f"  and {counted(len(reasons) - _MOST_REASONS, 'further reason')}")
    return "\n".join(lines)


def _reliability(told: Calibration) -> str:
    """The mean human grade over predicted grades, with the number of answers at each point."""
    head = (
        f"Reliability of {told.grader}: the mean human grade (up) by the grade that it gave"
        " (across),\nwith the number of answers; on the dotted line both are the same"
    )
    return f"{head}\n{_drawn(told)}"


def _drawn(told: Calibration) -> str:
    """The plot without colours; plotext's one figure is as empty afterwards as before."""
    plotext = import_module("plotext")
    plotext.clear_figure()
    try:
        plotext.theme("clear")
        plotext.limit_size(False, False)
        plotext.plot_size(_WIDTH, _HEIGHT)
        _fill(plotext, told)
        return str(plotext.uncolorize(plotext.build())).rstrip("\n")
    finally:
        plotext.clear_figure()


def _fill(plotext: ModuleType, told: Calibration) -> None:
    top, bins = told.top, told.bins
    steps = [top * step / (_WIDTH // 3) for step in range(_WIDTH // 3 + 1)]
    plotext.scatter(steps, steps, marker="·")
    plotext.scatter([b.predicted for b in bins], [b.human for b in bins], marker=POINT)
    for each in bins:
        # Above its point, or below it where the frame is near.
        beside = each.human + top * (0.07 if each.human < 0.9 * top else -0.07)
        plotext.text(f"{each.n:,}", each.predicted, beside, alignment="center")
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    plotext.xlim(-0.03 * top, 1.03 * top)
    plotext.ylim(-0.03 * top, 1.05 * top)
    ticks = round_ticks(top)
    plotext.xticks(ticks, [f"{tick:g}" for tick in ticks])
    plotext.yticks(ticks, [f"{tick:g}" for tick in ticks])


def _questions(told: Calibration) -> str:
    """The figures of each question that has several answers."""
    shown = [each for each in told.by_question if each.figures.n >= _ROWS_OF_TABLE]
    left = len(told.by_question) - len(shown)
    heads = ["question", "n", "Pearson", "RMSE", "kappa", "people's Pearson"]
    lines = [f"By question, {told.grader}:"]
    if shown:
        lines.append(columns(heads, [_question_row(each) for each in shown], 0))
    if left:
        lines.append(f"and {counted(left, 'question')} with fewer than two answers compared")
    return "\n".join(lines)


def _question_row(each: OfQuestion) -> list[str]:
    words = " ".join(each.question.split())
    told = f"{each.ids[0]} {words}" if len(each.ids) == 1 else words
    if len(told) > _LONGEST_QUESTION:
        told = f"{told[: _LONGEST_QUESTION - 1]}…"
    ours, people = each.figures, each.people
    return [
        told,
        f"{ours.n:,}",
        *map(_number, (ours.pearson, ours.rmse, ours.qwk)),
        _number(people.pearson) if people else "",
    ]


def summary_lines(told: Sequence[Calibration]) -> Iterator[str]:
    """For stderr: what went wrong with each grader, in a line."""
    for each in told:
        if each.failed:
            rows = counted(len(each.failed), "answer")
            yield f"{each.grader} failed on {rows} of {len(each.answers.rows):,}"
