"""Owns what is said in place of an answer: `I don't know`, `pass`, and pleasantries."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from mockprep.graders.offline.casing import lowered

_PRELUDE = (
    r"(?:(?:well|um+|uh+|er+m?|hmm+|ah|oh|sorry|honestly|frankly|ok(?:ay)?|actually|so|and|but"
    r"|to be (?:honest|frank)|i'm afraid|i am afraid|unfortunately|really|truly|this one|no) )*"
)
_NO_ANSWER = (
    r"i (?:really |honestly |just |simply |still |truly )?(?:do not|don't|dont|didn't)"
    r" (?:really |actually |even )?(?:know|remember|recall|have (?:an?y?|the) (?:idea|answer|clue"
    r"|example|story|experience))"
    r"|i(?: have|'ve| had|'ve got| have got) (?:absolutely |really |just )?no (?:idea|clue|answer"
    r"|example|story|experience)"
    r"|i(?: have not|'ve not| haven't)(?: got)? (?:a|the|any) \w+ ?(?:idea|clue)?"
    r"|(?:absolutely )?no (?:idea|clue|answer|example)|not (?:a clue|sure)"
    r"|i(?:'m| am) (?:really )?not (?:really |at all )?sure"
    r"|i (?:can't|cannot|can not|couldn't|could not) (?:answer|remember|recall|think of|say)"
    r"|i (?:have )?(?:never|not) heard of"
)
_ONE_WORD = (
    r"(?:i |i'd |i'll |let me |let's |can we |we can |please )?(?:pass|skip|next|give up|move on)"
    r"(?: on)?(?: (?:this|that|it|the|one|question|please|here)){0,3}"
    r"|(?:dunno|idk|n/a|none|nothing|no comment|no answer|next question|\?+)(?: please)?"
)
_GIVES_UP = re.compile(
    rf"{_PRELUDE}(?:(?:{_NO_ANSWER})\b(?!.*\b(?:but|however|although|though|except|because|since"
    rf"|only that|i would|i'd)\b)(?: \S+){{0,12}}|{_ONE_WORD})"
)
_POLITE = re.compile(
    rf"{_PRELUDE}(?:sorry|my apologies|please|no|yes|yeah|sure|really|right|hi|hello"
    r"|thanks?(?: you)?(?: (?:very|so) much)?(?: for (?:the|your|that|this) \w+)?"
    r"|let me (?:think|see)(?: for a (?:second|moment|minute))?"
    r"|(?:that's|that is|this is|it's|it is) an? (?:very |really )?(?:good|great|nice|interesting"
    r"|hard|tough|difficult|fair) (?:one|question)"
    r"|(?:good|great|interesting|nice) question|(?:sorry )?about (?:that|this|it)"
    r"|at all|at the moment|right now|honestly|frankly|to be honest|i'm afraid|unfortunately"
    r"|i hope (?:that|this|it)(?: all)? (?:answers|answered|covers|helps|makes sense)"
    r"(?: (?:it|your question|the question))?"
    r"|(?:that's|that is) (?:it|all|about it|basically it)(?: from me)?"
    r"|good (?:morning|afternoon|evening)|happy to (?:answer|take|go)(?: \S+){1,5})?"
)
_PYTHON = re.compile(r"pass|none|next|skip|\.\.\.")
_SIGNS = re.compile(r"[^\w'/ ]+")
_CLAUSE = re.compile(r"[,;:.!?()\u2014]+|\s-+\s")


def gives_up(told: Iterable[str], *, may_be_python: bool = False) -> bool:
    """Whether sentences say that there is no answer, and nothing else."""
    has_given_up = False
    is_python = may_be_python
    for clause in chain.from_iterable(map(_clauses, told)):
        is_python = is_python and _PYTHON.fullmatch(clause) is not None
        if _GIVES_UP.fullmatch(clause):
            has_given_up = True
        elif not _POLITE.fullmatch(clause):
            return False
    return has_given_up and not is_python


def is_polite(sentence: str) -> bool:
    """Whether a sentence only thanks, greets, or gains time."""
    clauses = _clauses(sentence)
    first = next(clauses, "")
    return first != "" and all(map(_POLITE.fullmatch, chain([first], clauses)))


def _clauses(sentence: str) -> Iterator[str]:
    for part in _CLAUSE.split(lowered(sentence)):
        clause = " ".join(_SIGNS.sub(" ", part).split())
        if clause:
            yield clause
