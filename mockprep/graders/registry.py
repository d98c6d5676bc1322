"""Owns how graders are found: entry points in the group `mockprep.graders`.

Graders are listed by name without importing any of them, and one is imported when it is chosen.
The built-in graders come through the same door as everyone else's.
"""

from collections.abc import Sequence
from importlib.metadata import EntryPoint

from mockprep.domain.grading import Grader
from mockprep.errors import GraderError, did_you_mean
from mockprep.graders.plugins import (
    Installed,
    Listing,
    announced,
    clash,
    described,
    first_line,
    imported,
    title,
)

GROUP = "mockprep.graders"
DEFAULT_GRADER = "offline"


def installed(path: Sequence[str] | None = None) -> tuple[Installed, ...]:
    """Every grader that is installed, by name, without importing any.

    `path` takes the place of `sys.path`. A name that two distributions announce is there twice.
    """
    return tuple(described(found) for found in announced(GROUP, path))


def names(path: Sequence[str] | None = None) -> tuple[str, ...]:
    """The names under which graders can be chosen."""
    return tuple(sorted({grader.name for grader in installed(path)}))


def load(name: str = DEFAULT_GRADER, path: Sequence[str] | None = None) -> Grader:
    """The grader called `name`, imported and made.

    Raises GraderError when there is none, when two distributions claim the name, or when it can't
    be imported or made.
    """
    found = [pair for pair in announced(GROUP, path) if pair[0].name == name]
    if not found:
        known = names(path)
        there = f"; installed: {', '.join(known)}" if known else "; no grader is installed"
        raise GraderError(f"no grader is called {name!r}{did_you_mean(name, known) or there}")
    if twice := clash("grader", name, found):
        raise GraderError(twice)
    point, owner = found[0]
    outcome = _made_or_problem(point)
    if isinstance(outcome, str):
        raise GraderError(f"the grader {name!r} of {title(owner)} can't be used: {outcome}")
    return outcome


def listing(path: Sequence[str] | None = None) -> tuple[Listing, ...]:
    """Every installed grader after a trial: each is imported and made, and problems are told."""
    every = announced(GROUP, path)
    listings = []
    for found in every:
        outcome = clash("grader", found[0].name, every) or _made_or_problem(found[0])
        if isinstance(outcome, str):
            listings.append(Listing(described(found), problem=outcome))
        else:
            listings.append(Listing(described(found), about=first_line(type(outcome))))
    return tuple(listings)


def _made_or_problem(point: EntryPoint) -> Grader | str:
    """The grader made from its entry point, or what stands against it."""
    try:
        grader = imported(point)()
    except ImportError as error:
        return str(error)
    # Anything may go wrong in code that is not ours, a call of sys.exit included.
    except (Exception, SystemExit) as error:
        return f"{type(error).__name__}: {error}"
    if not isinstance(getattr(grader, "name", None), str) or not grader.name:
        return f"{point.value} makes an object without a name"
    if not callable(getattr(grader, "grade", None)):
        return f"{point.value} makes an object that has no method `grade`"
    made: Grader = grader
    return made
