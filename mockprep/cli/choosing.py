"""From the words of `run` to the plan of a session."""

from dataclasses import dataclass

from mockprep.content.library import Library
from mockprep.domain.loop import Pick
from mockprep.domain.plan import SessionPlan, plan_round
from mockprep.domain.question import DIFFICULTY_NAMES, KINDS, Kind
from mockprep.errors import UnknownName, UsageError
from mockprep.tui.drawing import draw_loop, draw_round


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line asks for."""

    names: tuple[str, ...] = ()
    kind: str | None = None
    topics: tuple[str, ...] = ()
    difficulty: tuple[int, int] = (1, 3)
    count: int = 3
    minutes: float | None = None


def difficulty_range(text: str) -> tuple[int, int]:
    """`medium` -> (2, 2), `1-2` -> (1, 2), nothing -> (1, 3); UsageError otherwise."""
    numbers = {name: number for number, name in DIFFICULTY_NAMES.items()}
    numbers |= {str(number): number for number in DIFFICULTY_NAMES}
    if not text:
        return 1, 3
    low, _, high = text.strip().lower().partition("-")
    try:
        bounds = numbers[low], numbers[high or low]
    except KeyError:
        raise UsageError(
            f"--difficulty {text!r}: say easy, medium, hard, or a range such as 1-2"
        ) from None
    return min(bounds), max(bounds)


def plan(library: Library, choice: Choice, seed: int) -> SessionPlan:
    """The plan of a loop, of named questions, or of a drawn round."""
    if not choice.names:
        return _drawn(library, choice, seed)
    if len(choice.names) == 1 and choice.names[0] in library.loops:
        return draw_loop(library, library.loop(choice.names[0]), seed)
    return _named(library, choice)


def _drawn(library: Library, choice: Choice, seed: int) -> SessionPlan:
    kind: Kind = next((kind for kind in KINDS if kind == choice.kind), "concept")
    pick = Pick(topics=choice.topics, difficulty=choice.difficulty, count=choice.count)
    return draw_round(library, kind, pick, choice.minutes, seed)


def _named(library: Library, choice: Choice) -> SessionPlan:
    try:
        names = [library.resolve(name) for name in choice.names]
    except UnknownName as error:
        known = (*library.loops, *(entry.name for entry in library.listings))
        raise UnknownName("loop or question", error.name, known) from None
    kinds = {library.question(name).kind for name in names}
    if len(kinds) > 1:
        raise UsageError(
            f"the questions are of several kinds ({', '.join(sorted(kinds))}); a round asks one"
            " kind, a loop combines them"
        )
    title = library.question(names[0]).title if len(names) == 1 else "Chosen questions"
    return plan_round(title, kinds.pop(), names, minutes=choice.minutes, fetch=library.question)
