"""Recorded sessions: the JSONL files that hold them, and the index over those files."""
