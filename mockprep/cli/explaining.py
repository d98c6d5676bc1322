"""How the way from an answer to its score is written for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from mockprep.cli.output import columns
from mockprep.cli.scorecards import quoted, wrapped
from mockprep.domain.change import one_change
from mockprep.domain.grading import Rating, Scorecard, Submission
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.domain.verdict_rules import RuleOutcome, rule_outcomes
from mockprep.graders.offline.reading import Reading
from mockprep.graders.offline.story import LabelledSentence
from mockprep.tui.wording import verdict
from mockprep.tui.workings_words import change_reason, gain_told, score_steps, signal_figures

_WIDTH = 96
_LABEL_WIDTH = 14
_FIGURE_WIDTH = 8


def story_sentences(submission: Submission) -> Sequence[LabelledSentence]:
    """The sentences of a story with the part that each tells; none for other answers."""
    if submission.question.kind != "behavioral":
        return ()
    answer = Reading(submission).answer
    return [t.sentence for t in Reading(submission).told if t.voice.source == answer.source]


def explained(submission: Submission, rubric: Rubric, card: Scorecard) -> str:
    """The whole explanation: the parts of a story, the criteria, the total, the verdict."""
    parts = [_head(rubric, card)]
    if story := list(_story(submission)):
        parts.append(story)
    parts += [list(_criterion(c, card, rubric)) for c in rubric.criteria]
    parts.append(list(_total(rubric, card)))
    parts.append(list(_verdict(submission, rubric, card)))
    parts += [wrapped(f"Note: {remark}") for remark in card.remarks]
    return "\n\n".join("\n".join(lines) for lines in parts)


def _head(rubric: Rubric, card: Scorecard) -> list[str]:
    score = "no score" if card.score is None else f"{card.score:g} of 100"
    lines = [f"{card.id}: {score}, {verdict(card.recommendation)}"]
    lines.append(f"question {card.question}, rubric {card.rubric}, grader {card.grader}")
    if (change := one_change(rubric, card)) is not None:
        told = f"{change.rating.advice} {change_reason(change)}".strip()
        lines += [
            "",
            *wrapped(f"One change, {gain_told(change)}: {change.criterion.title}. {told}"),
        ]
    return lines


def _story(submission: Submission) -> Iterator[str]:
    """Each sentence with its part beside it."""
    sentences = story_sentences(submission)
    if sentences:
        yield "The parts of the story"
    for sentence in sentences:
        words = submission.answer[sentence.span.start : sentence.span.end]
        yield from textwrap.wrap(
            " ".join(words.split()),
            width=_WIDTH,
            initial_indent=f"  {sentence.part:<{_LABEL_WIDTH - 2}}",
            subsequent_indent=" " * _LABEL_WIDTH,
        )


def _criterion(criterion: Criterion, card: Scorecard, rubric: Rubric) -> Iterator[str]:
    rating = card.rating(criterion.id)
    if rating is None or rating.level is None or rating.score is None:
        why = rating.unrated if rating else "no rating"
        yield from wrapped(f"{criterion.title}: unrated ({why})")
        return
    yield f"{criterion.title}: level {rating.level} of {rubric.scale.top}, score {rating.score:.4f}"
    yield from wrapped(f"  {criterion.anchors[rating.level]}")
    if rating.workings is None:
        yield from wrapped(f"  {rating.reason}")
    else:
        yield from _figures(rating)
        for name, told in score_steps(rating, rubric.scale):
            yield f"  {name:<6} {told}"
    for evidence in rating.evidence:
        yield from wrapped(f"    > {quoted(evidence)}")
    if rating.advice:
        yield from wrapped(f"  Next: {rating.advice}")


def _figures(rating: Rating) -> Iterator[str]:
    """The signals of a criterion, a line each, what they mean wrapped in the last column."""
    if rating.workings is None:
        return
    figures = signal_figures(rating.workings)
    name_width = max(len(f.detector) for f in figures) + 1
    heads = ("value", "credit", "weight", "adds")
    yield f"  {'detector':<{name_width}}{_right(heads)}  what it means"
    for f in figures:
        start = f"  {f.detector:<{name_width}}{_right((f.value, f.credit, f.weight, f.adds))}  "
        yield from textwrap.wrap(
            f.meaning, width=_WIDTH, initial_indent=start, subsequent_indent=" " * len(start)
        )


def _right(cells: Sequence[str]) -> str:
    return "".join(f"{cell:>{_FIGURE_WIDTH}}" for cell in cells)


def _total(rubric: Rubric, card: Scorecard) -> Iterator[str]:
    """The weighted mean of the criteria that were rated."""
    rated = [(c, r) for c in rubric.criteria if (r := card.rating(c.id)) and r.level is not None]
    weight = sum(criterion.weight for criterion, _ in rated)
    rows = [
        [
            criterion.title,
            str(rating.level),
            f"{rating.score or 0:.4f}",
            f"{criterion.weight:g}",
            f"{100 * criterion.weight * (rating.score or 0) / weight:.1f}",
        ]
        for criterion, rating in rated
    ]
    yield "The total"
    if rows:
        heads = ["criterion", "level", "score", "weight", "adds"]
        yield from (f"  {line}" for line in columns(heads, rows, 0).splitlines())
    if card.score is None:
        yield "  no score: less than half of the rubric could be rated"
    else:
        yield f"  sum: {card.score:g} of 100"


def _verdict(submission: Submission, rubric: Rubric, card: Scorecard) -> Iterator[str]:
    """The rule that held, and what the better verdicts would have needed."""
    yield f"The verdict: {verdict(card.recommendation)}"
    if card.recommendation is None:
        why = "nothing was rated" if not card.levels else "what a verdict must have was not rated"
        yield f"  open, because {why if card.score is not None else 'there is no score'}"
        return
    for outcome in rule_outcomes(rubric, card.levels, submission.target_level):
        yield from wrapped(f"  {_rule(outcome)}")


def _rule(outcome: RuleOutcome) -> str:
    """`no strong yes: that needs a mean level of 3.5 (here 2.14)`."""
    name = verdict(outcome.verdict)
    if not outcome.holds:
        return f"no {name}: that needs {'; '.join(n.what for n in outcome.needs if not n.is_met)}"
    if not outcome.needs:
        return f"{name}: what is left"
    return f"{name}: {'; '.join(need.what for need in outcome.needs)}"
