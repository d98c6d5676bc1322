"""The same content in other words, or typed in another way, has nearly the same score."""

from collections.abc import Callable, Iterator
from statistics import mean

import pytest

from mockprep.domain.grading import Rating
from mockprep.domain.text import sentences

from .rewording import LAYOUTS, WORDINGS, shuffled, without
from .shipped import Case, questions, references, samples, stories

LAYOUT_MOVES = 3.0
"""Points of 100 that another way of typing may move."""
WORDING_MOVES = 5.0
"""Points that other words may move in all but one in twenty answers ..."""
WORDING_MEAN = 1.5
"""... and on average."""

Change = Callable[[str], str]


def moves(cases: tuple[Case, ...], change: Change) -> dict[str, float]:
    """By how many points a change moves the score of each answer that it changes."""
    moved = {}
    for case in cases:
        other = change(case.answer)
        if other != case.answer:
            moved[case.name] = (case.graded(other).score or 0) - (case.card.score or 0)
    return moved


def told(cases: str) -> tuple[Case, ...]:
    """Answers in prose: to concept questions, or stories."""
    if cases == "stories":
        return (*stories(), *references("behavioral"))
    return (*references("concept"), *samples())


@pytest.mark.parametrize("cases", ["concepts", "stories"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_way_of_typing_hardly_moves_a_score(cases: str, layout: str) -> None:
    moved = moves(told(cases), LAYOUTS[layout])
    assert {name: by for name, by in moved.items() if abs(by) > LAYOUT_MOVES} == {}


@pytest.mark.parametrize("layout", ["curly quotes", "no capitals"])
def test_the_way_of_typing_hardly_moves_the_score_of_a_design(layout: str) -> None:
    moved = moves(references("design"), LAYOUTS[layout])
    assert {name: by for name, by in moved.items() if abs(by) > LAYOUT_MOVES} == {}


@pytest.mark.parametrize("cases", ["concepts", "stories"])
@pytest.mark.parametrize("wording", WORDINGS)
def test_other_words_move_a_score_little(cases: str, wording: str) -> None:
    moved = moves(told(cases), WORDINGS[wording])
    far = {name: by for name, by in moved.items() if abs(by) > WORDING_MOVES}
    assert len(far) <= max(2, 0.05 * len(moved)), far
    assert mean(abs(by) for by in moved.values()) <= WORDING_MEAN


def test_the_order_of_independent_sentences_is_the_candidates() -> None:
    """Sentences that lean on each other ("That is why ...") may be among them."""
    moved = moves(told("concepts"), shuffled)
    far = {name: by for name, by in moved.items() if abs(by) > LAYOUT_MOVES}
    assert len(far) <= 0.05 * len(moved), far


VOICES = {
    "python-core/py-gil-threads": (
        "Because of the GIL only one thread can run Python bytecode at a time, so pure computing"
        " does not scale. While a thread waits for the network it releases the lock.",
        "Because of the GIL Python bytecode can be run by only one thread at a time, so pure"
        " computing does not scale. While a thread waits for the network the lock is released.",
    ),
    "apis-and-data/db-index-when": (
        "Without an index the database scans the whole table. The index slows down every insert."
        " The planner skips it when the filter matches most rows.",
        "Without an index the whole table is scanned by the database. Every insert is slowed down"
        " by the index. It is skipped by the planner when most rows match the filter.",
    ),
    "engineering/eng-leaked-password": (
        "I rotate the password at once, because anybody may have cloned the repository. Then I"
        " keep it in a secret manager and inject it as an environment variable.",
        "The password is rotated at once, because the repository may have been cloned by anybody."
        " Then it is kept in a secret manager and injected as an environment variable.",
    ),
    "apis-and-data/api-safe-retries": (
        "The client sends an idempotency key with each retry. The server stores the key with the"
        " result and returns the saved response when it sees the key again.",
        "An idempotency key is sent by the client with each retry. The key is stored by the server"
        " with the result, and the saved response is returned when the key is seen again.",
    ),
    "python-core/py-context-managers": (
        "The with statement closes the cursor even if the body raises an exception.",
        "The cursor is closed by the with statement even if an exception is raised in the body.",
    ),
}


@pytest.mark.parametrize("name", VOICES)
def test_active_and_passive_say_the_same(name: str) -> None:
    active, passive = VOICES[name]
    case = Case(name, questions()[name], active)
    assert case.card.score == pytest.approx(case.graded(passive).score, abs=10)


def all_told(cases: str) -> tuple[Case, ...]:
    """Answers of one sort."""
    return references("design") if cases == "designs" else told(cases)


@pytest.mark.parametrize(("cases", "share"), [("concepts", 0), ("designs", 0), ("stories", 0.03)])
def test_a_key_sentence_less_does_not_raise_its_criterion(cases: str, share: float) -> None:
    """Of stories some exceptions are allowed: a sentence gives its neighbours their parts too."""
    rose = {}
    for case, rating in (pairs := list(rated(all_told(cases)))):
        first = rating.evidence[0]
        rest = without(case.answer, first.start, first.end)
        if case.score(rating.criterion, rest) > case.score(rating.criterion) + 0.001:
            rose[case.name, rating.criterion] = first.quote
    assert len(rose) <= share * len(pairs), rose


def rated(cases: tuple[Case, ...]) -> Iterator[tuple[Case, Rating]]:
    """The ratings that quote the answer.

    Structure is left out: a shorter setting leaves more room to the actions.
    """
    for case in cases:
        for rating in case.card.ratings:
            if rating.evidence and rating.criterion not in ("structure", "clarity", "delivery"):
                yield case, rating


@pytest.mark.parametrize(("cases", "share"), [("concepts", 0.97), ("stories", 0.95)])
def test_without_all_that_is_quoted_the_criterion_falls(cases: str, share: float) -> None:
    """Stories tell some of what is listened for more than once, and the first place is quoted."""
    fell = []
    for case, rating in rated(told(cases)):
        rest = " ".join(
            case.answer[span.start : span.end]
            for span in sentences(case.answer)
            if not any(q.start < span.end and span.start < q.end for q in rating.evidence)
        )
        before = case.score(rating.criterion)
        fell.append(case.score(rating.criterion, rest) < before or before == 0)
    assert mean(fell) >= share


def test_a_key_sentence_less_leaves_the_other_criteria_nearly_alone() -> None:
    moved = []
    for case, rating in rated(stories()):
        first = rating.evidence[0]
        spans = sentences(case.answer)
        if len(spans) > 6:
            span = next(span for span in spans if span.start <= first.start < span.end)
            less = case.graded(without(case.answer, first.start, first.end))
            moved += [
                abs((now.score or 0) - (other.score or 0))
                for other, now in zip(case.card.ratings, less.ratings, strict=True)
                if other.criterion not in (rating.criterion, "clarity", "delivery")
                and not any(e.start < span.end and span.start < e.end for e in other.evidence)
            ]
    assert mean(moved) <= 0.02
    assert mean(by > 0.1 for by in moved) <= 0.03
