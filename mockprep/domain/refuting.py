"""Owns the telling of a claim that is refused in the same breath: `a lock would not help`."""

import re

from mockprep.domain.patterns import Span, Text

_DENIED = re.compile(
    r"[\"'\u201d\u2019*`)]*(?:\s+[\w'-]+){0,3}?\s+"
    r"(?:(?:do|does|did|is|are|was|were|will|would|can|could|should|has|have)(?:n't| not)"
    r"|cannot|won't|can't|never|hardly|rarely)\s+"
    r"(?:(?:really|actually|even|necessarily|alone|by itself|at all|always) )?"
    r"(?:help|solve|fix|work|make|do|be|matter|change|protect|save|cure|mean|suffice|prevent|stop"
    r"|enough|true|right|correct|so|safe|the case|the (?:answer|reason|cause|point|fix|problem)"
    r"|a (?:fix|solution|cure|reason|remedy))\b",
    re.IGNORECASE,
)
_CALLED_WRONG = re.compile(
    r"[\"'\u201d\u2019*`)]*,?(?:\s+[\w'-]+){0,2}?\s+(?:is|was|would be|are|were|sounds?) "
    r"(?:a |an |just |simply |plainly |only |often |also )*"
    r"(?:wrong|false|untrue|a?\s?myth|mistake|mistaken|misconception|misunderstanding|nonsense"
    r"|not true|not the case|no (?:help|use|cure|fix|solution|remedy|protection))\b",
    re.IGNORECASE,
)
_OTHERS_SAY = re.compile(
    r"\b(?:people|many|some|others|you (?:often|sometimes)|developers|beginners|one) "
    r"(?:\w+ ){0,3}?(?:think|thinks|say|says|believe|believes|assume|assumes|expect|expects"
    r"|hear|hears|claim|claims|imagine)\b",
    re.IGNORECASE,
)
_TURN = re.compile(r"\b(?:but|yet|however|though|although|wrongly|mistakenly|in fact)\b", re.I)
_AND = re.compile(r"\b(?:and|but|because|so|which|while)\b|[,;:]", re.IGNORECASE)


def is_refuted(text: Text, claim: Span) -> bool:
    """Whether the sentence that holds a claim refuses it, or tells it as what others believe."""
    sentence = next((s for s in text.sentences if s.start <= claim.start < s.end), None)
    if sentence is None:
        return False
    before = text.folded[sentence.start : claim.start]
    after = text.folded[claim.end : sentence.end]
    for pattern in (_DENIED, _CALLED_WRONG):
        match = pattern.match(after)
        if match and not _AND.search(match.group().rstrip()[:-1]):
            return True
    return bool(_OTHERS_SAY.search(before) and (_TURN.search(before) or _TURN.search(after)))
