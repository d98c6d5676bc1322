"""How the editor indents Python."""

import pytest
from textual.app import App, ComposeResult

from mockprep.tui.indentation import erased_by_backspace, indent_after
from mockprep.tui.widgets.answer_editor import AnswerEditor


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("", 0),
        ("total = 0", 0),
        ("    total = 0", 4),
        ("def f(x):", 4),
        ("    for x in xs:  # each", 8),
        ("    if x: return 1", 4),
        ("        return x", 4),
        ("    raise ValueError(x)", 0),
        ("        pass", 4),
        ("    returned = 1", 4),
        ("    call(", 8),
        ("    pairs = [", 8),
        ("    row = {a:", 4),
        ("    return (a +", 4),
        ("return x", 0),
        ("    # a plan:", 4),
    ],
)
def test_a_new_line_is_indented_as_python_wants_it(before: str, indent: int) -> None:
    assert indent_after(before) == " " * indent


def test_a_line_that_is_broken_in_its_middle_keeps_its_level() -> None:
    assert indent_after("    return a", " + b") == " " * 4


@pytest.mark.parametrize(
    ("before", "count"), [("", 1), ("x", 1), ("    x", 1), ("    ", 4), ("      ", 2), (" ", 1)]
)
def test_backspace_takes_a_step_of_indentation(before: str, count: int) -> None:
    assert erased_by_backspace(before) == count


class Pad(App[None]):
    """An editor and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.saved: list[str] = []

    def compose(self) -> ComposeResult:
        yield AnswerEditor(self.saved.append, id="editor")


async def typed(*keys: str, code: bool = True, text: str = "") -> tuple[str, list[str]]:
    """The text after these keys, and what was saved on the way."""
    app = Pad()
    async with app.run_test() as pilot:
        editor = app.query_one(AnswerEditor)
        editor.show_text(text, code=code)
        editor.move_to(len(text))
        editor.focus()
        await pilot.press(*keys)
        return editor.text, app.saved


async def test_enter_indents_code_and_saves_it() -> None:
    text, saved = await typed("enter", "x", text="def f():")
    assert text == "def f():\n    x"
    assert saved[-1] == text


async def test_enter_leaves_prose_alone() -> None:
    text, _ = await typed("enter", "x", code=False, text="    first, do this:")
    assert text == "    first, do this:\nx"


async def test_enter_replaces_what_is_selected() -> None:
    text, _ = await typed("shift+left", "shift+left", "enter", text="    abcd")
    assert text == "    ab\n    "


async def test_backspace_goes_back_a_level() -> None:
    text, saved = await typed("enter", "backspace", "y", text="    return 1\n    if x:")
    assert text == "    return 1\n    if x:\n    y"
    assert saved[-1] == text
