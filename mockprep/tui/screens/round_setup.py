"""Setting up a single round: kind, difficulty, topics, length and mode, with a live preview."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, SelectionList, Static
from textual.widgets.selection_list import Selection

from mockprep.domain.loop import Pick
from mockprep.domain.plan import Mode, QuestionListing, fitting
from mockprep.domain.question import KINDS, Kind
from mockprep.tui.screens.loop_setup import MODES
from mockprep.tui.widgets.choice_row import ChoiceRow
from mockprep.tui.wording import counted, minutes_long

if TYPE_CHECKING:
    from mockprep.content.library import Library

_DIFFICULTIES = (("1-3", "any"), ("1-1", "easy"), ("2-2", "medium"), ("3-3", "hard"))
_COUNTS = tuple((str(n), str(n)) for n in (1, 2, 3, 5, 8))
_MINUTES = (("0", "as the questions need"), ("15", "15"), ("30", "30"), ("45", "45"), ("60", "60"))


class RoundSetupScreen(Screen[None]):
    """A round of the candidate's own choice."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "begin",
            "Begin",
            id="setup.begin_round",
            tooltip="Begin the round",
            priority=True,
        ),
        Binding("up", "app.focus_previous", "Rows", show=False),
        Binding("down", "app.focus_next", "Rows", show=False),
        Binding("enter", "begin", "Begin", show=False),
        Binding("escape", "app.home", "Back", id="setup.back", tooltip="Back to home"),
    ]

    class Begun(Message):
        """The candidate wants to sit this round."""

        def __init__(self, kind: Kind, pick: Pick, minutes: float | None, mode: Mode) -> None:
            super().__init__()
            self.kind = kind
            self.pick = pick
            self.minutes = minutes
            self.mode = mode

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def compose(self) -> ComposeResult:
        """One row a choice, the topics, and the preview."""
        with Vertical(id="setup"):
            yield Static("A single round", id="setup-title")
            yield ChoiceRow("Kind", [(kind, kind) for kind in KINDS], value="concept", id="kind")
            yield ChoiceRow("Difficulty", _DIFFICULTIES, value="1-3", id="difficulty")
            yield ChoiceRow("Questions", _COUNTS, value="3", id="count")
            yield ChoiceRow("Minutes", _MINUTES, value="0", id="minutes")
            yield ChoiceRow("Mode", MODES, value="interview", id="mode")
            topics = SelectionList[str](id="topics")
            topics.border_title = "Topics (space chooses; none means all)"
            yield topics
            yield Static("", id="preview", markup=False)
            yield Static("ctrl+s begins", id="begin")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin with the kind."""
        self.query_one("#kind").focus()
        self._list_topics()
        self._show_preview()

    @on(ChoiceRow.Chosen, "#kind")
    def _list_topics(self) -> None:
        counts = Counter(
            topic for entry in self._of_kind() for topic in {t.split(".")[0] for t in entry.topics}
        )
        fine = Counter(topic for entry in self._of_kind() for topic in entry.topics)
        if len(counts) == 1:
            counts = fine
        topics = self.query_one("#topics", SelectionList)
        topics.clear_options()
        topics.add_options(
            [Selection(f"{name} ({number})", name) for name, number in sorted(counts.items())]
        )
        # Without it the first press of space would choose nothing.
        topics.highlighted = 0 if counts else None

    @on(ChoiceRow.Chosen)
    @on(SelectionList.SelectedChanged)
    def _show_preview(self) -> None:
        pick, kind = self._pick(), self._kind
        fit = fitting(pick, kind, self._library.listings)
        asked = fit[: pick.count]
        if not fit:
            text = "No question fits. Widen the difficulty or the topics."
        else:
            typical = sum(entry.minutes for entry in fit) / len(fit) * len(asked)
            length = self._minutes or typical
            exact = "" if self._minutes else "about "
            fits = "fits" if len(fit) == 1 else "fit"
            text = (
                f"{counted(len(fit), 'question')} {fits}; {len(asked)} will be drawn, "
                f"{exact}{minutes_long(length)}."
            )
        self.query_one("#preview", Static).update(text)

    def action_begin(self) -> None:
        """Begin, if any question fits."""
        pick = self._pick()
        if not fitting(pick, self._kind, self._library.listings):
            self.notify("No question fits. Widen the difficulty or the topics.", severity="warning")
            return
        mode: Mode = "practice" if self._value("mode") == "practice" else "interview"
        self.post_message(self.Begun(self._kind, pick, self._minutes, mode))

    @property
    def _kind(self) -> Kind:
        chosen = self._value("kind")
        return next(kind for kind in KINDS if kind == chosen)

    @property
    def _minutes(self) -> float | None:
        return float(self._value("minutes")) or None

    def _pick(self) -> Pick:
        low, high = self._value("difficulty").split("-")
        topics = tuple(self.query_one("#topics", SelectionList).selected)
        return Pick(
            difficulty=(int(low), int(high)), topics=topics, count=int(self._value("count"))
        )

    def _value(self, row: str) -> str:
        return self.query_one(f"#{row}", ChoiceRow).value

    def _of_kind(self) -> list[QuestionListing]:
        return [entry for entry in self._library.listings if entry.kind == self._kind]
