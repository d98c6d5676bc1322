"""Owns how graders are found: entry points in the group `mockprep.graders`.

Graders are listed by name without importing any of them, and one is imported when it is chosen.
The built-in graders come through the same door as everyone else's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, EntryPoint, distributions

from mockprep.domain.grading import Grader
from mockprep.errors import GraderError, did_you_mean

GROUP = "mockprep.graders"
DEFAULT_GRADER = "offline"


@dataclass(frozen=True, slots=True)
class InstalledGrader:
    """A grader as its distribution announces it; nothing of it was imported."""

    name: str
    target: str
    """`package.module:Class`."""
    distribution: str
    """`mockprep 0.1.0`."""


@dataclass(frozen=True, slots=True)
class GraderListing:
    """An installed grader, and what is wrong with it, if anything is."""

    installed: InstalledGrader
    about: str = ""
    """The first line of the grader's own description."""
    problem: str | None = None


def installed(path: Sequence[str] | None = None) -> tuple[InstalledGrader, ...]:
    """Every grader that is installed, by name, without importing any.

    `path` takes the place of `sys.path`. A name that two distributions announce is there twice.
    """
    found = [_describe(point, owner) for point, owner in _entry_points(path)]
    return tuple(sorted(found, key=lambda grader: (grader.name, grader.distribution)))


def names(path: Sequence[str] | None = None) -> tuple[str, ...]:
    """The names under which graders can be chosen."""
    return tuple(sorted({grader.name for grader in installed(path)}))


def load(name: str = DEFAULT_GRADER, path: Sequence[str] | None = None) -> Grader:
    """The grader called `name`, imported and made.

    Raises GraderError when there is none, when two distributions claim the name, or when it can't
    be imported or made.
    """
    found = [(point, owner) for point, owner in _entry_points(path) if point.name == name]
    if not found:
        known = names(path)
        there = f"; installed: {', '.join(known)}" if known else "; no grader is installed"
        raise GraderError(f"no grader is called {name!r}{did_you_mean(name, known) or there}")
    if clash := _clash(name, found):
        raise GraderError(clash)
    point, owner = found[0]
    outcome = _made_or_problem(point)
    if isinstance(outcome, str):
        raise GraderError(f"the grader {name!r} of {_title(owner)} can't be used: {outcome}")
    return outcome


def listing(path: Sequence[str] | None = None) -> tuple[GraderListing, ...]:
    """Every installed grader after a trial: each is imported and made, and problems are told."""
    found = sorted(_entry_points(path), key=lambda pair: (pair[0].name, _title(pair[1])))
    listings = []
    for point, owner in found:
        clash = _clash(point.name, [pair for pair in found if pair[0].name == point.name])
        outcome = clash or _made_or_problem(point)
        if isinstance(outcome, str):
            listings.append(GraderListing(_describe(point, owner), problem=outcome))
        else:
            about = (type(outcome).__doc__ or "").strip().partition("\n")[0]
            listings.append(GraderListing(_describe(point, owner), about=about))
    return tuple(listings)


def _entry_points(path: Sequence[str] | None) -> list[tuple[EntryPoint, Distribution]]:
    where = distributions() if path is None else distributions(path=list(path))
    seen: set[str] = set()
    found = []
    for owner in where:
        # The same distribution further down the path is shadowed by the first, as for imports.
        name = (owner.metadata["Name"] or "").lower().replace("_", "-")
        if name not in seen:
            seen.add(name)
            found += [(point, owner) for point in owner.entry_points.select(group=GROUP)]
    return found


def _made_or_problem(point: EntryPoint) -> Grader | str:
    """The grader made from its entry point, or what stands against it."""
    try:
        grader = point.load()()
    # Anything may go wrong in code that is not ours, a call of sys.exit included.
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}"
    if not isinstance(getattr(grader, "name", None), str) or not grader.name:
        return f"{point.value} makes an object without a name"
    if not callable(getattr(grader, "grade", None)):
        return f"{point.value} makes an object that has no method `grade`"
    made: Grader = grader
    return made


def _clash(name: str, found: Iterable[tuple[EntryPoint, Distribution]]) -> str | None:
    owners = sorted({_title(owner) for _, owner in found})
    if len(owners) < 2:
        return None
    return f"{' and '.join(owners)} both have a grader called {name!r}; uninstall one of them"


def _describe(point: EntryPoint, owner: Distribution) -> InstalledGrader:
    return InstalledGrader(name=point.name, target=point.value, distribution=_title(owner))


def _title(owner: Distribution) -> str:
    return f"{owner.metadata['Name']} {owner.version}"
