"""Owns the advice on stories: which sentence to take up, and what to ask of it."""

import re
from collections.abc import Callable, Iterable

from mockprep.domain.grading import ANSWER
from mockprep.graders.offline.advice_material import Material
from mockprep.graders.offline.clauses import Act
from mockprep.graders.offline.findings import Place
from mockprep.graders.offline.reading import Told
from mockprep.graders.offline.story import is_habit
from mockprep.graders.offline.story_words import word_set

_CLAUSE_END = re.compile(
    r"[,;:.!?]|\s-+\s| (?:and|but|so|because|which|while|when|until|after|before|since) "
)
_REASON = re.compile(
    r"\b(?:because|since|so that|in order to|therefore|which meant|due to|otherwise|given that)\b"
)
_CHANGED = re.compile(
    r"\b(?:faster|better|quicker|easier|fewer|less|more|improv\w+|reduc\w+|increas\w+|dropp?\w*"
    r"|fell|grew|rose|saved?|success\w*|happ\w+|satisf\w+|worked|well)\b"
)
_CHOICES = word_set(
    """
    chose decided proposed suggested stopped built wrote rewrote introduced moved replaced split
    pushed convinced picked switched designed cut insisted refused set added asked
    """
)


def one_event(material: Material) -> str | None:
    """For an answer that tells no event."""
    told = material.reading.told
    habit = next((t for t in told if is_habit(t.sentence.told)), None)
    if habit is not None:
        return (
            f"{_quote(material, habit)} tells what you do, not what you did:"
            " begin with 'Last ..., at ...' and tell one occasion."
        )
    first = _first(told)
    if first is None:
        return None
    return (
        f"Go on from {_quote(material, first)} with one day of it:"
        " what did you do first, what next, what last?"
    )


def parts(material: Material) -> str | None:
    """For a story that lacks a part: its end before its actions before its task."""
    for part, template in (
        ("star.has_result", ending),
        ("star.has_action", own_action),
        ("star.has_task", task),
    ):
        value = material.find(part).value
        if value is not None and value < 1 and (said := template(material)):
            return said
    return None


def ending(material: Material) -> str | None:
    """For a story without a result."""
    last = _last(material.reading.told)
    if last is None:
        return None
    return (
        f"The story ends with {_quote(material, last)}:"
        " what was different afterwards, and for whom?"
    )


def task(material: Material) -> str | None:
    """For a story without a task."""
    told = _of_part(material, "situation") or list(material.reading.told[:1])
    if not told:
        return None
    quote = _quote(material, told[-1])
    return f"After {quote} say what you had to achieve, and by when."


def own_action(material: Material) -> str | None:
    """For a story in which others act."""
    if ours := _ours(material):
        return f"You say {material.quote(ours)}: which part of it was yours?"
    own = _own_acts(material)
    if own:
        return f"You tell one step of yours, {material.quote(_clause(*own[0]))}: what came next?"
    told = _of_part(material, "action") or _of_part(material, "situation")
    if not told:
        return None
    return f"{_quote(material, told[-1])}: what did you do there yourself, step by step?"


def action_room(material: Material) -> str | None:
    """For a story whose setting takes the room."""
    value = material.finding.value or 0
    if value > 0.5:
        return ending(material)
    setting = _of_part(material, "situation")
    if len(setting) > 2:
        return (
            f"Your setting takes {len(setting)} sentences; drop {_quote(material, setting[1])}"
            " and tell another step of yours in its place."
        )
    own = _own_acts(material)
    if not own:
        return own_action(material)
    return f"{material.quote(_clause(*own[0]))} has room: how did you do it, step by step?"


def reasons(material: Material) -> str | None:
    """For actions without a reason: a choice before any other action."""
    acts = [(t, a) for t, a in _own_acts(material) if not _REASON.search(t.sentence.told)]
    if not acts:
        return own_action(material)
    told, act = next(((t, a) for t, a in acts if a.verb in _CHOICES), acts[0])
    quote = material.quote(_clause(told, act))
    return f"Say why at {quote}: add 'because ...', and name what you turned down."


