"""The offline grader: rules that anyone can read, no model and no network."""

from mockprep.domain.grading import Scorecard, Submission, make_scorecard
from mockprep.domain.rubric import Rubric
from mockprep.graders.meaning import Unavailable, load
from mockprep.graders.offline.honesty_credit import CandidMarking

NAME = "offline"


class OfflineGrader:
    """Marks by rules that you can read: key points, story parts, complexity claims, numbers."""

    name = NAME
    only_computes = True

    async def grade(self, submission: Submission, rubric: Rubric) -> Scorecard:
        """Rate `submission`; the host sees to it that no event loop has to wait."""
        return grade_now(submission, rubric)


def grade_now(submission: Submission, rubric: Rubric) -> Scorecard:
    """The scorecard of `submission`, computed here and now."""
    marking = CandidMarking(submission)
    findings = {name: marking.find(name) for name in sorted(rubric.detectors)}
    ratings = [marking.rate(criterion, rubric, findings) for criterion in rubric.criteria]
    remarks = [*marking.remarks, *_by_words_alone(submission)]
    return make_scorecard(submission, rubric, NAME, ratings, remarks)


def _by_words_alone(submission: Submission) -> list[str]:
    """A remark where prose could be compared by its words only, and not by meaning."""
    meaning = load()
    if submission.question.kind == "code" or not isinstance(meaning, Unavailable):
        return []
    return [f"Graded by words alone, not by meaning: {meaning.reason}."]
