"""Owns how the candidate's words are quoted in what is said to them: short, and in whole words."""

LONGEST_QUOTE = 60
_CUT = " ..."


def shortened(words: str) -> str:
    """The words in one line, cut after a whole word where they are long."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_QUOTE:
        return line.rstrip(".;, ") or line
    cut = line[: LONGEST_QUOTE - len(_CUT)]
    whole = cut if line[len(cut)] == " " else cut.rpartition(" ")[0] or cut
    return f"{whole.rstrip('.;, ')}{_CUT}"


def quoted(words: str) -> str:
    """The words as a quote."""
    return f"\u201c{shortened(words)}\u201d"
