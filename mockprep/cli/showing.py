"""A question, loop or rubric in Markdown, as a candidate sees it or with all that marks it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mockprep.cli.output import counted
from mockprep.domain.loop import Break, Loop, Pick
from mockprep.domain.question import (
    DIFFICULTY_NAMES,
    AnyQuestion,
    BehavioralQuestion,
    CodeQuestion,
    ConceptQuestion,
    DesignQuestion,
    KeyPoint,
    Probe,
    clarifications,
)
from mockprep.domain.rubric import Rubric


def question_markdown(name: str, question: AnyQuestion, reveal: bool) -> str:
    """The question; with `reveal` also points, answer, probes, hints and solutions."""
    return "\n".join([*_asked(name, question), *(_revealed(question) if reveal else ())])


def loop_markdown(loop: Loop) -> str:
    """The rounds of a loop with what each draws."""
    return "\n".join(_loop(loop))


def rubric_markdown(rubric: Rubric) -> str:
    """The criteria of a rubric with their anchors."""
    lines = [f"# {rubric.title}", "", f"`{rubric.rubric}`"]
    for criterion in rubric.criteria:
        lines += ["", f"## {criterion.title} (weight {criterion.weight:g})", "", criterion.asks, ""]
        lines += [f"{level}. {anchor}" for level, anchor in sorted(criterion.anchors.items())]
        if criterion.drill:
            lines += ["", f"Drill, {criterion.drill.minutes:g} minutes: {criterion.drill.do}"]
    return "\n".join(lines)


def _asked(name: str, question: AnyQuestion) -> Iterator[str]:
    difficulty = DIFFICULTY_NAMES[question.difficulty]
    facts = [question.kind, difficulty, question.level, f"{question.minutes:g} minutes"]
    yield f"# {question.title}"
    yield ""
    yield f"`{name}` · {' · '.join([*facts, ', '.join(question.topics)])}"
    yield ""
    yield question.ask
    if isinstance(question, CodeQuestion):
        if question.starter:
            yield from _code(question.starter)
        shown = [test for test in question.tests if not test.hidden and not test.calls]
        if shown:
            yield from _heading("Examples")
        for test in shown:
            told = ", ".join(map(repr, test.args))
            gives = f"raises `{test.want}`" if test.check == "raises" else f"-> `{test.want!r}`"
            yield f"- `{question.entry}({told})` {gives}"


def _revealed(question: AnyQuestion) -> Iterator[str]:
    yield from _points("Points", question.key_points(), question)
    if isinstance(question, ConceptQuestion):
        yield from _list("Misconceptions", (f"{m.claim}: {m.fix}" for m in question.misconceptions))
    if isinstance(question, BehavioralQuestion):
        yield from _list("Listens for", question.listens_for)
        yield from _list("Red flags", (flag.point for flag in question.red_flags))
    asked = [f"{each.ask}: {each.answer}" for each in clarifications(question)]
    yield from _list("Told when asked", asked)
    if isinstance(question, DesignQuestion):
        estimates = [f"{e.name}: {e.want:,g} {e.unit}".rstrip() for e in question.estimates]
        yield from _list("Estimates", estimates)
        yield from _list("Trade-offs", question.tradeoffs)
    if question.answer:
        yield from [*_heading("Answer"), question.answer.rstrip()]
    if isinstance(question, CodeQuestion):
        yield from _solutions(question)
    yield from _list("Probes", map(_probe, question.probes))
    yield from _list("Hints", (f"{hint.level}: {hint.say}" for hint in question.hints))
    yield from _list("Read more", question.see)


def _solutions(question: CodeQuestion) -> Iterator[str]:
    if question.complexity:
        cost = question.complexity
        yield from [*_heading("Complexity"), f"time O({cost.time}), space O({cost.space})"]
    approaches = [f"{each.name}: O({each.time}), {each.tier}" for each in question.approaches]
    yield from _list("Approaches", approaches)
    if question.solutions:
        yield from _heading("Solution")
        yield from _code(question.solutions.reference)


def _points(title: str, points: Iterable[KeyPoint], question: AnyQuestion) -> Iterator[str]:
    if isinstance(question, DesignQuestion):
        for phase, own in question.phases.items():
            yield from _list(f"{title}: {phase.replace('_', ' ')}", map(_point, own))
    else:
        yield from _list(title, map(_point, points))


def _point(point: KeyPoint) -> str:
    weight = "" if point.weight == 1 else f" (weight {point.weight:g})"
    return f"{point.point}{weight}" if point.kind == "required" else f"{point.point} (bonus)"


def _probe(probe: Probe) -> str:
    if probe.point:
        return f"{probe.ask} (when `{probe.point}` is missing)"
    return probe.ask if probe.when == "always" else f"{probe.ask} ({probe.when.replace('_', ' ')})"


def _loop(loop: Loop) -> Iterator[str]:
    yield f"# {loop.title}"
    yield ""
    yield f"`{loop.loop}` · {loop.target_level} · {loop.minutes:g} minutes"
    for entry in loop.rounds:
        yield ""
        if isinstance(entry, Break):
            yield f"Break, {entry.minutes:g} minutes"
            continue
        yield f"## {entry.title} ({entry.format}, {entry.minutes:g} minutes)"
        yield ""
        yield from (f"- {_pick(pick)}" for pick in entry.pick)


def _pick(pick: Pick) -> str:
    if pick.ids:
        return ", ".join(f"`{name}`" for name in pick.ids)
    low, high = (DIFFICULTY_NAMES[number] for number in pick.difficulty)
    about = f" about {', '.join(pick.topics)}" if pick.topics else ""
    return f"{counted(pick.count, 'question')}{about}, {low if low == high else f'{low} to {high}'}"


def _heading(title: str) -> list[str]:
    return ["", f"## {title}", ""]


def _list(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = [f"- {line}" for line in lines]
    if told:
        yield from [*_heading(title), *told]


def _code(text: str) -> list[str]:
    return ["", "```python", text.rstrip(), "```"]
