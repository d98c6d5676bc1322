"""The editor pane: what comes back from another program, its colours, and what is told."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mockprep.tui.app import MockprepApp
from mockprep.tui.external_editor import Drafts
from mockprep.tui.themes import EVENING, MORNING, THEMES
from mockprep.tui.widgets.answer_editor import AnswerEditor
from tests.building import code, concept, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.room import Desk
from tests.tui.steps import Told, choose, paste, press, settled, text_of


class Workshop(Desk):
    """A desk in a terminal that can hand over; `meanwhile` passes while it does."""

    meanwhile = 0.0

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield
        self.clock.move(minutes=self.meanwhile)


def upper(folder: Path, script: str = "path.write_text(path.read_text().upper())") -> Drafts:
    program = f"import sys, pathlib; path = pathlib.Path(sys.argv[-1]); {script}"
    return Drafts(folder, (sys.executable, "-c", program))


def kept(folder: Path) -> dict[Path, str]:
    """The drafts that are still there."""
    return {path: path.read_text() for path in folder.iterdir()}


async def test_what_was_written_elsewhere_is_saved_and_can_be_undone(
    clock: MovedClock, tmp_path: Path
) -> None:
    app = Workshop(clock, plan_of(planned(concept())), drafts=upper(tmp_path))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await paste(pilot, "one lock")
        await press(pilot, "ctrl+e")
        assert (app.editor.text, app.current.answer) == ("ONE LOCK", "ONE LOCK")
        assert kept(tmp_path) == {}, "the draft is gone once it is in the answer"
        await press(pilot, "ctrl+z")
        assert app.current.answer == "one lock"


async def test_code_is_a_draft_of_code(clock: MovedClock, tmp_path: Path) -> None:
    drafts = upper(tmp_path, "path.write_text(path.suffix)")
    app = Workshop(clock, plan_of(planned(code())), drafts=drafts)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "ctrl+e")
        assert app.current.answer == ".py"


async def test_time_that_ran_out_elsewhere_keeps_the_draft(
    clock: MovedClock, tmp_path: Path
) -> None:
    told = Told()
    plan = plan_of(planned(concept("a"), concept("b")))
    app = Workshop(clock, plan, drafts=upper(tmp_path))
    app.meanwhile = 3
    async with app.run_test(message_hook=told, notifications=True) as pilot:
        await press(pilot, "enter")
        await paste(pilot, "one lock")
        await press(pilot, "ctrl+e")
        assert app.state.attempts[0].answer == "one lock", "what was handed in is what was saved"
        assert app.editor.text == ""
        ((draft, text),) = kept(tmp_path).items()
        assert text == "ONE LOCK"
        assert told.notices[-1].endswith(f"Your text is kept in {draft}.")


async def test_a_failing_editor_is_told_and_changes_nothing(
    clock: MovedClock, tmp_path: Path
) -> None:
    told = Told()
    app = Workshop(clock, plan_of(planned(concept())), drafts=Drafts(tmp_path, ("[/no]-editor",)))
    async with app.run_test(message_hook=told, notifications=True) as pilot:
        await press(pilot, "enter")
        await paste(pilot, "one lock")
        await press(pilot, "ctrl+e")
        assert told.notices[-1].startswith("'[/no]-editor' can't be started")
        assert (app.editor.text, app.current.answer) == ("one lock", "one lock")


async def test_a_terminal_without_hand_over_is_told(clock: MovedClock, tmp_path: Path) -> None:
    told, app = Told(), Desk(clock, plan_of(planned(concept())), drafts=upper(tmp_path))
    async with app.run_test(message_hook=told) as pilot:
        await press(pilot, "enter", "ctrl+e")
        assert told.notices == ["This terminal can't hand over to another program."]


async def test_the_syntax_colours_follow_the_theme(make_app: Callable[..., MockprepApp]) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter")
        editors = list(app.screen.query(AnswerEditor))
        for theme, name in ((MORNING, "light"), (EVENING, "dark"), (MORNING, "light")):
            app.theme = theme.name
            await press(pilot, "f5")
            assert app.current_theme.dark == theme.dark
            assert {editor.theme for editor in editors} == {f"mockprep-{name}"}


async def test_a_theme_is_chosen_in_the_palette(make_app: Callable[..., MockprepApp]) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        for theme in reversed(THEMES):
            app.action_change_theme()
            await settled(pilot)
            await paste(pilot, theme.name)
            await press(pilot, "enter", "enter")
            assert app.theme == theme.name


async def test_tab_indents_code_and_leaves_prose(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(code()), planned(concept())))
    async with app.run_test() as pilot:
        await press(pilot, "enter", "tab")
        assert app.editor.text.endswith("\n    ")
        assert (app.editor.show_line_numbers, app.editor.soft_wrap) == (True, False)
        await press(pilot, "ctrl+s", "ctrl+l", "down", "enter", "enter")
        assert app.current.place == (1, 0)
        assert (app.editor.language, app.editor.soft_wrap) == (None, True)
        await press(pilot, "tab")
        assert app.editor.text == ""
        assert not app.editor.has_focus
        assert text_of(app.screen, "#pane-title") == "Your answer"
