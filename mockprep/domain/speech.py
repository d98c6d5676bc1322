"""How long words take to be said aloud."""

TYPICAL = 140
"""Words a minute at which most people are easy to follow."""
SLOWEST, FASTEST = 130, 150
"""Words a minute between which speech is easy to follow."""


def speaking_seconds(words: int) -> tuple[float, float]:
    """How long it takes to say as many words, at the fastest and at the slowest good speed."""
    return words * 60 / FASTEST, words * 60 / SLOWEST
