"""The deep lint behind `mockprep check`: does a question mark its own answers as it should?

Everything here looks at what loads already; what keeps content from loading is told before.
Nothing runs code. The rules bear the ids under which docs/content.md explains them.
"""

from collections.abc import Callable, Iterable, Iterator

from mockprep.content.documents import Document, located
from mockprep.content.library import Library
from mockprep.content.lint_forms import lint_form
from mockprep.content.lint_marking import lint_marking
from mockprep.content.lint_points import lint_points
from mockprep.content.lint_probes import lint_probes
from mockprep.content.lint_rubric import lint_rubric
from mockprep.content.lint_subject import Subject
from mockprep.content.lint_topics import lint_topics
from mockprep.content.problems import Flaw, Problem
from mockprep.domain.rubric import Rubric
from mockprep.errors import UnknownName

_RULES: tuple[Callable[[Subject], Iterable[Flaw]], ...] = (
    lint_marking,
    lint_points,
    lint_probes,
    lint_form,
)


def lint_document(document: Document, library: Library) -> list[Problem]:
    """What is doubtful in a file that was read; the library tells of the rubrics it refers to."""
    flaws: list[Flaw] = []
    for subject in subjects(document, library):
        for rule in _RULES:
            flaws += rule(subject)
        flaws += lint_topics(subject, library.topic_counts)
    if document.rubric and document.root:
        flaws += lint_rubric(document.rubric, document.root)
    return located(flaws, document.root, document.path)


def subjects(document: Document, library: Library) -> Iterator[Subject]:
    """The questions of a file with their places."""
    listed = document.root.get("questions") if document.root else None
    nodes = (listed.elements or []) if listed else []
    places = {node.line: at for at, node in enumerate(nodes)}
    for each in document.questions:
        at = places[each.line]
        rubric = _rubric(each.question.rubric, library)
        yield Subject(each.question, nodes[at], ("questions", at), rubric)


def _rubric(name: str, library: Library) -> Rubric | None:
    try:
        return library.rubric(name)
    except UnknownName:
        return None
