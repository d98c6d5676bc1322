"""A whole interview in the app: four rounds, a probe, a hint, a time-up, a break, the debrief."""

from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from mockprep.domain.state import SessionState
from mockprep.transcripts.store import TranscriptStore
from mockprep.tui.app import MockprepApp
from mockprep.tui.screens.debrief import DebriefScreen
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.widgets.answer_editor import AnswerEditor
from mockprep.tui.widgets.attempt_feedback import AttemptFeedback
from mockprep.tui.widgets.question_pane import TurnView
from mockprep.tui.widgets.self_rating import SelfRating
from tests.tui.conftest import MovedClock
from tests.tui.steps import choose, press, settled, type_text


def state_of(app: MockprepApp) -> SessionState:
    assert isinstance(app.screen, InterviewScreen | DebriefScreen)
    return app.screen.session.state


async def answer_concept_with_probe(pilot: Pilot[None], app: MockprepApp) -> None:
    await press(pilot, "enter")
    await type_text(pilot, "It is created once, because def runs once.")
    await press(pilot, "ctrl+s")
    state = state_of(app)
    assert state.stage == "replying"
    assert state.current is not None
    assert state.current.exchanges[0].probe.ask == "What does a second call see?"
    assert app.screen.query_one("#editor", AnswerEditor).text == ""
    await type_text(pilot, "The same list.")
    await press(pilot, "ctrl+s")
    assert state_of(app).attempts[0].exchanges[0].reply == "The same list."


async def code_with_hint_and_question(pilot: Pilot[None], app: MockprepApp) -> None:
    await press(pilot, "enter")
    editor = app.screen.query_one("#editor", AnswerEditor)
    assert editor.text.startswith("def double")
    assert editor.language == "python"
    await press(pilot, "ctrl+g")
    await press(pilot, "ctrl+o")
    await type_text(pilot, "can it be empty?")
    await press(pilot, "enter")
    said = [str(view.query_one(".speaker", Static).content) for view in app.screen.query(TurnView)]
    assert said == ["Hint  nudge, costs 5%", "You", "Interviewer"]
    current = state_of(app).current
    assert current is not None
    assert current.clarified[0].reply == "Yes, then the result is empty too."
    await type_text(pilot, "x = 1")
    await press(pilot, "ctrl+r", "ctrl+s")


async def design_until_time_is_up(pilot: Pilot[None], app: MockprepApp, clock: MovedClock) -> None:
    assert state_of(app).stage == "break"
    await press(pilot, "enter")
    assert app.screen.query_one("#editor", AnswerEditor).text.startswith("## Requirements\n")
    await type_text(pilot, "It is read heavy.")
    screen = app.screen
    assert isinstance(screen, InterviewScreen)
    for _ in range(36):
        clock.move(seconds=20)
        screen.tick()
    await settled(pilot)
    design = state_of(app).attempts[2]
    assert design.outcome == "time_up"
    assert design.closed_at == design.timer.deadline
    assert "It is read heavy." in design.answer


async def tell_a_story(pilot: Pilot[None], app: MockprepApp) -> None:
    assert state_of(app).stage == "ready"
    await press(pilot, "enter")
    await type_text(pilot, "Last year I rewrote the import.")
    await press(pilot, "ctrl+s")
    assert state_of(app).stage == "replying"
    await type_text(pilot, "It ran twice as fast.")
    await press(pilot, "ctrl+s")


async def test_a_whole_loop(make_app: Callable[..., MockprepApp], clock: MovedClock) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter")
        await answer_concept_with_probe(pilot, app)
        assert state_of(app).stage == "ready"
        await code_with_hint_and_question(pilot, app)
        await design_until_time_is_up(pilot, app, clock)
        await tell_a_story(pilot, app)
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        live = screen.session.state
        assert [a.outcome for a in live.attempts] == ["answered", "answered", "time_up", "answered"]
        await rate_and_read(pilot, screen)
    store = app.workbench.store
    assert isinstance(store, TranscriptStore)
    transcript = store.read(store.ids()[0])
    from mockprep.domain.folding import fold

    assert fold(transcript.events) == screen.session.state


async def rate_and_read(pilot: Pilot[None], screen: DebriefScreen) -> None:
    await settled(pilot)
    assert len(screen.session.state.scorecards) == 4
    await press(pilot, "down", "enter")
    assert screen.query(SelfRating)
    assert not screen.query(AttemptFeedback), "the score shows only after the own rating"
    await press(pilot, "3", "4", "enter")
    assert screen.session.state.self_ratings[(0, 0)] == {"reasons": 3, "directness": 4}
    feedback = screen.query_one(AttemptFeedback)
    shown = "\n".join(
        str(card.content) for card in feedback.query("#tab-feedback Static").results(Static)
    )
    assert "One change" in shown
    assert "because" in shown, "the candidate's own words are the evidence"
    await press(pilot, "v")
    assert "of 100" in str(feedback.query_one("#verdict", Static).content)


async def test_leaving_offers_to_resume_with_the_text(
    make_app: Callable[..., MockprepApp], clock: MovedClock
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter")
        await press(pilot, "enter")
        await type_text(pilot, "Half an ans")
        assert isinstance(app.screen, InterviewScreen)
        app.screen.tick()  # the last sign of life
        await press(pilot, "ctrl+q", "down", "enter")
        assert isinstance(app.screen, HomeScreen)
        clock.move(minutes=30)
        resumable = app.screen.query_one("#home-list", OptionList).get_option_at_index(1)
        await choose(pilot, resumable.id or "")
        await press(pilot, "enter")
        editor = app.screen.query_one("#editor", AnswerEditor)
        assert editor.text == "Half an ans"
        state = state_of(app)
        assert state.gaps[-1].length.total_seconds() == 30 * 60
        assert state.current is not None
        assert state.current.timer.elapsed(clock()).total_seconds() < 60
