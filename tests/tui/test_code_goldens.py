"""How the code round and its debrief read, as text; renewed as the other screens are."""

import pytest

from mockprep.domain.execution import CaseResult, Crash, SourceLine
from mockprep.runner.cases import Case
from tests.building import code, plan_of, planned
from tests.tui.conftest import MovedClock
from tests.tui.judgements import ANSWER
from tests.tui.room import Desk
from tests.tui.runners import ScriptedRunner, never_closed, result
from tests.tui.steps import paste, press, settled
from tests.tui.test_code_debrief import Reading, open_code, over
from tests.tui.test_goldens import SIZES, compare

TESTS = (
    {"name": "a pair", "args": [[2, 7, 11], 9], "want": [0, 1]},
    {"name": "twice the same", "args": [[3, 2, 4], 6], "want": [1, 2], "why": "Each once."},
    {"name": "no pair", "args": [[], 1], "want": None},
)
INDEX = Crash(
    message="IndexError: list index out of range",
    lines=(SourceLine(line=6, function="two_sum", text="return [i, j]"),),
)


def mixed(code: str, case: Case) -> CaseResult:
    """One that passes, one that fails, one that raises, and a look at a value."""
    if case.name == "twice the same":
        return result(case, "wrong_answer", got="[0, 0]", stdout="i = 0\nj = 0\n")
    if case.name == "no pair":
        return result(case, "raised", crash=INDEX)
    return result(case, got="None") if case.group == "own" else result(case)


@pytest.mark.parametrize("size", SIZES)
async def test_the_code_round_reads_as_before(clock: MovedClock, size: tuple[int, int]) -> None:
    runner, columns = ScriptedRunner(results=mixed), size[0]
    app = Desk(clock, plan_of(planned(code(tests=TESTS))), runner=runner)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "ctrl+t")
        compare(app.screen, f"own-tests-{columns}")
        await paste(pilot, "two_sum([], 1)")
        await press(pilot, "escape")
        app.editor.replace_text(ANSWER)
        await press(pilot, "ctrl+r")
        compare(app.screen, f"run-{columns}")
        await press(pilot, "escape")
        compare(app.screen, f"run-focus-{columns}")
        runner.crash = lambda code: never_closed(5, "if a + b == target:")
        await press(pilot, "ctrl+r")
        compare(app.screen, f"slip-{columns}")


@pytest.mark.parametrize("size", SIZES)
async def test_the_code_tab_reads_as_before(size: tuple[int, int]) -> None:
    app = Reading(over())
    async with app.run_test(size=size) as pilot:
        await open_code(pilot)
        await settled(pilot)
        compare(app.screen, f"code-{size[0]}")
