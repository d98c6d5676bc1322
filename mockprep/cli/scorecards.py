"""How a scorecard is written: as text for a terminal, as Markdown, as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from mockprep.cli.output import Format, markdown_table
from mockprep.domain.grading import ANSWER, Evidence, Rating, Scorecard
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.tui.wording import verdict

_WIDTH = 96
_LONGEST_QUOTE = 160


def written(card: Scorecard, rubric: Rubric, form: Format) -> str:
    """The scorecard in one of the forms, without a newline at its end."""
    if form is Format.json:
        return card.model_dump_json(by_alias=True)
    lines = _markdown(card, rubric) if form is Format.markdown else _text(card, rubric)
    return "\n".join(lines) + "\n"


def _headline(card: Scorecard) -> str:
    score = "no score" if card.score is None else f"score {card.score:.0f} of 100"
    return f"{score}, {verdict(card.recommendation)}"


def _text(card: Scorecard, rubric: Rubric) -> Iterator[str]:
    yield f"{card.question} ({card.id}): {_headline(card)}"
    yield f"  rubric {card.rubric}, grader {card.grader}"
    for criterion in rubric.criteria:
        rating = card.rating(criterion.id)
        if rating is not None:
            yield ""
            yield from _rating_text(rating, criterion, rubric)
    for remark in card.remarks:
        yield from wrapped(f"  Note: {remark}")


def _rating_text(rating: Rating, criterion: Criterion, rubric: Rubric) -> Iterator[str]:
    if rating.level is None:
        yield from wrapped(f"  {criterion.title}: unrated ({rating.unrated})")
        return
    yield f"  {criterion.title}: {rating.level} of {rubric.scale.top}{_doubt(rating)}"
    yield from wrapped(f"    {criterion.anchors[rating.level]}")
    yield from wrapped(f"    {rating.reason}")
    for evidence in rating.evidence:
        yield from wrapped(f"      > {quoted(evidence)}")
    if rating.advice:
        yield from wrapped(f"    Next: {rating.advice}")


def _doubt(rating: Rating) -> str:
    return " (low confidence)" if rating.confidence == "low" else ""


def quoted(evidence: Evidence) -> str:
    """A quote with its place and the detector that found it."""
    quote = " ".join(evidence.quote.split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."
    source = "" if evidence.source == ANSWER else f"{evidence.source} "
    return f'"{quote}" ({source}{evidence.start}-{evidence.end}, {evidence.detector})'


def wrapped(line: str) -> list[str]:
    """The line broken at the width, what follows set in like its start."""
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(
        line.strip(),
        width=_WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _markdown(card: Scorecard, rubric: Rubric) -> Iterator[str]:
    yield f"## {card.question} ({card.id})"
    yield ""
    yield f"{_headline(card)}; rubric `{card.rubric}`, grader `{card.grader}`."
    yield ""
    ratings = [(c, rating) for c in rubric.criteria if (rating := card.rating(c.id))]
    yield markdown_table(
        ["criterion", "level", "because"],
        [
            [c.title, _level(rating, rubric), rating.reason or rating.unrated or ""]
            for c, rating in ratings
        ],
    )
    for criterion, rating in ratings:
        if rating.evidence or rating.advice:
            yield ""
            yield f"### {criterion.title}"
            yield ""
            yield from (f"- {quoted(evidence)}" for evidence in rating.evidence)
            if rating.advice:
                yield f"- **Next:** {rating.advice}"
    for remark in card.remarks:
        yield f"\n*{remark}*"


def _level(rating: Rating, rubric: Rubric) -> str:
    return "unrated" if rating.level is None else f"{rating.level} of {rubric.scale.top}"
