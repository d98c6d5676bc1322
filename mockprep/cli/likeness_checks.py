"""Whether two questions, of one bank or of two, ask nearly the same: rule B14."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mockprep.content.documents import Document, located
from mockprep.content.library import Library
from mockprep.content.lint import subjects
from mockprep.content.lint_subject import Subject
from mockprep.content.problems import Problem
from mockprep.domain.question import KINDS, AnyQuestion, Kind
from mockprep.graders.offline.alike import likenesses

_TOO_ALIKE: Mapping[Kind, float] = {
    "concept": 0.5,
    "code": 0.4,
    "design": 0.35,
    "behavioral": 0.35,
}
"""The likeness from which two questions are one too many.

Shipped questions on related things come to 0.45, 0.35, 0.2 and 0.25; a question that is asked again
in other words comes to 0.4 and more.
"""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A question under its full name, with its place where its file is checked."""

    name: str
    question: AnyQuestion
    subject: Subject | None
    document: Document | None


def check_likeness(documents: Sequence[Document], library: Library) -> Iterator[Problem]:
    """Each question of the documents that is like another of them, or of the library."""
    entries = list(_entries(documents, library))
    for kind in KINDS:
        of_kind = [entry for entry in entries if entry.question.kind == kind]
        if any(entry.subject for entry in of_kind):
            yield from _check_kind(of_kind, _TOO_ALIKE[kind])


def _entries(documents: Sequence[Document], library: Library) -> Iterator[_Entry]:
    checked = set()
    for document in documents:
        for subject in subjects(document, library):
            name = f"{document.name}/{subject.question.id}"
            checked.add(name)
            yield _Entry(name, subject.question, subject, document)
    kinds = {located.question.kind for document in documents for located in document.questions}
    for listing in library.listings:
        if listing.kind in kinds and listing.name not in checked:
            yield _Entry(listing.name, library.question(listing.name), None, None)


def _check_kind(entries: Sequence[_Entry], too_alike: float) -> Iterator[Problem]:
    """Each pair is told once, at the question that comes later, if its file is checked."""
    alike = likenesses([_told(entry.question) for entry in entries])
    rows, others = (alike >= too_alike).nonzero()
    for at, other in zip(rows.tolist(), others.tolist(), strict=True):
        if other >= at:
            continue
        here, there = entries[at], entries[other]
        if here.subject is None or here.document is None:
            here, there = there, here
        if here.name != there.name:
            yield from _problem(here, there)


def _problem(here: _Entry, there: _Entry) -> Iterable[Problem]:
    if here.subject is None or here.document is None:
        return ()
    message = (
        f"is nearly the question `{there.name}`, “{there.question.title}”; ask for something else,"
        " or leave one out"
    )
    flaw = here.subject.flaw("B14", message, "ask", warn=True)
    return located([flaw], here.document.root, here.document.path)


def _told(question: AnyQuestion) -> str:
    """What tells a question from others. Stories and code to the same question differ widely."""
    parts = [question.title, question.ask]
    if question.kind == "concept":
        parts.append(question.answer)
    return " ".join(parts)
