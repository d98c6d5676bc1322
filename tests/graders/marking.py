"""Small submissions and rubrics for the tests of graders."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from mockprep.domain.grading import Rating, Submission
from mockprep.domain.question import (
    AnyQuestion,
    BehavioralQuestion,
    CodeQuestion,
    ConceptQuestion,
    DesignQuestion,
)
from mockprep.domain.rubric import Criterion, Rubric
from mockprep.graders.offline import grade_now
from mockprep.graders.offline.catalogue import measure
from mockprep.graders.offline.findings import Finding
from mockprep.graders.offline.reading import Reading

ROOT = Path(__file__).parents[2]
ANCHORS = {1: "Nothing is seen.", 2: "A trace is seen.", 3: "Most is seen.", 4: "All is seen."}

CONCEPT = ConceptQuestion.model_validate(
    {
        "id": "defaults",
        "title": "Mutable defaults",
        "ask": "What happens with a list as a default argument?",
        "topics": ["python"],
        "rubric": "concept",
        "points": [
            {"point": "made once", "weight": 2, "any_of": ["(made|created|evaluated) once"]},
            {"point": "shared by calls", "weight": 2, "any_of": ["shared ... call*"]},
            {"point": "None as a sentinel", "any_of": ["default ... None", "use None"]},
            {"point": "a use as a cache", "kind": "bonus", "any_of": ["cache"]},
        ],
        "misconceptions": [
            {
                "claim": "every call makes a new list",
                "any_of": ["new list ... call"],
                "penalty": 0.3,
                "fix": "It is made once, when def runs.",
            }
        ],
    }
)
CODE = CodeQuestion.model_validate(
    {
        "id": "windows",
        "title": "Merge windows",
        "ask": "Merge the windows that overlap and return them sorted by start.",
        "topics": ["dsa"],
        "rubric": "coding",
        "entry": "merge",
        "starter": "def merge(windows):\n    # merge the windows because they overlap\n    ...\n",
        "clarify": [
            {"ask": "sorted", "any_of": ["sorted"], "answer": "No."},
            {"ask": "touching", "any_of": ["touch*"], "answer": "They merge."},
            {"ask": "empty", "any_of": ["empty"], "answer": "It may be."},
        ],
        "complexity": {
            "vars": {"n": "number of windows"},
            "time": "n log n",
            "space": "n",
            "accept_space": ["1"],
            "why": ["sort*"],
        },
        "approaches": [
            {"name": "compare all pairs", "time": "n^2", "tier": "baseline"},
            {"name": "sort and sweep", "time": "n log n", "tier": "target"},
        ],
    }
)
DESIGN = DesignQuestion.model_validate(
    {
        "id": "tracking",
        "title": "Live tracking",
        "ask": "Show shippers where their trucks are.",
        "topics": ["design"],
        "rubric": "system-design",
        "facts": [
            {"ask": "fleet size", "any_of": ["how many trucks"], "answer": "8,000."},
            {"ask": "update rate", "any_of": ["how often"], "answer": "Every 10 seconds."},
            {"ask": "retention", "any_of": ["how long"], "answer": "Two years."},
        ],
        "estimates": [
            {"name": "writes per second", "want": 800, "within_factor": 3, "unit": "/s"},
            {"name": "storage per year", "want": 2.5e12, "within_factor": 5, "unit": "B"},
        ],
        "phases": {
            "requirements": [{"point": "a target for freshness", "any_of": ["fresh*", "p99"]}],
            "high_level": [{"point": "a queue", "any_of": ["(queue|kafka|stream)"]}],
        },
        "diagram": {
            "nodes_any": [["gateway", "lb"], ["ingest"], ["queue", "kafka"], ["cache", "redis"]],
            "edges_any": [["ingest", "queue"], ["queue", "cache"]],
        },
        "tradeoffs": ["push vs poll", "direct write vs queue"],
    }
)
STORY = BehavioralQuestion.model_validate(
    {
        "id": "process",
        "title": "A process improved",
        "ask": "Tell me about a time you improved a process.",
        "topics": ["behavioral"],
        "rubric": "behavioral",
        "signals": [{"point": "evidence", "any_of": ["(counted|measured)"]}],
    }
)
KINDS: dict[str, AnyQuestion] = {"concept": CONCEPT, "code": CODE, "design": DESIGN, "story": STORY}


def submit(question: AnyQuestion, answer: str, **fields: Any) -> Submission:
    """An answer to `question`."""
    return Submission(id="a1", name=question.id, question=question, answer=answer, **fields)


def find(detector: str, question: AnyQuestion, answer: str, **fields: Any) -> Finding:
    """What one detector makes of an answer."""
    return measure(detector, Reading(submit(question, answer, **fields)))


def value(detector: str, question: AnyQuestion, answer: str, **fields: Any) -> float | None:
    """The value that one detector gives an answer."""
    return find(detector, question, answer, **fields).value


def criterion(*signals: str | Mapping[str, Any], **fields: Any) -> Criterion:
    """A criterion fed by detectors, given by name or as signals."""
    told = [{"detector": s} if isinstance(s, str) else s for s in signals]
    given = {"id": "one", "title": "One", "asks": "Is it?", "anchors": ANCHORS, **fields}
    return Criterion.model_validate({**given, "signals": told})


def rubric(*criteria: Criterion, **fields: Any) -> Rubric:
    """A rubric of these criteria."""
    return Rubric.model_validate(
        {"rubric": "plain", "title": "Plain", "criteria": criteria, **fields}
    )


def rate(submission: Submission, of: Criterion, **fields: Any) -> Rating:
    """The rating of one criterion by the offline grader."""
    return grade_now(submission, rubric(of, **fields)).ratings[0]


def shipped_rubric(name: str) -> Rubric:
    """A rubric that comes with mockprep."""
    path = ROOT / "rubrics" / f"{name}.yaml"
    return Rubric.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
