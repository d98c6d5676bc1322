"""How wide a screen must be for two panes to stand side by side."""

NARROW_AND_WIDE: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-wide")]
"""Breakpoints of a screen: the class that it has from each width on."""
