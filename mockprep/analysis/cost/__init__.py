"""Walks code and adds up what it costs; `analysis.complexity` is the way in."""
