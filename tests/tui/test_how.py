"""How a score came about unfolds, and its quotes are found in the answer."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from rich.text import Text
from textual.pilot import Pilot
from textual.widgets import TabbedContent

from mockprep.domain.detectors import DETECTORS
from mockprep.domain.rubric import Scale
from mockprep.domain.workings import CapWorking, SignalWorking, Workings
from mockprep.tui.app import MockprepApp
from mockprep.tui.widgets.criterion_card import CriterionCard
from mockprep.tui.widgets.quoted_answer import QuotedAnswer
from mockprep.tui.workings_words import UNTOLD, how, score_steps, signal_figures
from tests.building import rating
from tests.tui.steps import Told, choose, painted, paste, press, text_of

MakeApp = Callable[..., MockprepApp]
REASONED = "It is created once, because def runs once."
LONG = "\n".join([*(f"Line {n} says nothing." for n in range(30)), REASONED])


async def debriefed(pilot: Pilot[None], answer: str = REASONED) -> None:
    """Answer the first question, end on the way, and pass on the own rating."""
    await choose(pilot, "loop:tiny-loop")
    await press(pilot, "enter", "enter")
    await paste(pilot, answer)
    await press(pilot, "ctrl+q", "down", "down", "enter", "down", "enter", "x")


async def test_the_arithmetic_unfolds_and_folds_again(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 40)) as pilot:
        await debriefed(pilot)
        assert "How this came about" not in painted(app.screen)
        await press(pilot, "h")
        shown = painted(app.screen)
        assert "0.50 x1    talk.reasons 0.5" in shown
        assert "raw   0.50 of 1 is 0.5000" in shown
        assert "cap   none holds" in shown
        assert "level 2 of 4" in shown
        await press(pilot, "h")
        assert "How this came about" not in painted(app.screen)


def test_the_arithmetic_fits_beside_the_list_on_a_small_screen() -> None:
    signals = tuple(
        SignalWorking(detector=name, weight=2.5, value=0.1234, credit=0.1234) for name in DETECTORS
    )
    told = Workings(signals=signals, raw=0.1234, hint_cost=0.05)
    rated = rating("clarity", 1, score=0.0734, workings=told)
    lines = how(rated, Scale(), defaultdict(str)).plain.splitlines()
    assert max(map(len, lines)) <= 46
    assert lines[-6:] == [
        f"raw   {0.1234 * 2.5 * len(signals):.2f} of {2.5 * len(signals):g} is 0.1234",
        "hints -0.05, which leaves 0.0734",
        "cap   none holds",
        "score 0.0734",
        "cuts  2 from 0.30, 3 from 0.55, 4 from 0.80",
        "level 1 of 4",
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"caps": (CapWorking(when="not talk.example", max=2, value=0, held=True),)},
         "`not talk.example` (here 0) holds it at level 2"),
        ({"caps": (CapWorking(when="not talk.example", max=4, value=0),)},
         "`not talk.example` holds, but the score is under it anyway"),
        ({"prompted": True}, "the best level needs this without a probe"),
    ],
)  # fmt: skip
def test_what_held_the_level_down_is_told(fields: dict[str, Any], told: str) -> None:
    signal = SignalWorking(detector="talk.reasons", weight=1, value=0.9, credit=0.9)
    workings = Workings(signals=(signal,), raw=0.9, **fields)
    rated = rating("clarity", 2, score=workings.score(Scale()), workings=workings)
    assert dict(score_steps(rated, Scale()))["cap"] == told


def test_what_was_not_measured_and_what_was_not_told_say_so() -> None:
    signal = SignalWorking(detector="delivery.pace", weight=1, why_not="not timed")
    (figures,) = signal_figures(Workings(signals=(signal,), raw=0))
    assert (figures.value, figures.meaning) == ("", "not measured: not timed")
    assert UNTOLD in how(rating("clarity"), Scale(), defaultdict(str)).plain


async def test_the_score_says_what_would_raise_it_most(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await debriefed(pilot)
        shown = painted(app.screen)
        assert "One change  Reasons: 2 of 4  up to +50 points" in shown
        assert "Next: as said above." in shown


def reversed_words(app: MockprepApp) -> list[str]:
    """What is brought to the fore in the answer."""
    text = app.screen.query_one("#quoted-text").content  # type: ignore[attr-defined]
    assert isinstance(text, Text)
    return [text.plain[s.start : s.end] for s in text.spans if s.style == "reverse"]


async def test_the_quotes_are_gone_through_with_keys(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await debriefed(pilot, LONG)
        await press(pilot, "full_stop")
        assert app.screen.query_one(TabbedContent).active == "tab-answer"
        assert text_of(app.screen, "#quote-title") == "Reasons · talk.reasons · 1 of 1"
        assert reversed_words(app) == ["because def runs once."]
        assert REASONED in painted(app.screen), "it is scrolled to"
        await press(pilot, "comma")
        assert text_of(app.screen, "#quote-title").endswith("1 of 1")


async def test_a_criterion_leads_to_its_quotes(make_app: MakeApp) -> None:
    app, told = make_app(), Told()
    async with app.run_test(size=(120, 40), message_hook=told) as pilot:
        await debriefed(pilot)
        first, second = app.screen.query(CriterionCard)
        second.focus()
        await press(pilot, "enter")
        assert told.notices == ["The grader quotes nothing of your answer here."]
        assert app.screen.query_one(TabbedContent).active == "tab-feedback"
        first.focus()
        await press(pilot, "enter")
        assert app.screen.query_one(QuotedAnswer).criterion == "reasons"
        assert reversed_words(app) == ["because def runs once."]
        await press(pilot, "h")
        assert app.screen.query_one(TabbedContent).active == "tab-feedback"
        assert first.unfolded
