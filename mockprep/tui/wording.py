"""How times and levels are written on screens."""

from datetime import datetime, timedelta


def clock_face(left: timedelta) -> str:
    """`12:34`, `1:02:03`, and `+0:12` for time over the budget."""
    seconds = left.total_seconds()
    over = seconds < 0
    # A countdown shows 0:01 until its very last second has run out.
    whole = int(-seconds) if over else int(seconds + 0.999)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    face = f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
    return f"+{face}" if over else face


def span(length: timedelta) -> str:
    """`45 s`, `12 min`, `2 h 40 min`."""
    seconds = int(length.total_seconds())
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def minutes_long(minutes: float) -> str:
    """A length given in minutes, as `span` writes it."""
    return span(timedelta(minutes=minutes))


def ago(then: datetime, now: datetime) -> str:
    """`12 min ago`, `3 days ago`."""
    gone = max(now - then, timedelta())
    if gone < timedelta(minutes=1):
        return "just now"
    if gone < timedelta(days=1):
        return f"{span(gone)} ago"
    return f"{gone.days} day{'s' if gone.days > 1 else ''} ago"


def counted(number: int, thing: str) -> str:
    """`1 question`, `4 questions`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def verdict(recommendation: str | None) -> str:
    """A recommendation in plain words."""
    return recommendation.replace("_", " ") if recommendation else "open"


def moment(seconds: float) -> str:
    """A short time as measured: `0.4 ms`, `12 ms`, `1.4 s`."""
    if seconds >= 1:
        return f"{seconds:.1f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds < 0.001 else f"{seconds * 1e3:.0f} ms"
