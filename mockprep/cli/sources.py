"""Which content there is: shipped, the user's own, and folders named on the command line."""

from collections.abc import Sequence
from pathlib import Path

from mockprep import config
from mockprep.content.library import Library, Source, shipped_sources
from mockprep.content.library import load_library as load
from mockprep.errors import UsageError


def content_sources(folders: Sequence[Path] = ()) -> list[Source]:
    """All sources, those that count more later; UsageError for a named folder that is not there."""
    for folder in folders:
        if not folder.exists():
            raise UsageError(f"--content {folder}: there is no such folder")
    named = [Source(str(folder), folder) for folder in folders]
    return [*shipped_sources(), Source("your own", config.content_folder()), *named]


def load_library(folders: Sequence[Path] = ()) -> Library:
    """The library of all content, from the index where nothing changed."""
    return load(content_sources(folders), config.cache_folder())
