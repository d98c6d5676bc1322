"""The words of a debrief, computed from a session's state: no widgets here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from rich.text import Text

from mockprep.domain.change import Change, one_change
from mockprep.domain.debrief import RoundOutcome, decide, round_outcomes, to_grade
from mockprep.domain.grading import ANSWER, Evidence, Rating, Scorecard
from mockprep.domain.plan import kind_of
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.domain.state import Attempt, Place, SessionState
from mockprep.tui.wording import clock_face, counted, span, verdict
from mockprep.tui.workings_words import change_reason, gain_told

Theme = Mapping[str, str]
RATE_FIRST = "The verdict shows once you have rated every answer (x passes on one)."


def first_change(rubric: Rubric, card: Scorecard, theme: Theme) -> Text:
    """The change that would raise the score most, in the candidate's own words, and its drill."""
    change = one_change(rubric, card)
    text = Text()
    if change is None:
        rated = any(rating.level is not None for rating in card.ratings)
        text.append("Nothing to change first\n", style=f"bold {theme['accent']}")
        text.append(
            "Every rated criterion is at its best level." if rated else "Nothing could be rated."
        )
        return text
    text.append("One change  ", style=f"bold {theme['accent']}")
    text.append(_change_head(rubric, change), style="bold")
    text.append(f"  {gain_told(change)}", style=theme["success"])
    quotes = sorted(change.rating.evidence, key=lambda e: e.source != ANSWER)
    if quotes and "\u201c" not in change.rating.advice:
        text.append("\nYou wrote: ", style="dim")
        text.append(f"“{_shorten(quotes[0].quote)}”", style="italic")
    if change.rating.advice:
        text.append(f"\n{change.rating.advice}")
    if change.step is not None and not change.is_signal:
        text.append(f"\n{change_reason(change)}", style="dim")
    if change.criterion.drill:
        drill = change.criterion.drill
        text.append(f"\nDrill, {drill.minutes:g} min: ", style=f"bold {theme['primary']}")
        text.append(drill.do)
    return text


def _change_head(rubric: Rubric, change: Change) -> str:
    return f"{change.criterion.title}: {change.rating.level} of {rubric.scale.top}"


def criterion_feedback(
    criterion: Criterion,
    rating: Rating | None,
    own: int | None,
    top: int,
    theme: Theme,
    *,
    leads: bool = False,
) -> Text:
    """One criterion: your level, the grader's, the anchor, the reason and the quotes.

    leads: whether it is the one change, whose advice stands above.
    """
    text = Text()
    text.append(criterion.title, style="bold")
    if rating is None or rating.level is None:
        text.append("  unrated", style="dim")
        text.append(f"\n{rating.unrated if rating else 'no rating'}", style="dim")
        return text
    text.append(f"  {_bar(rating.level, top)} ", style=_level_colour(rating.level, top, theme))
    text.append(f"{rating.level} of {top}", style="bold")
    if own is not None:
        text.append(f"   you {own}{_gap(own - rating.level)}", style=theme["secondary"])
    if rating.confidence == "low":
        text.append("   low confidence", style=theme["warning"])
    text.append(f"\n{criterion.anchors[rating.level]}", style="italic")
    if rating.reason:
        text.append(f"\n{rating.reason}", style="dim")
    for evidence in _distinct(rating.evidence)[:4]:
        text.append("\n  “", style="dim")
        text.append(_shorten(evidence.quote), style=theme["primary"])
        text.append("”", style="dim")
        if evidence.source != ANSWER:
            text.append(f"  {_source_name(evidence.source)}", style="dim")
    if rating.advice and rating.level < top:
        text.append(f"\nNext: {'as said above.' if leads else rating.advice}")
    return text


def _gap(difference: int) -> str:
    if not difference:
        return " (agreed)"
    return f" ({'+' if difference > 0 else '-'}{abs(difference)})"


def _bar(level: int, top: int) -> str:
    return "■" * level + "□" * (top - level)


def _level_colour(level: int, top: int, theme: Theme) -> str:
    share = (level - 1) / (top - 1)
    return theme["error"] if share < 0.3 else theme["warning"] if share < 0.6 else theme["success"]


def _distinct(evidence: Sequence[Evidence]) -> list[Evidence]:
    seen: dict[tuple[str, int, int], Evidence] = {}
    for quote in evidence:
        seen.setdefault((quote.source, quote.start, quote.end), quote)
    return list(seen.values())


def _shorten(quote: str, most: int = 110) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _source_name(source: str) -> str:
    name, _, number = source.partition("-")
    return {"reply": f"reply {number}", "asked": "asked", "notes": "notes"}.get(name, source)


def own_view(rubric: Rubric, card: Scorecard, own: Mapping[str, int]) -> str:
    """How the candidate's own ratings compare with the grader's, in a sentence."""
    pairs = [(own[name], level) for name, level in card.levels.items() if name in own]
    if not pairs:
        return "You did not rate this answer yourself."
    mean = sum(mine - found for mine, found in pairs) / len(pairs)
    if abs(mean) < 0.25:
        return "You and the grader see this answer alike."
    direction = "higher" if mean > 0 else "lower"
    return f"You rated yourself {abs(mean):.1f} levels {direction} than the grader, on average."


