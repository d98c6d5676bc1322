"""Owns the layout of an Exercism track: its exercises, and what configs say of them.

config.json                            names, difficulties (1 to 10), topics
exercises/practice/SLUG/.meta/config.json   which file is what
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mockprep.errors import UsageError

_PRACTICE = Path("exercises", "practice")
_CONFIG = "config.json"
_MOST_ABOVE = 3
"""How many folders up from the exercises the track's config lies at most."""


class Unusable(Exception):
    """An exercise can't be made a question; the text says why."""


@dataclass(frozen=True, slots=True)
class Track:
    """A checkout of a track, or a part of one."""

    exercises: tuple[Path, ...]
    """The folders of exercises, by name."""
    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the track's config says of each, by slug; empty where there is no config."""
    is_whole: bool = True
    """Whether these are all exercises of the track, and not one that was named."""


def open_track(place: Path) -> Track:
    """The track at `place`: a checkout, its folder of exercises, or a single exercise.

    UsageError where there is nothing of the kind.
    """
    if not place.is_dir():
        raise UsageError(f"{place}: there is no such folder")
    place = place.resolve()
    if _is_exercise(place):
        return Track((place,), _entries(place), is_whole=False)
    folder = place / _PRACTICE if (place / _PRACTICE).is_dir() else place
    found = tuple(sorted(each for each in folder.iterdir() if _is_exercise(each)))
    if not found:
        wanted = f"{_PRACTICE}/NAME/.meta"
        raise UsageError(f"{place}: there are no exercises here; a track has them in {wanted}")
    return Track(found, _entries(folder))


def _is_exercise(folder: Path) -> bool:
    return (folder / ".meta").is_dir() or (folder / ".docs").is_dir()


def _entries(folder: Path) -> dict[str, Mapping[str, Any]]:
    """The entries of the track's config, which lies above the exercises."""
    for above in (folder, *folder.parents[:_MOST_ABOVE]):
        config = _read_json(above / _CONFIG)
        exercises = config.get("exercises")
        listed = exercises.get("practice") if isinstance(exercises, dict) else exercises
        if isinstance(listed, list):
            entries = [entry for entry in listed if isinstance(entry, dict)]
            return {str(entry.get("slug")): entry for entry in entries}
    return {}


def _read_json(path: Path) -> dict[str, Any]:
    """The object in a file; an empty one where it is not there or not JSON."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Files:
    """Which files of an exercise are what, as names below its folder."""

    solution: str
    """What the candidate writes."""
    tests: tuple[str, ...]
    examples: tuple[str, ...]
    """Solutions that pass, the first one first."""
    support: tuple[str, ...]
    """Further modules that the tests import."""


def exercise_config(folder: Path) -> dict[str, Any]:
    """The exercise's own config; Unusable where it is broken."""
    path = folder / ".meta" / _CONFIG
    if not path.exists():
        return {}
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise Unusable(f".meta/{_CONFIG} can't be read: {error}") from None
    if not isinstance(value, dict):
        raise Unusable(f".meta/{_CONFIG} is no object")
    return value


def exercise_files(folder: Path, config: Mapping[str, Any]) -> Files:
    """The files that the config names, or those of the usual names; Unusable where some miss."""
    named = config.get("files")
    files: Mapping[str, Any] = named if isinstance(named, dict) else {}
    module = folder.name.replace("-", "_")
    solutions = _listed(files, "solution") or (f"{module}.py",)
    tests = _listed(files, "test") or (f"{module}_test.py",)
    examples = _listed(files, "example", "exemplar") or (".meta/example.py",)
    if len(solutions) > 1:
        raise Unusable(f"asks for {len(solutions)} files, {', '.join(solutions)}; one is possible")
    for name in tests:
        if not (folder / name).is_file():
            raise Unusable(f"{name}, its tests, is not there")
    examples = tuple(name for name in examples if (folder / name).is_file())
    if not examples:
        raise Unusable("it has no example solution")
    support = (*_listed(files, "editor"), *_beside(folder, {*solutions, *tests}))
    kept = [name for name in dict.fromkeys(support) if name not in solutions]
    return Files(solutions[0], tests, examples, tuple(kept))


def _listed(files: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    """The Python files under the first of the keys that has any."""
    for key in keys:
        value = files.get(key)
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        if found := tuple(name for name in names if str(name).endswith(".py")):
            return found
    return ()


def _beside(folder: Path, known: set[str]) -> list[str]:
    """Further modules that lie beside the tests."""
    return [path.name for path in sorted(folder.glob("*.py")) if path.name not in known]
