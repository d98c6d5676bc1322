"""mockprep: a mock-interview simulator in the terminal."""

__version__ = "0.1.0"
