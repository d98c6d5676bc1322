"""Owns the search for what distributions announce as entry points; nothing is imported by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, distributions
from typing import Any

Found = tuple[EntryPoint, Distribution]


@dataclass(frozen=True, slots=True)
class Installed:
    """A grader or a detector as its distribution announces it."""

    name: str
    target: str
    """`package.module:Class`."""
    distribution: str
    """`mockprep 0.1.0`."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Something installed, and what is wrong with it, if anything is."""

    installed: Installed
    about: str = ""
    """The first line of its own description."""
    problem: str | None = None


def announced(group: str, path: Sequence[str] | None = None) -> list[Found]:
    """The entry points of a group with their distributions, by name.

    `path` takes the place of `sys.path`. A name that two distributions announce is there twice.
    """
    where = distributions() if path is None else distributions(path=list(path))
    seen: set[str] = set()
    found: list[Found] = []
    for owner in where:
        # The same distribution further down the path is shadowed by the first, as for imports.
        name = (owner.metadata["Name"] or "").lower().replace("_", "-")
        if name not in seen:
            seen.add(name)
            found += [(point, owner) for point in owner.entry_points.select(group=group)]
    return sorted(found, key=lambda pair: (pair[0].name, title(pair[1])))


def described(found: Found) -> Installed:
    """An entry point as lists show it."""
    point, owner = found
    return Installed(name=point.name, target=point.value, distribution=title(owner))


def imported(point: EntryPoint) -> Any:
    """What an entry point names, imported. Whatever the import raises is an ImportError here."""
    try:
        return point.load()
    # Anything may go wrong in code that is not ours, a call of sys.exit included.
    except (Exception, SystemExit) as error:
        raise ImportError(f"{type(error).__name__}: {error}") from error


def clash(what: str, name: str, found: Iterable[Found]) -> str | None:
    """What is wrong where several distributions announce the same name."""
    owners = sorted({title(owner) for point, owner in found if point.name == name})
    if len(owners) < 2:
        return None
    return f"{' and '.join(owners)} both have a {what} called {name!r}; uninstall one of them"


def title(owner: Distribution) -> str:
    """`acme-detectors 1.2`."""
    return f"{owner.metadata['Name']} {owner.version}"


def first_line(thing: object) -> str:
    """The first line of the description of a class or a function."""
    return (getattr(thing, "__doc__", None) or "").strip().partition("\n")[0]
