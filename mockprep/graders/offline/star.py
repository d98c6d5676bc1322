"""Owns the detectors `star.*`: what a behavioral answer tells, and what left no trace in it."""

import re
from collections.abc import Callable, Iterator

from mockprep.graders.offline.cue_phrases import Part
from mockprep.graders.offline.effects import effects
from mockprep.graders.offline.findings import Finding, Seen, count, present, unmeasured
from mockprep.graders.offline.reading import Reading, Told
from mockprep.graders.offline.story import is_habit
from mockprep.graders.offline.story_words import BENEFICIARIES

_ANCHOR = re.compile(
    r"\b(?:last (?:year|month|week|spring|summer|autumn|fall|winter|quarter|semester|\w+day)"
    r"|(?:days?|weeks?|months?|years?) (?:ago|back)|in (?:19|20)\d\d|back in|when i (?:was"
    r"|worked|started|joined)"
    r"|in my (?:\w+ ){0,3}(?:job|role|position|company|internship|team)"
    r"|at my (?:\w+ ){0,2}(?:job|company)"
    r"|while (?:i was )?(?:working|leading)|one (?:time|day|morning|night|evening)|during"
    r"|there was (?:a|an|this|one)|at (?:[a-z]+ly )?my|on a project|recently|once)\b"
)
_REASON = re.compile(
    r"\b(?:because|since (?!then)|so that|in order to|therefore|which meant|due to|the reason"
    r"|as a result of|that's why|that is why|given that|otherwise|to make sure"
    r"|to ensure)\b|, so i\b"
)
_OBSERVABLE = re.compile(
    r"\b(?:shipped|released|deploy(?:ed|s|ments?)|launched|went live|in production|signed"
    r"|renewed|renewal|contract"
    r"|promot(?:ed|ion)|award|adopted|rolled out|on time|on schedule|ahead of schedule|under budget"
    r"|within budget|deadline|tickets?|complaints?|downtime|outages?|incidents?|alerts?|pages?|bill"
    r"|revenue|sales|audit|dashboard|survey|errors?|bugs?|release|hours|minutes|days|weeks|rating"
    r"|feedback|thanked|praised|passed|certified|hired|still (?:in use|used|runs?|running)|refunds?"
    r"|latency|conversion|retention|turnover|backlog|tests?|coverage|delivered"
    r"|delivery|completed)\b"
)
_APPLIED = re.compile(
    r"\b(?:since then|ever since|from then on|after that i (?:always|started)|now,? i|i now|i still"
    r"|i(?:'ve| have) (?:since |also |already )?(?:used|applied|done|made|kept"
    r"|started|adopted|added|run)"
    r"|(?:next|later|following) (?:project|time|year|quarter|launch|release|team|migration),? i"
    r"|i (?:applied|used) (?:this|that|it|the same))\b"
)
_VAGUE_LESSON = re.compile(
    r"\b(?:learned|learnt|taught me) (?:(?:a lot|so much|many things|much|plenty|a great deal)\b)"
    r"(?! (?:about|that|from|of))[^,;]*$"
)
_ENOUGH_WORDS = 4


def _real(reading: Reading) -> Iterator[Told]:
    """The sentences that tell something and are long enough to."""
    for told in reading.told:
        if told.sentence.part != "none" and len(told.sentence.told.split()) >= 2:
            yield told


def _of_part(reading: Reading, part: Part) -> list[Told]:
    """The sentences whose words, not only their place, speak for a part."""
    found = []
    for told in _real(reading):
        sentence = told.sentence
        if (sentence.part == part and sentence.by_cue) or (
            part in sentence.strong and part in ("task", "reflection")
        ):
            found.append(told)
    return found


def _results(reading: Reading) -> list[Told]:
    return [t for t in _real(reading) if t.sentence.part in ("result", "reflection")]


def is_story(reading: Reading) -> Finding:
    """At least two sentences of what was really done, an anchor or an episode, few habits."""
    is_dated = any(_ANCHOR.search(t.sentence.told) for t in _real(reading))
    done = [t for t in _real(reading) if _tells_what_was_done(t, is_dated)]
    anchors = [t for t in _real(reading) if _is_anchored(t)]
    habits = [t for t in reading.told if is_habit(t.sentence.told)]
    mostly_habit = len(habits) * 2 >= max(1, len(reading.told))
    holds = len(done) > 1 and bool(anchors or len(done) > 2) and not mostly_habit
    if holds:
        first = (anchors or done)[0]
        return present([Seen("one real event", first.place)], "")
    missing = "one event that really happened, told as what was done then"
    if mostly_habit:
        missing = (
            "one event that really happened (much of it is habit, opinion or what one would do)"
        )
    return Finding(0, missing=(missing,))


def _tells_what_was_done(told: Told, is_dated: bool) -> bool:
    """Whether something was done in it; the present counts where the story is set in the past."""
    words = told.sentence.told.split()
    return len(words) >= _ENOUGH_WORDS and any(
        act.is_done or (is_dated and act.manner == "present") for act in told.sentence.acts
    )


def _is_anchored(told: Told) -> bool:
    sentence = told.sentence
    is_scene = sentence.by_cue and sentence.part in ("situation", "task")
    return is_scene or bool(_ANCHOR.search(sentence.told))


