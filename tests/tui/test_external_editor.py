"""Writing in another program: the draft's way there and back, and what can go wrong."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.app import App

from mockprep.errors import UsageError
from mockprep.tui.external_editor import Drafts, edit


class Terminal(App[object]):
    """An app that can hand over, as one in a real terminal can."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield


def drafts(folder: Path, script: str) -> Drafts:
    """An editor that is a line of Python; `path` is the file that it is given."""
    program = f"import sys, pathlib; path = pathlib.Path(sys.argv[-1]); {script}"
    return Drafts(folder, (sys.executable, "-c", program))


def test_the_text_comes_back(tmp_path: Path) -> None:
    editor = drafts(tmp_path, "path.write_text(path.read_text().upper() + '\\n')")
    draft = edit(Terminal(), "grüße", ".md", editor)
    assert draft.text == "GRÜSSE"
    assert draft.path.suffix == ".md"


def test_a_failing_editor_leaves_the_draft(tmp_path: Path) -> None:
    editor = drafts(tmp_path, "path.write_text('precious'); sys.exit(3)")
    with pytest.raises(UsageError, match="status 3") as failure:
        edit(Terminal(), "old", ".py", editor)
    kept = Path(str(failure.value).rpartition(" ")[2])
    assert kept.read_text() == "precious"


def test_a_missing_editor_is_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"'no-such-editor' can't be started .* set \$EDITOR"):
        edit(Terminal(), "old", ".md", Drafts(tmp_path, ("no-such-editor",)))
    assert not list(tmp_path.iterdir())


async def test_a_terminal_that_can_not_hand_over_is_told(tmp_path: Path) -> None:
    app = App[object]()
    async with app.run_test():
        with pytest.raises(UsageError, match="can't hand over"):
            edit(app, "old", ".md", drafts(tmp_path, "pass"))


def test_a_draft_that_the_editor_removed_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"can't be read .* the answer was left as it is"):
        edit(Terminal(), "old", ".md", drafts(tmp_path, "path.unlink()"))


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="no draft can be written"):
        edit(Terminal(), "old", ".md", drafts(tmp_path / "file", "pass"))


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "ed"}, ("code", "--wait")),
        ({"VISUAL": "", "EDITOR": "nano"}, ("nano",)),
        ({"VISUAL": "  ", "EDITOR": ""}, ("vi",)),
        ({"VISUAL": "vi 'never closed"}, ("vi 'never closed",)),
        ({}, ("vi",)),
    ],
)
def test_which_editor(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    environment: dict[str, str],
    command: tuple[str, ...],
) -> None:
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert Drafts.from_environment(tmp_path).command == command
