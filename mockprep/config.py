"""Where files live: the platform's folders, or all below `MOCKPREP_HOME`."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

HOME_VARIABLE = "MOCKPREP_HOME"


def config_folder() -> Path:
    """Settings and the user's own content."""
    return _folder("config")


def content_folder() -> Path:
    """The user's own question banks, loops and rubrics."""
    return config_folder() / "content"


def sessions_folder() -> Path:
    """The transcripts of all sessions."""
    return _folder("data") / "sessions"


def drafts_folder() -> Path:
    """Answers while they are edited in another program."""
    return _folder("data") / "drafts"


def cache_folder() -> Path:
    """What can be computed anew at any time."""
    return _folder("cache")


def log_file() -> Path:
    """Where a bug of ours leaves its traceback."""
    return _folder("log") / "mockprep.log"


def settings_file() -> Path:
    """What the app remembers of the user's choices."""
    return config_folder() / "settings.json"


def remembered_theme() -> str | None:
    """The theme chosen last, or None; an unreadable file counts as nothing chosen."""
    try:
        written = settings_file().read_bytes()
    except OSError:
        return None
    import json  # only where there is something to read: a start pays for imports

    try:
        settings = json.loads(written)
    except ValueError:
        return None
    theme = settings.get("theme") if isinstance(settings, dict) else None
    return theme if isinstance(theme, str) else None


def remember_theme(theme: str) -> None:
    """Keep the theme for the next start; a folder that can't be written to is no error."""
    import json

    path = settings_file()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"theme": theme}), encoding="utf-8")


def _folder(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser() / kind
    # Imported only here: with MOCKPREP_HOME set it is not needed, and a start pays for imports.
    import platformdirs

    folders = platformdirs.PlatformDirs("mockprep", appauthor=False)
    return {
        "config": folders.user_config_path,
        "data": folders.user_data_path,
        "cache": folders.user_cache_path,
        "log": folders.user_log_path,
    }[kind]
