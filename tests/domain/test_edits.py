"""The difference between two texts, and what can be written to a file."""

from hypothesis import example, given
from hypothesis import strategies as st

from mockprep.domain.edits import difference, encodable

# Few letters, so that texts share beginnings and ends, and repeat themselves.
TEXT = st.text(alphabet="ab\n\u00e9\U0001f600", max_size=60)


@given(TEXT, TEXT)
@example("aaa", "aa")
@example("aa", "aaa")
@example("abab", "ab")
def test_applying_the_difference_gives_the_other_text(before: str, after: str) -> None:
    change = difference(before, after)
    if change is None:
        assert before == after
        return
    position, deleted, inserted = change
    assert 0 <= position <= position + deleted <= len(before)
    assert before[:position] + inserted + before[position + deleted :] == after


@given(TEXT, TEXT)
def test_the_difference_is_as_short_as_one_replacement_can_be(before: str, after: str) -> None:
    change = difference(before, after)
    if change is None:
        return
    position, deleted, inserted = change
    removed = before[position : position + deleted]
    assert not (removed and inserted and removed[0] == inserted[0])
    assert not (removed and inserted and removed[-1] == inserted[-1])


def test_equal_texts_do_not_differ() -> None:
    assert difference("same", "same") is None


def test_a_key_in_the_middle_is_one_insertion() -> None:
    assert difference("one thee", "one three") == (6, 0, "r")


def test_counts_code_points() -> None:
    assert difference("\U0001f600", "\U0001f600!") == (1, 0, "!")


@given(st.text(max_size=40))
def test_text_that_can_be_encoded_stays(text: str) -> None:
    assert encodable(text) == text


def test_a_lone_surrogate_is_replaced_one_for_one() -> None:
    assert encodable("a\ud83db") == "a?b"
