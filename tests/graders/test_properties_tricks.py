"""What wins nothing, on the shipped questions: copies, lists, padding, silence, a megabyte."""

from statistics import mean
from time import process_time

import pytest

from mockprep.domain.grading import Scorecard
from mockprep.domain.question import AnyQuestion, CodeQuestion, ConceptQuestion

from .shipped import Case, keywords, of_kind, references, samples, some_questions, stories

A_LITTLE = 15.0
"""Points that a list of all key terms may add to an answer that lacks most of them."""
A_LIST = 30.0
"""What such a list may be worth where nothing else is said."""
ALL_KINDS = ("concept", "design", "behavioral", "code")
SECONDS = 2.0


def lowest(card: Scorecard) -> bool:
    """Whether every criterion that could be rated has the lowest level, with next to no points."""
    rated = [rating for rating in card.ratings if rating.level is not None]
    return (card.score or 0) <= 3 and all(rating.level == 1 for rating in rated)


def prompts(question: AnyQuestion) -> dict[str, str]:
    """What can be copied from a question without knowing anything."""
    return {
        "the question": question.ask,
        "the hints": "\n".join(hint.say for hint in question.hints),
        "the probes": "\n".join(probe.ask for probe in question.probes),
        "the question again and again": f"{question.ask}\n" * 20,
    }


@pytest.mark.parametrize("name", some_questions())
def test_a_prompt_alone_scores_lowest(name: str) -> None:
    question = some_questions()[name]
    for what, text in prompts(question).items():
        if text.strip():
            card = Case(name, question, text).card
            assert lowest(card), (what, card.levels)
            assert any("question's own words" in remark for remark in card.remarks)


@pytest.mark.parametrize("kind", ALL_KINDS)
@pytest.mark.parametrize(
    "words", ["I don't know.", "No idea, sorry.", "pass", "\U0001f600 \U0001f680"]
)
def test_no_answer_scores_lowest(kind: str, words: str) -> None:
    question = of_kind(kind)[0]
    card = Case(kind, question, words).card
    if not (isinstance(question, CodeQuestion) and words == "pass"):
        assert lowest(card)
        assert all(r.confidence == "high" for r in card.ratings if r.level is not None)


@pytest.mark.parametrize(
    "case", references("concept", "design", "behavioral")[::4], ids=lambda c: c.name
)
def test_the_question_adds_nothing_to_an_answer(case: Case) -> None:
    for text in prompts(case.question).values():
        assert (case.graded(f"{case.answer}\n\n{text}").score or 0) <= (case.card.score or 0) + 0.1


@pytest.mark.parametrize(
    "case", [*references("concept")[::3], *samples()[::3], *stories()[::3]], ids=lambda c: c.name
)
def test_said_twice_is_worth_no_more(case: Case) -> None:
    before = case.card
    for text in (f"{case.answer}\n\n{case.answer}", " ".join([case.answer] * 5)):
        after = case.graded(text)
        assert (after.score or 0) <= (before.score or 0) + 1
        for one, twice in zip(before.ratings, after.ratings, strict=True):
            assert (twice.score or 0) <= (one.score or 0) + 0.1


def as_lists(question: AnyQuestion) -> list[str]:
    """The key terms of a question in three ways of listing them."""
    terms = keywords(question)
    return [", ".join(terms), "\n".join(terms), "- " + "\n- ".join(terms)]


def test_key_terms_in_a_row_are_told_from_a_sentence() -> None:
    rows = [Case(q.id, q, " ".join(keywords(q))) for q in of_kind("concept", "design")]
    assert mean((case.card.score or 0) <= A_LIST for case in rows) >= 0.9


def test_a_list_of_key_terms_is_no_answer() -> None:
    listed = [
        Case(question.id, question, terms)
        for question in of_kind("concept", "design")
        for terms in as_lists(question)
    ]
    worth = [case for case in listed if (case.card.score or 0) > A_LIST]
    # Some terms read as sentences: `import run top to bottom`.
    assert len(worth) <= 0.05 * len(listed), [case.answer for case in worth]
    assert mean(max(case.card.levels.values()) <= 2 for case in listed) >= 0.95
    told = [any(r.startswith("Terms without") for r in case.card.remarks) for case in listed]
    assert mean(told) >= 0.95


def test_a_list_of_key_terms_adds_little() -> None:
    added = {}
    cases = [*references("concept", "design")[::3], *samples()[::2]]
    for case in cases:
        for listed in as_lists(case.question):
            after = case.graded(f"{case.answer}\n\n{listed}").score or 0
            if after > max((case.card.score or 0) + A_LITTLE, A_LIST):
                added[case.name] = after - (case.card.score or 0)
    assert len(added) <= 0.05 * len(cases), added


@pytest.mark.parametrize(
    "case", references("concept", "design", "behavioral"), ids=lambda c: c.name
)
def test_the_reference_answer_is_told_as_such(case: Case) -> None:
    card = case.card
    assert "reference answer word for word" in card.remarks[0]
    assert all(r.confidence == "low" for r in card.ratings if r.level is not None)


def test_nothing_of_the_kind_is_said_of_honest_answers() -> None:
    honest = [case for case in (*samples(), *stories()) if case.answer != "I am not sure."]
    remarks = {case.name: case.card.remarks for case in honest if case.card.remarks}
    assert len(remarks) <= 0.01 * len(honest), remarks


MEGABYTES = {
    "the reference again and again": "{answer} ",
    "one letter": "x",
    "one word": "word ",
    "line breaks": "\n",
    "signs": "( ",
    "code": "def f(x):\n    return x\n\n",
    "no stop": "and then I went on, ",
}


@pytest.mark.parametrize("kind", ALL_KINDS)
@pytest.mark.parametrize("what", MEGABYTES)
def test_a_megabyte_is_graded_in_bounded_time(kind: str, what: str) -> None:
    question = of_kind(kind)[0]
    unit = MEGABYTES[what].replace("{answer}", question.answer)
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    started = process_time()
    card = Case(kind, question, text).card
    assert process_time() - started < SECONDS
    assert any("1,000,000 characters" in remark for remark in card.remarks)


def test_padding_costs_clarity_and_nothing_else() -> None:
    case = next(c for c in references("concept") if isinstance(c.question, ConceptQuestion))
    padding = " ".join(f"There is a lot to say about number {n} here." for n in range(400))
    card = case.graded(f"{case.answer} {padding}")
    assert card.levels["correctness"] == case.card.levels["correctness"]
    assert card.levels.get("clarity", 1) < case.card.levels["clarity"]
