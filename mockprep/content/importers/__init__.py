"""Reading questions from collections that others have made."""
