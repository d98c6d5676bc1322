"""The candidate's own rating, asked for before the grader's is shown."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from mockprep.domain.rubric import Criterion


class CriterionRow(Widget, can_focus=True):
    """One criterion with its four levels; a digit chooses, and the level's anchor shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
        *(Binding(str(n), f"choose({n})", show=False) for n in range(1, 10)),
    ]
    level: reactive[int] = reactive(0, layout=True)

    class Rated(Message):
        """A level was chosen."""

    def __init__(self, criterion: Criterion) -> None:
        super().__init__()
        self.criterion = criterion
        self._top = max(criterion.anchors)

    def render(self) -> Text:
        """The question, the levels, and the anchor of the chosen one."""
        theme = self.app.theme_variables
        text = Text()
        text.append(f"{self.criterion.title}  ", style="bold")
        for level in range(1, self._top + 1):
            chosen = level == self.level
            style = f"bold reverse {theme['accent']}" if chosen else "dim"
            text.append(f" {level} ", style=style)
        text.append(f"\n{self.criterion.asks}", style="dim")
        if self.level:
            text.append(f"\n{self.level}: {self.criterion.anchors[self.level]}")
        return text

    def action_step(self, by: int) -> None:
        """One level up or down."""
        self.level = min(max(self.level + by, 1), self._top)

    def action_choose(self, level: int) -> None:
        """Choose a level and go on to the next criterion."""
        if level <= self._top:
            self.level = level
            self.screen.focus_next(CriterionRow)

    def watch_level(self) -> None:
        """Tell of the choice."""
        if self.is_mounted:
            self.post_message(self.Rated())


class SelfRating(VerticalScroll):
    """A row for each criterion; done when all are rated, or when the candidate passes."""

    can_focus = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "done",
            "Show feedback",
            id="rating.done",
            tooltip="Record your ratings and see the grader's",
        ),
        Binding(
            "x",
            "skip",
            "Without rating",
            id="rating.skip",
            tooltip="See the grader's ratings without your own",
        ),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    class Done(Message):
        """The candidate rated the answer; without levels they passed."""

        def __init__(self, levels: Mapping[str, int]) -> None:
            super().__init__()
            self.levels = levels

    def __init__(self, criteria: Sequence[Criterion]) -> None:
        super().__init__()
        self._criteria = criteria

    def compose(self) -> ComposeResult:
        """What to do, and the rows."""
        yield Static(
            "[b]You first.[/b] How would you rate this answer? "
            "Keys 1-4 choose a level; the grader's view comes after yours.",
            id="rating-lead",
        )
        for criterion in self._criteria:
            yield CriterionRow(criterion)
        yield Static("", id="rating-left")

    def on_mount(self) -> None:
        """Begin with the first criterion."""
        self.query(CriterionRow).first().focus()
        self._count()

    def on_criterion_row_rated(self) -> None:
        """Count what is left."""
        self._count()

    def _count(self) -> None:
        left = sum(not row.level for row in self.query(CriterionRow))
        text = f"{left} to go" if left else "Press enter to see the feedback"
        self.query_one("#rating-left", Static).update(
            f"[$accent]{text}[/]   [$text-muted]x shows it without rating[/]"
        )

    def action_done(self) -> None:
        """Record the ratings once all are there."""
        rows = list(self.query(CriterionRow))
        missing = next((row for row in rows if not row.level), None)
        if missing is not None:
            missing.focus()
            return
        self.post_message(self.Done({row.criterion.id: row.level for row in rows}))

    def action_skip(self) -> None:
        """Pass."""
        self.post_message(self.Done({}))
