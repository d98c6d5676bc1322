"""Edits of a text as deltas."""


def difference(before: str, after: str) -> tuple[int, int, str] | None:
    """The one replacement that turns `before` into `after`.

    Gives (position, how many code points are deleted there, what is inserted), or None when the
    two are equal. Runs in time linear in the length, at the speed of comparing slices.
    """
    if before == after:
        return None
    shortest = min(len(before), len(after))
    start = _shared(before, after, shortest)
    end = _shared_end(before, after, shortest - start)
    return start, len(before) - start - end, after[start : len(after) - end]


def _shared(a: str, b: str, most: int) -> int:
    """How many leading characters are the same, by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_end(a: str, b: str, most: int) -> int:
    """How many trailing characters are the same, `most` at the most."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if a[len(a) - middle : len(a) - low] == b[len(b) - middle : len(b) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def encodable(text: str) -> str:
    """`text` with `?` for each lone surrogate, which a paste may hold but no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")
