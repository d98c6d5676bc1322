"""Owns the phrases that speak for a part of a story, each with its weight."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from mockprep.graders.offline.story_words import PRAISE

Part = Literal["situation", "task", "action", "result", "reflection"]
PARTS: tuple[Part, ...] = ("situation", "task", "action", "result", "reflection")


class Cue(NamedTuple):
    """Words that speak for a part."""

    part: Part
    weight: float
    pattern: re.Pattern[str]


def _cues(part: Part, rows: Iterable[tuple[float, str]]) -> list[Cue]:
    return [Cue(part, weight, re.compile(pattern)) for weight, pattern in rows]


_ORG = r"(?:team|company|manager|boss|client|customer|project|department|supervisor|employer|group)"
_WHEN = (
    r"(?:last|this past) (?:year|month|week|spring|summer|autumn|fall|winter|quarter|semester)"
    r"|(?:a|one|two|three|four|five|few|couple of|several) (?:days|weeks|months"
    r"|years|year|month) ago"
    r"|back in \d{4}|in (?:19|20)\d\d|a while (?:ago|back)|recently"
)

_SITUATION = _cues(
    "situation",
    [
        (2.0, rf"^(?:so,? |well,? )?(?:{_WHEN})"),
        (1.0, rf"(?:{_WHEN})"),
        (
            2.0,
            r"\b(?:in|at|from) my (?:\w+ ){0,3}(?:job|role|position|company|internship|workplace)",
        ),
        (1.5, r"^(?:when|while|during|once|one time|one day|as an?|after|before)\b"),
        (
            2.0,
            r"\bwhen i (?:was|worked|started|joined|first)\b|\bwhile (?:i was )?(?:working"
            r"|leading)",
        ),
        (1.5, r"\bthere (?:was|were|had been|wasn't|weren't)\b"),
        (1.0, rf"\b(?:my|our|the) (?:\w+ ){{0,2}}{_ORG} (?:was|were|had|kept|did not|didn't)\b"),
        (1.2, r"\b(?:was|were|had been) (?:\w+ly )?(?!able|going)\w+ing\b"),
        (
            1.0,
            r"\bhad (?:\w+ly |just |already |recently |never )?(?:been|become|lost|left"
            r"|gone|fallen|\w+ed)\b",
        ),
        (
            1.0,
            r"\b(?:used to|kept \w+ing|at the time|at that point|suddenly|unexpectedly"
            r"|initially)\b",
        ),
        (
            1.0,
            r"\b(?:did not|didn't|could not|couldn't|wasn't|weren't|was not|were not"
            r"|no longer|nobody|no one)\b",
        ),
        (
            1.0,
            r"\b(?:behind schedule|tight deadline|short notice|at risk|falling behind"
            r"|understaffed|approaching)\b",
        ),
        (
            1.0,
            r"\bi (?:noticed|discovered|found out|inherited|faced|encountered)\b"
            r"|\bwe (?:faced|encountered|experienced)\b",
        ),
        (0.8, r"\bi(?:'ve| have) (?:been|worked)\b|\bi (?:joined|started (?:at|as))\b"),
    ],
)
_TASK = _cues(
    "task",
    [
        (
            3.0,
            r"\b(?:my|our|the) (?:\w+ )?(?:task|goal|job|role|objective|responsibility"
            r"|assignment|mission|aim|mandate) (?:was|were|became|at)\b",
        ),
        (
            2.5,
            r"\b(?:was|were|am|being) (?:\w+ly )?(?:responsible|accountable|in charge"
            r"|tasked|charged|assigned|appointed|supposed|expected|required|given the)\b",
        ),
        (
            2.0,
            r"\b(?:asked|told|wanted|instructed|expected|assigned|challenged|needed"
            r"|invited|tasked) (?:me|us|my team) (?:\w+ )?(?:to|with)\b",
        ),
        (2.0, r"\b(?:i|we) (?:was|were) (?:asked|told|chosen|selected|hired|brought in|given)\b"),
        (
            2.0,
            r"\b(?:i|we) (?:\w+ly |also |still )?(?:had to|needed|wanted to|hoped to"
            r"|aimed to|intended to|set out to|must)\b",
        ),
        (1.5, r"\b(?:had|needed|have) to (?:\w+ly )?\w+\b"),
        (
            2.0,
            r"\b(?:fell to me|up to me|it was my|the challenge was|the (?:main |key "
            r"|primary )?(?:goal|aim|objective|task|priority|challenge)\b)",
        ),
        (
            1.5,
            r"\bi (?:knew|realised|realized|recognised|recognized|understood"
            r"|felt) (?:that )?(?:i|we|it|something|the team) (?:\w+ )?(?:had|needed|must"
            r"|should|could|was)\b",
        ),
        (
            1.2,
            r"\b(?:within|in|by|before) (?:just |only )?(?:\w+ )?(?:hours|days|weeks"
            r"|months|deadline)\b",
        ),
        (
            2.0,
            r"\b(?:been|was|were) (?:given|handed) (?:the |a |this |full )?(?:responsibility|task"
            r"|job|project|role|chance|lead|ownership)\b|\b(?:became|was) mine\b|\bon my plate\b"
            r"|\bcan you (?:look|take|fix|find|help|handle)\b"
            r"|\b(?:landed|ended up) (?:on|with) me\b"
            r"|\btook (?:it|this|that) on\b|\bvolunteered to\b",
        ),
        (0.5, r"\b(?:deadline|deliverable|target|requirement)s?\b"),
        (1.0, r"\b(?:in order to|so that|to ensure|to make sure|ensure that)\b"),
    ],
)
_ACTION = _cues(
    "action",
    [
        (2.0, r"\bwhat i did\b|\bso i (?:just )?\w+ed\b"),
        (
            1.2,
            r"^(?:first|firstly|second|secondly|third|then|next|after that|afterwards"
            r"|from there|to (?:start|begin)|finally|so),? (?:i|we)\b",
        ),
        (
            1.0,
            r"^(?:first|firstly|second|secondly|third|next|after that|afterwards"
            r"|to (?:start|begin) with)\b",
        ),
        (
            1.5,
            r"\bi (?:\w+ly |also |then |therefore )?(?:decided|chose|took|made sure|began"
            r"|started|went|worked with|worked closely)\b",
        ),
        (1.0, r"^(?:by|through|using|to \w+) .*\b(?:i|we)\b"),
        (
            0.8,
            r"\b(?:each|every) (?:day|morning|week|member|team member)\b|\b(?:one-on-one"
            r"|step by step|step-by-step)\b",
        ),
        (
            0.6,
            r"\b(?:plan|meeting|meetings|strategy|spreadsheet|workshop|training"
            r"|checklist|session|sessions|script|prototype|proposal)\b",
        ),
    ],
)
_RESULT = _cues(
    "result",
    [
        (1.5, r"^(?:as a result|in the end|at the end of the day|ultimately|consequently)\b"),
        (
            3.0,
            r"\b(?:as a result|in the end|at the end|ultimately|eventually|consequently"
            r"|as a consequence|the (?:end |final |overall )?(?:result|results|outcome"
            r"|impact)\b)",
        ),
        (
            2.5,
            r"\b(?:led to|leading to|resulted in|resulting in|which (?:led|resulted|helped"
            r"|allowed|enabled|meant|reduced|increased|improved|saved)|(?:this|that|it"
            r"|these|they) (?:led|resulted|helped|allowed|enabled|reduced|increased"
            r"|improved|saved|boosted))\b",
        ),
        (2.0, r"\bsuccessful(?:ly)?\b|\ba success\b|\bsuccess\b"),
        (
            1.4,
            r"\b(?:delivered|finished|completed|shipped|launched|submitted|met|released|done|ready"
            r"|handed \w+ in|closed|live)\b.{0,40}\b(?:on time|schedule|budget|early|deadline)\b",
        ),
        (
            1.4,
            r"\b(?:ahead of|on) (?:schedule|time)\b|\b(?:under|within|on) budget\b"
            r"|\bearly\b|\bbefore the deadline\b|\bby the (?:deadline|end of)\b",
        ),
        (
            2.0,
            r"\b(?:went live|in production|rolled out to|still in use|still used"
            r"|to this day|adopted)\b",
        ),
        (
            2.0,
            r"\b(?:praised|thanked|commended|complimented|congratulated|promoted|rewarded"
            r"|awarded|recognised|recognized|appreciated|renewed|approved)\b",
        ),
        (
            1.5,
            r"\b(?:praise|award|promotion|recognition|bonus|raise|compliments?|testimonial"
            r"|positive (?:feedback|reviews?|response)|standing ovation)\b",
        ),
        (
            1.5,
            rf"\b(?:was|were|felt|became|am|is) (?:\w+ly |very |so |more |really "
            rf"|extremely )*(?:{'|'.join(sorted(PRAISE))})\b",
        ),
        (1.5, r"\b(?:i|we) (?:was|were) (?:\w+ly )?able to\b|\bmanaged to\b"),
        (2.0, r"\b\d+(?:\.\d+)? ?(?:%|percent|per cent)"),
        (
            1.2,
            r"[$\u20ac\u00a3\u20b9]\s?\d|\b\d+(?:\.\d+)? ?(?:k|m|million|thousand|dollars|euros"
            r"|rupees|lakhs?|crores?)\b",
        ),
        (1.0, r"\b(?:improvement|increase|reduction|decrease|growth|savings?|boost|gain)s?\b"),
        (1.0, r"\bfrom \S+(?: \w+)? to \S+"),
        (2.0, r"\d\S* (?:\w+ )?instead of (?:\w+ )?\d"),
        (1.2, r"\bstopped (?:\w+ing)\b"),
        (1.0, r"\b(?:now|since|afterwards?|within (?:a|one|two|three|the first))\b"),
        (
            1.0,
            r"\b(?:smoothly|happily|record|exceeded|surpassed|highest|best|never (?:again"
            r"|missed))\b",
        ),
    ],
)
AIMED = re.compile(
    r"\b(?:(?:my|our|the) (?:\w+ )?(?:goal|aim|target|objective|task|role|job|mission) (?:was|is) "
    r"|(?:aimed|asked|tasked|responsible|in charge|expected|in order|charged)\b"
    r"|(?:had|needed|wanted|hoped|have) to\b|to ensure\b|ensur(?:e|ing) that\b|to make sure\b)"
    r"(?:(?!\bas a result\b|\bin the end\b|\bultimately\b|\beventually\b|, which\b|\bbut\b|;"
    r"|\band (?:i|we|it)\b|\bso (?:i|we)\b|\b(?:was|were) (?:met|reached|exceeded)).)*"
)
"""What is aimed at: no result is told in it, whatever numbers it holds."""
_REFLECTION = _cues(
    "reflection",
    [
        (
            4.0,
            r"\b(?:i|we) (?:\w+ly |also |have |'ve )?(?:learned|learnt)\b"
            r"|\bi learn (?:that|to|from|how)\b|\btaught (?:me"
            r"|us)\b|\b(?:lesson|takeaway)s?\b|\b(?:took|take) (?:away )?from (?:it|this|that)\b",
        ),
        (
            3.0,
            r"\b(?:looking back|in hindsight|in retrospect|since then|from then on"
            r"|ever since|next time|from now on|going forward)\b",
        ),
        (
            2.5,
            r"\bwould(?:'ve| have)? (?:do|done|handle|handled|approach|start"
            r"|started) \w+ (?:\w+ )?(?:differently|earlier|sooner)|\bdo differently\b",
        ),
        (
            2.0,
            r"\b(?:now,? i|i now)\b|\bmade me (?:realise|realize|understand|a better)\b"
            r"|\bthe experience\b|\bthis experience\b",
        ),
        (
            1.5,
            r"\b(?:i|we) (?:came to )?(?:realised|realized|understood) (?:that "
            r"|how )(?!i (?:had|needed)|we (?:had|needed))",
        ),
    ],
)
CUES: tuple[Cue, ...] = (*_SITUATION, *_TASK, *_ACTION, *_RESULT, *_REFLECTION)
