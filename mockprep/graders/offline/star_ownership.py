"""Owns what shows that an action was one's own: who acts, who decides, for which reason."""

import re
from collections.abc import Callable, Iterator

from mockprep.graders.offline.findings import Finding, Seen, count, unmeasured
from mockprep.graders.offline.reading import Reading, Told
from mockprep.graders.offline.told import real

_REASON = re.compile(
    r"\b(?:because|since (?!then)|so that|in order to|therefore|which meant|due to|the reason"
    r"|as a result of|that's why|that is why|given that|otherwise|to make sure"
    r"|to ensure|to avoid|so as to|for fear|in case)\b|, so i\b|, (?:for|as) (?:the|it|he|she|they"
    r"|we|i|every|each|no|there|that|this|people|an?)\b"
)
_DECISION = re.compile(
    r"\b(?:decid\w+|chose|chosen|picked|opted|settled (?:on|for)|went (?:for|with)|refused"
    r"|insisted|rejected|turned (?:\w+ )?down|ruled out|argued|convinced|persuaded|talked \w+ out"
    r"|proposed|suggested|recommended|advised|pushed (?:for|back)|designed|prioriti[sz]ed"
    r"|came up with|my (?:idea|call|decision|choice)|volunteered|stopped|vetoed|left (?:\w+ ){1,4}"
    r"(?:out|as it was|alone|for later)|dropped|cancelled|canceled|postponed|moved \w+ to|split"
    r"|i (?:said|told) (?:\w+ ){0,4}(?:no|we|that we|let's|okay)|asked for (?:a|an|one|two) )"
)
_OTHER_WAY = re.compile(
    r"\binstead\b|\brather than\b|\balternative\w*|\b(?:the |an)?other (?:idea|option|way|choice"
    r"|plan|possibility)\b|\boptions?\b|\btwo ways\b|\b(?:quick|easy|safe|obvious|usual|cheap\w*"
    r"|simpl\w+|fast\w*|easier) (?:way|choice|option|answer|fix|thing|road|path)\b"
    r"|\b(?:could|might) (?:simply |just |also |easily )?have\b"
    r"|(?:\bwould|'d)(?: only| just| simply| never| also|n't| not)?(?:'ve| have)\b"
    r"|\b(?:considered|thought about|thought of|weighed|toyed with)\b.*\b(?:but|yet|however"
    r"|against|rejected|instead)\b|\b(?:rejected|turned (?:\w+ ){0,3}down|ruled out|talked \w+ out"
    r"|decided against|was against|refused|advised against)\b|\b(?:wanted|suggested|preferred"
    r"|favou?red|offered|proposed|suggestion)\b.*\b(?:but|yet|whereas|however|instead) (?:i|we|that"
    r"|it|because)\b|\bdidn't want\b|\binstead of\b|\bwas (?:his|her|their|the \w+'s|\w+'s)"
    r" (?:idea|suggestion|plan|wish)\b|\bin mind\b.*\bbut\b|\bversus\b|\bnot (?:a|an|the) \w+, "
    r"(?:but|because)\b|\bwould (?:only |just )?(?:be|take|cost|mean|hide|slow|lose)\b"
)
_SECOND_BEST = re.compile(
    r"\b(?:\w+) (?:suggested|wanted|offered|preferred|proposed|favou?red|asked for)\b"
)
_ANSWER = re.compile(r"^\W*(?:but |yet |so |instead,? )?i\b.*\b(?:argued|preferred|recommended"
    r"|chose|decided|convinced|said|refused|proposed|suggested|told|thought|doubted)\b"
)  # fmt: skip


def i_actions(reading: Reading) -> Finding:
    """How many things `I` did, in the past tense."""
    seen = [
        Seen("an action of yours", told.part_of(act.start, act.end))
        for told in real(reading)
        for act in told.sentence.own_actions
    ]
    return count(seen, "actions in the form `I` and what you did")


def i_we_balance(reading: Reading) -> Finding:
    """The share of `I` among `I` and `we`."""
    words = [w for t in real(reading) for w in re.findall(r"\b(?:i|we)\b", t.sentence.told)]
    if not words:
        return unmeasured("neither `I` nor `we` is said")
    share = words.count("i") / len(words)
    missing = () if share >= 0.4 else (f"`I` where you acted ({words.count('we')} times `we`)",)
    return Finding(share, missing=missing)


def reasons(reading: Reading) -> Finding:
    """How many of the own actions come with their reason."""
    seen = [
        Seen("a reason", told.part_of(*match.span()))
        for told in _acting(reading)
        if (match := _REASON.search(told.sentence.told))
    ]
    return count(seen, "why you did it that way")


def decisions(reading: Reading) -> Finding:
    """How many decisions of one's own are told: chosen, proposed, turned down, stopped."""
    seen = [
        Seen("a decision of yours", told.part_of(*match.span()))
        for told in _acting(reading)
        if told.sentence.own_actions or _says_i(told)
        if (match := _DECISION.search(told.sentence.told))
    ]
    seen = seen or list(alternatives(reading).seen)
    return count(seen, "a decision of yours: what you chose, proposed or stopped")


def alternatives(reading: Reading) -> Finding:
    """How many options are named that were not taken."""
    seen = []
    told_before: Told | None = None
    for told in _acting(reading):
        match = _OTHER_WAY.search(told.sentence.told)
        if match is None and told_before is not None and _ANSWER.search(told.sentence.told):
            match = _SECOND_BEST.search(told_before.sentence.told)
            told_before, told = told, told_before
        if match:
            seen.append(Seen("an option that you did not take", told.part_of(*match.span())))
        told_before = told
    return count(seen, "the option that you did not take, and why")


def _acting(reading: Reading) -> Iterator[Told]:
    """The sentences that tell actions."""
    for told in real(reading):
        if told.sentence.part == "action" or told.sentence.own_actions:
            yield told


def _says_i(told: Told) -> bool:
    return bool(re.search(r"\b(?:i|my)\b", told.sentence.told))


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "star.i_actions": i_actions,
    "star.i_we_balance": i_we_balance,
    "star.reasons": reasons,
    "star.decisions": decisions,
    "star.alternatives": alternatives,
}
