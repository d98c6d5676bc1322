"""The debrief of a design: its diagrams, what was expected of them, the time of its sections."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Static, TabbedContent

from mockprep.cli.plain_debrief import debrief_text
from mockprep.domain.question import DesignQuestion
from mockprep.domain.submissions import submission_of
from mockprep.tui.diagram_words import drawings_of
from mockprep.tui.widgets.diagram_feedback import DiagramFeedback, DiagramPicture
from tests.building import Sitting, design, plan_of, planned, sit
from tests.tui.steps import painted, press, settled
from tests.tui.test_code_debrief import Reading

WANTED = {
    "nodes_any": [["gateway", "lb"], ["ingest"], ["queue", "kafka"]],
    "edges_any": [["gateway", "ingest"], ["ingest", "queue"]],
}
QUESTION = DesignQuestion.model_validate({**design().model_dump(), "diagram": WANTED})
ANSWER = """## Requirements
Fast.
## API
```mermaid
graph LR
  G[API gateway] --> I[Ingest]
```
Ingest is stateless.
"""


def over(answer: str = ANSWER, notes: str = "", question: DesignQuestion = QUESTION) -> Sitting:
    sitting = sit(plan_of(planned(question)))
    sitting.clock.forward(3)
    if notes:
        sitting.write(notes, "notes")
    sitting.answer(answer)
    return sitting


async def open_diagram(pilot: Pilot[None]) -> str:
    """Pass on the own rating and read the tab with the diagram."""
    await settled(pilot)
    await press(pilot, "down", "enter", "x", "right_square_bracket")
    await settled(pilot)
    shown = pilot.app.screen.query_one(DiagramFeedback).query(Static)
    return "\n".join(str(static.content) for static in shown)


def told(answer: str, notes: str = "", question: DesignQuestion = QUESTION) -> list[str]:
    state = over(answer, notes, question).session.state
    return list(drawings_of(submission_of(state, state.attempts[0])).remarks)


async def test_the_diagram_has_a_tab_of_its_own() -> None:
    app = Reading(over())
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await open_diagram(pilot)
        assert app.screen.query_one(TabbedContent).active == "tab-diagram"
        assert "┌" in shown
        assert "API gateway" in shown
        assert "Joins       1 of 2 drawn or told: gateway - ingest. Not found: ingest" in shown
        assert "►" in painted(app.screen)


async def test_the_picture_is_drawn_anew_for_another_width() -> None:
    chain = " -> ".join(f"service {n}" for n in range(7))
    app = Reading(over(f"## API\n{chain}\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        await open_diagram(pilot)
        picture = app.screen.query_one(DiagramPicture)
        narrow = str(picture.content)
        assert max(map(len, narrow.split("\n"))) <= picture.size.width
        await pilot.resize_terminal(150, 40)
        await settled(pilot)
        assert str(picture.content) != narrow
        await press(pilot, "end")
        assert app.screen.query_one(DiagramFeedback).has_focus


async def test_a_design_without_a_diagram_says_so() -> None:
    app = Reading(over("## API\nThe LB forwards to ingest.\n"))
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await open_diagram(pilot)
        assert "Your answer has no diagram." in shown
        assert "Components  2 of 3 drawn or told: gateway, ingest. Not found: queue." in shown
        assert not app.screen.query(DiagramPicture)


async def test_the_time_tab_shows_the_sections() -> None:
    app = Reading(over())
    async with app.run_test(size=(80, 24)) as pilot:
        await open_diagram(pilot)
        await press(pilot, "right_square_bracket", "right_square_bracket")
        await settled(pilot)
        shown = painted(app.screen)
        assert "Sections, with the minutes meant for each" in shown
        assert "Requirements" in shown


def test_what_was_expected_is_compared() -> None:
    assert told(ANSWER)[0].startswith("Components  2 of 3 drawn or told: gateway, ingest.")
    everything = "## API\nlb -> ingest -> kafka\n"
    assert told(everything) == [
        "Components  3 of 3 drawn or told: gateway, ingest, queue.",
        "Joins       2 of 2 drawn or told: gateway - ingest, ingest - queue.",
    ]
    assert told(everything, question=design()) == []
    assert told("## API\nx\n", question=design()) == ["Your answer has no diagram."]


def test_diagrams_in_the_notes_have_a_title_of_their_own() -> None:
    state = over(notes="a -> b").session.state
    drawings = drawings_of(submission_of(state, state.attempts[0]))
    assert [title for title, _ in drawings.diagrams] == ["Your diagram", "Your diagram in notes"]


def test_the_plain_debrief_draws_it() -> None:
    text = debrief_text(over().session.state)
    assert "\nYour diagram\n" in text
    assert "│ API gateway ├───►│ Ingest │" in text
    assert "Not found: ingest - queue." in text
