"""Owns the trace of a disagreement in a story: somebody who saw it differently."""

import re

from mockprep.graders.offline.reading import Reading

_CONFLICT = re.compile(
    r"\b(?:disagree\w*|argu(?:ed|ment|ments|ing)|object(?:ed|ion|ions|ing)|push(?:ed)? ?-?back"
    r"|conflict\w*|oppos(?:ed|ition)|resist(?:ed|ance|ant)|refus(?:ed|al)|sceptic\w*|skeptic\w*"
    r"|reluctan\w*|disput\w*|tension\w*|clash\w*|complain(?:ed|t)|criticis\w*"
    r"|criticiz\w*|unconvinced"
    r"|against (?:it|the idea|my|our)|saw it differently|did(?: not|n't) (?:agree"
    r"|like|want|believe)"
    r"|wanted (?:\w+ ){0,4}instead|insist(?:ed)?|preferred|not convinced|doubt(?:ed|s)?"
    r"|different (?:view|opinion|idea)s?|concern(?:s|ed)? about|afraid that|worried that|heated)\b"
)


def tells_of_conflict(reading: Reading) -> bool:
    """Whether the story says that somebody was of another mind."""
    return any(_CONFLICT.search(told.sentence.told) for told in reading.told)
