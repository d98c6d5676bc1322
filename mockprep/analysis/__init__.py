"""Reading code without running it: its cost, and what a reviewer would say."""
