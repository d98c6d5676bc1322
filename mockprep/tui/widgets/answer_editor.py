"""The pane in which the candidate writes: code with highlighting, prose with soft wrap."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, TextAreaTheme

from mockprep.tui.indentation import erased_by_backspace, indent_after

Save = Callable[[str], None]

_SYNTAX_DARK = TextAreaTheme.get_builtin_theme("vscode_dark")
_SYNTAX_LIGHT = TextAreaTheme.get_builtin_theme("github_light")
# What github_light paints too pale to be read on paper white.
_DARKER: dict[str, Style] = {
    "type": Style(color="#5b4b9a"),
    "type.class": Style(color="#5b4b9a"),
    "type.builtin": Style(color="#1d7560"),
    "boolean": Style(color="#1d7560"),
    "constant.builtin": Style(color="#1d7560"),
    "variable": Style(color="#23282f"),
}


# ctrl+e is left to the screen, which opens the editor of the environment with it.
_BINDINGS: list[BindingType] = [
    Binding("end", "cursor_line_end", "Cursor line end", show=False),
    *(b for b in TextArea.BINDINGS if not (isinstance(b, Binding) and "ctrl+e" in b.key)),
]


class AnswerEditor(TextArea, inherit_bindings=False):
    """A text area that hands every change to `save` before it is painted.

    A message would arrive after the paint, and what is on the screen must already be safe. So the
    caller gives a plain function; the editor does not know where the text goes.
    """

    BINDINGS: ClassVar[list[BindingType]] = _BINDINGS
    COMPONENT_CLASSES: ClassVar[set[str]] = {"answer-editor--mark", "answer-editor--mark-gutter"}

    def __init__(self, save: Save, *, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self._save: Save | None = save
        self._mark: tuple[int, str] | None = None
        self._rows = 1

    def on_mount(self) -> None:
        """Take on the syntax colours that go with the theme."""
        self._follow_theme()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._follow_theme())

    def on_resize(self) -> None:
        """Keep the cursor in view; before the first layout nothing could be."""
        self._show_around_cursor()

    def show_text(self, text: str, *, code: bool, locked: bool = False) -> None:
        """Hold `text` from now on, without reporting it as a change."""
        save, self._save = self._save, None
        self.language = "python" if code else None
        self.soft_wrap = not code
        self.show_line_numbers = code
        self.tab_behavior = "indent" if code else "focus"
        self.read_only = locked
        self.mark_line(None)
        self.load_text(text)
        self._rows = self.document.line_count
        self._save = save

    async def _on_key(self, event: Key) -> None:
        if event.key != "enter" or not self._is_code or self.read_only:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        start, end = self.selection.start, self.selection.end
        (row, column), (last, behind) = min(start, end), max(start, end)
        lines = self.document.lines
        indent = indent_after(lines[row][:column], lines[last][behind:])
        self.replace(f"\n{indent}", start, end, maintain_selection_offset=False)

    def action_delete_left(self) -> None:
        """Delete what is selected, or to the left: one character, or one step of indentation."""
        row, column = self.cursor_location
        count = erased_by_backspace(self.document.lines[row][:column])
        if not self._is_code or self.read_only or not self.selection.is_empty or count == 1:
            super().action_delete_left()
            return
        self.replace("", (row, column - count), (row, column), maintain_selection_offset=False)

    @property
    def _is_code(self) -> bool:
        return self.language is not None

    def replace_text(self, text: str) -> None:
        """Change the whole text as the candidate would: it is saved and can be undone."""
        if text != self.text:
            self.replace(text, self.document.start, self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Carry out an edit and save what it gave."""
        result = super().edit(edit)
        self._report()
        return result

    def undo(self) -> None:
        """Take the last edits back."""
        super().undo()
        self._report()

    def redo(self) -> None:
        """Carry the edits out again."""
        super().redo()
        self._report()

    @property
    def cursor_offset(self) -> int:
        """Where the cursor stands, in code points from the start."""
        row, column = self.cursor_location
        lines = self.document.lines
        return sum(len(line) + 1 for line in lines[:row]) + column

    def move_to(self, offset: int) -> None:
        """Put the cursor at an offset."""
        row = 0
        for line in self.document.lines:
            if offset <= len(line):
                break
            offset -= len(line) + 1
            row += 1
        self.move_cursor((row, max(offset, 0)))
        # The editor may not have its size yet; what is in view is known after the next layout.
        self.call_after_refresh(self._show_around_cursor)

    def _show_around_cursor(self) -> None:
        """Let the cursor stand near the top, below the heading of its section."""
        row = self.wrapped_document.location_to_offset(self.cursor_location).y
        self.scroll_to(y=max(row - 2, 0), animate=False)

    # A line with a mistake

    def mark_line(self, row: int | None, text: str = "") -> None:
        """Mark a row of the code, counted from 0, as long as it reads `text`; None: no mark."""
        self._mark = None if row is None else (row, text)
        self._follow_mark()
        self.notify_style_update()  # drops the lines that were rendered before
        self.refresh()

    @property
    def marked_row(self) -> int | None:
        """The row that is marked; it moves with the lines above, and goes when it is changed."""
        return self._mark[0] if self._mark is not None else None

    def _follow_mark(self, added: int = 0) -> None:
        """Keep the mark on its line after `added` rows came in somewhere."""
        if self._mark is None:
            return
        row, text = self._mark
        lines = self.document.lines
        for place in (row, row + added):
            if 0 <= place < len(lines) and lines[place] == text:
                self._mark = (place, text)
                return
        self._mark = None

    def get_line(self, line_index: int) -> Text:
        """The line, with a ground of its own where it is marked."""
        line = super().get_line(line_index)
        if line_index == self.marked_row:
            line.stylize(self.get_component_rich_style("answer-editor--mark"))
        return line

    def render_line(self, y: int) -> Strip:
        """The line as painted, with its number in another colour where it is marked."""
        strip = super().render_line(y)
        if self._mark is None or y + self.scroll_offset.y != self._mark[0]:
            return strip
        width = self.gutter_width
        style = self.get_component_rich_style("answer-editor--mark-gutter")
        gutter = strip.crop(0, width)
        marked = Strip(Segment.apply_style(gutter, post_style=style), gutter.cell_length)
        return Strip.join([marked, strip.crop(width)])

    def go_to_line(self, row: int) -> None:
        """Put the cursor at the first sign of a row, counted from 0, and take the focus."""
        row = min(max(row, 0), self.document.line_count - 1)
        line = self.document.get_line(row)
        self.move_cursor((row, len(line) - len(line.lstrip())), center=True)
        self.focus()

    def _report(self) -> None:
        added = self.document.line_count - self._rows
        self._rows = self.document.line_count
        self._follow_mark(added)
        if self._save is not None:
            self._save(self.text)

    def _follow_theme(self) -> None:
        is_dark = self.app.current_theme.dark
        source = _SYNTAX_DARK if is_dark else _SYNTAX_LIGHT
        name = f"mockprep-{'dark' if is_dark else 'light'}"
        styles: dict[str, Style] = dict(source.syntax_styles) if source else {}
        if not is_dark:
            styles |= _DARKER
        # Only the colours of the syntax: everything else follows the style sheet.
        self.register_theme(TextAreaTheme(name=name, syntax_styles=styles))
        self.theme = name
