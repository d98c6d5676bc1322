"""The interviewer's side: the question and all that was said about it."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Markdown, Static

Voice = Literal["you", "interviewer", "hint", "probe"]

_SPEAKERS: dict[Voice, str] = {
    "you": "You",
    "interviewer": "Interviewer",
    "hint": "Hint",
    "probe": "Follow-up",
}


@dataclass(frozen=True, slots=True)
class Turn:
    """Something said after the question was put."""

    voice: Voice
    text: str
    note: str = ""
    """A word beside the speaker, such as a hint's strength and cost."""


class TurnView(Vertical):
    """One turn: who speaks, and what is said."""

    def __init__(self, turn: Turn) -> None:
        super().__init__(classes=f"turn -{turn.voice}")
        self._turn = turn

    def compose(self) -> ComposeResult:
        """The speaker above the words."""
        note = f"  {self._turn.note}" if self._turn.note else ""
        yield Static(f"{_SPEAKERS[self._turn.voice]}{note}", classes="speaker", markup=False)
        if self._turn.voice == "you":
            yield Static(self._turn.text, classes="words", markup=False)
        else:
            yield Markdown(self._turn.text, classes="words")


class QuestionPane(VerticalScroll):
    """Shows the question in Markdown and the turns below it; scrolls to the newest."""

    can_focus = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[Turn, ...] = ()
        self._prompt = ""

    def compose(self) -> ComposeResult:
        """The prompt; turns are added when they come."""
        yield Markdown("", id="prompt")

    async def show(self, prompt: str, turns: tuple[Turn, ...]) -> None:
        """Show a question; turns that are new come below those that are shown already.

        `turns` may be sorted in any way: what was said later stands further down.
        """
        if prompt != self._prompt or Counter(self._shown) - Counter(turns):
            self._prompt, self._shown = prompt, ()
            await self.query(TurnView).remove()
            await self.query_one("#prompt", Markdown).update(prompt)
            # Not before what scrolls to a turn of the question before.
            self.call_after_refresh(self.scroll_home, animate=False)
        known, fresh = Counter(self._shown), list[Turn]()
        for turn in turns:
            if known[turn]:
                known[turn] -= 1
            else:
                fresh.append(turn)
        self._shown = (*self._shown, *fresh)
        if fresh:
            await self.mount_all([TurnView(turn) for turn in fresh])
            self.call_after_refresh(self.scroll_end, animate=False)
