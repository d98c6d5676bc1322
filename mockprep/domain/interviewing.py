"""The interviewer: what is revealed when asked, and which probe follows an answer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mockprep.domain.grading import Submission
from mockprep.domain.patterns import Text, compile_pattern
from mockprep.domain.question import AnyQuestion, Probe, ProbeCondition, clarifications

STANDING_PROBES: tuple[Probe, ...] = (
    Probe(
        when="fails_examples",
        ask="One of the examples still fails. Where does it go wrong, and how would you find out?",
    ),
    Probe(
        when="no_complexity",
        ask="What does your solution cost in time and in space, and why?",
    ),
    Probe(
        when="never_run",
        ask="How do you convince yourself that this is right? Which cases would you try first?",
    ),
)
"""What an interviewer asks of any code where the question itself prepared nothing more pressing."""
NOT_PREPARED = "I leave that open. State what you assume and go on."


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A probe that the interviewer asks, and why."""

    probe: Probe
    because: str


@dataclass(frozen=True, slots=True)
class Observation:
    """What an attentive listener noticed in an answer so far, replies included."""

    missing: frozenset[str] = frozenset()
    """Key points that were not found."""
    claims: frozenset[str] = frozenset()
    """Misconceptions that were."""
    absent: frozenset[ProbeCondition] = frozenset()
    """What a story or the talk about code lacks, by the probe condition: `no_result`, ..."""


Observe = Callable[[Submission], Observation]


class Interviewer(Protocol):
    """Decides what is asked next once an answer was handed in."""

    @property
    def name(self) -> str:
        """What it is called in settings and transcripts."""
        ...

    async def follow_up(
        self, submission: Submission, asked: Sequence[Probe], limit: int
    ) -> FollowUp | None:
        """The next probe, or None to go on. `asked` are the probes so far, `limit` the most."""
        ...


@dataclass(frozen=True)
class ScriptedInterviewer:
    """Asks the probes that the question prepared, when their conditions hold."""

    observe: Observe
    name: str = field(default="scripted", init=False)

    async def follow_up(
        self, submission: Submission, asked: Sequence[Probe], limit: int
    ) -> FollowUp | None:
        """The most pressing probe that was not asked yet."""
        if len(asked) >= limit or submission.is_empty:
            return None
        return choose_probe(submission.question, self.observe(submission), asked)


def choose_probe(
    question: AnyQuestion, seen: Observation, asked: Iterable[Probe]
) -> FollowUp | None:
    """The first probe whose condition holds: false claims, then gaps by weight, then the rest."""
    done = list(asked)
    prepared = (*question.probes, *(STANDING_PROBES if question.kind == "code" else ()))
    open_probes = [probe for probe in prepared if probe not in done]
    weights = {point.point: point.weight for point in question.key_points()}
    due = [
        (_urgency(probe, weights), place, FollowUp(probe, because))
        for place, probe in enumerate(open_probes)
        if (because := _because(probe, seen)) is not None
    ]
    return min(due, key=lambda entry: entry[:2])[2] if due else None


def _urgency(probe: Probe, weights: dict[str, float]) -> tuple[int, float]:
    if probe.when == "misconception":
        return (0, 0)
    if probe.when == "missing":
        return (1, -weights.get(probe.point or "", 0))
    return (3 if probe.when == "always" else 2, 0)


_ABSENT: dict[ProbeCondition, str] = {
    "no_task": "I did not hear what your part was meant to be.",
    "no_action": "I did not hear what you did yourself.",
    "no_result": "I did not hear how it ended.",
    "no_numbers": "I heard no number in the result.",
    "no_reflection": "I did not hear what you took from it.",
    "no_conflict": "I did not hear who saw it differently.",
    "low_ownership": "I heard more of the team than of you.",
    "not_a_story": "I did not hear one event that really happened.",
    "no_complexity": "I did not hear what it costs.",
    "fails_examples": "The last run had a failing example.",
    "never_run": "The code was handed in without a run.",
}


def _because(probe: Probe, seen: Observation) -> str | None:
    """Why the probe is due, or None when its condition does not hold."""
    if probe.when == "always":
        return "Asked of everyone."
    if probe.when == "misconception":
        return next((f"I heard: {claim}." for claim in sorted(seen.claims)), None)
    if probe.when == "missing":
        return f"I did not hear: {probe.point}." if probe.point in seen.missing else None
    return _ABSENT[probe.when] if probe.when in seen.absent else None


def find_clarification(question: AnyQuestion, asked: str) -> tuple[int | None, str]:
    """Which prepared clarification `asked` is after, with the interviewer's reply."""
    text = Text(asked)
    for index, clarification in enumerate(clarifications(question)):
        patterns = (compile_pattern(p, question.glossary) for p in clarification.any_of)
        if any(pattern.find(text) for pattern in patterns):
            return index, clarification.answer
    return None, NOT_PREPARED
