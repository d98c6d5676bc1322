"""The keys of the debrief, and what each is for."""

from textual.binding import Binding, BindingType

KEYS: list[BindingType] = [
    Binding(
        "n", "next_answer", "Next answer", id="debrief.next", tooltip="Go on to the next answer"
    ),
    Binding(
        "v",
        "verdict",
        "Verdict",
        id="debrief.verdict",
        tooltip="Show the score and the recommendation",
    ),
    Binding(
        "left_square_bracket",
        "tab(-1)",
        "Tabs",
        key_display="[ ]",
        id="debrief.tab_left",
        tooltip="The tab before",
    ),
    Binding(
        "right_square_bracket",
        "tab(1)",
        "Next tab",
        show=False,
        id="debrief.tab_right",
        tooltip="The next tab",
    ),
    Binding("escape", "app.home", "Home", id="debrief.home", tooltip="Back to home"),
]
