"""How a text falls into words, and words into pieces."""

import pytest

from mockprep.graders.meaning.pieces import LONGEST_WORD, WORD, Pieces

NAMES = ("cafe", "lock", "##ing", "##s", "un", "##lock", "naive", "o", "n", "2", "de", "##ad")
PIECES = Pieces({name: row for row, name in enumerate(NAMES)})


def pieces(text: str) -> list[str]:
    return [NAMES[row] for word in WORD.findall(text) for row in PIECES.of(word)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("lock", ["lock"]),
        ("Locking LOCKS", ["lock", "##ing", "lock", "##s"]),
        ("unlock", ["un", "##lock"]),
        ("deadlock", ["de", "##ad", "##lock"]),
        ("café", ["cafe"]),
        ("CAFE\u0301", ["cafe"]),
        ("nai\u0308ve, na\u00efve", ["naive", "naive"]),
        ("O(n^2)", ["o", "n", "2"]),
        ("un_lock/un-lock", ["un", "lock", "un", "lock"]),
        ("lock\u2192lock", ["lock", "lock"]),
        ("lock\U0001f512lock\U0001f468\u200d\U0001f469\u200d\U0001f467", ["lock", "lock"]),
        ("\u9501 \u0437\u0430\u043c\u043e\u043a lock", ["lock"]),
        ("", []),
        (" \n\t ... \u0301 \U0001f600", []),
    ],
)
def test_words_fall_into_the_longest_pieces(text: str, wanted: list[str]) -> None:
    assert pieces(text) == wanted


def test_a_word_with_an_unknown_rest_has_no_pieces() -> None:
    assert PIECES.of("lockz") == ()
    assert PIECES.of("zlock") == ()


def test_a_very_long_word_has_no_pieces() -> None:
    longest = "lock" + "s" * (LONGEST_WORD - 4)
    assert len(PIECES.of(longest)) == LONGEST_WORD - 3
    assert PIECES.of(longest + "s") == ()


def test_an_accent_stays_with_its_word() -> None:
    text = "a cafe\u0301 lock"
    assert [match.span() for match in WORD.finditer(text)] == [(0, 1), (2, 7), (8, 12)]
