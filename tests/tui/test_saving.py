"""What is on the screen is safe, or the screen says that it is not."""

from mockprep.domain import events as ev
from mockprep.tui.widgets.answer_editor import AnswerEditor
from tests.building import PROBE, concept, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.room import Desk
from tests.tui.steps import Told, paste, press, settled, text_of

NOT_SAVED = "NOT SAVED: the disk is full"


async def test_handing_in_takes_along_what_could_not_be_saved(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept("a"), concept("b"))))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        app.full = True
        await paste(pilot, "written meanwhile")
        app.full = False
        await press(pilot, "ctrl+s")
        assert app.state.attempts[0].answer == "written meanwhile"


async def test_nothing_is_handed_in_while_the_text_can_not_be_saved(clock: MovedClock) -> None:
    told, app = Told(), Desk(clock, plan_of(planned(concept("a"), concept("b"))))
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter")
        app.full = True
        await paste(pilot, "written meanwhile")
        await press(pilot, "ctrl+s")
        assert told.notices == ["the disk is full"]
        assert app.state.stage == "answering"
        assert app.editor.text == "written meanwhile"
        assert text_of(app.screen, "#pane-title") == NOT_SAVED


async def test_the_text_is_saved_by_itself_once_there_is_room(clock: MovedClock) -> None:
    told, app = Told(), Desk(clock, plan_of(planned(concept())))
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter", "ctrl+n")
        app.full = True
        await paste(pilot, "a note")
        await press(pilot, "ctrl+n")
        await paste(pilot, "an answer")
        app.full = False
        app.pass_time(0.01)
        await settled(pilot)
        assert (app.current.answer, app.current.notes) == ("an answer", "a note")
        assert told.notices == ["Your text is saved again."]
        assert text_of(app.screen, "#pane-title") == "Your answer"


async def test_a_time_up_that_can_not_be_saved_is_told_once(clock: MovedClock) -> None:
    told = Told()
    app = Desk(clock, plan_of(planned(concept(minutes=2), minutes=9)), mode="practice")
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter")
        app.full = True
        for _ in range(3):
            app.pass_time(1)
        await settled(pilot)
        assert told.notices == ["the disk is full"]
        assert text_of(app.screen, "#pane-title") == NOT_SAVED
        assert text_of(app.screen, "#question-clock") == "question +1:00", "the clock goes on"
        app.full = False
        app.pass_time(0)
        await settled(pilot)
        assert [event.scope for event in app.events if isinstance(event, ev.TimeExpired)] == [
            "question"
        ]
        assert text_of(app.screen, "#pane-title") == "Your answer"


async def test_a_reply_that_is_saved_again_says_so(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept(probes=[PROBE]))))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await paste(pilot, "One lock.")
        await press(pilot, "ctrl+s")
        app.full = True
        await paste(pilot, "Because it must be.")
        assert text_of(app.screen, "#pane-title") == NOT_SAVED
        app.full = False
        await press(pilot, "!")
        assert app.current.exchanges[0].reply == "Because it must be.!"
        assert text_of(app.screen, "#pane-title") == "Your reply to the follow-up"


async def test_notes_are_locked_while_the_session_is_paused(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept())), mode="practice")
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+n")
        await paste(pilot, "before")
        await press(pilot, "ctrl+b")
        await paste(pilot, " meanwhile")
        notes = app.screen.query_one("#notes", AnswerEditor)
        assert (notes.text, app.current.notes) == ("before", "before")
        await press(pilot, "ctrl+b")
        await paste(pilot, " after")
        assert (notes.text, app.current.notes) == ("before after", "before after")


async def test_an_error_with_brackets_is_told_as_it_is(clock: MovedClock) -> None:
    told, app = Told(), Desk(clock, plan_of(planned(concept())))
    app.trouble = "/home/me/[/b]: the disk is full"
    async with app.run_test(message_hook=told, notifications=True) as pilot:
        app.full = True
        await press(pilot, "enter")
        assert told.notices == [app.trouble]
        assert app.state.stage == "ready"
