"""How the screens read, as text. `RENEW_SCREENS=1 pytest tests/tui/test_goldens.py` renews."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.screen import Screen

from mockprep.tui.app import MockprepApp
from tests.tui.conftest import MovedClock
from tests.tui.steps import choose, painted, paste, press, settled

SCREENS = Path(__file__).parent / "screens"
SIZES = ((80, 24), (120, 40))


def compare(screen: Screen[object], name: str) -> None:
    """Hold what is painted against the kept text."""
    golden = SCREENS / f"{name}.txt"
    text = painted(screen)
    if os.environ.get("RENEW_SCREENS"):
        golden.write_text(text)
    assert text == golden.read_text(), f"{golden} differs; renew it if that is meant"


@pytest.mark.parametrize("size", SIZES)
async def test_screens_read_as_before(
    make_app: Callable[..., MockprepApp], clock: MovedClock, size: tuple[int, int]
) -> None:
    app, columns = make_app(), size[0]
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        compare(app.screen, f"home-{columns}")
        await choose(pilot, "loop:tiny-loop")
        compare(app.screen, f"loop-{columns}")
        await press(pilot, "enter")
        compare(app.screen, f"lobby-{columns}")
        await press(pilot, "enter")
        await paste(pilot, "It is created once, because def runs once.")
        await press(pilot, "ctrl+s")
        compare(app.screen, f"probe-{columns}")
        await press(pilot, "ctrl+q", "down", "down", "enter", "down", "enter")
        compare(app.screen, f"own-rating-{columns}")
        await press(pilot, "3", "4", "enter")
        compare(app.screen, f"feedback-{columns}")
