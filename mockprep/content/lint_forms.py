"""Whether a question has what its kind should have, and asks one thing in few words."""

import re
from collections.abc import Iterator

from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Flaw
from mockprep.domain.question import BehavioralQuestion, CodeQuestion, DesignQuestion, Kind

_MOST_WORDS = 60
_HYPOTHETICAL = re.compile(
    r"\b(what|how) (would|will) you\b|\bwhat if you\b|\b(imagine|suppose)\b", re.IGNORECASE
)
_LEADING = re.compile(
    r"\b(don't|doesn't|isn't|wouldn't|aren't) (you|it|that|they)\b[^.?!]*\?|,? right\?",
    re.IGNORECASE,
)
_PHASE = "design.phase."
_USUAL_MINUTES: dict[Kind, tuple[float, float]] = {
    "concept": (2, 12),
    "code": (8, 75),
    "design": (20, 90),
    "behavioral": (3, 20),
}
"""What a question of a kind takes, probes included, from short to long."""
_ADDRESS = re.compile(r"https://[^\s/.]+(\.[^\s/.]+)+(/\S*)?")


def lint_form(subject: Subject) -> Iterator[Flaw]:
    """Rules C04, C06, D01, H01, H02, T01, T02 and T04, as they apply to the question's kind."""
    question = subject.question
    yield from _minutes(subject)
    yield from _addresses(subject)
    if isinstance(question, CodeQuestion):
        yield from _code(subject, question)
    elif isinstance(question, DesignQuestion):
        yield from _design(subject, question)
    else:
        if isinstance(question, BehavioralQuestion):
            yield from _behavioral(subject, question)
        if len(question.ask.split()) > _MOST_WORDS:
            yield subject.flaw("T01", f"asks in more than {_MOST_WORDS} words", "ask", warn=True)


def _minutes(subject: Subject) -> Iterator[Flaw]:
    """T02."""
    question = subject.question
    low, high = _USUAL_MINUTES[question.kind]
    if not low <= question.minutes <= high:
        message = (
            f"{question.minutes:g} minutes are unusual for a {question.kind} question;"
            f" {low:g} to {high:g} are usual"
        )
        yield subject.flaw("T02", message, "minutes", warn=True)


def _addresses(subject: Subject) -> Iterator[Flaw]:
    """T04."""
    for at, place in enumerate(subject.question.see):
        if not _ADDRESS.fullmatch(place):
            message = f"`{place}` is no address that can be opened; write it with https://"
            yield subject.flaw("T04", message, "see", at, warn=True)


def _code(subject: Subject, question: CodeQuestion) -> Iterator[Flaw]:
    """C04, which a suite of tests is free of, and C06."""
    if question.suite is None:
        yield from _tests(subject, question)
    reference = question.solutions.reference if question.solutions else ""
    lines = {line.strip() for line in reference.splitlines() if len(line.strip()) >= 12}
    for at, hint in enumerate(question.hints):
        if any(line in hint.say for line in lines):
            yield subject.flaw(
                "C06", "the hint holds code of the reference", "hints", at, warn=True
            )


def _tests(subject: Subject, question: CodeQuestion) -> Iterator[Flaw]:
    if not any(test.tag == "edge" for test in question.tests):
        yield subject.flaw("C04", "no test is tagged `edge`", "tests")
    if not any(test.hidden for test in question.tests):
        yield subject.flaw("C04", "no test is hidden", "tests")
    if question.complexity is None and not _is_to_be_mended(question):
        yield subject.flaw("C04", "no `complexity` is stated")


def _is_to_be_mended(question: CodeQuestion) -> bool:
    """Whether the code that it begins with is known to be wrong; its cost is then no matter."""
    wrong = question.solutions.wrong if question.solutions else ()
    return any(solution.code.strip() == question.starter.strip() for solution in wrong)


def _design(subject: Subject, question: DesignQuestion) -> Iterator[Flaw]:
    """D01."""
    named = subject.rubric.detectors if subject.rubric else frozenset()
    wanted = {name.removeprefix(_PHASE) for name in named if name.startswith(_PHASE)}
    if question.estimates:
        wanted -= {"estimates"}
    if missing := sorted(wanted - set(question.phases)):
        message = f"no points for what the rubric rates: {', '.join(missing)}"
        yield subject.flaw("D01", message, "phases", warn=True)
    for at, estimate in enumerate(question.estimates):
        if not estimate.unit:
            message = f"the estimate `{estimate.name}` has no unit"
            yield subject.flaw("D01", message, "estimates", at, warn=True)
    if len(question.probes) < 2:
        message = "fewer than two probes; a design is explored by asking"
        yield subject.flaw("D01", message, "probes", warn=True)


def _behavioral(subject: Subject, question: BehavioralQuestion) -> Iterator[Flaw]:
    """H01 and H02."""
    if _HYPOTHETICAL.search(question.ask) and "situational" not in question.tags:
        message = "asks what one would do; ask what was done, or tag it `situational`"
        yield subject.flaw("H01", message, "ask", warn=True)
    if question.ask.count("?") > 1:
        message = "asks two things; leave the second to a probe"
        yield subject.flaw("H02", message, "ask", warn=True)
    if _LEADING.search(question.ask):
        message = "suggests its own answer"
        yield subject.flaw("H02", message, "ask", warn=True)
