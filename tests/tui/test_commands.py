"""A command is declared once, as a binding: footer, help and palette follow from it."""

from collections.abc import Callable, Iterator

from textual.binding import Binding
from textual.screen import Screen

from mockprep.tui.app import MockprepApp
from mockprep.tui.commands import screen_commands
from mockprep.tui.screens.debrief import DebriefScreen
from mockprep.tui.screens.dialogs import ChoiceDialog, LineDialog
from mockprep.tui.screens.help import HelpScreen
from mockprep.tui.screens.home import HomeScreen
from mockprep.tui.screens.interview import InterviewScreen
from mockprep.tui.screens.loop_setup import LoopSetupScreen
from mockprep.tui.screens.problems import ProblemsScreen
from mockprep.tui.screens.round_setup import RoundSetupScreen
from mockprep.tui.screens.tests_dialog import TestsDialog
from mockprep.tui.widgets.run_panel import RunPanel, RunRows
from mockprep.tui.widgets.self_rating import SelfRating
from tests.tui.steps import choose, painted, press, settled

DECLARING = (
    MockprepApp,
    HomeScreen,
    LoopSetupScreen,
    RoundSetupScreen,
    ProblemsScreen,
    InterviewScreen,
    DebriefScreen,
    SelfRating,
    HelpScreen,
    ChoiceDialog,
    LineDialog,
    TestsDialog,
    RunPanel,
    RunRows,
)


def declared() -> Iterator[tuple[type, Binding]]:
    for where in DECLARING:
        for binding in where.__dict__["BINDINGS"]:
            assert isinstance(binding, Binding)
            if binding.show or binding.tooltip:
                yield where, binding


def test_every_command_has_a_name_an_id_and_an_explanation() -> None:
    for where, binding in declared():
        assert binding.description, (where, binding)
        assert binding.id, (where, binding)
        assert binding.tooltip, (where, binding)


def test_ids_mean_one_command_each() -> None:
    meant: dict[str, str] = {}
    for _, binding in declared():
        assert binding.id is not None
        assert meant.setdefault(binding.id, binding.action) == binding.action


async def test_help_and_palette_list_what_the_screen_offers(
    make_app: Callable[..., MockprepApp],
) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await choose(pilot, "loop:tiny-loop")
        await press(pilot, "enter", "enter")
        offered = {command.title for command in screen_commands(app.screen)}
        assert {"Submit", "Hint", "Notes", "Skip", "Quit", "Help"} <= offered
        assert "Pause" not in offered, "an interview has no pause"
        palette = {command.title for command in app.get_system_commands(_plain(app))}
        assert {"Submit  (^s)", "Hint  (^g)", "Theme"} <= palette
        await press(pilot, "f1")
        shown = painted(app.screen)
        assert "Hand in the answer" in shown
        assert "ctrl+p finds every command" in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, InterviewScreen)


def _plain(app: MockprepApp) -> Screen[object]:
    return app.screen


async def test_a_command_of_the_palette_does_what_its_key_does(
    make_app: Callable[..., MockprepApp],
) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        command = next(c for c in screen_commands(app.screen) if c.title == "Single round")
        await command.call()  # type: ignore[misc]
        await settled(pilot)
        assert isinstance(app.screen, RoundSetupScreen)
