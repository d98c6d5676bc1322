"""Which of many texts say nearly the same."""

import numpy as np

from mockprep.graders.offline.alike import likenesses

TEXTS = [
    "Tell me about a technical disagreement with a colleague, and how it was settled.",
    "Tell me about a time you disagreed with a colleague about a technical decision.",
    "Tell me about a deadline that was in danger, and what you did.",
    "Tell me about something that you taught yourself because the work needed it.",
    "Tell me about a customer who was angry, and what became of it.",
]


def test_a_question_asked_in_other_words_is_alike() -> None:
    alike = likenesses(TEXTS)
    others = [alike[at, other] for at in range(5) for other in range(at) if (at, other) != (1, 0)]
    assert alike[0, 1] > 2 * max(others)


def test_likeness_goes_both_ways_and_is_full_with_itself() -> None:
    alike = likenesses(TEXTS)
    assert np.allclose(alike, alike.T, atol=1e-6)
    assert np.allclose(np.diag(alike), 1, atol=1e-5)


def test_texts_without_words_are_like_nothing() -> None:
    assert likenesses([]).shape == (0, 0)
    assert not likenesses(["", "..."]).any()
    assert not likenesses(["", *TEXTS])[0, 1:].any()
