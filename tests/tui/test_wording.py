"""How times and counts are written."""

from datetime import UTC, datetime, timedelta

import pytest

from mockprep.tui.widgets.status_bar import Countdown
from mockprep.tui.wording import ago, clock_face, counted, moment, span, verdict


@pytest.mark.parametrize(
    ("seconds", "face"),
    [(0, "0:00"), (0.2, "0:01"), (59, "0:59"), (61, "1:01"), (3723, "1:02:03"), (-0.5, "+0:00"),
     (-12, "+0:12"), (-3600, "+1:00:00")],
)  # fmt: skip
def test_clock_face(seconds: float, face: str) -> None:
    assert clock_face(timedelta(seconds=seconds)) == face


@pytest.mark.parametrize(
    ("minutes", "words"), [(0.5, "30 s"), (1, "1 min"), (60, "1 h"), (160, "2 h 40 min")]
)
def test_span(minutes: float, words: str) -> None:
    assert span(timedelta(minutes=minutes)) == words


def test_ago() -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert ago(now, now) == "just now"
    assert ago(now - timedelta(minutes=12), now) == "12 min ago"
    assert ago(now - timedelta(days=1), now) == "1 day ago"
    assert ago(now + timedelta(hours=1), now) == "just now"


def test_short_times_have_the_unit_that_suits_them() -> None:
    shown = [moment(seconds) for seconds in (0.00042, 0.0123, 0.6, 1.44, 12)]
    assert shown == ["0.4 ms", "12 ms", "600 ms", "1.4 s", "12.0 s"]


def test_counts_and_verdicts() -> None:
    assert [counted(n, "round") for n in (0, 1, 2)] == ["0 rounds", "1 round", "2 rounds"]
    assert [verdict("lean_yes"), verdict(None)] == ["lean yes", "open"]


@pytest.mark.parametrize(
    ("left", "urgency"),
    [(100, "calm"), (51, "calm"), (50, "halfway"), (21, "halfway"), (20, "closing"), (1, "closing"),
     (0, "over"), (-5, "over")],
)  # fmt: skip
def test_urgency_rises_at_half_and_four_fifths(left: int, urgency: str) -> None:
    countdown = Countdown("round", timedelta(seconds=left), timedelta(seconds=100))
    assert countdown.urgency == urgency
