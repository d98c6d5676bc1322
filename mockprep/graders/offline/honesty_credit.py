"""Owns what candour does to the ratings: what is not one's own counts for nothing or in part."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from mockprep.domain.grading import Rating, Submission, unrated
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.graders.offline.catalogue import measure
from mockprep.graders.offline.findings import Finding, unmeasured
from mockprep.graders.offline.honesty import Candour, candour, read_part
from mockprep.graders.offline.honesty_layout import Shown
from mockprep.graders.offline.honesty_words import TERM_CREDIT
from mockprep.graders.offline.ratings import rate
from mockprep.graders.offline.reading import Reading

_AS_WRITTEN = frozenset({"code", "hints"})
"""Families that look at code or at the session, not at words."""
_SHARED = re.compile(
    r"points\.(?:required|bonus|signals)"
    r"|design\.(?:phase\.\w+|estimates_hit|number_then_therefore|scope_cut|tradeoff_pairs)"
)
"""Detectors for which a bare term counts in part."""
_WITH_TERMS = re.compile(
    r"points\.misconceptions|complexity\.\w+|design\.(?:diagram|facts_asked)"
    r"|talk\.(?:edge_cases_named|clarify_hits|example|plan_before_code|narration_turns)"
)
"""Detectors of what is rightly said in a word or in code, or is false however it is said."""
_OF_READ = frozenset(
    {
        "points.mark",  # compares with the reference, and knows itself what the question says
        "delivery.pace",
        "delivery.repetition",
        "delivery.wpm",
        "delivery.fillers_per_minute",
    }
)
"""Detectors that look at all that was read, whatever it is worth."""
_WITH_NOISE = frozenset({"delivery.directness"})
"""Detectors that look for the sounds that say nothing, where enough is said besides."""
_OF_LENGTH = frozenset({"delivery.length", "delivery.speaking_time"})


class _Whole(Reading):
    """The submission as it came, all of its words counted."""

    @cached_property
    def word_count(self) -> int:
        return len(re.findall(r"\w+(?:'\w+)*", self.submission.answer))


class CandidMarking:
    """The findings and ratings of one submission, in the light of its candour."""

    def __init__(self, submission: Submission) -> None:
        self._submission = submission
        read, cut = read_part(submission)
        self._whole = _Whole(submission) if cut else Reading(submission)
        self._read = Reading(read) if cut else self._whole
        self.candour: Candour = candour(self._read)
        self.remarks = (*self.candour.remarks, *([cut] if cut else []))

    def find(self, detector: str) -> Finding:
        """What a detector makes of the submission; places are those of the text as written."""
        found = self.candour
        if detector.split(".")[0] in _AS_WRITTEN or detector in _OF_READ:
            finding = _measured(detector, found.read)
        elif detector in _OF_LENGTH:
            finding = self._length(detector)
        elif detector in _WITH_NOISE:
            said = _measured(detector, found.said)
            finding = said if said.value is None else _measured(detector, found.stated)
        else:
            shown = found.own if _WITH_TERMS.fullmatch(detector) else found.said
            finding = _measured(detector, shown)
            if found.own is not found.said and _SHARED.fullmatch(detector):
                finding = _in_part(_measured(detector, found.own), finding)
        return self._unless_foreign(detector, finding)

    def rate(self, criterion: Criterion, rubric: Rubric, findings: Mapping[str, Finding]) -> Rating:
        """The rating of a criterion."""
        if criterion.spoken_only and not self._submission.spoken:
            return unrated(criterion.id, "typed answer")
        if self.candour.nothing:
            return _nothing(criterion, self.candour.nothing)
        rating = rate(criterion, rubric, self._submission, findings, self._read)
        if rating.level is None and self.candour.foreign:
            return unrated(criterion.id, self.candour.foreign)
        is_in_words = any(s.detector.split(".")[0] not in _AS_WRITTEN for s in criterion.signals)
        if rating.level is not None and is_in_words and (why := self.candour.from_reference):
            reason = f"{rating.reason} {why}".strip()
            return rating.model_copy(update={"confidence": "low", "reason": reason})
        return rating

    def _length(self, detector: str) -> Finding:
        """The length: too short is told by what was said, too long by all that was written."""
        said = _measured(detector, self.candour.said)
        whole = measure(detector, self._whole)
        if said.value is None or whole.value is None or said.value <= whole.value:
            return said
        return whole

    def _unless_foreign(self, detector: str, finding: Finding) -> Finding:
        """The finding, or none for words that can't be read; costs are written alike anywhere."""
        family = detector.split(".")[0]
        if not self.candour.foreign or family in _AS_WRITTEN:
            return finding
        if family == "complexity" and finding.seen:
            return finding
        return unmeasured(self.candour.foreign)


def _measured(detector: str, shown: Shown) -> Finding:
    return shown.as_written(measure(detector, shown.reading))


def _in_part(own: Finding, said: Finding) -> Finding:
    """The finding where bare terms count in part."""
    if own.value is None or said.value is None or own.value <= said.value:
        return said
    value = said.value + TERM_CREDIT * (own.value - said.value)
    missing = (*own.missing, "a sentence on what you only name")
    return replace(own, value=value, missing=missing)


def _nothing(criterion: Criterion, why: str) -> Rating:
    """The lowest level, which is certain where nothing was said."""
    drill = f" {criterion.drill.do}" if criterion.drill else ""
    return Rating(
        criterion=criterion.id,
        level=1,
        score=0,
        reason=f"{why} Level 1: {criterion.anchors[1]}",
        advice=criterion.advice.get(1, f"Level 2: {criterion.anchors[2]}{drill}"),
        confidence="high",
    )
