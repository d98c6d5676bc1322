"""Rubrics: criteria with anchored levels, the signals that feed them, and the verdict rules."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from mockprep.domain.model import Model, Slug, Text
from mockprep.domain.question import TargetLevel

Recommendation = Literal["strong_no", "lean_no", "lean_yes", "strong_yes"]
RECOMMENDATIONS: tuple[Recommendation, ...] = ("strong_no", "lean_no", "lean_yes", "strong_yes")

DetectorName = Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z_]+)+$")]

_CONDITION = re.compile(
    r"^(?P<negated>not\s+)?(?P<detector>[a-z]+(?:\.[a-z_]+)+)"
    r"(?:\s*(?P<operator><=|>=|==|<|>)\s*(?P<number>\d+(?:\.\d+)?))?$"
)


class Scale(Model):
    """The levels of a rubric, worst first, and the scores at which each next one begins."""

    levels: tuple[int, ...] = (1, 2, 3, 4)
    names: dict[int, Recommendation] = Field(
        default_factory=lambda: dict(zip((1, 2, 3, 4), RECOMMENDATIONS, strict=True))
    )
    cuts: tuple[float, ...] = (0.30, 0.55, 0.80)

    @model_validator(mode="after")
    def _fits_together(self) -> "Scale":
        if list(self.levels) != list(range(1, len(self.levels) + 1)) or len(self.levels) < 2:
            raise ValueError("levels must count up from 1, such as [1, 2, 3, 4]")
        if len(self.cuts) != len(self.levels) - 1:
            raise ValueError(f"{len(self.levels)} levels need {len(self.levels) - 1} cuts")
        if list(self.cuts) != sorted(set(self.cuts)) or not all(0 < c < 1 for c in self.cuts):
            raise ValueError("cuts must rise and lie between 0 and 1")
        return self

    def level_for(self, score: float) -> int:
        """The level of a criterion score between 0 and 1."""
        return 1 + sum(score >= cut - 1e-9 for cut in self.cuts)

    @property
    def top(self) -> int:
        """The best level."""
        return self.levels[-1]


class Signal(Model):
    """A detector that feeds a criterion."""

    detector: DetectorName
    weight: float = Field(default=1, gt=0, le=10)
    band: tuple[float, float] | None = None
    """Full credit inside, less the further outside; for detectors that count or measure."""

    @field_validator("band")
    @classmethod
    def _band_rises(cls, band: tuple[float, float] | None) -> tuple[float, float] | None:
        if band is not None and band[0] >= band[1]:
            raise ValueError("the band's first number must be below its second")
        return band

    def credit(self, value: float) -> float:
        """The credit, 0 to 1, for a detector's `value`."""
        if self.band is None:
            return min(1.0, max(0.0, value))
        low, high = self.band
        half = (high - low) / 2
        if value < low:
            return max(0.0, 1 - (low - value) / (min(low, half) or half))
        return max(0.0, 1 - (value - high) / half) if value > high else 1.0


class Cap(Model):
    """A ceiling on a criterion's level while a condition holds."""

    when: str
    """`not star.is_story`, `star.parts < 0.6`, `hints.giveaway > 0`."""
    max: int = Field(ge=1)

    @field_validator("when")
    @classmethod
    def _is_a_condition(cls, when: str) -> str:
        if not _CONDITION.match(when.strip()):
            raise ValueError(
                "a condition is a detector, `not` a detector, or a detector compared with a number,"
                " such as `star.parts < 0.6`"
            )
        return when.strip()

    @property
    def detector(self) -> str:
        """The detector that the condition looks at."""
        return self._match()["detector"]

    def holds(self, values: Mapping[str, float]) -> bool:
        """Whether the condition holds; never for a detector without a value."""
        match = self._match()
        value = values.get(match["detector"])
        if value is None:
            return False
        if match["operator"] is None:
            return (value <= 0) if match["negated"] else (value > 0)
        number = float(match["number"])
        outcome = {
            "<": value < number,
            ">": value > number,
            "<=": value <= number,
            ">=": value >= number,
            "==": value == number,
        }[match["operator"]]
        return not outcome if match["negated"] else outcome

    def _match(self) -> re.Match[str]:
        match = _CONDITION.match(self.when)
        assert match is not None, "the condition was checked when the cap was made"
        return match


class Drill(Model):
    """A few minutes of practice that moves a criterion."""

    id: Slug
    minutes: float = Field(gt=0, le=60)
    do: Text


