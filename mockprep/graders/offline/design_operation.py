"""Owns what a design answer says of its life after the board: failures, security, watching."""

import re
from collections.abc import Callable, Iterator, Mapping

from mockprep.domain.patterns import Span
from mockprep.domain.question import DesignQuestion
from mockprep.graders.offline.design_numbers import NO_DESIGN, sentence_pairs
from mockprep.graders.offline.findings import Finding, Place, Seen, present, unmeasured
from mockprep.graders.offline.reading import Reading

_ENOUGH = 2
"""Failures, or kinds of measures, that are full credit."""

_FAILURE = re.compile(
    r"\b(?:fails?|failed|failures?|failing|dies?|died|dead|down|lost|los(?:e|es|ing)|loss|crash\w*"
    r"|outages?|unavailab\w+|unreachable|corrupt\w*|time-?outs?|times? out|overload\w*|gone"
    r"|cold|stalls?|breaks?|broken|silent|offline|disconnect\w*|duplicates?|disaster|spikes?)\b",
    re.IGNORECASE,
)
_REMEDY = re.compile(
    r"\b(?:replic\w+|fail(?:s|ed)?[ -]?over|promot\w+|retr(?:y|ies|ied)|back-?off|dead[ -]letter\w*"
    r"|fall(?:s|ing)? ?back|degrad\w+|queued?|buffer\w*|replay\w*|checkpoint\w*|snapshot\w*"
    r"|restor\w+|rebuil\w+|recover\w*|resum\w+|circuit[ -]break\w*|shed(?:s|ding)?|reject\w*|stale"
    r"|fails? (?:open|closed)|another|second|secondary|takes? over|standby|back-?ups?|idempoten\w+"
    r"|dedup\w*|coalesc\w+"
    r"|rerout\w+|switch\w*|restart\w*|leases?|zones?|regions?|users? (?:see|get|still)|still"
    r"|warm\w*|unique|reconcil\w+|redeliver\w*|throttl\w+|autoscal\w+|sized)\b",
    re.IGNORECASE,
)

_SECURITY: Mapping[str, str] = {
    "who someone is": r"authenticat\w*|oauth2?|api[ -]keys?|tokens?|sign(?:ed)?[ -]in|log[ -]?in"
    r"|mtls|jwts?|sso|signed (?:urls?|links?|requests?)|signatures?",
    "what someone may do": r"authori[sz]\w*|permissions?|access control|acls?|rbac|roles?"
    r"|least privilege|(?:only|may) (?:the )?owners?|tenants?|grants?",
    "secrecy": r"encrypt\w*|tls|https|at rest|secrets?|kms|hash(?:ed)? (?:passwords?|keys?)"
    r"|pii|personal data|gdpr|redact\w*|mask\w*|anonymi[sz]\w*",
    "abuse": r"rate[ -]limit\w*|throttl\w*|abus\w+|spam\w*|ddos|waf|captcha|quotas?|phish\w*"
    r"|block-?lists?|guess\w*|enumerat\w*|injection|validat\w+|saniti[sz]\w+|malicious",
    "a trail": r"audit\w*|access logs?|tamper\w*",
}
_WATCHED: Mapping[str, str] = {
    "what is measured": r"metrics?|p50|p9\d|(?:hit|error|miss|failure|success|delivery) rates?|lag"
    r"|queue (?:age|depth|length)|backlog|latenc(?:y|ies)|saturation|slos?|percentiles?"
    r"|throughput",
    "who is told": r"alerts?|alarms?|pages? (?:on|when|if|someone)|paged|pager"
    r"|on[ -]call|notif\w+ us",
    "where it is looked at": r"dashboards?|traces?|tracing|logs|log lines|correlation ids?",
    "how a change goes out": r"canary|roll(?:s|ed)?[ -]?outs?|roll(?:s|ed)?[ -]?back|feature flags?"
    r"|blue[ -]green|shadow\w*|migrations?|dark launch\w*|recorded (?:days?|trips?|traffic)"
    r"|staged|gradual\w*|a few percent|game days?|run ?books?|drills?|rehears\w+",
}


def _compiled(kinds: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {what: re.compile(rf"\b(?:{cues})\b", re.IGNORECASE) for what, cues in kinds.items()}


_SECURITY_CUES, _WATCHED_CUES = _compiled(_SECURITY), _compiled(_WATCHED)


def failures(reading: Reading) -> Finding:
    """Failures that are followed to what takes over or what is seen; two are full credit."""
    if not isinstance(reading.question, DesignQuestion):
        return unmeasured(NO_DESIGN)
    places = {
        place.start: Seen("a failure and what follows", place) for place in _followed(reading)
    }
    return present(places.values(), "a failure and what takes over", full=_ENOUGH)


def _followed(reading: Reading) -> Iterator[Place]:
    for voice in reading.voices:
        for span, told in sentence_pairs(voice):
            if _FAILURE.search(told) and _REMEDY.search(told) and len(told.split()) >= 5:
                yield voice.place(span)


def security(reading: Reading) -> Finding:
    """Kinds of protection: identity, rights, secrecy, abuse, a trail; two are full credit."""
    return _kinds(reading, _SECURITY_CUES, "protection", "who may do what, and against which abuse")


def watched(reading: Reading) -> Finding:
    """Kinds of care in operation: measures, alerts, dashboards, roll-out; two are full credit."""
    return _kinds(reading, _WATCHED_CUES, "operation", "what is measured, and who is told when")


def _kinds(reading: Reading, cues: Mapping[str, re.Pattern[str]], of: str, missing: str) -> Finding:
    if not isinstance(reading.question, DesignQuestion):
        return unmeasured(NO_DESIGN)
    seen: dict[str, Seen] = {}
    for voice in reading.voices:
        for what, cue in cues.items():
            match = None if what in seen else cue.search(voice.text.folded)
            if match:
                place = voice.place(Span(*match.span()))
                seen[what] = Seen(f"{of}: {what}", place)
    return present(seen.values(), missing, full=_ENOUGH)


DETECTORS: dict[str, Callable[[Reading], Finding]] = {
    "design.failures": failures,
    "design.security": security,
    "design.watched": watched,
}
