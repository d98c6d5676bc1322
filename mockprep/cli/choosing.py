"""From the words of `run` to the plan of a session."""

from dataclasses import dataclass

from mockprep.content.across import known_topics
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


def topic_names(text: str) -> tuple[str, ...]:
    """`db, api` -> ("db", "api"); nothing -> none."""
    return tuple(filter(None, (part.strip() for part in text.split(","))))


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
    if choice.kind or choice.topics or choice.difficulty != (1, 3):
        raise UsageError("--kind, --topics and --difficulty draw a round; leave out the names")
    loops = [name for name in choice.names if name in library.loops]
    if not loops:
        return _named(library, choice)
    if len(choice.names) > 1:
        raise UsageError(f"{loops[0]} is a loop; it is run by itself")
    if choice.minutes:
        raise UsageError("a loop has its own length; --minutes is for a single round")
    return draw_loop(library, library.loop(loops[0]), seed)


def _drawn(library: Library, choice: Choice, seed: int) -> SessionPlan:
    kind: Kind = next((kind for kind in KINDS if kind == choice.kind), "concept")
    known = sorted(known_topics(library.listings))
    for topic in choice.topics:
        if topic not in known:
            raise UnknownName("topic", topic, known)
    pick = Pick(topics=choice.topics, difficulty=choice.difficulty, count=choice.count)
    return draw_round(library, kind, pick, choice.minutes, seed)


def _named(library: Library, choice: Choice) -> SessionPlan:
    try:
        names = [library.resolve(name) for name in choice.names]
    except UnknownName as error:
        full = [entry.name for entry in library.listings]
        near = full if "/" in error.name else [name.partition("/")[2] for name in full]
        raise UnknownName("loop or question", error.name, (*library.loops, *near)) from None
    kinds = {library.question(name).kind for name in names}
    if len(kinds) > 1:
        raise UsageError(
            f"the questions are of several kinds ({', '.join(sorted(kinds))}); a round asks one"
            " kind, a loop combines them"
        )
    title = library.question(names[0]).title if len(names) == 1 else "Chosen questions"
    return plan_round(title, kinds.pop(), names, minutes=choice.minutes, fetch=library.question)
