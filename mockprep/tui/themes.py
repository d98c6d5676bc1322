"""The two themes of mockprep; Textual's own can be chosen as well."""

from textual.theme import Theme

EVENING = Theme(
    name="mockprep-evening",
    primary="#7aa2c9",
    secondary="#9a8fc4",
    accent="#e0b568",
    foreground="#d8dce3",
    background="#14171d",
    surface="#1a1e26",
    panel="#232936",
    success="#8bb58a",
    warning="#e0b568",
    error="#d97b78",
    dark=True,
    variables={
        "footer-key-foreground": "#e0b568",
        "border": "#3a4356",
        "border-blurred": "#2b3240",
    },
)

MORNING = Theme(
    name="mockprep-morning",
    primary="#2f5f8f",
    secondary="#6a5a9c",
    accent="#9a5b00",
    foreground="#23282f",
    background="#f6f4ef",
    surface="#fdfcf9",
    panel="#e9e5db",
    success="#3c7a45",
    warning="#9a5b00",
    error="#b0413e",
    dark=False,
    variables={
        "footer-key-foreground": "#9a5b00",
        "border": "#bdb6a6",
        "border-blurred": "#d8d2c4",
    },
)

THEMES = (EVENING, MORNING)
