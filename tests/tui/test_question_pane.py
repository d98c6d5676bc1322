"""The interviewer's side: everything that is said appears once, in the order in which it came."""

from textual.widgets import Static

from mockprep.tui.widgets.question_pane import QuestionPane
from tests.building import code, concept, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.room import Desk
from tests.tui.steps import Told, painted, paste, press, text_of


def speakers(app: Desk) -> list[str]:
    return [str(line.content) for line in app.screen.query(".speaker").results(Static)]


async def test_a_hint_after_a_question_is_shown(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(code())))
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "enter", "ctrl+o")
        await paste(pilot, "is it sorted?")
        await press(pilot, "enter", "ctrl+g", "ctrl+o")
        await paste(pilot, "any duplicates?")
        await press(pilot, "enter", "ctrl+g")
        assert speakers(app) == [
            "You",
            "Interviewer",
            "Hint  nudge, costs 5%",
            "You",
            "Interviewer",
            "Hint  direction, costs 10%",
        ]
        shown = painted(app.screen)
        assert "A hash table finds a key at once." in shown
        assert shown.count("No, in any order.") == 1


async def test_a_fact_that_nobody_prepared_is_left_open(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(code())))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+o")
        await paste(pilot, "what is for lunch?")
        await press(pilot, "enter")
        assert (
            app.current.clarified[0].reply == "I leave that open. State what you assume and go on."
        )
        await press(pilot, "ctrl+o", "escape")
        assert len(app.current.clarified) == 1


async def test_the_next_question_begins_with_an_empty_side(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept("a"), concept("b"))))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+g")
        assert speakers(app) == ["Hint  nudge, costs 5%"]
        await paste(pilot, "One lock.")
        await press(pilot, "ctrl+s")
        assert app.current.place == (0, 1)
        assert speakers(app) == []
        assert text_of(app.screen, "#place") == "The concept round · question 2/2"
        assert text_of(app.screen, "#progress") == "●◐"


async def test_hints_are_not_offered_where_the_round_allows_none(clock: MovedClock) -> None:
    told = Told()
    round_ = planned(concept(), hints={"allowed": 0})
    app = Desk(clock, plan_of(round_))
    async with app.run_test(message_hook=told) as pilot:
        assert "no hints" in painted(app.screen), "the lobby says it beforehand"
        await press(pilot, "enter", "ctrl+g")
        assert app.current.hints == ()
        assert "^g" not in painted(app.screen)


async def test_a_new_question_is_read_from_its_start(clock: MovedClock) -> None:
    probes = ({"when": "always", "ask": "And why is that so?"},)
    long = "A long story.\n\n" * 30
    questions = (concept("a", probes=probes), concept("b"))
    asked = [question.model_copy(update={"ask": long}) for question in questions]
    app = Desk(clock, plan_of(planned(*asked)))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await paste(pilot, "one lock")
        await press(pilot, "ctrl+s")
        pane = app.screen.query_one(QuestionPane)
        assert pane.scroll_y > 0, "the follow-up is in view"
        await paste(pilot, "since there is one")
        await press(pilot, "ctrl+s")
        assert app.current.place == (0, 1)
        assert pane.scroll_y == 0
