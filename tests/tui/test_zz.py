from tests.tui.steps import *
from tests.tui.test_walk import state_of
from textual.widgets import OptionList
from mockprep.tui.widgets.answer_editor import AnswerEditor
async def test_x(make_app, clock):
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter")
        await press(pilot, "enter")
        await type_text(pilot, "Half an ans")
        print(painted(app.screen))
        await press(pilot, "ctrl+q")
        await press(pilot, "down", "enter")
        clock.move(minutes=30)
        resumable = app.screen.query_one("#home-list", OptionList).get_option_at_index(1)
        await choose(pilot, resumable.id or "")
        print(painted(app.screen))
        await press(pilot, "enter")
        print(app.screen, app.screen_stack, list(app.workers))
        print(painted(app.screen))
        for i in range(10):
            await pilot.pause(0)
            print(i, repr(app.screen.query_one("#editor", AnswerEditor).text))