class Criterion(Model):
    """One thing that is rated, apart from all others."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Text
    asks: Text
    """The one question that a rater answers."""
    weight: float = Field(default=1, gt=0, le=10)
    anchors: dict[int, Text]
    """For each level, what one can see in an answer of that level."""
    signals: tuple[Signal, ...] = ()
    caps: tuple[Cap, ...] = ()
    advice: dict[int, Text] = Field(default_factory=dict)
    """For each level, what to do to reach the next."""
    drill: Drill | None = None
    spoken_only: bool = False
    """Rated only where the answer was spoken."""


class VerdictRule(Model):
    """What a verdict needs."""

    mean_at_least: float = Field(default=0, ge=0)
    """The weighted mean of the levels."""
    min_level: int | None = None
    """No criterion below this level."""
    must_have: dict[str, int] = Field(default_factory=dict)
    """Criteria with the level that they must reach."""


class Requirement(Model):
    """A level that a criterion must reach for a seniority."""

    criterion: str
    at_least: int = Field(ge=1)


class LevelShift(Model):
    """What a seniority asks for beyond the verdict rules."""

    require: tuple[Requirement, ...] = ()
    unprompted: tuple[str, ...] = ()
    """Criteria whose best level counts only without a probe."""


class Rubric(Model):
    """How answers of a kind are rated."""

    schema_: Literal["mockprep/rubric@1"] = Field(default="mockprep/rubric@1", alias="schema")
    rubric: Slug
    title: Text
    scale: Scale = Field(default_factory=Scale)
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    verdict: dict[Recommendation, VerdictRule] = Field(default_factory=dict)
    level_shift: dict[TargetLevel, LevelShift] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_consistent(self) -> "Rubric":
        names = [criterion.id for criterion in self.criteria]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"criterion `{twice[0]}` is defined twice")
        for criterion in self.criteria:
            if set(criterion.anchors) != set(self.scale.levels):
                raise ValueError(
                    f"criterion `{criterion.id}` needs one anchor for each of the levels"
                    f" {list(self.scale.levels)}"
                )
        unknown = sorted(self._named_criteria() - set(names))
        if unknown:
            raise ValueError(f"`{unknown[0]}` is no criterion of this rubric ({', '.join(names)})")
        return self

    def _named_criteria(self) -> set[str]:
        named = {name for rule in self.verdict.values() for name in rule.must_have}
        for shift in self.level_shift.values():
            named |= {requirement.criterion for requirement in shift.require}
            named |= set(shift.unprompted)
        return named

    def criterion(self, name: str) -> Criterion | None:
        """The criterion called `name`, or None."""
        return next((c for c in self.criteria if c.id == name), None)

    @property
    def detectors(self) -> frozenset[str]:
        """Every detector that the rubric names, in signals or caps."""
        fed = {signal.detector for c in self.criteria for signal in c.signals}
        return frozenset(fed | {cap.detector for c in self.criteria for cap in c.caps})

    def recommend(
        self, levels: Mapping[str, int], target: TargetLevel = "mid"
    ) -> Recommendation | None:
        """The first verdict, best first, whose rule holds for the rated criteria.

        A criterion without a level takes no part in the mean. The verdict stays open (None) where
        nothing could be rated, or not a criterion that some verdict must have.
        """
        if not levels or self._must_haves() - levels.keys():
            return None
        mean = self.mean_level(levels)
        for verdict in reversed(RECOMMENDATIONS):
            rule = self.verdict.get(verdict)
            if rule is None or mean < rule.mean_at_least - 1e-9:
                continue
            if rule.min_level is not None and min(levels.values()) < rule.min_level:
                continue
            shifted = self._shifted(target) if verdict.endswith("yes") else {}
            wanted = {**rule.must_have, **shifted}
            if all(levels.get(name, level) >= level for name, level in wanted.items()):
                return verdict
        return "strong_no" if self.verdict else None

    def mean_level(self, levels: Mapping[str, int]) -> float:
        """The weighted mean of the levels of the rated criteria."""
        rated = [c for c in self.criteria if c.id in levels]
        return sum(c.weight * levels[c.id] for c in rated) / sum(c.weight for c in rated)

    def _must_haves(self) -> set[str]:
        return {name for rule in self.verdict.values() for name in rule.must_have}

    def _shifted(self, target: TargetLevel) -> dict[str, int]:
        shift = self.level_shift.get(target)
        if shift is None and target == "staff":
            shift = self.level_shift.get("senior")
        return {r.criterion: r.at_least for r in shift.require} if shift else {}
