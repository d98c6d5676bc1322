"""What a detector from another distribution is written with: all of it is here, and stays.

A detector is a function that gets one answer and gives a finding:

    import re
    from mockprep.graders.detecting import Answered, Finding, Place, Seen

    JARGON = re.compile(r"\\b(?:synergy|leverage|paradigm)\\b", re.IGNORECASE)

    def jargon(answered: Answered) -> Finding:
        \"\"\"Counts words that say nothing.\"\"\"
        seen = [
            Seen("jargon", Place(source, match.start(), match.end()))
            for source, text in answered.prose.items()
            for match in JARGON.finditer(text)
        ]
        return Finding(float(len(seen)), tuple(seen), confidence="high")

Its distribution announces it, under a first word of its own:

    [project.entry-points."mockprep.detectors"]
    "acme.jargon" = "acme_detectors:jargon"

A rubric names it as it names ours. `Finding.value` is a share from 0 to 1, or a count that the
rubric gives a `band`; None, with the reason in `why_not`, where it can't be measured. Each `Seen`
says what was found in words for the candidate, and where; the quote is taken from there. A detector
that raises, or gives something else, leaves its signal unmeasured with the reason.
"""

from mockprep.graders.offline.elsewhere import Answered, Detector
from mockprep.graders.offline.findings import (
    Confidence,
    Finding,
    Place,
    Seen,
    count,
    present,
    unmeasured,
)

__all__ = [
    "Answered",
    "Confidence",
    "Detector",
    "Finding",
    "Place",
    "Seen",
    "count",
    "present",
    "unmeasured",
]
