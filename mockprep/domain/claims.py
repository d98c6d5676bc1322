"""What is made of a candidate's claim on complexity: said, true, and how the two compare."""

from dataclasses import dataclass
from typing import Literal

from mockprep.domain.grading import Evidence

ClaimKind = Literal["time", "space"]
ClaimRating = Literal["right_and_justified", "right", "close", "wrong", "missing"]
RATING_NAMES: dict[ClaimRating, str] = {
    "right_and_justified": "right and justified",
    "right": "right",
    "close": "close",
    "wrong": "wrong",
    "missing": "missing",
}
TruthSource = Literal["measured", "read from the code", "expected by the question"]


@dataclass(frozen=True, slots=True)
class RatedClaim:
    """What the candidate said of time or of space, held against what is true of their code."""

    kind: ClaimKind
    said: str | None
    """The class as understood, such as `n log n`; None where nothing was said."""
    quote: Evidence | None
    """Where it was said."""
    rating: ClaimRating
    credit: float
    """The share of the credit that the claim earns, 0 to 1; more if the rating is better."""
    truth: str
    """The class that is right, such as `n log n`."""
    source: TruthSource
    confidence: float
    """How sure the truth is, 0 to 1."""
    explanation: str
    """One plain sentence for the candidate."""