def concrete_result(material: Material) -> str | None:
    """For a result that nobody could check."""
    return _on_result(
        material, "what could somebody else see of it: a release, a count of tickets, a bill?"
    )


def quantified_result(material: Material) -> str | None:
    """For a result without a number."""
    return _on_result(material, "by how much, from what to what, and who measured it?")


def beneficiary(material: Material) -> str | None:
    """For a result of which nobody has the benefit."""
    return _on_result(material, "who had the benefit of it?")


def lesson(material: Material) -> str | None:
    """For a story without a lesson, or with one that would fit any story."""
    told = _of_part(material, "reflection")
    if told:
        return (
            f"{_quote(material, told[-1])}: name the moment here that taught it,"
            " and what you would do at that moment now."
        )
    last = _last(material.reading.told)
    if last is None:
        return None
    return f"After {_quote(material, last)} say what you would do again, and what not."


def applied_lesson(material: Material) -> str | None:
    """For a lesson of which it is not told where it was used."""
    told = _of_part(material, "reflection")
    if not told:
        return lesson(material)
    return f"{_quote(material, told[0])}: where did you use that later? Add 'Since then I ...'."


def _on_result(material: Material, asked: str) -> str | None:
    results = _of_part(material, "result")
    if not results or material.find("star.has_result").value == 0:
        return ending(material)
    results.sort(key=lambda told: (not told.sentence.by_cue, not _tells_change(told)))
    return f"Your result says {_quote(material, results[0])}: {asked}"


def _tells_change(told: Told) -> bool:
    return bool(_CHANGED.search(told.sentence.told))


def _of_part(material: Material, part: str) -> list[Told]:
    return [told for told in material.reading.told if told.sentence.part == part]


def _first(told: Iterable[Told]) -> Told | None:
    return next((t for t in told if len(t.sentence.told.split()) > 2), None)


def _last(told: Iterable[Told]) -> Told | None:
    """The last sentence of the answer itself, lessons left aside."""
    answer = [t for t in told if t.place.source == ANSWER and t.sentence.part != "none"]
    story = [t for t in answer if t.sentence.part != "reflection"]
    return (story or answer)[-1] if answer else None


def _ours(material: Material) -> Place | None:
    """Something that `we` did, where the actions are told before anywhere else."""
    told_first = sorted(material.reading.told, key=lambda told: told.sentence.part != "action")
    for told in told_first:
        for act in told.sentence.acts:
            if act.subject == "we" and act.is_done:
                return _clause(told, act)
    return None


def _quote(material: Material, told: Told) -> str:
    """A sentence as a quote, without a heading such as `Result:` before it."""
    words = told.sentence.told
    return material.quote(told.part_of(len(words) - len(words.lstrip()), len(words)))


def _own_acts(material: Material) -> list[tuple[Told, Act]]:
    return [(told, act) for told in material.reading.told for act in told.sentence.own_actions]


def _clause(told: Told, act: Act) -> Place:
    """The stretch from who acts to the end of the clause, at least a word behind the verb."""
    sentence = told.sentence.told
    following = re.compile(r"\s+\S+").match(sentence, act.end)
    end = _CLAUSE_END.search(sentence, following.end() if following else act.end)
    return told.part_of(act.start, end.start() if end else len(sentence.rstrip()))


TEMPLATES: dict[str, Callable[[Material], str | None]] = {
    "star.is_story": one_event,
    "star.parts": parts,
    "star.has_task": task,
    "star.has_action": own_action,
    "star.has_result": ending,
    "star.action_share": action_room,
    "star.i_actions": own_action,
    "star.i_we_balance": own_action,
    "star.reasons": reasons,
    "star.result_concrete": concrete_result,
    "star.result_quantified": quantified_result,
    "star.result_beneficiary": beneficiary,
    "star.reflection": lesson,
    "star.reflection_applied": applied_lesson,
}
