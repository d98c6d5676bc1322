"""Loops: the rounds of an interview, what each asks and for how long."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator

from mockprep.domain.model import Model, Slug, Text, Topic
from mockprep.domain.question import HINT_COST, Hint, HintStrength, Kind, TargetLevel
from mockprep.domain.rubric import Recommendation

Format = Literal["rapid", "coding", "design", "behavioral"]
FORMAT_KINDS: dict[Format, Kind] = {
    "rapid": "concept",
    "coding": "code",
    "design": "design",
    "behavioral": "behavioral",
}
KIND_FORMATS: dict[Kind, Format] = {kind: form for form, kind in FORMAT_KINDS.items()}


class Phase(Model):
    """A stretch of a round with its own budget."""

    name: Text
    minutes: float = Field(gt=0, le=240)


class Pick(Model):
    """Which questions a round draws: named ones, or some of those that fit."""

    ids: tuple[str, ...] = ()
    """Questions by `bank/id`, or by `id` alone where that is unambiguous."""
    kind: Kind | None = None
    topics: tuple[Topic, ...] = ()
    """A question fits when one of its topics is one of these or below it."""
    competencies: tuple[Slug, ...] = ()
    difficulty: tuple[int, int] = (1, 3)
    """Lowest and highest difficulty, both included."""
    levels: tuple[TargetLevel, ...] = ()
    count: int = Field(default=1, ge=1, le=50)
    prefer: tuple[Topic, ...] = ()
    """Topics drawn first where there is a choice."""

    @model_validator(mode="after")
    def _bounds_rise(self) -> "Pick":
        low, high = self.difficulty
        if not 1 <= low <= high <= 3:
            raise ValueError("difficulty goes from low to high within 1 to 3, such as [1, 2]")
        return self

    @property
    def size(self) -> int:
        """How many questions the pick asks for."""
        return len(self.ids) or self.count


class ProbeLimit(Model):
    """How far the interviewer follows up."""

    max_per_question: int = Field(default=2, ge=0, le=10)


class HintPolicy(Model):
    """How much help a round allows."""

    allowed: int = Field(default=3, ge=0, le=20)
    """Hints for each question."""
    after_minutes: float = Field(default=0, ge=0, le=60)
    """No hint before this much time was spent on the question."""
    strongest: HintStrength = "giveaway"

    def offered(self, hints: Sequence[Hint]) -> list[int]:
        """Which of a question's hints may be given, in their order."""
        strengths = list(HINT_COST)
        mildest = strengths[: strengths.index(self.strongest) + 1]
        return [place for place, hint in enumerate(hints) if hint.level in mildest][: self.allowed]


DEFAULT_PROBES: dict[Kind, int] = {"concept": 1, "code": 1, "design": 2, "behavioral": 3}


class Round(Model):
    """One sitting with one interviewer."""

    id: Slug
    title: Text
    format: Format
    minutes: float = Field(gt=0, le=480)
    phases: tuple[Phase, ...] = ()
    pick: Annotated[tuple[Pick, ...], Field(min_length=1)]
    probes: ProbeLimit | None = None
    hints: HintPolicy = HintPolicy()

    @model_validator(mode="after")
    def _phases_add_up(self) -> "Round":
        total = sum(phase.minutes for phase in self.phases)
        if self.phases and abs(total - self.minutes) > 0.01:
            raise ValueError(
                f"the phases of round `{self.id}` add up to {total:g} minutes,"
                f" the round has {self.minutes:g}"
            )
        return self

    @property
    def kind(self) -> Kind:
        """The kind of question that the round's format calls for."""
        return FORMAT_KINDS[self.format]

    @property
    def max_probes(self) -> int:
        """How many follow-ups a question may have."""
        return self.probes.max_per_question if self.probes else DEFAULT_PROBES[self.kind]


class Break(Model):
    """Minutes off between two rounds."""

    minutes: float = Field(alias="break", gt=0, le=120)


def _entry(raw: Any) -> str:
    if isinstance(raw, Break):
        return "break"
    return "break" if isinstance(raw, dict) and "break" in raw else "round"


LoopEntry = Annotated[
    Annotated[Round, Tag("round")] | Annotated[Break, Tag("break")], Discriminator(_entry)
]


class Decision(Model):
    """How the rounds add up to one recommendation."""

    weights: dict[str, float] = Field(default_factory=dict)
    must_pass: tuple[str, ...] = ()
    hire_at: Recommendation = "lean_yes"


class Loop(Model):
    """A whole interview, as one YAML file holds it."""

    schema_: Literal["mockprep/loop@1"] = Field(default="mockprep/loop@1", alias="schema")
    loop: Slug
    title: Text
    target_level: TargetLevel = "mid"
    order: Literal["fixed", "shuffled"] = "fixed"
    """Whether the questions of a round keep the order of its picks."""
    rounds: Annotated[tuple[LoopEntry, ...], Field(min_length=1)]
    decision: Decision = Decision()

    @model_validator(mode="after")
    def _is_consistent(self) -> "Loop":
        names = [entry.id for entry in self.sittings]
        if not names:
            raise ValueError("a loop needs at least one round")
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"round `{twice[0]}` is defined twice")
        for name in (*self.decision.weights, *self.decision.must_pass):
            if name not in names:
                raise ValueError(f"`{name}` is no round of this loop ({', '.join(names)})")
        return self

    @property
    def sittings(self) -> tuple[Round, ...]:
        """The rounds without the breaks."""
        return tuple(entry for entry in self.rounds if isinstance(entry, Round))

    @property
    def minutes(self) -> float:
        """The whole length, breaks included."""
        return sum(entry.minutes for entry in self.rounds)


def topic_matches(topics: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether one of `topics` is one of `wanted` or lies below it; always when none is wanted."""
    return not wanted or any(
        topic == name or topic.startswith(f"{name}.") for topic in topics for name in wanted
    )
