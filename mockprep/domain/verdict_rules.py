"""Which rule of a rubric made the verdict, and what the better verdicts would have needed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mockprep.domain.question import TargetLevel
from mockprep.domain.rubric import RECOMMENDATIONS, Recommendation, Rubric, VerdictRule


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a verdict needs, in words, and whether it is there."""

    what: str
    is_met: bool


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """A verdict of the rubric with all that it needs."""

    verdict: Recommendation
    needs: tuple[Need, ...]

    @property
    def holds(self) -> bool:
        """Whether all of it is there."""
        return all(need.is_met for need in self.needs)


def rule_outcomes(
    rubric: Rubric, levels: Mapping[str, int], target: TargetLevel = "mid"
) -> tuple[RuleOutcome, ...]:
    """The rubric's verdicts, best first, down to the one that holds; none for no levels.

    The first that holds is what `Rubric.recommend` gives, where it gives one.
    """
    if not levels:
        return ()
    outcomes = []
    for verdict in reversed(RECOMMENDATIONS):
        if (rule := rubric.verdict.get(verdict)) is not None:
            shifted = _shifted(rubric, target) if verdict.endswith("yes") else {}
            needs = tuple(_needs(rule, shifted, rubric, levels, target))
            outcomes.append(RuleOutcome(verdict, needs))
            if outcomes[-1].holds:
                break
    return tuple(outcomes)


def _needs(
    rule: VerdictRule,
    shifted: Mapping[str, int],
    rubric: Rubric,
    levels: Mapping[str, int],
    target: TargetLevel,
) -> Iterator[Need]:
    mean = rubric.mean_level(levels)
    if rule.mean_at_least:
        what = f"a mean level of {rule.mean_at_least:g} (here {mean:.2f})"
        yield Need(what, mean >= rule.mean_at_least - 1e-9)
    if rule.min_level is not None:
        lowest = min(levels.values())
        what = f"no level below {rule.min_level} (the lowest is {lowest})"
        yield Need(what, lowest >= rule.min_level)
    for name, wanted in {**rule.must_have, **shifted}.items():
        criterion = rubric.criterion(name)
        title = criterion.title if criterion else name
        given = levels.get(name)
        here = "unrated" if given is None else f"here {given}"
        at = f" at {target} level" if name in shifted else ""
        what = f"{title} at {wanted} or better{at} ({here})"
        yield Need(what, given is None or given >= wanted)


def _shifted(rubric: Rubric, target: TargetLevel) -> dict[str, int]:
    shift = rubric.level_shift.get(target)
    if shift is None and target == "staff":
        shift = rubric.level_shift.get("senior")
    return {r.criterion: r.at_least for r in shift.require} if shift else {}