def score_line(card: Scorecard) -> str:
    """The score and the recommendation, with what they rest on."""
    rated, total = len(card.levels), len(card.ratings)
    score = "no score" if card.score is None else f"{card.score:.0f} of 100"
    basis = f"from {rated} of {total} criteria, by the {card.grader} grader"
    return f"{score} · {verdict(card.recommendation)} · {basis}"


def reference(attempt: Attempt) -> str:
    """The strong answer to compare with, in Markdown."""
    question = attempt.question
    parts = [question.answer] if question.answer else []
    if question.kind == "code" and question.solutions:
        parts.append(f"```python\n{question.solutions.reference.rstrip()}\n```")
    if question.kind == "code" and question.complexity:
        c = question.complexity
        parts.append(f"Time `O({c.time})`, space `O({c.space})`.")
    if question.kind == "behavioral" and question.listens_for:
        parts.append(
            "**Listened for**\n\n" + "\n".join(f"- {line}" for line in question.listens_for)
        )
    if question.kind == "concept" and question.points:
        points = (f"- {p.point}{' (bonus)' if p.kind == 'bonus' else ''}" for p in question.points)
        parts.append("**Key points**\n\n" + "\n".join(points))
    if question.see:
        parts.append("**Read on**\n\n" + "\n".join(f"- {link}" for link in question.see))
    return "\n\n".join(parts) or "This question has no reference answer."


def overview_facts(state: SessionState) -> str:
    """Mode, length, gaps: what the figures rest on."""
    lines = []
    if state.ended_at:
        lines.append(f"{state.mode} mode, {span(state.ended_at - state.started_at)} in all")
    if state.ended == "quit":
        lines.append("Ended early.")
    for gap in state.gaps:
        counts = "counted" if gap.counted else "not counted"
        lines.append(f"A gap of {span(gap.length)} ({counts}).")
    return " ".join(lines)


def round_line(outcome: RoundOutcome, *, revealed: bool = True) -> str:
    """One round in the overview; its score only once the candidate has rated its answers."""
    sitting = outcome.sitting
    title = f"{sitting.title[:17]:<17}"
    if outcome.took is None:
        return f"{title} not begun"
    budget = timedelta(minutes=sitting.minutes)
    score = "unrated" if outcome.score is None else f"{outcome.score:3.0f}"
    score = score if revealed else "?"
    answered = sum(a.outcome in ("answered", "time_up") for a in outcome.attempts)
    done = f"{answered}/{len(sitting.questions)}"
    time = f"{clock_face(outcome.took)} of {clock_face(budget)}"
    return f"{title} {done:>5}  {time:<15} {score}"


def overview_rounds(state: SessionState, revealed: Callable[[Place], bool]) -> str:
    """All rounds, a line each, under a head."""
    head = f"{'Round':<17} {'done':>5}  {'time':<15} score"
    lines = [
        round_line(outcome, revealed=all(revealed(a.place) for a in outcome.attempts))
        for outcome in round_outcomes(state)
    ]
    return "\n".join([head, *lines])


def overview_verdict(state: SessionState) -> str:
    """The decision over all rounds, on this evidence."""
    decision = decide(state)
    level = state.plan.target_level
    graded = sum(bool(cards) for cards in state.scorecards.values())
    return (
        f"On this evidence, at {level} level: {verdict(decision.recommendation)}."
        f" {decision.because} Based on {counted(graded, 'graded answer')};"
        " one session says little, look at the trend of several."
    )


def overview_change(state: SessionState, theme: Theme) -> Text | None:
    """The change of the whole session that gains most, with where it comes from."""
    best: tuple[float, Attempt, Scorecard] | None = None
    for attempt in state.attempts:
        card = state.scorecard_for(attempt)
        change = one_change(state.rubric_for(attempt), card) if card else None
        if card and change and (best is None or change.gain > best[0]):
            best = (change.gain, attempt, card)
    if best is None:
        return None
    _, attempt, card = best
    text = first_change(state.rubric_for(attempt), card, theme)
    return text.append(f"\nFrom: {attempt.question.title}", style="dim")


def attempt_label(state: SessionState, attempt: Attempt, *, revealed: bool) -> Text:
    """One line of the debrief's list."""
    card = state.scorecard_for(attempt)
    if attempt.outcome == "skipped":
        mark = "skipped"
    elif not to_grade(attempt):
        mark = "left"
    elif card is None:
        mark = "…"
    else:
        mark = ("unrated" if card.score is None else f"{card.score:.0f}") if revealed else "?"
    title = attempt.question.title
    room = 22 - len(mark)
    shown = title if len(title) <= room else f"{title[: room - 1]}…"
    return Text(f"{shown:<{room}} ").append(mark, style="bold" if revealed else "dim")


def round_heading(state: SessionState, index: int) -> str:
    """The round that the following attempts belong to."""
    sitting = state.plan.rounds[index]
    return sitting.title if len(sitting.title) <= 24 else kind_of(sitting)
