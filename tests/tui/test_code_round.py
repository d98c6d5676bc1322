"""A coding question on the desk: runs, the results panel, the mark of a mistake."""

from __future__ import annotations

from textual.pilot import Pilot

from mockprep.domain.execution import CaseResult, Crash, SourceLine
from mockprep.runner.cases import Case
from mockprep.runner.isolation import Isolation
from mockprep.tui.screens.help import HelpScreen
from mockprep.tui.widgets.run_panel import RunPanel, RunRows
from tests.building import code, concept, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.room import Desk
from tests.tui.runners import ScriptedRunner, never_closed, result
from tests.tui.steps import Told, painted, paste, press, settled, text_of, until

TESTS = (
    {"name": "a pair", "args": [[2, 7], 9], "want": [0, 1]},
    {"name": "no pair", "args": [[2], 9], "want": None, "why": "There may be none."},
    {"name": "kept back", "args": [[], 0], "want": None, "hidden": True},
)
ROUND = planned(code(tests=TESTS), concept())
RAISED = Crash(
    message="IndexError: list index out of range",
    lines=(SourceLine(line=2, function="two_sum", text="return numbers[1]"),),
)


def one_raises(code: str, case: Case) -> CaseResult:
    return result(case, "raised", crash=RAISED) if case.name == "no pair" else result(case)


def panel(app: Desk) -> RunPanel:
    return app.interview.query_one(RunPanel)


def head(app: Desk) -> str:
    return text_of(panel(app), "#run-head")


async def begin(pilot: Pilot[None]) -> None:
    await press(pilot, "enter")
    await paste(pilot, "    return numbers[1]\n")


async def test_a_run_shows_its_results_below_the_editor_and_leaves_the_focus(
    clock: MovedClock,
) -> None:
    app = Desk(clock, plan_of(ROUND), runner=ScriptedRunner(results=one_raises))
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        assert not panel(app).display
        await press(pilot, "ctrl+r")
        assert app.editor.has_focus
        assert head(app) == "1 of 2 passed · 12 ms · bubblewrap and seccomp"
        shown = painted(app.screen)
        assert "line 2, in two_sum: return numbers[1]" in shown
        assert "    return numbers[1]\n" in app.editor.text
        assert app.editor.size.height >= 7, "the editor keeps most of the room"
        (report,) = app.current.runs
        assert [case.verdict for case in report.cases] == ["passed", "raised"]


async def test_the_text_as_it_stands_is_run_on_what_the_candidate_may_see(
    clock: MovedClock,
) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+r")
        ((ran, calls),) = app.runner.runs
        assert ran == app.editor.text == app.current.answer
        assert calls == ("two_sum([2, 7], 9)", "two_sum([2], 9)"), "hidden tests stay hidden"


async def test_what_is_typed_while_a_run_goes_on_is_written_and_saved(clock: MovedClock) -> None:
    runner = ScriptedRunner(held_at=1)
    app = Desk(clock, plan_of(ROUND), runner=runner)
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "✓ a pair" in painted(app.screen))
        assert "1 done" in head(app), "results come case by case"
        await pilot.press("x", "y")
        assert app.current.answer.endswith("xy")
        runner.go_on.set()
        await settled(pilot)
        assert head(app).startswith("2 of 2 passed")
        app.interview.tick()
        await settled(pilot)
        assert "code changed" in painted(app.screen)


async def test_the_same_key_stops_a_run(clock: MovedClock) -> None:
    runner = ScriptedRunner(held_at=1)
    app = Desk(clock, plan_of(ROUND), runner=runner)
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "1 done" in head(app))
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert head(app) == "Stopped after 1 test."
        assert app.current.runs == (), "what was stopped is no run"
        runner.held_at = None
        await press(pilot, "ctrl+r")
        assert head(app).startswith("2 of 2 passed")


async def test_escape_goes_into_the_results_and_then_closes_them(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+r", "escape")
        assert app.screen.query_one(RunRows).has_focus
        await press(pilot, "escape")
        assert not panel(app).display
        assert app.editor.has_focus


async def test_enter_on_a_result_goes_to_its_line(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND), runner=ScriptedRunner(results=one_raises))
    async with app.run_test() as pilot:
        await begin(pilot)
        app.editor.move_to(0)
        await press(pilot, "ctrl+r", "escape", "down", "enter")
        assert app.editor.has_focus
        assert app.editor.cursor_location[0] == 1


