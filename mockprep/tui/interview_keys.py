"""The keys of the interview, and what each is for."""

from textual.binding import Binding, BindingType


def _key(key: str, action: str, title: str, tooltip: str, *, show: bool = True) -> Binding:
    """A command that works while the editor has the focus."""
    name = f"interview.{action.partition('(')[0]}"
    return Binding(key, action, title, tooltip=tooltip, id=name, show=show, priority=True)


KEYS: list[BindingType] = [
    Binding("enter", "begin", "Begin", id="interview.begin", tooltip="Begin the round"),
    _key("ctrl+s", "submit", "Submit", "Hand in the answer, or the reply to a follow-up"),
    _key("ctrl+r", "run", "Run", "Run the shown tests and your own; again, it stops them"),
    _key("ctrl+t", "own_tests", "Tests", "Write tests of your own, a line of Python each"),
    _key(
        "escape",
        "results",
        "Results",
        "Look through the results of the run; once more closes them",
        show=False,
    ),
    _key("ctrl+g", "hint", "Hint", "Ask for a hint; it costs part of the score"),
    _key("ctrl+o", "ask", "Ask", "Ask the interviewer for a fact: size, limits, special cases"),
    _key("ctrl+n", "notes", "Notes", "Open or close the notes pad of this question"),
    _key("ctrl+t", "next_section", "Section", "Go to the next section of a design", show=False),
    _key(
        "ctrl+e",
        "external_editor",
        "Editor",
        "Write in $VISUAL or $EDITOR and come back; the clock runs on",
        show=False,
    ),
    _key("ctrl+b", "pause", "Pause", "Stop the clocks, or let them run again (practice only)"),
    _key("ctrl+l", "skip", "Skip", "Leave this question and go on to the next"),
    _key("ctrl+q", "leave", "Quit", "End the interview, or leave it to be resumed"),
    _key("ctrl+up", "question_up", "Question up", "Scroll the question up", show=False),
    _key("ctrl+down", "question_down", "Question down", "Scroll the question down", show=False),
]
