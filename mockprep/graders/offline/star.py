"""Owns the detectors `star.*`: what a behavioral answer tells, and what left no trace in it."""

import re
from collections.abc import Callable

from mockprep.graders.offline import star_impact, star_lessons, star_ownership
from mockprep.graders.offline.cue_phrases import PARTS, Part
from mockprep.graders.offline.findings import Finding, Seen, present, unmeasured
from mockprep.graders.offline.habits import is_habit
from mockprep.graders.offline.reading import Reading, Told
from mockprep.graders.offline.red_flags import red_flags
from mockprep.graders.offline.specifics import details, vague
from mockprep.graders.offline.star_impact import result_quantified
from mockprep.graders.offline.star_lessons import reflection
from mockprep.graders.offline.star_ownership import i_we_balance
from mockprep.graders.offline.told import confidence, of_part, original, real, seen, speaking_of

__all__ = [
    "DETECTORS", "has_action", "has_result", "has_task", "i_we_balance", "is_story", "reflection",
    "result_quantified",
]  # fmt: skip

_ANCHOR = re.compile(
    r"\b(?:last (?:year|month|week|spring|summer|autumn|fall|winter|quarter|semester|\w+day)"
    r"|(?:days?|weeks?|months?|years?) (?:ago|back)|in (?:19|20)\d\d|back in|when i (?:was"
    r"|worked|started|joined)"
    r"|in my (?:\w+ ){0,3}(?:job|role|position|company|internship|team)"
    r"|at my (?:\w+ ){0,2}(?:job|company)"
    r"|while (?:i was )?(?:working|leading)|one (?:time|day|morning|night|evening)|during"
    r"|there was (?:a|an|this|one)|at (?:[a-z]+ly )?my|on a project|recently|once)\b"
)
_ENOUGH_WORDS = 4
_LEAST_EVENTS = 2
"""Sentences of what happened that make a story."""
_MOSTLY = 0.5
"""The share of an answer from which on it is mostly one thing."""
_ROOM = 0.33
_MANY_WORDS = 20.0
"""Words in which an end is told fully."""


def is_story(reading: Reading) -> Finding:
    """What once happened, in two sentences at least, and not mostly habits, opinions and plans."""
    events = [t for t in real(reading) if t.sentence.part != "reflection"]
    told = [t for t in events if len(t.sentence.told.split()) >= _ENOUGH_WORDS]
    habits = [t for t in reading.told if is_habit(t.sentence.told, t.sentence.acts)]
    mostly_habit = len(habits) >= max(1, _MOSTLY * len(reading.told))
    mostly_event = _words(events) >= _MOSTLY * _words(reading.told)
    if len(told) >= _LEAST_EVENTS and mostly_event and not mostly_habit:
        anchors = [t for t in events if _ANCHOR.search(t.sentence.told)]
        return present([Seen("one real event", (anchors or events)[0].place)], "")
    missing = "one event that really happened, told as what was done then"
    if mostly_habit or (reading.told and not mostly_event):
        missing += " (much of it is habit, opinion or what one would do)"
    return Finding(0, missing=(missing,))


def has_situation(reading: Reading) -> Finding:
    """A sentence that sets the scene."""
    return _told("the setting", of_part(reading, "situation"), "where and when it was")


def has_task(reading: Reading) -> Finding:
    """A sentence that says what the teller's part was meant to be."""
    return _told("the task", _told_in_words(reading, "task"), "what your task or goal was")


def has_action(reading: Reading) -> Finding:
    """Something that `I` did; what only others did is half of it."""
    own = [t for t in real(reading) if t.sentence.own_actions]
    if own:
        return present(seen("an action of yours", own), "")
    if ours := of_part(reading, "action"):
        seen_once = Seen("what the team did", ours[0].place)
        return Finding(0.5 * seen_once.credit, (seen_once,), ("an action of your own",))
    return Finding(0, missing=("what you did yourself",))


def has_result(reading: Reading) -> Finding:
    """A sentence that says how it ended."""
    return _told("a result", of_part(reading, "result"), "how it ended")


def _told(what: str, sentences: list[Told], missing: str) -> Finding:
    return present(seen(what, sentences), missing, confidence=confidence())


def parts(reading: Reading) -> Finding:
    """The share of task, own action and result that were found."""
    found = [has_task(reading), has_action(reading), has_result(reading)]
    value = sum(finding.value or 0 for finding in found) / len(found)
    return Finding(
        value,
        tuple(thing for finding in found for thing in finding.seen[:1]),
        tuple(what for finding in found for what in finding.missing),
    )


def specific(reading: Reading) -> Finding:
    """The share of situation, task, action and result with a number, a date or a name in it."""
    shown: list[Seen] = []
    missing: list[Part] = []
    for part in PARTS[:-1]:
        places = [place for told in of_part(reading, part) for place in _details(told)]
        shown += places[:1]
        if not places:
            missing.append(part)
    value = sum(thing.credit for thing in shown) / len(PARTS[:-1])
    told = (f"a number, a date or a name in the {', the '.join(missing)}",) if missing else ()
    return Finding(value, tuple(shown), told)


def _details(told: Told) -> list[Seen]:
    """The details of a sentence; each word for nothing takes one away."""
    places = details(told.sentence.told, original(told))
    left = places[: len(places) - len(vague(told.sentence.told))]
    return [Seen("a detail", told.part_of(*place)) for place in left]


def action_share(reading: Reading) -> Finding:
    """The share of the story's words that stand in sentences telling actions."""
    share = _share(reading, "action")
    if share is None:
        return unmeasured("nothing of the answer reads as a story")
    missing = (f"more room for your actions ({share:.0%} of the words)",) if share < _ROOM else ()
    return Finding(share, missing=missing)


def setting_share(reading: Reading) -> Finding:
    """The share of the story's words that set the scene."""
    share = _share(reading, "situation")
    if share is None:
        return unmeasured("nothing of the answer reads as a story")
    missing = (f"a shorter setting ({share:.0%} of the words)",) if share > _ROOM else ()
    return Finding(share, missing=missing)


def result_room(reading: Reading) -> Finding:
    """How fully the end is told: twenty words are full credit."""
    told = of_part(reading, "result")
    words = sum(len(t.sentence.told.split()) * Seen("", t.place).credit for t in told)
    value = min(1.0, words / _MANY_WORDS)
    missing = () if value >= 1 else ("an end that is told, not just named",)
    return Finding(value, tuple(seen("the end", told[-1:])), missing)


def _share(reading: Reading, part: Part) -> float | None:
    """The share of the unprompted story's words that tell a part; None without a story."""
    told = [t for t in real(reading) if not t.place.prompted]
    total = _words(told)
    return _words([t for t in told if t.sentence.part == part]) / total if total else None


def _words(told: list[Told] | tuple[Told, ...]) -> int:
    return sum(len(t.sentence.told.split()) for t in told)


def _told_in_words(reading: Reading, part: Part) -> list[Told]:
    """The sentences whose words, not only their place, speak for a part."""
    told = speaking_of(reading, part)
    return [t for t in told if t.sentence.by_cue or t.sentence.part != part]


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "star.is_story": is_story,
    "star.parts": parts,
    "star.has_situation": has_situation,
    "star.has_task": has_task,
    "star.has_action": has_action,
    "star.has_result": has_result,
    "star.specific": specific,
    "star.action_share": action_share,
    "star.setting_share": setting_share,
    "star.result_room": result_room,
    "star.red_flags": red_flags,
    **star_ownership.DETECTORS,
    **star_impact.DETECTORS,
    **star_lessons.DETECTORS,
}