async def test_a_result_without_a_line_goes_nowhere(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+r", "escape", "down", "enter")
        assert app.screen.query_one(RunRows).has_focus


async def test_results_and_notes_share_one_place(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+n")
        await press(pilot, "ctrl+r")
        assert panel(app).display
        assert not app.screen.query_one("#notes").display
        assert app.editor.has_focus
        await press(pilot, "ctrl+n")
        assert not panel(app).display
        assert app.screen.query_one("#notes").has_focus


async def test_a_mistake_of_syntax_is_marked_at_its_line_until_that_is_changed(
    clock: MovedClock,
) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        app.editor.replace_text("def two_sum(numbers, target):\n    print((1\n    return None\n")
        app.runner.crash = lambda code: never_closed(2, "print((1") if "((1\n" in code else None
        await press(pilot, "ctrl+r")
        assert app.editor.marked_row == 1
        assert text_of(app.screen, "#pane-title") == "line 2: '(' was never closed"
        app.editor.move_to(0)
        await press(pilot, "enter")
        assert app.editor.marked_row == 2, "it moves with its line"
        app.interview.tick()
        assert text_of(app.screen, "#pane-title") == "line 3: '(' was never closed"
        app.editor.move_cursor((2, 12))
        await press(pilot, "2")
        assert app.editor.marked_row is None
        app.interview.tick()
        assert text_of(app.screen, "#pane-title") == "Your answer"


async def test_the_mark_can_be_seen(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await begin(pilot)
        app.editor.move_to(0)
        before = [app.editor.render_line(row) for row in range(3)]
        app.editor.mark_line(1, app.editor.text.split("\n")[1])
        after = [app.editor.render_line(row) for row in range(3)]
        assert [a == b for a, b in zip(after, before, strict=True)] == [True, False, True]
        assert after[1].text == before[1].text
        app.editor.mark_line(None)
        assert [app.editor.render_line(row) for row in range(3)] == before


async def test_a_machine_that_can_not_run_code_says_so_and_nothing_else_happens(
    clock: MovedClock,
) -> None:
    app = Desk(clock, plan_of(ROUND), runner=ScriptedRunner(failure="there is no sandbox [/here]"))
    async with app.run_test() as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+r")
        assert head(app) == "Not run: there is no sandbox [/here]"
        await press(pilot, "x", "ctrl+s")
        assert app.state.attempts[0].answer.endswith("x")


async def test_weak_isolation_is_said(clock: MovedClock) -> None:
    runner = ScriptedRunner(isolation=Isolation("limits", filters_calls=False))
    app = Desk(clock, plan_of(ROUND), runner=runner)
    async with app.run_test(size=(120, 40)) as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+r")
        assert head(app).endswith("· weak isolation")
        assert "Weak isolation (resource limits and an audit" in painted(app.screen)


async def test_a_run_that_outlives_its_question_is_dropped(clock: MovedClock) -> None:
    runner, told = ScriptedRunner(held_at=1), Told()
    app = Desk(clock, plan_of(ROUND), runner=runner)
    async with app.run_test(message_hook=told) as pilot:
        await begin(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "1 done" in head(app))
        app.pass_time(11)
        await settled(pilot)
        assert runner.cancelled.is_set(), "nobody waits for it any more"
        assert app.current.place == (0, 1)
        assert not panel(app).display
        assert app.state.attempts[0].runs == ()
        assert told.notices == ["What you wrote is handed in; on to what comes next."]


class Stubborn(ScriptedRunner):
    """A runner whose run is over at the very moment when it is to be stopped."""

    def cancel(self) -> None:
        """Come too late."""


async def test_a_result_that_comes_too_late_leaves_the_next_question_alone(
    clock: MovedClock,
) -> None:
    runner = Stubborn(wait_to_load=True, crash=lambda code: never_closed(1, code.split("\n")[0]))
    app = Desk(clock, plan_of(planned(code("a"), code("b"))), runner=runner)
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: bool(runner.runs))
        app.pass_time(11)
        await pilot.pause()
        runner.go_on.set()
        await settled(pilot)
        assert app.current.place == (0, 1)
        assert app.editor.marked_row is None, "both begin with the same line"
        assert app.current.runs == ()


async def test_leaving_in_the_middle_of_a_run_stops_it(clock: MovedClock) -> None:
    runner = ScriptedRunner(held_at=1)
    app = Desk(clock, plan_of(ROUND), runner=runner)
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "1 done" in head(app))
        app.pop_screen()
        await until(pilot, runner.cancelled.is_set)


async def test_results_go_with_the_hand_in_and_stay_on_record(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test() as pilot:
        await begin(pilot)
        await press(pilot, "ctrl+r", "ctrl+s")
        assert not panel(app).display
        assert len(app.state.attempts[0].runs) == 1
        assert app.editor.has_focus


async def test_a_pause_during_a_run_keeps_its_result(clock: MovedClock) -> None:
    runner = ScriptedRunner(held_at=1)
    app = Desk(clock, plan_of(ROUND), mode="practice", runner=runner)
    async with app.run_test() as pilot:
        await begin(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "1 done" in head(app))
        await pilot.press("ctrl+b")
        runner.go_on.set()
        await settled(pilot)
        assert head(app).startswith("2 of 2 passed")
        assert app.current.runs == (), "nothing is recorded while the session is paused"
        await press(pilot, "ctrl+b")
        assert len(app.current.runs) == 1


async def test_a_result_that_can_not_be_recorded_is_shown_and_told(clock: MovedClock) -> None:
    told, app = Told(), Desk(clock, plan_of(ROUND))
    async with app.run_test(message_hook=told) as pilot:
        await begin(pilot)
        await pilot.press("ctrl+r")
        await settled(pilot)
        app.full = True
        await press(pilot, "ctrl+r")
        assert head(app).startswith("2 of 2 passed")
        assert told.notices == ["the disk is full"]


async def test_the_runner_is_made_ready_when_code_is_asked_for(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept(), minutes=2), ROUND))
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert app.runner.warmed == 0
        await press(pilot, "ctrl+l", "down", "enter", "enter")
        assert app.runner.warmed == 1


async def test_only_code_can_be_run(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(planned(concept())))
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "enter", "ctrl+r", "ctrl+t")
        assert not panel(app).display
        assert app.screen is app.interview
        await press(pilot, "f1")
        assert "Run the shown tests" not in painted(app.screen)


async def test_the_help_knows_the_keys_of_a_coding_question(clock: MovedClock) -> None:
    app = Desk(clock, plan_of(ROUND))
    async with app.run_test(size=(120, 50)) as pilot:
        await press(pilot, "enter", "ctrl+r")
        await app.push_screen(HelpScreen(app.screen))
        await settled(pilot)
        shown = painted(app.screen)
        for words in ("Run the shown tests", "tests of your own", "results of the run"):
            assert words in shown