def has_task(reading: Reading) -> Finding:
    """A sentence that says what the teller's part was meant to be."""
    return present(_seen("the task", _of_part(reading, "task")), "what your task or goal was")


def has_action(reading: Reading) -> Finding:
    """Something that `I` did; what only `we` did is half of it."""
    own = [t for t in _real(reading) if t.sentence.own_actions]
    if own:
        return present(_seen("an action of yours", own), "")
    ours = [t for t in _of_part(reading, "action") if t.sentence.acts]
    if ours:
        seen = Seen("what the team did", ours[0].place)
        return Finding(0.5 * seen.credit, (seen,), ("an action of your own",))
    return Finding(0, missing=("what you did yourself",))


def has_result(reading: Reading) -> Finding:
    """A sentence that says how it ended."""
    return present(_seen("a result", _of_part(reading, "result")), "how it ended")


def parts(reading: Reading) -> Finding:
    """The share of task, own action and result that left a cue."""
    found = [has_task(reading), has_action(reading), has_result(reading)]
    value = sum(finding.value or 0 for finding in found) / len(found)
    return Finding(
        value,
        tuple(seen for finding in found for seen in finding.seen[:1]),
        tuple(what for finding in found for what in finding.missing),
    )


def action_share(reading: Reading) -> Finding:
    """The share of the story's words that stand in sentences telling actions."""
    told = [t.sentence for t in _real(reading) if not t.place.prompted]
    total = sum(len(s.told.split()) for s in told)
    if not total:
        return unmeasured("nothing of the answer reads as a story")
    own = sum(len(s.told.split()) for s in told if s.part == "action")
    share = own / total
    missing = () if share >= 0.33 else (f"more room for your actions ({share:.0%} of the words)",)
    return Finding(share, missing=missing)


def i_actions(reading: Reading) -> Finding:
    """How many things `I` did, in the past tense."""
    seen = [
        Seen("an action of yours", told.part_of(act.start, act.end))
        for told in _real(reading)
        for act in told.sentence.own_actions
    ]
    return count(seen, "actions in the form `I` and what you did")


def i_we_balance(reading: Reading) -> Finding:
    """The share of `I` among `I` and `we`."""
    words = [w for t in _real(reading) for w in re.findall(r"\b(?:i|we)\b", t.sentence.told)]
    if not words:
        return unmeasured("neither `I` nor `we` is said")
    share = words.count("i") / len(words)
    missing = () if share >= 0.4 else (f"`I` where you acted ({words.count('we')} times `we`)",)
    return Finding(share, missing=missing)


def reasons(reading: Reading) -> Finding:
    """How many of the own actions come with their reason."""
    seen = [
        Seen("a reason", told.part_of(*match.span()))
        for told in _real(reading)
        if told.sentence.part == "action" or told.sentence.own_actions
        if (match := _REASON.search(told.sentence.told))
    ]
    return count(seen, "why you did it that way")


def result_concrete(reading: Reading) -> Finding:
    """A result that names something which somebody else could observe."""
    seen = [
        Seen("a result that others could observe", told.place)
        for told in _results(reading)
        if _OBSERVABLE.search(told.sentence.told) or effects(told.sentence.told)
    ]
    return present(seen, "a result that somebody else could check")


def result_quantified(reading: Reading) -> Finding:
    """A number with its unit in the result."""
    seen = [
        Seen("a number in the result", told.part_of(*span))
        for told in _results(reading)
        for span in effects(told.sentence.told)
    ]
    return present(seen, "a number in the result")


def result_beneficiary(reading: Reading) -> Finding:
    """Who gained from the result."""
    seen = [
        Seen("who gained", told.place)
        for told in _results(reading)
        if BENEFICIARIES & set(re.findall(r"[a-z]+(?:-[a-z]+)?", told.sentence.told))
    ]
    return present(seen, "who gained from it")


def reflection(reading: Reading) -> Finding:
    """A lesson that was told."""
    lessons = [t for t in _lessons(reading) if not _VAGUE_LESSON.search(t.sentence.told)]
    return present(_seen("a lesson", lessons), "what you took from it")


def reflection_applied(reading: Reading) -> Finding:
    """A lesson that was used later."""
    seen = [
        Seen("where you used it later", told.part_of(*match.span()))
        for told in _real(reading)
        if told.sentence.part in ("result", "reflection")
        if (match := _APPLIED.search(told.sentence.told))
    ]
    return present(seen, "where you used the lesson later")


def _lessons(reading: Reading) -> list[Told]:
    return _of_part(reading, "reflection")


def _seen(what: str, told: list[Told]) -> list[Seen]:
    return [Seen(what, sentence.place) for sentence in told]


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "star.is_story": is_story,
    "star.parts": parts,
    "star.has_task": has_task,
    "star.has_action": has_action,
    "star.has_result": has_result,
    "star.action_share": action_share,
    "star.i_actions": i_actions,
    "star.i_we_balance": i_we_balance,
    "star.reasons": reasons,
    "star.result_concrete": result_concrete,
    "star.result_quantified": result_quantified,
    "star.result_beneficiary": result_beneficiary,
    "star.reflection": reflection,
    "star.reflection_applied": reflection_applied,
}
