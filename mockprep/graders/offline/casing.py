"""Owns lower case that keeps its places: no character becomes two."""


def lowered(text: str) -> str:
    """The text in lower case, of the same length; a character whose lower case is longer stays."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
